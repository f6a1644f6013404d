"""The gate refuses a claim of a table of which any one key was made wrong, and takes those that its cells say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from alterations import CHANGES, COMPARATORS, GRADES, INTERVENTIONS, SHIFTS, STATUSES, UNITS
from tables_by_hand import ALLOCATIONS, RATINGS, ods, source, xlsx
from tables_by_hand import INTERVENTIONS as ROWS

from ccgkg.ingest.claim import Change, Claim, Figure, Intervention, Rating, Statement
from ccgkg.ingest.proofs.cells import KEYS, CellGate
from ccgkg.ingest.source import read_source
from ccgkg.ingest.tables.reading import TableReading, read_table

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"
CODES = ("06F", "03J", "07V", "99A", "00C", "02N")
AGENTS = (None, "hsj", "nao", "99A")


@dataclass(frozen=True, slots=True)
class Altered:
    key: str
    claim: Claim


def altered(claim: Claim, text: str) -> Iterator[Altered]:
    """Every way to make one key of a claim wrong."""
    for shift in SHIFTS:
        start, end = claim.start + shift, claim.end + shift
        if 0 <= start and end <= len(text):
            yield Altered("offsets", replace(claim, start=start, end=end, exact=text[start:end]))
    yield Altered("offsets", replace(claim, end=claim.end - 1, exact=claim.exact[:-1]))
    yield from each(claim, "status", STATUSES)
    yield from each(claim, "asserted_by", AGENTS)
    match claim:
        case Figure():
            yield from each(claim, "value", (claim.value + 1, -claim.value, claim.value * 10, claim.value / 1000))
            yield from each(claim, "unit", UNITS)
            yield from each(claim, "comparator", COMPARATORS)
            yield from each(claim, "of", (1, 207))
            yield from each(claim, "about", [(code,) for code in CODES] + [("ccgs",), (*claim.about, "07V")])
            yield from each(claim, "measure", ("deficit", "running-costs"))
            yield from each(claim, "basis", ("total", "each", "change"))
            yield from each(claim, "period", ("2016-04-01/2017-03-31", "2013"))
        case Rating():
            yield from each(claim, "org", CODES)
            yield from each(claim, "rating", GRADES)
            yield from each(claim, "dimension", ("leadership",))
            yield from each(claim, "by", (None, "nao"))
            yield from each(claim, "period", (None, "2013-04-01/2014-03-31"))
        case Intervention():
            yield from each(claim, "org", CODES)
            yield from each(claim, "type", INTERVENTIONS)
            yield from each(claim, "by", ("nhs-england",))
            yield from each(claim, "effective", (None, "2012", "2016-07-21/2018-01"))
        case Change():
            yield from each(claim, "type", CHANGES)
            yield from each(claim, "participants", (claim.participants[1:], (*claim.participants, "00C"), ("ccgs",)))
            yield from each(claim, "result", (None, "00C", "99A"))
            yield from each(claim, "effective", (None, "2012"))


def each(claim: Any, key: str, values: Any) -> Iterator[Altered]:
    return (Altered(key, replace(claim, **{key: value})) for value in values if value != getattr(claim, key))


def true_of(one: Altered, claims: tuple[Claim, ...]) -> bool:
    """Whether an altered claim is, by chance, another true one of the same cell, such as that of another page."""
    claim = one.claim
    keys = (*KEYS[claim.kind], "status", "asserted_by")
    same = (c for c in claims if (c.kind, c.start, c.end) == (claim.kind, claim.start, claim.end))
    return any(all(getattr(c, key) == getattr(claim, key) for key in keys) for c in same)


def tables(folder: Path) -> Iterator[TableReading]:
    grid = [line.split(",") for line in ALLOCATIONS.splitlines()]
    yield read_table(source(folder, "ratings.csv", RATINGS))
    yield read_table(source(folder, "interventions.csv", ROWS))
    yield read_table(source(folder, "successors.csv", "old_ccg,ccg20cdh\n10H,14Y\n10Y,14Y\n"))
    yield read_table(source(folder, "money.csv", ALLOCATIONS))
    yield read_table(source(folder, "money-in-a-book.xlsx", xlsx(One=grid)))
    yield read_table(source(folder, "money-in-a-sheet.ods", ods(One=grid)))


def count(readings: Iterator[TableReading], every: int = 1) -> tuple[Counter[str], list[str]]:
    total, survivors = Counter[str](), []
    for table in readings:
        gate = CellGate(table)
        assert all(gate.verify(claim).accepted for claim in table.claims)
        for claim in table.claims[::every]:
            for one in altered(claim, table.source.text):
                if not true_of(one, table.claims):
                    total[f"{claim.kind} {one.key}"] += 1
                    if gate.verify(one.claim).accepted:
                        survivors.append(f"{claim.source}:{claim.start} {claim.kind} {one.key}: {one.claim}")
    return total, survivors


def test_altered_claims_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    total, survivors = count(tables(tmp_path))
    with capsys.disabled():
        print(
            "\naltered claims of tables that pass, 0 of:",
            ", ".join(f"{key} {number}" for key, number in sorted(total.items())),
        )
    assert not survivors, survivors
    assert total.total() > 4000


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public tables are not beside this checkout")
def test_altered_claims_of_the_public_tables_are_refused() -> None:
    files = sorted([*SHARED.glob("*.csv"), *SHARED.glob("raw/*.csv")])
    total, survivors = count((read_table(read_source(path)) for path in files), every=23)
    assert not survivors, survivors[:5]
    assert total.total() > 2000


def test_a_table_says_no_statement(tmp_path: Path) -> None:
    table = read_table(source(tmp_path, "ratings.csv", RATINGS))
    first = table.claims[0]
    said = Statement(
        source=first.source, start=first.start, end=first.end, exact=first.exact, speaker="hsj", speaker_name="HSJ"
    )
    assert not CellGate(table).verify(said).accepted


def test_each_key_stands_on_its_cell(tmp_path: Path) -> None:
    table = read_table(source(tmp_path, "ratings.csv", RATINGS))
    text = table.source.text
    found = {
        k.key: text[k.start : k.end] if k.start is not None else k.reason
        for k in CellGate(table).verify(table.claims[0]).keys
    }
    assert (found["exact"], found["org"], found["rating"], found["period"]) == (
        "NHS Bedfordshire CCG",
        "06F",
        "inadequate",
        "2015/16",
    )
    assert found["asserted_by"] == "https://www.hsj.co.uk/one (first)"
    assert found["by"] and "NHS England" in found["by"]
