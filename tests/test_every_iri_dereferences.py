"""Every IRI of the graph leads to a page or to RDF that says something of it, as HTTP and linked data have it."""

from pathlib import Path

import pyoxigraph
import pytest
from built_by_hand import read_by_hand, write_pieces
from rdflib import Dataset, Graph, URIRef
from site_by_hand import client, graph
from starlette.testclient import TestClient
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ontology import BASE, CODE
from ccgkg.publish.build import build
from ccgkg.publish.site.app import site
from ccgkg.publish.site.negotiation import chosen
from ccgkg.publish.site.settings import Settings
from ccgkg.store.dataset import open_store

NAMES = {
    "text/turtle": ("ttl", "turtle"),
    "application/trig": ("trig", "trig"),
    "application/ld+json": ("jsonld", "json-ld"),
    "application/n-triples": ("nt", "nt"),
    "application/rdf+xml": ("rdf", "xml"),
}


def subjects() -> list[str]:
    """One IRI of each kind, and of each kind of claim."""
    found = {}
    for quad in open_store(graph()):
        iri = quad.subject.value if isinstance(quad.subject, pyoxigraph.NamedNode) else ""
        if iri.startswith(BASE) and not quad.graph_name.value.endswith("/texts"):
            found.setdefault((iri.removeprefix(BASE).split("/")[0], iri.count("/")), iri)
        if iri.startswith(str(CODE)):
            found.setdefault(("code", iri.count("/")), iri)
    return sorted(found.values())


def local(iri: str) -> str:
    return f"/code/{iri.removeprefix(str(CODE))}" if iri.startswith(str(CODE)) else f"/id/{iri.removeprefix(BASE)}"


def test_each_kind_of_thing_has_a_page_and_turtle_that_names_it() -> None:
    asked = subjects()
    assert len(asked) > 20
    for iri in asked:
        to_page = client().get(local(iri), headers={"Accept": "text/html"})
        assert to_page.status_code == 303, iri
        page = client().get(to_page.headers["location"])
        assert page.status_code == 200 and f"IRI: <code>{iri}</code>" in page.text, iri
        to_data = client().get(local(iri), headers={"Accept": "text/turtle"})
        assert to_data.status_code == 303
        data = client().get(to_data.headers["location"])
        told = pyoxigraph.parse(data.content, format=pyoxigraph.RdfFormat.TURTLE)
        assert any(iri in (quad.subject.value, getattr(quad.object, "value", "")) for quad in told), iri


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("media", NAMES)
def test_each_format_is_given_by_accept_and_by_suffix(media: str) -> None:
    suffix, name = NAMES[media]
    moved = client().get("/id/org/nao", headers={"Accept": f"{media}, */*;q=0.1"})
    assert (moved.status_code, moved.headers["location"]) == (303, f"/data/org/nao.{suffix}")
    assert client().get(f"/id/org/nao.{suffix}").headers["location"] == f"/data/org/nao.{suffix}"
    answer = client().get(f"/data/org/nao.{suffix}")
    assert answer.headers["content-type"].split(";")[0] == media
    read = (Dataset(default_union=True) if name in ("trig", "json-ld") else Graph()).parse(
        data=answer.text, format=name
    )
    assert (URIRef(f"{BASE}org/nao"), None, None) in read


def test_a_reader_that_takes_nothing_we_have_is_told_so() -> None:
    assert client().get("/id/org/nao", headers={"Accept": "image/png"}).status_code == 406
    assert client().get("/id/org/there-is-none").status_code == 404
    assert client().get("/data/org/nao.exe").status_code == 404


def test_what_the_reader_has_is_not_sent_again() -> None:
    for path in ("/data/org/nao.ttl", "/page/org/nao", "/", "/api/register"):
        first = client().get(path)
        again = client().get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert client().get(path, headers={"If-None-Match": '"another"'}).status_code == 200
        assert client().head(path).headers["etag"] == first.headers["etag"]


def test_links_and_leave_to_read_are_in_the_headers() -> None:
    answer = client().get("/page/org/nao")
    assert f'<{BASE}org/nao>; rel="describes"' in answer.headers["link"]
    assert '</data/org/nao.ttl>; rel="alternate"; type="text/turtle"' in answer.headers["link"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("accept", "best"),
    [("", "a/x"), ("*/*", "a/x"), ("b/*", "b/y"), ("a/x;q=0.2, b/y;q=0.8", "b/y"), ("a/x;q=0, */*;q=0.1", "b/y"),
     ("a/x;q=nonsense", None), ("c/z", None), ("A/X", "a/x")],
)  # fmt: skip
def test_the_better_liked_is_chosen(accept: str, best: str | None) -> None:
    assert chosen(accept, ["a/x", "b/y"]) == best


def test_a_copy_may_have_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccgkg.publish.build._reference", lambda base: "")  # for speed
    base = "https://data.example.org/id/"
    assert build(
        [write_pieces(tmp_path / "pieces", "piece-1")], tmp_path / "graph", reader=read_by_hand, workers=1, base=base
    ).ok
    copy = TestClient(site(Settings(tmp_path / "graph", base=base)), follow_redirects=False)
    assert (
        copy.get("/id/source/piece-1", headers={"Accept": "text/turtle"}).headers["location"]
        == "/data/source/piece-1.ttl"
    )
    told = copy.get("/data/source/piece-1.nt").text
    assert f"<{base}source/piece-1>" in told and BASE not in told
    assert f"IRI: <code>{base}source/piece-1</code>" in copy.get("/page/source/piece-1").text


@pytest.mark.parametrize(
    "base",
    [
        "nonsense",
        "ftp://example.org/id/",
        "https://example.org/id",
        "https://example.org/#/",
        "https:///id/",
        "https://example.org/a b/",
    ],
)
def test_a_base_that_begins_no_iri_is_refused(base: str) -> None:
    for verb in ("build", "serve", "export"):
        done = CliRunner().invoke(app, [verb, "--base", base])
        assert done.exit_code == 2 and "is no beginning of IRIs" in done.output
