"""How sure an event is, as one word of its text tells it."""

from __future__ import annotations

from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

VALUES: dict[str, Value] = {
    "approved": "planned", "rejected": "rejected", "possible": "possible", "proposed": "proposed", "planned": "planned",
    "facing": "possible",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Status:
    """`value` and the cue's code points, None where no word says it; `denied` where the clause says that it is not
    so."""

    value: Value
    denied: bool = False
    start: int | None = None
    end: int | None = None
    word: str = ""
    #: The value of the lexicon under which the word is listed, finer than `value`.
    kind: str = ""


def said(doc: Document, cue: Cue) -> Status:
    """The status that a word of the lexicon tells, with its code points."""
    tokens = doc.tokens
    word = " ".join(tokens.words[cue.first : cue.last])
    return Status(VALUES[cue.value], False, tokens.starts[cue.first], tokens.ends[cue.last - 1], word, cue.value)
