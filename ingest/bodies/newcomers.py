"""Sets that are those whom a text is about and one or two more, of whom it has just spoken."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.document import Document

#: At most so many come to those whom a text is about.
_FEW = 2


def with_newcomers(
    doc: Document, before: Sequence[Item], main: Sequence[str], token: int, count: int
) -> tuple[str, ...]:
    """As many CCGs as a phrase at a token counts: `main`, of whom the text is, and those others of `before`, the ones
    named so far, of whom the last two sentences speak: `asked about Kent … a merger of all three`, where two are the
    text's own."""
    if not main or not 0 < count - len(main) <= _FEW:
        return ()
    index = doc.layout.index_at(doc.tokens.starts[token])
    low = doc.range_of(doc.layout.sentences[max(0, index - 1)])[0]
    known = {i.agent: i for i in before if i.agent not in main}
    near = {agent for agent, item in known.items() if _spoken_of(doc, item, low, token)}
    return tuple(sorted({*main, *near})) if len(near) == count - len(main) else ()


def _spoken_of(doc: Document, item: Item, first: int, last: int) -> bool:
    """Whether the tokens [first, last) have the name of a CCG that was named before, its noun or no noun behind it."""
    tokens = doc.tokens
    name = [w for w in tokens.words[item.first : item.last] if w not in rules()["no_name"]]
    return any(
        tokens.words[i : i + len(name)] == name and tokens.capital(i) for i in range(first, last - len(name) + 1)
    )
