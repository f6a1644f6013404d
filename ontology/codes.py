"""The code lists: `codes.ttl` read into plain values, by scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rdflib import RDF, SKOS, Graph

from ccgkg.ontology import CODE


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a code list. `notation` is its sign in the claims contract where that is not the slug (`>=`)."""

    scheme: str
    slug: str
    label: str
    definition: str
    notation: str | None

    @property
    def iri(self) -> str:
        return f"{CODE}{self.scheme}/{self.slug}"


@lru_cache(maxsize=1)
def graph() -> Graph:
    """The file as an rdflib graph. Not to be changed by its readers."""
    found = Graph()
    found.parse(data=(files("ccgkg.ontology") / "codes.ttl").read_text(encoding="utf-8"), format="turtle")
    return found


@lru_cache(maxsize=1)
def load_codes() -> Mapping[str, Mapping[str, Concept]]:
    """The concepts by scheme and then by the value that the claims contract has for them:
    `codes["comparator"][">="]`."""
    found = graph()
    codes: dict[str, dict[str, Concept]] = {}
    for node in sorted(found.subjects(RDF.type, SKOS.Concept), key=str):
        scheme, slug = str(node).removeprefix(str(CODE)).split("/")
        notation = found.value(node, SKOS.notation)
        concept = Concept(
            scheme=scheme,
            slug=slug,
            label=str(found.value(node, SKOS.prefLabel)),
            definition=str(found.value(node, SKOS.definition)),
            notation=None if notation is None else str(notation),
        )
        codes.setdefault(scheme, {})[concept.notation or slug] = concept
    return codes
