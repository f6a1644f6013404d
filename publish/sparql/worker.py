"""The process that answers: it opens the stored graph to read and puts one question after another to it.

It is started by the pool, has no network and a bound on its memory, and is ended from outside where a question takes
too long. It says what it holds in one line of JSON. Then it reads a question from standard input as one line of JSON,
its fields in their order, and writes its answer to standard output: a line of JSON with `status`, `type`, `length`, and
so many bytes.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, BinaryIO

import pyoxigraph
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Triple

from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.formats import GRAPHS, RESULTS, choose, content_type
from ccgkg.publish.sparql.isolation import bound_memory, bound_work, without_network
from ccgkg.publish.sparql.limits import Limits
from ccgkg.queries.guard import fault, load, read

#: What XML 1.0 cannot hold in any way; none is a part of a longer character in UTF-8.
_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
#: How Oxigraph begins to say where a query is wrong.
_PLACE = re.compile(r"error at (\d+):(\d+)")
#: Bytes of a row in JSON in which nothing is bound: `{},`.
_SMALLEST_ROW = 3
_read = lru_cache(maxsize=256)(read)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, as the protocol gives it: the dataset is None if none is named. `accept` is the header."""

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    accept: str


class _Bounded(io.RawIOBase):
    """Bytes, up to a number of them."""

    def __init__(self, limit: int) -> None:
        self.parts: list[bytes] = []
        self.left = limit
        self.limit = limit

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self.left -= len(part)
        if self.left < 0:
            raise Fault(503, f"the answer is larger than {self.limit:,} bytes; ask for less of it (LIMIT)", again=True)
        self.parts.append(bytes(part))
        return len(part)


def answer(store: pyoxigraph.Store, graphs: frozenset[str], question: Question, limits: Limits) -> tuple[str, bytes]:
    """The content type and the body of the whole answer.

    Raises Fault 400 for what is no query, has SERVICE or names a graph that is not here, 406 where no format is wanted,
    and 503 where the answer is over the limits.
    """
    found = _run(store, graphs, question)
    offers = GRAPHS if isinstance(found, pyoxigraph.QueryTriples) else RESULTS
    media = choose(question.accept, list(offers))
    if media is None:
        raise Fault(406, f"this query is answered in {', '.join(offers)}")
    if isinstance(found, pyoxigraph.QueryTriples):
        body = _graph(found, GRAPHS[media], limits)
    elif isinstance(found, pyoxigraph.QueryBoolean):
        body = found.serialize(format=RESULTS[media]) or b""
    else:
        body = _table(found, RESULTS[media], limits)
    return content_type(media), body


def _run(store: pyoxigraph.Store, graphs: frozenset[str], question: Question) -> Any:
    try:
        checked = _read(question.query)
    except ValueError as error:
        raise Fault(400, str(error)) from None
    # The dataset of the request goes before that of the query (SPARQL 1.1 Protocol, 2.1.4).
    told = question.default is not None or question.named is not None
    default = (question.default or ()) if told else checked.default
    named = (question.named or ()) if told else checked.named
    if absent := sorted({*default, *named} - graphs):
        raise Fault(400, f"no graph <{absent[0][:200]}> is held here, and none is fetched")
    try:
        if default or named:
            return store.query(
                checked.text,
                default_graph=[NamedNode(graph) for graph in dict.fromkeys(default)],
                named_graphs=[NamedNode(graph) for graph in dict.fromkeys(named)],
            )
        return store.query(checked.text, use_default_graph_as_union=True)
    except (SyntaxError, ValueError) as error:
        said = " ".join(str(error).split())
        place = _PLACE.search(said)
        else_said = f"line {place[1]}, column {place[2]}: not a SPARQL 1.1 query" if place else said[:300]
        raise Fault(400, fault(checked.text) or else_said) from None


def _table(found: pyoxigraph.QuerySolutions, form: QueryResultsFormat, limits: Limits) -> bytes:
    written = _Bounded(limits.bytes)
    found.serialize(written, format=QueryResultsFormat.JSON)  # type: ignore[arg-type]
    body = b"".join(written.parts)
    # Oxigraph counts no rows as it writes them; where there may be too many, they are counted as they are read again.
    if len(body) > limits.rows * _SMALLEST_ROW and sum(1 for _ in _solutions(body)) > limits.rows:
        raise _too_many(limits)
    if form == QueryResultsFormat.JSON:
        return body
    again = _Bounded(limits.bytes)
    _solutions(body).serialize(again, format=form)  # type: ignore[arg-type]
    return _for_xml(b"".join(again.parts)) if form == QueryResultsFormat.XML else b"".join(again.parts)


def _solutions(body: bytes) -> pyoxigraph.QuerySolutions:
    found = pyoxigraph.parse_query_results(body, format=QueryResultsFormat.JSON)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return found


def _graph(found: Iterable[Triple], form: RdfFormat, limits: Limits) -> bytes:
    """Each triple once, though a union of graphs may give it more than once."""
    seen: dict[Triple, None] = {}
    for triple in _each(found, limits):
        seen[triple] = None
    written = _Bounded(limits.bytes)
    pyoxigraph.serialize(seen, written, format=form)  # type: ignore[arg-type]
    body = b"".join(written.parts)
    return _for_xml(body) if form == RdfFormat.RDF_XML else body


def _each(found: Iterable[Triple], limits: Limits) -> Iterator[Triple]:
    for number, triple in enumerate(found):
        if number >= limits.rows:
            raise _too_many(limits)
        yield triple


def _too_many(limits: Limits) -> Fault:
    return Fault(503, f"the answer has more than {limits.rows:,} rows; ask for fewer of them (LIMIT)", again=True)


def _for_xml(body: bytes) -> bytes:
    return _NOT_XML.sub("\ufffd".encode(), body)


def _serve(asked: BinaryIO, told: BinaryIO, folder: str, limits: Limits, whole: bool) -> None:
    """`whole` has the guard's parser loaded at once, which takes longer than all else and which few queries need."""
    way = without_network()
    store = pyoxigraph.Store.read_only(folder)
    names = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    if whole:
        load()
    _say(told, {"graphs": names, "network": way})
    bound_memory(limits.memory)
    graphs = frozenset(names)
    for line in asked:
        bound_work(limits.seconds)
        query, default, named, accept = json.loads(line)
        again = False
        try:
            kind, body = answer(store, graphs, Question(query, default, named, accept), limits)
            status = 200
        except Fault as fault:
            status, kind, body, again = fault.status, "text/plain", str(fault).encode(), fault.again
        except MemoryError:
            status, kind, body, again = 503, "text/plain", b"the query needs more memory than it may have", True
        except RecursionError:
            status, kind, body = 400, "text/plain", b"the query is nested too deeply"
        except (OSError, RuntimeError, ValueError) as error:
            # What the graph cannot be read for is no fault of the query; what cannot be worked out is.
            status, kind, body = (
                500 if isinstance(error, OSError) else 400,
                "text/plain",
                " ".join(str(error).split())[:300].encode("utf-8", "replace"),
            )
        _say(told, {"status": status, "type": kind, "length": len(body), "again": again}, body)


def _say(told: BinaryIO, header: dict[str, object], body: bytes = b"") -> None:
    told.write(json.dumps(header).encode() + b"\n" + body)
    told.flush()


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer, sys.argv[1], Limits(**json.loads(sys.argv[2])), "whole" in sys.argv)
