"""Nothing that a source, an address or a reader sends is taken for markup, code or a place to go; a public site shows
little."""

import re

import pytest
from claims_by_hand import TEXT, WORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from site_by_hand import client

from ccgkg.ingest.graph.disclosure import MOST_WORDS, count_words
from ccgkg.publish.site.names import web_address
from ccgkg.publish.site.paper import printed, visible

WITH_THE_SOURCE = ("/", "/sources", "/page/source/piece-9", "/page/org/holmedale-ccg", "/page/code/measure/overspend",
                   "/search?q=%C2%A39m", "/compare", "/questions/overspend-sources")  # fmt: skip


@pytest.mark.parametrize("path", WITH_THE_SOURCE)
def test_what_a_source_holds_is_shown_and_not_done(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 200
    # One block of data for search engines is no script, and nothing in it opens or closes a tag.
    page = re.sub(r'<script type="application/ld\+json">[^<>]*</script>', "", answer.text, count=1)
    assert not re.search(r"<script|<svg|<img src=x|</title>.*</title>", page, re.DOTALL)
    assert "\u202e" not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_hostile_source_is_there_all_the_same() -> None:
    page = client().get("/page/source/piece-9").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "\ufffddlrow\ufffd" in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//host/x", "x", "", "http:", "http://["]
)
def test_only_an_address_of_the_web_is_a_link(url: str) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize("path", ["/search?q=", "/register?as_of=", "/questions/about-one-ccg?ccg="])
def test_what_a_reader_types_comes_back_escaped(path: str) -> None:
    text = client().get(f"{path}%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script" not in text


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/page/../../etc/passwd",
     "/data/%2e%2e/%2e%2e/x.ttl", "/download/graph.../x", "/download/graph.%2e%2e", "/picture/lineage/..%2f..%2fx.svg",
     "/questions/..%2fwhy", "/page/org/%00", "/page/org/a%20b%3E", "/id/%3C%3E", "/page/", "/id/", "/data/.ttl"],
)  # fmt: skip
def test_no_path_leads_out(path: str) -> None:
    assert client().get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/id//evil.example", "/id/https://evil.example", "/code//evil.example", "//evil.example/x"]
)
def test_no_redirect_leads_away(path: str) -> None:
    answer = client().get(f"http://testserver{path}")
    assert answer.status_code == 404 and "location" not in answer.headers


def test_only_reading_is_answered() -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client().request(method, "/page/org/nao").status_code == 405


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_no_text_turns_round_or_opens_a_tag(text: str) -> None:
    page = printed(
        "missing.html", what=text, public=False, sparql=False, path_of=lambda iri: None, name=None, asked="", thing=""
    )
    inside = page.partition("<h1>Not found</h1>")[2].partition("</main>")[0]
    assert set(re.findall(r"<[^>]*>", inside)) <= {"<p>", "</p>"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    "path",
    ["/page/source/weekly-overspend", "/api/why?figure=42%25", "/search?q=42%25", "/download/graph.trig",
     "/download/claims.csv", "/page/person/posy-larkin-ashe", "/data/source/weekly-overspend.ttl"],
)  # fmt: skip
def test_a_public_site_shows_few_words_of_a_text(path: str) -> None:
    assert count_words(WORDS) > MOST_WORDS
    answer = client(public=True).get(path)
    shown = " ".join(re.findall(r"\w+", re.sub(r"<[^>]*>", "", answer.text)))
    words = re.findall(r"\w+", TEXT)
    runs = (" ".join(words[at : at + MOST_WORDS + 1]) for at in range(len(words) - MOST_WORDS))
    assert not any(run in shown for run in runs)


def test_a_site_of_ones_own_shows_the_whole_text() -> None:
    assert "to find out who is to pay for the shoes" in re.sub(
        r"<[^>]*>", "", client().get("/page/source/weekly-overspend").text
    )
