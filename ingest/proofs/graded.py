"""What is said of a named body by a word of a list: the grade that it was given, the intervention that it is under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.claim import Intervention, Rating
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs.as_read import as_read
from ccgkg.ingest.proofs.grades.graded_case import Graded
from ccgkg.ingest.proofs.grades.graded_cues import by_cue, in_list
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUP_WORDS, GROUPS, Named
from ccgkg.ingest.proofs.near import near
from ccgkg.ingest.proofs.status.standing import status
from ccgkg.ingest.proofs.times.near_times import beside, fits
from ccgkg.ingest.proofs.times.times import time_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

#: Verbs behind `could` that tell of a grade as one that was got, and tokens before it in which they stand.
_GETTING = frozenset({"manage", "only", "boast", "claim", "get", "muster", "score", "achieve"})
_GIVEN = 4
#: How a year is inferred that only may be a grade's: not where the rules read the grade with another.
_WEAK = ("told before", "the financial year that follows")


def prove(ground: Ground, named: Named, claim: Rating | Intervention) -> Iterator[Proof]:
    """The proofs of the keys of a rating or an intervention."""
    case = Graded(ground, named, claim, *ground.doc.tokens.range(claim.start, claim.end))
    yield _org(case)
    listed = None if case.fitting else in_list(case)
    yield _value(case, listed)
    cues = (
        [listed]
        if listed
        else [c for _, group in near(ground, case.label, case.first, case.last, claim.org) for c in group]
    )
    places = case.read_places()[:1] or [(c.first, c.last) for c in cues if c.value == case.value][:1]
    yield _status(case, places)
    if isinstance(claim, Rating):
        fitting = [c for c in case.fitting if isinstance(c, Rating)]
        yield _dimension(claim, fitting)
        told = _period(ground, claim, fitting, places[0] if places else (case.first, case.last))
        again = (_period(ground, claim, fitting, place) for place in _same_grades(case)) if told.refuses else ()
        yield next((proof for proof in again if not proof.refuses), told)
    else:
        yield unproved("effective")
    yield unproved("by")


def _org(case: Graded) -> Proof:
    """The body by its name at the span, or a noun for CCGs where it is none by name."""
    claim = case.claim
    if claim.org in GROUPS:
        words = case.ground.doc.tokens.words[case.first : case.last]
        if words and words[-1] in GROUP_WORDS and all(w in GROUP_WORDS for w in words):
            return proved("org", claim.start, claim.end)
        return refused("org", f"{claim.exact!r} is no noun for CCGs")
    if case.named.is_name_of(claim.org, claim.start, claim.end):
        return proved("org", claim.start, claim.end)
    return refused("org", f"{claim.exact!r} is no name of {claim.org}")


def _value(case: Graded, listed: Cue | None) -> Proof:
    """The grade or type: that of its line in a list, as the rules read it, or by the nearest words for one."""
    if listed is not None:
        if listed.value == case.value:
            return proved(case.key, *case.place(listed))
        return refused(case.key, f"the text says {case.said(listed)!r}, not {case.value}")
    if not case.fitting:
        return by_cue(case)
    return as_read(case.fitting[0], case.key, "as its clause tells it")


def _status(case: Graded, places: Sequence[tuple[int, int]]) -> Proof:
    """The status by the words around; a grade with no reading of its own, or that its body could get, is one given."""
    found = status(case.ground, case.claim, places, case.fitting)
    given = isinstance(case.claim, Rating) and case.claim.status == "actual"
    if found.refuses and given and (not case.fitting or _is_managed(case.ground, places)):
        return inferred("status", "a grade is told as given")
    return found


def _is_managed(ground: Ground, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a grade is what its body was able to get: `could manage only good`."""
    words = ground.doc.tokens.words
    return any(
        words[i] in ("could", "can") and words[i + 1] in _GETTING
        for first, _ in places
        for i in range(max(0, first - _GIVEN), first)
    )


def _dimension(claim: Rating, fitting: Sequence[Rating]) -> Proof:
    """What was graded need not be proved; but a grade that the text gives to another element alone is not this
    one's."""
    if fitting and claim.dimension not in {c.dimension for c in fitting}:
        return unproved("dimension", f"the text gives the grade for {fitting[0].dimension}")
    return inferred("dimension", "as its clause tells it") if fitting else unproved("dimension")


def _same_grades(case: Graded) -> Iterator[tuple[int, int]]:
    """The tokens of each mention of its grade that the rules read of its body, for the same element: `inadequate for
    2015/16, inadequate for 2016/17`."""
    claim = case.claim
    for one in case.ground.told["rating"]:
        if not isinstance(one, Rating) or not isinstance(claim, Rating) or one.dimension != claim.dimension:
            continue
        if one.org == claim.org and one.rating == case.value:
            yield from case.places_of(one)


def _read_of_others(ground: Ground, place: tuple[int, int], low: int, high: int) -> set[str | None]:
    """The years that words of a sentence, tokens [low, high), tell of other grades than that at a place, as the rules
    read them."""
    found = set()
    for one in ground.told["rating"]:
        told = any(e.key == "period" for e in one.evidence)  # a year that is told elsewhere
        at = next((e for e in one.evidence if e.key == "rating" and e.start is not None and e.end is not None), None)
        if not told and at is not None and at.start is not None and at.end is not None and isinstance(one, Rating):
            first, last = ground.doc.tokens.range(at.start, at.end)
            if low <= first < high and (first, last) != place:
                found.add(one.period)
    return found


def _period(ground: Ground, claim: Rating, fitting: Sequence[Rating], place: tuple[int, int]) -> Proof:
    """The year of a grade at the tokens `place`, as the words beside the grade tell it, else those beside the name."""
    low, high = ground.doc.sentence_tokens(place[0])
    grades = ground.doc.cues.within("grade", low, high)
    others = [(c.first, c.last) for c in grades if c.first != place[0]]
    # A year right beside another grade is that one's.
    times = ground.periods.within(low, high)
    theirs = {m.edtf for m in times if any(beside(ground, *other, m) for other in others)}
    own = {m.edtf for m in times if beside(ground, *place, m)}
    theirs -= own
    told = [c.period for c in fitting if c.period not in theirs]
    found = time_of(ground, "period", claim.period, place, told, others, graded=True)
    alike = [c.period for c in fitting if c.dimension == claim.dimension and c.period]
    if not found.refuses and claim.period and alike and claim.period not in own.union(alike):
        weak = (found.reason or "").startswith(_WEAK)
        if weak or claim.period in theirs | _read_of_others(ground, place, low, high):
            return refused("period", f"the text gives the grade for {alike[0]}, not for {claim.period}")
    if found.refuses and claim.period and len({c.value for c in grades}) == 1:
        # One grade for several years: `outstanding for 2017-18, as they had been for 2016-17`.
        asked = bounds(claim.period)
        year = next((m for m in times if m.kind == "financial-year" and fits(m.edtf, asked)), None)
        if year is not None:
            return proved("period", ground.doc.tokens.starts[year.first], ground.doc.tokens.ends[year.last - 1])
    return found
