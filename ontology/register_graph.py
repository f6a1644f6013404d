"""The register as triples. Each fact is a node of its own and derives from the rows of the lists that state it.

`docs/model.md` shows the form. What no public list states is marked `ccg:inferred`, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD, Literal, Namespace, Node, URIRef

from ccgkg.ontology import CCG, CODE
from ccgkg.ontology.areas import load_areas, load_placements
from ccgkg.ontology.lists import load_lists, name_rows, row_of
from ccgkg.ontology.register import BOARDS_OPENED, Body, Register, load_boards

Triple = tuple[Node, Node, Node]

_DAY = timedelta(days=1)
#: The Health and Care Act 2022 abolished the CCGs that were left.
_ACT = URIRef("https://www.legislation.gov.uk/ukpga/2022/31")
_REGISTER_OF_ALL = "ods-eccg"
#: The lists of ONS codes, the earliest first.
_CODE_LISTS = ("ons-ccg-2015", "ons-ccg-2017", "ons-ccg-2018", "ons-ccg-2020", "ons-ccg-2021")
_PLACEMENT_LISTS = {date(2017, 4, 1): "ons-ccg-region-2017", date(2021, 4, 1): "ccg-stp-region-2021"}
_NOT_LISTED = "No public list at hand has it; it is taken from the register as it was compiled."
_BY_PARENT = "Inferred from the parent body that the ODS register gave each former CCG in December 2025."


def triples(ccgs: Register, things: Namespace) -> Iterator[Triple]:
    """All triples of the register under a base."""
    for body in ccgs.bodies:
        yield from _body(body, things)
    yield from _mergers(ccgs, things)
    yield from _boundary_changes(ccgs, things)
    yield from _boards(ccgs, things)
    yield from _areas(things)
    yield from _lists(things)


def _body(body: Body, things: Namespace) -> Iterator[Triple]:
    node = things[f"org/{body.ods_code}"]
    yield node, RDF.type, ORG.FormalOrganization
    yield node, RDF.type, CCG.ClinicalCommissioningGroup
    yield node, DCTERMS.identifier, Literal(body.ods_code)
    yield node, ORG.identifier, Literal(body.ods_code)
    yield node, SKOS.prefLabel, _english(body.name)
    for relation, name, begins in (
        (CCG.openPeriod, "/open", body.first_day),
        (CCG.legalPeriod, "/legal", body.registered),
    ):
        life = node + name
        yield node, relation, life
        yield life, RDF.type, CCG.Period
        yield life, CCG.edtf, Literal(f"{begins}/{body.last_day or '..'}")
        yield from _days(life, begins, body.last_day)
        yield from _from_row(life, _REGISTER_OF_ALL, body, things)
        if body.last_day == BOARDS_OPENED - _DAY:
            yield life, DCTERMS.source, _ACT
    yield from _names(body, node, things)
    yield from _codes(body, node, things)
    for placement in load_placements().get(body.ods_code, ()):
        place = node + f"/placement/{placement.day}"
        yield node, CCG.placement, place
        yield place, RDF.type, CCG.Placement
        yield place, CCG.asAt, _date(placement.day)
        for area in placement.areas:
            yield place, CCG.area, things[f"area/{area.ons_code}"]
        yield from _from_row(place, _PLACEMENT_LISTS[placement.day], body, things)


def _names(body: Body, node: URIRef, things: Namespace) -> Iterator[Triple]:
    for number, dated in enumerate(body.dated_names, start=1):
        name = node + f"/name/{number}"
        yield node, CCG.datedName, name
        yield name, RDF.type, CCG.DatedName
        yield name, RDFS.label, _english(dated.name)
        yield from _days(name, dated.first_day, dated.last_day)
        listed = _listing(body, dated.first_day, dated.last_day)
        yield from _from_row(name, listed or _REGISTER_OF_ALL, body, things)
    for other in body.other_names:
        yield node, SKOS.altLabel, _english(other.name)
        if other.kind != "former":  # that is a dated name
            row = name_rows()[body.ods_code, other.name]
            name = node + f"/alias/{row}"
            yield node, CCG.otherName, name
            yield name, RDF.type, CCG.OtherName
            yield name, RDFS.label, _english(other.name)
            yield name, DCTERMS.type, CODE[f"alias/{other.kind}"]
            yield name, PROV.wasDerivedFrom, _row(things, "names", row)
            yield from _row_itself(things, "names", row)


def _codes(body: Body, node: URIRef, things: Namespace) -> Iterator[Triple]:
    for index, (ons_code, first_day) in enumerate(body.ons_codes):
        last = index + 1 == len(body.ons_codes)
        last_day = body.last_day if last else body.ons_codes[index + 1][1] - _DAY
        held = node + f"/code/{ons_code}"
        yield node, CCG.datedCode, held
        yield held, RDF.type, CCG.DatedCode
        yield held, CCG.onsCode, Literal(ons_code)
        yield from _days(held, first_day, last_day)
        listed = _listing(body, first_day, last_day)
        yield from _from_row(held, listed or "register", body, things)
        if listed is None:
            yield from _inferred(held, _NOT_LISTED)


def _mergers(ccgs: Register, things: Namespace) -> Iterator[Triple]:
    for merger in ccgs.mergers():
        event = things[f"event/merger/{merger.result.ods_code}"]
        names = _and(original.name_on(original.last_day or original.first_day) for original in merger.originals)
        yield event, RDF.type, ORG.ChangeEvent
        yield event, RDF.type, CCG.Merger
        yield event, RDFS.label, _english(f"Merger of {names} into {merger.result.name_on(merger.first_day)}")
        for original in merger.originals:
            yield event, ORG.originalOrganization, things[f"org/{original.ods_code}"]
            early = row_of("ods-successors", original.ods_code) is not None
            yield from _from_row(event, "ods-successors" if early else "ccg-stp-region-2021", original, things)
        yield event, ORG.resultingOrganization, things[f"org/{merger.result.ods_code}"]
        yield event, DCTERMS.date, _date(merger.first_day)
        yield event, CCG.firstDay, _date(merger.first_day)
        yield event, CCG.lastDay, _date(merger.first_day - _DAY)


def _boundary_changes(ccgs: Register, things: Namespace) -> Iterator[Triple]:
    for change in ccgs.boundary_changes():
        body = change.body
        event = things[f"event/boundary-change/{body.ods_code}/{change.day}"]
        before, after = body.name_on(change.day - _DAY), body.name_on(change.day)
        label = f"New boundaries of {before}" + (f", from then {after}" if change.renamed else "")
        yield event, RDF.type, ORG.ChangeEvent
        yield event, RDF.type, CCG.BoundaryChange
        yield event, RDFS.label, _english(label)
        yield event, CCG.body, things[f"org/{body.ods_code}"]
        yield event, CCG.onsCode, Literal(change.ons_code)
        yield event, DCTERMS.date, _date(change.day)
        # The codes before and after: a new code is how the lists tell of new boundaries.
        codes = [code for code, _ in body.ons_codes]
        for code in codes[codes.index(change.ons_code) - 1 : codes.index(change.ons_code) + 1]:
            yield event, PROV.wasDerivedFrom, things[f"org/{body.ods_code}/code/{code}"]


def _boards(ccgs: Register, things: Namespace) -> Iterator[Triple]:
    for code, name in load_boards().items():
        board, event = things[f"org/{code}"], things[f"event/succession/{code}"]
        yield board, RDF.type, ORG.FormalOrganization
        yield board, RDF.type, CCG.IntegratedCareBoard
        yield board, DCTERMS.identifier, Literal(code)
        yield board, ORG.identifier, Literal(code)
        yield board, SKOS.prefLabel, _english(name)
        yield event, RDF.type, CCG.Succession
        yield event, RDFS.label, _english(f"Passage of CCGs to {name}")
        for body in ccgs.bodies:
            if code in body.successors:
                yield event, ORG.originalOrganization, things[f"org/{body.ods_code}"]
                yield from _from_row(event, _REGISTER_OF_ALL, body, things)
        yield event, ORG.resultingOrganization, board
        yield event, DCTERMS.date, _date(BOARDS_OPENED)
        yield event, DCTERMS.source, _ACT
        yield from _inferred(event, _BY_PARENT)


def _areas(things: Namespace) -> Iterator[Triple]:
    for area in load_areas().values():
        node = things[f"area/{area.ons_code}"]
        yield node, RDF.type, CCG.Area
        yield node, DCTERMS.identifier, Literal(area.ons_code)
        yield node, CCG.onsCode, Literal(area.ons_code)
        yield node, SKOS.prefLabel, _english(area.name)
        yield node, DCTERMS.type, CODE[f"area/{area.kind}"]


def _lists(things: Namespace) -> Iterator[Triple]:
    for found in load_lists().values():
        node = things[f"list/{found.slug}"]
        yield node, RDF.type, CCG.PublicList
        yield node, DCTERMS.identifier, Literal(found.slug)
        yield node, DCTERMS.title, _english(found.title)
        yield node, CCG.sha256, Literal(found.sha256)
        if found.publisher:
            yield node, DCTERMS.publisher, things[f"org/{found.publisher}"]
        if found.license:
            yield node, DCTERMS.license, URIRef(found.license)
        if found.holds_for:
            yield node, CCG.asAt, _date(found.holds_for)


def _listing(body: Body, first_day: date, last_day: date | None) -> str | None:
    """The earliest list that has a body and is of a day between two, both included."""
    for slug in _CODE_LISTS:
        day = load_lists()[slug].holds_for
        held = day is not None and first_day <= day and (last_day is None or day <= last_day)
        if held and row_of(slug, body.ods_code) is not None:
            return slug
    return None


def _from_row(fact: URIRef, slug: str, body: Body, things: Namespace) -> Iterator[Triple]:
    number = row_of(slug, body.ods_code)
    if number is None:
        raise ValueError(f"list_rows.csv: {slug} has no row for {body.ods_code}, which {fact} stands on")
    yield fact, PROV.wasDerivedFrom, _row(things, slug, number)
    yield from _row_itself(things, slug, number)


def _row(things: Namespace, slug: str, number: int) -> URIRef:
    return things[f"list/{slug}/row/{number}"]


def _row_itself(things: Namespace, slug: str, number: int) -> Iterator[Triple]:
    node = _row(things, slug, number)
    yield node, RDF.type, CCG.ListRow
    yield node, DCTERMS.isPartOf, things[f"list/{slug}"]
    yield node, RDF.value, Literal(f"row={number}")


def _inferred(fact: URIRef, reason: str) -> Iterator[Triple]:
    yield fact, CCG.inferred, Literal(True)
    yield fact, RDFS.comment, _english(reason)


def _days(node: URIRef, first_day: date, last_day: date | None) -> Iterator[Triple]:
    yield node, CCG.begins, _date(first_day)
    if last_day is not None:
        yield node, CCG.ends, _date(last_day)


def _date(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def _english(text: str) -> Literal:
    return Literal(text, lang="en")


def _and(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}"
