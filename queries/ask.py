"""Asking: one SPARQL text put to a graph, and a plain answer back, the same whatever engine holds the graph.

An engine is a function from SPARQL text to an `Answer`: over plain rdflib, over an Oxigraph store, over HTTP. The
default graph of every question is the union of all graphs. Cells are plain values: an IRI or a text is a string, a
number is a number (42.0 and 42 are one, for engines write decimals differently), what is unbound is None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError

import pyoxigraph
import rdflib
from rdflib.namespace import XSD
from SPARQLWrapper import JSON, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException, URITooLong

from ccgkg.queries.guard import check, fault

Cell = str | int | float | bool | None


class QueryError(ValueError):
    """A query that cannot be answered. The message is one line, with the place in the query where there is one."""


class EndpointError(OSError):
    """An endpoint that cannot be reached or gives no answer. The message is one line that names it."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE: `lines` of N-Triples, sorted, each once."""

    lines: tuple[str, ...]


#: The answer to an ASK is a truth value.
Answer = Table | Triples | bool
Engine = Callable[[str], Answer]

#: How Oxigraph begins to say where a query is wrong.
_PLACE = re.compile(r"error at (\d+):(\d+): expected")
_COMMENT_LINE = re.compile(r"^[ \t]*#.*\n", re.MULTILINE)
_WHOLE = frozenset(
    str(XSD) + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger",
                 "nonPositiveInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte")
)  # fmt: skip
_TRUTH, _STRING = str(XSD.boolean), str(XSD.string)
_FRACTION = frozenset(str(XSD) + name for name in ("decimal", "double", "float"))


def on_rdflib(dataset: rdflib.Graph) -> Engine:
    """Questions of the catalogue over a graph in memory, or a `Dataset(default_union=True)`.

    For our own queries alone: rdflib reads local files and remote addresses that a query's FROM names.
    """

    def engine(text: str) -> Answer:
        result = dataset.query(text)
        if result.type == "ASK":
            return bool(result.askAnswer)
        if result.type == "SELECT":
            columns = tuple(str(v) for v in result.vars or ())
            rows = tuple(tuple(_term(cell) for cell in row) for row in result)  # type: ignore[union-attr]
            return Table(columns, rows)
        triples = (result.graph or rdflib.Graph()).serialize(format="nt", encoding="utf-8")
        return _triples(pyoxigraph.parse(triples, format=pyoxigraph.RdfFormat.N_TRIPLES))

    return engine


def on_oxigraph(store: pyoxigraph.Store, *, ours: bool = False) -> Engine:
    """Any SPARQL 1.1 query over an Oxigraph store. A query with SERVICE is refused: nothing leaves the machine.

    `ours` says that only questions of the catalogue are asked, which need no check; it takes longer than most answers.
    """

    def engine(text: str) -> Answer:
        try:
            return _run(store, text if ours else check(text))
        except SyntaxError as error:
            raise QueryError(fault(text) or _line(error)) from None
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(_line(error)) from None

    return engine


def _run(store: pyoxigraph.Store, text: str) -> Answer:
    # Apart from the check, whose parser keeps frames: what Oxigraph gives may not outlive its thread.
    result = store.query(text, use_default_graph_as_union=True)
    if isinstance(result, pyoxigraph.QueryBoolean):
        return bool(result)
    if isinstance(result, pyoxigraph.QuerySolutions):
        columns = tuple(v.value for v in result.variables)
        return Table(columns, tuple(tuple(_node(cell) for cell in row) for row in result))
    return _triples(result)


def on_endpoint(url: str, timeout: int = 60) -> Engine:
    """Any query, put to a SPARQL 1.1 endpoint, whose default graph has to be the union. `timeout` is in seconds."""

    def engine(text: str) -> Answer:
        client = SPARQLWrapper(url)
        client.setTimeout(timeout)
        # Of comment lines that follow each other SPARQLWrapper passes over each second one: a word in the others would
        # tell it the kind of the query (`dropped` a DROP).
        client.setQuery(_COMMENT_LINE.sub("", text))
        client.queryString = text
        if client.isSparqlUpdateRequest():
            raise QueryError("the query is an update; only questions are put to an endpoint")
        client.setReturnFormat(JSON if client.queryType in ("SELECT", "ASK") else TURTLE)
        try:
            response = client.query().response
            kind, body = str(response.headers.get_content_type()), response.read()
        except HTTPError as error:
            raise EndpointError(f"{url}: answers {error.code} {error.reason}") from None
        except (QueryBadFormed, URITooLong) as error:
            raise QueryError(f"{url}: {_line(error)}") from None
        except (OSError, HTTPException, ValueError, SPARQLWrapperException) as error:
            reason = getattr(error, "reason", None) or error
            raise EndpointError(f"{url}: cannot be asked ({_line_of(str(reason))})") from None
        try:
            return _decode(body, kind)
        except (ValueError, KeyError, TypeError, AttributeError, SyntaxError):
            raise EndpointError(f"{url}: answers with {kind}, which is no SPARQL result") from None

    return engine


def rows_of(answer: Answer) -> Table:
    """The answer as a table. Raises QueryError where it is none."""
    if not isinstance(answer, Table):
        raise QueryError("the question is no SELECT")
    return answer


def _decode(body: bytes, kind: str) -> Answer:
    """What an endpoint answers: SPARQL 1.1 results in JSON, or triples in the format that its media type names."""
    if "json" not in kind or "ld+json" in kind:
        form = pyoxigraph.RdfFormat.from_media_type(kind)
        if form is None:
            raise ValueError(kind)
        return _triples(pyoxigraph.parse(body, format=form))
    found = json.loads(body)
    if "boolean" in found:
        return bool(found["boolean"])
    columns = tuple(map(str, found["head"]["vars"]))
    rows = found["results"]["bindings"]
    return Table(columns, tuple(tuple(_binding(row.get(name)) for name in columns) for row in rows))


def _term(term: Any) -> Cell:
    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        return _value(str(term), str(term.datatype or ""))
    return str(term)


def _node(term: Any) -> Cell:
    if isinstance(term, pyoxigraph.NamedNode):
        return term.value
    if isinstance(term, pyoxigraph.Literal):
        return _value(term.value, term.datatype.value)
    return None if term is None else str(term)


def _binding(binding: dict[str, str] | None) -> Cell:
    if binding is None:
        return None
    if binding["type"] in ("literal", "typed-literal"):
        return _value(binding["value"], binding.get("datatype", ""))
    return f"_:{binding['value']}" if binding["type"] == "bnode" else binding["value"]


def _value(lexical: str, datatype: str) -> Cell:
    if datatype == _STRING:
        return lexical
    try:
        if datatype in _WHOLE:
            return int(lexical)
        if datatype in _FRACTION:
            number = Decimal(lexical)
            return int(number) if number == number.to_integral_value() else float(number)
    except (ValueError, InvalidOperation, OverflowError):
        return lexical
    return lexical in ("true", "1") if datatype == _TRUTH else lexical


def _triples(found: Iterable[pyoxigraph.Triple | pyoxigraph.Quad]) -> Triples:
    return Triples(tuple(sorted({f"{t.subject} {t.predicate} {t.object} ." for t in found})))


def _line(error: BaseException) -> str:
    """What an error says, on one line, and without the hundreds of things that a parser would have taken."""
    if isinstance(error, UnicodeError):
        return _line_of(str(error))
    said = error.args[0] if error.args else ""
    text = _line_of(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said or type(error).__name__))
    place = _PLACE.match(text)
    if place is None:
        return text
    fault = "a prefix that is not declared" if "Prefix not found" in text else "not a SPARQL 1.1 query"
    return f"line {place[1]}, column {place[2]}: {fault}"


def _line_of(text: str) -> str:
    return " ".join(text.split())
