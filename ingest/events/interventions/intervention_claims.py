"""Claims of interventions: what a measure says of each whom it is on, each told once, groups whose members are named
left out."""

from __future__ import annotations

from collections import Counter

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.claim import ALL_CCGS, Evidence, Intervention
from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.events.status.status import Status
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with all that holds for each whom it is on: who takes it, when in EDTF, and how sure it is."""

    cue: Cue
    by: str | None
    when: str | None
    value: Value = "actual"
    #: The words that tell how sure it is, and why its time is that where none stands beside it.
    status: Status = Status("actual")
    reason: str | None = None

    def on(self, doc: Document, mention: Mention, rule: str) -> Intervention:
        """The claim that it is on the body of a mention."""
        return self.on_span(doc, (mention.start, mention.end), mention.agent, rule)

    def on_span(self, doc: Document, span: tuple[int, int], org: str, rule: str) -> Intervention:
        """The claim that it is on `org`, which the code points of `span` name; `rule` is the last part of its rule's
        name."""
        tokens, cue = doc.tokens, self.cue
        start, end = span
        type_ = Evidence("type", tokens.starts[cue.first], tokens.ends[cue.last - 1])
        evidence = [Evidence("org", start, end), type_]
        if self.status.start is not None:
            evidence.append(Evidence("status", self.status.start, self.status.end))
        if self.when and self.reason:
            evidence.append(Evidence("effective", reason=self.reason))
        return Intervention(
            source=doc.source.slug,
            start=start,
            end=end,
            exact=doc.source.text[start:end],
            status=self.value,
            type=cue.value,
            org=org,
            by=self.by,
            effective=self.when,
            rule=f"interventions.{rule}",
            evidence=tuple(evidence),
        )


def without_named(doc: Document, bodies: Bodies, found: list[Intervention]) -> list[Intervention]:
    """The interventions without those on a group of which a list of just as many names the members (decision 15)."""
    if not any(f.rule == "interventions.group" for f in found):
        return found
    listed = Counter(f.type for f in found if f.rule == "interventions.list")
    # How many a sentence, or a paragraph, names of whom a measure is told, by the measure and its standing.
    places = [
        (f, place)
        for f in found
        if f.org != ALL_CCGS
        for place in (-doc.sentence_tokens(doc.tokens.at(f.start))[0], doc.layout.block_at(f.start).start)
    ]
    told = {(f.type, f.status, place, f.org) for f, place in places if place > 0 or f.rule == "interventions.named"}
    named = {(*key, n) for key, n in Counter(t[:3] for t in told).items()}
    sizes = {(kind, status, n) for kind, status, _, n in named}
    kept = []
    for claim in found:
        token = doc.tokens.at(claim.start) if claim.rule == "interventions.group" else 0
        groups = bodies.groups_within(max(0, token - 8), token + 1) if token else ()
        counts = {g.count for g in groups if g.start <= claim.start < g.end and g.count is not None}
        if listed[claim.type] not in counts and not any(
            n > 1 and (claim.type, claim.status, n) in sizes for n in counts
        ):
            kept.append(claim)
    return kept


def once(found: list[Intervention]) -> list[Intervention]:
    """Each once: what is told of one name with a time and without is told with the time."""
    once = {(f.start, f.end, f.type, f.org, f.status, f.effective): f for f in found}
    dated = {key[:5] for key in once if key[5] is not None}
    return [f for key, f in once.items() if key[5] is not None or key[:5] not in dated]
