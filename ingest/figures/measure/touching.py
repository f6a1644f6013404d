"""What the words that touch an amount of money say of it: `was £7m out`, `in charge of £1.1bn`, `asked NHS England for
£5m`."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue

#: Measures that `of` may hold an amount to: `savings of £3.2m`.
HELD = frozenset({"savings", "deficit", "surplus", "overspend"})
#: Behind an amount, nouns for money that is there to be spent.
_FUNDS = frozenset({"fund", "pot", "kitty", "pool", "package", "boost"})
_SAVINGS = frozenset({"cuts", "savings", "efficiencies", "economies"})
#: Between an amount and the verb that it hangs on.
_BETWEEN = frozenset(
    [
        *("a", "an", "the", "another", "some", "about", "over", "up", "only"),
        *("just", "its", "their", "extra", "additional", "further", "total", "combined"),
    ]
)
#: Between a verb of saving and its amount, who is spared: `save the taxpayers £5m`.
_SPARED = frozenset({"up", "us", "them", "it", "taxpayers"})
#: Tokens behind an amount in which it is told that it is saved.
_PASSIVE = 7
#: Less buys no care for a population.
_LARGE = 10_000_000
#: What money is given for, and tokens behind it in which that is told.
_HELP = frozenset({"help", "support", "rescue", "prop", "shore", "bail", "steady"})
_HELPS = 7
_LOSES = frozenset({"lose", "loses"})
#: What a CCG is run for, and what makes it one.
_RUNS = frozenset({"running", "administering"})
_CCG = frozenset({"ccg", "ccgs", "commissioning", "group", "groups", "commissioner", "commissioners"})
#: Whom money is given to, with no other noun.
_TO_WHOM = frozenset({"them", "it", "us", "commissioners"})
#: What an amount in someone's charge may be apart from their budget.
_NARROWER = frozenset({"running-costs", "savings", "deficit"})


def touching(case: Case) -> Measured | None:
    """What the words right before an amount or right behind it say; None where they say nothing of it."""
    opening = case.n.begin
    for rule in _AT_ONCE:
        found = rule(case, opening)
        if found is not None:
            return found
    if case.doc.cues.starting("money", case.n.last) is not None:
        return None
    i = opening
    while i > case.low and case.words[i - 1] in _BETWEEN:
        i -= 1
    for rule in _SAVED:
        found = rule(case, i)
        if found is not None:
            return found
    controls = case.doc.cues.ending("controls", i) or _found_for(case, i)
    if controls is not None:
        within = case.doc.cues.within("money", case.n.last, min(case.high, case.n.last + 8))
        narrower = controls.value == "budget" and any(c.value in _NARROWER for c in within)
        if case.words[i - 1] in _LOSES and case.doc.cues.within("money", case.low, i - 1):
            return None  # `spent £6m on running costs and expects to lose £1m`
        if case.words[i - 1] == "lost" and case.words[case.n.last] in ("of", "from", "in", "when", "to"):
            return None  # `lost £2m of its funding`
        return None if narrower else Measured(controls.value, controls.first, controls.last)
    return _gave_to(case, i) or _given(case, i) or _asked_for(case, i)


def _found_for(case: Case, i: int) -> Cue | None:
    """`She found us £3m in a month`: a verb of saving, before whom it is saved for."""
    verb = case.doc.cues.ending("controls", i - 1) if case.words[i - 1] in _TO_WHOM else None
    return verb if verb is not None and verb.value == "savings" else None


def _off_plan(case: Case, i: int) -> Measured | None:
    """`was £7m out`, `£3m over budget`."""
    off = case.doc.cues.starting("off-plan", case.n.last)
    if off is None:
        return None
    if off.value == "surplus" and case.words[off.first] == "ahead" and _of_spending(case, i):
        return Measured("overspend", off.first, off.last)  # `spending ran £7m ahead of plan`
    ends = off.last >= case.high or not case.words[off.last][0].isalnum()
    return (
        Measured(off.value, off.first, off.last) if ends or case.words[off.last] in word_lists()["after_off"] else None
    )


def _of_spending(case: Case, i: int) -> bool:
    """Whether the clause of an amount is of what is spent."""
    first = max(case.low, clause_of(case.doc, case.n.first)[0])
    return not word_lists()["spent_money"].isdisjoint(case.words[first:i])


def _cost_of_running(case: Case, i: int) -> Measured | None:
    """`The cost of running Hull CCG came to £4m`; not of running a hospital."""
    words, low = case.words, max(case.low, clause_of(case.doc, case.n.first)[0])
    at = next((k for k in range(i - 1, low, -1) if words[k] in _RUNS and words[k - 1] in ("of", "for")), None)
    if at is None and words[low] in _RUNS and words[i - 1].startswith("cost") and not _CCG.isdisjoint(words[low:i]):
        return Measured("running-costs", low, low + 1)  # `Running Hull CCG costs £4m a year`
    if at is None or not words[at - 2].startswith("cost") or _CCG.isdisjoint(words[at + 1 : i]):
        return None
    return Measured("running-costs", at - 2, at + 1)


def _paid_out(case: Case, i: int) -> Measured | None:
    """`left behind a £19m hole and pocketed a £215,000 pay-off`: paid to someone."""
    last, words = case.n.last, case.words
    paid = words[last : last + 2] in (["pay", "off"], ["pay", "out"])
    if not paid and (last >= len(words) or words[last] not in word_lists()["paid_out"]):
        return None
    return Measured("other", last, last + 1)


def _underspent_by(case: Case, i: int) -> Measured | None:
    """`underspent their running cost allowance by £120m`."""
    if case.words[i - 1] != "by":
        return None
    back = case.words[max(case.low, i - 7) : i]
    under = not {"underspent", "underspend", "undershot"}.isdisjoint(back)
    return Measured("surplus", i - 1, i) if under else None


def _savings_of(case: Case, i: int) -> Measured | None:
    """`savings of £3.2m a year on running costs`, `has already made cuts of £11m`."""
    if case.words[i - 1] != "of":
        return None
    held = case.doc.cues.ending("money", i - 1)
    if held is not None and held.value in HELD:
        return Measured(held.value, held.first, held.last)
    return Measured("savings", i - 2, i) if case.words[i - 2] == "cuts" else None


def _of_cuts(case: Case, i: int) -> Measured | None:
    """`ordered to make £8m of cuts`."""
    last = case.n.last
    cuts = case.words[last] == "of" and case.words[last + 1] in _SAVINGS
    return Measured("savings", last + 1, last + 2) if cuts else None


def _to_be_saved(case: Case, i: int) -> Measured | None:
    """`£2m a year could be saved on running costs`."""
    at = next((k for k in range(case.n.last, case.n.last + _PASSIVE) if case.words[k] == "saved"), None)
    if at is None or case.words[at - 1] not in ("be", "been", "was", "were"):
        return None
    return Measured("savings", at, at + 1)


def _put_in(case: Case, i: int) -> Measured | None:
    """`We are putting in an extra £10bn`, `putting £5m into the places furthest behind`."""
    words, lists, n = case.words, word_lists(), case.n
    puts = range(i - 1, max(case.low - 1, i - 5), -1)
    at = next((k for k in puts if words[k] in lists["puts"]), None)
    if at is None:
        return None
    behind = words[n.last : n.last + 5]
    goes_in = "in" in words[at + 1 : n.first] or "into" in behind[:2] and not lists["recipients"].isdisjoint(behind)
    if not goes_in or case.doc.cues.starting("money", n.last) is not None:
        return None
    return Measured("budget", at, at + 1)


def _to_help(case: Case, i: int) -> Measured | None:
    """`has set aside £2.4m to help the weakest groups`, `£5m is there to support them`: money for others."""
    words, last = case.words, case.n.last
    near = range(last, min(case.high - 1, last + _HELPS))
    at = next((k for k in near if words[k] == "to" and words[k + 1] in _HELP), None)
    if at is None or case.doc.cues.within("money", case.low, case.high):
        return None
    behind = words[at + 2 : at + 7]
    return None if word_lists()["recipients"].isdisjoint(behind) else Measured("budget", at, at + 2)


def _lives_on(case: Case, i: int) -> Measured | None:
    """`would look after a million people on £1.6bn a year`: what those who serve have for it."""
    on = i - 1
    while case.words[on] in _BETWEEN:
        on -= 1
    if case.words[on] != "on" or case.n.value < _LARGE:
        return None
    serves = case.doc.cues.within("serves", max(case.low, clause_of(case.doc, case.n.first)[0]), on)
    return Measured("budget", on, on + 1) if serves else None


def _fund(case: Case, i: int) -> Measured | None:
    """`can draw on a £400m fund`."""
    last = case.n.last
    return Measured("budget", last, last + 1) if case.words[last] in _FUNDS else None


_AT_ONCE = (
    _off_plan,
    _cost_of_running,
    _paid_out,
    _underspent_by,
    _savings_of,
    _of_cuts,
    _to_be_saved,
    _put_in,
    _lives_on,
    _to_help,
    _fund,
)


def _shaved_off(case: Case, i: int) -> Measured | None:
    """`shave £9m off its drugs bill`."""
    off = case.words[case.n.last] in ("off", "from") and i > case.low
    return Measured("savings", i - 1, i) if off and case.words[i - 1] in word_lists()["shaves"] else None


def _taken_out(case: Case, i: int) -> Measured | None:
    """`take £19m out of its spending`."""
    out = case.words[case.n.last : case.n.last + 2] == ["out", "of"] and i > case.low
    return Measured("savings", i - 1, i) if out and case.words[i - 1] in word_lists()["takes_out"] else None


def _saved(case: Case, i: int) -> Measured | None:
    """`must save £5m`, `would save the taxpayers £5m`."""
    at = i - (case.words[i - 1] in _SPARED)
    saves = at > case.low and case.words[at - 1] in word_lists()["saves"]
    return Measured("savings", at - 1, i) if saves else None


_SAVED = (_shaved_off, _taken_out, _saved)


def _gave_to(case: Case, i: int) -> Measured | None:
    """`gave £64.3bn to 211 CCGs`."""
    last = case.n.last
    if i <= case.low or case.words[i - 1] not in word_lists()["gives"] or case.words[last] != "to":
        return None
    to = case.doc.cues.within("counted", last, min(case.high, last + 4))
    return Measured("budget", i - 1, i) if any(c.value == "ccg" for c in to) else None


def _given(case: Case, i: int) -> Measured | None:
    """`promised CCGs an extra £500m`; `Vacant top jobs cost CCGs £24m a year`."""
    words, noun = case.words, case.doc.cues.ending("counted", i)
    at = _receiver(case, i)
    while at > case.low and words[at - 1] in ("the", "all", "each", "every", "local"):
        at -= 1
    if not case.low < at < i:
        return None
    if noun is not None and words[at - 1] in ("cost", "costs", "costing"):
        return Measured("other", at - 1, i)
    got = words[at - 1] in ("got", "gets", "get") and words[at] in ("us", "them")
    return Measured("budget", at - 1, i) if got or words[at - 1] in word_lists()["gives"] else None


def _receiver(case: Case, i: int) -> int:
    """The first token of the one who gets the amount, before the token `i`; `i` where no one is named."""
    noun = case.doc.cues.ending("counted", i)
    if noun is not None and noun.value == "ccg":
        return noun.first
    other = case.doc.cues.ending("other-body", i)
    if other is not None:
        return other.first
    return i - (i > case.low and case.words[i - 1] in _TO_WHOM)


def _asked_for(case: Case, i: int) -> Measured | None:
    """`asked NHS England for £5m`."""
    words, asks = case.words, word_lists()["asks"]
    if i <= case.low or words[i - 1] != "for" or asks.isdisjoint(words[max(case.low, i - 8) : i - 1]):
        return None
    first = next(k for k in range(i - 2, case.low - 1, -1) if words[k] in asks)
    return None if case.doc.cues.within("money", first, i) else Measured("budget", first, i)
