"""Several CCGs under one noun: `the three CCGs`, `both groups`, `groups in Sussex`, `CCGs`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.lineage import apart, side_by_side
from ccgkg.ingest.bodies.localities import local
from ccgkg.ingest.bodies.named_ccgs import NamedCcgs, indexed, runs_of
from ccgkg.ingest.bodies.names import number_before, rules
from ccgkg.ingest.bodies.subsets import ENDS, SIDES
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Sentences back in which `the three CCGs` looks for three names that stand in no one list.
_BACK = 3
#: What makes CCGs those around the one spoken of: `two neighbouring groups`.
_NEARBY = frozenset({"neighbouring", "nearby", "adjoining", "adjacent"})
#: Nouns for CCGs and others.
SHARES = frozenset(
    {"half", "most", "some", "many", "none", "few", "several", "third", "quarter", "thirds", "quarters", "majority"}
)
_VOTED = frozenset({"took", "voted", "replied", "responded", "answered", "returned"})
_SHARED = frozenset({"organisations", "bodies", "commissioners", "boards", "organizations"})


@dataclass(frozen=True, slots=True)
class Group:
    """CCGs at code points [start, end), tokens [first, last). `members` are the codes that the text names, or `ccgs` for
    all CCGs of England, or `some-ccgs` for a group local to the text; `count` is the number that is said."""

    start: int
    end: int
    first: int
    last: int
    members: tuple[str, ...]
    count: int | None

    @property
    def named(self) -> bool:
        return self.members not in ((ALL_CCGS,), (SOME_CCGS,))


def find_groups(
    doc: Document, items: Sequence[Item], places: Iterable[tuple[int, int, bool]], openers: Iterable[int]
) -> list[Group]:
    """The groups of a document; `items` are the CCGs that it names, `places` the nouns for CCGs, `openers` the tokens of
    determiners and possessives."""
    named = indexed(items, runs_of(doc, items))
    tokens = doc.tokens
    lined = {
        i.last
        for i in items
        if i.last < len(tokens) and "\n" in doc.text[tokens.ends[i.last - 1] : tokens.starts[i.last]]
    }
    ends = ({i.last for i in items} - lined) | {i.last - 1 for i in items}
    found: list[Group] = []
    for first, last, plural in places:
        if doc.tokens.words[first - 1] == "(" and doc.tokens.words[last] == ")" and last == first + 1:
            continue  # `clinical commissioning groups (CCGs)`
        if plural and first not in ends and not named.holds(first):
            group = _group(doc, first, last, named)
            if group:
                found.append(group)
    for first, last in _bare(doc, openers):
        group = _group(doc, first, last, named)
        if group and (
            group.named
            or words_them(doc, last)
            or doc.tokens.words[first - 2] == "'s"
            or first == last
            or doc.tokens.words[first - 1] in SIDES
            or may_be_ccgs(doc, group)
        ):
            found.append(group)
    found.sort(key=lambda g: (g.first, -g.last))
    return [g for n, g in enumerate(found) if not n or g.first >= found[n - 1].last]


def words_them(doc: Document, last: int) -> bool:
    """Whether a phrase ends in the pronoun: `all of them`."""
    return doc.tokens.words[last - 1] == "them"


def may_be_ccgs(doc: Document, group: Group) -> bool:
    """Whether a group is told by a noun that other bodies share, with a number: `the three organisations` are CCGs if the text has three."""
    words = doc.tokens.words
    return bool(group.count) and words[group.first] == "the" and words[group.last - 1] in _SHARED


def _bare(doc: Document, openers: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Places of `both`, `the three`, `the trio`, `these organisations`: nouns that are no word for CCGs, or none at all."""
    words, lists = doc.tokens.words, rules()
    for i in openers:
        word = words[i]
        if word == "'s" and i + 2 < len(words) and number_before(words, i + 2) and words[i + 2] in lists["after_bare"]:
            yield i + 2, i + 2
        elif word in ("all", "both") and words[i + 1 : i + 3] == ["of", "them"] and words[i - 1] in lists["led_over"]:
            yield i, i + 3  # `accountable officer of all of them`
        elif word == "those" and words[i + 1] in ("in", "across"):
            yield i + 1, i + 1
        elif word in lists["determiners"]:
            j = i + 1 + (word == "the" and words[i + 1] in ENDS)  # `the last two`
            if j < len(words) and words[j] in lists["pair_nouns"]:
                yield j, j + 1
            elif (
                word == "both"
                or word in ("the", "all", "these", "those")
                and j < len(words)
                and number_before(words, j + 1)
            ):
                if word != "both":
                    j += 1
                while j + 1 < len(words) and (
                    words[j] in lists["directions"]
                    and not (word == "both" and doc.tokens.capital(j))
                    or (word != "both" and doc.tokens.capital(j) and words[j] in places())
                ):
                    j += 1  # `the two northern organisations`
                if j < len(words) and words[j] in lists["body_nouns"]:
                    if word != "both" or words[j + 1] != "and":
                        yield j, j + 1
                elif (
                    j < len(words)
                    and words[j] in lists["after_bare"]
                    and not (words[j] in ("that", "who", "which") and words[j + 1] in _VOTED)
                ):
                    yield j, j


def _group(doc: Document, head: int, last: int, named: NamedCcgs) -> Group | None:
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    start, stop = doc.sentence_tokens(head if head < len(words) else head - 1)
    i, skipped = head, 0
    count = lists["pair_nouns"].get(words[head]) if head < last else None
    while i > start and count is None:
        number = number_before(words, i)
        if (
            number
            and number[1] > start
            and words[i - 1].isdecimal()
            and doc.text[tokens.starts[number[1]] - 1] in "-–/"
        ):
            break  # `In 2014-15 CCGs had`
        if number and number[0] < 1900:
            count, i = number
            break
        if i - 2 >= start and words[i - 1] in lists["joined_participles"] and doc.text[tokens.ends[i - 2]] in "-‑":
            i -= 2  # `the bottom-rated groups`
            continue
        proper = tokens.capital(i - 1) and words[i - 1].isalpha() and words[i - 1] not in lists["no_name_nor_direction"]
        if skipped < 5 and (
            words[i - 1].endswith("est")
            or words[i - 1] in lists["adjectives"]
            or words[i - 1] in lists["directions"]
            or proper
            or words[i - 1] in "‘’“”'\""
        ):
            i -= 1
            skipped += 1
        else:
            break
    if count is None and i - 2 >= start and words[i - 1] == "of" and words[i - 2] in lists["pair_nouns"]:
        count, i = lists["pair_nouns"][words[i - 2]], i - 2  # `the pair of groups`
    if count is None and skipped:
        i = head if words[i - 1] not in lists["determiners"] else i
    determiner = words[i - 1] if i > start and words[i - 1] in lists["determiners"] else ""
    first = i
    while first > start and words[first - 1] in lists["determiners"]:
        first -= 1
    before = words[first - 1] if first > start else ""
    if "both" in words[first:head]:
        count = 2
        determiner = "both"
    if words[head:last] == ["groups"] and not _of_ccgs(doc, first, head, count, determiner, before, start):
        return None
    members = _members(doc, first, head, last, count, determiner, named, (start, stop))
    if lists["restricting"] & set(words[i:head]) and not any(
        words[last : last + 1] == [m] for m in (":", "–", "(", ",")
    ):
        members = (SOME_CCGS,) if members != (ALL_CCGS,) or _NEARBY & set(words[i:head]) else members
    part = number_before(words, first - 1) if before == "of" and first - 1 > start else None
    if part and count is None:
        first, count = part[1], part[0]
    end = max(last, first + 1)
    return Group(tokens.starts[first], tokens.ends[end - 1], first, end, members, count)


def _of_ccgs(doc: Document, first: int, head: int, count: int | None, determiner: str, before: str, start: int) -> bool:
    """Whether `groups` means commissioning groups: it has a number or a determiner, or opens its clause."""
    if count is not None or determiner or first < head:
        return True
    if before in places():
        return True  # `Norfolk groups plan to merge`
    if before == "'s" and (words := doc.tokens.words)[first - 2] in places() | rules()["areas"]:
        return words[head + 1 : head + 2] == [] or words[head + 1] not in (
            "of",
            "for",
        )  # `Leeds’s groups`, `the city’s groups`
    return (
        before
        in (
            "",
            "of",
            ",",
            "that",
            "and",
            "by",
            "from",
            "between",
            "for",
            "while",
            "but",
            "said",
            "says",
            "told",
            "warned",
            "where",
            "when",
            "if",
        )
        or before in rules()["adjectives"]
    )


def _members(
    doc: Document,
    first: int,
    head: int,
    last: int,
    count: int | None,
    determiner: str,
    named: NamedCcgs,
    sentence: tuple[int, int],
) -> tuple[str, ...]:
    words, lists = doc.tokens.words, rules()
    # Named straight after: `two of the CCGs, A and B,`; `three CCGs in A, B and C`; `the six CCGs (A, …)`.
    for run in named.opening(last + 1, last + 4):
        if all(w in lists["introduces"] for w in words[last : named.run_firsts[run]]):
            codes = named.codes[run]
            if count in (None, len(codes)) and (len(codes) > 1 or count == 1):
                return codes
    part = first >= 2 and words[first - 1] == "of" and number_before(words, first - 1) is not None
    share = first >= 2 and words[first - 1] == "of" and words[first - 2] in SHARES
    if part:
        return (SOME_CCGS,) if determiner or words[last : last + 2] != ["in", "england"] else (ALL_CCGS,)
    if words[first] == "those" and words[last] in ("in", "across"):
        return (SOME_CCGS,)
    if (
        count is not None
        and first > sentence[0]
        and words[first - 1] == "'s"
        and words[first - 2] not in ("england", "country", "nation", "nhs")
    ):
        return named.nearest(count, head) or (SOME_CCGS,)
    definite = not share and (determiner in lists["definite"] or (not count and last == head))
    if definite:
        members = _stood_for(doc, head, count, named)
        if members:
            return members
        if count is not None and count > 150:
            return (ALL_CCGS,)
        if determiner in ("both", "these", "those") or (count is not None and determiner in lists["definite"]):
            return (SOME_CCGS,) if not _of_england(doc, last, count) else (ALL_CCGS,)
    return (SOME_CCGS,) if local(doc, first, last, count) else (ALL_CCGS,)


def _of_england(doc: Document, last: int, count: int | None) -> bool:
    """Whether `the 26 rated inadequate` counts a property among all CCGs: a participle follows that says which."""
    words = doc.tokens.words
    return last < len(words) and words[last] in rules()["which"] and (count or 0) > 8


def _stood_for(doc: Document, head: int, count: int | None, named: NamedCcgs) -> tuple[str, ...]:
    """The CCGs for which `the three CCGs` stands: a list of so many before it, or after it, or so many named around."""
    layout, starts = doc.layout, doc.tokens.starts
    if count is None:
        recent = doc.range_of(layout.sentences[max(0, layout.index_at(starts[head]) - _BACK)])[0]
        for run in reversed(named.opening(recent, head)):
            if named.run_lasts[run] <= head and len(named.codes[run]) > 1:
                return named.codes[run]
        return ()
    index = layout.index_at(starts[min(head, len(starts) - 1)])
    if count == 2:  # `both groups`: the two named last, before any older pair
        codes = named.between(doc.range_of(layout.sentences[max(0, index - 2)])[0], head)
        if len(codes) == count and side_by_side(codes):
            return codes
    if codes := named.told(count, head):
        return codes
    for back in range(_BACK + 1):
        floor = doc.range_of(layout.sentences[max(0, index - back)])[0]
        codes = tuple(sorted(apart(named.between(floor, head))))
        if len(codes) == count:
            return codes
    return named.all_codes if len(named.all_codes) == count and side_by_side(named.all_codes) else ()
