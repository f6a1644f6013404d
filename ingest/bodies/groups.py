"""Several CCGs under one noun: `the three CCGs`, `both groups`, `groups in Sussex`, `CCGs`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.names import number_before, rules
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

_JOINTS = frozenset({"and", "&", ",", "or", "nor", "/", "plus", "nhs", "with", "both"})
#: Sentences back in which `the three CCGs` looks for three names that stand in no one list.
_BACK = 3


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
    named = _indexed(items, runs_of(doc, items))
    ends = {i.last for i in items} | {i.last - 1 for i in items}
    found: list[Group] = []
    for first, last, plural in places:
        if doc.tokens.words[first - 1 : first] == ["("] and doc.tokens.words[last : last + 1] == [")"] and last == first + 1:
            continue  # `clinical commissioning groups (CCGs)`
        if plural and first not in ends and not named.holds(first):
            group = _group(doc, first, last, named)
            if group:
                found.append(group)
    for first, last in _bare(doc, openers):
        group = _group(doc, first, last, named)
        if group and (group.named or doc.tokens.words[first - 2] == "'s" or first == last):
            found.append(group)
    found.sort(key=lambda g: (g.first, -g.last))
    return [g for n, g in enumerate(found) if not n or g.first >= found[n - 1].last]


@dataclass(frozen=True, slots=True)
class _Named:
    """The CCGs that a text names, and its lists of them, in order and indexed: a group asks for those around it, not for all."""

    items: Sequence[Item]
    firsts: Sequence[int]
    runs: Sequence[Sequence[Item]]
    run_firsts: Sequence[int]
    run_lasts: Sequence[int]
    codes: Sequence[tuple[str, ...]]
    #: The lists by the number of CCGs in them, as indices.
    of_count: Mapping[int, Sequence[int]]
    all_codes: tuple[str, ...]

    def holds(self, token: int) -> bool:
        """Whether a token lies in a name."""
        index = bisect_right(self.firsts, token) - 1
        return index >= 0 and token < self.items[index].last

    def between(self, first: int, last: int) -> tuple[str, ...]:
        """The CCGs named in the tokens [first, last)."""
        found = self.items[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]
        return _codes(i for i in found if i.last <= last)

    def opening(self, first: int, last: int) -> range:
        """The lists that begin in the tokens [first, last)."""
        return range(bisect_left(self.run_firsts, first), bisect_left(self.run_firsts, last))

    def nearest(self, count: int, token: int) -> tuple[str, ...]:
        """The list of so many CCGs that begins nearest to a token."""
        same = self.of_count.get(count, ())
        index = bisect_left(same, bisect_left(self.run_firsts, token))
        around = same[max(0, index - 1) : index + 1]
        return self.codes[min(around, key=lambda r: abs(self.run_firsts[r] - token))] if around else ()

    def told(self, count: int, token: int) -> tuple[str, ...]:
        """The last list of so many CCGs that ends before a token, or else the first after it."""
        same = self.of_count.get(count, ())
        index = bisect_left(same, bisect_right(self.run_lasts, token))
        if index:
            return self.codes[same[index - 1]]
        after = bisect_left(same, bisect_right(self.run_firsts, token))
        return self.codes[same[after]] if after < len(same) else ()


def _indexed(items: Sequence[Item], runs: Sequence[Sequence[Item]]) -> _Named:
    codes = [_codes(r) for r in runs]
    of_count: defaultdict[int, list[int]] = defaultdict(list)
    for index, each in enumerate(codes):
        of_count[len(each)].append(index)
    firsts, lasts = [r[0].first for r in runs], [r[-1].last for r in runs]
    return _Named(items, [i.first for i in items], runs, firsts, lasts, codes, of_count, _codes(items))


def runs_of(doc: Document, items: Sequence[Item]) -> list[list[Item]]:
    """The lists of the text: names joined by commas and `and`, and names that stand in lines one under the other."""
    words, layout, starts = doc.tokens.words, doc.layout, doc.tokens.starts
    runs: list[list[Item]] = []
    for item in items:
        if runs:
            before = runs[-1][-1]
            gap = words[before.last : item.first]
            if gap and len(gap) <= 4 and all(w in _JOINTS or w in ("ccg", "ccgs") for w in gap):
                runs[-1].append(item)
                continue
            blocks = [layout.sentence_at(starts[i.first]).block for i in (before, item)]
            if blocks[1] == blocks[0] + 1 and all(layout.blocks[b].kind == "item" for b in blocks) and item.first - doc.tokens.at(layout.blocks[blocks[1]].start) <= 2:
                runs[-1].append(item)
                continue
        runs.append([item])
    return runs


def _bare(doc: Document, openers: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Places of `both`, `the three`, `the trio`, `these organisations`: nouns that are no word for CCGs, or none at all."""
    words, lists = doc.tokens.words, rules()
    for i in openers:
        word = words[i]
        if word == "'s" and i + 2 < len(words) and number_before(words, i + 2) and words[i + 2] in lists["after_bare"]:
            yield i + 2, i + 2
        elif word == "those" and words[i + 1 : i + 2] in (["in"], ["across"]):
            yield i + 1, i + 1
        elif word in lists["determiners"]:
            j = i + 1
            if j < len(words) and words[j] in lists["pair_nouns"]:
                yield j, j + 1
            elif word == "both" or word in ("the", "all", "these", "those") and j < len(words) and number_before(words, j + 1):
                if word != "both":
                    j += 1
                if j < len(words) and words[j] in lists["body_nouns"]:
                    if word != "both" or words[j + 1 : j + 2] != ["and"]:
                        yield j, j + 1
                elif j < len(words) and words[j] in lists["after_bare"]:
                    yield j, j


def _group(doc: Document, head: int, last: int, named: _Named) -> Group | None:
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    start, stop = doc.sentence_tokens(head if head < len(words) else head - 1)
    i, skipped = head, 0
    count = lists["pair_nouns"].get(words[head]) if head < last else None
    while i > start and count is None:
        number = number_before(words, i)
        if number and number[0] < 1900:
            count, i = number
            break
        proper = tokens.capital(i - 1) and words[i - 1].isalpha() and words[i - 1] not in lists["no_name_nor_direction"]
        if skipped < 5 and (words[i - 1].endswith("est") or words[i - 1] in lists["adjectives"] or words[i - 1] in lists["directions"] or proper or words[i - 1] in "‘’“”'\""):
            i -= 1
            skipped += 1
        else:
            break
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
    if lists["restricting"] & set(words[i:head]) and not any(words[last : last + 1] == [m] for m in (":", "–", "(", ",")):
        members = members if members == (ALL_CCGS,) else (SOME_CCGS,)
    part = number_before(words, first - 1) if before == "of" and first - 1 > start else None
    if part and count is None:
        first, count = part[1], part[0]
    end = max(last, first + 1)
    return Group(tokens.starts[first], tokens.ends[end - 1], first, end, members, count)


def _of_ccgs(doc: Document, first: int, head: int, count: int | None, determiner: str, before: str, start: int) -> bool:
    """Whether `groups` means commissioning groups: it has a number or a determiner, or opens its clause."""
    if count is not None or determiner or first < head:
        return True
    return before in ("", "of", ",", "that", "and", "by", "from", "between", "for", "while", "but", "said", "says", "told", "warned", "where", "when", "if") or before in rules()["adjectives"]


def _members(
    doc: Document,
    first: int,
    head: int,
    last: int,
    count: int | None,
    determiner: str,
    named: _Named,
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
    if part:
        return (SOME_CCGS,)
    if words[first] == "those" and words[last : last + 1] in (["in"], ["across"]):
        return (SOME_CCGS,)
    if count is not None and first > sentence[0] and words[first - 1] == "'s" and words[first - 2] not in ("england", "country", "nation", "nhs"):
        return named.nearest(count, head) or (SOME_CCGS,)
    definite = determiner in lists["definite"] or (not count and last == head)
    if definite:
        members = _stood_for(doc, head, count, named)
        if members:
            return members
        if count is not None and count > 150:
            return (ALL_CCGS,)
        if determiner in ("both", "these", "those") or (count is not None and determiner in lists["definite"]):
            return (SOME_CCGS,) if not _of_england(doc, last, count) else (ALL_CCGS,)
    return (SOME_CCGS,) if _local(doc, first, last, sentence[1], count) else (ALL_CCGS,)


def _of_england(doc: Document, last: int, count: int | None) -> bool:
    """Whether `the 26 rated inadequate` counts a property among all CCGs: a participle follows that says which."""
    words = doc.tokens.words
    return last < len(words) and words[last] in rules()["which"] and (count or 0) > 8


def _stood_for(doc: Document, head: int, count: int | None, named: _Named) -> tuple[str, ...]:
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
        if len(codes) == count:
            return codes
    if codes := named.told(count, head):
        return codes
    for back in range(_BACK + 1):
        floor = doc.range_of(layout.sentences[max(0, index - back)])[0]
        codes = named.between(floor, head)
        if len(codes) == count:
            return codes
    return named.all_codes if len(named.all_codes) == count else ()


def _codes(run: Iterable[Item]) -> tuple[str, ...]:
    return tuple(sorted({i.agent for i in run}))


def _local(doc: Document, first: int, last: int, stop: int, count: int | None) -> bool:
    """Whether the words around say that only some are meant: `in Sussex`, `there`, `I speak to`, `London’s`."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    before = words[first - 1] if first else ""
    if before == "'s" or (first and tokens.capital(first - 1) and before not in lists["no_name"] and before.isalpha()
                          and first - 1 > doc.sentence_tokens(first)[0]):  # fmt: skip
        return words[first - 2 : first - 1] not in (["england"], ["country"], ["nation"], ["nhs"])
    after = words[last:stop][:4]
    if not after:
        return False
    if after[0] in lists["which_some"]:
        return True
    start = doc.sentence_tokens(first)[0]
    if count is not None and words[start] in ("in", "across") and start + 1 < first:
        at = start + 1
        while at < first and words[at] in lists["directions"]:
            at += 1
        if words[at] in ("the", "this", "that") and words[at + 1] in lists["areas"]:
            return True
        if tokens.capital(at) and words[at] not in lists["no_name"] and words[at] not in ("england", "nhs") and words[at].isalpha():
            return True
    if after[0] in ("in", "across", "around", "from", "within", "of", "near", "serving", "covering") and len(after) > 1:
        at = last + 1
        while at + 1 < stop and words[at] in lists["directions"]:
            at += 1
        if words[at] in ("the", "our", "his", "her", "its", "their") and len(after) > 2:
            return words[at + 1] in lists["areas"] or (tokens.capital(at + 1) and words[at + 1] not in ("nhs", "england"))
        return tokens.capital(at) and words[at] not in lists["no_name"] and words[at] not in ("england", "nhs") and words[at].isalpha()
    return False
