"""JSON-LD that reads like plain JSON: terms by their short names, values without ceremony, one object a thing.

The context is made of what is written: a term whose values are all things, dates or English says so there, once.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import RDF, XSD

_TYPE = str(RDF.type)
_STRING, _INTEGER = str(XSD.string), str(XSD.integer)
_CANONICAL = re.compile(r"0|-?[1-9]\d{0,14}")


def write(quads: Sequence[Quad], prefixes: Mapping[str, str], base: str) -> str:
    """Quads as one JSON-LD 1.1 document: a named graph each, in it one object a subject, all sorted."""
    terms = _Terms(quads, prefixes, base)
    document = {
        "@context": terms.context(),
        "@graph": [
            {"@id": terms.thing(graph), "@graph": _nodes(found, terms)}
            for graph, found in groupby(sorted(quads, key=_order), key=lambda quad: iri(quad.graph_name))
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def iri(node: object) -> str:
    """The IRI of a node: the graph has no blank ones and no default graph."""
    assert isinstance(node, NamedNode)
    return node.value


def _order(quad: Quad) -> tuple[str, ...]:
    return iri(quad.graph_name), iri(quad.subject), quad.predicate.value, str(quad.object)


def _nodes(quads: Iterable[Quad], terms: _Terms) -> list[dict[str, Any]]:
    nodes = []
    for subject, about in groupby(quads, key=lambda quad: iri(quad.subject)):
        node: dict[str, Any] = {"@id": terms.thing(subject)}
        for predicate, same in groupby(about, key=lambda quad: quad.predicate.value):
            values = [terms.value(predicate, quad.object) for quad in same]
            node[terms.names[predicate]] = values[0] if len(values) == 1 else values
        nodes.append(node)
    return nodes


class _Terms:
    """The short names of what is written, and how the values of each are typed."""

    def __init__(self, quads: Sequence[Quad], prefixes: Mapping[str, str], base: str) -> None:
        self.prefixes, self.base = dict(sorted(prefixes.items())), base
        kinds: dict[str, set[str]] = defaultdict(set)
        for quad in quads:
            kinds[quad.predicate.value].add(_kind(quad.object))
        self.kinds = {predicate: next(iter(found)) if len(found) == 1 else "" for predicate, found in kinds.items()}
        self.names = self._short(sorted(kinds))

    def _short(self, predicates: list[str]) -> dict[str, str]:
        """Local names, with the prefix where two vocabularies share one or the prefix is called the same."""
        shared: dict[str, list[str]] = defaultdict(list)
        for predicate in predicates:
            shared[re.split(r"[/#]", predicate)[-1]].append(predicate)
        names = {}
        for local, found in shared.items():
            for predicate in found:
                plain = len(found) == 1 and local not in self.prefixes and re.fullmatch(r"[A-Za-z]\w*", local)
                names[predicate] = local if plain else self.compact(predicate)
        return names | ({_TYPE: "@type"} if _TYPE in names else {})

    def context(self) -> dict[str, Any]:
        entries: dict[str, Any] = {"@base": self.base, **self.prefixes}
        for predicate, name in sorted(self.names.items(), key=lambda item: item[1]):
            if name == "@type":
                continue
            entry, kind = {"@id": self.compact(predicate)}, self.kinds[predicate]
            if kind.startswith("@@"):
                entry["@language"] = kind[2:]
            elif kind and kind != _STRING:
                entry["@type"] = kind if kind == "@id" else self.compact(kind)
            entries[name] = entry
        return entries

    def value(self, predicate: str, term: Any) -> Any:
        kind = _kind(term)
        if predicate == _TYPE:
            return self.compact(term.value)
        if kind != self.kinds[predicate]:
            return self._full(term)
        if kind == "@id":
            return self.thing(term.value)
        return int(term.value) if kind == _INTEGER and _CANONICAL.fullmatch(term.value) else term.value

    def _full(self, term: Any) -> dict[str, str] | str:
        if isinstance(term, Literal):
            if term.datatype.value == _STRING:
                return term.value
            if term.language:
                return {"@value": term.value, "@language": term.language}
            return {"@value": term.value, "@type": self.compact(term.datatype.value)}
        return {"@id": self.thing(term.value)}

    def thing(self, iri: str) -> str:
        """The IRI of a thing: without the base, or with a prefix."""
        tail = iri.removeprefix(self.base)
        return tail if tail != iri and re.match(r"[a-z-]+/", tail) else self.compact(iri)

    def compact(self, iri: str) -> str:
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and re.match(r"\w", iri[len(namespace) :]):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri


def _kind(term: Any) -> str:
    """`@id` for a thing, `@@en` for a text in a language, else the datatype."""
    if isinstance(term, NamedNode):
        return "@id"
    assert isinstance(term, Literal)
    return f"@@{term.language}" if term.language else str(term.datatype.value)
