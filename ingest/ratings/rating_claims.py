"""Claims of ratings: what a grade says of each body that it is about, and one of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.claim import Evidence, Rating, Status
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """A grade with all that holds for each body and each element that it rates."""

    cue: Cue
    #: The last part of the rule's name: `ratings.list`.
    rule: str
    by: str | None = None
    #: The period in EDTF, and why it is that where no time beside the grade tells it.
    period: str | None = None
    reason: str | None = None
    status: Status = "actual"

    def on(self, doc: Document, mention: Mention, element: str) -> Rating:
        """The claim that the body of a mention was given the grade for an element."""
        tokens, cue = doc.tokens, self.cue
        evidence = [
            Evidence("org", mention.start, mention.end),
            Evidence("rating", tokens.starts[cue.first], tokens.ends[cue.last - 1]),
        ]
        if self.reason and self.period:
            evidence.append(Evidence("period", reason=self.reason))
        return Rating(
            source=doc.source.slug,
            start=mention.start,
            end=mention.end,
            exact=doc.source.text[mention.start : mention.end],
            status=self.status,
            org=mention.agent,
            rating=cue.value,
            dimension=element,
            by=self.by,
            period=self.period,
            rule=f"ratings.{self.rule}",
            evidence=tuple(evidence),
        )


def dated(found: Iterable[Rating]) -> list[Rating]:
    """The ratings, with one that has no year given that of the same one told elsewhere in the text, where that is one
    year."""
    found = list(found)
    years: dict[tuple[str, str, str], set[str | None]] = {}
    for rating in found:
        years.setdefault((rating.org, rating.rating, rating.dimension), set()).add(rating.period)
    return [_dated(rating, years[rating.org, rating.rating, rating.dimension] - {None}) for rating in found]


def _dated(rating: Rating, told: set[str | None]) -> Rating:
    if rating.period is not None or rating.rule != "ratings.move" or len(told) != 1:
        return rating
    why = Evidence("period", reason="the year of the same rating elsewhere in the text")
    return replace(rating, period=next(iter(told)), evidence=(*rating.evidence, why))


def unique(found: Iterable[Rating]) -> list[Rating]:
    """The ratings, with the last told of those that say the same of one place in the text."""
    return list({(r.start, r.end, r.org, r.rating, r.dimension, r.period): r for r in found}.values())
