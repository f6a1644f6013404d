"""The status of a figure: what the words before it tell of being done, planned, weighed or refused, and what the events
beside it are."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.claim import STATUSES, Figure
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.proofs.as_read import as_read
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.near import lead_in
from ccgkg.ingest.proofs.status.open_status import may_also_be
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.verdict import Proof, inferred, refused, unproved

_KEY = "status"
#: Tokens before `planned` in which `than` makes it what is compared with: `spent more than they had planned`.
_THAN = 4
#: Nouns and verbs for what lies ahead or is only reckoned, as they begin, and modals of any kind.
_NOUNS = ("budget", "allocat", "allow", "target", "plan", "forecast", "expect", "estimat", "project", "predict",
          "limit", "ambition", "cap", "saving", "save", "cut", "propos", "intend", "aim", "likely", "goal", "control",
          "risk", "next", "need", "requir", "commit", "face")  # fmt: skip
_WEIGHED = ("discuss", "consult", "option", "consider", "idea", "propos", "debat", "weigh")
_MODALS = frozenset({"will", "would", "could", "may", "might", "should", "must", "shall", "if", "'ll", "due"})


def status_of_figure(ground: Ground, claim: Figure) -> Proof:
    """The proof of a figure's status, which may stay unproved: nothing is asked for or refused where no word around
    says so."""
    if claim.status not in STATUSES:
        return refused(_KEY, f"{claim.status!r} is none of {', '.join(STATUSES)}")
    read = _as_read(ground, claim)
    if read is not None:
        return read
    why = _by_cue(ground, claim) or _by_lead_in(ground, claim) or _by_event(ground, claim)
    if why:
        return inferred(_KEY, why)
    if _must_be_told(ground, claim):
        return refused(_KEY, f"no word near it makes it {claim.status}")
    return unproved(_KEY, "no word says so")


def _as_read(ground: Ground, claim: Figure) -> Proof | None:
    """The rules read the same status there."""
    read = ground.read_at("figure", claim.start, claim.end)
    told = next((c for c in read if c.status == claim.status), None)
    return as_read(told, _KEY, "as its clause tells it") if told else None


def _sentences(ground: Ground, claim: Figure) -> tuple[int, int]:
    """The tokens of a figure's sentence and the one before."""
    sentences, here = ground.doc.layout.sentences, ground.doc.layout.index_at(claim.start)
    return ground.doc.range_of(sentences[max(0, here - 1)])[0], ground.doc.range_of(sentences[here])[1]


def _lead_in(ground: Ground, claim: Figure) -> list[tuple[int, int]]:
    return lead_in(ground, ground.doc.layout.index_at(claim.start))


def _by_cue(ground: Ground, claim: Figure) -> str | None:
    """`will cost £2m`, `a plan to save £2m`, and in the lead-in of its list: a cue of the claim's status."""
    doc = ground.doc
    for span in (_sentences(ground, claim), *_lead_in(ground, claim)):
        for cue in (c for label in ("reality", "outlook") for c in doc.cues.within(label, *span)):
            if _tells(ground, claim, cue):
                return f"{doc.text[doc.tokens.starts[cue.first] : doc.tokens.ends[cue.last - 1]]!r} near it"
    return None


def _tells(ground: Ground, claim: Figure, cue: Cue) -> bool:
    """Whether a cue tells the status of a claim: its own, `approved` what is planned, and `plan` what is proposed, if
    it is not `than planned`."""
    if cue.value == claim.status or cue.value == "approved" and claim.status == "planned":
        return True
    words = ground.doc.tokens.words
    if claim.status != "proposed" or not words[cue.first].startswith("plan"):
        return False
    return "than" not in words[max(0, cue.first - _THAN) : cue.first]


def _by_lead_in(ground: Ground, claim: Figure) -> str | None:
    """`The options are:`, above its list."""
    words = ground.doc.tokens.words
    weighed = any(w.startswith(_WEIGHED) for span in _lead_in(ground, claim) for w in words[slice(*span)])
    return "the lead-in of its list tells what is weighed" if weighed and claim.status == "proposed" else None


def _by_event(ground: Ground, claim: Figure) -> str | None:
    """`a merger that would save £2m`: the status of an event there, or one that words leave open."""
    tokens = ground.doc.tokens
    low, high = _sentences(ground, claim)
    events = (
        c
        for kind in ("change", "intervention")
        for c in ground.read_at(kind, tokens.starts[low], tokens.ends[high - 1])
    )
    place = tokens.range(claim.start, claim.end)
    if any(c.status == claim.status for c in events) or may_also_be(ground, claim.status, [place], event=False):
        return "that of what its sentence tells of"
    return None


def _must_be_told(ground: Ground, claim: Figure) -> bool:
    """Whether a status is one that words must tell: what is refused or asked for, and what is to come where nothing
    looks ahead."""
    if claim.status not in ("planned", "possible"):
        return claim.status in ("proposed", "rejected")
    spans = (_sentences(ground, claim), *_lead_in(ground, claim))
    return not any(_is_ahead(ground, claim, *span) for span in spans)


def _is_ahead(ground: Ground, claim: Figure, low: int, high: int) -> bool:
    """Whether words around speak of what lies ahead: a noun for it, or a time that begins or ends after the text was
    published."""
    words = ground.doc.tokens.words
    heading = ground.doc.layout.block_at(claim.start).kind == "heading"
    if heading and ("to" in words[low:high] or ground.doc.cues.within("change", low, high)):
        return True  # `Regulator to send teams into five groups`, `Two groups pick joint chief`
    for i in range(low, high):
        if words[i].startswith(_NOUNS) or words[i] in _MODALS or words[i : i + 2] == ["set", "to"]:
            return True
    times = [m.edtf for m in ground.periods.within(low, high)] + [claim.period]
    return any(told is not None and _is_after(ground, told) for told in times)


def _is_after(ground: Ground, told: str) -> bool:
    """Whether a period begins or ends after the text was published, or may for all that its day tells."""
    day = day_of(ground.doc.source.published)
    return day is None or any(end is not None and end > day for end in bounds(told))
