"""The vocabulary of the graph as readers meet it: the terms that this project mints, and its lists of codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, BNode, Graph, URIRef
from rdflib.term import Node

from ccgkg.ontology import CCG
from ccgkg.shapes.validate import shapes

#: The ontology itself.
ONTOLOGY = str(CCG).removesuffix("#")
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property)
#: How a term stands to others, by what a page says of it; the last are from the alignment.
_STANDS = {
    RDFS.subClassOf: "kind of",
    RDFS.subPropertyOf: "kind of",
    OWL.inverseOf: "inverse of",
    OWL.disjointWith: "disjoint with",
    OWL.equivalentClass: "same as",
    OWL.equivalentProperty: "same as",
    SKOS.exactMatch: "the same elsewhere",
    SKOS.closeMatch: "close to",
    SKOS.broadMatch: "narrower than",
    SKOS.narrowMatch: "broader than",
    SKOS.relatedMatch: "related to",
    RDFS.seeAlso: "see also",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What the shapes ask of a property on the things of a class: the IRIs it leads to and how often it stands there.

    `most` is None where there may be any number.
    """

    subject: str
    predicate: str
    leads_to: tuple[str, ...]
    least: int
    most: int | None

    @property
    def times(self) -> str:
        if self.most == 0:
            return "never"
        if self.most is None:
            return "any number" if not self.least else f"{self.least} or more"
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or another thing of the ontology. `stands` are its relations, each with the IRIs it leads to.

    `rules` are those on the things of a class, or on a property wherever it stands.
    """

    iri: str
    label: str
    definition: str
    kinds: tuple[str, ...]
    stands: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[Rule, ...]

    @property
    def anchor(self) -> str:
        return self.iri.removeprefix(str(CCG))

    @property
    def domain(self) -> tuple[str, ...]:
        return tuple(sorted({rule.subject for rule in self.rules}))

    @property
    def range(self) -> tuple[str, ...]:
        return tuple(sorted({iri for rule in self.rules for iri in rule.leads_to}))


@dataclass(frozen=True, slots=True)
class Code:
    """A concept of a list. `kinds` are what else it is, as IRIs."""

    iri: str
    label: str
    definition: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    iri: str
    label: str
    definition: str
    codes: tuple[Code, ...]

    @property
    def anchor(self) -> str:
        return "code-" + self.iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    title: str
    description: str
    version: str
    licence: str
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    others: tuple[Term, ...]
    schemes: tuple[Scheme, ...]


@lru_cache(maxsize=1)
def ontology() -> Graph:
    """The T-box with its alignment to the vocabularies of others."""
    return _read("ccg.ttl", "alignment.ttl")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """All terms and codes, each kind in the order of its IRIs."""
    graph, whole = ontology(), URIRef(ONTOLOGY)
    minted = sorted({s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(str(CCG))})
    classes = [iri for iri in minted if (iri, RDF.type, OWL.Class) in graph]
    properties = [iri for iri in minted if any((iri, RDF.type, kind) in graph for kind in _PROPERTIES)]
    others = [iri for iri in minted if iri not in classes and iri not in properties]
    codes = _read("codes.ttl")
    schemes = sorted(s for s in codes.subjects(RDF.type, SKOS.ConceptScheme) if isinstance(s, URIRef))
    rules = _rules()
    return Vocabulary(
        title=_said(graph, whole, DCTERMS.title),
        description=_said(graph, whole, DCTERMS.description),
        version=_said(graph, whole, OWL.versionInfo),
        licence=_said(graph, whole, DCTERMS.license),
        classes=tuple(_term(graph, iri, rules) for iri in classes),
        properties=tuple(_term(graph, iri, rules) for iri in properties),
        others=tuple(_term(graph, iri, rules) for iri in others),
        schemes=tuple(_scheme(codes, iri) for iri in schemes),
    )


def _read(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(data=files("ccgkg.ontology").joinpath(name).read_text(encoding="utf-8"), format="turtle")
    return graph


def _term(graph: Graph, iri: URIRef, rules: Sequence[Rule]) -> Term:
    stands = {words: list[str]() for words in dict.fromkeys(_STANDS.values())}
    for predicate, words in _STANDS.items():
        stands[words] += _iris(graph.objects(iri, predicate))
    return Term(
        iri=str(iri),
        label=_said(graph, iri, RDFS.label),
        definition=_said(graph, iri, SKOS.definition),
        kinds=_iris(graph.objects(iri, RDF.type)),
        stands=tuple((words, tuple(sorted(set(found)))) for words, found in stands.items() if found),
        rules=tuple(rule for rule in rules if str(iri) in (rule.subject, rule.predicate)),
    )


def _rules() -> list[Rule]:
    """From the property shapes of each class: `rdfs:domain` and `rdfs:range` would infer, and check nothing."""
    graph, found = shapes(), dict[tuple[str, str], list[Rule]]()
    for shape, subject in sorted(graph.subject_objects(SH.targetClass)):
        path = graph.value(shape, SH.path)
        whole = list(graph.items(path)) if isinstance(path, BNode) else [path]
        if not whole or not isinstance(whole[0], URIRef) or whole[1:] not in ([], [SKOS.inScheme]):
            continue
        if len(whole) == 2:
            # Its value is of a list of codes; a code that is not there is missing.
            leads, least, most = _iris(graph.objects(shape, SH.hasValue)), 1, None
        else:
            leads = _iris(value for key in (SH["class"], SH.datatype) for value in graph.objects(shape, key))
            told = graph.value(shape, SH.minCount), graph.value(shape, SH.maxCount)
            least = int(str(told[0])) if told[0] is not None else 0
            most = int(str(told[1])) if told[1] is not None else None
        rule = Rule(str(subject), str(whole[0]), leads, least, most)
        found.setdefault((rule.subject, rule.predicate), []).append(rule)
    return [_together(same) for _, same in sorted(found.items())]


def _together(rules: Sequence[Rule]) -> Rule:
    """What several shapes ask of one property of one class holds at once."""
    leads = tuple(sorted({iri for rule in rules for iri in rule.leads_to}))
    bounds = [rule.most for rule in rules if rule.most is not None]
    least = max(rule.least for rule in rules)
    return Rule(rules[0].subject, rules[0].predicate, leads, least, min(bounds, default=None))


def _scheme(graph: Graph, iri: URIRef) -> Scheme:
    held = sorted(s for s in graph.subjects(SKOS.inScheme, iri) if isinstance(s, URIRef))
    return Scheme(
        str(iri),
        _said(graph, iri, SKOS.prefLabel),
        _said(graph, iri, SKOS.definition),
        tuple(
            Code(
                str(code),
                _said(graph, code, SKOS.prefLabel),
                _said(graph, code, SKOS.definition),
                tuple(kind for kind in _iris(graph.objects(code, RDF.type)) if kind != str(SKOS.Concept)),
            )
            for code in held
        ),
    )


def _said(graph: Graph, subject: Node, predicate: URIRef) -> str:
    found = graph.value(subject, predicate)
    return "" if found is None else str(found)


def _iris(found: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted({str(node) for node in found if isinstance(node, URIRef)}))
