"""What came, changed and went, and when: JSON Lines beside the store, to which lines are only ever added.

The graph holds the present state and no clock, so that its bytes depend on its input alone; the past is here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from ccgkg.store.holdings import Held

#: `rebuilt` is of the whole graph: another version of the code, the rules or the register made it.
Event = Literal["ingested", "replaced", "withdrawn", "rebuilt"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `sha256` is the text that is held from then on, `before` the one held until then."""

    at: str
    event: Event
    source: str | None
    sha256: str | None
    before: str | None
    run: str


def changes(before: Held, after: Held, at: datetime) -> list[Entry]:
    """What happened between two states, in the order of the slugs. A source whose metadata changed is replaced too."""
    when = at.isoformat(timespec="seconds")
    entries = []
    if before.sources and before.run != after.run:
        entries.append(Entry(when, "rebuilt", None, None, None, after.run))
    old = {holding.slug: holding for holding in before.sources}
    new = {holding.slug: holding for holding in after.sources}
    for slug in sorted(old.keys() | new.keys()):
        was, now = old.get(slug), new.get(slug)
        if was == now:
            continue
        event: Event = "withdrawn" if now is None else "ingested" if was is None else "replaced"
        entries.append(Entry(when, event, slug, now.sha256 if now else None, was.sha256 if was else None, after.run))
    return entries


def write(path: Path, entries: Sequence[Entry]) -> None:
    """Writes what is to be added to the journal to a file of its own."""
    lines = (json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def take(path: Path, changes: Path) -> None:
    """Adds the lines of such a file to the journal and removes it; nothing where there is none.

    After a kill it is done again at the next build, and does not add twice what is there.
    """
    if not changes.exists():
        return
    added = changes.read_bytes()
    stands = path.read_bytes() if path.exists() else b""
    if not stands.endswith(added):
        with path.open("ab") as file:
            file.write(b"\n" * (bool(stands) and not stands.endswith(b"\n")) + added)
    changes.unlink()


def read(path: Path) -> list[Entry]:
    """The journal, oldest first; a line that a kill cut short is left out."""
    entries = []
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []
    for line in filter(None, lines):
        try:
            record: dict[str, Any] = json.loads(line)
            entries.append(Entry(**record))
        except (ValueError, TypeError):
            continue
    return entries
