"""A site under another base: every IRI of its graph and every link of its pages leads somewhere, and none to the first
site."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urljoin, urlsplit

import pyoxigraph
import pytest
from built_by_hand import read_by_hand, write_pieces
from rdflib import Dataset
from starlette.testclient import TestClient

from ccgkg.ontology import BASE
from ccgkg.publish.build import build
from ccgkg.publish.site.app import site
from ccgkg.publish.site.settings import Settings
from ccgkg.publish.sparql.limits import Limits
from ccgkg.store.dataset import open_store

#: A graph of hundreds of claims is built, or all its links are followed.
pytestmark = pytest.mark.slow

#: With the path that IRIs of the first site have, and with another.
BASES = ("https://data.example.org/id/", "http://localhost:8080/ccgs/things/")
_FOLDER = TemporaryDirectory(prefix="copy-")
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@cache
def graph(base: str) -> Path:
    folder = Path(_FOLDER.name) / str(BASES.index(base))
    assert build([write_pieces(folder / "pieces")], folder / "graph", reader=read_by_hand, workers=1, base=base).ok
    return folder / "graph"


@cache
def client(base: str) -> TestClient:
    app = site(Settings(graph(base), base=base), Limits(seconds=20, workers=1))
    return TestClient(app, base_url=base[: base.index("/", 9)], follow_redirects=False)


def iris(base: str) -> list[str]:
    """All IRIs under the base that something is said of, a few of each kind."""
    by_kind: dict[tuple[str, int], list[str]] = {}
    for quad in open_store(graph(base)):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(base) and "/graph/" not in term.value:
                name = term.value.removeprefix(base)
                some = by_kind.setdefault((name.split("/")[0], name.count("/")), [])
                if term.value not in some and len(some) < 3:
                    some.append(term.value)
    return sorted(iri for some in by_kind.values() for iri in some)


@pytest.mark.parametrize("base", BASES)
def test_no_iri_of_the_graph_is_of_the_first_site(base: str) -> None:
    text = (graph(base) / "current" / "graph.nq").read_text(encoding="utf-8")
    assert f"<{base}source/weekly-overspend>" in text and BASE not in text


@pytest.mark.parametrize("base", BASES)
def test_every_iri_leads_to_a_page_and_to_data_that_name_it(base: str) -> None:
    asked = iris(base)
    assert len(asked) > 40
    for iri in asked:
        page = client(base).get(iri, headers=HTML)
        assert page.status_code == 303, iri
        shown = client(base).get(page.headers["location"])
        assert shown.status_code == 200 and f"IRI: <code>{iri}</code>" in shown.text, iri
        data = client(base).get(iri, headers={"Accept": "application/n-triples"})
        assert data.status_code == 303, iri
        assert f"<{iri}>" in client(base).get(data.headers["location"]).text, iri
        assert f'<{iri}>; rel="describes"' in shown.headers["link"], iri


@pytest.mark.parametrize("base", BASES)
def test_every_link_of_the_pages_leads_somewhere(base: str) -> None:
    start = (
        "/",
        "/about",
        "/api",
        "/def",
        "/sparql",
        "/questions",
        "/search?q=overspend",
        "/search?q=42%25",
        "/sitemap.xml",
    )
    waiting, seen, kinds = [*start], set[str](), dict[str, int]()
    while waiting:
        path = waiting.pop()
        answer = client(base).get(path, headers=HTML)
        # A form that is sent without its fields is told so.
        assert answer.status_code in (
            (200, 303, 400) if path.startswith(("/api/", "/sparql/answer")) else (200, 303)
        ), path
        seen.add(path)
        if not answer.headers.get("content-type", "").startswith(("text/html", "application/xml")):
            continue
        found = re.findall(r'(?:href|src|action|formaction)="([^"]*)"|<loc>([^<]*)</loc>', answer.text)
        for link in (unescape(one or other) for one, other in found):
            whole = urlsplit(urljoin(str(answer.url), link))
            assert BASE not in link, (path, link)
            if whole.netloc != urlsplit(base).netloc or not link.partition("#")[0]:
                continue
            place = unquote(whole.path) + (f"?{whole.query}" if whole.query else "")
            # A few of each kind: the other pages of it are made by the same template.
            parts = whole.path.split("/")
            kind = "/".join(parts[: 4 if parts[2:3] == ["code"] else 3]) + Path(whole.path).suffix
            if place not in seen and kinds.setdefault(kind, 0) < 2:
                kinds[kind] += 1
                seen.add(place)
                waiting.append(whole.path + (f"?{whole.query}" if whole.query else ""))
    assert len(kinds) > 60


@pytest.mark.parametrize("base", BASES)
def test_answers_and_descriptions_are_under_the_base(base: str) -> None:
    asked = client(base).get("/api/why?figure=42%25").json()
    claims = [mention["claim"] for quantity in asked["quantities"] for mention in quantity["mentions"]]
    assert claims and all(claim.startswith(f"{base}claim/") for claim in claims)
    assert f'"{base}"' in client(base).get("/.well-known/void").text
    table = client(base).get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g {} }"}).json()
    graphs = {row["g"]["value"] for row in table["results"]["bindings"]}
    assert graphs and all(one.startswith(f"{base}graph/") for one in graphs)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("base", BASES)
def test_a_public_copy_hides_the_words_under_its_own_name(base: str) -> None:
    public = TestClient(site(Settings(graph(base), public=True, base=base), Limits(seconds=20, workers=1, words=False)))
    asked = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    graphs = {row["g"]["value"] for row in public.get("/sparql", params={"query": asked}).json()["results"]["bindings"]}
    assert f"{base}graph/content" in graphs and f"{base}graph/texts" not in graphs
    told = Dataset(default_union=True).parse(
        data=public.get("/data/source/weekly-overspend.jsonld").text, format="json-ld"
    )
    assert len(told) > 5
