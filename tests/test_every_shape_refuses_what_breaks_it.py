"""A graph that is right conforms, and every constraint in `shapes/` refuses a graph that breaks it.

`tests/shapes/` has two graphs that conform, and one fixture a line that takes something from one of them or adds to it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import SH, BNode, Graph, Node, URIRef

from ccgkg.shapes.validate import SHAPES, closed, shapes, validate, validate_reference

FOLDER = Path(__file__).parent / "shapes"
#: The parameters of SHACL Core that the shapes use (https://www.w3.org/TR/shacl/#core-components).
PARAMETERS = {
    *("minCount", "maxCount", "class", "datatype", "nodeKind", "minInclusive", "maxInclusive", "minExclusive"),
    *("maxExclusive", "minLength", "maxLength", "pattern", "in", "hasValue", "equals", "disjoint", "lessThan"),
    *("lessThanOrEquals", "node", "not", "or", "xone", "and", "qualifiedMinCount", "qualifiedMaxCount", "closed"),
    *("uniqueLang", "languageIn"),
}
#: What shapes have besides constraints.
OTHERS = {
    *("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "path", "message", "qualifiedValueShape"),
}


class Fixture(NamedTuple):
    right: str
    shape: str
    parameter: str
    taken: str
    added: str


def fixtures() -> Iterator[Fixture]:
    for name in ("claims", "register"):
        for line in (FOLDER / f"{name}.broken").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                head, *changes = line.split(" | ")
                shape, parameter = head.split()
                taken = " . ".join(change[2:] for change in changes if change.startswith("- "))
                added = " . ".join(change[2:] for change in changes if change.startswith("+ "))
                yield Fixture(name, shape, parameter, taken, added)


@lru_cache
def right(name: str) -> Graph:
    graph = Graph()
    graph.parse(FOLDER / f"{name}.ttl")
    return closed(graph)


@lru_cache
def prefixes(name: str) -> str:
    lines = (FOLDER / f"{name}.ttl").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("@"))


def triples(name: str, turtle: str) -> Graph:
    graph = Graph()
    if turtle:
        graph.parse(data=f"{prefixes(name)}\n{turtle} .", format="turtle")
    return graph


@contextmanager
def broken(fixture: Fixture) -> Iterator[Graph]:
    """The graph that is right, with what the reference graph says of it, broken for a while."""
    graph, taken, added = (
        right(fixture.right),
        triples(fixture.right, fixture.taken),
        closed(triples(fixture.right, fixture.added)),
    )
    assert all(triple in graph for triple in taken), "the fixture takes what is not there"
    new = [triple for triple in added if triple not in graph]
    assert new or taken, "the fixture changes nothing"
    for triple in taken:
        graph.remove(triple)
    for triple in new:
        graph.add(triple)
    yield graph
    for triple in new:
        graph.remove(triple)
    for triple in taken:
        graph.add(triple)


def only(shape: str) -> Graph:
    """The graph of one shape."""
    graph, to_see = Graph(), [SHAPES[shape]]
    while to_see:
        node: Node = to_see.pop()
        for triple in shapes().triples((node, None, None)):
            graph.add(triple)
            if isinstance(triple[2], BNode):
                to_see.append(triple[2])
    return graph


def found(data: Graph, shape: str) -> set[str]:
    """The parameters of a shape that a graph breaks."""
    _, report, _ = pyshacl.validate(data, shacl_graph=only(shape), inplace=True)
    assert isinstance(report, Graph)
    components = {str(c).removeprefix(str(SH)) for c in report.objects(None, SH.sourceConstraintComponent)}
    return {
        c.removesuffix("ConstraintComponent")[0].lower() + c.removesuffix("ConstraintComponent")[1:] for c in components
    }


@pytest.mark.parametrize("name", ["claims", "register"])
def test_a_graph_that_is_right_conforms(name: str) -> None:
    assert validate(right(name)) == []


def test_the_reference_graph_conforms() -> None:
    assert validate_reference() == ()


@pytest.mark.parametrize("fixture", list(fixtures()), ids=lambda fixture: f"{fixture.shape}-{fixture.parameter}")
def test_what_breaks_a_constraint_is_refused(fixture: Fixture) -> None:
    with broken(fixture) as graph:
        assert fixture.parameter in found(graph, fixture.shape)


def constraints() -> set[tuple[str, str]]:
    named = {subject for subject in shapes().subjects() if isinstance(subject, URIRef) and subject in SHAPES}
    return {
        (shape.removeprefix(SHAPES), str(parameter).removeprefix(str(SH)))
        for shape in named
        for parameter in shapes().predicates(shape)
        if parameter.startswith(SH) and str(parameter).removeprefix(str(SH)) not in OTHERS
    }


def test_every_constraint_has_a_fixture() -> None:
    assert {parameter for _, parameter in constraints()} <= PARAMETERS
    assert {(fixture.shape, fixture.parameter) for fixture in fixtures()} == constraints()


def test_every_shape_says_what_a_person_can_do() -> None:
    for shape in {shape for shape, _ in constraints()}:
        messages = [str(message) for message in shapes().objects(SHAPES[shape], SH.message)]
        assert len(messages) == 1 and len(messages[0].split()) > 4 and messages[0].endswith("."), shape
    texts = [str(message) for message in shapes().objects(None, SH.message)]
    assert len(texts) == len(set(texts))


def test_shapes_are_of_shacl_core() -> None:
    core = PARAMETERS | OTHERS | {"property", "inversePath", "alternativePath", "zeroOrMorePath"}
    used = {str(p).removeprefix(str(SH)) for p in shapes().predicates(unique=True) if p.startswith(SH)}
    assert used <= core | {"declare", "prefix", "namespace"}


def test_a_violation_names_the_shape_the_node_and_the_path() -> None:
    fixture = next(f for f in fixtures() if (f.shape, f.parameter) == ("Period-begins", "lessThanOrEquals"))
    with broken(fixture) as graph:
        (violation,) = validate(graph)
    assert violation.shape == "Period-begins" and violation.component == "LessThanOrEquals"
    assert violation.focus == "https://w3id.org/ccgkg/id/period/2017-04-01--2018-03-31"
    assert (violation.path, violation.value, violation.severity) == ("ccg:begins", "2019-04-01", "Violation")
    assert "not after it ends" in violation.message


@pytest.mark.parametrize(
    ("value", "shape", "component"),
    [
        ("<nowhere>", "Literal", "NodeKind"),
        ("[]", "Literal", "NodeKind"),
        ('"soon"', "Period-begins", "Datatype"),
        ('"2017-13-45"^^xsd:date', "Period-begins", "Datatype"),
        ('"2017"^^xsd:gYear', "Period-begins", "Datatype"),
    ],
)
def test_a_value_that_cannot_be_compared_is_a_violation_too(value: str, shape: str, component: str) -> None:
    graph = triples(
        "claims", f'<period/x> a ccg:Period ; ccg:edtf "2018" ; ccg:ends "2018-01-01"^^xsd:date ; ccg:begins {value}'
    )
    assert (shape, component) in {(violation.shape, violation.component) for violation in validate(graph)}


def test_a_graph_of_nothing_conforms_and_rubbish_does_not() -> None:
    assert validate(Graph()) == []
    rubbish = (
        '<f> a ccg:Figure ; ccg:value "x"^^xsd:decimal ; ccg:numerator <f> ; ccg:denominator 3 . '
        "<c> a ccg:Claim ; ccg:reports <c>"
    )
    found = {violation.shape for violation in validate(triples("claims", rubbish))}
    assert {"Figure-value", "Literal", "Claim-chain", "Claim-span"} <= found
