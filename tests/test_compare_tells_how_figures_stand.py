"""`compare` brings the figures of one thing together with verdicts, intervals and reasons; `why` has the verdicts."""

import json
from functools import lru_cache
from pathlib import Path

import pyoxigraph
import pytest
import seeds_by_hand as seeds
from claims_by_hand import SHARED
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ingest.extract import extract
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import read_source
from ccgkg.ingest.tables.reading import read_table
from ccgkg.ontology.reference import reference_quads
from ccgkg.publish.build import build
from ccgkg.queries.agreement.verdicts import verdict_quads
from ccgkg.queries.ask import Engine, on_oxigraph
from ccgkg.queries.compare import compare, read_period
from ccgkg.queries.disagreement import disagreements
from ccgkg.queries.why import why

pytestmark = pytest.mark.skipif(not seeds.HERE, reason=seeds.REASON)

LOW, Y2017 = "rated-requires-improvement-or-inadequate", "2017-04-01/2018-03-31"
RATINGS = SHARED / "data" / "ratings.csv"


@lru_cache(maxsize=1)
def engine() -> Engine:
    store = pyoxigraph.Store()
    store.bulk_load("".join(f"{line}\n" for line in seeds.lines()), format=pyoxigraph.RdfFormat.N_QUADS)
    return on_oxigraph(store, ours=True)


def test_the_share_rated_low_is_compatible_in_all_its_forms() -> None:
    answer = compare(engine(), LOW, Y2017)
    dated, undated = answer.quantities
    assert (dated.verdict, dated.sources, dated.whom) == ("compatible", 2, "all CCGs")
    assert {figure.words: figure.interval for figure in dated.figures} == {
        "42%": "[41.5, 42.5)",
        "87 of 207": "87",
        "more than 40%": "(40, ∞)",
    }
    assert [judged.verdict for judged in dated.comparisons] == ["compatible"] * 3
    assert any("42.029 per cent" in judged.reason for judged in dated.comparisons)
    # The articles name the year, and Pulse names none: it is shown, and compared with nothing.
    assert not any(figure.inferred for figure in dated.figures)
    assert (undated.period, undated.verdict, undated.comparisons) == (None, None, ())
    assert {place.outlet for figure in undated.figures for place in figure.places} == {"Pulse"}


def test_the_figures_of_one_thing_come_with_their_origins() -> None:
    """PharmaTimes gives 42% and 87 of 207 on the word of the NAO; Ekklesia's more than 40% stands among sentences of
    its release."""
    dated, undated = compare(engine(), LOW, Y2017, seeds.text_of).quantities
    assert dated.origins.in_words == "2 sources, 1 independent origin: National Audit Office"
    assert dated.origins.origins[0].sources == ("ekklesia-nao-ccgs", "pharmatimes-nao-ccgs")
    assert undated.origins.in_words == "1 source, 1 independent origin: National Audit Office"
    (link,) = dated.origins.links
    assert link.kind == "copy" and any(one.exact.startswith("spent more than planned with") for one in link.shared)


def test_compared_as_a_whole_each_thing_has_the_origins_that_it_has_alone() -> None:
    """57 in 2016/17 is the NAO's in both; 26 is counted by HSJ and by Healthcare Leader, each for itself."""
    whole = compare(engine()).quantities
    told = {(one.measure, one.period): one.origins.in_words for one in whole}
    assert (
        told["overspending-ccgs", "2016-04-01/2017-03-31"] == "2 sources, 1 independent origin: National Audit Office"
    )
    assert told[LOW, Y2017] == "2 sources, 1 independent origin: National Audit Office"
    for one in whole:
        alone = {each.quantity: each.origins for each in compare(engine(), one.measure).quantities}
        assert alone[one.quantity].origins == one.origins.origins


def test_what_rests_on_an_inferred_period_is_said() -> None:
    """The list of those rated good, outstanding and so on in HSJ has its year from the sentence before."""
    store = pyoxigraph.Store()
    lines: set[str] = set()
    for slug in ("hsj-ccg-ratings",):
        source = read_source(seeds.SEEDS / f"{slug}.txt")
        lines.update(quads(source, extract(source)))
    lines.update(verdict_quads(lines, Iris()), reference_quads())
    store.bulk_load("".join(f"{line}\n" for line in lines), format=pyoxigraph.RdfFormat.N_QUADS)
    (measured,) = compare(on_oxigraph(store, ours=True), "rated-inadequate", "2015-04-01/2016-03-31").quantities
    (judged,) = measured.comparisons
    assert judged.verdict == "identical" and judged.second is None
    reasons = {place.period_reason for figure in measured.figures for place in figure.places}
    assert any(reasons)


def test_the_articles_contradict_each_other_nowhere() -> None:
    answer = compare(engine())
    assert answer.disagreements == ()
    assert {measured.verdict for measured in answer.quantities} == {"identical", "compatible"}


def test_why_carries_the_verdict_on_the_figures_beside() -> None:
    (dated, _) = why(engine(), "42%", seeds.text_of).quantities
    assert {(other.figure, other.verdict) for other in dated.others} == {
        ("87 of 207", "compatible"),
        ("more than 40%", "compatible"),
    }
    assert all(other.reason and not other.inferred for other in dated.others)


def test_why_carries_origins_and_the_words_that_say_so() -> None:
    (measured,) = why(engine(), "£213m", seeds.text_of).quantities
    assert measured.origins.in_words == "3 sources, 1 independent origin: National Audit Office (Pulse by inference)"
    assert any("£213 million" in one.exact for link in measured.origins.links for one in link.shared)
    written = measured.to_json()["origins"]
    assert written["in_words"] == measured.origins.in_words and written["links"][0]["shared"][0]["exact"]


def test_why_carries_the_arithmetic_that_a_figure_has_part_in() -> None:
    """PharmaTimes prints 42% with 87 of 207; Pulse prints it beside more than half besides."""
    dated, undated = why(engine(), "42%", seeds.text_of).quantities
    assert [(check.source, check.check, check.verdict) for check in dated.checks] == [
        ("pharmatimes-nao-ccgs", "share", "consistent")
    ]
    assert {(check.source, check.check) for check in undated.checks} == {
        ("pulse-nao-gps", "share"),
        ("pulse-nao-gps", "sum"),
    }
    assert why(engine(), "42%").quantities[0].checks == ()  # without the words of the sources nothing is reckoned


def test_the_command_prints_what_the_question_answers(tmp_path: Path) -> None:
    build([seeds.SEEDS / "pharmatimes-nao-ccgs.txt", seeds.SEEDS / "ekklesia-nao-ccgs.txt"], tmp_path, workers=1)
    asked = ["compare", LOW, "--period", "2017/18", "--graph", str(tmp_path)]
    shown = CliRunner().invoke(app, asked)
    assert shown.exit_code == 0 and "2017/18: compatible (2 sources)" in shown.stdout
    assert "None rests on an inferred period." in shown.stdout
    (measured,) = json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)["quantities"]
    assert {figure["words"] for figure in measured["figures"]} == {"42%", "87 of 207", "more than 40%"}
    assert {judged["verdict"] for judged in measured["comparisons"]} == {"compatible"}
    told = CliRunner().invoke(app, ["why", "42%", "--graph", str(tmp_path)])
    assert "    compatible: 42% is [41.5, 42.5) and more than 40% is (40, ∞): one value can be both" in told.stdout
    (found,) = json.loads(CliRunner().invoke(app, ["why", "42%", "--json", "--graph", str(tmp_path)]).stdout)[
        "quantities"
    ]
    assert {other["verdict"] for other in found["others"]} == {"compatible"}
    assert [check["verdict"] for check in found["checks"]] == ["consistent"] and "87 / 207 = 42.029%" in told.stdout
    one = "2 sources, 1 independent origin: National Audit Office"
    assert f"\n  {one}\n    Ekklesia and PharmaTimes share " in shown.stdout and measured["origins"]["in_words"] == one
    assert "“spent more than planned with" in shown.stdout
    overspend = CliRunner().invoke(app, ["why", "£213m", "--graph", str(tmp_path)]).stdout
    assert f"\n  {one}\n" in overspend and overspend.index("“spent more than planned with") < overspend.index(
        "“has not set out"
    )


@pytest.mark.parametrize("wrong", [["compare", "nothing"], ["compare", LOW, "--period", "soon"]])
def test_what_is_no_measure_or_period_is_wrong_use(wrong: list[str], tmp_path: Path) -> None:
    build([seeds.SEEDS / "pulse-nao-gps.txt"], tmp_path, workers=1)
    found = CliRunner().invoke(app, [*wrong, "--graph", str(tmp_path)])
    assert found.exit_code == 2 and found.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2017/18", Y2017),
        ("2017-18", Y2017),
        ("2017/2018", Y2017),
        ("2018-12", "2018-12"),
        (Y2017, Y2017),
        ("2018", "2018"),
    ],
)
def test_a_period_is_read_as_a_person_types_it(typed: str, edtf: str) -> None:
    assert read_period(typed) == edtf


@pytest.mark.skipif(not RATINGS.is_file(), reason=f"the ratings are not at {RATINGS}")
def test_two_lists_of_the_inadequate_differ_in_three_bodies() -> None:
    """HSJ names 26 of 26; a law firm's list of 25 has North Kirklees besides, and neither Northumberland nor North
    Hampshire."""
    store = pyoxigraph.Store()
    table, article = read_source(RATINGS), read_source(seeds.SEEDS / "hsj-ccg-ratings.txt")
    lines = {*quads(table, read_table(table).claims), *quads(article, seeds.claims(article))}
    lines.update(verdict_quads(lines, Iris()), reference_quads())
    store.bulk_load("".join(f"{line}\n" for line in lines), format=pyoxigraph.RdfFormat.N_QUADS)
    asked = on_oxigraph(store, ours=True)
    names = {
        verdict: sorted(
            one.reason.split(" is said")[0] for one in disagreements(asked, verdict) if one.kind == "Rating"
        )
        for verdict in ("contradictory", "not-comparable")
    }
    assert names == {"contradictory": ["North Kirklees"], "not-comparable": ["North Hampshire", "Northumberland"]}
