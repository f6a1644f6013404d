"""The words for a grade or an intervention nearest to a body's name: which is told of it, and which of others."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Intervention, Rating
from ccgkg.ingest.events.status.status import status_of
from ccgkg.ingest.proofs.grades.graded_case import Graded
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS
from ccgkg.ingest.proofs.near import Where, near, stands_for
from ccgkg.ingest.proofs.proof_words import proof_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, proved, refused

#: Nouns for CCGs in general; words that give a grade, and tokens before one in which they stand.
_PLURALS = frozenset({"ccgs", "groups", "commissioners", "organisations"})
_TOLD = proof_words("grade-given")
_GIVEN = 4
#: What takes up grades or interventions told before; what may stand between `from` and the grade that was moved away
#: from.
_TAKING_UP = frozenset({"them", "these", "those", "same"})
_BEFORE_GRADE = frozenset({"‘", "“", "'", '"', "an", "a", "being", "rated"})
#: Blocks under a lead-in in which the lines of its list stand, and tokens of a line, at most, that is no item.
_LIST, _LINE = 30, 12


def by_cue(case: Graded) -> Proof:
    """The grade or type by the nearest words for one: those that the rules give to other bodies are not this one's."""
    ground, claim = case.ground, case.claim
    spoken, nearest = False, None
    for where, cues in near(ground, case.label, case.first, case.last, claim.org):
        if where == "later":
            cue = next((c for c in cues if c.value == case.value and _is_taken_up(case, c)), None)
            if cue is not None:
                return inferred(case.key, f"{case.said(cue)!r} is told of it further down")
            continue
        free = [c for c in cues if not _is_of_others(case, c) and not _is_denied(case, c)]
        cue = _choose(case, where, free, cues)
        if cue is not None and nearest is None and not (spoken and (claim.org in GROUPS or _is_far(case, where))):
            return proved(case.key, *case.place(cue))
        spoken = spoken or bool(free) or where == "sentence"
        if (free or case.here) and isinstance(claim, Rating):
            nearest = nearest or (free or list(cues))[0]
    if nearest is not None:
        return refused(case.key, f"the text says {case.said(nearest)!r}, not {case.value}")
    return refused(case.key, f"no word near it says {case.value}")


def _is_far(case: Graded, where: Where) -> bool:
    """Whether cues that stand so are none of a body of which the rules read something: above it but no list's, or
    before it but not taken up."""
    if not case.here:
        return False
    if where == "lead-in":
        return case.first not in case.ground.list_of
    return where == "before" and not _points_back(case)


def _is_taken_up(case: Graded, cue: Cue) -> bool:
    """Whether a grade or an intervention further down, which the rules give to no one, may be that of a body named
    before."""
    ground, claim = case.ground, case.claim
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(cue.first)
    if _is_read(case, cue) or claim.org in GROUPS or not _PLURALS.isdisjoint(words[low:high]):
        return False
    if ground.doc.layout.block_at(ground.doc.tokens.starts[cue.first]).kind == "heading" or _denies(ground, cue):
        return False
    if isinstance(claim, Intervention):
        return claim.org == ground.main_body or stands_for(ground, low, high)
    given = not _TOLD.isdisjoint(words[max(low, cue.first - _GIVEN) : cue.first])
    return given and stands_for(ground, low, cue.first)


def _is_read(case: Graded, cue: Cue) -> bool:
    """Whether the rules read a grade or an intervention as that of any body."""
    return (case.claim.kind, *case.place(cue)) in case.ground.evidence_of


def _choose(case: Graded, where: Where, free: Sequence[Cue], cues: Sequence[Cue]) -> Cue | None:
    """The cue among those that stand together that says the claim's grade or type of its body; `free` are no
    other's."""
    return (
        _type_told(case, where, free, cues)
        if isinstance(case.claim, Intervention)
        else _grade_told(case, where, free, cues)
    )


def _type_told(case: Graded, where: Where, free: Sequence[Cue], cues: Sequence[Cue]) -> Cue | None:
    """The intervention told of a body: one that is no other's, one taken up (`made subject to them`), or the
    nearest."""
    if any(c.value == case.value for c in free) or case.here:
        back = cues if where == "before" and _points_back(case) else ()
        among = [*free, *back]
    else:
        among = list(cues if where in ("before", "lead-in") else cues[:1])
    return next((c for c in among if c.value == case.value), None)


def _grade_told(case: Graded, where: Where, free: Sequence[Cue], cues: Sequence[Cue]) -> Cue | None:
    """The grade told of a body: the nearest; the one that it left behind; else of its sentence one that no one was read
    to have."""
    if where == "before":
        return None
    told = bool(case.here)
    nearest = (free or (() if told else cues))[:1]
    if nearest and nearest[0].value == case.value:
        return nearest[0]
    fitting = [c for c in free if c.value == case.value]
    if told and (left := next((c for c in fitting if _is_left_behind(case.ground, c)), None)):
        return left
    if where == "sentence":  # the grades behind its name, up to the next, that the rules read of no one
        behind = (c for c in fitting if _is_named_last(case, c))
        return next((c for c in behind if not (told and _is_read(case, c))), None)
    return next(iter(fitting), None) if where == "after" and not told else None


def _is_named_last(case: Graded, cue: Cue) -> bool:
    """Whether the CCGs named last before a grade in its sentence, one or a list, are or hold the claim's own."""
    doc = case.ground.doc
    lists = runs(doc, case.ground.bodies.within(doc.sentence_tokens(cue.first)[0], cue.first))
    return bool(lists) and any(m.agent == case.claim.org for m in lists[-1])


def _is_of_others(case: Graded, cue: Cue) -> bool:
    """Whether the rules read a grade or an intervention as that of other bodies, none of them in one list with the
    claim's own."""
    ground, first = case.ground, case.first
    orgs = ground.evidence_of.get((case.claim.kind, *case.place(cue)), set())
    if not orgs or case.claim.org in orgs:
        return False
    listed = ground.list_of.get(first)
    lists: list[Sequence[Mention]] = [listed.mentions] if listed else []
    lists += runs(ground.doc, ground.bodies.within(*ground.doc.sentence_tokens(first)))
    return not any(
        any(m.first == first for m in run) and orgs & {m.agent for m in run if m.first != first} for run in lists
    )


def _is_denied(case: Graded, cue: Cue) -> bool:
    """Whether a grade is one that was not given: `was not rated inadequate`."""
    return isinstance(case.claim, Rating) and _denies(case.ground, cue)


def _denies(ground: Ground, cue: Cue) -> bool:
    """Whether the clause of a grade or an intervention denies it."""
    return status_of(ground.doc, cue.first, cue.last, after=False).denied


def _points_back(case: Graded) -> bool:
    """Whether a sentence takes up what was told before it: `was made subject to them`."""
    doc = case.ground.doc
    return not _TAKING_UP.isdisjoint(doc.tokens.words[slice(*doc.sentence_tokens(case.first))])


def _is_left_behind(ground: Ground, cue: Cue) -> bool:
    """Whether a grade is the one that a CCG moved away from: `up from inadequate`."""
    words = ground.doc.tokens.words
    before = cue.first - 1
    while before > 0 and words[before] in _BEFORE_GRADE:
        before -= 1
    return before >= 0 and words[before] == "from"


def in_list(case: Graded) -> Cue | None:
    """The grade of a rating's element in the lines under a lead-in that names the body: `Leadership: good`."""
    if not isinstance(case.claim, Rating):
        return None
    doc = case.ground.doc
    here = doc.layout.sentence_at(doc.tokens.starts[case.first]).block
    if doc.text[doc.layout.blocks[here].end - 1] not in ":?" and doc.layout.blocks[here].kind != "heading":
        return None
    for block in doc.layout.blocks[here + 1 : here + _LIST]:
        low, high = doc.tokens.range(block.start, block.end)
        if block.kind == "paragraph" and high - low > _LINE:
            return None
        if any(c.value == case.claim.dimension for c in doc.cues.within("element", low, high)):
            return next(iter(doc.cues.within("grade", low, high)), None)
    return None
