"""Texts put otherwise: the paraphrases of `tests/paraphrases`, and what is read differently where they are put.

A line of those files is `pattern => other`, a regular expression of Python and what stands in its place; `{CCG}`,
`{PLACE}`, `{PERSON}`, `{POST}`, `{MONTH}` and `{FY}` in a pattern stand for a name of a CCG, of a place, of a person, a
post, a month and a financial year, and ` ## role period` at the end of a line names keys that the change of words may
change. `\\n` in `other` is a line's end.
Lines that begin with `#` say what the lines behind them have in common.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from ccgkg.ingest.extract import extract
from ccgkg.ingest.source import Source, read_source
from ccgkg.ontology.register import load

FILES = sorted((Path(__file__).parent / "paraphrases").glob("*.txt"))
_PLACE = r"(?:[A-Z][a-z]+(?:[ -](?:(?:and|upon|of|on|with) )?[A-Z][a-z]+)*)"
_KNOWN = sorted({re.escape(re.sub("^NHS | CCG$", "", body.name)) for body in load().bodies}, key=len, reverse=True)
_MACROS = {
    "{PLACE}": _PLACE,
    "{NAME}": rf"(?:\b(?<!North )(?<!South )(?<!East )(?<!West )(?<!Western )(?:{'|'.join(_KNOWN)})\b)",
    "{GRADE}": r"(?:[‘“\"']?(?:[Ii]nadequate|[Oo]utstanding|[Gg]ood|[Rr]equires [Ii]mprovement)[’”\"']?)",
    "{CCG}": rf"(?:\b(?:NHS )?{_PLACE} (?:CCG|[Cc]linical [Cc]ommissioning [Gg]roup)\b)",
    "{PERSON}": r"(?:(?:(?:Dr|Mr|Mrs|Ms|Sir|Dame|Professor) )?[A-Z][a-z]+ [A-Z][a-z]+(?:-[A-Z][a-z]+)?)",
    "{POST}": r"(?:(?:interim |acting |joint |clinical |deputy )?(?:chief (?:officer|executive|finance officer)"
    r"|chair(?:man)?|accountable officer|managing director|medical director|finance director|director of [a-z]+))",
    "{MONTH}": r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
    "{FY}": r"(?:\b20\d\d[-–/]\d\d\b)",
}
#: Code points by which the place of a claim may differ, beside what the change of words moves it.
_REACH = 250
#: The keys of a claim of each kind that are compared.
KEYS = {
    "figure": "value unit comparator of measure about basis period asserted_by status",
    "rating": "org rating dimension by period asserted_by status",
    "statement": "speaker mode role org asserted_by status",
    "change": "type participants result effective asserted_by status",
    "intervention": "type org by status effective asserted_by",
    "role": "person role org status",
}
_SOURCES: dict[Path, tuple[Source, list[dict[str, Any]]]] = {}


@dataclass(frozen=True)
class Paraphrase:
    """What is put otherwise, how, and the keys that may change by it."""

    name: str
    pattern: re.Pattern[str]
    other: str
    loose: frozenset[str]

    def put(self, text: str) -> tuple[str, list[tuple[int, int, int]]]:
        """The text put otherwise, and of each change its offsets in the old text and its length in the new one."""
        edits, parts, at = [], [], 0
        for found in self.pattern.finditer(text):
            new = found.expand(self.other)
            if new != found[0]:
                edits.append((found.start(), found.end(), len(new)))
                parts += [text[at : found.start()], new]
                at = found.end()
        return "".join([*parts, text[at:]]), edits


class Difference(NamedTuple):
    """A claim that is read otherwise: as it was and as it is, None where there is none; and where in the new text."""

    before: dict[str, Any] | None
    after: dict[str, Any] | None
    at: int


class Comparison(NamedTuple):
    """An article read again: the number of changes, the claims in the paragraphs that they touch, the differences."""

    changes: int
    touched: int
    differences: list[Difference]
    text: str


def paraphrases(path: Path) -> Iterator[Paraphrase]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        body, _, loose = line.partition(" ## ")
        pattern, arrow, other = body.partition(" => ")
        assert arrow, f"{path.name}, line {number}: no ` => `"
        for macro, meaning in _MACROS.items():
            pattern = pattern.replace(macro, meaning)
        yield Paraphrase(f"{path.stem}:{number}", re.compile(pattern), other, frozenset(loose.split()))


def compared(path: Path, way: Paraphrase) -> Comparison:
    """An article as it is against the same put otherwise."""
    source, before = _as_it_is(path)
    text, edits = way.put(source.text)
    if not edits:
        return Comparison(0, 0, [], text)
    after = [claim.to_json() for claim in extract(replace(source, text=text))]
    lines = list(accumulate((len(line) for line in source.text.splitlines(keepends=True)), initial=0))
    touched = {_line_of(lines, first) for first, _, _ in edits}
    share = sum(_line_of(lines, claim["start"]) in touched for claim in before)
    return Comparison(len(edits), share, _differences(before, after, edits, way.loose), text)


def _line_of(lines: Sequence[int], offset: int) -> int:
    return bisect_right(lines, offset)


def _as_it_is(path: Path) -> tuple[Source, list[dict[str, Any]]]:
    if path not in _SOURCES:
        source = read_source(path)
        _SOURCES[path] = source, [claim.to_json() for claim in extract(source)]
    return _SOURCES[path]


def _moved(offset: int, edits: Sequence[tuple[int, int, int]]) -> int:
    """Where an offset of the old text lies in the new one."""
    shift = 0
    for first, last, length in edits:
        if last <= offset:
            shift += length - (last - first)
        elif first < offset:
            return first + shift + min(offset - first, length)
        else:
            break
    return offset + shift


def _told(claim: dict[str, Any], loose: frozenset[str]) -> tuple[Any, ...]:
    """What a claim says, without its place."""
    keys = [key for key in KEYS[claim["kind"]].split() if key not in loose]
    if claim.get("measure") == "other":
        keys.remove("about")  # whose figure it is stays open where the measure does
    return claim["kind"], *(str(claim.get(key)) for key in keys)


def _differences(
    before: list[dict[str, Any]],
    after: list[dict[str, Any]],
    edits: Sequence[tuple[int, int, int]],
    loose: frozenset[str],
) -> list[Difference]:
    """Each claim of the old text is paired with the nearest that says the same in the new one; what is left over
    differs."""
    new = defaultdict(list)
    for claim in after:
        new[_told(claim, loose)].append(claim)
    lost = []
    for claim in before:
        at = _moved(claim["start"], edits)
        same = [c for c in new[_told(claim, loose)] if abs(c["start"] - at) < _REACH]
        if same:
            new[_told(claim, loose)].remove(min(same, key=lambda c: abs(c["start"] - at)))
        else:
            lost.append((at, claim))
    spare = [c for left in new.values() for c in left]
    found = []
    for at, claim in lost:
        near = [c for c in spare if c["kind"] == claim["kind"] and abs(c["start"] - at) < _REACH // 2]
        mate = min(near, key=lambda c: abs(c["start"] - at), default=None)
        if mate is not None:
            spare.remove(mate)
        found.append(Difference(claim, mate, at))
    return found + [Difference(None, c, c["start"]) for c in spare]
