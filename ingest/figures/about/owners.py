"""Whose a number is, as its clause tells: the label before it, what it belongs to behind it, the subject of its clause.

One order for all: the nearer and the more closely bound goes first. Where the sentence speaks of no one, what the
sentences before spoke of goes on, and at last what the whole text is about.
"""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.labels import by_a_place, labelled
from ccgkg.ingest.figures.about.owner_case import OwnerCase, owner_case
from ccgkg.ingest.figures.about.owners_before import carried_owner, subject_of_the_sentence
from ccgkg.ingest.figures.about.owners_behind import moved_to
from ccgkg.ingest.figures.about.owners_in_clause import owner_in_clause
from ccgkg.ingest.figures.about.places import in_a_place, named_as_place, of_england
from ccgkg.ingest.figures.about.referent import Referent, Referents, referent_words
from ccgkg.ingest.figures.about.some_of_all import restricted
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.ballots import voters_of
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of

#: Before a name, what only sets it against whoever a number is of.
_COMPARES = frozenset({"than", "like", "unlike", "with", "against", "from", "neighbouring", "nearby"})
#: Tokens before a number in which it is told to be England's.
_NEAR = 5
#: Tokens behind money in which it is told whom it is to help.
_HELPED = 7


def owner(c: Context, cast: Cast, refs: Referents, n: Number, measure: str) -> tuple[str, ...]:
    """The codes or slugs of those whose a number is; empty where the text is about no one but all CCGs."""
    case = owner_case(c, cast, refs, n, measure)
    return (
        labelled(case)
        or _of_those_helped(case)
        or _of_some_or_all(case)
        or (_of_those_who_vote(case) if measure == "practices" else ())
        or owner_in_clause(case)
        or _of_the_clauses_before(case)
        or _of_a_kind_or_place(case)
        or _told_behind(case)
        or _only_one_told(case)
        or carried_owner(case)
    )


def _of_those_helped(case: OwnerCase) -> tuple[str, ...]:
    """`NHS England has set aside £2.4m to help the weakest groups`: for some, and so of them."""
    ws, n = case.words, case.n
    near = range(n.last, min(case.high - 1, n.last + _HELPED))
    at = next((k for k in near if ws[k] == "to" and ws[k + 1] in ("help", "support", "rescue", "steady")), None)
    if at is None or case.measure != "budget" or n.unit != "GBP":
        return ()
    helped = next((r for r in case.refs.within(at + 2, at + 6) if r.kind == "group"), None)
    if helped is None or ws[helped.last - 1] not in ("groups", "ccgs", "commissioners", "them"):
        return ()
    whom = restricted(case.doc, helped)
    bare = helped.last - helped.first == 1 and ws[helped.first - 1] == "to"
    return (SOME_CCGS,) if whom == (ALL_CCGS,) and ws[at + 2] not in ("all", "ccgs") and not bare else whom


def _of_some_or_all(case: OwnerCase) -> tuple[str, ...]:
    """Some CCGs, of an area or of those who share a trait; all, of what is told of the nation."""
    n = case.n
    if case.measure != "other" and by_a_place(case) or _is_regional(case):
        return (SOME_CCGS,)
    if n.unit != "count" and case.measure == "overspend" and _by_some(case):
        return (SOME_CCGS,)  # `A quarter of those went over by £5m or more`
    if n.unit == "percent" and case.among("overspent") and _counted_before(case):
        return (SOME_CCGS,)  # the twelve that are over 5pc off
    return (ALL_CCGS,) if _is_national(case) else ()


def _is_regional(case: OwnerCase) -> bool:
    """Whether a number is the average of an area: `the average in their region is £19.40`."""
    ws = case.words
    at = next((k for k in range(case.floor, case.n.first) if ws[k] == "average"), None)
    if at is None:
        return False
    return ws[at + 1] in ("in", "for", "across") and not word_lists()["areas"].isdisjoint(ws[at + 2 : at + 5])


def _by_some(case: OwnerCase) -> bool:
    """Whether some of those counted, each, are over plan by an amount: `20 of them were over by more than £5m`."""
    ws, n = case.words, case.n
    if ws[n.begin - 1] != "by" or not any(m.unit != "GBP" for m in case.c.numbers_within(case.first, n.first)):
        return False
    return n.comparator != "=" and "total" not in ws[case.first : n.first] or ws[n.last : n.last + 2] == ["or", "more"]


def _counted_before(case: OwnerCase) -> bool:
    return any(m.unit == "count" for m in case.c.numbers_within(case.first, case.n.first))


def _is_national(case: OwnerCase) -> bool:
    """Whether the sentence or the words before a number make it England's: `Nationally, …`, `the average was`, `across
    England`."""
    ws, first = case.words, case.n.first
    at = opening_of(case.doc, first)
    if ws[at] in ("nationally", "nationwide", "countrywide"):
        return True
    if of_england(case.doc, max(case.floor, first - _NEAR), first):
        return True
    return any(ws[k] == "england" and ws[k - 1] in ("across", "throughout") for k in range(case.floor, first))


def _of_those_who_vote(case: OwnerCase) -> tuple[str, ...]:
    """Whose practices are that move or vote."""
    return moved_to(case) or voters_of(case.c, case.refs, case.n)


def _of_the_clauses_before(case: OwnerCase) -> tuple[str, ...]:
    """The subject of the clauses before in the sentence; not one that only tells it: `Unison says 35 CCG jobs are at
    risk`."""
    if case.first <= case.low:
        return ()
    subject = subject_of_the_sentence(case)
    if subject is None or subject.kind == "other" and case.first != clause_of(case.doc, case.n.first)[0]:
        return ()
    return restricted(case.doc, subject)


def _of_a_kind_or_place(case: OwnerCase) -> tuple[str, ...]:
    """Those of a sum told of a kind or a place, with no owner: `Running cost allowances are being cut`, `In Kent it was
    £30m`."""
    doc, n, cast = case.doc, case.n, case.cast
    at = opening_of(doc, n.first)
    if not word_lists()["sums_of_all"].isdisjoint(case.words[at : at + 3]) and _nobody_fits(case):
        if in_a_place(doc, at + 1, 0) and not of_england(doc, at, n.first):
            return (SOME_CCGS,)  # `Allocations in Kent will rise by 4.7%`
        return cast.topic if cast.sole and cast.topic and n.unit == "GBP" else (ALL_CCGS,)
    if n.unit == "GBP" and in_a_place(doc, case.low, 0):
        code = named_as_place(doc, case.low + 1)
        return (code,) if code else cast.topic or cast.local or (SOME_CCGS,)  # `In Kent the figure was £30m`
    return ()


def _nobody_fits(case: OwnerCase) -> bool:
    return not any(case.fits(r) for r in case.refs.within(case.low, case.n.last))


def _told_behind(case: OwnerCase) -> tuple[str, ...]:
    """The first CCGs told in the rest of the clause: `£4m was saved by X CCG`; no `their`, and no `they`."""
    after = (r for r in case.refs.within(case.n.last, case.last) if _may_own(case, r))
    found = next(after, None)
    return restricted(case.doc, found) if found is not None else ()


def _may_own(case: OwnerCase, r: Referent) -> bool:
    ws = case.words
    if (
        not r.of_ccgs
        or ws[r.first] == "it"
        or ws[r.first] in referent_words()["neighbours"]
        or ws[r.first - 2 : r.first] in (["those", "of"], ["that", "of"])
        or "their" in ws[r.first - 1 : r.first + 1]
        or ws[r.first] in referent_words()["several"]
    ):
        return False
    return case.fits(r)


def _only_one_told(case: OwnerCase) -> tuple[str, ...]:
    """The one CCG that the rest of a sentence names, where nobody is told of before the number: `Asked about the £2m
    overspend, a spokeswoman for X CCG said`, `The £2m by which X CCG overspent`."""
    if case.refs.within(case.low, case.n.first):
        return ()
    behind = case.refs.within(case.n.last, case.high)
    named = {m for r in behind if r.kind == "named" for m in r.members}
    if len(named) != 1 or any(r.kind in ("group", "other") for r in behind):
        return ()
    first = next(r for r in behind if r.kind == "named")
    compared = not _COMPARES.isdisjoint(case.words[max(case.low, first.first - 2) : first.first])
    return () if compared or not case.fits(first) else first.members
