"""Pages carry schema.org as JSON-LD that reads back without a network: the data set, sources, claims, persons and
bodies."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rdflib
from built_by_hand import read_by_hand, write_pieces
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from site_by_hand import client
from starlette.testclient import TestClient

from ccgkg.ontology import BASE
from ccgkg.publish.build import build
from ccgkg.publish.site.app import site
from ccgkg.publish.site.paper import data_block
from ccgkg.publish.site.settings import Settings

HERE = "http://testserver"
SDO = Namespace("https://schema.org/")
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def refused(*_: Any) -> None:
    raise AssertionError("the block needs a file from elsewhere")


def block(path: str) -> Any:
    (found,) = BLOCK.findall(client().get(path).text)
    return json.loads(found)


def read(path: str) -> Graph:
    return parsed(block(path))


def parsed(told: Any) -> Graph:
    with pytest.MonkeyPatch.context() as offline:
        offline.setattr("urllib.request.OpenerDirector.open", refused)
        return Graph().parse(data=json.dumps(told), format="json-ld")


def page_of(start: str, among: str) -> str:
    found = re.search(f'href="({start}[^"#]+)"', client().get(among).text)
    assert found
    return found[1]


def kinds(graph: Graph) -> set[str]:
    return {str(kind).removeprefix(str(SDO)) for kind in graph.objects(None, RDF.type)}


def text(graph: Graph, subject: str, name: str) -> str:
    return str(graph.value(URIRef(subject), SDO[name]))


def test_the_data_set_is_told_with_its_downloads() -> None:
    for path in ("/", "/about"):
        graph = read(path)
        assert "Dataset" in kinds(graph)
        (whole,) = graph.subjects(RDF.type, SDO.Dataset)
        assert text(graph, str(whole), "temporalCoverage") == "2013-04-01/2022-06-30"
        files = {str(graph.value(one, SDO.contentUrl)) for one in graph.objects(whole, SDO.distribution)}
        assert files == {
            f"{HERE}/download/{name}" for name in ("claims.csv", "graph.nq", "graph.trig", "graph.ttl", "graph.jsonld")
        }
        assert all(client().get(file.removeprefix(HERE)).status_code == 200 for file in files)
    assert "WebSite" in kinds(read("/"))


def test_a_source_is_told_with_its_publisher_and_day() -> None:
    graph, iri = read("/page/source/piece-1"), f"{BASE}source/piece-1"
    assert text(graph, iri, "headline") == "Holmedale overspends, piece-1"
    assert graph.value(URIRef(iri), SDO.datePublished) == Literal("2017-05-01", datatype=SDO.Date)
    publisher = graph.value(URIRef(iri), SDO.publisher)
    assert text(graph, str(publisher), "name") == "Holmedale Clarion"
    assert (URIRef(iri), RDF.type, SDO.Article) in graph


@pytest.mark.parametrize(
    ("publisher", "kind"), [("Health Service Journal", "NewsArticle"), ("National Audit Office", "Report")]
)
def test_what_an_outlet_prints_is_news_and_what_an_auditor_prints_is_a_report(
    publisher: str, kind: str, tmp_path: Path
) -> None:
    pieces = write_pieces(tmp_path / "pieces", "piece-1")
    (pieces / "piece-1.meta.json").write_text(
        json.dumps({"publisher": publisher, "published": "2017-03-02"}), encoding="utf-8"
    )
    assert build([pieces], tmp_path / "graph", reader=read_by_hand, workers=1).ok
    page = TestClient(site(Settings(tmp_path / "graph"))).get("/page/source/piece-1").text
    graph = parsed(json.loads(BLOCK.findall(page)[0]))
    assert (URIRef(f"{BASE}source/piece-1"), RDF.type, SDO[kind]) in graph
    assert graph.value(URIRef(f"{BASE}source/piece-1"), SDO.datePublished) == Literal("2017-03-02", datatype=SDO.Date)


def test_a_figure_is_told_with_where_it_appears_and_on_whose_word() -> None:
    path = page_of("/page/figure/", "/search?q=42%25")
    graph, iri = read(path), BASE + path.removeprefix("/page/")
    assert (URIRef(iri), RDF.type, SDO.Claim) in graph
    assert text(graph, iri, "name").startswith("42%")
    first = graph.value(URIRef(iri), SDO.firstAppearance)
    assert first == URIRef(f"{BASE}source/weekly-overspend")
    assert first in set(graph.objects(URIRef(iri), SDO.appearance))
    author = graph.value(URIRef(iri), SDO.author)
    assert author == URIRef(f"{BASE}org/nao") and text(graph, str(author), "name") == "National Audit Office"
    assert not kinds(graph) & {"ClaimReview", "Review"}


def test_a_person_is_told_with_the_post_held() -> None:
    graph, iri = read("/page/person/amyas-morse"), f"{BASE}person/amyas-morse"
    assert (URIRef(iri), RDF.type, SDO.Person) in graph
    assert text(graph, iri, "jobTitle") == "comptroller and auditor general"
    assert graph.value(URIRef(iri), SDO.affiliation) == URIRef(f"{BASE}org/nao")


def test_a_ccg_is_told_with_its_code_and_days() -> None:
    graph, iri = read("/page/org/10G"), f"{BASE}org/10G"
    assert (URIRef(iri), RDF.type, SDO.GovernmentOrganization) in graph
    assert graph.value(URIRef(iri), SDO.foundingDate) == Literal("2013-04-01", datatype=SDO.Date)
    assert graph.value(URIRef(iri), SDO.dissolutionDate) == Literal("2018-03-31", datatype=SDO.Date)
    code = graph.value(URIRef(iri), SDO.identifier)
    assert str(graph.value(code, SDO.value)) == "10G"


def test_a_measure_is_a_defined_term() -> None:
    graph = read("/page/code/measure/overspend")
    (term,) = graph.subjects(RDF.type, SDO.DefinedTerm)
    assert text(graph, str(term), "description") == "Money spent over plan."


def test_every_name_is_one_of_schema_org() -> None:
    paths = ("/", "/about", "/page/source/piece-1", "/page/org/10G", "/page/org/nao", "/page/person/amyas-morse",
             "/page/code/measure/overspend", page_of("/page/figure/", "/search?q=42%25"),
             page_of("/page/claim/", "/search?q=42%25"))  # fmt: skip
    known = {str(SDO[name]) for name in rdflib.SDO.__annotations__}
    for path in paths:
        graph = read(path)
        used = {str(p) for p in graph.predicates() if p != RDF.type} | {str(SDO) + kind for kind in kinds(graph)}
        assert used - {f"{SDO}query-input"} <= known, path


def test_no_text_ends_the_block() -> None:
    told = block("/page/source/piece-9")
    assert told["headline"] == "</title><script>alert(3)</script>\ufffd"
    assert told["publisher"]["name"] == '"><svg onload=alert(4)>'
    hostile = {"</script><script>alert(1)</script>": "<!--", "]]>": "&lt;\u2028\u2029"}
    written = str(data_block(hostile))
    assert not set("<>&\u2028\u2029") & set(written) and json.loads(written) == hostile
