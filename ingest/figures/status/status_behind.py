"""The predicate whose subject is the number: `60 posts could go`, `savings of £3bn are planned`, `a cut of 20%, due by
2020`."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import has_own_verb, has_verb, time_words
from ccgkg.ingest.figures.status.due import is_month
from ccgkg.ingest.figures.status.modal_status import modal_status
from ccgkg.ingest.figures.status.no_doubt import means_nothing
from ccgkg.ingest.figures.status.parties_counted import Standing
from ccgkg.ingest.figures.status.standing_case import StandingCase
from ccgkg.ingest.text.cues import Cue

#: Tokens behind a number in which its own predicate begins; words of a name that count for nothing between the two.
_PREDICATE = 14
_NAME = frozenset({"clinical", "commissioning"})
#: Tokens at most between a number and its predicate, apart from such words and adverbs; and one behind a comma.
_CLOSE = 3
_BRACKETED = 8
#: What says that a number is told of now.
_NOW = (["today", ","], ["now", ","], ["currently", ","])


def status_behind(case: StandingCase) -> Standing | None:
    """The status that the first predicate behind a number gives it; None where that is another's, or a fact."""
    if _is_of_now(case):
        return None
    words, end = case.words, _end(case)
    relative = words[case.first] in time_words()["private"]
    for x in case.doc.cues.within("outlook", end, min(case.high, end + _PREDICATE)):
        gap = _past_examples(words[end : x.first])
        if _they_expected(case, x, gap):
            return None
        if _is_no_predicate(case, x, gap):
            continue
        if {"found", "finds", "showed", "shows", "said", "suggests"} & set(gap) and "that" in gap:
            return None  # `A survey of 57 officers found that most expected to merge`
        if ")" in gap and "(" not in gap:
            return None  # `A (deficit: £2m) has asked for help`
        if relative and "," in gap:
            return None  # `The group, which pays for 168,000 people, will need permission`
        its_own = (
            _is_close(case, gap)
            or _in_apposition(case, gap)
            or _is_bracketed(case, x, gap)
            or _is_subject(case, x, gap)
        )
        return modal_status(case, [x]) if its_own or _past_relative(words, end, x.first) else None
    return None


def _is_of_now(case: StandingCase) -> bool:
    """`Staff turnover, currently 14%, may rise`: the number is as it is."""
    words = case.words
    if case.held_by in ("currently", "now") and words[case.begin - 2] in (",", "("):
        return True
    return words[case.n.last : case.n.last + 2] in _NOW


def _end(case: StandingCase) -> int:
    """The token behind a number, its whole, its hedge and the other end of its range: `between 20 and 25 posts could
    go`."""
    n, at = case.n, case.doc.tokens.at
    other = case.c.partner(n)
    if other is not None and n.comparator == ">=" and other.first > n.first:
        return other.last
    end = n.last if n.whole is None else max(n.last, at(n.whole[1] - 1) + 1)
    return end if n.hedge is None else max(end, at(n.hedge[1] - 1) + 1)  # `30 or so are expected to`


def _past_examples(gap: list[str]) -> list[str]:
    """Words behind a number without what only gives examples: `14 remedies, including A and B, will go`."""
    first = next((k for k, w in enumerate(gap) if w == "," and gap[k + 1 : k + 2] in (["including"], ["among"])), None)
    last = next((k for k in range(len(gap) - 1, first or 0, -1) if gap[k] == ","), None)
    return gap if first is None or last is None else gap[:first] + gap[last + 1 :]


def _they_expected(case: StandingCase, x: Cue, gap: list[str]) -> bool:
    """`Just 38 per cent of them expected to be in the same post`: they did expect it."""
    if case.words[x.first] not in ("expected", "expect") or case.n.unit == "GBP" or case.words[x.last - 1] != "to":
        return False
    return gap in ([], ["of", "them"], ["of", "those"], ["of", "ccgs"])


def _is_no_predicate(case: StandingCase, x: Cue, gap: list[str]) -> bool:
    """Whether a cue says nothing of what is to come, or what someone believes or says."""
    if x.value == "actual" or ";" in gap or case.words[x.first] in word_lists()["beliefs"]:
        return True
    if case.n.unit != "GBP" and case.words[x.last] in ("need", "want", "apply"):
        return True  # `20,000 CCG staff would need certainty`
    return means_nothing(case.words, x, case.n.unit == "count") or is_month(case.doc, x.first)


def _is_close(case: StandingCase, gap: list[str]) -> bool:
    """Whether a predicate stands close behind a number that is no object: `60 posts could go`."""
    between = [w for w in gap if w not in _NAME and w not in time_words()["adverbs"]]
    if len(between) > _CLOSE or "," in gap or "against" in gap or not time_words()["no_subject"].isdisjoint(gap):
        return False
    if case.n.unit != "GBP" and not word_lists()["thinks"].isdisjoint(gap):
        return False
    return case.held_by not in ("with", "against", "at")


def _in_apposition(case: StandingCase, gap: list[str]) -> bool:
    """`The largest underspend, £6.5m, is forecast by Leeds CCG`: the amount says how much its subject is."""
    return case.held_by == "," and gap in ([",", "is"], [",", "was"], [",", "are"], [",", "had", "been"], [","])


def _is_bracketed(case: StandingCase, x: Cue, gap: list[str]) -> bool:
    """`a cut of 20%, due by 2020`."""
    due = case.words[x.first] in ("due", "planned", "expected", "proposed")
    return due and gap[-1:] == [","] and len(gap) <= _BRACKETED


def _is_subject(case: StandingCase, x: Cue, gap: list[str]) -> bool:
    """Whether the number is the subject of its clause, and nothing else that of the predicate: `savings of £3bn are
    planned`."""
    if case.words[x.first] in ("to", "if", "hope") or case.held_by == "with":
        return False
    if not time_words()["no_subject"].isdisjoint(gap) or has_own_verb(gap):
        return False
    doc, first = case.doc, case.n.first
    that = next((k + 1 for k in range(first - 1, case.low, -1) if case.words[k] == "that"), case.low)
    return not has_verb(doc, max(that, case.first), first) and not has_verb(doc, that, first)


def _past_relative(words: list[str], end: int, cue: int) -> bool:
    """Whether a cue is the main verb behind a relative clause: `Two bodies which pay for care are expected to
    overspend`."""
    return words[cue - 1] in ("are", "is") and not {"which", "that", "who"}.isdisjoint(words[end : end + 4])
