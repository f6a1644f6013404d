"""A report: a speaker and which words of a sentence he said."""

from __future__ import annotations

from ccgkg.ingest.speech.reports.report_tags import Spans
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """A speaker and what he said: token ranges `spans`, the cue's tokens `first` to `last`.

    `stated`: it is a statement. Else it only credits its words, or the quotations in it, to the speaker (decision 18).
    """

    speaker: Speaker
    kind: str
    first: int
    last: int
    spans: Spans
    stated: bool = True
