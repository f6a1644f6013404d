"""The pages of things: of a source, a body, a person, a measure, a quantity, what is said, a claim, and anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import FOAF, ORG, RDF, RDFS, SKOS

from ccgkg.ontology import CCG, CODE
from ccgkg.ontology.register import load
from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.figures import compared, figures
from ccgkg.publish.site.sayings import by_kind, claims_of, sayings
from ccgkg.publish.site.text import pieces
from ccgkg.queries.lineage import lineage
from ccgkg.queries.origins.tracing import origins_of

#: How many rows a page of any other thing has.
_MOST_ROWS = 200
#: Of more claims the origins are not worked out while a reader waits.
_TRACED = 300


class Sheet(NamedTuple):
    """What a page shows: its template and what stands in it."""

    template: str
    context: Mapping[str, Any]


def sheet(edition: Edition, iri: str) -> Sheet:
    """The page of a thing of the graph, by its IRI."""
    kinds = {str(value) for value in values(edition, iri, str(RDF.type))}
    if str(CCG.Source) in kinds:
        return _source(edition, iri)
    if str(FOAF.Person) in kinds:
        return _told(edition, iri, "person")
    if kinds & {str(ORG.FormalOrganization), str(ORG.Organization)}:
        return _body(edition, iri)
    if iri.startswith(str(CODE["measure/"])):
        return _measure(edition, iri)
    if str(CCG.Quantity) in kinds:
        return _measure(edition, iri, "quantity")
    if str(CCG.Proposition) in kinds:
        return _proposition(edition, iri)
    if str(CCG.Claim) in kinds:
        return _told(edition, iri, "claim")
    return _anything(edition, iri)


def values(edition: Edition, iri: str, predicate: str) -> list[str]:
    """The values of a property, in any graph, sorted."""
    found = edition.store.quads_for_pattern(NamedNode(iri), NamedNode(predicate), None)
    return sorted({quad.object.value for quad in found if isinstance(quad.object, (NamedNode, Literal))})


def name_of(edition: Edition, iri: str) -> str:
    """What a thing is called: its name, else its label, else the end of its IRI."""
    for predicate in (SKOS.prefLabel, FOAF.name, RDFS.label, "http://purl.org/dc/terms/title"):
        if found := values(edition, iri, str(predicate)):
            return found[0]
    return edition.names.name(iri) or iri


def _told(edition: Edition, iri: str, selection: str) -> Sheet:
    claims = claims_of(edition, selection, iri)
    context: dict[str, Any] = {"thing": iri, "title": name_of(edition, iri), "total": len(claims)}
    found = sayings(edition, claims)
    if selection == "claim":
        context["title"] = found[0].label if found else "A claim"
    return Sheet(f"{selection}.html", context | {"kinds": by_kind(found), "found": found})


def _body(edition: Edition, iri: str) -> Sheet:
    context = {**_told(edition, iri, "body").context}
    code = iri.rsplit("/", 1)[-1]
    body = load().by_code(code)
    family = lineage(body) if body else None
    published = values(edition, iri, str(SKOS.altLabel))
    years = [one for one in context["found"] if one.kind == "rating" and iri in _bodies(edition, one.said)]
    return Sheet(
        "body.html", context | {"body": body, "family": family, "other_names": published, "ratings": _ratings(edition, years)}
    )


def _bodies(edition: Edition, proposition: str) -> list[str]:
    return values(edition, proposition, str(CCG.body))


def _ratings(edition: Edition, found: list[Any]) -> list[dict[str, Any]]:
    """What each rating of a body says, by year."""
    rows = []
    for one in found:
        told = {"saying": one, "grade": "", "element": "", "period": ""}
        for key in ("grade", "element"):
            for value in values(edition, one.said, str(CCG[key])):
                told[key] = name_of(edition, value)
        for assessment in values(edition, one.said, str(CCG.assessment)):
            for period in values(edition, assessment, str(CCG.period)):
                told["period"] = next(iter(values(edition, period, str(CCG.edtf))), "")
        rows.append(told)
    return sorted(rows, key=lambda row: (row["period"], row["element"], row["grade"]))


def _source(edition: Edition, iri: str) -> Sheet:
    context = {**_told(edition, iri, "source").context}
    slug = next(iter(values(edition, iri, "http://purl.org/dc/terms/identifier")), "")
    found = context["found"] if len(context["found"]) == context["total"] else []
    sha256 = found[0].sha256 if found else ""
    if not sha256:
        texts = edition.store.quads_for_pattern(None, NamedNode("http://purl.org/dc/terms/isVersionOf"), NamedNode(iri))
        for quad in texts:
            if isinstance(quad.subject, NamedNode):
                sha256 = next(iter(values(edition, quad.subject.value, str(CCG.sha256))), sha256)
    text = edition.texts(sha256) if sha256 else None
    publishers = values(edition, iri, "http://purl.org/dc/terms/publisher")
    days = [day for p in values(edition, iri, str(CCG.published)) for day in values(edition, p, str(CCG.edtf))]
    return Sheet(
        "source.html",
        context
        | {
            "slug": slug,
            "sha256": sha256,
            "title": next(iter(values(edition, iri, "http://purl.org/dc/terms/title")), slug),
            "publisher": publishers[0] if publishers else None,
            "outlet": name_of(edition, publishers[0]) if publishers else "unknown publisher",
            "published": days[0] if days else None,
            "url": next(iter(values(edition, iri, str(FOAF.page))), None),
            "pieces": pieces(text, context["found"]) if text else [],
        },
    )


def _measure(edition: Edition, iri: str, of: str = "measure") -> Sheet:
    given = figures(edition, iri, of)
    claims = claims_of(edition, of, iri)
    title = given[0].measures if of == "quantity" and given else name_of(edition, iri)
    definition = values(edition, iri, str(SKOS.definition))
    dated = Counter(figure.unit for figure in given if figure.period)
    return Sheet(
        f"{of}.html",
        {
            "thing": iri,
            "title": title[0].upper() + title[1:],
            "definition": definition[0] if definition else None,
            "given": given,
            "units": [unit for unit, number in dated.items() if number > 1],
            "total": len(claims),
            "found": sayings(edition, claims),
            "compared": compared(edition, (figure.iri for figure in given)),
            "origins": origins_of(edition.engine, claims) if of == "quantity" and len(claims) <= _TRACED else None,
        },
    )


def _proposition(edition: Edition, iri: str) -> Sheet:
    context = {**_told(edition, iri, "proposition").context}
    claims = [one.claim for one in context["found"]]
    quantities = values(edition, iri, str(CCG.quantity))
    return Sheet(
        "proposition.html",
        context
        | {
            "quantity": quantities[0] if quantities else None,
            "interval": next(iter(values(edition, iri, str(CCG.interval))), None),
            "compared": compared(edition, [iri]),
            "origins": origins_of(edition.engine, claims) if quantities and len(claims) <= _TRACED else None,
        },
    )


def _anything(edition: Edition, iri: str) -> Sheet:
    """What the graph has of a thing, and what refers to it; never the words of graph `texts`."""
    hidden = NamedNode(f"{edition.names.base}graph/texts")
    rows, back = list[tuple[str, str, str]](), list[tuple[str, str, str]]()
    for quad in edition.store.quads_for_pattern(NamedNode(iri), None, None):
        if quad.graph_name != hidden:
            rows.append(_row(edition, quad.predicate.value, quad.object))
    for quad in edition.store.quads_for_pattern(None, None, NamedNode(iri)):
        if quad.graph_name != hidden and len(back) < _MOST_ROWS:
            back.append(_row(edition, quad.predicate.value, quad.subject))
    rows.sort()
    back.sort()
    return Sheet("thing.html", {"thing": iri, "title": name_of(edition, iri), "rows": rows[:_MOST_ROWS], "back": back})


def _row(edition: Edition, predicate: str, term: object) -> tuple[str, str, str]:
    """The property's short name, the value in words, and its IRI or nothing."""
    short = predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    if isinstance(term, NamedNode):
        return short, name_of(edition, term.value), term.value
    return short, term.value if isinstance(term, Literal) else str(term), ""
