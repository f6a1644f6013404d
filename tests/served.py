"""The endpoint over a small graph, served on loopback as anyone would reach it, and requests written out by hand."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph
import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from ccgkg.publish.site.wire import Wire
from ccgkg.publish.sparql.endpoint import Endpoint, Page
from ccgkg.publish.sparql.limits import Limits
from ccgkg.store.dataset import load
from ccgkg.store.home import Home

GRAPH = "urn:graph:one"
OTHER = "urn:graph:two"
#: The graph of the words, under the name that a build gives it. Its words may not leave the machine.
WORDS = "https://w3id.org/ccgkg/id/graph/texts"


@dataclass(frozen=True, slots=True)
class Got:
    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True, slots=True)
class Site:
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    def send(self, method: str, query: str = "", body: bytes = b"", headers: Mapping[str, str] | None = None) -> Got:
        """A request to the endpoint; `query` is what follows the question mark in the address, as it is."""
        return self._send(method, "/sparql" + (f"?{query}" if query else ""), body, headers)

    def get(self, path: str) -> Got:
        """Any page of a site."""
        return self._send("GET", path)

    def _send(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Got:
        started = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body or None, dict(headers or {}))
            response = connection.getresponse()
            found = response.read()
            known = {name.lower(): value for name, value in response.getheaders()}
            return Got(response.status, known, found, time.monotonic() - started)
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "", **more: str) -> Got:
        """A query by GET."""
        return self.send("GET", urlencode({"query": query, **more}), headers={"Accept": accept} if accept else {})

    def post(self, query: str, accept: str = "") -> Got:
        """A query as the body of a POST."""
        headers = {"Content-Type": "application/sparql-query"} | ({"Accept": accept} if accept else {})
        return self.send("POST", body=query.encode(), headers=headers)


def quads(things: int = 300) -> str:
    """Two graphs of so many things; one thing in both, with the same triple."""
    lines = [f'<urn:thing:{n}> <urn:number> "{n}" <{GRAPH}> .\n' for n in range(things)]
    lines += [f"<urn:thing:{n}> <urn:next> <urn:thing:{n + 1}> <{GRAPH}> .\n" for n in range(things)]
    lines += [f'<urn:thing:0> <urn:number> "0" <{OTHER}> .\n', f'<urn:thing:0> <urn:name> "naïve, “so”" <{OTHER}> .\n']
    return "".join(lines)


def store(root: Path, graph: str, words: str = "", name: str = "a" * 20) -> None:
    """Makes quads the build that is asked in a folder."""
    home = Home(root)
    root.mkdir(exist_ok=True)
    home.prepare()
    draft = home.draft()
    draft.graph.write_text(graph, encoding="utf-8")
    draft.texts.write_text(words, encoding="utf-8")
    load(draft.store, [draft.graph, draft.texts])
    home.swap_in(draft, name)


@contextmanager
def served(root: Path, limits: Limits, page: Page | None = None) -> Iterator[Site]:
    """The endpoint alone."""
    endpoint = Endpoint(root, limits, page)
    try:
        with running(Starlette(routes=endpoint.routes())) as port:
            yield Site(port)
    finally:
        endpoint.close()


@contextmanager
def running(app: ASGIApp) -> Iterator[int]:
    """Serves an application on a free port of loopback."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, http=Wire, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


def encoded(query: str) -> str:
    return "query=" + quote(query)


def terms(got: Got) -> list[pyoxigraph.Triple]:
    """The triples of an answer, in whatever format it names."""
    form = pyoxigraph.RdfFormat.from_media_type(got.media)
    assert form is not None, got.media
    return [pyoxigraph.Triple(q.subject, q.predicate, q.object) for q in pyoxigraph.parse(got.body, format=form)]
