"""What would fall if a source, or one on whom sources rest, were taken away: read out of the five seeds by hand."""

import json
from pathlib import Path

import pyoxigraph
import pytest
import seeds_by_hand as seeds
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ontology import BASE, CODE
from ccgkg.publish.build import build
from ccgkg.publish.export import PREFIXES
from ccgkg.queries.ask import Engine, on_oxigraph
from ccgkg.queries.origins.impact import Struck, UnknownSource, impact, reliance

pytestmark = pytest.mark.skipif(not seeds.HERE, reason=seeds.REASON)


@pytest.fixture(scope="module")
def engine() -> Engine:
    store = pyoxigraph.Store()
    store.bulk_load(input="\n".join(seeds.lines()).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return on_oxigraph(store, ours=True)


def said(figures: tuple[Struck, ...]) -> set[str]:
    return {figure.label.split(" (")[0] for figure in figures}


def test_what_one_source_alone_says_falls_with_it(engine: Engine) -> None:
    """HSJ alone counts the elements of the assessment (5); of the four grades it says 2015-16, as Healthcare Leader
    does not."""
    found = impact(engine, "hsj-ccg-ratings")
    assert not found.agent and "5" in said(found.fallen)
    assert all(figure.sources == ("hsj-ccg-ratings",) and not figure.left for figure in found.fallen)


def test_what_others_say_too_stands(engine: Engine) -> None:
    """£213m, and 57 and 56 the years before, stand without PharmaTimes; 10% outstanding is said there alone."""
    found = impact(engine, "pharmatimes-nao-ccgs")
    assert "10%" in said(found.fallen) and not {"£213m", "57", "56"} & said(found.fallen)
    assert found.firm >= 3 and found.single == ()


def test_what_rests_on_a_report_falls_with_it(engine: Engine) -> None:
    """Without the NAO nothing of its report stands, though three outlets print it."""
    found = impact(engine, "nao")
    assert found.agent and {"£213m", "57", "56", "36%", "42%", "10%"} <= said(found.fallen)
    (overspend,) = (figure for figure in found.fallen if figure.label.startswith("£213m"))
    assert overspend.sources == ("ekklesia-nao-ccgs", "pharmatimes-nao-ccgs", "pulse-nao-gps")
    assert overspend.origins == ("National Audit Office",)
    assert impact(engine, "National Audit Office").fallen == found.fallen


def test_who_rests_on_whom_is_counted(engine: Engine) -> None:
    told = {(one.who, one.whom) for one in reliance(engine)}
    assert {("PharmaTimes", "National Audit Office"), ("Ekklesia", "NHS England"), ("Pulse", "Julie Wood")} <= told
    assert ("Health Service Journal", "NHS England") in told  # and its ratings, of which NHS England is the assessor


def test_what_is_not_there_is_said(engine: Engine) -> None:
    with pytest.raises(UnknownSource, match="'the-times' is no source of the graph"):
        impact(engine, "the-times")


def test_the_command_says_the_same(tmp_path: Path) -> None:
    build([seeds.SEEDS], tmp_path / "graph", workers=1)
    run = CliRunner().invoke
    graph = ["--graph", str(tmp_path / "graph")]
    answer = run(app, ["impact", "pharmatimes-nao-ccgs", "--json", *graph])
    assert answer.exit_code == 0
    read = json.loads(answer.stdout)
    assert read["asked"] == "pharmatimes-nao-ccgs" and any(one["label"].startswith("10%") for one in read["fallen"])
    told = run(app, ["impact", "nao", *graph])
    assert told.exit_code == 0 and "Said by no one else:" in told.stdout and "£213m" in told.stdout
    assert "PharmaTimes rests on National Audit Office" in run(app, ["impact", *graph]).stdout
    unknown = run(app, ["impact", "the-times", *graph])
    assert unknown.exit_code == 1


def test_a_figure_that_loses_one_of_two_origins_is_left_with_one() -> None:
    """Three papers say 7: two rest on the NAO, the third on its own count. Without the NAO the third's is left."""

    lines = []
    for name, ground in (("a", "nao"), ("b", "nao"), ("c", "c")):
        claim, source = f"<{BASE}claim/{name}>", f"<{BASE}source/{name}>"
        lines += [
            f"{source} a ccg:Source ; dcterms:identifier '{name}' ; dcterms:publisher <{BASE}org/{name}> .",
            f"<{BASE}org/{name}> skos:prefLabel '{name}' .",
            f"{claim} ccg:asserts <{BASE}figure/7> ; dcterms:isPartOf {source} ;",
            f"  prov:wasAttributedTo <{BASE}org/{ground}> ;",
            f"  ccg:mode mode:own-voice ; ccg:status status:actual ; prov:wasDerivedFrom <{BASE}span/{name}> .",
            f"<{BASE}span/{name}> oa:hasSelector <{BASE}span/{name}/at> .",
            f"<{BASE}span/{name}/at> oa:start 0 ; oa:end 1 .",
            f"<{BASE}org/{ground}> ccg:originOf {claim} ; skos:prefLabel '{ground}' .",
        ]
    lines += [
        f"<{BASE}figure/7> a ccg:Figure ; rdfs:label '7 groups' ; ccg:quantity <{BASE}quantity/7> .",
        f"<{BASE}quantity/7> ccg:measure <{CODE}measure/ccgs> .",
    ]
    prefixes = [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()]
    prefixes += [f"PREFIX {name}: <{CODE}{name}/>" for name in ("mode", "status")]
    store = pyoxigraph.Store()
    store.load("\n".join([*prefixes, *lines]), format=pyoxigraph.RdfFormat.TURTLE)
    engine = on_oxigraph(store, ours=True)
    found = impact(engine, "nao")
    assert (found.fallen, found.firm, found.claims) == ((), 0, 2)
    (left,) = found.single
    assert (left.sources, left.origins, left.left) == (("a", "b", "c"), ("nao", "c"), ("c",))
    assert impact(engine, "c").single[0].left == ("nao",)
    assert impact(engine, "a").firm == 1
