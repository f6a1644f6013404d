"""What was said once, as several sources quote it: what each leaves out, adds or changes, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from ccgkg.queries.ask import Cell, Engine, rows_of
from ccgkg.queries.catalogue import question
from ccgkg.queries.origins.tracing import Texts

Row = dict[str, Cell]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words in which a quotation differs from the longest. Places are code points into the two texts, half-open.

    `kind` is `left-out`, `added` or `changed`; `was` stands in the longest, `now` in the other. Where there are no
    words the place is None; where the text is not at hand the words are. `alters` is what of the meaning changes:
    `negation`, `number`.
    """

    kind: str
    was: str | None
    now: str | None
    was_at: Place | None
    now_at: Place | None
    alters: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """An utterance as one source has it: from its first word to its last, with what stands between its parts."""

    outlet: str
    published: str | None
    source: str
    start: int
    end: int
    words: str | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one said once; the longest quotation of it comes first. `speaker` has the names that the sources give, if
    several."""

    speaker: str
    quotations: tuple[Quotation, ...]

    @property
    def altered(self) -> bool:
        """Whether a quotation changes the meaning."""
        return any(difference.alters for one in self.quotations for difference in one.differences)

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"altered": self.altered}


def quoted(engine: Engine, texts: Texts = lambda sha256: None, who: str | None = None) -> tuple[Utterance, ...]:
    """The utterances that several sources quote, those whose meaning a quotation changes first.

    `texts` finds snapshots of sources, from which the words are read. `who` is part of the name of a speaker or an
    outlet, or the slug of a source.
    """
    rows = rows_of(engine(question("quotation-variants").text)).records()
    found = [
        _utterance(list(group), texts)
        for _, group in groupby(sorted(rows, key=lambda row: str(row["utterance"])), key=lambda row: row["utterance"])
    ]
    wanted = [one for one in found if who is None or _concerns(one, who.casefold())]
    return tuple(sorted(wanted, key=lambda one: (not one.altered, one.speaker, one.quotations[0].source)))


def _concerns(one: Utterance, who: str) -> bool:
    names = (one.speaker, *(each.outlet for each in one.quotations))
    return any(who in name.casefold() for name in names) or any(who == each.source for each in one.quotations)


def _utterance(rows: Sequence[Row], texts: Texts) -> Utterance:
    found = [_quotation(list(group), texts) for _, group in groupby(rows, key=lambda row: row["slug"])]
    found.sort(key=lambda one: (bool(one.differences), one.start - one.end, one.source))
    return Utterance(" / ".join(sorted({str(row["speaker"]) for row in rows})), tuple(found))


def _quotation(rows: Sequence[Row], texts: Texts) -> Quotation:
    row, own = rows[0], texts(str(rows[0]["sha256"]))
    place = _place(row, "start", "end")
    assert place is not None  # a claim has its place
    differences = tuple(_difference(each, own, texts) for each in rows if each["kind"])
    published = None if row["published"] is None else str(row["published"])
    return Quotation(str(row["outlet"]), published, str(row["slug"]), *place, _words(own, place), differences)


def _difference(row: Row, own: str | None, texts: Texts) -> Difference:
    was, now = _place(row, "was_start", "was_end"), _place(row, "now_start", "now_end")
    whole = texts(str(row["was_sha256"])) if was else None
    alters = str(row["alters"]) if row["alters"] else None
    return Difference(str(row["kind"]), _words(whole, was), _words(own, now), was, now, alters)


def _words(text: str | None, place: Place | None) -> str | None:
    return " ".join(text[slice(*place)].split()) if text and place else None


def _place(row: Row, first: str, last: str) -> Place | None:
    start, end = row[first], row[last]
    return (start, end) if isinstance(start, int) and isinstance(end, int) else None
