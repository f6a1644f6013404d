"""What is said of a named body by a word of a list: the grade that it was given, the intervention that it is under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import Claim, Intervention, Rating
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.events.status import status_of
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUP_WORDS, GROUPS, Named
from ccgkg.ingest.proofs.near import Where, near, stands_for
from ccgkg.ingest.proofs.near_times import beside, fits
from ccgkg.ingest.proofs.standing import status
from ccgkg.ingest.proofs.times import time_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

#: Nouns for CCGs in general; words that give a grade, and tokens before one in which they stand.
_PLURALS = frozenset({"ccgs", "groups", "commissioners", "organisations"})
_TOLD = frozenset(
    {
        "rated",
        "graded",
        "judged",
        "was",
        "is",
        "be",
        "been",
        "being",
        "remains",
        "remained",
        "to",
        "became",
        "found",
        "told",
        "it",
        "as",
        "from",
        "now",
        "deemed",
    }
)
_GETTING = frozenset({"manage", "only", "boast", "claim", "get", "muster", "score", "achieve"})
_GIVEN = 4


def prove(ground: Ground, named: Named, claim: Rating | Intervention) -> Iterator[Proof]:
    key, label, value = (
        ("rating", "grade", claim.rating) if isinstance(claim, Rating) else ("type", "intervention", claim.type)
    )
    tokens = ground.doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    yield _org(ground, named, claim, first, last)
    here = [c for c in ground.read_at(claim.kind, claim.start, claim.end) if getattr(c, "org", None) == claim.org]
    fitting = [c for c in here if getattr(c, key) == value]
    if isinstance(claim, Rating):
        fitting = [c for c in fitting if isinstance(c, Rating) and not _another(claim, c, here)]
    cues = [cue for _, group in near(ground, label, first, last, claim.org) for cue in group]
    listed = _in_list(ground, claim, first) if isinstance(claim, Rating) and not fitting else None
    if listed is not None:
        start, end = tokens.starts[listed.first], tokens.ends[listed.last - 1]
        fits_ = listed.value == value
        yield (
            proved(key, start, end)
            if fits_
            else refused(key, f"the text says {ground.doc.text[start:end]!r}, not {value}")
        )
        cues = [listed]
    elif fitting:
        spoken = [e for e in fitting[0].evidence if e.key == key and e.start is not None and e.end is not None]
        if spoken and spoken[0].start is not None and spoken[0].end is not None:
            yield proved(key, spoken[0].start, spoken[0].end)
        else:
            yield inferred(key, "as its clause tells it")
    else:
        yield _by_cue(ground, claim, key, label, value, here, first, last)
    places = [(c.first, c.last) for c in cues if c.value == value][:1]
    found = status(ground, claim, places, fitting)
    if (
        found.refuses
        and isinstance(claim, Rating)
        and claim.status == "actual"
        and (not fitting or _managed(ground, places))
    ):
        found = inferred("status", "a grade is told as given")
    yield found
    if isinstance(claim, Rating):
        yield _dimension(claim, [c for c in fitting if isinstance(c, Rating)])
        yield _period(ground, claim, [c for c in fitting if isinstance(c, Rating)], places, first, last)
    else:
        yield unproved("effective")
    yield unproved("by")


def _managed(ground: Ground, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a grade is what its body was able to get: `could manage only good`."""
    words = ground.doc.tokens.words
    return any(
        words[i] in ("could", "can") and words[i + 1] in _GETTING
        for first, _ in places
        for i in range(max(0, first - _GIVEN), first)
    )


def _org(ground: Ground, named: Named, claim: Rating | Intervention, first: int, last: int) -> Proof:
    """The body by its name at the span, or a noun for CCGs where it is none by name."""
    if claim.org in GROUPS:
        words = ground.doc.tokens.words[first:last]
        if words and words[-1] in GROUP_WORDS and all(w in GROUP_WORDS for w in words):
            return proved("org", claim.start, claim.end)
        return refused("org", f"{claim.exact!r} is no noun for CCGs")
    if named.is_name_of(claim.org, claim.start, claim.end):
        return proved("org", claim.start, claim.end)
    return refused("org", f"{claim.exact!r} is no name of {claim.org}")


def _by_cue(
    ground: Ground,
    claim: Rating | Intervention,
    key: str,
    label: str,
    value: str,
    here: Sequence[Claim],
    first: int,
    last: int,
) -> Proof:
    """The grade or type by the nearest words for one: those that the rules give to other bodies are not this one's."""
    tokens = ground.doc.tokens
    spoken, nearest = False, None
    for where, cues in near(ground, label, first, last, claim.org):
        if where == "later":
            cue = next((c for c in cues if c.value == value and _taken_up(ground, claim, c)), None)
            if cue is not None:
                return inferred(key, f"{_words(ground, cue)!r} is told of it further down")
            continue
        free = [c for c in cues if not _of_others(ground, claim, c) and not _denied(ground, claim, c)]
        cue = _choose(ground, claim, value, where, free, cues, bool(here))
        far = here and (
            (where == "lead-in" and first not in ground.list_of)
            or where == "before"
            and not _points_back(ground, claim)
        )
        if cue is not None and nearest is None and not (spoken and (claim.org in GROUPS or far)):
            return proved(key, tokens.starts[cue.first], tokens.ends[cue.last - 1])
        spoken = spoken or bool(free) or where == "sentence"
        if (free or here) and isinstance(claim, Rating):
            nearest = nearest or (free or list(cues))[0]
    if nearest is not None:
        return refused(key, f"the text says {_words(ground, nearest)!r}, not {value}")
    return refused(key, f"no word near it says {value}")


def _taken_up(ground: Ground, claim: Rating | Intervention, cue: Cue) -> bool:
    """Whether a grade or an intervention further down, which the rules give to no one, may be that of a body named before."""
    tokens = ground.doc.tokens
    words = tokens.words
    low, high = ground.doc.sentence_tokens(cue.first)
    block = ground.doc.layout.block_at(tokens.starts[cue.first])
    if (
        _is_read(ground, claim, cue)
        or claim.org in GROUPS
        or block.kind == "heading"
        or not _PLURALS.isdisjoint(words[low:high])
    ):
        return False
    if status_of(ground.doc, cue.first, cue.last, after=False).denied:
        return False
    if isinstance(claim, Rating):
        return stands_for(ground, low, cue.first) and not _TOLD.isdisjoint(
            words[max(low, cue.first - _GIVEN) : cue.first]
        )
    return claim.org == ground.main_body or stands_for(ground, low, high)


def _is_read(ground: Ground, claim: Claim, cue: Cue) -> bool:
    """Whether the rules read a grade or an intervention as that of any body."""
    tokens = ground.doc.tokens
    return (claim.kind, tokens.starts[cue.first], tokens.ends[cue.last - 1]) in ground.evidence_of


def _choose(
    ground: Ground,
    claim: Rating | Intervention,
    value: str,
    where: Where,
    free: Sequence[Cue],
    cues: Sequence[Cue],
    told: bool,
) -> Cue | None:
    """The cue among those that stand together that says the claim's grade or type of its body; `free` are no other's."""
    fitting = [c for c in free if c.value == value]
    if isinstance(claim, Intervention):
        if fitting or told:
            back = cues if where == "before" and _points_back(ground, claim) else ()
            return next((c for c in (*fitting, *back) if c.value == value), None)
        others = cues if where in ("before", "lead-in") else cues[:1]
        return next((c for c in others if c.value == value), None)
    if where == "before":
        return None
    nearest = (free or (() if told else cues))[:1]
    if nearest and nearest[0].value == value:
        return nearest[0]
    if told and (left := next((c for c in fitting if _left_behind(ground, c)), None)):
        return left
    if where == "sentence":  # the grades behind its name, up to the next, that the rules read of no one
        return next(
            (c for c in fitting if _named_last(ground, claim, c) and not (told and _is_read(ground, claim, c))), None
        )
    return next(iter(fitting), None) if where == "after" and not told else None


def _named_last(ground: Ground, claim: Rating, cue: Cue) -> bool:
    """Whether the CCGs named last before a grade in its sentence, one or a list, are or hold the claim's own."""
    low, _ = ground.doc.sentence_tokens(cue.first)
    lists = runs(ground.doc, ground.bodies.within(low, cue.first))
    return bool(lists) and any(m.agent == claim.org for m in lists[-1])


def _of_others(ground: Ground, claim: Rating | Intervention, cue: Cue) -> bool:
    """Whether the rules read a grade or an intervention as that of other bodies, none of them in one list with the claim's own."""
    tokens = ground.doc.tokens
    orgs = ground.evidence_of.get((claim.kind, tokens.starts[cue.first], tokens.ends[cue.last - 1]), set())
    if not orgs or claim.org in orgs:
        return False
    first = tokens.at(claim.start)
    low, high = ground.doc.sentence_tokens(first)
    lists = [listed.mentions for listed in (ground.list_of.get(first),) if listed] + runs(
        ground.doc, ground.bodies.within(low, high)
    )
    return not any(
        any(m.first == first for m in run) and orgs & {m.agent for m in run if m.first != first} for run in lists
    )


def _denied(ground: Ground, claim: Claim, cue: Cue) -> bool:
    """Whether a grade is one that was not given: `was not rated inadequate`."""
    return isinstance(claim, Rating) and status_of(ground.doc, cue.first, cue.last, after=False).denied


def _points_back(ground: Ground, claim: Claim) -> bool:
    """Whether a sentence takes up what was told before it: `was made subject to them`."""
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(ground.doc.tokens.at(claim.start))
    return not {"them", "these", "those", "same"}.isdisjoint(words[low:high])


def _left_behind(ground: Ground, cue: Cue) -> bool:
    """Whether a grade is the one that a CCG moved away from: `up from inadequate`."""
    words = ground.doc.tokens.words
    before = cue.first - 1
    while before > 0 and words[before] in ("‘", "“", "'", '"', "an", "a", "being", "rated"):
        before -= 1
    return before >= 0 and words[before] == "from"


def _in_list(ground: Ground, claim: Rating, first: int) -> Cue | None:
    """The grade of an element in the lines under a lead-in that names the body: `Leadership: good`."""
    doc = ground.doc
    here = doc.layout.sentence_at(doc.tokens.starts[first]).block
    if doc.text[doc.layout.blocks[here].end - 1] not in ":?" and doc.layout.blocks[here].kind != "heading":
        return None
    for block in doc.layout.blocks[here + 1 : here + 30]:
        low, high = doc.tokens.range(block.start, block.end)
        if block.kind == "paragraph" and high - low > 12:
            return None
        if any(c.value == claim.dimension for c in doc.cues.within("element", low, high)):
            return next(iter(doc.cues.within("grade", low, high)), None)
    return None


def _another(claim: Rating, reading: Rating, here: Sequence[Claim]) -> bool:
    """Whether a reading with the same grade is of another element or year, and the claim's own has another grade."""
    asked = bounds(claim.period) if claim.period else None
    for other in here:
        if not isinstance(other, Rating) or other.rating == claim.rating:
            continue
        if other.dimension == claim.dimension != reading.dimension:
            return True
        if (
            asked
            and other.dimension == claim.dimension
            and fits(other.period, asked)
            and not fits(reading.period, asked)
        ):
            return True
    return False


def _words(ground: Ground, cue: Cue) -> str:
    tokens = ground.doc.tokens
    return ground.doc.text[tokens.starts[cue.first] : tokens.ends[cue.last - 1]]


def _dimension(claim: Rating, fitting: Sequence[Rating]) -> Proof:
    """What was graded need not be proved; but a grade that the text gives to another element alone is not this one's."""
    if fitting and claim.dimension not in {c.dimension for c in fitting}:
        return unproved("dimension", f"the text gives the grade for {fitting[0].dimension}")
    return inferred("dimension", "as its clause tells it") if fitting else unproved("dimension")


def _period(
    ground: Ground, claim: Rating, fitting: Sequence[Rating], places: Sequence[tuple[int, int]], first: int, last: int
) -> Proof:
    """The year of a grade, as the words beside the grade tell it, else those beside the name."""
    told = [c.period for c in fitting]
    place = places[0] if places else (first, last)
    others = [
        (c.first, c.last)
        for c in ground.doc.cues.within("grade", *ground.doc.sentence_tokens(place[0]))
        if c.first != place[0]
    ]
    # A year right beside another grade is that one's.
    times = ground.periods.within(*ground.doc.sentence_tokens(place[0]))
    theirs = {m.edtf for m in times if any(beside(ground, *other, m) for other in others)}
    theirs -= {m.edtf for m in times if beside(ground, *place, m)}
    found = time_of(
        ground, "period", claim.period, place, [period for period in told if period not in theirs], others, graded=True
    )
    low, high = ground.doc.sentence_tokens(place[0])
    if found.refuses and claim.period and len({c.value for c in ground.doc.cues.within("grade", low, high)}) == 1:
        # One grade for several years: `outstanding for 2017-18, as they had been for 2016-17`.
        asked = bounds(claim.period)
        year = next(
            (m for m in ground.periods.within(low, high) if m.kind == "financial-year" and fits(m.edtf, asked)), None
        )
        if year is not None:
            return proved("period", ground.doc.tokens.starts[year.first], ground.doc.tokens.ends[year.last - 1])
    return found
