"""Of whom a figure is that counts no CCGs: of the one who tells it, of those of the figure before it, or of its
owner."""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.owners import owner
from ccgkg.ingest.figures.about.places import in_a_place, named_as_place, of_england
from ccgkg.ingest.figures.about.referent import referent_words
from ccgkg.ingest.figures.about.same_again import respectively, same_practices
from ccgkg.ingest.figures.about.subject_case import FAR, SubjectCase
from ccgkg.ingest.figures.about.told import speaker_of, told_by_giver
from ccgkg.ingest.figures.measure.ballots import is_vote
from ccgkg.ingest.figures.measure.respondents import asked
from ccgkg.ingest.text.clauses import clause_of

_PRACTICES = ("gp-practices",)


def owned(case: SubjectCase) -> tuple[str, ...]:
    """The codes or slugs of those whose the number is; `ccgs` where the text is about no one but all of them."""
    return (
        _of_the_speaker(case)
        or _of_those_asked(case)
        or _of_the_figure_before(case)
        or (_of_practices(case) if case.measure == "practices" else ())
        or _of_a_cut_for_all(case)
        or _of_its_owner(case)
    )


def _of_the_speaker(case: SubjectCase) -> tuple[str, ...]:
    """The organisation of the one who says `we` of it: `“We overspent by £2m,” said the chief executive of X CCG`."""
    if _of_others(case):
        return ()
    org = speaker_of(case.c, case.cast, case.refs, case.n, case.measure)
    if org is None or isinstance(org, tuple):
        return org or ()
    theirs = not case.among("of_ccgs") or org in case.cast.ccgs or org == SOME_CCGS or _ours(case)
    return (org,) if theirs else ()


def _of_others(case: SubjectCase) -> bool:
    """Whether one who says `we` speaks of others in this clause: `when some of our neighbours get £1,300`."""
    before = case.refs.within(clause_of(case.c.doc, case.n.first)[0], case.n.first)
    return any(case.words[r.first] in referent_words()["neighbours"] for r in before)


def _ours(case: SubjectCase) -> bool:
    """Whether `our` stands straight before a number or its whole: `11 of our 58 practices`."""
    n = case.n
    at = n.first if n.whole is None else case.c.doc.tokens.at(n.whole[0])
    return case.words[at - 1] in ("our", "my")


def _of_those_asked(case: SubjectCase) -> tuple[str, ...]:
    """Those who answered, or who asked them: `the think tank surveyed 630 GPs`."""
    if case.measure != "respondents" or case.of_the_nation:
        return ()
    return asked(case.c, case.refs, case.n)


def _of_the_figure_before(case: SubjectCase) -> tuple[str, ...]:
    """Those of the figure whose measure goes on, where no one else is told: `In 2016-17 it was £4m`."""
    n, taken = case.n, case.taken_from
    if taken is None or case.words[n.first - 1] == "(" or n.unit != taken.unit:
        return ()
    if "total" in case.words[n.first - 3 : n.first]:
        return ()  # `In 2017/18 the total was £34m`
    if any(case.words[r.first] != "it" for r in case.refs.within(case.low, n.first)):
        return ()
    return () if _placed_apart(case) or of_england(case.c.doc, case.low, n.first) else taken.about


def _placed_apart(case: SubjectCase) -> bool:
    """Whether words behind a number name whose it is, other than the one before: `15pc in Leeds and 11pc in
    Blackpool`."""
    doc, last = case.c.doc, case.n.last
    if doc.layout.block_at(case.n.start).kind == "item" and case.words[case.n.first - 1] == ":":
        return True  # `Slough: 9.5 per cent`
    if in_a_place(doc, last, 0) and named_as_place(doc, last + 1) or in_a_place(doc, case.low, 0):
        return True
    return any(r.kind == "named" for r in case.refs.within(last, clause_of(doc, case.n.first)[1]))


def _of_practices(case: SubjectCase) -> tuple[str, ...]:
    """Practices as a kind, or the CCG whose practices the figures before counted."""
    if case.n.unit == "percent" and _of_practices_anywhere(case):
        return _PRACTICES
    return same_practices(case.c, case.n, case.before, case.refs) if case.before else ()


def _of_practices_anywhere(case: SubjectCase) -> bool:
    """`only 28 per cent of practices feel able to influence their CCG`: of no CCG, and in no vote."""
    words, last = case.words, case.n.last
    last += words[last + 1] in ("gp", "member")
    if "of" not in words[case.n.last : last + 1] or words[last + 1] != "practices":
        return False
    if words[last + 2] in ("in", "across", "there"):
        return False
    if case.cast.topic or is_vote(case.c.doc, case.n):
        return False
    return not any(r.kind == "named" for r in case.refs.within(case.low, case.high))


def _of_a_cut_for_all(case: SubjectCase) -> tuple[str, ...]:
    """`NHS England confirmed that running costs would be cut by a fifth`: of all CCGs, where none is told."""
    if case.measure != "running-cost-reduction" or case.n.unit != "percent" or not told_by_giver(case.c, case.n):
        return ()
    return () if any(r.of_ccgs for r in case.refs.within(case.low, case.high)) else (ALL_CCGS,)


def _of_its_owner(case: SubjectCase) -> tuple[str, ...]:
    """The owner that the words give it, unless what is counted is more or other than that owner can be."""
    c, n = case.c, case.n
    if case.measure == "staff" and case.words[n.last] in ("ccg", "ccgs") and not _ours(case) and _represented(case):
        return (
            (SOME_CCGS,) if in_a_place(c.doc, n.last, 2) or "region" in case.words[n.last : n.last + 6] else (ALL_CCGS,)
        )
    subject = respectively(c, n, case.low, case.high) or owner(c, case.cast, case.refs, n, case.measure)
    if case.counts and case.among("grouped") and (parties := _of_more_than(case, subject)):
        return parties
    nobody = subject in ((), (ALL_CCGS,))
    if nobody and case.measure == "practices" and (theirs := _of_a_vote_or_share(case)):
        return theirs
    if subject == () and n.unit == "GBP" and (before := _of_the_amount_before(case)):
        return before
    if subject == () and case.among("fiscal") and (spoken := _of_money_with_no_owner(case)):
        return spoken
    return subject or (ALL_CCGS,)


def _represented(case: SubjectCase) -> bool:
    """`Unison, which represents 400 CCG staff in the region`."""
    near = case.words[max(case.low, case.n.begin - 3) : case.n.begin]
    return any(w.startswith("represent") for w in near)


def _of_the_amount_before(case: SubjectCase) -> tuple[str, ...]:
    """`The allowance will be £12m, and leaders believe that £1m of this could be saved`: both are of one body."""
    last = case.last
    return last.about if last is not None and last.unit == "GBP" and len(last.about) == 1 else ()


def _of_more_than(case: SubjectCase, subject: tuple[str, ...]) -> tuple[str, ...]:
    """Some CCGs, where a count of those that merge is more than the one named: `another seven became North East London
    CCG`."""
    if case.n.value > 1 and len(subject) == 1 and subject[0] != ALL_CCGS:
        return (SOME_CCGS,)
    more = case.found.counted in ("", "ccg") and 1 < len(subject) < case.n.value
    return (ALL_CCGS,) if more else ()


def _of_a_vote_or_share(case: SubjectCase) -> tuple[str, ...]:
    """Whose practices are, of whom nothing is told: `Our practices have been balloted. In total 168 were in favour`."""
    if is_vote(case.c.doc, case.n) and (whose := case.cast.topic or _named_behind(case)):
        return whose
    return _PRACTICES if case.n.unit == "percent" else ()


def _named_behind(case: SubjectCase) -> tuple[str, ...]:
    """The CCGs that the rest of a sentence about a vote goes on to tell of: `58 of 64 said yes, and the two CCGs
    merged`."""
    behind = case.refs.within(case.n.last, case.high)
    return next((r.members for r in behind if r.of_ccgs and r.members[0] not in (ALL_CCGS, SOME_CCGS)), ())


def _of_money_with_no_owner(case: SubjectCase) -> tuple[str, ...]:
    """Those whom the text is about: `He has until October to find another £5m`; some CCGs, where a place is told.

    `Allocations in Kent will rise by 4.7%`; `health chiefs on the south coast look likely to overshoot by £98m`.
    """
    n, doc = case.n, case.c.doc
    if case.cast.topic and n.unit == "GBP" and not case.refs.within(case.low, case.high):
        return case.cast.topic
    placed = any(in_a_place(doc, k, 0) for k in range(max(case.low, n.first - FAR), n.first))
    return (SOME_CCGS,) if placed else ()
