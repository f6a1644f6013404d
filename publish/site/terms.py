"""The terms of the graph at their own address: a page for people, and RDF by `Accept` or suffix."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rdflib import Graph
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ccgkg.ontology import CCG
from ccgkg.publish.export import PREFIXES
from ccgkg.publish.site.negotiation import chosen
from ccgkg.publish.site.press import Press
from ccgkg.publish.site.reply import reply
from ccgkg.publish.site.usage import usage
from ccgkg.publish.site.vocabulary import ONTOLOGY, ontology, vocabulary
from ccgkg.shapes.validate import shapes

#: By suffix: the media type, and rdflib's name of the format. Turtle is the file itself, with its comments.
_FORMATS = {
    "ttl": ("text/turtle", "turtle"),
    "jsonld": ("application/ld+json", "json-ld"),
    "nt": ("application/n-triples", "nt"),
    "rdf": ("application/rdf+xml", "xml"),
}
_OFFERED = {"text/html": "", "application/xhtml+xml": "", **{media: suffix for suffix, (media, _) in _FORMATS.items()}}


@dataclass(frozen=True, slots=True)
class Terms:
    press: Press

    def routes(self) -> list[Route]:
        return [
            Route("/def", self.terms),
            Route("/def.{suffix}", self.terms),
            Route("/def/{version}", self.terms),
            Route("/alignment", self.alignment),
            Route("/shapes", self.shapes),
        ]

    def terms(self, request: Request) -> Response:
        """The ontology. Of its versions the present one is here."""
        suffix, version = request.path_params.get("suffix"), request.path_params.get("version")
        if suffix not in (None, *_FORMATS) or version not in (None, vocabulary().version):
            return self.press.missing(request, "There are no such terms.")
        if suffix is None:
            media = chosen(request.headers.get("accept", ""), list(_OFFERED))
            if media is None:
                return PlainTextResponse(f"There is {', '.join(_OFFERED)}.\n", 406, {"Vary": "Accept"})
            suffix = _OFFERED[media]
        if not suffix:
            return self._page(request)
        return reply(request, _written(suffix), _FORMATS[suffix][0], {"Vary": "Accept", "Link": _LINKS})

    def alignment(self, request: Request) -> Response:
        """What comes near to the terms elsewhere."""
        return reply(request, _file("alignment.ttl"), "text/turtle")

    def shapes(self, request: Request) -> Response:
        """What every graph is checked against, as SHACL."""
        return reply(request, shapes().serialize(format="turtle"), "text/turtle")

    def _page(self, request: Request) -> Response:
        edition = self.press.edition
        return self.press.page(
            request, "terms.html", edition, headers={"Link": _LINKS}, vocabulary=vocabulary(), used=usage(edition),
            short=short, ontology=ONTOLOGY, prefix=str(CCG), suffixes=list(_FORMATS),
        )  # fmt: skip


_LINKS = ", ".join(f'</def.{suffix}>; rel="alternate"; type="{media}"' for suffix, (media, _) in _FORMATS.items())


def short(iri: str) -> str:
    """The name of a term with its prefix.

    >>> short("https://w3id.org/ccgkg/def#Claim"), short("https://w3id.org/ccgkg/code/measure")
    ('ccg:Claim', 'code:measure')
    """
    prefix, start = max(
        ((name, start) for name, start in _prefixes().items() if iri.startswith(start)),
        key=lambda pair: len(pair[1]),
        default=("", ""),
    )
    return f"{prefix}:{iri.removeprefix(start)}" if prefix else iri


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, str]:
    return {name: str(iri) for name, iri in ontology().namespaces() if name} | PREFIXES


@lru_cache(maxsize=len(_FORMATS))
def _written(suffix: str) -> str:
    text = _file("ccg.ttl")
    return text if suffix == "ttl" else Graph().parse(data=text, format="turtle").serialize(format=_FORMATS[suffix][1])


def _file(name: str) -> str:
    return files("ccgkg.ontology").joinpath(name).read_text(encoding="utf-8")
