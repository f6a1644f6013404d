"""The press: prints a page of the current edition for a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ccgkg.publish.site.edition import Edition, Editions
from ccgkg.publish.site.paper import printed
from ccgkg.publish.site.reply import HTML, reply

#: A page: what stands on it, for a request.
Page = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Press:
    editions: Editions
    #: Whether there is a SPARQL endpoint to link to.
    sparql: bool = False

    @property
    def edition(self) -> Edition:
        return self.editions.now()

    def page(
        self,
        request: Request,
        template: str,
        edition: Edition,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **context: Any,
    ) -> Response:
        """A template with what every page has. `thing` is the IRI that the page is of, and gives it its `Link` headers;
        `pages` are those of the list that it shows a part of."""
        name = edition.names.name(str(context.get("thing") or ""))
        context |= {"public": edition.public, "sparql": self.sparql, "path_of": edition.names.path, "name": name}
        context |= {"title_of": _titles(edition).get, "here": request.url.path}
        pages = context.get("pages")
        told = ", ".join(filter(None, (links(edition, name) if name else "", pages.header() if pages else "")))
        sent = {"Vary": "Accept"} | ({"Link": told} if told else {}) | dict(headers or {})
        return reply(request, printed(template, **({"asked": ""} | context)), HTML, sent, status)

    def missing(self, request: Request, what: str) -> Response:
        return self.page(request, "missing.html", self.edition, 404, what=what)


@lru_cache(maxsize=2)
def _titles(edition: Edition) -> Mapping[str, str]:
    """The titles of sources, by what their pages end in."""
    return {entry.path.rsplit("/", 1)[-1]: entry.name for entry in edition.index.of_kind("source")}


def links(edition: Edition, name: str) -> str:
    """The `Link` header of a thing: itself, and the same in other formats."""
    path = quote(name)
    others = ", ".join(
        f'</data/{path}.{suffix}>; rel="alternate"; type="{media}"'
        for suffix, media in (("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("rdf", "application/rdf+xml"))
    )
    return f'<{quote(edition.names.iri(name), safe=":/#%")}>; rel="describes", {others}'
