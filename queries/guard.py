"""What a query may not do: reach out of the machine.

Oxigraph executes SERVICE, so a query that holds one is refused. The query is parsed, not searched: the word may stand
in a string, a comment or a name. Only where its letters stand nowhere at all is there no need to parse, and most
queries are such; so the parser is loaded by the first that is not. A query must not look different to the one that
checks and the one that runs, so Unicode escapes are resolved first (SPARQL 1.1, 19.2: before parsing; engines differ),
and every line ends in a line feed, for engines differ on where a comment ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

#: An escaped backslash is none of these, though a `u` may follow it.
_ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
#: What a query has that leaves the graph, names one as its dataset, or may be read in two ways.
_TO_READ = re.compile(r"service|from|\\u")
#: What opens a level, and how many of them need not be counted: engines nest so deeply without harm.
_OPENS, _SHALLOW = re.compile(r"[(\[{!]"), 100


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

    Raises ValueError, on one line with line and column, where it holds a SERVICE, or is not SPARQL 1.1 and was parsed
    to see.
    """
    resolved = _resolved(text)
    return Checked(resolved, (), ()) if _is_plain(resolved) else _parsed(resolved)


def fault(text: str) -> str | None:
    """What is wrong with a query that an engine could not read, on one line, with line and column if known."""
    try:
        _parsed(_resolved(text))
    except ValueError as error:
        return str(error)
    return None


def load() -> None:
    """Loads the parser, which takes part of a second, before a query needs it."""
    _parsed("ASK {}")


def _parsed(text: str) -> Checked:
    from pyparsing.exceptions import ParseBaseException
    from rdflib.plugins.sparql.parser import Query

    try:
        parsed = Query.parse_string(text, parse_all=True)
    except ParseBaseException as error:
        near = error.line.strip()[:60]
        raise ValueError(
            f"line {error.lineno}, column {error.column}: not a SPARQL 1.1 query (near {near!r})"
        ) from None
    except RecursionError:
        raise ValueError("the query is nested too deeply") from None
    if "ServiceGraphPattern" in _kinds(parsed):
        raise ValueError("SERVICE is refused: a query does not leave the graph that it is put to")
    clauses = [clause for clause in parsed[1].datasetClause or ()]
    graphs = [(name, _graph(clause[name], parsed[0])) for clause in clauses for name in clause]
    return Checked(
        text,
        tuple(graph for name, graph in graphs if name == "default"),
        tuple(graph for name, graph in graphs if name == "named"),
    )


def _is_plain(text: str) -> bool:
    """Whether a query can hold no SERVICE and no FROM, and is nested so little that the engine may parse it unseen.

    The parser takes some milliseconds for what is mostly answered in less than one.
    """
    return not _TO_READ.search(text.casefold()) and len(_OPENS.findall(text)) <= _SHALLOW


def _graph(name: Any, declared: Any) -> str:
    """The IRI of a graph, by the prefixes and the base that the query declares."""
    from rdflib.plugins.sparql.algebra import translatePrologue
    from rdflib.plugins.sparql.parserutils import CompValue

    prologue = translatePrologue(declared, None)
    if isinstance(name, CompValue) and prologue.namespace_manager.store.namespace(name.prefix or "") is None:
        raise ValueError(f"prefix {name.prefix or ''}: is not declared")
    return str(prologue.absolutize(name))


def _resolved(text: str) -> str:
    while True:
        try:
            resolved = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m.lastindex else m[0], text)
            resolved.encode()  # half a surrogate pair is no character
        except (ValueError, OverflowError):
            raise ValueError("an escape in the query is no Unicode character") from None
        if resolved == text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        text = resolved


def _kinds(tree: Any) -> set[str]:
    """The names of all parts of a parse, at any depth."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting, names = [tree], set[str]()
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            names.add(part.name)
            waiting.extend(part.values())
        elif isinstance(part, ParseResults | list | tuple):
            waiting.extend(part)
    return names
