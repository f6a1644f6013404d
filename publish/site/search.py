"""The search: names of bodies, persons, sources and measures, and what is said, found by the words that one types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from ccgkg.publish.site.names import Names
from ccgkg.queries.ask import Engine, rows_of
from ccgkg.queries.words import period_in_words

#: In the order in which they are shown, with their headings.
KINDS = {"measure": "Measures", "body": "Bodies", "person": "People", "source": "Sources", "said": "What is said"}


def asks(name: str) -> str:
    """The text of a `.rq` file of the site."""
    return files("ccgkg.publish.site").joinpath(f"{name}.rq").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `note` says more of it; `day` is EDTF, of sources; `words` is what finds it."""

    kind: str
    iri: str
    path: str
    name: str
    note: str
    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Index:
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, engine: Engine, names: Names) -> Index:
        return cls(tuple(_entries(engine, names)))

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind == kind)

    def find(self, asked: str, most: int = 20) -> dict[str, list[Entry]]:
        """By kind, up to `most` entries that have every word asked for, the shortest names first."""
        wanted = _plain(asked).split()
        found: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
        if not wanted:
            return found
        for entry in self.entries:
            if all(word in entry.words for word in wanted):
                found[entry.kind].append(entry)
        whole = f" {' '.join(wanted)} "
        return {
            kind: sorted(some, key=lambda e: (whole not in e.words, len(e.name), e.name, e.iri))[:most]
            for kind, some in found.items()
        }


def _entries(engine: Engine, names: Names) -> Iterator[Entry]:
    by_thing: dict[tuple[str, str], list[dict[str, object]]] = {}
    for row in rows_of(engine(asks("entries"))).records():
        by_thing.setdefault((str(row["kind"]), str(row["thing"])), []).append(dict(row))
    for (kind, thing), rows in by_thing.items():
        path = names.path(thing)
        if path is None:
            continue
        name = str(rows[0]["name"])
        more = dict.fromkeys(str(row["more"]) for row in rows if row["more"] is not None)
        notes = "; ".join(dict.fromkeys(str(row["note"]) for row in rows if row["note"]))
        day = ""
        if kind == "source":
            outlet, _, day = notes.rpartition("|")
            notes = f"{outlet}, {period_in_words(day) if day else 'date unknown'}"
        if kind == "body" and rows[0]["more"]:
            notes = next((word for word in more if re.fullmatch(r"[0-9A-Z]{3,5}", word)), "")
        yield Entry(kind, thing, path, name, notes, day, f" {_plain(' '.join([name, *more, notes]))} ")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKD", text).casefold().replace("&", " and ")))
