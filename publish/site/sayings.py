"""Sayings: claims as a reader meets them, each with its voices, its source and the words that it stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.listed import KINDS, anchor_of, place_in_source, place_in_text
from ccgkg.publish.site.passage import Passage, in_graph, in_text
from ccgkg.publish.site.search import asks
from ccgkg.queries.ask import Cell, rows_of
from ccgkg.queries.correction import Correction, corrections_of
from ccgkg.queries.words import Voice, chain_in_words, period_in_words

Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim. `said` is the IRI of what it says and `label` that in words; `published` is EDTF.

    `there` is the address of its words in its source's text, or of the claim on the source's page if no text is held.
    """

    claim: str
    kind: str
    said: str
    label: str
    quantity: str | None
    status: str
    rule: str | None
    inferred: str | None
    role: str | None
    source: str
    slug: str
    title: str
    outlet: str
    published: str | None
    url: str | None
    sha256: str
    voices: tuple[Voice, ...]
    passages: tuple[Passage, ...]
    there: str
    corrections: tuple[Correction, ...]

    @property
    def chain(self) -> str:
        return chain_in_words(self.voices) if self.voices else self.outlet

    @property
    def day(self) -> str:
        return period_in_words(self.published) if self.published else "date unknown"

    @property
    def anchor(self) -> str:
        return anchor_of(self.claim)


def sayings(edition: Edition, claims: Sequence[str]) -> list[Saying]:
    """Some claims by their IRIs, in their order."""
    if not claims:
        return []
    terms = " ".join(f"<{claim}>" for claim in claims)
    rows = rows_of(edition.engine(asks("sayings").replace("{ UNDEF }", f"{{ {terms} }}"))).records()
    voices = rows_of(edition.engine(asks("voices").replace("{ UNDEF }", f"{{ {terms} }}"))).records()
    chains: dict[str, list[Row]] = defaultdict(list)
    for row in voices:
        chains[str(row["claim"])].append(row)
    by_claim: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_claim[str(row["claim"])].append(row)
    return [_saying(edition, claim, by_claim[claim], chains[claim]) for claim in claims if claim in by_claim]


def by_kind(found: Iterable[Saying]) -> dict[str, list[Saying]]:
    """Sayings under the headings of their kinds; a kind without any is left out."""
    groups: dict[str, list[Saying]] = {kind: [] for kind in KINDS}
    for one in found:
        groups.setdefault(one.kind, []).append(one)
    return {kind: some for kind, some in groups.items() if some}


def _saying(edition: Edition, claim: str, rows: list[Row], voices: list[Row]) -> Saying:
    row = rows[0]
    spans: dict[tuple[int, int], Row] = {}
    for each in rows:
        place = (int(each["start"] or 0), int(each["end"] or 0))
        if place not in spans or (each["exact"] and not spans[place]["exact"]):
            spans[place] = each
    return Saying(
        claim=claim,
        kind=str(row["class"]),
        said=str(row["said"]),
        label=str(row["label"] or ""),
        quantity=_text(row["quantity"]),
        status=str(row["status"]),
        rule=_text(row["rule"]),
        inferred=_text(row["inferred"]),
        role=_text(row["role_text"]),
        source=str(row["source"]),
        slug=str(row["slug"]),
        title=str(row["title"] or row["slug"]),
        outlet=str(row["outlet"]),
        published=_text(row["published"]),
        url=_text(row["url"]),
        sha256=str(row["sha256"]),
        voices=_chain(claim, voices),
        passages=tuple(_passage(edition, *place, spans[place]) for place in sorted(spans)),
        there=_there(edition, str(row["source"]), str(row["sha256"]), claim),
        corrections=corrections_of(rows),
    )


def _there(edition: Edition, source: str, sha256: str, claim: str) -> str:
    if edition.texts(sha256) is not None:
        return f"{edition.names.path(source)}#{place_in_text(claim)}"
    return place_in_source(edition, source, claim)


def _passage(edition: Edition, start: int, end: int, row: Row) -> Passage:
    sha256, place = str(row["sha256"]), _text(row["place"])
    text, layout = edition.texts(sha256), edition.layout(sha256)
    if text is not None and layout is not None and end <= len(text):
        return in_text(layout, text, start, end, _text(row["fragment"]), place)
    before, exact, after = (str(row[key] or "") for key in ("before", "exact", "after"))
    return in_graph(start, end, before, exact, after, place)


def _chain(claim: str, rows: list[Row]) -> tuple[Voice, ...]:
    """From the outermost voice to the innermost, which is the claim's own."""
    reporting = {str(row["reports"]): row for row in rows if row["reports"]}
    row = next((row for row in rows if row["voice"] == claim), None)
    chain = []
    while row is not None:
        chain.append(Voice(str(row["name"] or row["agent"]), str(row["agent"]), str(row["mode"])))
        row = reporting.pop(str(row["voice"]), None)
    return tuple(reversed(chain))


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)
