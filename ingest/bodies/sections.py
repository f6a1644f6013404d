"""The CCG that a section is about: the one whose name alone heads it, as in a round-up of an area."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.layout import Block

#: Blocks under a heading at most that are still of it.
_UNDER = 8
#: Behind a name that opens a block these make it a label: `Bury CCG: down a grade`.
_LABELS = frozenset({":", "–", "."})
#: Tokens of a heading besides the name in it.
_BARE = frozenset({":", "–", "the", "nhs", "ccg", "(", ")"})


def section_ccg(doc: Document, bodies: Bodies, token: int) -> Mention | None:
    """The CCG whose name is the label of the block of a token, or all of the nearest heading over it."""
    layout, tokens = doc.layout, doc.tokens
    at = layout.sentence_at(tokens.starts[token]).block
    first, last = tokens.range(layout.blocks[at].start, layout.blocks[at].end)
    label = next((m for m in bodies.within(first, min(last, first + 2)) if m.kind == "ccg"), None)
    if label is not None and label.last < token and tokens.words[label.last] in _LABELS:
        return label
    if layout.blocks[at].kind == "heading" and not _is_line(doc, layout.blocks[at]):
        return None
    for block in reversed(layout.blocks[max(0, at - _UNDER) : at]):
        if block.kind == "heading" and not _is_line(doc, block):
            return _alone(doc, bodies, block)
    return None


def _is_line(doc: Document, block: Block) -> bool:
    """Whether what looks like a heading is a line of a section: `Overall: good`."""
    first, last = doc.tokens.range(block.start, block.end)
    return ":" in doc.tokens.words[first : last - 1] and bool(doc.cues.within("grade", first, last))


def _alone(doc: Document, bodies: Bodies, heading: Block) -> Mention | None:
    """The CCG that a heading names, where it says no more."""
    words, (first, last) = doc.tokens.words, doc.tokens.range(heading.start, heading.end)
    name = next((m for m in bodies.within(first, last) if m.kind == "ccg"), None)
    bare = name is not None and _BARE.issuperset((*words[first : name.first], *words[name.last : last]))
    return name if bare else None
