"""Linked data: every IRI of the graph, in the format that its reader asks for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from ccgkg.publish.export import export
from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.negotiation import chosen
from ccgkg.publish.site.paging import Turn
from ccgkg.publish.site.press import Press, links
from ccgkg.publish.site.reply import reply
from ccgkg.publish.site.schema_org import of_thing
from ccgkg.publish.site.things import sheet
from ccgkg.publish.surroundings import UnknownThingError, resolve

#: By suffix: the name of the format, and its media type.
FORMATS = {
    "ttl": ("turtle", "text/turtle"),
    "trig": ("trig", "application/trig"),
    "jsonld": ("jsonld", "application/ld+json"),
    "nt": ("ntriples", "application/n-triples"),
    "rdf": ("rdfxml", "application/rdf+xml"),
    "nq": ("nquads", "application/n-quads"),
}
#: What a reader may be given, our own choice first.
_OFFERED = {"text/html": "", "application/xhtml+xml": "", **{media: suffix for suffix, (_, media) in FORMATS.items()}}


@dataclass(frozen=True, slots=True)
class Linked:
    press: Press

    def thing(self, request: Request) -> Response:
        """303 from the name of a thing to what describes it (W3C, Cool URIs for the Semantic Web)."""
        edition, name, suffix = self._asked(request)
        if not _known(edition, name):
            return self.press.missing(request, "The graph has no such thing.")
        if not suffix:
            media = chosen(request.headers.get("accept", ""), list(_OFFERED))
            if media is None:
                return PlainTextResponse(f"There is {', '.join(_OFFERED)}.\n", 406, {"Vary": "Accept"})
            suffix = _OFFERED[media]
        place = f"/data/{quote(name)}.{suffix}" if suffix else f"/page/{quote(name)}"
        return RedirectResponse(place, 303, {"Vary": "Accept", "Link": links(edition, name)})

    def page(self, request: Request) -> Response:
        edition, name = self.press.edition, str(request.path_params["name"])
        if not _known(edition, name):
            return self.press.missing(request, "The graph has no such thing.")
        iri = edition.names.iri(name)
        template, context = sheet(edition, iri, Turn.of(request))
        schema = of_thing(edition, iri, context, str(request.base_url).rstrip("/"))
        return self.press.page(request, template, edition, schema=schema, **context)

    def data(self, request: Request) -> Response:
        edition, name, suffix = self._asked(request)
        if not suffix or not _known(edition, name):
            return self.press.missing(request, "The graph has no such thing in such a format.")
        form, media = FORMATS[suffix]
        try:
            body = export(edition.store, form, edition.names.iri(name), base=edition.names.base)
        except UnknownThingError:
            return self.press.missing(request, "The graph has no such thing.")
        return reply(request, body, media, {"Link": links(edition, name)})

    def _asked(self, request: Request) -> tuple[Edition, str, str]:
        """The name of a thing, and the suffix of a format where there is one."""
        name = str(request.path_params["name"])
        if request.url.path.startswith("/code/"):
            name = f"code/{name}"
        start, dot, suffix = name.rpartition(".")
        edition = self.press.edition
        if dot and suffix in FORMATS and not _known(edition, name):
            return edition, start, suffix
        return edition, name, ""


def _known(edition: Edition, name: str) -> bool:
    try:
        resolve(edition.store, edition.names.iri(name), edition.names.base)
    except UnknownThingError:
        return False
    return bool(name)
