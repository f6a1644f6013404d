"""What is said of a named body by a word of a list: the grade that it was given, the intervention that it is under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.claim import Claim, Intervention, Rating
from ccgkg.ingest.cues import Cue
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs.named import GROUP_WORDS, GROUPS, Named
from ccgkg.ingest.proofs.near import near, overlapping
from ccgkg.ingest.proofs.standing import status
from ccgkg.ingest.proofs.times import fits, time_of
from ccgkg.ingest.survey import Survey
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved


def prove(survey: Survey, named: Named, claim: Rating | Intervention) -> Iterator[Proof]:
    key, label, value = ("rating", "grade", claim.rating) if isinstance(claim, Rating) else ("type", "intervention", claim.type)
    tokens = survey.doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    yield _org(survey, named, claim, first, last)
    here = [c for c in overlapping(survey.told[claim.kind], claim.start, claim.end) if getattr(c, "org", None) == claim.org]
    fitting = [c for c in here if getattr(c, key) == value]
    if isinstance(claim, Rating):
        fitting = [c for c in fitting if isinstance(c, Rating) and not _another(claim, c, here)]
    cues = [cue for group in near(survey, label, first, last, claim.org) for cue in group]
    listed = _in_list(survey, claim, first) if isinstance(claim, Rating) and not fitting else None
    if listed is not None:
        start, end = tokens.starts[listed.first], tokens.ends[listed.last - 1]
        fits_ = listed.value == value
        yield proved(key, start, end) if fits_ else refused(key, f"the text says {survey.doc.text[start:end]!r}, not {value}")
        cues = [listed]
    elif fitting:
        spoken = [e for e in fitting[0].evidence if e.key == key and e.start is not None and e.end is not None]
        if spoken and spoken[0].start is not None and spoken[0].end is not None:
            yield proved(key, spoken[0].start, spoken[0].end)
        else:
            yield inferred(key, "as its clause tells it")
    else:
        yield _by_cue(survey, claim, key, label, value, here, first, last)
    places = [(c.first, c.last) for c in cues if c.value == value][:1]
    yield status(survey, claim, places, fitting)
    if isinstance(claim, Rating):
        yield _dimension(claim, [c for c in fitting if isinstance(c, Rating)])
        yield _period(survey, claim, [c for c in fitting if isinstance(c, Rating)], places, first, last)
    else:
        yield unproved("effective")
    yield unproved("by")


def _org(survey: Survey, named: Named, claim: Rating | Intervention, first: int, last: int) -> Proof:
    """The body by its name at the span, or a noun for CCGs where it is none by name."""
    if claim.org in GROUPS:
        words = survey.doc.tokens.words[first:last]
        if words and words[-1] in GROUP_WORDS and all(w in GROUP_WORDS for w in words):
            return proved("org", claim.start, claim.end)
        return refused("org", f"{claim.exact!r} is no noun for CCGs")
    if named.is_name_of(claim.org, claim.start, claim.end):
        return proved("org", claim.start, claim.end)
    return refused("org", f"{claim.exact!r} is no name of {claim.org}")


def _by_cue(
    survey: Survey, claim: Rating | Intervention, key: str, label: str, value: str, here: Sequence[Claim], first: int, last: int
) -> Proof:
    """The grade or type by the nearest words for one: those that the rules give to other bodies are not this one's."""
    tokens = survey.doc.tokens
    given = {
        (e.start, e.end) for c in survey.told[claim.kind] if c not in here for e in c.evidence if e.key == key and e.start is not None
    }
    for cues in near(survey, label, first, last, claim.org):
        free = [c for c in cues if (tokens.starts[c.first], tokens.ends[c.last - 1]) not in given]
        cue = _nearest(free or (cues if not here else []), value)
        if cue is None and isinstance(claim, Intervention):
            cue = next((c for c in free if c.value == value), None)
        if cue is not None:
            return proved(key, tokens.starts[cue.first], tokens.ends[cue.last - 1])
        if (free or here) and not isinstance(claim, Intervention):
            nearest = (free or list(cues))[0]
            return refused(key, f"the text says {_words(survey, nearest)!r}, not {value}")
    return refused(key, f"no word near it says {value}")


def _in_list(survey: Survey, claim: Rating, first: int) -> Cue | None:
    """The grade of an element in the lines under a lead-in that names the body: `Leadership: good`."""
    doc = survey.doc
    here = doc.layout.sentence_at(doc.tokens.starts[first]).block
    if doc.text[doc.layout.blocks[here].end - 1] not in ":?" and doc.layout.blocks[here].kind != "heading":
        return None
    for block in doc.layout.blocks[here + 1 : here + 30]:
        low, high = doc.tokens.range(block.start, block.end)
        if block.kind == "paragraph" and high - low > 12:
            return None
        if any(c.value == claim.dimension for c in doc.cues.within("element", low, high)):
            return next(doc.cues.within("grade", low, high), None)
    return None


def _another(claim: Rating, reading: Rating, here: Sequence[Claim]) -> bool:
    """Whether a reading with the same grade is of another element or year, and the claim's own has another grade."""
    asked = bounds(claim.period) if claim.period else None
    for other in here:
        if not isinstance(other, Rating) or other.rating == claim.rating:
            continue
        if other.dimension == claim.dimension != reading.dimension:
            return True
        if asked and other.dimension == claim.dimension and fits(other.period, asked) and not fits(reading.period, asked):
            return True
    return False


def _nearest(cues: Sequence[Cue], value: str) -> Cue | None:
    return cues[0] if cues and cues[0].value == value else None


def _words(survey: Survey, cue: Cue) -> str:
    tokens = survey.doc.tokens
    return survey.doc.text[tokens.starts[cue.first] : tokens.ends[cue.last - 1]]


def _dimension(claim: Rating, fitting: Sequence[Rating]) -> Proof:
    """What was graded need not be proved; but a grade that the text gives to another element alone is not this one's."""
    if fitting and claim.dimension not in {c.dimension for c in fitting}:
        return unproved("dimension", f"the text gives the grade for {fitting[0].dimension}")
    return inferred("dimension", "as its clause tells it") if fitting else unproved("dimension")


def _period(
    survey: Survey, claim: Rating, fitting: Sequence[Rating], places: Sequence[tuple[int, int]], first: int, last: int
) -> Proof:
    """The year of a grade, as the words beside the grade tell it, else those beside the name."""
    told = [c.period for c in fitting]
    return time_of(survey, "period", claim.period, *(places[0] if places else (first, last)), told)
