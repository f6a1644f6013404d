"""Lists laid out line by line: a lead-in, and lines that hold nothing but names of CCGs."""

from __future__ import annotations

from dataclasses import dataclass

from ccgkg.ingest.bodies import Bodies, Mention
from ccgkg.ingest.document import Document

#: At most this many words of a line may be no part of a name: a number, a region, a mark.
_SPARE = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """Names in the lines under a lead-in; `first` and `last` are the tokens of the lead-in's last sentence."""

    first: int
    last: int
    mentions: tuple[Mention, ...]


def find_lists(doc: Document, bodies: Bodies) -> list[Listed]:
    """The lists of a document, each with the block before its first line as the lead-in."""
    layout = doc.layout
    found: list[Listed] = []
    lead: tuple[int, int] | None = None
    names: list[Mention] = []
    sentences_of: dict[int, int] = {s.block: n for n, s in enumerate(layout.sentences)}

    def close() -> None:
        if lead and names:
            found.append(Listed(*lead, tuple(names)))
        names.clear()

    for number, block in enumerate(layout.blocks):
        first, last = doc.tokens.range(block.start, block.end)
        line = _names_only(bodies, first, last, doc)
        if line:
            names.extend(line)
            continue
        close()
        lead = doc.range_of(layout.sentences[sentences_of[number]]) if number in sentences_of else None
    close()
    return found


def _names_only(bodies: Bodies, first: int, last: int, doc: Document) -> list[Mention]:
    """The CCGs of a line, where it has little else."""
    mentions = [m for m in bodies.within(first, last) if m.kind == "ccg"]
    if not mentions or mentions[0].first - first > 1 or doc.tokens.words[last - 1] == ":":
        return []
    rest = (last - first) - sum(m.last - m.first for m in mentions)
    words = doc.tokens.words
    joints = sum(words[i] in ("and", ",", "&", ";", "ccgs", "clinical", "commissioning", "groups", ".") for i in range(first, last) if not bodies.at(i))
    return mentions if rest - joints <= _SPARE and not any(True for _ in doc.cues.within("grade", first, last)) else []
