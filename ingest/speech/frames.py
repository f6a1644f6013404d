"""Frames: the sentences of a text, those that one quotation or its tag holds together taken as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.quotations import Quotations

#: Code points of a tag that is a sentence, and of one that calls the quotation someone's verdict, at most.
_TAG, _VERDICT = 90, 200


@dataclass(frozen=True, slots=True)
class Frame:
    """Sentences that one quotation holds together: tokens [first, last), code points [start, end)."""

    first: int
    last: int
    start: int
    end: int
    heading: bool


def frames(doc: Document, quotations: Quotations) -> Iterator[Frame]:
    """The frames of a document in their order."""
    sentences, blocks = doc.layout.sentences, doc.layout.blocks
    i = 0
    while i < len(sentences):
        first = sentences[i]
        end = first.end
        while i + 1 < len(sentences) and sentences[i + 1].block == first.block:
            quotation = quotations.at(end - 1)
            held = quotation is not None and end < quotation.end
            if not held and not _is_tag_alone(doc, quotations, end, sentences[i + 1].start, sentences[i + 1].end):
                break
            i += 1
            end = sentences[i].end
        i += 1
        a, b = doc.tokens.range(first.start, end)
        if a < b:
            yield Frame(a, b, first.start, end, blocks[first.block].kind == "heading")


def _is_tag_alone(doc: Document, quotations: Quotations, end: int, start: int, stop: int) -> bool:
    """Whether a short sentence after a quotation is its tag: `“Are we ready?” Ms Wood asked.`"""
    if stop - start > _VERDICT or doc.text[end - 1] not in "”\"’'":
        return False
    a, b = doc.tokens.range(start, stop)
    if stop - start > _TAG and not _is_verdict(doc, a):
        return False
    if doc.tokens.words[a : a + 2] in (["so", "said"], ["so", "says"]) or _is_verdict(doc, a):
        return quotations.at(end - 1) is not None
    return doc.cues.ending("say", b - 1) is not None and quotations.at(end - 1) is not None


def _is_verdict(doc: Document, at: int) -> bool:
    """`“…” That was the verdict of Jane Doe.`"""
    cue = (
        doc.cues.starting("say", at + 1) if doc.tokens.words[at] in ("that", "this", "such", "these", "those") else None
    )
    return cue is not None and cue.value == "according"
