"""Downloads of the whole, and how machines find them: VoID, DCAT, a site map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote
from xml.sax.saxutils import escape

from rdflib import DCAT, DCTERMS, RDF, VOID, Graph, Literal, Namespace, URIRef
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from ccgkg.ontology import CCG
from ccgkg.publish.export import export
from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.press import Press
from ccgkg.publish.site.reply import reply
from ccgkg.publish.site.settings import Settings
from ccgkg.store.dataset import current

#: The files of the whole graph: their media types by suffix.
MEDIA = {"trig": "application/trig", "ttl": "text/turtle", "jsonld": "application/ld+json", "nq": "application/n-quads"}
_FORMS = {"trig": "trig", "ttl": "turtle", "jsonld": "jsonld"}
_FOAF = Namespace("http://xmlns.com/foaf/0.1/")


@lru_cache(maxsize=4)
def _whole(edition: Edition, form: str) -> str:
    """The graph in a format, made once an edition."""
    return export(edition.store, form, base=edition.names.base)


@dataclass(frozen=True, slots=True)
class Downloads:
    press: Press
    settings: Settings

    def routes(self) -> list[Route]:
        return [
            Route("/download/claims.csv", self.claims),
            Route("/download/graph.{suffix}", self.graph),
            Route("/.well-known/void", self.described),
            Route("/robots.txt", self.robots),
            Route("/sitemap.xml", self.map),
        ]

    def claims(self, request: Request) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="ccgkg-claims.csv"'}
        return reply(request, _whole(self.press.edition, "csv"), "text/csv; charset=utf-8", headers)

    def graph(self, request: Request) -> Response:
        suffix = str(request.path_params["suffix"])
        if suffix not in MEDIA:
            return self.press.missing(request, "There is no download of that name.")
        headers = {"Content-Disposition": f'attachment; filename="ccgkg.{suffix}"'}
        if suffix == "nq":
            return FileResponse(current(self.settings.graph).graph, headers=headers, media_type=MEDIA[suffix])
        return reply(request, _whole(self.press.edition, _FORMS[suffix]), MEDIA[suffix], headers)

    def described(self, request: Request) -> Response:
        """The whole as a data set, in VoID and DCAT."""
        here = str(request.base_url)
        graph, whole = Graph(), URIRef(f"{here}about#data")
        graph.bind("void", VOID)
        for kind in (VOID.Dataset, DCAT.Dataset):
            graph.add((whole, RDF.type, kind))
        graph.add((whole, DCTERMS.title, Literal("What was published about England's CCGs", lang="en")))
        graph.add((whole, VOID.uriSpace, Literal(self.settings.base)))
        graph.add((whole, VOID.vocabulary, URIRef(str(CCG))))
        graph.add((whole, VOID.triples, Literal(len(self.press.edition.store))))
        graph.add((whole, _FOAF.homepage, URIRef(here)))
        for suffix, media in MEDIA.items():
            place, file = URIRef(f"{here}about#{suffix}"), URIRef(f"{here}download/graph.{suffix}")
            graph.add((whole, VOID.dataDump, file))
            graph.add((whole, DCAT.distribution, place))
            graph.add((place, RDF.type, DCAT.Distribution))
            graph.add((place, DCAT.downloadURL, file))
            graph.add((place, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media}")))
        return reply(request, graph.serialize(format="turtle"), "text/turtle")

    def robots(self, request: Request) -> Response:
        closed = "".join(f"Disallow: {path}\n" for path in ("/search", "/api/", "/questions/", "/sparql"))
        text = f"User-agent: *\n{closed}Sitemap: {request.base_url}sitemap.xml\n"
        return reply(request, text, "text/plain")

    def map(self, request: Request) -> Response:
        """The pages of measures, sources, persons and bodies, at most the 50,000 that the protocol allows."""
        here = str(request.base_url).rstrip("/")
        paths = ["/", *(e.path for e in self.press.edition.index.entries if e.kind != "said")]
        rows = "".join(f"<url><loc>{escape(here + quote(path, safe='/%#'))}</loc></url>\n" for path in paths[:50_000])
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        return reply(request, f"{head}{rows}</urlset>\n", "application/xml")
