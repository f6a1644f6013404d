"""The claims that a person read out of the corpus make graphs that conform, and that say nothing twice."""

import json
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest
from rdflib import Graph

from ccgkg.ingest.claim import from_json
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import read_source
from ccgkg.ontology.reference import reference_quads
from ccgkg.shapes.validate import validate

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"
TEXTS = sorted(CORPUS.glob("*/*.txt"))
pytestmark = pytest.mark.skipif(not TEXTS, reason=f"the corpus is not at {CORPUS}")


@lru_cache
def lines(path: Path) -> tuple[str, ...]:
    gold = path.with_suffix(".claims.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(quads(read_source(path), [from_json(json.loads(line)) for line in gold]))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_conforms(path: Path) -> None:
    graph = Graph()
    graph.parse(data="".join(f"{line.rsplit(' <', 1)[0]} .\n" for line in lines(path)), format="nt")
    assert validate(graph) == []


def test_no_triple_stands_in_two_graphs() -> None:
    """Else a query over the union of the graphs would count it twice: engines do not merge them."""
    graphs: dict[str, set[str]] = defaultdict(set)
    for line in (*reference_quads(), *(line for path in TEXTS for line in lines(path))):
        triple, graph = line.rsplit(" <", 1)
        graphs[triple].add(graph)
    assert {triple: where for triple, where in graphs.items() if len(where) > 1} == {}
