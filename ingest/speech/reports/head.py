"""The head of a report: a verb of saying with its speaker."""

from __future__ import annotations

from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """A verb with its speaker. `begins` is where speaker and verb begin, what leads up to them included."""

    cue: Cue
    speaker: Speaker
    begins: int
    inverted: bool
    sibling: bool
    kind: str
    #: A relative clause or a participle: its words end with it, and the main verb's speaker stands before it.
    aside: bool = False
