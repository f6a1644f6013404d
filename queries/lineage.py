"""Lineage: what a CCG came out of, and what became of it.

Going forward the register is a forest: a body passed to exactly one other. So the family of a body is one tree, whose
root is the last CCG of its line, and the inferred passage to an integrated care board in 2022 stands after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ccgkg.ontology.register import BOARDS_OPENED, Body, BoundaryChange, Merger, Register, load, load_boards

ChangeKind = Literal["merger", "boundary-change", "succession"]


@dataclass(frozen=True, slots=True)
class Board:
    """An integrated care board, by its ODS code. That a CCG passed to it is inferred."""

    ods_code: str
    name: str
    first_day: date = BOARDS_OPENED


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to bodies on a day. Codes are ODS codes; `inferred` where no public list states it."""

    kind: ChangeKind
    day: date
    originals: tuple[str, ...]
    result: str
    words: str
    inferred: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "date": self.day.isoformat(),
            "originals": list(self.originals),
            "result": self.result,
            "description": self.words,
            "inferred": self.inferred,
        }


@dataclass(frozen=True, slots=True)
class Lineage:
    """The family of one body.

    `ancestors` are the bodies that became it, the nearest first; `descendants` those that it became, the nearest first;
    `root` the last CCG of the line; `board` what took over from that, if anything did.
    """

    body: Body
    ancestors: tuple[Body, ...]
    descendants: tuple[Body, ...]
    board: Board | None
    #: Of the whole family, in order of time.
    changes: tuple[Change, ...]

    @property
    def root(self) -> Body:
        return self.descendants[-1] if self.descendants else self.body

    @property
    def codes(self) -> frozenset[str]:
        """The ODS codes of all that its changes name, and its own."""
        named = (code for change in self.changes for code in (*change.originals, change.result))
        return frozenset({self.body.ods_code, *named})

    @property
    def chain(self) -> str:
        """The line of the body in codes: what became it, or what it merged with, then each heir.

        >>> from ccgkg.ontology.register import load
        >>> lineage(load().by_code("10G")).chain
        '10G, 10T, 11C → 15D → D4U1Y → QNQ'
        """
        came = next((c for c in self.changes if c.kind == "merger" and c.result == self.body.ods_code), None)
        goes = next((c for c in self.changes if c.kind == "merger" and self.body.ods_code in c.originals), None)
        if came:
            links = [", ".join(came.originals), self.body.ods_code]
        else:
            links = [", ".join(goes.originals) if goes else self.body.ods_code]
        links += [heir.ods_code for heir in self.descendants]
        return " → ".join([*links, self.board.ods_code] if self.board else links)

    def to_json(self) -> dict[str, Any]:
        family = {body.ods_code: body for body in (self.body, *self.ancestors, *self.descendants)}
        others = [body for code in sorted(self.codes - family.keys()) if (body := load().by_code(code))]
        return {
            "body": described(self.body),
            "ancestors": [described(body) for body in self.ancestors],
            "descendants": [described(body) for body in self.descendants],
            "relatives": [described(body) for body in others],
            "board": _described_board(self.board),
            "changes": [change.to_json() for change in self.changes],
        }


def described(body: Body | Board) -> dict[str, Any]:
    """A body for a program: its code, last official name and days."""
    if isinstance(body, Board):
        return _described_board(body) or {}
    return {
        "ods_code": body.ods_code,
        "name": body.name,
        "first_day": body.first_day.isoformat(),
        "last_day": body.last_day.isoformat() if body.last_day else None,
    }


def _described_board(board: Board | None) -> dict[str, Any] | None:
    if board is None:
        return None
    return {
        "ods_code": board.ods_code,
        "name": board.name,
        "first_day": board.first_day.isoformat(),
        "last_day": None,
        "inferred": True,
    }


def lineage(body: Body, register: Register | None = None) -> Lineage:
    """The lineage of a body of the register. Its changes are in order of time, those of its relatives among them."""
    ccgs = register or load()
    descendants = tuple(_heirs(ccgs, body))
    root = descendants[-1] if descendants else body
    tree = [root, *_ancestors(ccgs, root)]
    codes = {member.ods_code for member in tree}
    changes = [change for change in history(ccgs) if change.result in codes]
    board = next((Board(code, load_boards()[code]) for code in root.successors if code in load_boards()), None)
    if board:
        words = f"{root.name} passed to the {board.name}"
        changes.append(Change("succession", BOARDS_OPENED, (root.ods_code,), board.ods_code, words, True))
    return Lineage(body, tuple(_ancestors(ccgs, body)), descendants, board, tuple(changes))


def standing(body: Body, day: date, register: Register | None = None) -> tuple[Body | Board, ...]:
    """What stands for a body on a day: itself while it is open, after that the one that took over, before that those
    that became it. Empty where there was none yet.
    """
    ccgs = register or load()
    for heir in (body, *_heirs(ccgs, body)):
        if heir.open_on(day):
            return (heir,)
    if day >= BOARDS_OPENED:
        board = lineage(body, ccgs).board
        return (board,) if board else ()
    return tuple(ancestor for ancestor in _ancestors(ccgs, body) if ancestor.open_on(day))


def history(register: Register | None = None) -> tuple[Change, ...]:
    """Every merger and change of boundaries there was, in order of time, but not the passage to the boards."""
    ccgs = register or load()
    found = [*map(_merger, ccgs.mergers()), *map(_boundary_change, ccgs.boundary_changes())]
    return tuple(sorted(found, key=lambda change: (change.day, change.kind, change.result)))


def _heirs(ccgs: Register, body: Body) -> Iterator[Body]:
    for code in body.successors:
        if heir := ccgs.by_code(code):
            yield heir
            yield from _heirs(ccgs, heir)


def _ancestors(ccgs: Register, body: Body) -> Iterator[Body]:
    merger = ccgs.merger_into(body.ods_code)
    nearest = merger.originals if merger else ()
    yield from nearest
    for original in nearest:
        yield from _ancestors(ccgs, original)


def _merger(merger: Merger) -> Change:
    *most, last = [original.name_on(original.last_day or original.first_day) for original in merger.originals]
    words = f"{', '.join(most)} and {last} merged into {merger.result.name_on(merger.first_day)}"
    originals = tuple(original.ods_code for original in merger.originals)
    return Change("merger", merger.first_day, originals, merger.result.ods_code, words)


def _boundary_change(change: BoundaryChange) -> Change:
    body = change.body
    before = body.name_on(date.fromordinal(change.day.toordinal() - 1))
    renamed = f" and became {body.name_on(change.day)}" if change.renamed else ""
    return Change(
        "boundary-change", change.day, (body.ods_code,), body.ods_code, f"{before} got new boundaries{renamed}"
    )
