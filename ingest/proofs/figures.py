"""A figure: what the number at its span is, read again, and the words around that bound it and date it."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.claim import STATUSES, Figure
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.near import lead_in
from ccgkg.ingest.proofs.open_status import may_also_be
from ccgkg.ingest.proofs.times import time_of
from ccgkg.ingest.proofs.wholes import whole_of
from ccgkg.ingest.verdict import Proof, inferred, proved, refused, unproved

#: A share in words is rounded to two places in the contract (`a third`: 33.33).
_ROUNDED = 0.011
_EXACT = 1e-4
#: Tokens before `planned` in which `than` makes it what is compared with: `spent more than they had planned`.
_THAN = 4
#: Nouns and verbs for what lies ahead or is only reckoned, as they begin, and modals of any kind.
_NOUNS = ("budget", "allocat", "allow", "target", "plan", "forecast", "expect", "estimat", "project", "predict", "limit", "ambition", "cap",
          "saving", "save", "cut", "propos", "intend", "aim", "likely", "goal", "control", "risk", "next", "need", "requir", "commit", "face")  # fmt: skip
_WEIGHED = ("discuss", "consult", "option", "consider", "idea", "propos", "debat", "weigh")
_MODALS = frozenset({"will", "would", "could", "may", "might", "should", "must", "shall", "if", "'ll", "due"})


def prove(ground: Ground, claim: Figure) -> Iterator[Proof]:
    number = ground.number_at.get((claim.start, claim.end))
    if number is None:
        yield refused("value", _why_none(ground, claim))
        return
    said = f"the text says {claim.exact!r}"
    rounded = number.unit == "percent" and number.form != "amount"
    if abs(number.value - claim.value) > (_ROUNDED if rounded else _EXACT):
        yield refused("value", f"{said}, which is {number.value:,.12g} and not {claim.value:,.12g}")
    else:
        yield proved("value", number.start, number.end)
    if claim.unit != number.unit:
        yield refused("unit", f"{said}, which is {number.unit} and not {claim.unit}")
    else:
        yield proved("unit", number.start, number.end)
    yield _comparator(ground, claim, number)
    yield whole_of(ground, claim, number)
    told = [c.period for c in ground.read_at("figure", claim.start, claim.end) if isinstance(c, Figure)]
    others = [
        (n.first, n.last) for n in ground.numbers_within(*ground.doc.sentence_tokens(number.first)) if n is not number
    ]
    yield time_of(ground, "period", claim.period, (number.first, number.last), told, others)
    yield _status(ground, claim, number)
    yield unproved("measure")
    yield unproved("about")
    yield unproved("basis")


def _why_none(ground: Ground, claim: Figure) -> str:
    tokens = ground.doc.tokens
    first, last = tokens.range(claim.start, claim.end)
    if any(i in ground.periods.covered for i in range(first, last)):
        return f"{claim.exact!r} is a time and no figure"
    for skipped in ground.skipped:
        if skipped.first < last and first < skipped.last:
            return f"{claim.exact!r} is no figure: {skipped.reason}"
    for number in ground.numbers_within(max(0, first - 8), last):
        if claim.start < number.end:
            return f"the number there is {ground.doc.text[number.start : number.end]!r}, not {claim.exact!r}"
    return f"{claim.exact!r} is no number"


def _comparator(ground: Ground, claim: Figure, number: Number) -> Proof:
    if claim.comparator == number.comparator:
        return proved("comparator", *(number.hedge or (number.start, number.end)))
    words = ground.doc.text[slice(*number.hedge)] if number.hedge else "no hedge"
    return refused("comparator", f"{words!r} makes it {number.comparator!r} and not {claim.comparator!r}")


def _status(ground: Ground, claim: Figure, number: Number) -> Proof:
    """A figure's status may stay unproved, but nothing is asked for or refused where no word around says so."""
    if claim.status not in STATUSES:
        return refused("status", f"{claim.status!r} is none of {', '.join(STATUSES)}")
    told = next((c for c in ground.read_at("figure", claim.start, claim.end) if c.status == claim.status), None)
    if told is not None:
        found = next((e for e in told.evidence if e.key == "status"), None)
        if found and found.start is not None and found.end is not None:
            return proved("status", found.start, found.end)
        return inferred("status", "as its clause tells it")
    doc = ground.doc
    sentences = doc.layout.sentences
    here = doc.layout.index_at(claim.start)
    low = doc.range_of(sentences[max(0, here - 1)])[0]
    high = doc.range_of(sentences[here])[1]
    ranges = [(low, high), *lead_in(ground, here)]
    for cue in (c for span in ranges for label in ("reality", "outlook") for c in doc.cues.within(label, *span)):
        plan = (
            claim.status == "proposed"
            and doc.tokens.words[cue.first].startswith("plan")
            and "than" not in doc.tokens.words[max(0, cue.first - _THAN) : cue.first]
        )
        if cue.value == claim.status or plan or (cue.value == "approved" and claim.status == "planned"):
            return inferred(
                "status", f"{doc.text[doc.tokens.starts[cue.first] : doc.tokens.ends[cue.last - 1]]!r} near it"
            )
    if claim.status == "proposed" and any(
        w.startswith(_WEIGHED) for span in ranges[1:] for w in doc.tokens.words[slice(*span)]
    ):
        return inferred("status", "the lead-in of its list tells what is weighed")
    events = [
        c
        for kind in ("change", "intervention")
        for c in ground.read_at(kind, doc.tokens.starts[low], doc.tokens.ends[high - 1])
    ]
    if any(c.status == claim.status for c in events) or may_also_be(
        ground, claim.status, [(number.first, number.last)], event=False
    ):
        return inferred("status", "that of what its sentence tells of")
    if claim.status in ("proposed", "rejected") or (
        claim.status in ("planned", "possible") and not any(_ahead(ground, claim, *span) for span in ranges)
    ):
        return refused("status", f"no word near it makes it {claim.status}")
    return unproved("status", "no word says so")


def _ahead(ground: Ground, claim: Figure, low: int, high: int) -> bool:
    """Whether words around speak of what lies ahead: a noun for it, or a time that begins or ends after the text was published."""
    words = ground.doc.tokens.words
    if ground.doc.layout.block_at(claim.start).kind == "heading" and (
        "to" in words[low:high] or any(True for _ in ground.doc.cues.within("change", low, high))
    ):
        return True  # `Regulator to send teams into five groups`, `Two groups pick joint chief`
    if any(
        words[i].startswith(_NOUNS) or words[i] in _MODALS or words[i : i + 2] == ["set", "to"]
        for i in range(low, high)
    ):
        return True
    times = [m.edtf for m in ground.periods.within(low, high)] + [claim.period]
    return any(told is not None and _after(ground, told) for told in times)


def _after(ground: Ground, told: str) -> bool:
    day = day_of(ground.doc.source.published)
    try:
        ends = bounds(told)
    except ValueError:
        return False
    return day is None or any(end is not None and end > day for end in ends)
