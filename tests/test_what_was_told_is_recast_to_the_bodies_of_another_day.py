"""What was told of CCGs is recast to the bodies of another day by the rules: side by side, never counted up through a
merger, money added only where all is known; and leaders that CCGs shared make no merger of them.
"""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pyoxigraph
import pytest
import rdflib
import seeds_by_hand as seeds
from became_by_hand import BECAME, NAMED
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ingest.claim import Claim, Rating, from_json
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.ontology.naming import resolve
from ccgkg.ontology.reference import reference_quads
from ccgkg.ontology.register import load
from ccgkg.queries.ask import Engine, on_oxigraph, on_rdflib, rows_of
from ccgkg.queries.catalogue import question
from ccgkg.queries.lineage import standing
from ccgkg.queries.recast import Told, recast, total

THEN, NOW = date(2016, 3, 31), date(2021, 4, 1)
DAYS = st.dates(date(2013, 4, 1), date(2022, 6, 30))


@pytest.mark.parametrize(("code", "name", "grade", "now"), NAMED)
def test_every_ccg_that_hsj_names_resolves_and_became_what_a_person_finds(
    code: str, name: str, grade: str, now: str
) -> None:
    found = resolve(name, date(2016, 7, 21)).body
    assert found is not None and found.ods_code == code
    assert [one.ods_code for one in standing(found, NOW)] == [now]


@pytest.mark.skipif(not seeds.HERE, reason=seeds.REASON)
def test_they_are_all_that_it_names() -> None:
    (hsj,) = [source for source in seeds.sources() if source.slug == "hsj-ccg-ratings"]
    named = {claim.org: claim.rating for claim in seeds.claims(hsj) if isinstance(claim, Rating)}
    assert named == {code: grade for code, _, grade, _ in NAMED}
    assert len(named) == len(BECAME) == 36


def test_predecessors_stand_side_by_side_and_what_is_not_told_is_said() -> None:
    """Of the three that became 15C in 2018 two were rated inadequate, and nothing is told of Bristol."""
    (found,) = recast([Told("11T", "inadequate"), Told("12A", "inadequate")], THEN, NOW)
    assert found.body.ods_code == "15C"
    assert [(one.ods_code, one.what) for one in found.told] == [("11T", "inadequate"), ("12A", "inadequate")]
    assert found.missing == ("11H",) and not found.part and not found.inferred


def test_money_is_added_only_where_it_is_known_of_all() -> None:
    told = [Told("11H", Decimal(3)), Told("11T", Decimal(4))]
    assert [total(found) for found in recast(told, THEN, NOW)] == [None]
    (whole,) = recast([*told, Told("12A", Decimal(5))], THEN, NOW)
    assert total(whole) == 12
    (again,) = recast([*told, Told("12A", Decimal(5), "one"), Told("12A", Decimal(5), "another")], THEN, NOW)
    assert total(again) == 12
    (torn,) = recast([*told, Told("12A", Decimal(5)), Told("12A", Decimal(6))], THEN, NOW)
    assert total(torn) is None


def test_nothing_is_shared_out_backwards() -> None:
    found = recast([Told("15C", Decimal(12))], NOW, THEN)
    assert [each.body.ods_code for each in found] == ["11H", "11T", "12A"]
    assert all(each.part and total(each) is None and [one.ods_code for one in each.told] == ["15C"] for each in found)


def test_a_board_is_inferred_and_a_body_that_was_not_there_is_refused() -> None:
    (found,) = recast([Told("15C", 1)], NOW, date(2022, 7, 1))
    assert found.body.ods_code == "QUY" and found.inferred
    with pytest.raises(ValueError, match="15C: no CCG of that code was open on 2016-03-31"):
        recast([Told("15C", 1)], THEN, NOW)


@given(DAYS, DAYS)
def test_nothing_told_is_lost_and_forwards_nothing_comes_twice(of: date, to: date) -> None:
    codes = [body.ods_code for body in load().open_on(of)]
    found = recast([Told(code, Decimal(1)) for code in codes], of, to)
    told = [one.ods_code for each in found for one in each.told]
    assert set(told) == set(codes) and not any(each.missing for each in found)
    assert {each.body.ods_code for each in found} == {body.ods_code for body in load().open_on(to)}
    if to >= of:
        assert sorted(told) == sorted(codes)
        assert sum(total(each) or 0 for each in found) == len(codes)


TEXT = "Jane Doe is accountable officer of 05G and 05W. 11T and 12A share a chief. 11H may share one with 11T.\n"
SHARING = Source("sharing", TEXT, published="2017-05-01", publisher="Clarion")


def told(exact: str, **keys: object) -> Claim:
    start = TEXT.index(exact)
    return from_json(
        {
            "source": "sharing",
            "start": start,
            "end": start + len(exact),
            "exact": exact,
            "asserted_by": None,
            "status": "actual",
            **keys,
        }
    )


def engines() -> tuple[Engine, Engine]:
    role = {"kind": "role", "person": "person/jane-doe", "person_name": "Jane Doe", "role": "accountable officer"}
    share = {"kind": "change", "type": "shared-leadership", "result": None}
    claims = [
        told("Jane Doe", org="05G", **role),
        told("Jane Doe", org="05W", **role),
        told("share a chief", participants=["11T", "12A"], effective="2017-04", **share),
        told("may share one", participants=["11H", "11T"], effective=None, **share),
    ]
    claims[3] = from_json({**claims[3].to_json(), "status": "possible"})
    return loaded([*reference_quads(), *quads(SHARING, claims)])


def loaded(lines: Sequence[str]) -> tuple[Engine, Engine]:
    store = pyoxigraph.Store()
    store.bulk_load("".join(f"{line}\n" for line in lines), format=pyoxigraph.RdfFormat.N_QUADS)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data="".join(f"{line}\n" for line in lines), format="nquads")
    return on_oxigraph(store, ours=True), on_rdflib(dataset)


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own
def test_shared_leaders_are_a_dated_post_of_bodies_that_stay_separate() -> None:
    """What is only possible makes no post. 05G and 05W never merged; 11T and 12A did, a year later."""
    oxigraph, plain = engines()
    text = question("shared-leadership").text
    answer = rows_of(oxigraph(text))
    assert plain(text) == answer
    rows = [
        tuple(row[name] for name in ("code", "effective", "person", "role", "merged_on", "into_code"))
        for row in answer.records()
    ]
    assert rows == [
        ("05G", None, "Jane Doe", "accountable officer", None, None),
        ("05W", None, "Jane Doe", "accountable officer", None, None),
        ("11T", "2017-04", None, None, "2018-04-01", "15C"),
        ("12A", "2017-04", None, None, "2018-04-01", "15C"),
    ]
    merged = oxigraph(
        "PREFIX org: <http://www.w3.org/ns/org#> PREFIX ccg: <https://w3id.org/ccgkg/def#> "
        "ASK { ?post a ccg:SharedPost , org:ChangeEvent }"
    )
    assert merged is False


AMOUNTS = "11H overspent by £3m. 11T overspent by £4m. 12A overspent by £5m, or £6m. 15C overspent by £9m."
Y2016, Y2018 = "2016-04-01/2017-03-31", "2018-04-01/2019-03-31"


def spent(*amounts: tuple[str, str, str]) -> tuple[Engine, Engine]:
    """Engines over one text that tells of CCGs, by their codes, what they overspent, in these words and in a period."""
    source, claims = Source("amounts", AMOUNTS, published="2019-05-01", publisher="Clarion"), []
    for code, exact, period in amounts:
        at, value = AMOUNTS.index(exact), int(exact[1:-1]) * 1_000_000
        record = {
            "kind": "figure",
            "source": "amounts",
            "start": at,
            "end": at + len(exact),
            "exact": exact,
            "value": value,
        }
        record |= {
            "unit": "GBP",
            "comparator": "=",
            "of": None,
            "measure": "overspend",
            "about": [code],
            "basis": "total",
        }
        claims.append(from_json(record | {"period": period, "asserted_by": None, "status": "actual"}))
    return loaded([*reference_quads(), *quads(source, claims)])


WHOLE = (("11H", "£3m", Y2016), ("11T", "£4m", Y2016), ("12A", "£5m", Y2016))


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize(
    ("amounts", "period", "to", "expected"),
    [
        (WHOLE, Y2016, "2021-04-01", [("15C", 3, 3, 12)]),
        (WHOLE, Y2016, "2022-07-01", [("QUY", 3, 3, 12)]),
        (WHOLE, Y2016, "2017-03-31", [("11H", 1, 1, 3), ("11T", 1, 1, 4), ("12A", 1, 1, 5)]),
        (WHOLE[:2], Y2016, "2021-04-01", [("15C", 3, 2, None)]),
        ((*WHOLE, ("12A", "£6m", Y2016)), Y2016, "2021-04-01", [("15C", 3, 3, None)]),
        ((("15C", "£9m", Y2018),), Y2018, "2016-03-31", []),
        (WHOLE, Y2018, "2021-04-01", []),
    ],
    ids=[
        "known of all",
        "by a board",
        "as they were",
        "one is missing",
        "two that differ",
        "nothing is shared out",
        "another year",
    ],
)
def test_the_question_adds_up_as_the_rules_do(
    amounts: tuple[tuple[str, str, str], ...], period: str, to: str, expected: list[tuple[Any, ...]]
) -> None:
    """Three CCGs became 15C in 2018. What the question adds up is what `total` does, on either engine."""
    oxigraph, plain = spent(*amounts)
    text = question("amounts-as-of").with_values({"asked": period, "as_of": to})
    answer = rows_of(oxigraph(text))
    million = 1_000_000
    assert [tuple(row[name] for name in ("now_code", "ccgs", "known", "total")) for row in answer.records()] == [
        (*known, None if sum_ is None else sum_ * million) for *known, sum_ in expected
    ]
    assert rows_of(plain(text)) == answer
    told = [Told(code, Decimal(int(exact[1:-1])) * million) for code, exact, when in amounts if when == period]
    reckoned = {
        each.body.ods_code: total(each)
        for each in recast(told, date.fromisoformat(period[-10:]), date.fromisoformat(to))
        if not each.part
    }
    assert {row["now_code"]: row["total"] for row in answer.records()} == reckoned


@pytest.mark.skipif(not seeds.HERE, reason=seeds.REASON)
def test_a_question_is_asked_as_of_another_day(tmp_path) -> None:  # type: ignore[no-untyped-def]
    graph = tmp_path / "graph"
    assert CliRunner().invoke(app, ["build", str(seeds.SEEDS), "--out", str(graph)]).exit_code == 0
    asked = ["query", "named-ccgs-became", "-g", str(graph), "--json"]
    today = json.loads(CliRunner().invoke(app, asked).stdout)["rows"]
    assert [(row["code"], row["named"], row["became_code"]) for row in today] == BECAME
    before = json.loads(CliRunner().invoke(app, [*asked, "--as-of", "2015-03-31"]).stdout)["rows"]
    assert [row["became_code"] for row in before if row["code"] == "13T"] == ["00F", "00G", "00H"]
    after = json.loads(CliRunner().invoke(app, [*asked, "--as-of", "2022-07-01"]).stdout)["rows"]
    assert all(row["inferred"] and row["became_code"].startswith("Q") for row in after) and len(after) == 36
    wrong = CliRunner().invoke(app, ["query", "who-says", "-g", str(graph), "--as-of", "2015-03-31"])
    assert wrong.exit_code == 2 and "no bodies of another day" in wrong.stderr
