"""The sources that a build holds: which snapshot of each, with its metadata."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ccgkg.ingest.original import Original, Place
from ccgkg.ingest.source import Source


@dataclass(frozen=True, slots=True)
class Holding:
    """A source as a build holds it: the hash of its text, and its metadata."""

    slug: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    original: Original | None = None

    @classmethod
    def of(cls, source: Source) -> Holding:
        return cls(source.slug, source.sha256, **{key: getattr(source, key) for key in _KEPT})

    def source(self, text: str) -> Source:
        """The source again, with the text of its snapshot."""
        return Source(self.slug, text, **{key: getattr(self, key) for key in _KEPT})


#: What of a source is kept besides its text.
_KEPT = ("title", "publisher", "published", "url", "author", "original")


@dataclass(frozen=True, slots=True)
class Held:
    """What a build is made of: its sources, in the order of their slugs, and the run that made it."""

    run: str
    sources: tuple[Holding, ...]

    @classmethod
    def of(cls, run: str, sources: Iterable[Source]) -> Held:
        return cls(run, tuple(sorted(map(Holding.of, sources), key=lambda holding: holding.slug)))


#: What is held before the first build.
NOTHING = Held("", ())


def write(path: Path, held: Held) -> None:
    path.write_text(json.dumps(asdict(held), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> Held:
    record = json.loads(path.read_text(encoding="utf-8"))
    return Held(record["run"], tuple(map(_holding, record["sources"])))


def _holding(record: dict[str, Any]) -> Holding:
    original = record.get("original")
    if original:
        places = tuple(Place(**place) for place in original["places"])
        record = record | {"original": Original(**original | {"places": places})}
    return Holding(**record)
