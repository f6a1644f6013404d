"""The bodies of a day are those that the public lists have, and no merger loses or gains anyone."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ontology.register import BOARDS_OPENED, Body, DatedName, Register, load
from ccgkg.queries.lineage import Board, lineage, standing

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the public files it is checked against are not in {SHARED}"
)
OPENED = date(2013, 4, 1)
days = st.dates(OPENED, date(2022, 12, 31))
bodies = st.sampled_from(load().bodies)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def printed(*arguments: str) -> list[dict[str, str]]:
    result = CliRunner().invoke(app, ["register", "--csv", *arguments])
    assert result.exit_code == 0
    return list(csv.DictReader(result.stdout.splitlines()))


@pytest.mark.parametrize(
    ("day", "count"),
    [
        *(("2013-04-01", 211), ("2015-04-01", 209), ("2016-04-01", 209), ("2017-04-01", 207), ("2018-04-01", 195)),
        *(("2019-04-01", 191), ("2020-04-01", 135), ("2021-04-01", 106), ("2022-07-01", 0)),
    ],
)
def test_as_many_rows_as_ccgs_were_open(day: str, count: int) -> None:
    assert len(printed("--as-of", day)) == count


@needs_shared
@pytest.mark.parametrize(
    ("year", "ods", "ons"),
    [
        (2015, None, "ccg15cd"),
        (2017, "CCG_Code", "CCG17CD"),
        (2018, "CCG18CDH", "CCG18CD"),
        (2020, "CCG20CDH", "CCG20CD"),
        (2021, "CCG21CDH", "CCG21CD"),
    ],
)
def test_what_is_printed_of_a_day_is_the_ons_list_code_by_code(year: int, ods: str | None, ons: str) -> None:
    rows = printed("--as-of", f"{year}-04-01")
    listed = [row for row in read(SHARED / "raw" / f"ons-ccg-{year}.csv") if row[ons].startswith("E38")]
    assert Counter(row["ons_code"] for row in rows) == Counter(row[ons] for row in listed)
    if ods:
        assert {(row["ods_code"], row["ons_code"]) for row in rows} == {(row[ods], row[ons]) for row in listed}


@needs_shared
def test_every_day_has_the_bodies_that_the_csv_has() -> None:
    spans = [(row["ods_code"], row["start_date"], row["end_date"]) for row in read(SHARED / "register.csv")]
    day = date(2013, 1, 1)
    while day <= date(2022, 12, 31):
        counted = {code for code, first, last in spans if first <= day.isoformat() <= last}
        assert {body.ods_code for body in load().open_on(day)} == counted, day
        day += timedelta(days=1)


@lru_cache
def leaves(register: Register, code: str) -> tuple[str, ...]:
    """The first bodies that a body is made of."""
    merger = register.merger_into(code)
    return tuple(leaf for o in merger.originals for leaf in leaves(register, o.ods_code)) if merger else (code,)


@given(days)
def test_on_every_day_each_ccg_of_2013_is_in_exactly_one_that_is_open(day: date) -> None:
    register = load()
    there = Counter(leaf for body in register.open_on(day) for leaf in leaves(register, body.ods_code))
    first = {body.ods_code for body in register.bodies if body.first_day == OPENED}
    assert there == (Counter(first) if day < BOARDS_OPENED else Counter())


def test_every_merger_conserves_its_members() -> None:
    register = load()
    for merger in register.mergers():
        parts = [leaf for original in merger.originals for leaf in leaves(register, original.ods_code)]
        assert sorted(parts) == sorted(leaves(register, merger.result.ods_code))
        assert len(set(parts)) == len(parts)
        for original in merger.originals:
            assert not original.open_on(merger.first_day) and original.open_on(merger.first_day - timedelta(days=1))
        assert merger.result.open_on(merger.first_day) and not merger.result.open_on(
            merger.first_day - timedelta(days=1)
        )


def test_going_forward_the_register_is_a_forest() -> None:
    for body in load().bodies:
        assert len(body.successors) == 1
        line = lineage(body)
        assert len({b.ods_code for b in (body, *line.descendants)}) == 1 + len(line.descendants)
        assert line.board is not None and line.root.last_day == BOARDS_OPENED - timedelta(days=1)
        firsts = [b.first_day for b in (body, *line.descendants)]
        assert firsts == sorted(set(firsts))


@given(bodies, days)
def test_what_stands_for_a_body_is_open_and_of_its_line(body: Body, day: date) -> None:
    found = standing(body, day)
    if day >= BOARDS_OPENED:
        assert [type(one) for one in found] == [Board]
        return
    family = {b.ods_code for b in (body, *lineage(body).ancestors, *lineage(body).descendants)}
    assert {one.ods_code for one in found} <= family
    assert all(isinstance(one, Body) and one.open_on(day) for one in found)
    held = Counter(leaf for one in found for leaf in leaves(load(), one.ods_code))
    assert set(leaves(load(), body.ods_code)) <= set(held) and max(held.values()) == 1


@given(bodies, days, days)
def test_going_by_two_steps_comes_to_the_same(body: Body, one: date, other: date) -> None:
    first, then = sorted((max(one, body.first_day), max(other, body.first_day)))
    (half,) = standing(body, first)
    whole = standing(body, then)
    assert whole == ((half,) if isinstance(half, Board) else standing(half, then))


def _made(code: str, first: date, last: date, heir: str) -> Body:
    name = f"NHS {code} CCG"
    return Body(
        code, name, first, last, first, (heir,), False, ((f"E38{code}", first),), (DatedName(name, first, last),), ()
    )


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """A register that is made up: some bodies at first, and each year some of those that are left merge."""
    living = {f"L{number}": OPENED for number in range(draw(st.integers(1, 12)))}
    done, names = [], iter(f"M{number}" for number in range(100))
    for year in range(2014, 2022):
        while len(living) > 1 and draw(st.booleans()):
            day = date(year, 4, 1)
            able = sorted(code for code, first in living.items() if first < day)
            if len(able) < 2:
                break
            merging = draw(st.lists(st.sampled_from(able), min_size=2, max_size=4, unique=True))
            result = next(names)
            done += [_made(code, living.pop(code), day - timedelta(days=1), result) for code in merging]
            living[result] = day
    done += [_made(code, first, BOARDS_OPENED - timedelta(days=1), "QHM") for code, first in living.items()]
    return Register(tuple(sorted(done, key=lambda body: body.ods_code)))


def _years() -> Iterator[date]:
    return (date(year, 4, 1) for year in range(2013, 2023))


@given(registers())
def test_mergers_conserve_their_members_in_any_register(register: Register) -> None:
    first = Counter(body.ods_code for body in register.bodies if body.first_day == OPENED)
    for day in _years():
        there = Counter(leaf for body in register.open_on(day) for leaf in leaves(register, body.ods_code))
        assert there == (first if day < BOARDS_OPENED else Counter())
        recast = {
            one.ods_code for code in first for one in standing(register.by_code(code) or pytest.fail(), day, register)
        }
        assert recast == {body.ods_code for body in register.open_on(day)}
