"""Names of CCGs in one run, and the CCGs for which `it`, `the group`, `they` or `all three` stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import number_before, rules
from ccgkg.ingest.bodies.neighbours import BESIDE, NEIGHBOURS, joined_as_neighbours
from ccgkg.ingest.bodies.subsets import ORDINALS
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

_JOINTS = frozenset(
    {
        "and",
        "&",
        "the",
        ",",
        ";",
        "or",
        "nor",
        "/",
        "plus",
        "nhs",
        "ccg",
        "ccgs",
        "both",
        "clinical",
        "commissioning",
        "groups",
        "group",
    }
)
_NOUNS = frozenset({"group", "ccg", "organisation", "body", "commissioner", "groups", "ccgs"})
#: Tokens before a predicate in which its subject stands.
_SUBJECT = 7
#: Behind an ordinal that singles one out of those just named.
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
#: Words that describe a noun, at most, between it and its article.
_DESCRIBED = 4
#: What only a subject has behind it.
_FINITE = frozenset(
    {
        "will",
        "would",
        "could",
        "may",
        "might",
        "is",
        "was",
        "has",
        "had",
        "plans",
        "wants",
        "hopes",
        "must",
        "should",
        "does",
        "did",
    }
)
_PREPOSITIONS = frozenset({"on", "at", "for", "of", "to", "against"})


@cache
def words_of(key: str) -> frozenset[str]:
    return frozenset(lexicon("subjects")[key])


def runs(doc: Document, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Names of CCGs that commas and `and` join, as lists."""
    found: list[list[Mention]] = []
    for mention in mentions:
        if mention.kind != "ccg":
            continue
        if found and _joined(doc, found[-1], mention):
            found[-1].append(mention)
        else:
            found.append([mention])
    return found


def _joined(doc: Document, run: list[Mention], mention: Mention) -> bool:
    """Whether commas and `and` join a name to those of a run, with what tells that they are neighbours."""
    words = doc.tokens.words
    gap = _without_brackets(doc, run[-1].last, mention.first)
    if not gap or len(run) == 1 and gap == [","] and words[max(0, run[0].first - 1)] in ("unlike", "like"):
        return False
    if len(run) == 1 and (
        gap == ["and"]
        and _joins_one(words, run[0], mention)
        or gap[:2] == [",", "and"]
        and _begins_a_clause(words, run[0], mention)
    ):
        return False
    if joined_as_neighbours(gap):
        return True
    opens = gap[0] in ("and", ",")
    if opens and gap[-1] in _PREPOSITIONS:
        gap.pop()
    beside = not NEIGHBOURS.isdisjoint(gap)
    if len(gap) > (7 if beside and opens else 4):
        return False
    return _JOINTS.issuperset(gap) or beside and BESIDE.union(_JOINTS).issuperset(gap)


def _joins_one(words: Sequence[str], before: Mention, mention: Mention) -> bool:
    """Whether an `and` parts the one whom a verb of joining has from the next subject: `is to join X and Y will merge
    with Z`."""
    finite = words[mention.last : mention.last + 1] != [] and words[mention.last] in _FINITE
    return finite and words[before.first - 1 - (words[before.first - 1] == "nhs")] in (
        "join",
        "joins",
        "joined",
        "absorb",
        "absorbs",
        "absorbed",
    )


def _begins_a_clause(words: Sequence[str], before: Mention, mention: Mention) -> bool:
    """Whether a name behind a comma and an `and` is the subject of what follows: `will not share a chief with X, and Y
    could join Z`."""
    i = before.first - 1
    while i > 0 and words[i] in ("nhs", "the", "neighbouring", "nearby"):
        i -= 1
    return (
        words[i] in _PREPOSITIONS | {"with", "to", "from", "of", "by"}
        and words[mention.last : mention.last + 1] != []
        and words[mention.last] in _FINITE
    )


def _without_brackets(doc: Document, first: int, last: int) -> list[str]:
    """The words between two names without a short remark in brackets, if that says nothing of the first alone."""
    gap = doc.tokens.words[first:last]
    if "(" not in gap or ")" not in gap or not gap.index("(") < gap.index(")") <= 9:
        return gap
    told = any(doc.cues.within(label, first, last) for label in ("grade", "intervention"))
    return gap if told and "both" not in gap else gap[: gap.index("(")] + gap[gap.index(")") + 1 :]


def in_a_relative(words: Sequence[str], name: int, start: int) -> bool:
    """Whether a name at a token is only the subject of a clause on something else: `the building that Bury CCG rents
    was`."""
    first = name - (words[name - 1] == "nhs") - (words[name - 1 - (words[name - 1] == "nhs")] == "the")
    if first - 3 < start or words[first - 1] not in ("that", "which") or words[first - 2] in words_of("told_that"):
        return False
    return words[first - 3] in ("the", "a", "an", "its", "another", "any") and words[first - 2].isalpha()


def pronoun_before(doc: Document, bodies: Bodies, start: int, first: int) -> list[Mention]:
    """The body that `it`, `the group`, or nothing at all, stands for before the predicate, as its nearest mention by
    name."""
    words = doc.tokens.words
    if (titled := _titled(doc, bodies, start, first)) is not None:
        return [titled]
    for i in range(first - 1, start - 1, -1):
        word = words[i]
        before = _determiner(words, i, start) if word in _NOUNS else ""
        if before in ("a", "any", "each", "every") and (
            word in ("ccg", "ccgs") or "commissioning" in words[max(start, i - 2) : i]
        ):
            return []  # any CCG at all
        if word == "all" and (counted := number_before(words, i + 2)):
            return all_before(doc, bodies, i, int(counted[0]))
        singular = word == "it" or (not word.endswith("s") and before in ("the", "this", "that", "her", "his", "my"))
        if singular:
            nearest = bodies.nearest_before(i)
            says = i > start and words[i - 1] in words_of("says")
            if (
                word == "it"
                and words[i + 1] in ("is", "was", "has", "remains", "seems")
                and words_of("expletive") & set(words[i + 1 : i + 4])
                and not {"this", "last", "first", "second"} & set(words[i + 2 : i + 4])
            ):
                continue
            other = nearest is not None and nearest.first >= start and nearest.kind != "ccg"
            if (
                word == "it"
                and says
                and other
                and nearest
                and words[nearest.first - 1] not in ("that", "which", "whom")
            ):
                return []  # but `One of nine groups that NHS England helped, it is good`
            antecedent = bodies.antecedent(doc, i)
            if (
                antecedent is None
                and word == "it"
                and nearest
                and nearest.first >= doc.sentence_tokens(max(0, start - 1))[0]
            ):
                return []  # NHS England published its ratings. It rated 26 CCGs inadequate.
            antecedent = antecedent or bodies.most_named(i) or bodies.first_after(i, "ccg")
            named = bodies.nearest_of(antecedent.agent, i) if antecedent else None
            return [named] if named else []
        if word in ("they", "them") and {"others", "rest", "remainder"} & set(words[start:i]):
            return []
        if word == "they" or (word == "both" and words[i + 1] in ("were", "are", "have", "had", "will", "got", "now")):
            return plural_before(doc, bodies, i)
        if word == "them" and words[i + 1] == "to" and words[i - 1] in rules()["before_each"]:
            return plural_before(doc, bodies, i)  # `NHS England told them to write plans`
    return []


def _titled(doc: Document, bodies: Bodies, start: int, first: int) -> Mention | None:
    """The one CCG that the headline names, where the text below opens with a noun for it: `A health group has been`."""
    words = doc.tokens.words
    noun = next((i for i in range(start + 1, min(first, start + 5)) if words[i] in _NOUNS), None)
    if words[start] not in ("a", "an") or noun is None or words[noun].endswith("s") or bodies.within(start, first):
        return None
    here = doc.layout.sentence_at(doc.tokens.starts[start]).block
    over = doc.layout.blocks[here - 1] if here else None
    if over is None or over.kind != "heading":
        return None
    named = [m for m in bodies.within(*doc.tokens.range(over.start, over.end)) if m.kind == "ccg"]
    return named[0] if len(named) == 1 else None


def _determiner(words: list[str], noun: int, start: int) -> str:
    """The word before a noun and what describes it there: `the` of `the troubled clinical commissioning group`."""
    i = noun - 1
    while i >= start and noun - i <= _DESCRIBED and (words[i] in words_of("describes") or words[i + 1] == "based"):
        i -= 1  # `the troubled group`, `the Yeovil-based group`
    return words[i] if i >= start else ""


def is_the_group(words: list[str], start: int) -> bool:
    """Whether a sentence opens with `it` or a noun for one CCG told before: `The clinical commissioning group`."""
    noun = next((i for i in range(start, min(len(words), start + _DESCRIBED + 2)) if words[i] in _NOUNS), None)
    return words[start] == "it" or (
        noun is not None and not words[noun].endswith("s") and _determiner(words, noun, start) in ("the", "this")
    )


def singled_out(doc: Document, bodies: Bodies, start: int, first: int) -> Mention | None:
    """The one of those named last for which `the last`, `the latter`, `the first of them` stands as the subject right
    before the token `first`."""
    words = doc.tokens.words
    for i in range(first - 1, max(start, first - _SUBJECT), -1):
        place = ORDINALS.get(words[i]) if words[i - 1] == "the" else None
        if place is None:
            continue
        of_them = words[i + 1 : i + 3] in _OF_THEM
        behind = i + 3 if of_them else i + 1 + (words[i + 1] in ("named", "mentioned"))
        if behind != first and words[behind] not in words_of("tells"):
            continue
        index = doc.layout.index_at(doc.tokens.starts[i])
        low = doc.range_of(doc.layout.sentences[max(0, index - 1)])[0]
        lists = runs(doc, bodies.within(low, i))
        listed = next((r for r in reversed(lists) if len(r) > 1), [])
        if of_them and listed:  # `A and B, which had been good, and C`: of all of them
            listed = list({m.agent: m for r in lists for m in r}.values())
        return listed[place] if len(listed) > max(1, place) else None
    return None


def all_before(doc: Document, bodies: Bodies, token: int, count: int) -> list[Mention]:
    """The CCGs for which `all three` stands: as many as the sentence before names, in one list or several."""
    index = doc.layout.index_at(doc.tokens.starts[token])
    first, _ = doc.range_of(doc.layout.sentences[max(0, index - 1)])
    named = {m.agent: m for m in reversed(bodies.within(first, token)) if m.kind == "ccg"}
    return list(reversed(named.values())) if len(named) == count else []


def plural_before(doc: Document, bodies: Bodies, token: int) -> list[Mention]:
    """The list of CCGs for which `they` or `them` at a token stands."""
    layout = doc.layout
    index = layout.index_at(doc.tokens.starts[token])
    for back in range(index, max(-1, index - 3), -1):
        first, last = doc.range_of(layout.sentences[back])
        found = runs(doc, [m for m in bodies.within(first, min(last, token)) if m.kind == "ccg"])
        if found:
            return next((r for r in found if len(r) > 1), [])
    return []
