"""The page of the endpoint: the vendored editor is what its makers gave, asks this site alone, and a plain form does
without it."""

import csv
import hashlib
import html
import io
import json
import re
from functools import cache

import pyoxigraph
import pytest
from site_by_hand import graph
from starlette.testclient import TestClient
from test_a_page_shows_who_says_it import Reading

from ccgkg.publish.site import vendor
from ccgkg.publish.site.app import site
from ccgkg.publish.site.settings import Settings
from ccgkg.publish.sparql.limits import PUBLIC, Limits
from ccgkg.queries.catalogue import questions

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SOURCES = "SELECT ?source { ?source a <https://w3id.org/ccgkg/def#Source> } ORDER BY ?source"


@cache
def client() -> TestClient:
    return TestClient(site(Settings(graph()), Limits(seconds=20, workers=1)), follow_redirects=False)


def test_the_vendored_files_are_as_they_were_recorded() -> None:
    told = vendor.record()
    assert re.fullmatch(r"\d+\.\d+\.\d+", told["version"]) and told["licence"] == "MIT"
    assert set(told["sha256"]) == set(vendor.FILES)
    for name, sha256 in told["sha256"].items():
        served = client().get(f"/static/vendor/{name}")
        assert served.status_code == 200
        assert hashlib.sha256(served.content).hexdigest() == sha256


def test_the_licence_of_each_part_is_there() -> None:
    text = client().get(f"/static/vendor/{vendor.LICENCES}").text
    for part in ("@zazuko/yasgui ", "@zazuko/yasqe ", "codemirror ", "datatables.net ", "jquery ", "dompurify "):
        assert f"\n{part}" in text, part
    assert text.count("Permission is hereby granted") > 15


def test_a_browser_gets_the_editor_and_a_program_the_description() -> None:
    page = client().get("/sparql", headers=BROWSER)
    assert page.headers["content-type"].startswith("text/html")
    assert "service-description" in client().get("/sparql", headers={"Accept": "text/turtle"}).text


def test_the_page_runs_no_script_but_files_of_this_site() -> None:
    page = client().get("/sparql", headers=BROWSER)
    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    found = Reading(page.text)
    scripts = [one for one in found.all("script") if one.get("type") != "application/json"]
    assert scripts and all(str(one["src"]).startswith("/static/") for one in scripts)
    assert not any(name.startswith("on") or name == "style" for _, attributes in found.tags for name in attributes)


@pytest.mark.parametrize("path", ["/", "/about", "/page/org/nao", "/sparql/answer?query=ASK%7B%7D"])
def test_every_other_page_allows_neither_script_nor_inline_style(path: str) -> None:
    policy = client().get(path).headers["content-security-policy"]
    assert "script-src" not in policy and "unsafe-inline" not in policy and "default-src 'none'" in policy


def test_each_named_question_is_an_example() -> None:
    page = client().get("/sparql?example=who-says", headers=BROWSER).text
    assert "selected" in page.partition('value="who-says"')[2][:12]
    given = re.search(r'id="desk">(.*?)</script>', page, re.DOTALL)
    assert given
    desk = json.loads(given[1])
    assert {name: one["text"] for name, one in desk["examples"].items()} == {n: q.text for n, q in questions().items()}
    assert (
        "https://w3id.org/ccgkg/def#Claim" in desk["classes"]
        and "https://w3id.org/ccgkg/def#asserts" in desk["properties"]
    )
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert text and html.unescape(text[1]) == questions()["who-says"].text


def test_without_script_the_form_shows_a_table() -> None:
    page = client().post("/sparql/answer", data={"query": SOURCES})
    assert page.status_code == 200 and "7 rows" in page.text
    assert 'href="/page/source/weekly-overspend"' in page.text
    assert Reading(page.text).all("textarea")


def test_without_script_the_form_gives_files() -> None:
    table = client().post("/sparql/answer.csv", data={"query": SOURCES})
    assert 'filename="answer.csv"' in table.headers["content-disposition"]
    assert len(list(csv.reader(io.StringIO(table.text)))) == 1 + 7
    assert client().post("/sparql/answer.json", data={"query": "ASK {}"}).json()["boolean"] is True
    told = client().post(
        "/sparql/answer.csv", data={"query": "CONSTRUCT WHERE { ?s a <https://w3id.org/ccgkg/def#Source> }"}
    )
    assert 'filename="answer.ttl"' in told.headers["content-disposition"]
    assert len(list(pyoxigraph.parse(told.content, format=pyoxigraph.RdfFormat.TURTLE))) == 7
    assert client().get("/sparql/answer.exe?query=ASK%7B%7D").status_code == 404


def test_the_answer_to_a_named_question_can_be_taken_away() -> None:
    page = Reading(client().get("/questions/about-one-ccg?ccg=10G").text)
    files = [str(a["href"]) for a in page.all("a") if str(a["href"]).startswith("/sparql/answer.")]
    assert len(files) == 2 and "/sparql?example=about-one-ccg" in [a["href"] for a in page.all("a")]
    shown = len(page.all("tr")) - 1
    assert len(list(csv.reader(io.StringIO(client().get(files[0]).text)))) == 1 + shown
    assert len(client().get(files[1]).json()["results"]["bindings"]) == shown


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [("SELECT <script>alert(1)</script>", 400, "not a SPARQL 1.1 query"), ("", 400, "not a SPARQL 1.1 query"),
     ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 400, "SERVICE is refused")],
)  # fmt: skip
def test_what_is_wrong_with_a_query_is_said_on_the_page(query: str, status: int, said: str) -> None:
    page = client().post("/sparql/answer", data={"query": query})
    assert page.status_code == status and said in page.text
    assert "<script>" not in page.text


def test_triples_and_truths_are_shown_too() -> None:
    assert "Yes" in client().get("/sparql/answer?query=ASK%7B%7D").text
    shown = (
        client()
        .post("/sparql/answer", data={"query": "DESCRIBE <https://w3id.org/ccgkg/id/source/weekly-overspend>"})
        .text
    )
    assert "&lt;https://w3id.org/ccgkg/id/source/weekly-overspend&gt;" in shown


def test_the_public_page_says_its_limits() -> None:
    page = TestClient(site(Settings(graph(), public=True), PUBLIC)).get("/sparql", headers=BROWSER).text
    assert "10 seconds and at most 100,000 rows" in " ".join(re.sub("<[^>]*>", "", page).split())
