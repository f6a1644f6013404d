"""A public site gives no one more than 25 words of a source in a row, anywhere, and no request leads out of it."""

import re
import socket
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from claims_by_hand import TEXT, WORDS
from served import Site, running
from site_by_hand import client, graph
from test_every_iri_dereferences import local, subjects

from ccgkg.ingest.graph.disclosure import MOST_WORDS, count_words
from ccgkg.ontology import BASE
from ccgkg.publish.site.app import site
from ccgkg.publish.site.operations import OPERATIONS
from ccgkg.publish.site.settings import Settings
from ccgkg.publish.sparql.limits import PUBLIC
from ccgkg.queries.catalogue import questions

FIXED = ("/", "/search?q=overspend", "/search?q=42%25", "/sources", "/bodies", "/people", "/measures", "/register",
         "/compare", "/checks", "/questions", "/about", "/api", "/sitemap.xml", "/download/claims.csv",
         "/download/graph.nq", "/download/graph.trig", "/download/graph.ttl", "/download/graph.jsonld",
         "/.well-known/void")  # fmt: skip
ASKED = {"why": "figure=42%25", "lineage": "name=10G", "check": "against=register"}
LITERALS = "SELECT DISTINCT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } FILTER(isLiteral(?o)) }"


@pytest.fixture(scope="module")
def public() -> Iterator[Site]:
    with running(site(Settings(graph(), public=True), PUBLIC)) as port:
        yield Site(port)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<[^>]*>", "", text))


RUNS = {tuple(words_of(TEXT)[at : at + MOST_WORDS + 1]) for at in range(len(words_of(TEXT)) - MOST_WORDS)}


def shows_too_much(text: str) -> bool:
    found = words_of(text)
    return any(tuple(found[at : at + MOST_WORDS + 1]) in RUNS for at in range(len(found)))


def test_the_measure_finds_what_a_site_of_ones_own_shows() -> None:
    assert count_words(WORDS) > MOST_WORDS
    assert shows_too_much(client().get("/page/source/weekly-overspend").text)


@pytest.mark.slow
def test_no_page_no_data_and_no_answer_shows_more_than_a_few_words(public: Site) -> None:
    named = [local(iri).removeprefix("/id/").removeprefix("/") for iri in subjects()]
    assert {name.split("/")[0] for name in named} >= {"claim", "source", "person", "text", "figure"}
    things = [f"/page/{quote(name)}" for name in named]
    data = [f"/data/{quote(name)}.{suffix}" for name in named for suffix in ("ttl", "jsonld")]
    asked = [f"/questions/{name}" for name in questions()]
    api = [f"/api/{one.name}?{ASKED.get(one.name, '')}" for one in OPERATIONS]
    for path in (*FIXED, *things, *data, *asked, *api):
        got = public.get(path)
        assert got.status == 200, path
        assert not shows_too_much(got.body.decode()), path


@pytest.mark.parametrize(
    "dataset", [{}, {"default-graph-uri": f"{BASE}graph/texts"}, {"named-graph-uri": f"{BASE}graph/texts"}]
)
def test_no_query_shows_more_than_a_few_words(public: Site, dataset: dict[str, str]) -> None:
    got = public.ask(LITERALS, "text/csv", **dataset)
    assert got.status == (400 if dataset else 200)
    assert len(got.body.splitlines()) > 500 or dataset
    assert not shows_too_much(got.body.decode())


def raw(port: int, line: str, host: str = "127.0.0.1", more: str = "") -> tuple[int, dict[str, str], str]:
    """What comes of a request line that is sent as it is, which no client would send."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as to:
        to.sendall(f"{line} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n".encode("latin-1"))
        got = b""
        while part := to.recv(65536):
            got += part
    head, _, body = got.decode("utf-8", "replace").partition("\r\n\r\n")
    lines = head.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    return int(lines[0].split()[1]), headers, body


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/../../../../../../etc/passwd", "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
     "/static/..%2f..%2fapp.py", "/static//etc/passwd", "/static/%00", "/static/..%5c..%5capp.py",
     "/static/....//app.py", "/static/", "/static/vendor/../../app.py", "/download/graph.nq/../../../texts.nq",
     "/download/graph...%2ftexts.nq", "/download/graph.nq%00.ttl", "/download/texts.nq", "/texts/", "/graph/texts",
     "/builds", "/.git/config", "/../../etc/passwd", "//etc/passwd", "/%2fetc/passwd", "/page/..%2f..%2fetc%2fpasswd",
     "/data/..%2f..%2fetc%2fpasswd.ttl", "/page/graph/texts%2f..", "/questions/..%2f..%2fwhy.rq",
     "/questions/%2fetc%2fpasswd", "/picture/measure/..%2f../x.svg", "/picture/lineage/%00.svg", "/sparql/answer.%2f..",
     "/def/..%2f..%2fccg.ttl", "http://evil.example/static/../x"],
)  # fmt: skip
def test_no_path_leads_to_a_file(public: Site, path: str) -> None:
    status, headers, body = raw(public.port, f"GET {path}")
    assert status in (400, 404), (status, body[:200])
    assert "root:" not in body and "import " not in body and "[core]" not in body
    assert "location" not in headers


LEADING_AWAY = ("//evil.example", "//evil.example/%2e%2e", "/\\evil.example", "/%5cevil.example",
                "https://evil.example", "https:%2f%2fevil.example", "%2f%2fevil.example", "evil.example",
                "%0d%0aLocation:%20https://evil.example", "%0d%0aSet-Cookie:%20a=b")  # fmt: skip


@pytest.mark.parametrize("away", LEADING_AWAY)
@pytest.mark.parametrize("start", ["/", "/id/", "/code/", "/page/", "/id/org/nao", "/register/"])
def test_no_redirect_leads_away_and_no_header_is_slipped_in(public: Site, start: str, away: str) -> None:
    status, headers, _ = raw(public.port, f"GET {start}{away}", more="Accept: text/turtle\r\n")
    assert status in (303, 307, 400, 404)
    assert urlsplit(headers.get("location", "/")).netloc in ("", "127.0.0.1")
    assert not headers.get("location", "/").startswith(("//", "/\\"))
    assert "set-cookie" not in headers


def test_a_slash_too_many_leads_to_the_same_host_and_no_other(public: Site) -> None:
    for line, host in (("GET /register/", "127.0.0.1"), ("GET //register/", "127.0.0.1")):
        status, headers, _ = raw(public.port, line, host)
        assert status in (307, 404) and urlsplit(headers.get("location", "")).netloc in ("", host)


MARKUP = "\"'><script>alert(1)</script><svg onload=alert(1)>\u202eabc"
TAKEN_BACK = ("/search?q={}", "/register?as_of={}", "/questions/about-one-ccg?ccg={}", "/questions/{}", "/page/{}",
              "/id/{}", "/data/{}.ttl", "/{}", "/sources?page={}", "/search?q=a&page={}", "/sparql/answer?query={}",
              "/download/graph.{}", "/picture/lineage/{}.svg", "/def/{}")  # fmt: skip


@pytest.mark.parametrize("address", TAKEN_BACK)
def test_nothing_that_is_asked_comes_back_as_markup(public: Site, address: str) -> None:
    got = public.get(address.format(quote(MARKUP, safe="")))
    text = got.body.decode()
    assert "<script>alert" not in text and "<svg onload" not in text and "\u202e" not in text
    assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "why?figure=",
        "compare?measure=",
        "compare?period=",
        "check?against=",
        "register?as_of=",
        "lineage?name=",
        "lineage?name=10G&to=",
    ],
)
def test_what_the_api_says_is_wrong_is_no_page(public: Site, name: str) -> None:
    got = public.get(f"/api/{name}{quote(MARKUP, safe='')}")
    assert got.status in (400, 404) and got.media == "application/json"
    assert got.headers["x-content-type-options"] == "nosniff" and len(got.body) < 1_000


def test_every_page_has_its_policy_and_only_the_editor_runs_a_script(public: Site) -> None:
    for path in (
        *FIXED[:13],
        "/nothing",
        "/page/source/piece-9",
        "/questions/about-one-ccg",
        "/static/site.css",
        "/static/nothing",
    ):
        policy = public.get(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "script-src" not in policy, path
    _, headers, body = raw(public.port, "GET /sparql", more="Accept: text/html\r\n")
    policy = headers["content-security-policy"]
    assert "script-src 'self'" in policy and "'unsafe-eval'" not in policy and "script-src 'unsafe" not in policy
    for script in re.findall(r"<script([^>]*)>(.*?)</script>", body, re.DOTALL):
        assert 'src="/static/' in script[0] or "application/" in script[0], script


def test_what_is_too_long_is_refused_or_cut(public: Site) -> None:
    for path in (
        "/search?q=" + "a" * 30_000,
        "/page/" + "a" * 30_000,
        "/questions/about-one-ccg?ccg=" + "b" * 30_000,
        "/api/why?figure=" + "9" * 30_000,
    ):
        got = public.get(path)
        assert got.status in (200, 400, 404, 414, 431) and len(got.body) < 20_000
        assert got.seconds < 5
    assert public.get("/about").status == 200


@pytest.mark.parametrize("begun", [b"GET /", b"GET / HTTP/1.1\r\nX: ", b"GET / HTTP/1.1\r\n"])
def test_a_head_without_an_end_is_cut_off(public: Site, begun: bytes) -> None:
    more = b"X-A: bbbb\r\n" * 1_000 if begun.endswith(b"1.1\r\n") else b"a" * 10_000
    with socket.create_connection(("127.0.0.1", public.port), timeout=20) as to:
        sent = to.send(begun)
        with pytest.raises(OSError):
            while sent < 50_000_000:
                sent += to.send(more)
    assert sent < 20_000_000  # what the kernel holds between the two included
    assert public.get("/about").status == 200


def test_a_head_that_does_not_come_is_not_waited_for(public: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccgkg.publish.site.wire.PATIENCE", 0.3)
    for begun in (b"", b"GET / HT"):
        with socket.create_connection(("127.0.0.1", public.port), timeout=20) as to:
            to.sendall(begun)
            assert to.recv(100).startswith(b"HTTP/1.1 408 ")
    # One that came in time is answered, however long it takes, and so is the next on the same connection.
    with socket.create_connection(("127.0.0.1", public.port), timeout=20) as to:
        for _ in range(2):
            to.sendall(b"GET /about HTTP/1.1\r\nHost: x\r\n\r\n")
            got = b""
            while b"</html>" not in got:
                got += to.recv(65536)
            assert got.startswith(b"HTTP/1.1 200 ")
