"""What a run of quoted words is: all that was said, an utterance of its own, or the name of something."""

from __future__ import annotations

from ccgkg.ingest.speech.frames import Frame
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.quotations import Quotation


class QuotedWords:
    """Tells them in one document."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.lists = doc, words_of()

    def only(self, start: int, end: int, inside: list[Quotation]) -> bool:
        """Whether the quotation is all there is (decision 19)."""
        if not inside or end <= inside[0].start:
            return False
        rest, at = "", start
        for quotation in inside:
            rest += self.doc.text[at : quotation.start]
            at = max(at, quotation.end)
        rest += self.doc.text[at:end] if at < end else ""
        words = [w for w in rest.replace("’", "'").lower().split() if any(c.isalpha() for c in w)]
        return all(w.strip(",:;.") in ("that", "and", "but", "or") for w in words)

    def is_utterance(self, quotation: Quotation) -> bool:
        text = self.doc.text
        ended = text[quotation.inner_end - 1] in ",.?!…"
        return quotation.words > 0 and ended or quotation.words > 2 and text[quotation.inner_start].isupper()

    def is_title(self, quotation: Quotation, frame: Frame) -> bool:
        """Whether quoted words are the name of something: capitals all through, or after `called`, before
        `strategy`."""
        text, tokens = self.doc.text, self.doc.tokens
        inner = text[quotation.inner_start : quotation.inner_end]
        long = [
            w
            for w in inner.split()
            if len(w) > 3 and w[0].isalpha() and w.strip(",.").lower() not in self.lists["times"]
        ]
        if len(long) > 2 and inner[:1].isupper() and sum(w[0].isupper() for w in long) >= len(long) - 1:
            return True
        before = tokens.at(quotation.start) - 1
        if before > frame.first and tokens.words[before] == ",":
            before -= 1
        if before >= frame.first and tokens.words[before] in self.lists["titled"] and inner[:1].isupper():
            return tokens.words[before] != "report" or not inner.endswith((".", ","))
        after = tokens.at(quotation.end)
        return (
            after < frame.last
            and tokens.words[after] in self.lists["named"]
            and inner[-1:] not in ",."
            and before >= frame.first
            and tokens.words[before] in self.lists["determiners"]
        )
