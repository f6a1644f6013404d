"""The period of a figure, with the words or the reason that give it."""

from __future__ import annotations

from ccgkg.ingest.claim import Evidence, Figure
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: EDTF, and the evidence for it; neither where a figure has no period.
Period = tuple[str | None, Evidence | None]
#: What plainly has no period, so that no further rule is asked.
NO_PERIOD: Period = (None, None)


def stated(doc: Document, mention: Time, edtf: str | None) -> Period:
    """A period that the words of a time tell."""
    return edtf, Evidence("period", doc.tokens.starts[mention.first], doc.tokens.ends[mention.last - 1])


def reasoned(edtf: str | None, reason: str) -> Period:
    """A period that no words at the figure tell."""
    return edtf, Evidence("period", reason=reason)


def shared(figure: Figure, how: str) -> Period:
    """The period of another figure; `how` goes on from its words in the reason."""
    return reasoned(figure.period, f"the period of {figure.exact}{how}")


def words_of(doc: Document, mention: Time) -> str:
    """The words of a time as they stand in the text."""
    return doc.text[doc.tokens.starts[mention.first] : doc.tokens.ends[mention.last - 1]]
