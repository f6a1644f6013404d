"""Annotated sentences: a text with its claims marked in it, and a reader for them.

    In 2017-18 <figure value=75 of=207 period=2017-04-01/2018-03-31>75</figure> of 207 groups overspent.

The tag is the claim's kind, its attributes are keys of the contract (`about=11T,12A` for a list, `by=null`), and what
it encloses is `exact`. Claims of one span are nested. A file holds one text a line; `\\n` in it is a line break. A line
that begins with `#` names the phenomenon of those below, and `@published=2018-12-19` sets the date of those below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccgkg.ingest.claim import CLASSES, Claim
from ccgkg.ingest.source import Source

_TAG = re.compile(rf"<(/?)({'|'.join(CLASSES)})((?: [a-z_]+=(?:\"[^\"]*\"|[^\s>]*))*)>")
_ATTRIBUTE = re.compile(r" ([a-z_]+)=(?:\"([^\"]*)\"|([^\s>]*))")
_LISTS = {"about", "participants", "topics"}
_NUMBERS = {"value", "of"}


@dataclass(frozen=True)
class Marked:
    """One claim that a person marked: only the keys that were written are asked for."""

    kind: str
    start: int
    end: int
    keys: dict[str, Any]


@dataclass(frozen=True)
class Example:
    phenomenon: str
    place: str
    source: Source
    marked: tuple[Marked, ...]


def read(path: Path) -> Iterator[Example]:
    phenomenon, published = path.stem, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            phenomenon = line.lstrip("# ").strip()
        elif line.startswith("@published="):
            published = line.partition("=")[2].strip() or None
        elif line.strip():
            text, marked = parse(line.strip().replace("\\n", "\n"))
            source = Source(f"{path.stem}-{number}", text, publisher="The Tester", published=published)
            yield Example(phenomenon, f"{path.name}:{number}", source, marked)


def parse(line: str) -> tuple[str, tuple[Marked, ...]]:
    """The text without its tags, and the claims marked in it, in the order in which they open."""
    text, at = "", 0
    open_tags: list[tuple[int, str, int, dict[str, Any]]] = []
    marked: dict[int, Marked] = {}
    for count, tag in enumerate(_TAG.finditer(line)):
        text += line[at : tag.start()]
        at = tag.end()
        closing, kind, attributes = tag.groups()
        if not closing:
            open_tags.append((count, kind, len(text), _keys(attributes)))
            continue
        order, opened, start, keys = open_tags.pop()
        assert opened == kind, f"</{kind}> closes <{opened}> in {line!r}"
        marked[order] = Marked(kind, start, len(text), keys)
    assert not open_tags, f"a tag is left open in {line!r}"
    text += line[at:]
    assert "<" not in text, f"an unread tag in {line!r}"
    return text, tuple(marked[k] for k in sorted(marked))


def _keys(attributes: str) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for name, quoted, plain in _ATTRIBUTE.findall(attributes):
        value: Any = quoted or plain
        if value == "null":
            value = None
        elif name in _LISTS:
            value = tuple(sorted(value.split(",")))
        elif name in _NUMBERS:
            value = float(value)
        keys[name] = value
    return keys


def mismatches(example: Example, claims: list[Claim], kinds: set[str]) -> list[str]:
    """What is wrong with the claims of some kinds: marked and not found, found and not marked, or with another key."""
    problems = []
    left = [c for c in claims if c.kind in kinds]
    for mark in example.marked:
        if mark.kind not in kinds:
            continue
        here = [c for c in left if c.kind == mark.kind and (c.start, c.end) == (mark.start, mark.end)]
        exact = example.source.text[mark.start : mark.end]
        if not here:
            problems.append(f"no {mark.kind} at {exact!r}")
            continue
        best = min(here, key=lambda c: len(_differences(mark, c)))
        left.remove(best)
        problems.extend(f"{mark.kind} {exact!r}: {d}" for d in _differences(mark, best))
    problems.extend(f"a {c.kind} that nobody marked: {c.exact!r}" for c in left)
    return problems


def _differences(mark: Marked, claim: Claim) -> list[str]:
    return [
        f"{key} is {getattr(claim, key)!r}, marked {value!r}"
        for key, value in mark.keys.items()
        if getattr(claim, key) != value
    ]
