"""Each fact of the register derives from rows of lists, and the rows say it."""

import csv
import hashlib
import io
from functools import lru_cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, Literal, Node, URIRef

from ccgkg.ontology import BASE, CCG
from ccgkg.ontology.areas import load_placements
from ccgkg.ontology.lists import load_lists, row_of
from ccgkg.ontology.naming import plain
from ccgkg.ontology.reference import reference_graph
from ccgkg.ontology.register import load

RAW = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "raw"
needs_raw = pytest.mark.skipif(not RAW.is_dir(), reason=f"the files whose rows are named are not in {RAW}")
PUBLIC = [slug for slug, found in load_lists().items() if found.publisher]


@lru_cache
def table(slug: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO((RAW / f"{slug}.csv").read_text(encoding="utf-8-sig"), newline="")))


def rows(fact: Node) -> dict[str, list[str]]:
    """The cells of the rows of public lists that a fact derives from, by list; the last of several."""
    graph, found = reference_graph(), {}
    for row in graph.objects(fact, PROV.wasDerivedFrom):
        slug = str(graph.value(graph.value(row, DCTERMS.isPartOf), DCTERMS.identifier))
        number = int(str(graph.value(row, RDF.value)).removeprefix("row="))
        if slug in PUBLIC:
            found[slug] = table(slug)[number - 1]
    return found


@needs_raw
@pytest.mark.parametrize("slug", PUBLIC)
def test_a_list_is_the_file_of_its_hash(slug: str) -> None:
    assert hashlib.sha256((RAW / f"{slug}.csv").read_bytes()).hexdigest() == load_lists()[slug].sha256


@needs_raw
def test_the_rows_have_the_days_names_and_codes() -> None:
    graph = reference_graph()
    for body in load().bodies:
        node = URIRef(f"{BASE}org/{body.ods_code}")
        listed = rows(graph.value(node, CCG.legalPeriod))["ods-eccg"]
        assert listed[0] == body.ods_code and listed[10] == body.registered.isoformat().replace("-", "")
        # A code that went on as that of a part of a board has no end in the register.
        assert listed[11] in ("", (body.last_day.isoformat() if body.last_day else "").replace("-", ""))
        assert bool(listed[11]) != any(graph.objects(URIRef(f"{node}/open"), DCTERMS.source))
        for name in graph.objects(node, CCG.datedName):
            (cells,) = rows(name).values()
            assert plain(str(graph.value(name, RDFS.label))) in {plain(cell) for cell in cells}
        for code in graph.objects(node, CCG.datedCode):
            found = rows(code)
            assert bool(found) != ((code, CCG.inferred, Literal(True)) in graph)
            assert all(str(graph.value(code, CCG.onsCode)) in cells for cells in found.values())


@needs_raw
def test_the_rows_have_the_placements() -> None:
    graph = reference_graph()
    assert sum(map(len, load_placements().values())) == 207 + 106
    for code, placements in load_placements().items():
        for placement in placements:
            (cells,) = rows(URIRef(f"{BASE}org/{code}/placement/{placement.day}")).values()
            assert {area.ons_code for area in placement.areas} <= set(cells)
            assert {area.name for area in placement.areas} <= {cell.strip() for cell in cells}
            assert all(
                any(graph.objects(URIRef(f"{BASE}area/{area.ons_code}"), CCG.onsCode)) for area in placement.areas
            )


@needs_raw
def test_the_rows_have_the_successors() -> None:
    for body in load().bodies:
        (heir,) = body.successors
        if body.successors_inferred:
            number = row_of("ods-eccg", body.ods_code)
            assert number and table("ods-eccg")[number - 1][3] == heir
            continue
        number = row_of("ods-successors", body.ods_code)
        cells = (
            table("ods-successors")[number - 1]
            if number
            else table("ccg-stp-region-2021")[(row_of("ccg-stp-region-2021", body.ods_code) or 0) - 1]
        )
        assert cells[:2] == [body.ods_code, heir]


def test_every_merger_stands_on_a_row_for_each_of_its_originals() -> None:
    graph = reference_graph()
    for event in graph.subjects(RDF.type, CCG.Merger):
        assert len(set(graph.objects(event, PROV.wasDerivedFrom))) == len(
            set(graph.objects(event, ORG.originalOrganization))
        )


def test_what_is_inferred_says_why() -> None:
    graph = reference_graph()
    inferred = set(graph.subjects(CCG.inferred, Literal(True)))
    assert len([event for event in inferred if (event, RDF.type, CCG.Succession) in graph]) == 42
    codes = {str(graph.value(code, CCG.onsCode)) for code in inferred if (code, RDF.type, CCG.DatedCode) in graph}
    assert codes == {"E38000036", "E38000061", "E38000067", "E38000111", "E38000112"}
    assert all(graph.value(thing, RDFS.comment) for thing in inferred)


def test_newcastle_gateshead_was_there_in_law_before_it_opened() -> None:
    graph = reference_graph()
    begins = {str(graph.value(URIRef(f"{BASE}org/13T/{kind}"), CCG.begins)) for kind in ("legal", "open")}
    assert begins == {"2014-11-26", "2015-04-01"}
    others = [body for body in load().bodies if body.registered != body.first_day]
    assert [body.ods_code for body in others] == ["13T"]
