"""Every term that is used is defined, here or in its own vocabulary; every term that is defined here is used."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from rdflib import OWL, PROV, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib import namespace as vocabularies

from ccgkg.ingest import claim
from ccgkg.ontology import CCG, CODE, OA
from ccgkg.ontology.codes import load_codes
from ccgkg.ontology.reference import reference_graph

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = ROOT.parent / "shared" / "CLAIMS.md"
FOLDERS = ("ontology", "ingest", "shapes", "store", "queries", "publish", "cli")
NP = Namespace("http://www.nanopub.org/nschema#")
ONTOLOGY = URIRef(str(CCG).removesuffix("#"))

#: Vocabularies that rdflib knows whole.
CLOSED = {
    prefix: getattr(vocabularies, {"schema": "SDO"}.get(prefix, prefix.upper()))
    for prefix in (
        *("dcat", "dcterms", "foaf", "org", "owl", "prov", "qb", "rdf", "rdfs", "schema", "sh", "skos", "time"),
        *("void", "xsd"),
    )
}
#: The terms of Web Annotation (https://www.w3.org/TR/annotation-vocab/) and of nanopublications that there are.
LISTED = {
    OA: {
        *("Annotation", "Choice", "CssSelector", "CssStyle", "DataPositionSelector", "Direction", "FragmentSelector"),
        *("HttpRequestState", "Motivation", "RangeSelector", "ResourceSelection", "Selector", "SpecificResource"),
        *("State", "Style", "SvgSelector", "TextPositionSelector", "TextQuoteSelector", "TextualBody", "TimeState"),
        *("XPathSelector", "annotationService", "bodyValue", "cachedSource", "canonical", "end", "exact", "hasBody"),
        *("hasEndSelector", "hasPurpose", "hasScope", "hasSelector", "hasSource", "hasStartSelector", "hasState"),
        *("hasTarget", "motivatedBy", "prefix", "processingLanguage", "refinedBy", "renderedVia", "sourceDate"),
        *("sourceDateEnd", "sourceDateStart", "start", "styleClass", "styledBy", "suffix", "textDirection", "via"),
    },
    NP: {"Nanopublication", "Assertion", "Provenance", "PublicationInfo", "hasAssertion", "hasProvenance"},
}


def files(*endings: str) -> list[Path]:
    return [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in endings and path.is_file()
    ]


@lru_cache
def parsed(path: Path) -> Graph:
    graph = Graph()
    graph.parse(path)
    return graph


@lru_cache
def terms() -> Graph:
    return parsed(ROOT / "ontology" / "ccg.ttl")


def defined() -> set[str]:
    return {str(s).removeprefix(str(CCG)) for s in terms().subjects(RDFS.isDefinedBy, ONTOLOGY) if s in CCG}


def iris(path: Path) -> Iterator[str]:
    """All IRIs of a Turtle file, those of a datatype included."""
    for triple in parsed(path):
        for node in triple:
            if isinstance(node, URIRef):
                yield str(node)
            elif isinstance(node, Literal) and node.datatype:
                yield str(node.datatype)


_PREFIX = re.compile(r"^\s*PREFIX\s+(\w*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w<:/?$-])([a-z]\w*):([A-Za-z][\w-]*)")


def query_iris(path: Path) -> Iterator[str]:
    text = "\n".join(line.split("# ")[0] for line in path.read_text(encoding="utf-8").splitlines())
    known = dict(_PREFIX.findall(text))
    for prefix, name in _PREFIXED.findall(re.sub(r'"[^"\n]*"|<[^>\s]*>', " ", _PREFIX.sub("", text))):
        assert prefix in known, f"{path.name}: the prefix {prefix} is not declared"
        yield known[prefix] + name
    yield from re.findall(r"<(https?://[^>\s]*)>", _PREFIX.sub("", text))


def python_terms(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of prefix and name, as in Python: `CCG.body`, `CCG["body"]`, `f"{CCG}body"`, `ccg:body` in a string."""
    text = path.read_text(encoding="utf-8")
    names = "|".join([*(prefix.upper() for prefix in CLOSED if prefix != "schema"), "CCG", "OA"])
    for pattern in (rf"\b({names})\.([A-Za-z]\w*)", rf'\b({names})\["(\w+)"\]', rf"\{{({names})\}}([A-Za-z]\w*)"):
        for prefix, name in re.findall(pattern, text):
            yield prefix.lower(), name
    for prefix, name in re.findall(r"(?<![\w:/.-])(ccg|prov|org|oa|skos|dcterms|foaf):([A-Za-z]\w*)", text):
        yield prefix, name


def used() -> dict[str, Path]:
    """The names of our own terms that anything but their definition uses."""
    found: dict[str, Path] = {}
    aside = {ROOT / "ontology" / "ccg.ttl", ROOT / "ontology" / "alignment.ttl"}
    for path in files(".ttl"):
        if path not in aside:
            found |= {iri.removeprefix(str(CCG)): path for iri in iris(path) if iri.startswith(str(CCG))}
    for path in files(".rq"):
        found |= {iri.removeprefix(str(CCG)): path for iri in query_iris(path) if iri.startswith(str(CCG))}
    for path in files(".py"):
        found |= {name: path for prefix, name in python_terms(path) if prefix == "ccg"}
    return {name: path for name, path in found.items() if name}


def test_every_term_that_is_used_is_defined() -> None:
    known = defined()
    assert {name: path.name for name, path in used().items() if name not in known} == {}


def test_every_term_that_is_defined_is_used() -> None:
    assert defined() - used().keys() == set()


def test_the_page_that_shows_the_model_uses_no_other_terms() -> None:
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\bccg:(\w+)", page)) - defined() == set()


def test_every_term_has_a_label_a_definition_and_a_home() -> None:
    graph = terms()
    ours = {s for s in graph.subjects() if isinstance(s, URIRef) and s in CCG}
    for term in ours:
        for relation in (RDFS.label, SKOS.definition):
            (text,) = graph.objects(term, relation)
            assert isinstance(text, Literal) and text.language == "en" and str(text).strip()
        assert (term, RDFS.isDefinedBy, ONTOLOGY) in graph
        assert any(graph.objects(term, RDF.type))


def test_the_ontology_has_a_version() -> None:
    (version,) = terms().objects(ONTOLOGY, OWL.versionIRI)
    assert str(version).startswith(f"{ONTOLOGY}/")
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in terms()


def test_what_is_aligned_is_defined() -> None:
    graph = parsed(ROOT / "ontology" / "alignment.ttl")
    aligned = {str(s).removeprefix(str(CCG)) for s in graph.subjects() if s in CCG}
    assert aligned and aligned <= defined()
    assert all(t not in CCG for p in (SKOS.closeMatch, SKOS.relatedMatch) for t in graph.objects(None, p))


@pytest.mark.parametrize("path", files(".ttl"), ids=lambda path: path.name)
def test_literals_are_well_typed(path: Path) -> None:
    for literal in parsed(path).objects():
        if isinstance(literal, Literal):
            assert literal.ill_typed is not True, f"{literal!r}"
            assert literal.datatype is None or literal.datatype in vocabularies.XSD


def lacking(iri: str) -> bool:
    """Whether an IRI lies in a vocabulary that is known whole, and is not in it."""
    for namespace in CLOSED.values():
        if iri.startswith(str(namespace)) and iri != str(namespace):
            return URIRef(iri) not in namespace and iri != str(RDF.type)
    for own, names in LISTED.items():
        if iri.startswith(str(own)):
            return iri.removeprefix(str(own)) not in names
    return False


def test_a_term_that_a_vocabulary_lacks_is_noticed() -> None:
    assert lacking(str(PROV) + "wasSaidBy") and not lacking(str(PROV.wasAttributedTo))
    assert lacking(str(OA) + "hasTitle") and not lacking(str(OA.hasSelector))


def test_no_term_is_used_that_its_vocabulary_lacks() -> None:
    for path in files(".ttl"):
        assert [iri for iri in iris(path) if lacking(iri)] == [], path.name
    for path in files(".rq"):
        assert [iri for iri in query_iris(path) if lacking(iri)] == [], path.name
    spaces = {**CLOSED, "oa": OA}
    for path in files(".py"):
        for prefix, name in python_terms(path):
            if prefix in spaces:
                assert not lacking(str(spaces[prefix]) + name), f"{path.name}: {prefix}:{name}"


def test_vocabularies_are_reused_by_their_real_names() -> None:
    homes = {prefix: str(namespace) for prefix, namespace in CLOSED.items()}
    for path in files(".ttl"):
        declared = re.findall(r"^@prefix (\w+): <([^>]*)>", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert {p: iri for p, iri in declared if p in homes and homes[p] != iri} == {}, path.name
    for path in files(".rq"):
        declared = _PREFIX.findall(path.read_text(encoding="utf-8"))
        assert {p: iri for p, iri in declared if p in homes and homes[p] != iri} == {}, path.name


def test_every_concept_that_is_used_is_in_the_code_lists() -> None:
    known = {concept.iri for scheme in load_codes().values() for concept in scheme.values()}
    schemes = {f"{CODE}{scheme}" for scheme in load_codes()}
    for path in (*files(".ttl"), *files(".rq")):
        found = iris(path) if path.suffix == ".ttl" else query_iris(path)
        assert {iri for iri in found if iri.startswith(str(CODE))} - known - schemes - {str(CODE)} == set(), path.name


def test_the_code_lists_have_what_the_claims_contract_has() -> None:
    codes = load_codes()
    assert set(codes["status"]) == set(claim.STATUSES)
    assert set(codes["comparator"]) == {"=", "~", ">", ">=", "<", "<="}
    assert set(codes["unit"]) == {"count", "percent", "GBP"}
    assert set(codes["basis"]) == {"total", "each", "change"}
    assert set(codes["grade"]) == {"outstanding", "good", "requires-improvement", "inadequate"}


@pytest.mark.skipif(not CONTRACT.is_file(), reason=f"the claims contract is not at {CONTRACT}")
def test_the_lists_of_the_contract_are_whole() -> None:
    text = CONTRACT.read_text(encoding="utf-8")
    measures = re.search(r"^Measures: (.*?)\n\n", text, re.MULTILINE | re.DOTALL)
    assert measures and set(re.findall(r"`([\w-]+)`", measures[1])) == set(load_codes()["measure"])
    for heading, scheme in (("change", "change"), ("intervention", "intervention")):
        section = text.split(f"\n## {heading}\n")[1]
        row = re.search(r"^\| `type` \| (.*) \|$", section, re.MULTILINE)
        assert row and set(re.findall(r"`([\w-]+)`", row[1])) == set(load_codes()[scheme])


def test_the_reference_graph_has_no_blank_nodes_and_follows_its_base() -> None:
    graph = reference_graph("https://example.org/graph/")
    assert all(isinstance(s, URIRef) for s in graph.subjects())
    assert not any("w3id.org/ccgkg/id/" in str(node) for triple in graph for node in triple)
    assert (URIRef("https://example.org/graph/org/01H"), RDF.type, CCG.ClinicalCommissioningGroup) in graph
