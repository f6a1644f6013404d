"""What a request asks, by the SPARQL 1.1 Protocol (2.1): a query by GET, by a form, or as the body of a POST."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.worker import Question

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
#: More parameters than anyone names graphs.
_FIELDS = 256
#: Characters that one of a query may become in a form.
_ENCODED = 3

Parameters = Sequence[tuple[str, str]]


async def question(request: Request, limits: Limits) -> Question | None:
    """What is asked, or None where a GET has no query.

    Raises Fault: 400 for what the protocol does not know, 403 for an update, 408 for a body that does not come, 413 and
    414 for a query that is too long, 415 for another media type or encoding.
    """
    given = _parameters(request.scope["query_string"], limits, 414)
    accept = ",".join(request.headers.getlist("accept"))
    if request.method != "POST":
        return _question(given, accept, limits, 414)
    media = _media(request)
    if media == UPDATE:
        raise Fault(403, "the graph is read-only: updates are refused")
    body = await _body(request, limits.query * _ENCODED if media == FORM else limits.query, limits)
    if media == FORM:
        found = _question([*given, *_parameters(body, limits, 413)], accept, limits, 413)
    else:
        if any(name == "query" for name, _ in given):
            raise Fault(400, "the request has two queries: in its address and as its body")
        found = _question([*given, ("query", _text(body))], accept, limits, 413)
    if found is None:
        raise Fault(400, "the request has no query")
    return found


def _question(given: Parameters, accept: str, limits: Limits, too_long: int) -> Question | None:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in given if key == name)

    if values("update"):
        raise Fault(403, "the graph is read-only: updates are refused")
    if values("using-graph-uri") or values("using-named-graph-uri"):
        raise Fault(400, "using-graph-uri and using-named-graph-uri belong to an update")
    queries = values("query")
    if not queries:
        return None
    if len(queries) > 1:
        raise Fault(400, "the request has more than one query")
    if len(queries[0].encode()) > limits.query:
        raise Fault(too_long, f"the query is longer than {limits.query:,} bytes")
    return Question(queries[0], values("default-graph-uri") or None, values("named-graph-uri") or None, accept)


def _media(request: Request) -> str:
    """The media type of a POST. Raises Fault 415 for one that has no query, or an encoding other than UTF-8."""
    media, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((p.partition("=")[2].strip('" ') for p in parameters if p.startswith("charset=")), "utf-8")
    if media not in (FORM, QUERY, UPDATE) or charset not in ("utf-8", "utf8"):
        raise Fault(415, f"a query is sent as {FORM} or {QUERY}, in UTF-8")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Fault(415, "a query is sent as it is, not compressed")
    return media


async def _body(request: Request, most: int, limits: Limits) -> bytes:
    body = b""
    try:
        async with asyncio.timeout(limits.seconds):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise Fault(413, f"the query is longer than {limits.query:,} bytes")
    except TimeoutError:
        raise Fault(408, "the query did not arrive in time") from None
    except ClientDisconnect:
        raise Fault(400, "the query did not arrive whole") from None
    return body


def _parameters(form: bytes, limits: Limits, too_long: int) -> Parameters:
    if len(form) > limits.query * _ENCODED:
        raise Fault(too_long, f"the query is longer than {limits.query:,} bytes")
    try:
        return parse_qsl(_text(form), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise Fault(400, "the request is not in UTF-8") from None
    except ValueError:
        raise Fault(400, f"the request has more than {_FIELDS} parameters") from None


def _text(found: bytes) -> str:
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError:
        raise Fault(400, "the request is not in UTF-8") from None
