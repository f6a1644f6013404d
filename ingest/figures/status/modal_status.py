"""What a modal says of the number that it is told with: planned, proposed, possible (decision 4)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Status
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.status.parties_counted import Standing
from ccgkg.ingest.figures.status.standing_case import StandingCase
from ccgkg.ingest.text.cues import Cue

_STANDINGS: dict[str, Status] = {"possible": "possible", "proposed": "proposed"}
#: What a merger is called.
_MERGERS = frozenset({"merger", "tie", "union", "amalgamation", "takeover", "marriage"})
#: Changes told before among which one that is decided makes what follows from it planned.
_TOLD = 6
_WILL = frozenset({"would", "will", "'ll", "'d"})
_RECKONS = frozenset({"reckons", "thinks", "believes", "estimates", "predicts"})
_WOULD = frozenset({"would", "'d"})


def modal_status(case: StandingCase, modals: Sequence[Cue]) -> Standing | None:
    """The status of a number with these modals, in the order of the text; None where none of them is of its measure."""
    if case.among("rated"):
        modals = [x for x in modals if _of_a_grade(case, x)]
    if not modals:
        return None
    cue = next((x for x in reversed(modals) if x.value == "possible"), modals[0])
    return _value(case, cue), case.says(cue.first, cue.last)


def _of_a_grade(case: StandingCase, x: Cue) -> bool:
    """Whether a modal is of the grade itself: `will be rated good`, `if 20 are good`."""
    behind = case.words[x.last : x.last + 2]
    return case.words[x.first] == "if" or behind in (["be", "rated"], ["be", "graded"], ["be", "judged"])


def _value(case: StandingCase, cue: Cue) -> Status:
    word = case.words[cue.first]
    if word == "will" and case.words[case.low] == "if" and "," in case.words[case.low : cue.first]:
        return "possible"  # `If they all say yes, 15 groups will turn into three`
    if _of_a_proposal(case, cue) or _of_a_bill(case, cue):
        return "proposed"
    if word == "will" and not _RECKONS.isdisjoint(case.words[case.low : cue.first]):
        return "possible"
    if case.among("overspent"):
        aimed = case.words[cue.first : cue.last] == ["set", "out", "to"]  # `set out to make a surplus`
        foretold = word in word_lists()["foretells"] and not aimed  # nobody plans to overspend
        return "possible" if foretold else _STANDINGS.get(cue.value, "planned")
    if _would_have_to(case, cue) or _was_announced(case, cue):
        return "planned"
    return _STANDINGS.get(cue.value, "planned")


def _of_a_proposal(case: StandingCase, cue: Cue) -> bool:
    """`Under the proposals 60 posts would go`."""
    opening = case.words[case.low : case.low + 4]
    if opening[:1] != ["under"] or {"proposal", "proposals"}.isdisjoint(opening):
        return False
    return case.words[cue.first] in ("would", "will", "could")


def _of_a_bill(case: StandingCase, cue: Cue) -> bool:
    """`The bill would hand their work to 42 boards`."""
    if case.words[cue.first] not in _WILL or case.among("fiscal"):
        return False
    return not {"bill", "paper"}.isdisjoint(case.words[case.low : cue.first])


def _would_have_to(case: StandingCase, cue: Cue) -> bool:
    """`CCGs would have to cut their running costs by a fifth`: what has to be done with them is planned."""
    words, at = case.words, cue.first
    if words[at] not in _WOULD or case.measure not in ("running-costs", "running-cost-reduction"):
        return False
    return ["have", "to"] in (words[at + 1 : at + 3], words[at + 2 : at + 4])


def _was_announced(case: StandingCase, cue: Cue) -> bool:
    """`He announced that 60 posts would go`: the `will` of what was announced."""
    words, at = case.words, cue.first
    if words[at] not in _WOULD and not (words[at] in ("was", "were") and words[at + 1] == "going"):
        return False
    announced = words[case.low : at]
    if word_lists()["announced"].isdisjoint(announced) or not {"might", "could", "may"}.isdisjoint(announced):
        return False
    return "if" not in words[case.n.last : case.high] and not _of_an_idea(case, cue)


def _of_an_idea(case: StandingCase, cue: Cue) -> bool:
    """Whether the subject of a `would` is a scheme on which nothing is decided yet: `said the merger would save
    £3m`."""
    words, at = case.words, cue.first
    of_merged = not word_lists()["merged_so"].isdisjoint(words[max(0, at - 3) : at])
    if not of_merged and word_lists()["ideas"].isdisjoint(words[max(0, at - 2) : at]):
        return False
    of_merged_only = of_merged or not _MERGERS.isdisjoint(words[max(0, at - 2) : at])
    kinds = ("merger",) if of_merged_only else ("merger", "shared-leadership")
    before = case.c.changes_within(0, case.doc.tokens.starts[case.low])[-_TOLD:]
    told = [x.status for x in before if x.type in kinds]
    if {"planned", "actual"}.isdisjoint(told):
        return True
    return of_merged and told[-1] != "planned" and "actual" not in told
