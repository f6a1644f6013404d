"""The endpoint: `/sparql` as routes of a Starlette application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ccgkg.publish.sparql.description import describe
from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.formats import GRAPHS, choose, content_type
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.pool import Pool
from ccgkg.publish.sparql.process import Reply
from ccgkg.publish.sparql.protocol import question
from ccgkg.publish.sparql.worker import Question

#: What is shown to a browser that asks nothing.
Page = Callable[[Request], Awaitable[Response]]

#: Anyone may read; an answer depends on what is accepted and is never taken for anything else.
_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "no-cache",
    "Vary": "Accept",
    "X-Content-Type-Options": "nosniff",
}
_PREFLIGHT = _HEADERS | {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, POST, OPTIONS",
}
_HTML = ("text/html", "application/xhtml+xml")


class Endpoint:
    """SPARQL 1.1 over the graph that is stored in a folder. It starts no process before the first query."""

    def __init__(self, home: Path, limits: Limits, page: Page | None = None) -> None:
        self._limits = limits
        self._page = page
        self._pool = Pool(home, limits)

    def routes(self) -> list[Route]:
        return [Route("/sparql", self.respond, methods=["GET", "POST", "OPTIONS"], name="sparql")]

    def close(self) -> None:
        """Ends the workers. Queries that are being worked on are answered first."""
        self._pool.close()

    async def respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        try:
            asked = await question(request, self._limits)
            if asked is None:
                return await self._describe(request)
            reply = await self.ask(asked)
        except Fault as fault:
            return self._refuse(fault)
        return Response(reply.body, headers=_HEADERS | {"Content-Type": reply.kind})

    async def ask(self, asked: Question) -> Reply:
        """The answer of a worker. Raises Fault."""
        return await self._pool.ask(asked)

    async def _describe(self, request: Request) -> Response:
        """The service itself: its page for a browser, else its description."""
        accept = ",".join(request.headers.getlist("accept"))
        pages = _HTML if self._page else ()
        media = choose(accept, [*GRAPHS, *pages])
        if self._page and media in _HTML:
            return await self._page(request)
        if media is None:
            raise Fault(400, "the request has no query")
        graphs = await self._pool.graphs()
        try:
            body = describe(str(request.url.replace(query="", fragment="")), graphs, GRAPHS[media])
        except ValueError:
            raise Fault(400, "the address of the request is no IRI") from None
        return Response(body, headers=_HEADERS | {"Content-Type": content_type(media)})

    def _refuse(self, fault: Fault) -> Response:
        headers = _HEADERS | ({"Retry-After": str(self._limits.retry_after)} if fault.again else {})
        return Response(f"{fault}\n", fault.status, headers, "text/plain")
