"""Figures of some CCGs only: those of a speaker, of a place, of a whole told before, or those who answered."""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.owners import owner
from ccgkg.ingest.figures.about.places import in_a_place, owned_by_place
from ccgkg.ingest.figures.about.referent import referent_words
from ccgkg.ingest.figures.about.some_of_all import restricted
from ccgkg.ingest.figures.about.subject_case import LOCAL, SubjectCase
from ccgkg.ingest.figures.context import families

#: Figures back in which it is told how many answered.
_ANSWERED = 3


def goes_on_from_some(case: SubjectCase) -> bool:
    """`Thirteen CCGs in the Midlands require improvement and four are inadequate`: the four are of the Midlands too."""
    last = case.last
    return last is not None and last.about == (SOME_CCGS,) and last.measure in families()["national"]


def goes_on_from_the_region(case: SubjectCase) -> bool:
    """`Three of the region's CCGs are outstanding. In between, 12 are good`: other grades of those just counted."""
    last = case.before[-1] if case.before else None
    if last is None or last.about != (SOME_CCGS,) or not case.among("rated") or last.measure not in families()["rated"]:
        return False
    layout = case.c.doc.layout
    if layout.index_at(case.n.start) - layout.index_at(last.start) > 1 or case.n.value >= LOCAL:
        return False
    told = not {"england", "nationally", "nationwide", "country", "national"}.isdisjoint(
        case.words[case.low : case.high]
    )
    return not told and not case.refs.within(case.low, case.n.first)


def of_some(case: SubjectCase) -> tuple[str, ...]:
    """Some CCGs: those of a speaker, of a place, or of a whole told before."""
    if case.n.unit == "percent" and _of_members(case):
        return (SOME_CCGS,)
    national = case.among("national")
    group = case.group_behind(5) if national and case.n.unit == "percent" else None
    if group is not None and restricted(case.c.doc, group) == (SOME_CCGS,) != group.members:
        return (SOME_CCGS,)  # `62 per cent of the largest CCGs`
    if national and case.counts and case.words[case.n.last : case.n.last + 2] == ["of", "them"]:
        them = case.refs.within(case.n.last + 1, case.n.last + 2)
        if any(r.members == (SOME_CCGS,) for r in them):
            return (SOME_CCGS,)  # `Northern CCGs did worst: seven of them overspent`
    if national and case.of_a_few and _of_those_before(case):
        return (SOME_CCGS,)
    if case.measure == "ccgs" and case.counts and case.n.value < LOCAL:
        whose = owner(case.c, case.cast, case.refs, case.n, case.measure) if case.cast.topic else ()
        return (SOME_CCGS,) if whose in ((), (ALL_CCGS,)) else whose
    placed = national and (_share_in_a_place(case) or case.counts and case.in_a_place_told_first())
    return (SOME_CCGS,) if placed else ()


def _of_members(case: SubjectCase) -> bool:
    """`six in ten of our members`: of those whom the speaker stands for."""
    group = case.group_behind(4)
    return (
        group is not None and group.members == (SOME_CCGS,) and case.words[group.first] in referent_words()["members"]
    )


def of_those_who_answered(case: SubjectCase) -> bool:
    """`Of 118 CCGs that responded, 46 had asked to merge`, `A survey to which 93 CCGs responded found that a fifth
    might merge`."""
    near = case.before[-_ANSWERED:]
    if case.n.unit == "percent":
        layout = case.c.doc.layout
        here = layout.sentence_at(case.n.start).block
        return any(f.measure == "respondents" and here - layout.sentence_at(f.start).block <= 1 for f in near)
    if case.n.whole is None:
        return False
    behind = case.c.doc.tokens.at(case.n.whole[1] - 1) + 1
    told = case.c.doc.cues.within("predicate", behind, behind + 5)
    return any(x.value == "respondents" for x in told)


def goes_on_from_those(case: SubjectCase) -> bool:
    """`Of the 118 CCGs that responded, 46 had asked to merge. Another 31 share a chief`: whether a number goes on from
    some of those who answered, in one paragraph."""
    doc, n, last = case.c.doc, case.n, case.before[-1] if case.before else None
    block = doc.layout.block_at(n.start)
    if last is None or last.start < block.start or last.about != (SOME_CCGS,):
        return False
    if n.unit == "count" and case.words[n.begin - 1] not in ("another", "further") and case.words[n.begin] != "another":
        return False
    first = doc.tokens.range(block.start, n.start)[0]
    return any(x.value == "respondents" for x in doc.cues.within("predicate", first, n.first))


def _of_those_before(case: SubjectCase) -> bool:
    """`Of the 38 CCGs, 25 were rated good`: whether a small whole told before a number is one of CCGs."""
    n, tokens = case.n, case.c.doc.tokens
    if n.whole is None or n.whole[1] > n.start:
        return False
    return case.words[tokens.at(n.whole[1] - 1) + 1] in ("ccgs", "groups", "clinical", "commissioning")


def _share_in_a_place(case: SubjectCase) -> bool:
    """`More than half the CCGs in the capital`, `half of London's CCGs`."""
    group = case.group_behind(5) if case.n.unit == "percent" else None
    if group is None:
        return False
    if case.words[group.first - 1] == "'s" and owned_by_place(case.c.doc, case.n.last, group.first):
        return True
    if not in_a_place(case.c.doc, group.last, 0):
        return False
    return "england" not in case.words[group.last : group.last + 4]
