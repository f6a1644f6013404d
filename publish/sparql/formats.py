"""The formats of answers, and which of them one who asks would have (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import QueryResultsFormat, RdfFormat

#: What a SELECT or ASK is answered in, by media type, the best first. The first is given to those who do not mind.
RESULTS: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
#: What a CONSTRUCT, a DESCRIBE and the description of the service are answered in.
GRAPHS: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/json": RdfFormat.JSON_LD,
    "application/xml": RdfFormat.RDF_XML,
    "text/xml": RdfFormat.RDF_XML,
}
#: Text whose encoding would have to be guessed if it were not told.
_TEXT = {
    "text/turtle": "text/turtle; charset=utf-8",
    "text/csv": "text/csv; charset=utf-8; header=present",
    "text/tab-separated-values": "text/tab-separated-values; charset=utf-8",
    "text/xml": "text/xml; charset=utf-8",
}


def content_type(media: str) -> str:
    """The media type with its encoding, as it stands in the header."""
    return _TEXT.get(media, media)


def choose(accept: str, offers: Sequence[str]) -> str | None:
    """The offered media type that an `Accept` header wants most; of equals the first. None where it wants none.

    An empty header wants anything. A range that cannot be read is passed over.
    """
    ranges = [found for part in accept.split(",") if (found := _range(part))]
    if not ranges:
        return offers[0]
    wanted = [(_quality(offer, ranges), offer) for offer in offers]
    best = max(quality for quality, _ in wanted)
    return next(offer for quality, offer in wanted if quality == best) if best > 0 else None


def _range(part: str) -> tuple[str, float] | None:
    """A media range and its quality. Parameters other than `q` tell apart what is not offered apart."""
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if media.count("/") != 1:
        return None
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
    return media, quality if 0 <= quality <= 1 else 1.0


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """How much an offer is wanted: by the range that names it most narrowly."""
    for name in (offer, offer.partition("/")[0] + "/*", "*/*"):
        found = [quality for media, quality in ranges if media == name]
        if found:
            return max(found)
    return 0.0
