"""Quotations: what stands between quotation marks of any kind, nested ones left to the one around them.

Marks come curly, straight and mixed. An apostrophe is none; a mark that opens and is never closed runs to the end of
its paragraph where a speaker's words plainly begin there, or where the next paragraph reopens it, and is else a slip.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ccgkg.ingest.text.layout import Block, Layout
from ccgkg.ingest.values import dataclass

_MARK = re.compile(r"[\"“”„«»‘’']")
_DOUBLE = frozenset('"“”„«»')
_OPENING = _DOUBLE | {"‘", "'"}
_BEFORE_OPENING = frozenset(' \t\n\r\u00a0([{-–—/:“"‘')
_WORD = re.compile(r"[^\W_]+(?:['’&.,:/–-][^\W_]+)*")
#: After a plural's apostrophe comes what it owns; after a closing mark, one of these.
_GOES_ON = re.compile(
    r"\s*(?:(?:about|over|into|under|among|between|against|if|when|whether|not|and|or|but|in|on|at|of|for|to|by|as|with|from|is|are|was|were|has|have|had|will|would|could|should|may|which"
    r"|who|that|said|says|while|whilst|the|a|an|after|before|because|since|it|he|she|they)\b|$|[.,;:?!)\]–—-])"
)
#: What introduces a speaker's words, right before their opening mark.
_INTRODUCES = re.compile(r"(?:[:,]|\b(?:said|says|added|that))\s*$")
#: Where a quotation whose mark was never closed gives way to its tag.
_TAG = re.compile(
    r"[,?!]\s+(?=(?:(?:he|she|they|it|[A-Z][\w’'.-]{1,30}(?: [A-Z][\w’'.-]{1,30}){0,3}) )?"
    r"(?:said|says|added|told|warned|explained|argued|insisted)\b)"
)
#: The tag of a quotation whose mark was never closed stands within so many characters.
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Quotation:
    """`start` to `end` with the marks, `inner_start` to `inner_end` without; code points, half-open.

    `reopened`: it goes on from the paragraph before, whose own was left open. `words` counts those inside.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    words: int
    closed: bool
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a text, in its order; none lies in another."""

    all: tuple[Quotation, ...]
    _starts: tuple[int, ...]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds `offset`, its marks included."""
        i = bisect_right(self._starts, offset) - 1
        return self.all[i] if i >= 0 and offset < self.all[i].end else None

    def within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Those that begin in [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def find_quotations(text: str, layout: Layout) -> Quotations:
    marks = [m.start() for m in _MARK.finditer(text)]
    found: list[Quotation] = []
    left_open = False
    for i, block in enumerate(layout.blocks):
        first, last = bisect_left(marks, block.start), bisect_left(marks, block.end)
        follows = i + 1 < len(layout.blocks) and text[layout.blocks[i + 1].start] in _OPENING
        of_block = list(_in_block(text, block, marks[first:last], left_open, follows)) if first < last else []
        left_open = bool(of_block) and not of_block[-1].closed
        found += of_block
    return Quotations(tuple(found), tuple(q.start for q in found))


def _in_block(text: str, block: Block, marks: list[int], left_open: bool, follows: bool) -> Iterator[Quotation]:
    i = 0
    while i < len(marks):
        at = marks[i]
        if not _opens(text, at, block):
            i += 1
            continue
        close = _closing(text, marks, i, block, follows)
        if close is not None:
            end, closed = marks[close], True
        else:
            run = _open_run(text, at, marks, i, block, follows)
            if run is None:
                i += 1
                continue
            end, closed = run, False
        if end - at > 1:
            yield _quotation(text, at, end, closed, left_open and at == block.start)
        i = close + 1 if close is not None else bisect_left(marks, end, i + 1)


def _quotation(text: str, at: int, end: int, closed: bool, reopened: bool) -> Quotation:
    inner = text[at + 1 : end]
    start = at + 1 + len(inner) - len(inner.lstrip())
    stop = end - (len(inner) - len(inner.rstrip()))
    words = len(_WORD.findall(text, start, stop))
    return Quotation(at, end + closed, start, max(start, stop), words, closed, reopened)


def _opens(text: str, at: int, block: Block) -> bool:
    mark = text[at]
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if after.isspace() or mark in "»":
        return False
    if mark in "“„«‘":
        return not before.isalnum()
    if before not in _BEFORE_OPENING:
        return False
    if mark == "’" or (mark == "'" and after.isdecimal()):  # ’til, '90s
        return False
    return after.isalnum() or after in "[(‘'“\"£…."


def _closing(text: str, marks: list[int], opening: int, block: Block, follows: bool) -> int | None:
    """The mark that closes the one at `opening`, as an index into `marks`."""
    double = text[marks[opening]] in _DOUBLE
    candidate: int | None = None
    depth = 1
    for i in range(opening + 1, min(len(marks), opening + 150)):
        at = marks[i]
        before, after = text[at - 1], text[at + 1] if at + 1 < block.end else " "
        if double:
            if text[at] not in _DOUBLE:
                continue
            if text[at] in "“„«" and before.isspace():
                depth += 1
            elif text[at] in "”»" or not (before.isspace() or after.isalnum()):
                depth -= 1
                if not depth:
                    return i
            continue
        if text[at] in _DOUBLE or (before.isalnum() and after.isalnum()):
            continue
        if text[at] == "‘" or (text[at] == "'" and before.isspace()):
            break
        if before in "sS" and after == " " and not _GOES_ON.match(text, at + 1, block.end):
            candidate = i  # the apostrophe of a plural, unless nothing closes later
            continue
        return i
    opens = marks[opening] == block.start or _INTRODUCES.search(
        text, max(block.start, marks[opening] - 12), marks[opening]
    )
    return None if follows and opens else candidate


def _open_run(text: str, at: int, marks: list[int], index: int, block: Block, follows: bool) -> int | None:
    """Where a quotation without a closing mark ends, or None if its mark, the one of an index, is a slip."""
    later = (
        (marks[k] for k in range(index + 1, len(marks)) if text[marks[k]] in _DOUBLE)
        if text[at] in _DOUBLE
        else iter(())
    )
    double = next(later, None)
    if double is None and follows:
        return block.end
    limit = block.end if double is None else double
    if at == block.start or _INTRODUCES.search(text, max(block.start, at - 12), at):
        tag = _TAG.search(text, at, min(limit, at + _LONGEST))
        if tag:
            return tag.start() + 1
        return limit if double is None else None
    return None
