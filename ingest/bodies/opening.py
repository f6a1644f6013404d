"""The opening of a text, and the several CCGs that it says there it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ccgkg.ingest.bodies.group_phrases import SHARES
from ccgkg.ingest.bodies.groups import Group
from ccgkg.ingest.bodies.line_ups import MOST, LineUp
from ccgkg.ingest.bodies.names import number_before, rules
from ccgkg.ingest.text.document import Document

if TYPE_CHECKING:
    from ccgkg.ingest.bodies.meant import Meant

#: A text says whom it is about in its first lines, up to so many paragraphs of so many code points, among so many
#: blocks.
_PARAGRAPHS, _LONG, _LINES = 2, 90, 24
#: A set is that of its text if it has this share of the mentions of CCGs.
_SHARE = 0.6
#: A list behind the opening tells whom a text is about if it has so many.
_SEVERAL = 3
#: Sentences behind a list in which `the three CCGs` takes it up.
_TAKEN_UP = 4


def opening_of(doc: Document) -> int:
    """The token where the opening of a text ends, in which it says whom it is about: its headings and first
    paragraphs."""
    blocks = doc.layout.blocks
    long = [k for k, b in enumerate(blocks[:_LINES]) if b.kind == "paragraph" and b.end - b.start >= _LONG][
        :_PARAGRAPHS
    ]
    if not blocks:
        return 0
    return doc.tokens.at(blocks[long[-1] if long else min(5, len(blocks) - 1)].end - 1) + 1


def main_of(found: Meant, groups: Sequence[Group]) -> tuple[str, ...]:
    """The CCGs that a text is about: those that its opening counts, those that it names there together, or those of the
    place."""
    named = next((u.first for u in found.line_ups.all), found.opening)
    for group in groups:
        if group.first >= min(found.opening, named):
            break  # what is counted behind names is only they
        if group.count and 1 < group.count <= MOST and not is_part(found.doc.tokens.words, group.first):
            if group.named:
                return group.members
            if members := found.of(group):
                return members
    times = Counter(i.agent for i in found.items)
    if found.nationwide:
        return ()
    for each in _early(found):
        if each.first >= found.opening and not any(
            g.members == each.members and g.count == len(each.members) for g in groups
        ):
            break  # only a list with its number tells it behind the opening
        if sum(times[m] for m in each.members) >= _SHARE * len(found.items) or _called_so(found, groups, each):
            return each.members
    return ()


def _called_so(found: Meant, groups: Sequence[Group], first: LineUp) -> bool:
    """Whether a headline tells of several CCGs, and the text goes on from its first list to `the three CCGs`, who are
    those."""
    layout, starts = found.doc.layout, found.doc.tokens.starts
    before = [g for g in groups if g.first < first.first]
    if any((g.count or 0) > len(first.members) for g in before):
        return False  # `The capital’s 32 CCGs`, of whom the list is only a part
    heads = [g for g in before if layout.block_at(g.start).kind == "heading" and g.count is None]
    here = layout.index_at(starts[first.first])
    after = (g for g in groups if first.last <= g.first and layout.index_at(g.start) - here <= _TAKEN_UP)
    return bool(heads) and any(g.members == first.members and g.count == len(first.members) for g in after)


def _early(found: Meant) -> Iterator[LineUp]:
    """The lists of the opening; where it has none, the first of three or more."""
    early = False
    for each in found.line_ups.all:
        if each.first >= found.opening and (early or len(each.members) < _SEVERAL):
            return
        if each.listed:
            yield each
            if each.first >= found.opening:
                return
            early = True


def is_part(words: Sequence[str], first: int) -> bool:
    """Whether a phrase tells only a part of some whole: `two of the four groups`, `of the four`."""
    return (
        words[first - 1] == "of"
        and words[first - 2] not in ("both", "all")
        and (
            number_before(words, first - 1) is not None or words[first - 2] in rules()["determiners"] | SHARES | {"one"}
        )
    )
