"""The desk for SPARQL: an editor with the named questions as examples, and answers for readers without script."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pyoxigraph
from pyoxigraph import QueryResultsFormat
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ccgkg.ontology import CCG, CODE
from ccgkg.publish.export import PREFIXES
from ccgkg.publish.site.headers import POLICY
from ccgkg.publish.site.press import Press
from ccgkg.publish.site.vocabulary import vocabulary
from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.process import Reply
from ccgkg.publish.sparql.protocol import question
from ccgkg.publish.sparql.worker import Question
from ccgkg.queries.catalogue import questions

Ask = Callable[[Question], Awaitable[Reply]]

#: The editor writes styles into its page and asks the endpoint; it may do so here alone, and ask no one else.
_EDITOR_POLICY = POLICY.replace(
    "style-src 'self'; img-src 'self'",
    "style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src 'self' data:",
)
#: By suffix: what the table of a SELECT, or the truth of an ASK, and else the triples are wanted in.
_WANTED = {
    "": "application/sparql-results+json, text/turtle;q=0.5",
    "csv": "text/csv, text/turtle;q=0.5",
    "tsv": "text/tab-separated-values, text/turtle;q=0.5",
    "json": "application/sparql-results+json, application/ld+json;q=0.5",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.5",
    "ttl": "text/turtle, text/csv;q=0.5",
}
#: What a file of an answer is named after.
_SUFFIXES = {
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
}
#: Rows, and code points of triples, that a page shows.
_MOST_ROWS, _MOST_TEXT = 2000, 200_000


class Shown(NamedTuple):
    """An answer as a page shows it: a table with the number of all its rows, or triples in Turtle, or what is wrong."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    total: int = 0
    truth: bool | None = None
    triples: str = ""
    cut: bool = False
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    press: Press
    limits: Limits

    async def page(self, request: Request) -> Response:
        """The editor, with the question that `example` names in it."""
        return await run_in_threadpool(self._editor, request)

    def routes(self, ask: Ask) -> list[Route]:
        """The answers as pages and files, for a form that needs no script. `ask` puts a query to the endpoint."""

        async def answer(request: Request) -> Response:
            suffix = str(request.path_params.get("suffix", ""))
            if suffix not in _WANTED:
                return await run_in_threadpool(self.press.missing, request, "There are no answers in such a format.")
            text, status, shown = "", 200, Shown()
            try:
                asked = await question(request, self.limits)
                if asked is None:
                    raise Fault(400, "there is no query in the request")
                text = asked.query
                reply = await ask(replace(asked, accept=_WANTED[suffix]))
                if suffix:
                    return _file(reply, suffix)
                shown = await run_in_threadpool(_shown, reply)
            except Fault as fault:
                status, shown = fault.status, Shown(wrong=str(fault))
            return await run_in_threadpool(self._answered, request, text, shown, status)

        methods = ["GET", "POST"]
        return [
            Route("/sparql/answer", answer, methods=methods),
            Route("/sparql/answer.{suffix}", answer, methods=methods),
        ]

    def _editor(self, request: Request) -> Response:
        edition = self.press.edition
        examples = list(questions().values())
        name = request.query_params.get("example", "")
        chosen = next((one for one in examples if one.name == name), examples[0])
        terms = vocabulary()
        desk = {
            "prefixes": PREFIXES,
            "classes": [term.iri for term in terms.classes],
            "properties": [term.iri for term in terms.properties],
            "places": {edition.names.base: "/id/", str(CODE): "/code/", str(CCG): "/def#"},
            "examples": {one.name: {"words": one.words, "text": one.text} for one in examples},
        }
        return self.press.page(
            request, "sparql.html", edition, headers={"Content-Security-Policy": _EDITOR_POLICY}, examples=examples,
            chosen=chosen, desk=desk, limits=self.limits, endpoint=str(request.base_url) + "sparql",
        )  # fmt: skip

    def _answered(self, request: Request, text: str, shown: Shown, status: int) -> Response:
        return self.press.page(request, "answer.html", self.press.edition, status, text=text, shown=shown)


def _shown(reply: Reply) -> Shown:
    """An answer made ready for a page. Only the rows that are shown are kept; the others are counted."""
    if reply.kind.startswith("text/turtle"):
        text = reply.body.decode("utf-8")
        return Shown(triples=text[:_MOST_TEXT], cut=len(text) > _MOST_TEXT)
    found = pyoxigraph.parse_query_results(reply.body, format=QueryResultsFormat.JSON)
    if isinstance(found, pyoxigraph.QueryBoolean):
        return Shown(truth=bool(found))
    rows, total = list[tuple[Any, ...]](), 0
    for solution in found:
        total += 1
        if total <= _MOST_ROWS:
            rows.append(tuple(solution))
    return Shown(tuple(variable.value for variable in found.variables), tuple(rows), total)


def _file(reply: Reply, suffix: str) -> Response:
    given = _SUFFIXES.get(reply.kind.partition(";")[0], suffix)
    return Response(
        reply.body,
        headers={
            "Content-Type": reply.kind,
            "Content-Disposition": f'attachment; filename="answer.{given}"',
            "Cache-Control": "no-cache",
        },
    )
