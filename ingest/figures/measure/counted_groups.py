"""The group of CCGs that a number counts, or part of which it counts, as its own phrase sets it apart."""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.places import elsewhere, in_a_place, owned_by_place
from ccgkg.ingest.figures.about.referent import Referent
from ccgkg.ingest.figures.about.subject_case import SubjectCase
from ccgkg.ingest.figures.about.told import told_of
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.values import dataclass

#: So many at most are meant one by one: `all five had held the top rating`, not `the 26 rated inadequate`.
FEW = 12
#: Tokens before and behind a number in which its group begins.
_BEFORE = 3
_BEHIND = 6


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The noun phrase of a count: its group where words stand for one, up to the token `last`."""

    case: SubjectCase
    group: Referent | None
    last: int
    #: How many are counted, or of how many a part is.
    size: int
    #: Whether it says of which place they are: `three Leeds CCGs`, `Across the north west, five other CCGs`.
    placed: bool
    #: Whether its group is one whose members the text names.
    named: bool

    @property
    def before(self) -> str:
        """The word before the number."""
        return self.case.words[self.case.n.first - 1]

    def definite(self) -> bool:
        """Whether it is the number of those told: `the five`, `five of the …`."""
        n, words = self.case.n, self.case.words
        told = words[max(self.case.low, n.first - 2) : n.first]
        return not word_lists()["definite_before"].isdisjoint(told) or words[n.last] == "of"


def counted_group(case: SubjectCase) -> tuple[str, ...]:
    """The members of the group; empty where it is none that the text sets apart."""
    phrase = _phrase(case)
    if case.words[case.n.last] in word_lists()["not_those"]:
        return (SOME_CCGS,) if phrase.placed or case.among("grouped") else (ALL_CCGS,)
    found = _of_the_topic(phrase) or _told_by_a_change(phrase) or _merging(phrase) or _of_its_group(phrase)
    more = case.n.value > len(found) and found[:1] not in ((), (ALL_CCGS,))
    return (SOME_CCGS,) if more else found  # `nine of the region's CCGs`, in a text that names two of them


def _phrase(case: SubjectCase) -> _Phrase:
    n, doc = case.n, case.c.doc
    near = case.refs.within(max(case.low, n.first - _BEFORE), min(case.high, n.last + _BEHIND))
    group = next((r for r in near if r.kind == "group" and r.last > n.first), None)
    last = n.last if group is None else max(group.last, n.last)
    placed = in_a_place(doc, last, 1) or owned_by_place(doc, n.last, last) or case.in_a_place_told_first()
    named = group is not None and group.members[0] not in (ALL_CCGS, SOME_CCGS)
    return _Phrase(case, group, last, int(n.of or n.value), placed, named)


def _of_the_topic(p: _Phrase) -> tuple[str, ...]:
    """As many as the text is about, and in no other place: `all three`, in a text about three that merge."""
    topic, doc = p.case.cast.topic, p.case.c.doc
    if not len(topic) == p.size > 1 or elsewhere(doc, p.case.n.first, p.last, topic):
        return ()
    theirs = not p.named or p.group is not None and p.group.members == topic or p.before == "all" and not p.placed
    return topic if theirs else ()


def _told_by_a_change(p: _Phrase) -> tuple[str, ...]:
    """The parties to the change that the sentence tells: `The three groups, A, B and C, will merge`; and a part of the
    topic."""
    case, n = p.case, p.case.n
    told = told_of(case.c, n, case.low, case.high, p.size)
    if told and not p.named:
        if p.before == "'s" and elsewhere(case.c.doc, n.first - 2, p.last, told):
            return (SOME_CCGS,)  # `Manchester's three CCGs will merge, and A, B and C are consulting`
        if not (p.placed and case.cast.ccgs.isdisjoint(told)):
            return told
    part = case.words[n.last : n.last + 2] in (["of", "these"], ["of", "those"], ["of", "our"])
    return case.cast.topic if part and n.value < len(case.cast.topic) else ()


def _merging(p: _Phrase) -> tuple[str, ...]:
    """Those of whom one is made, unnamed: `X CCG was formed from three groups`."""
    case, n = p.case, p.case.n
    if p.named or not case.among("grouped"):
        return ()
    made = not word_lists()["makes"].isdisjoint(case.words[max(case.low, n.first - 4) : n.first])
    return (SOME_CCGS,) if made else ()


def _of_its_group(p: _Phrase) -> tuple[str, ...]:
    """What the words for the group say: its members, those of a place, or all of England's."""
    case, n, group = p.case, p.case.n, p.group
    if group is None:
        return (SOME_CCGS,) if p.placed and not case.c.bodies.within(n.last, n.last + 3) else ()
    if p.named:
        return _of_a_named_group(p, group)
    if p.placed and not case.of_the_nation:
        listed = case.cast.listed(p.size) if n.of is None and p.size > 2 and in_a_place(case.c.doc, p.last, 0) else ()
        return listed or (SOME_CCGS,)
    return (ALL_CCGS,) if group.members == (SOME_CCGS,) and _of_all(p, group) else group.members


def _of_a_named_group(p: _Phrase, group: Referent) -> tuple[str, ...]:
    """The members that the text names, where the count means them; some of a place where it goes on to name none of
    them."""
    case = p.case
    if p.placed and p.before == "all":
        behind = case.c.bodies.within(group.last, len(case.c.doc.tokens))
        if not any(m.agent in group.members for m in behind):
            return (SOME_CCGS,)  # `all eight CCGs in north west London`
    own = p.definite() and p.size <= FEW or p.placed or not case.among("rated")
    return group.members if own else ()


def _of_all(p: _Phrase, group: Referent) -> bool:
    """Whether some CCGs are some of all England's, and of no place."""
    case, n, words = p.case, p.case.n, p.case.words
    if not p.definite() and words[group.last] in ("that", "which"):
        return True  # `86: the number of CCGs that have applied to merge`
    national = case.among("national")
    if national and not p.placed and words[n.first - 2 - (words[n.first - 1] == "the") :][:2] == ["one", "of"]:
        return True  # `one of 66 CCGs in that category`
    return national and case.measure != "ccgs" and _of_the(case) or _across_the_nation(case)


def _across_the_nation(case: SubjectCase) -> bool:
    """Whether words before a number make its CCGs all of England's: `across England 23 CCGs`."""
    ws = case.words
    return any(
        ws[k] in word_lists()["nation"] and ws[k - 1] in ("across", "in", "throughout", "the", "")
        for k in range(case.low + 1, case.n.first)
    )


def _of_the(case: SubjectCase) -> bool:
    """Whether the group is only the whole of a count (`24 of the groups`, `75 of 207`), with no CCG named beside it."""
    doc, n = case.c.doc, case.n
    part = n.of is not None or (
        case.words[n.last : n.last + 2] == ["of", "the"]
        and any(doc.cues.starting("counted", k) for k in range(n.last + 2, n.last + 5))
    )
    return part and not any(m.kind == "ccg" for m in case.c.bodies.within(*clause_of(doc, n.first)))


def into_one(case: SubjectCase) -> bool:
    """Whether those counted are the parties to one merger: `a merger of six CCGs`, `brings together eight CCGs`,
    `became X CCG`."""
    ws, n, tokens = case.words, case.n, case.c.doc.tokens
    if ws[n.first - 1] == "of" and ws[n.first - 2] in ("merger", "amalgamation", "union"):
        return True
    if not {"together", "replaced", "replaces", "replacing"}.isdisjoint(ws[max(case.low, n.first - 3) : n.first]):
        return True
    told = case.c.changes_within(tokens.starts[case.low], tokens.ends[case.high - 1])
    return any(x.type == "merger" and x.result is not None and n.start < x.start for x in told)
