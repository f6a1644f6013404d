"""The CCG that a section is about: the one whose name alone heads it, as in a round-up of an area."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.text.document import Document

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
    if layout.blocks[at].kind == "heading":
        return None
    over = next((k for k in range(at - 1, max(-1, at - 1 - _UNDER), -1) if layout.blocks[k].kind == "heading"), None)
    if over is None:
        return None
    first, last = tokens.range(layout.blocks[over].start, layout.blocks[over].end)
    name = next((m for m in bodies.within(first, last) if m.kind == "ccg"), None)
    bare = name is not None and _BARE.issuperset((*tokens.words[first : name.first], *tokens.words[name.last : last]))
    return name if bare else None
