"""The API as an OpenAPI 3.1 document, made from the table that its addresses are made from."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import Any

from ccgkg.publish.site import paging
from ccgkg.publish.site.operations import OPERATIONS, Operation, Parameter
from ccgkg.publish.site.schema import Schemas

_ABOUT = (
    "What was published about England's clinical commissioning groups, 2013 to 2022: who said which figure, where "
    "exactly, on whose word, and whether anyone disagrees. The answers are those of the command line with --json. "
    "Offsets are Unicode code points, half-open; days are ISO 8601; periods are EDTF; what is not known is null."
)
_ERROR = {
    "type": "object",
    "description": "What is wrong, in one line.",
    "properties": {"error": {"type": "string"}},
    "required": ["error"],
}
_PAGE = {
    "name": "page",
    "in": "query",
    "required": False,
    "description": f"Which page of a long answer; a page has up to {paging.SIZE} entries, and the header Link names "
    "the others",
    "schema": {"type": "integer", "minimum": 1, "default": 1},
}
_PAGED = {
    "Link": {"description": "The first, previous, next and last page (RFC 8288)", "schema": {"type": "string"}},
    "X-Total-Count": {"description": "How many entries all pages have", "schema": {"type": "integer"}},
}


def document(server: str) -> dict[str, Any]:
    """The document for an API at an address, which ends in a slash."""
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "ccgkg",
            "version": version("ccgkg"),
            "summary": "Who said it, where, on whose word",
            "description": _ABOUT,
        },
        "servers": [{"url": server.rstrip("/")}],
        "externalDocs": {"description": "The API for people", "url": f"{server}api"},
        "paths": {one.path: {"get": _operation(one)} for one in OPERATIONS},
        "components": {"schemas": {**_schemas().components(), "Error": _ERROR}},
    }


@lru_cache(maxsize=1)
def _schemas() -> Schemas:
    return Schemas(one.says for one in OPERATIONS)


def _operation(one: Operation) -> dict[str, Any]:
    good: dict[str, Any] = {
        "description": "The answer",
        "content": {"application/json": {"schema": _schemas().of(one.says)}},
    }
    if one.part:
        good["headers"] = _PAGED
    return {
        "operationId": one.name,
        "summary": one.summary,
        "description": one.what,
        "parameters": [*map(_parameter, one.parameters), *([_PAGE] if one.part else [])],
        "responses": {
            "200": good,
            "400": _refused("A parameter is wrong, missing or unknown"),
            "404": _refused("There is no such thing, or no such page"),
        },
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if one.day:
        schema["format"] = "date"
    if one.of:
        schema["enum"] = list(one.of)
    return {
        "name": one.name,
        "in": "query",
        "required": one.required,
        "description": one.what,
        "schema": schema,
        "example": one.example,
    }


def _refused(why: str) -> dict[str, Any]:
    return {"description": why, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
