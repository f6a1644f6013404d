"""JSON Schema (2020-12) of what the API says, read from the types of its answers, so that the two cannot differ."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from inspect import cleandoc
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints

from ccgkg.queries.origins.origin import Origins

Schema = dict[str, Any]
_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "number"},
    Any: {},
}
#: What a class says as JSON beyond its fields.
_ALSO: Mapping[Any, Mapping[str, Any]] = {Origins: {"in_words": str}}


class Schemas:
    """The schemas of some types, with those of every class that they hold under the class's name.

    Classes of one name are told apart by their modules.
    """

    def __init__(self, roots: Iterable[Any]) -> None:
        self._classes: dict[Any, None] = {}
        for root in roots:
            self._collect(root)
        names = [one.__name__ for one in self._classes]
        self._names = {
            one: one.__name__
            if names.count(one.__name__) == 1
            else f"{one.__module__.rsplit('.', 1)[-1].replace('_', ' ').title().replace(' ', '')}{one.__name__}"
            for one in self._classes
        }

    def of(self, kind: Any) -> Schema:
        """The schema of a type: a reference where it is a class."""
        if kind in self._names:
            return {"$ref": f"#/components/schemas/{self._names[kind]}"}
        origin, within = get_origin(kind), get_args(kind)
        if origin is Literal:
            return {"enum": list(within)}
        if origin in (Union, types.UnionType):
            return self._either([self.of(one) for one in within])
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(within[1])}
        if origin in (tuple, list) and (origin is list or within[1:] == (...,)):
            return {"type": "array", "items": self.of(within[0])}
        if origin is tuple:
            return {
                "type": "array",
                "prefixItems": [self.of(one) for one in within],
                "minItems": len(within),
                "maxItems": len(within),
            }
        return dict(_PLAIN[kind])

    def components(self) -> dict[str, Schema]:
        """Every class by its name, in the order of the names."""
        return {name: self._class(one) for one, name in sorted(self._names.items(), key=lambda pair: pair[1])}

    def _class(self, kind: Any) -> Schema:
        held = _held(kind)
        told = get_type_hints(kind, include_extras=True)
        schema: Schema = {"type": "object"}
        if words := _first(kind):
            schema["description"] = words
        schema["properties"] = {name: self.of(one) for name, one in held.items()}
        schema["required"] = [name for name in held if get_origin(told.get(name)) is not NotRequired]
        return schema

    @staticmethod
    def _either(schemas: list[Schema]) -> Schema:
        if all(set(one) == {"type"} for one in schemas):
            return {"type": [one["type"] for one in schemas]}
        return {"anyOf": schemas}

    def _collect(self, kind: Any) -> None:
        if kind in self._classes:
            return
        for one in get_args(kind):
            self._collect(one)
        if held := _held(kind):
            self._classes[kind] = None
            for one in held.values():
                self._collect(one)


def _held(kind: Any) -> dict[str, Any]:
    """The fields of a class that is written as an object, with their types; nothing for any other type."""
    if not isinstance(kind, type):
        return {}
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
    elif hasattr(kind, "_fields") or hasattr(kind, "__total__"):
        names = list(kind.__annotations__)
    else:
        return {}
    hints = get_type_hints(kind)
    return {name: hints[name] for name in names} | dict(_ALSO.get(kind, {}))


def _first(kind: Any) -> str:
    """What a class says of itself, as one line; nothing where Python made it up."""
    words = " ".join(cleandoc(kind.__doc__ or "").split())
    return "" if words.startswith((f"{kind.__name__}(", "dict()")) else words
