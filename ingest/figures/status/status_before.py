"""The modal before a number in its clause, with no fact told after it: `will save £4m`, `is expected to save £4m`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import has_verb, past_an_aside, time_words
from ccgkg.ingest.figures.status.due import is_month
from ccgkg.ingest.figures.status.modal_status import modal_status
from ccgkg.ingest.figures.status.no_doubt import means_nothing
from ccgkg.ingest.figures.status.parties_counted import Standing
from ccgkg.ingest.figures.status.standing_case import StandingCase
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue

#: Behind `with`, what begins a loss that is told of: `with the loss of 15 posts`.
_LOSSES = frozenset({"the", "a", "an", "some", "about", "around", "combined"})


def status_before(case: StandingCase) -> Standing | None:
    """The status that the clause of a number gives it before it comes to the number; None where it tells no more than a
    fact."""
    n, words = case.n, case.words
    if "and" in words[case.begin - 2 : case.begin] and words[n.last] in word_lists()["thinks"]:
        return None  # `seven in ten expected to lose touch and fewer than one in five thought that it would save money`
    own = _past_as(case)
    first = past_an_aside(case.doc, _shared_from(case, own), n.first)
    if words[case.begin - 2 : case.begin] == [",", "by"] and words[first] in time_words()["private"]:
        first = case.begin - 1  # `and B, which had been on course to break even, by £2m`
    cues = [x for x in case.doc.cues.within("outlook", first, case.last) if x.last <= n.first and _says_so(case, x)]
    foretold = next((x for x in cues if _foretells_a_sum(case, first, x)), None)
    if foretold is not None and not case.c.numbers_within(foretold.last, n.first):
        return "possible", case.says(foretold.first, foretold.last)
    modals = _modals(case, own, first, cues)
    fact = next((x for x in reversed(cues) if x.value == "actual" and _is_a_fact(words, x, modals)), None)
    return modal_status(case, [x for x in modals if fact is None or fact.first < x.first])


def _past_as(case: StandingCase) -> int:
    """Where the clause begins, behind an `as` that opens one: `as CCGs must save £4m`."""
    words, subjects = case.words, word_lists()["as_subjects"]
    behind = range(case.n.first - 1, case.first, -1)
    return next((k for k in behind if words[k] == "as" and words[k + 1] in subjects), case.first)


def _shared_from(case: StandingCase, first: int) -> int:
    """Where the clause begins whose modal one shares that begins at `first`: `could be handed over, with the loss of 15
    posts`."""
    if first <= case.doc.sentence_tokens(first)[0]:
        return first
    by = case.words[first + 1] == "by"  # `expects it to overshoot, and by anything up to £4m`
    bare = case.words[first] in ("and", "or") and (by or case.words[first + 1] in word_lists()["bare_verbs"])
    return clause_of(case.doc, first - 1)[0] if bare or _brings_about(case.words, first) else first


def _brings_about(words: list[str], first: int) -> bool:
    """Whether a clause tells what follows from the one before: `with the loss of 15 posts`, `costing £4m`, `which means
    finding £2m`."""
    if words[first] == "with":
        return words[first + 1] in _LOSSES or words[first + 1][0] in "£0123456789"
    means = words[first : first + 2] in (["which", "means"], ["which", "meant"], ["meaning", "finding"])
    return means or words[first] in word_lists()["brings_about"]


def _says_so(case: StandingCase, x: Cue) -> bool:
    """Whether a cue says anything of what is to come."""
    return not means_nothing(case.words, x, case.n.unit == "count") and not is_month(case.doc, x.first)


def _foretells_a_sum(case: StandingCase, first: int, x: Cue) -> bool:
    """`a forecast deficit of £4m`: the adjective of the sum, with no verb before it."""
    if case.words[x.first] not in word_lists()["foretold"] or case.doc.cues.starting("money", x.last) is None:
        return False
    that = next((k for k in range(x.first - 1, first, -1) if case.words[k] == "that"), first)
    return not has_verb(case.doc, that, x.first)


def _modals(case: StandingCase, own: int, first: int, cues: Sequence[Cue]) -> list[Cue]:
    """The modals that hold for the number: behind the number before it in its clause, or joined with it past that."""
    words, n = case.words, case.n
    floor = max([first, *(m.last for m in case.c.numbers_within(own, n.first) if m.partner != n.first)])
    bare = word_lists()["bare_verbs"]
    joined = any(
        words[k] == "and" and (words[k + 1] == "to" or words[k + 1] in bare) for k in range(floor, n.first - 1)
    )  # `is expected to save £4m and to bring costs down by 20%`
    return [x for x in cues if x.value != "actual" and (joined or x.first >= floor or _goes_far(words, x))]


def _goes_far(words: list[str], x: Cue) -> bool:
    """Whether a modal holds past a number: `will`, `is set to`, `due to`."""
    if words[x.first] in word_lists()["modals"]:
        return True
    if words[x.first : x.first + 2] == ["set", "out"]:
        return False  # `having set out to make £1m, it ended the year £5m in deficit`
    return words[x.last - 1] == "to" and words[x.first] in ("set", "is", "are", "due", "about")


def _is_a_fact(words: list[str], x: Cue, modals: Sequence[Cue]) -> bool:
    """Whether a cue tells what is so, and is no part of a modal and no verb that hangs on one."""
    if any(m.first <= x.first < m.last or m.last == x.first for m in modals):
        return False
    return not _bare(words, x, modals)


def _bare(words: list[str], x: Cue, modals: Sequence[Cue]) -> bool:
    """Whether a `have` is the bare verb of a modal before it: `will look after 900,000 people and have a budget`, `will
    therefore have`."""
    if words[x.first] != "have" or not any(m.last <= x.first for m in modals):
        return False
    k = x.first - 1
    while k > 0 and (words[k] in time_words()["adverbs"] or words[k].endswith("ly")):
        k -= 1
    return words[k] in ("and", "or", ",") or any(m.last == k + 1 for m in modals)
