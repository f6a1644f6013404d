"""The arithmetic of the articles comes out as a person did it, and no check on what people read gives a false alarm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from arithmetic_by_hand import APART, SHOWN
from articles_reckoned import Articles, held_together, verdicts_on, words
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ingest.claim import from_json
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.publish.build import build
from ccgkg.queries.agreement.arithmetic import checks_of, reckonings
from ccgkg.queries.agreement.reckoning import VERDICTS
from ccgkg.queries.ask import on_oxigraph

#: Confirmed errors in the published arithmetic, by a person: none was found in these articles.
CONFIRMED: frozenset[tuple[str, str]] = frozenset()


@pytest.fixture(scope="module")
def articles() -> Iterator[Articles]:
    yield Articles()


def test_there_are_enough_checks_by_hand() -> None:
    assert len(SHOWN) + len(APART) >= 70 and len(set(SHOWN)) == len(SHOWN)


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: f"{case[0]}: {', '.join(case[2])}")
def test_each_check_comes_out_as_a_person_did_it(
    articles: Articles, case: tuple[str, str, tuple[str, ...], str]
) -> None:
    slug, verdict, exacts, computation = case
    if slug not in articles.slugs:
        pytest.skip("the shared corpus is not beside the checkout")
    found = verdicts_on(articles.found, slug, exacts, computation)
    assert found == {verdict}, [each for each in articles.found if each.source == slug]


@pytest.mark.parametrize("case", APART, ids=lambda case: f"{case[0]}: {', '.join(case[1])}")
def test_what_does_not_belong_together_is_left_apart(articles: Articles, case: tuple[str, tuple[str, ...]]) -> None:
    slug, exacts = case
    if slug not in articles.slugs:
        pytest.skip("the shared corpus is not beside the checkout")
    assert held_together(articles.found, slug, exacts) == []


def test_no_check_on_what_people_read_gives_a_false_alarm(articles: Articles) -> None:
    alarms = {(each.source, each.computation) for each in articles.found if each.verdict == "inconsistent"}
    assert alarms == CONFIRMED
    assert len(articles.found) >= 60  # of ours alone; silence would be no merit


def test_what_is_derived_is_told_apart_and_is_one_line(articles: Articles) -> None:
    for each in articles.found:
        assert "\n" not in each.computation and each.verdict in VERDICTS and each.places
        assert len(each.claims) == len(each.places) == len(set(each.claims))
    (share,) = [e for e in articles.found if e.source == "northamptonshire-becomes-one" and words(e) == ("23", "56%")]
    assert share.to_json()["derived"] == ({"what": "23 as a share of 41", "value": "56.098%"},)


def test_the_checks_of_a_claim_are_those_that_rest_on_it(articles: Articles) -> None:
    slug = "northamptonshire-becomes-one"
    (share,) = [e for e in articles.found if e.source == slug and words(e) == ("23", "56%")]
    assert checks_of(articles.engine, articles.texts.get, [share.claims[1], "id:none"], [slug]) == {
        share.claims[1]: (share,)
    }


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("In 2017/18, 75 of 207 CCGs (36 per cent) spent more than planned.\n", 0, "0 inconsistent"),
        (
            "In 2017/18, 75 of 207 CCGs (39 per cent) spent more than planned.\n",
            1,
            "75 / 207 = 36.232%; 39% is [38.5, 39.5)",
        ),
    ],
)
def test_the_command_fails_where_something_does_not_add_up(tmp_path: Path, text: str, status: int, said: str) -> None:
    (tmp_path / "holmedale.txt").write_text(text, encoding="utf-8")
    (tmp_path / "holmedale.meta.json").write_text('{"publisher": "Holmedale Clarion", "published": "2018-12-19"}')
    assert build([tmp_path / "holmedale.txt"], tmp_path / "graph", workers=1).stored
    ran = CliRunner().invoke(app, ["check", "--graph", str(tmp_path / "graph")])
    assert (ran.exit_code, said in ran.stdout) == (status, True), ran.output
    as_json = CliRunner().invoke(app, ["check", "--json", "--graph", str(tmp_path / "graph")])
    told = json.loads(as_json.stdout)
    assert as_json.exit_code == status and told["counts"]["inconsistent"] == status
    assert told["checks"][0]["derived"][0]["value"] == "36.232%"


def test_a_source_whose_words_are_not_at_hand_is_left_alone() -> None:
    source = Source("piece", "75 of 207 CCGs.", publisher="Holmedale Clarion", published="2018-12-19")
    record = {
        "kind": "figure",
        "source": "piece",
        "start": 0,
        "end": 2,
        "exact": "75",
        "status": "actual",
        "value": 75,
        "unit": "count",
        "of": 207,
    }
    store = pyoxigraph.Store()
    lines = "".join(f"{line}\n" for line in quads(source, [from_json(record)]))
    store.bulk_load(input=lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert list(reckonings(on_oxigraph(store, ours=True), lambda sha256: None)) == []


@pytest.mark.parametrize(("about", "checks"), [(["some-ccgs"], 0), (["ccgs"], 1)])
def test_shares_of_two_groups_that_no_one_names_are_not_held_against_each_other(about: list[str], checks: int) -> None:
    text = "In 2018/19 a low grade went to 62% of the largest CCGs, against 66% of the smallest."
    source = Source("piece", text, publisher="Holmedale Clarion", published="2019-12-19")
    told = [
        {"kind": "figure", "source": "piece", "start": (at := text.index(exact)), "end": at + 3, "exact": exact,
         "status": "actual", "value": int(exact[:2]), "unit": "percent",
         "measure": "rated-requires-improvement-or-inadequate", "about": about, "period": "2018-04-01/2019-03-31"}
        for exact in ("62%", "66%")
    ]  # fmt: skip
    store = pyoxigraph.Store()
    lines = "".join(f"{line}\n" for line in quads(source, [from_json(one) for one in told]))
    store.bulk_load(input=lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    found = [
        one for one in reckonings(on_oxigraph(store, ours=True), {source.sha256: text}.get) if len(one.claims) == 2
    ]
    assert len(found) == checks
