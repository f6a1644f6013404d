"""The pages of things: a source, a body, a person, a measure, a quantity, what is said, a claim, and anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import FOAF, ORG, RDF, RDFS, SKOS

from ccgkg.ontology import CCG, CODE
from ccgkg.ontology.register import load
from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.figures import compared, figures
from ccgkg.publish.site.listed import Listed, anchor_of, listed, place_in_text
from ccgkg.publish.site.paging import Pages, Turn
from ccgkg.publish.site.sayings import by_kind, sayings
from ccgkg.publish.site.text import pieces
from ccgkg.queries.correction import corrections_in
from ccgkg.queries.lineage import lineage
from ccgkg.queries.origins.tracing import origins_of

#: Of more claims the origins are not worked out while a reader waits.
_TRACED = 300


class Sheet(NamedTuple):
    """What a page shows: its template and what stands in it."""

    template: str
    context: Mapping[str, Any]


def sheet(edition: Edition, iri: str, turn: Turn) -> Sheet:
    """The page of a thing of the graph, by its IRI, turned to the part that is asked for.

    Raises NoSuchPage where it has no such part.
    """
    kinds = {str(value) for value in values(edition, iri, str(RDF.type))}
    if str(CCG.Source) in kinds:
        return _source(edition, iri, turn)
    if str(FOAF.Person) in kinds:
        return _told(edition, iri, "person", turn)
    if kinds & {str(ORG.FormalOrganization), str(ORG.Organization)}:
        return _body(edition, iri, turn)
    if iri.startswith(str(CODE["measure/"])):
        return _measure(edition, iri, "measure", turn)
    if str(CCG.Quantity) in kinds:
        return _measure(edition, iri, "quantity", turn)
    if str(CCG.Proposition) in kinds:
        return _proposition(edition, iri, turn)
    if str(CCG.Claim) in kinds:
        return _told(edition, iri, "claim", turn)
    return _anything(edition, iri, turn)


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


def _told(edition: Edition, iri: str, selection: str, turn: Turn) -> Sheet:
    claims = listed(edition, selection, iri)
    at = next((place for place, one in enumerate(claims) if turn.claim and one.claim.endswith(f"/{turn.claim}")), None)
    pages = turn.to(len(claims), at)
    found = sayings(edition, [one.claim for one in claims[pages.part]])
    context: dict[str, Any] = {"thing": iri, "title": name_of(edition, iri), "total": len(claims), "pages": pages}
    if selection == "claim":
        context["title"] = found[0].label if found else "A claim"
    return Sheet(f"{selection}.html", context | {"kinds": by_kind(found), "found": found})


def _body(edition: Edition, iri: str, turn: Turn) -> Sheet:
    context = {**_told(edition, iri, "body", turn).context}
    code = iri.rsplit("/", 1)[-1]
    body = load().by_code(code)
    family = lineage(body) if body else None
    published = values(edition, iri, str(SKOS.altLabel))
    claims = listed(edition, "body", iri)
    rated = [one.claim for one in claims if one.kind == "rating"][: context["pages"].size]
    ratings = [one for one in sayings(edition, rated) if iri in _bodies(edition, one.said)]
    places = _places(claims, context["pages"])
    return Sheet(
        "body.html",
        context
        | {
            "body": body,
            "family": family,
            "other_names": published,
            "ratings": _ratings(edition, ratings),
            "place_of": lambda one: places[one.claim],
        },
    )


def _places(claims: Sequence[Listed], pages: Pages) -> Mapping[str, str]:
    """Where each claim stands, as an address from one of the pages of the list."""
    numbered = ((one.claim, at // pages.size + 1) for at, one in enumerate(claims))
    return {
        claim: ("" if number == pages.number else pages.link(number)) + f"#{anchor_of(claim)}"
        for claim, number in numbered
    }


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


def _source(edition: Edition, iri: str, turn: Turn) -> Sheet:
    context = {**_told(edition, iri, "source", turn).context}
    slug = next(iter(values(edition, iri, "http://purl.org/dc/terms/identifier")), "")
    sha256 = context["found"][0].sha256 if context["found"] else ""
    if not sha256:
        texts = edition.store.quads_for_pattern(None, NamedNode("http://purl.org/dc/terms/isVersionOf"), NamedNode(iri))
        for quad in texts:
            if isinstance(quad.subject, NamedNode):
                sha256 = next(iter(values(edition, quad.subject.value, str(CCG.sha256))), sha256)
    # The whole text stands on the first part, and each of its marks leads to whichever part its claim is on.
    text = edition.texts(sha256) if sha256 and context["pages"].number == 1 else None
    claims = listed(edition, "source", iri)
    places = _places(claims, context["pages"])
    publishers = values(edition, iri, "http://purl.org/dc/terms/publisher")
    days = [day for p in values(edition, iri, str(CCG.published)) for day in values(edition, p, str(CCG.edtf))]
    return Sheet(
        "source.html",
        context
        | {
            "slug": slug,
            "marked": {one.kind for one in claims},
            "sha256": sha256,
            "title": next(iter(values(edition, iri, "http://purl.org/dc/terms/title")), slug),
            "publisher": publishers[0] if publishers else None,
            "outlet": name_of(edition, publishers[0]) if publishers else "unknown publisher",
            "published": days[0] if days else None,
            "url": next(iter(values(edition, iri, str(FOAF.page))), None),
            "place_in_text": place_in_text,
            "corrections": corrections_in(edition.engine, slug),
            "pieces": pieces(text, claims, lambda one: places[one.claim]) if text else [],
        },
    )


def _measure(edition: Edition, iri: str, of: str, turn: Turn) -> Sheet:
    given = figures(edition, iri, of)
    claims = [one.claim for one in listed(edition, of, iri)]
    pages = turn.to(max(len(given), len(claims)))
    title = given[0].measures if of == "quantity" and given else name_of(edition, iri)
    definition = values(edition, iri, str(SKOS.definition))
    return Sheet(
        f"{of}.html",
        {
            "thing": iri,
            "title": title[0].upper() + title[1:],
            "definition": definition[0] if definition else None,
            "given": given[pages.part],
            "figures": len(given),
            "charts": _charts(edition, given[0].measure, [one.unit for one in given]) if given else [],
            "total": len(claims),
            "pages": pages,
            "found": sayings(edition, claims[pages.part]),
            "compared": compared(edition, (figure.iri for figure in given[pages.part])),
            "origins": origins_of(edition.engine, claims) if of == "quantity" and len(claims) <= _TRACED else None,
        },
    )


def _charts(edition: Edition, measure: str, units: Iterable[str]) -> list[str]:
    """The addresses of the charts of a measure in some units, where there is more than one figure to draw."""
    dated = Counter(figure.unit for figure in figures(edition, measure) if figure.period)
    slug = measure.rsplit("/", 1)[-1]
    return [f"/picture/measure/{quote(slug)}/{quote(unit)}.svg" for unit in dict.fromkeys(units) if dated[unit] > 1]


def _proposition(edition: Edition, iri: str, turn: Turn) -> Sheet:
    context = {**_told(edition, iri, "proposition", turn).context}
    claims = [one.claim for one in listed(edition, "proposition", iri)]
    quantities = values(edition, iri, str(CCG.quantity))
    given = [one for quantity in quantities[:1] for one in figures(edition, quantity, "quantity")]
    figure = next((one for one in given if one.iri == iri), None)
    return Sheet(
        "proposition.html",
        context
        | {
            "quantity": quantities[0] if quantities else None,
            "figure": figure,
            "beside": [one for one in given if one.iri != iri],
            "charts": _charts(edition, figure.measure, [figure.unit]) if figure else [],
            "compared": compared(edition, [iri]),
            "origins": origins_of(edition.engine, claims) if quantities and len(claims) <= _TRACED else None,
        },
    )


def _anything(edition: Edition, iri: str, turn: Turn) -> Sheet:
    """What the graph has of a thing, and what refers to it; never the words of graph `texts`."""
    hidden, thing = NamedNode(f"{edition.names.base}graph/texts"), NamedNode(iri)
    of = [q for q in edition.store.quads_for_pattern(thing, None, None) if q.graph_name != hidden]
    to = [q for q in edition.store.quads_for_pattern(None, None, thing) if q.graph_name != hidden]
    of.sort(key=lambda quad: (quad.predicate.value, str(quad.object)))
    to.sort(key=lambda quad: (quad.predicate.value, str(quad.subject)))
    pages = turn.to(max(len(of), len(to)))
    rows = [_row(edition, quad.predicate.value, quad.object) for quad in of[pages.part]]
    back = [_row(edition, quad.predicate.value, quad.subject) for quad in to[pages.part]]
    context = {"thing": iri, "title": name_of(edition, iri), "rows": rows, "back": back, "pages": pages}
    return Sheet("thing.html", context)


def _row(edition: Edition, predicate: str, term: object) -> tuple[str, str, str]:
    """The property's short name, the value in words, and its IRI or nothing."""
    short = predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    if isinstance(term, NamedNode):
        return short, name_of(edition, term.value), term.value
    return short, term.value if isinstance(term, Literal) else str(term), ""
