"""What a query may not do: reach out of the machine.

Oxigraph executes SERVICE, so a query that holds one is refused. The query is parsed, not searched: the word may stand in a
string, a comment or a name. A query must not look different to the one that checks and the one that runs, so Unicode
escapes are resolved first (SPARQL 1.1, 19.2: before parsing; engines differ), and every line ends in a line feed, for
engines differ on where a comment ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyparsing import ParseResults
from pyparsing.exceptions import ParseBaseException
from rdflib.plugins.sparql.algebra import translatePrologue
from rdflib.plugins.sparql.parser import Query
from rdflib.plugins.sparql.parserutils import CompValue

#: An escaped backslash is none of these, though a `u` may follow it.
_ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may be run, and the graphs that its FROM and FROM NAMED name, as IRIs."""

    text: str
    default: tuple[str, ...]
    named: tuple[str, ...]


def check(text: str) -> str:
    """The query with its Unicode escapes resolved, ready to run. Raises ValueError as `read` does."""
    return read(text).text


def read(text: str) -> Checked:
    """The query with its Unicode escapes resolved, ready to run, and the graphs that it names as its dataset.

    Raises ValueError, on one line with line and column, where it is not SPARQL 1.1 or holds a SERVICE.
    """
    resolved = _resolve(text).replace("\r\n", "\n").replace("\r", "\n")
    try:
        parsed = Query.parse_string(resolved, parse_all=True)
    except ParseBaseException as error:
        near = error.line.strip()[:60]
        raise ValueError(
            f"line {error.lineno}, column {error.column}: not a SPARQL 1.1 query (near {near!r})"
        ) from None
    except RecursionError:
        raise ValueError("the query is nested too deeply") from None
    if any(node.name == "ServiceGraphPattern" for node in _nodes(parsed)):
        raise ValueError("SERVICE is refused: a query does not leave the graph that it is put to")
    clauses = [clause for clause in parsed[1].datasetClause or ()]
    graphs = [(name, _graph(clause[name], parsed[0])) for clause in clauses for name in clause]
    return Checked(
        resolved,
        tuple(graph for name, graph in graphs if name == "default"),
        tuple(graph for name, graph in graphs if name == "named"),
    )


def _graph(name: Any, declared: Any) -> str:
    """The IRI of a graph, by the prefixes and the base that the query declares."""
    prologue = translatePrologue(declared, None)
    if isinstance(name, CompValue) and prologue.namespace_manager.store.namespace(name.prefix or "") is None:
        raise ValueError(f"prefix {name.prefix or ''}: is not declared")
    return str(prologue.absolutize(name))


def _resolve(text: str) -> str:
    while True:
        try:
            resolved = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m.lastindex else m[0], text)
            resolved.encode()  # half a surrogate pair is no character
        except (ValueError, OverflowError):
            raise ValueError("an escape in the query is no Unicode character") from None
        if resolved == text:
            return text
        text = resolved


def _nodes(tree: Any) -> Iterator[CompValue]:
    """Every part of a parse, at any depth."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, ParseResults | list | tuple):
            waiting.extend(part)
