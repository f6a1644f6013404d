"""Mappings in files: those that come with the package, and those of a user, checked before they are used."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from ccgkg.ingest.claim import STATUSES
from ccgkg.ingest.tables.mapping import Mapping, from_record
from ccgkg.ontology.codes import load_codes

#: The most bytes of a mapping.
_MOST = 1024 * 1024
#: The keys of claims whose values are those of a code list, by kind of claim where it matters.
_LISTED = {
    "measure": "measure", "unit": "unit", "basis": "basis", "rating": "grade",
    "change/type": "change", "intervention/type": "intervention",
}  # fmt: skip


class MappingError(ValueError):
    """A mapping that cannot be used. The message is one line that names the file, the line and the place in it."""


class _Loader(yaml.SafeLoader):
    """Keys are words, `null` and `yes` too, and dates stay as they are written."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        self.flatten_mapping(node)
        return {str(key.value): self.construct_object(value, deep=True) for key, value in node.value}


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
    for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@lru_cache(maxsize=1)
def shipped() -> tuple[Mapping, ...]:
    """The mappings of the known public tables, in the order of their names."""
    folder = files("ccgkg.ingest.tables") / "mappings"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".yaml")]
    return tuple(_read(entry.read_bytes(), entry.name) for entry in sorted(found, key=lambda entry: entry.name))


def read_mappings(paths: Iterable[Path]) -> tuple[Mapping, ...]:
    """The mappings of a user's files, in their order. Raises MappingError for the first that cannot be used."""
    return tuple(read_mapping(path) for path in paths)


def read_mapping(path: Path) -> Mapping:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        raise MappingError(f"{path}: cannot be read ({error.strerror or error})") from None
    if len(data) > _MOST:
        raise MappingError(f"{path}: has more than {_MOST:,} bytes")
    return _read(data, str(path))


def _read(data: bytes, name: str) -> Mapping:
    try:
        text = data.decode("utf-8-sig")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        record = yaml.load(text, Loader=_Loader)
    except UnicodeDecodeError as error:
        raise MappingError(f"{name}: is not UTF-8 (at byte {error.start})") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}" if mark else ""
        raise MappingError(
            f"{name}{place}: is no YAML ({getattr(error, 'problem', None) or type(error).__name__})"
        ) from None
    fault = best_match(_validator().iter_errors(record))
    if fault is not None:
        raise _error(name, tree, list(fault.absolute_path), _told(fault))
    for path, problem in _meanings(record):
        raise _error(name, tree, path, problem)
    try:
        return from_record(record, name, hashlib.sha256(data).hexdigest()[:20])
    except ValueError as error:
        place, _, problem = str(error).partition(": ")
        raise _error(
            name, tree, [int(step) if step.isdecimal() else step for step in place.split("/")], problem
        ) from None


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    schema = json.loads((files("ccgkg.ingest.tables") / "mapping.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def _told(fault: ValidationError) -> str:
    message = " ".join(fault.message.split())
    return message if len(message) <= 160 else message[:157] + "..."


def _meanings(record: dict[str, Any]) -> Iterable[tuple[list[str | int], str]]:
    """What the schema cannot say: values that no code list has, and patterns that are none."""
    for number, column in enumerate(record["tableSchema"]["columns"]):
        try:
            re.compile(column.get("format", ""))
        except re.error as error:
            yield ["tableSchema", "columns", number, "format"], f"is no pattern ({error})"
    codes = load_codes()
    for number, claim in enumerate(record.get("claims", ())):
        for key, told in claim["keys"].items():
            if not isinstance(told, dict) or "value" not in told:
                continue
            scheme = _LISTED.get(key) or _LISTED.get(f"{claim['kind']}/{key}")
            known: Sequence[str] = STATUSES if key == "status" else list(codes[scheme]) if scheme else ()
            if known and told["value"] not in known:
                yield ["claims", number, "keys", key, "value"], f"{told['value']!r} is none of {', '.join(known)}"


def _error(name: str, tree: yaml.Node | None, path: Sequence[str | int], problem: str) -> MappingError:
    """The line of the file at which a path of keys and numbers ends."""
    node, line = tree, tree.start_mark.line + 1 if tree else 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            node, line = (found[1], found[0].start_mark.line + 1) if found else (None, line)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
    place = "/".join(map(str, path)) or "the mapping"
    return MappingError(f"{name}:{line}: {place}: {problem}")
