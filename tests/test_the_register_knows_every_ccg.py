"""The register has every CCG there ever was, under its names, codes and days."""

import csv
from datetime import date
from pathlib import Path

import pytest

from ccgkg.ontology.register import Register, load

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the public files it is checked against are not in {SHARED}"
)


@pytest.fixture(scope="module")
def register() -> Register:
    return load()


# Counts that NHS England and the National Audit Office published.
@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2013-03-31", 0),
        ("2013-04-01", 211),
        ("2015-03-31", 211),
        ("2015-04-01", 209),
        ("2016-04-01", 209),
        ("2017-04-01", 207),
        ("2018-04-01", 195),
        ("2019-04-01", 191),
        ("2020-04-01", 135),
        ("2021-04-01", 106),
        ("2022-06-30", 106),
        ("2022-07-01", 0),
    ],
)
def test_as_many_are_open_as_were(register: Register, day: str, count: int) -> None:
    assert len(register.open_on(date.fromisoformat(day))) == count


def test_there_were_248_each_with_its_own_code_and_name(register: Register) -> None:
    assert len(register.bodies) == 248
    assert len({body.ods_code for body in register.bodies}) == 248
    assert len({body.name for body in register.bodies}) == 248
    assert all(body.name.startswith("NHS ") and body.name.endswith(" CCG") for body in register.bodies)


def test_an_unknown_code_is_no_body(register: Register) -> None:
    assert register.by_code("ZZZ") is None


def test_no_name_of_one_body_is_a_name_of_another(register: Register) -> None:
    seen: dict[str, str] = {}
    for body in register.bodies:
        for name in body.names:
            assert seen.setdefault(name.casefold(), body.ods_code) == body.ods_code, name


def test_the_names_of_a_body_follow_each_other_through_its_whole_life(register: Register) -> None:
    for body in register.bodies:
        assert body.dated_names[0].first_day == body.first_day
        assert body.dated_names[-1].last_day == body.last_day
        assert body.dated_names[-1].name == body.name


def test_cumbria_became_north_cumbria_and_lancashire_north_morecambe_bay(register: Register) -> None:
    cumbria, lancashire = register.by_code("01H"), register.by_code("01K")
    assert cumbria and lancashire
    assert cumbria.name_on(date(2017, 3, 31)) == "NHS Cumbria CCG"
    assert cumbria.name_on(date(2017, 4, 1)) == "NHS North Cumbria CCG"
    assert lancashire.name_on(date(2016, 7, 21)) == "NHS Lancashire North CCG"
    assert lancashire.name_on(date(2018, 1, 1)) == "NHS Morecambe Bay CCG"
    changes = {(c.body.ods_code, c.day.isoformat()): c for c in register.boundary_changes()}
    assert {key for key, change in changes.items() if change.renamed} == {("01H", "2017-04-01"), ("01K", "2017-04-01")}
    assert len({c.body.ods_code for c in changes.values()}) == 8
    assert not any({"01H", "01K"} & {o.ods_code for o in m.originals} for m in register.mergers())


def test_newcastle_gateshead_opened_for_business_not_when_it_was_registered(register: Register) -> None:
    body = register.by_code("13T")
    assert body and body.first_day == date(2015, 4, 1)


def test_there_were_37_mergers_eight_of_them_by_2018(register: Register) -> None:
    mergers = list(register.mergers())
    assert len(mergers) == 37
    assert len([m for m in mergers if m.first_day <= date(2018, 4, 1)]) == 8
    for merger in mergers:
        assert len(merger.originals) >= 2
        assert merger.result.first_day == merger.first_day
        assert {original.last_day for original in merger.originals} == {
            date.fromordinal(merger.first_day.toordinal() - 1)
        }


def test_the_passage_to_integrated_care_boards_is_inferred(register: Register) -> None:
    last = register.open_on(date(2022, 6, 30))
    assert all(body.successors_inferred for body in last)
    assert len({code for body in last for code in body.successors}) == 42
    assert not any(body.successors_inferred for body in register.bodies if body not in last)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("NEW Devon", "99P"),
        ("BNSSG", "15C"),
        ("SWL", "36L"),
        ("BSol", "15E"),
        ("BaNES", "11E"),
        ("NHS Birmingham South Central CCG", "04X"),
        ("NHS Southampton City CCG", "10X"),
        ("NHS Lancashire North CCG", "01K"),
    ],
)
def test_usual_names_lead_to_their_body(register: Register, name: str, code: str) -> None:
    assert [body.ods_code for body in register.bodies if name in body.names] == [code]


@needs_shared
@pytest.mark.parametrize("year", [2017, 2018, 2020, 2021])
def test_the_bodies_open_are_those_of_the_ons_list(register: Register, year: int) -> None:
    short = str(year)[2:]
    ods_column = "CCG_Code" if year == 2017 else f"CCG{short}CDH"
    with (SHARED / "raw" / f"ons-ccg-{year}.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = {
            (row[ods_column], row[f"CCG{short}CD"]) for row in csv.DictReader(file) if row[f"CCG{short}CD"][:3] == "E38"
        }
    day = date(year, 4, 1)
    ours = {
        (body.ods_code, [code for code, since in body.ons_codes if since <= day][-1]) for body in register.open_on(day)
    }
    assert ours == listed


@needs_shared
def test_the_mergers_are_the_published_ones(register: Register) -> None:
    with (SHARED / "mergers.csv").open(encoding="utf-8-sig", newline="") as file:
        published = {
            (row["successor_ods"], row["effective_date"], frozenset(row["predecessor_ods"].split(";")))
            for row in csv.DictReader(file)
        }
    ours = {
        (m.result.ods_code, m.first_day.isoformat(), frozenset(o.ods_code for o in m.originals))
        for m in register.mergers()
    }
    assert ours == published
