"""What a page is of, in the words of schema.org, for search engines: a data block of JSON-LD that needs no other file.

There is no `ClaimReview`: that says whether a claim is true, and a verdict here says how sources stand to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, SKOS

from ccgkg.ontology import CCG, CODE
from ccgkg.ontology.register import load
from ccgkg.publish.site.downloads import MEDIA
from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.names import web_address
from ccgkg.publish.site.sayings import Saying
from ccgkg.publish.site.things import name_of, values
from ccgkg.queries.ask import rows_of

Node = dict[str, Any]
#: Given inline, so that nobody has to fetch it.
_CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "contentUrl")},
    **{name: {"@type": "Date"} for name in ("datePublished", "foundingDate", "dissolutionDate")},
}
#: A day, a month or a year, as schema.org has them; EDTF has more.
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_POSTS = """SELECT DISTINCT ?role ?body WHERE {{
  ?post <http://www.w3.org/ns/org#member> <{iri}> ;
    <http://www.w3.org/ns/org#role> ?role ; <http://www.w3.org/ns/org#organization> ?body
}} ORDER BY ?body ?role"""


def dataset(edition: Edition, here: str) -> Node:
    """The whole graph; `here` is the address of the site, without a slash at its end."""
    measures = [entry.name for entry in edition.index.of_kind("measure")]
    return _block(
        {
            "@type": "Dataset",
            "@id": f"{here}/about#data",
            "name": "What was published about England’s clinical commissioning groups",
            "description": "Every figure, rating, merger and quotation about England’s clinical commissioning groups "
            "that the sources hold, 2013 to 2022, each traced to who said it, where and on whose word.",
            "url": f"{here}/about",
            "version": edition.id,
            "keywords": ["clinical commissioning groups", "NHS England", "fact-checking", "provenance", "linked data"],
            "isAccessibleForFree": True,
            "temporalCoverage": "2013-04-01/2022-06-30",
            "spatialCoverage": {"@type": "Place", "name": "England"},
            "variableMeasured": measures,
            "distribution": [
                _download("All claims as one table", "text/csv", f"{here}/download/claims.csv"),
                *(_download("The graph", media, f"{here}/download/graph.{suffix}") for suffix, media in MEDIA.items()),
            ],
        }
    )


def _download(name: str, media: str, place: str) -> Node:
    return {"@type": "DataDownload", "name": name, "encodingFormat": media, "contentUrl": place}


def home(edition: Edition, here: str) -> Node:
    """The site with its search, and the data set that it shows."""
    site = {
        "@type": "WebSite",
        "@id": f"{here}/#site",
        "name": "ccgkg",
        "url": f"{here}/",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{here}/search?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
    whole = dataset(edition, here)
    del whole["@context"]
    return {"@context": _CONTEXT, "@graph": [site, whole]}


def of_thing(edition: Edition, iri: str, context: Mapping[str, Any], here: str) -> Node | None:
    """The thing that a page is of, from what the page shows; None where schema.org has no word for it."""
    kinds = set(values(edition, iri, str(RDF.type)))
    if str(CCG.Source) in kinds:
        return _block(_source(edition, iri, here))
    if str(FOAF.Person) in kinds:
        return _block(_person(edition, iri, here))
    if kinds & {str(ORG.FormalOrganization), str(ORG.Organization)}:
        return _block(_body(edition, iri, here))
    if str(CCG.Proposition) in kinds or str(CCG.Claim) in kinds:
        found: list[Saying] = context["found"]
        return _block(_claim(edition, found, here, whole=context["pages"].number == 1)) if found else None
    if iri.startswith(str(CODE)) and str(SKOS.Concept) in kinds:
        return _block(_code(edition, iri, here))
    return None


def _block(node: Node) -> Node:
    return {"@context": _CONTEXT, **node}


def _claim(edition: Edition, found: list[Saying], here: str, *, whole: bool) -> Node:
    """What is said, where it appears and on whose word. The first appearance is known where `whole` is the list."""
    one = found[0]
    sources = list(dict.fromkeys(saying.source for saying in found))
    dated = [saying for saying in found if saying.published]
    node: Node = {
        "@type": "Claim",
        "@id": one.said,
        "name": one.label,
        "url": _page(edition, one.said, here),
        "appearance": [_source(edition, source, here) for source in sources],
    }
    if whole and dated:
        node["firstAppearance"] = {"@id": min(dated, key=lambda saying: str(saying.published)).source}
    innermost = dict.fromkeys(saying.voices[-1].iri for saying in found if saying.voices)
    authors = [_agent(edition, iri) for iri in innermost if iri != str(CCG.unnamedSource)]
    return node | ({"author": authors} if authors else {})


def _source(edition: Edition, iri: str, here: str) -> Node:
    publisher = _first(values(edition, iri, str(DCTERMS.publisher)))
    kinds = values(edition, publisher, str(ORG.classification)) if publisher else []
    kind = "NewsArticle" if str(CODE["body/outlet"]) in kinds else "Report" if kinds else "Article"
    published = [
        day for period in values(edition, iri, str(CCG.published)) for day in values(edition, period, str(CCG.edtf))
    ]
    node: Node = {"@type": kind, "@id": iri, "headline": name_of(edition, iri), "inLanguage": "en-GB"}
    if published and _DATE.fullmatch(published[0]):
        node["datePublished"] = published[0]
    if publisher:
        node["publisher"] = _agent(edition, publisher)
    node["url"] = web_address(_first(values(edition, iri, str(FOAF.page)))) or _page(edition, iri, here)
    return node


def _person(edition: Edition, iri: str, here: str) -> Node:
    node = _agent(edition, iri) | {"url": _page(edition, iri, here)}
    if others := values(edition, iri, str(SKOS.altLabel)):
        node["alternateName"] = others
    posts = [(str(role), str(body)) for role, body in rows_of(edition.engine(_POSTS.format(iri=iri))).rows]
    if posts:
        node["jobTitle"] = _each(name_of(edition, role) for role, _ in posts)
        node["affiliation"] = [_agent(edition, body) for body in _each(body for _, body in posts)]
    return node


def _body(edition: Edition, iri: str, here: str) -> Node:
    node = _agent(edition, iri) | {"url": _page(edition, iri, here)}
    if others := values(edition, iri, str(SKOS.altLabel)):
        node["alternateName"] = others
    code = _first(values(edition, iri, str(ORG.identifier)))
    if code:
        node["identifier"] = {"@type": "PropertyValue", "propertyID": "ODS code", "value": code}
    body = load().by_code(code) if code else None
    if body:
        node |= {"@type": "GovernmentOrganization", "areaServed": "England", "foundingDate": body.first_day.isoformat()}
        if body.last_day:
            node["dissolutionDate"] = body.last_day.isoformat()
    return node


def _code(edition: Edition, iri: str, here: str) -> Node:
    node: Node = {"@type": "DefinedTerm", "@id": iri, "name": name_of(edition, iri), "url": _page(edition, iri, here)}
    if definition := _first(values(edition, iri, str(SKOS.definition))):
        node["description"] = definition
    if scheme := _first(values(edition, iri, str(SKOS.inScheme))):
        node["inDefinedTermSet"] = {"@type": "DefinedTermSet", "@id": scheme, "name": name_of(edition, scheme)}
    return node


def _agent(edition: Edition, iri: str) -> Node:
    person = str(FOAF.Person) in values(edition, iri, str(RDF.type))
    return {"@type": "Person" if person else "Organization", "@id": iri, "name": name_of(edition, iri)}


def _page(edition: Edition, iri: str, here: str) -> str:
    return f"{here}{edition.names.path(iri) or ''}"


def _first(found: list[str]) -> str | None:
    return found[0] if found else None


def _each(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
