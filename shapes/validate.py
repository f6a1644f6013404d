"""Validation: what in a graph breaks a shape, and what a person can do about it.

Done source by source, so that its cost grows with what changed and not with the graph. The shapes are SHACL Core, run
by pySHACL; what a claim refers to in the reference graph is looked up there and need not be in the validated graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import pyshacl
from rdflib import ORG, SH, SKOS, Dataset, Graph, Literal, Namespace, Node, URIRef
from rdflib.extras.shacl import parse_shacl_path

from ccgkg.ontology import BASE, CCG
from ccgkg.ontology.reference import reference_graph

SHAPES = Namespace("https://w3id.org/ccgkg/shapes#")
#: What the reference graph says of CCGs and concepts that no claim can break: it is validated there, once.
_ASIDE = frozenset[Node](
    (CCG.openPeriod, CCG.legalPeriod, CCG.datedName, CCG.otherName, CCG.datedCode, CCG.placement)
    + (CCG.ClinicalCommissioningGroup, SKOS.Concept, SKOS.altLabel)
)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One breach. `shape` is the name of the shape in `shapes/*.ttl` and `component` the SHACL constraint, such as
    `Claim-span` and `MinCount`; `focus` is the node at fault; `path` and `value` are empty where the shape has none.
    """

    shape: str
    component: str
    focus: str
    path: str
    value: str
    message: str
    severity: str


@lru_cache(maxsize=1)
def shapes() -> Graph:
    """All shapes in one graph. Not to be changed by its readers."""
    found = Graph()
    for file in sorted(files("ccgkg.shapes").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ttl"):
            found.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return found


def validate(data: Graph | Dataset, *, base: str = BASE) -> list[Violation]:
    """What breaks the shapes in a graph, sorted; an empty list where it conforms.

    `data` is what one source says: its own graph and what that refers to in `content`, as one graph or as a dataset.
    """
    graph = closed(data, base=base)
    return sorted([*_take_out_incomparable(graph), *_run(graph)])


def closed(data: Graph | Dataset, *, base: str = BASE) -> Graph:
    """A new graph of all that `data` says, and of what the reference graph says of the things that it mentions."""
    merged = _merged(data)
    for triple in list(_known(merged, base)):
        merged.add(triple)
    return merged


@lru_cache(maxsize=1)
def validate_reference(base: str = BASE) -> tuple[Violation, ...]:
    """What breaks the shapes in the reference graph, which is validated by itself since no source changes it."""
    return tuple(_run(reference_graph(base)))


def _merged(data: Graph | Dataset) -> Graph:
    merged = Graph()
    if isinstance(data, Dataset):
        for subject, predicate, value, _ in data.quads():
            merged.add((subject, predicate, value))
    else:
        for triple in data:
            merged.add(triple)
    return merged


def _known(data: Graph, base: str) -> Iterator[tuple[Node, Node, Node]]:
    """What the reference graph says of the things that `data` mentions, and of the things that these mention.

    Of CCGs and concepts only as much as the shapes of claims ask for, unless `data` tells of changes of the register.
    """
    reference = reference_graph(base)
    aside = frozenset[Node]() if any(data.subjects(ORG.originalOrganization)) else _ASIDE
    to_see, seen = {value for value in data.objects(unique=True) if isinstance(value, URIRef)}, set[Node]()
    while to_see:
        thing = to_see.pop()
        seen.add(thing)
        for predicate, value in reference.predicate_objects(thing):
            if predicate not in aside and value not in aside:
                yield thing, predicate, value
                if isinstance(value, URIRef) and value not in seen and predicate != SKOS.inScheme:
                    to_see.add(value)


def _take_out_incomparable(data: Graph) -> list[Violation]:
    """Takes out of `data` what stands where a number or a day is compared and is no literal, and says so.

    SHACL leaves open what comparing such a thing does; pySHACL stops at it.
    """
    found = []
    for predicate in _compared():
        for subject, value in list(data.subject_objects(predicate)):
            if not isinstance(value, Literal):
                data.remove((subject, predicate, value))
                path = predicate.n3(shapes().namespace_manager)
                message = f"The value of {path} is a number or a day: write it as a literal."
                found.append(Violation("Literal", "NodeKind", str(subject), path, str(value), message, "Violation"))
    return found


@lru_cache(maxsize=1)
def _compared() -> frozenset[URIRef]:
    """The properties whose values the shapes compare by order."""
    found = set()
    for relation in (SH.lessThan, SH.lessThanOrEquals):
        for shape, other in shapes().subject_objects(relation):
            path = shapes().value(shape, SH.path)
            assert path is not None
            last = path if isinstance(path, URIRef) else list(shapes().items(path))[-1]
            found |= {node for node in (last, other) if isinstance(node, URIRef)}
    return frozenset(found)


def _run(data: Graph) -> list[Violation]:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), inplace=True)
    if isinstance(report, Exception):
        raise report
    assert isinstance(report, Graph)
    return sorted(_violation(report, result) for result in report.objects(None, SH.result))


def _violation(report: Graph, result: Node) -> Violation:
    shape = report.value(result, SH.sourceShape)
    component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
    messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
    value = report.value(result, SH.value)
    return Violation(
        shape=str(shape).removeprefix(str(SHAPES)),
        component=component.removesuffix("ConstraintComponent"),
        focus=str(report.value(result, SH.focusNode)),
        path=_path(URIRef(str(shape))),
        value="" if value is None else str(value),
        message=" ".join(messages),
        severity=str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
    )


@lru_cache(maxsize=512)
def _path(shape: URIRef) -> str:
    """The path of a shape as SPARQL writes it, empty for a shape of a node."""
    path = shapes().value(shape, SH.path)
    return parse_shacl_path(shapes(), path).n3(shapes().namespace_manager) if path is not None else ""
