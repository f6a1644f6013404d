"""Further names that a predicate holds for: those set apart in its list, along with its subject, or told of too."""

from __future__ import annotations

from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Group, Mention
from ccgkg.ingest.bodies.subject_names import words_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.grammar import Grammar

#: Tokens of a clause that tells of the first of two.
_CLAUSE = 24
#: Tokens between two names of a list that say where the first is.
_APART = 12
#: What tells the same of others.
_ADVERBS = frozenset({"too", "also", "likewise", "similarly"})


def and_again(doc: Document, after: list[list[Mention]]) -> list[Mention]:
    """The first run of names, with those that an ordinal or a place sets apart: `A and B for the fourth year, and C for
    the fifth`; `A in the east, B and C further north and, for a third year, D`."""
    found = list(after[0])
    for run in after[1:]:
        gap = doc.tokens.words[found[-1].last : run[0].first]
        ordered = bool(gap) and all(w in words_of("again") for w in gap) and "for" in gap
        if not ordered and not _goes_on(doc, found[-1].last, run[0].first):
            break
        found += run
    return found


def _goes_on(doc: Document, first: int, last: int) -> bool:
    """Whether what stands between two names of a list only says where the first is, or how often it was: `in the
    east,`."""
    words = doc.tokens.words
    last -= words[last - 1] == "nhs"
    gap = words[first:last]
    if (
        not 1 < len(gap) <= _APART
        or gap[0] not in words_of("whereabouts")
        or gap[-1] not in ("and", ",", ";")
        or words_of("parts_list") & set(gap)
    ):
        return False
    return not any(doc.cues.within(label, first, last) for label in ("grade", "intervention")) and not Grammar(
        doc
    ).finite(first, last)


def joined_with(doc: Document, lists: list[list[Mention]], run: list[Mention]) -> list[Mention]:
    """Those whom the names of a run only join: `X, along with Y, was rated`; `X joined Y and Z in special measures`."""
    words = doc.tokens.words
    before = next((r for r in reversed(lists) if r[-1].last <= run[0].first), None)
    gap = (
        [w for w in words[before[-1].last : run[0].first] if w not in ("nhs", "the", "has", "have", "also", "will")]
        if before
        else []
    )
    joins = gap[:1] == [","] and (
        gap[1:] in (["along", "with"], ["together", "with"], ["alongside"], ["as", "well", "as"], ["and", "also"])
    )
    joins = joins or before is not None and _each_described(words, before[-1].last, run)
    low = before[0].first - 1 - (words[before[0].first - 1] == "nhs") if before else 0
    if before and gap == [","] and low >= 0 and words[low] == "like" and doc.sentence_tokens(low)[0] == low:
        return before  # `Like X, Y was rated`
    return before if before and (joins or gap in (["joined"], ["joins"], ["joining"], ["join"])) else []


def _each_described(words: list[str], first: int, run: list[Mention]) -> bool:
    """Whether a clause on the names before it parts them from a run: `X, which is in debt, and Y, which is not,
    were`."""
    last = run[0].first - (words[run[0].first - 1] == "nhs")
    opens = words[first : first + 2] in ([",", "which"], [",", "who"], [",", "whose"])
    return (
        opens
        and words[last - 2 : last] == [",", "and"]
        and words[run[-1].last : run[-1].last + 1] == [","]
        and last - first <= _CLAUSE
    )


def _too(words: list[str], last: int) -> bool:
    """Whether a clause ends with an adverb that tells the same of the names before it: `and Y too`, `, Y likewise`."""
    at = last + (words[last] == ",")
    behind = at + (2 if words[at : at + 2] == ["as", "well"] else 1 if words[at] in _ADVERBS else 0)
    return behind > at and words[behind] in (".", ";", ",", ":", ")", "–", "but", "while")


def told_too(doc: Document, after: list[list[Mention]], last: int, stop: int) -> list[Mention]:
    """Further bodies of which the predicate holds: `as does Y`, `along with Y and Z`, `so did Y`."""
    words = doc.tokens.words
    for run in after[:2]:
        gap = words[last : run[0].first]
        if gap[-2:] == [",", "and"] and words[run[-1].last : run[-1].last + 2] == ["for", "the"]:
            return run  # X is good for the third year, and Y for the second
        if gap[-1:] and gap[-1] in ("and", ",", "–") and _too(words, run[-1].last):
            return run  # X is inadequate and Y too
        for n, word in enumerate(gap):
            if _tells_anew(gap[:n]):
                break  # `both inadequate for 2016/17, were merged together with Y`
            if word in words_of("too") and all(w in words_of("too_more") or w in words_of("too") for w in gap[n + 1 :]):
                strong = word in ("so", "along", "alongside", "together", "joined", "followed") or (
                    word == "as" and n + 1 < len(gap) and gap[n + 1] in words_of("too_more")
                )
                following = words[run[-1].last] if run[-1].last < stop else ""
                if strong and not doc.cues.starting("grade", run[-1].last) and following not in ("'s",):
                    return run
    return []


def _tells_anew(gap: list[str]) -> bool:
    """Whether a verb behind a comma takes up the subject again: `good for 2016/17, were folded`."""
    return any(one == "," and two in ("was", "were", "has", "have", "is", "are", "will") for one, two in pairwise(gap))


def some_of(doc: Document, group: Group, after: list[list[Mention]]) -> list[Mention]:
    """Those named of a group behind it: `went to six groups, A and B among them`, `to all seven, including A`."""
    words = doc.tokens.words
    run = next((r for r in after if r[0].first >= group.last), None)
    if run is None:
        return []
    gap = words[group.last : run[0].first - (words[run[0].first - 1] == "nhs")]
    if not gap or gap[0] not in (",", "–", ":", "(", "including") or len(gap) > 3:
        return []
    behind = run[-1].last + (words[run[-1].last] == "ccgs")
    among = words[behind : behind + 2] == ["among", "them"]
    brought = gap[-1] in ("including", "namely") or gap[-2:] in (["among", "them"], ["such", "as"])
    return run if among or brought else []
