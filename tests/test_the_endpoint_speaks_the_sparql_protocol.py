"""The endpoint answers as the SPARQL 1.1 Protocol says, in the formats of the W3C, to the clients that people use."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from lxml import etree
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import GRAPH, OTHER, WORDS, Got, Site, encoded, quads, served, store, terms
from SPARQLWrapper import CSV, JSON, POST, RDFXML, TURTLE, XML, SPARQLWrapper
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ccgkg.publish.sparql.formats import choose
from ccgkg.publish.sparql.limits import PRIVATE, PUBLIC, Limits

SD = "http://www.w3.org/ns/sparql-service-description#"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
SELECT = "SELECT ?o { <urn:thing:0> <urn:name> ?o }"
CONSTRUCT = "CONSTRUCT WHERE { <urn:thing:0> ?p ?o }"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("endpoint")
    store(root, quads())
    with served(root, Limits(seconds=10, workers=1, query=4000)) as site:
        yield site


#: After the W3C's tests of the protocol (data-r2/protocol): what is sent, and the statuses that it may have.
PROTOCOL: list[tuple[str, str, str, bytes, dict[str, str], int]] = [
    ("query by GET", "GET", encoded("ASK {}"), b"", {}, 200),
    ("query by HEAD", "HEAD", encoded("ASK {}"), b"", {}, 200),
    ("query by a form", "POST", "", encoded("ASK {}").encode(), FORM, 200),
    ("form with its encoding told", "POST", "", encoded("ASK {}").encode(),
     {"Content-Type": FORM["Content-Type"] + "; charset=UTF-8"}, 200),
    ("query as the body", "POST", "", b"ASK {}", DIRECT, 200),
    ("body in UTF-8", "POST", "", 'ASK { ?s ?p "£213m" }'.encode(), DIRECT, 200),
    ("default graph by GET", "GET", encoded("ASK {}") + f"&default-graph-uri={GRAPH}", b"", {}, 200),
    ("default graph by a form", "POST", "", (encoded("ASK {}") + f"&default-graph-uri={GRAPH}").encode(), FORM, 200),
    ("default graph beside a body", "POST", f"default-graph-uri={GRAPH}", b"ASK {}", DIRECT, 200),
    ("two default graphs", "GET", encoded("ASK {}") + f"&default-graph-uri={GRAPH}&default-graph-uri={OTHER}",
     b"", {}, 200),
    ("named graph", "GET", encoded("ASK {}") + f"&named-graph-uri={GRAPH}", b"", {}, 200),
    ("whole dataset", "GET", encoded("ASK {}") + f"&default-graph-uri={GRAPH}&named-graph-uri={OTHER}", b"", {}, 200),
    ("parameters of others", "GET", encoded("ASK {}") + "&timeout=1&format=json", b"", {}, 200),
    ("another method", "PUT", encoded("ASK {}"), b"", {}, 405),
    ("DELETE", "DELETE", encoded("ASK {}"), b"", {}, 405),
    ("PATCH", "PATCH", encoded("ASK {}"), b"", {}, 405),
    ("two queries", "GET", encoded("ASK {}") + "&" + encoded("SELECT * {}"), b"", {}, 400),
    ("two queries in a form", "POST", "", (encoded("ASK {}") + "&" + encoded("ASK {}")).encode(), FORM, 400),
    ("query in the address and the body", "POST", encoded("ASK {}"), b"ASK {}", DIRECT, 400),
    ("wrong media type", "POST", "", b"ASK {}", {"Content-Type": "text/plain"}, 415),
    ("no media type, form", "POST", "", encoded("ASK {}").encode(), {}, 415),
    ("no media type, direct", "POST", "", b"ASK {}", {}, 415),
    ("several parts", "POST", "", b"--x--", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
    ("body in UTF-16", "POST", "", "ASK {}".encode("utf-16"), DIRECT, 400),
    ("UTF-16 told", "POST", "", "ASK {}".encode("utf-16"),
     {"Content-Type": DIRECT["Content-Type"] + "; charset=utf-16"}, 415),
    ("address not in UTF-8", "GET", "query=ASK%20%7B%20?s%20?p%20%22%E9%22%7D", b"", {}, 400),
    ("no syntax", "GET", encoded("ASK { WHERE"), b"", {}, 400),
    ("empty query", "GET", "query=", b"", {}, 400),
    ("form without a query", "POST", "", b"a=b", FORM, 400),
    ("empty body", "POST", "", b"", DIRECT, 400),
    ("update in a form", "POST", "", b"update=CLEAR%20ALL", FORM, 403),
    ("update as the body", "POST", "", b"CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403),
    ("update by GET", "GET", "update=CLEAR%20ALL", b"", {}, 403),
    ("update as a query", "GET", encoded("CLEAR ALL"), b"", {}, 400),
    ("dataset of an update", "GET", encoded("ASK {}") + "&using-graph-uri=urn:x", b"", {}, 400),
    ("unknown default graph", "GET", encoded("ASK {}") + "&default-graph-uri=http://127.0.0.1:9/", b"", {}, 400),
    ("unknown named graph", "GET", encoded("ASK {}") + "&named-graph-uri=file:///etc/passwd", b"", {}, 400),
    ("graph that is no IRI", "GET", encoded("ASK {}") + "&default-graph-uri=a%20b", b"", {}, 400),
    ("nothing that is offered", "GET", encoded("ASK {}"), b"", {"Accept": "image/png"}, 406),
    ("a table as Turtle", "GET", encoded("SELECT * {}"), b"", {"Accept": "text/turtle"}, 406),
    ("triples as CSV", "GET", encoded(CONSTRUCT), b"", {"Accept": "text/csv"}, 406),
    ("a query that is too long by GET", "GET", encoded("ASK {}" + " " * 4000), b"", {}, 414),
    ("a query that is too long in a form", "POST", "", encoded("ASK {}" + " " * 4000).encode(), FORM, 413),
    ("a query that is too long as the body", "POST", "", b"ASK {}" + b" " * 4000, DIRECT, 413),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "query", "body", "headers", "status"),
    [row[1:] for row in PROTOCOL],
    ids=[row[0] for row in PROTOCOL],
)
def test_the_status_is_that_of_the_protocol(
    site: Site, method: str, query: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    got = site.send(method, query, body, headers)
    assert got.status == status, got.body
    if method == "HEAD":
        assert got.body == b""
    elif status == 405:
        assert {"GET", "POST"} <= set(got.headers["allow"].split(", "))
    elif status != 200:
        assert got.media == "text/plain" and got.body.count(b"\n") == 1
        assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/json"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("application/sparql-results+json;q=0, text/*;q=0.1", "text/csv"),
    ],
)
def test_a_table_comes_in_the_format_that_is_wanted(site: Site, accept: str, media: str) -> None:
    got = site.ask(SELECT, accept)
    assert (got.status, got.media) == (200, media)
    assert got.headers["vary"] == "Accept"
    assert got.headers["access-control-allow-origin"] == "*"
    assert _first_cell(got) == "naïve, “so”"


def _first_cell(got: Got) -> str:
    if got.media.endswith("json"):
        return str(json.loads(got.body)["results"]["bindings"][0]["o"]["value"])
    if got.media.endswith("xml"):
        (cell,) = etree.fromstring(got.body).iter("{*}literal")
        return str(cell.text)
    lines = got.body.decode("utf-8").splitlines()
    if got.media == "text/csv":
        assert lines[0] == "o"
        return next(csv.reader(io.StringIO(lines[1])))[0]
    assert lines[0] == "?o"
    return lines[1].strip('"')


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE <urn:thing:0>"])
def test_triples_come_in_the_format_that_is_wanted_and_each_once(site: Site, media: str, query: str) -> None:
    got = site.ask(query, media)
    assert (got.status, got.media) == (200, media)
    # Its number stands in two graphs; a graph of triples has it once.
    assert sorted(str(triple.object) for triple in terms(got)) == ['"0"', '"naïve, “so”"', "<urn:thing:1>"]


def test_xml_can_be_read_whatever_the_text(site: Site) -> None:
    got = site.ask('SELECT ("a\\u0001b <c> & " AS ?x) { }', "application/sparql-results+xml")
    (cell,) = etree.fromstring(got.body).iter("{*}literal")
    assert cell.text == "a\ufffdb <c> & "
    got = site.ask("CONSTRUCT { <urn:a> <urn:b> 'a\\u0001b' } WHERE { }", "application/rdf+xml")
    assert [str(triple.object) for triple in terms(got)] == ['"a\ufffdb"']


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
@pytest.mark.parametrize(
    ("query", "truth"), [("ASK { ?s <urn:name> ?o }", "true"), ("ASK { ?s <urn:no> ?o }", "false")]
)
def test_a_truth_value_comes_in_each_format(site: Site, media: str, query: str, truth: str) -> None:
    got = site.ask(query, media)
    assert (got.status, got.media) == (200, media)
    assert truth.encode() in got.body


EACH, IN_GRAPHS = "{ ?s ?p ?o }", "{ GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize(
    ("clause", "where", "parameters", "number"),
    [
        # 600 in one graph, 2 in the other; the one that is in both counts twice, for the union is not merged.
        ("", EACH, {}, "602"),
        ("", IN_GRAPHS, {}, "602"),
        (f"FROM <{OTHER}>", EACH, {}, "2"),
        (f"FROM <{OTHER}>", IN_GRAPHS, {}, "0"),
        (f"FROM NAMED <{OTHER}>", IN_GRAPHS, {}, "2"),
        (f"FROM NAMED <{OTHER}>", EACH, {}, "0"),
        ("", EACH, {"default-graph-uri": OTHER}, "2"),
        ("", IN_GRAPHS, {"default-graph-uri": OTHER}, "0"),
        ("", IN_GRAPHS, {"named-graph-uri": OTHER}, "2"),
        # What the request says goes before what the query says.
        (f"FROM <{GRAPH}>", EACH, {"default-graph-uri": OTHER}, "2"),
        (f"FROM <{GRAPH}>", EACH, {"named-graph-uri": OTHER}, "0"),
    ],
)
def test_the_dataset_is_the_one_that_is_named(
    site: Site, clause: str, where: str, parameters: dict[str, str], number: str
) -> None:
    got = site.ask(f"SELECT (COUNT(*) AS ?n) {clause} {where}", "text/csv", **parameters)
    assert got.body.decode().split() == ["n", number]


def test_a_graph_is_named_by_prefix_and_base_too(site: Site) -> None:
    got = site.ask(f"PREFIX g: <urn:graph:> SELECT (COUNT(*) AS ?n) FROM g:two {EACH}", "text/csv")
    assert got.body.decode().split() == ["n", "2"]
    assert site.ask("SELECT * FROM nothing:two { }").status == 400


def test_the_service_describes_itself(site: Site) -> None:
    got = site.send("GET", headers={"Accept": "text/turtle"})
    assert (got.status, got.media) == (200, "text/turtle")
    graph = rdflib.Graph().parse(data=got.body, format="turtle")
    sd = rdflib.Namespace(SD)
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert str(graph.value(service, sd.endpoint)) == site.url
    assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query
    assert sd.UnionDefaultGraph in graph.objects(service, sd.feature)
    assert {str(name) for name in graph.objects(None, sd.name)} == {GRAPH, OTHER}
    for media in ("application/n-triples", "application/rdf+xml", "application/ld+json"):
        again = site.send("GET", headers={"Accept": media})
        assert again.media == media and set(terms(again)) == set(terms(got))


def test_a_browser_that_asks_nothing_gets_a_page_where_there_is_one(site: Site, tmp_path: Path) -> None:
    assert site.send("GET", headers={"Accept": "text/html"}).status == 400

    async def page(request: Request) -> Response:
        return PlainTextResponse("a page")

    store(tmp_path, quads(1))
    with served(tmp_path, Limits(workers=1), page) as other:
        assert other.send("GET", headers={"Accept": "text/html,*/*;q=0.8"}).body == b"a page"
        assert other.send("POST", headers={"Accept": "text/html"} | FORM).status == 400


def test_a_script_of_another_site_may_ask(site: Site) -> None:
    got = site.send("OPTIONS", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"})
    assert got.status == 204
    assert "POST" in got.headers["access-control-allow-methods"]
    assert "Content-Type" in got.headers["access-control-allow-headers"]


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_is_answered(site: Site, method: str) -> None:
    client = SPARQLWrapper(site.url)
    client.setMethod(method)
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    assert client.queryAndConvert()["results"]["bindings"][0]["o"]["value"] == "naïve, “so”"
    client.setReturnFormat(XML)
    assert "naïve" in client.queryAndConvert().toxml()
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().decode().startswith("o\r\n")
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(TURTLE)
    assert b"urn:name" in client.queryAndConvert()
    client.setReturnFormat(RDFXML)
    assert len(client.queryAndConvert()) == 3


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_it_as_a_store(site: Site, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(site.url, method=method))
    name = rdflib.Literal("naïve, “so”")
    assert graph.value(rdflib.URIRef("urn:thing:0"), rdflib.URIRef("urn:name")) == name
    assert [tuple(row) for row in graph.query(SELECT)] == [(name,)]  # type: ignore[misc, arg-type]
    assert bool(graph.query("ASK { ?s <urn:name> ?o }").askAnswer)
    assert len(graph.query(CONSTRUCT).graph or ()) == 3


def test_the_words_are_not_asked_where_they_may_not_leave(tmp_path: Path) -> None:
    store(tmp_path, quads(1), f'<urn:thing:0> <urn:words> "all that was said" <{WORDS}> .\n')
    query = "ASK { { ?s <urn:words> ?o } UNION { GRAPH ?g { ?s <urn:words> ?o } } }"
    with served(tmp_path, replace(PUBLIC, workers=1)) as site:
        assert site.ask(query, "text/csv").body == b"false"
        assert site.ask(query, **{"default-graph-uri": WORDS}).status == 400
        assert site.ask(query.replace("words", "next"), "text/csv").body == b"true"
    with served(tmp_path, replace(PRIVATE, workers=1)) as site:
        assert site.ask(query, "text/csv").body == b"true"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "a/b"),
        ("garbage", "a/b"),
        ("c/d", "c/d"),
        ("*/*, c/d;q=0.9", "a/b"),
        ("a/b;q=0.2, */*", "c/d"),
        ("A/B;q=0, C/*;Q=0.3", "c/d"),
        ("a/b;q=nonsense", "a/b"),
        ("x/y", None),
        ("a/b;q=0", None),
    ],
)
def test_what_is_accepted_is_chosen(accept: str, media: str | None) -> None:
    assert choose(accept, ["a/b", "c/d"]) == media
