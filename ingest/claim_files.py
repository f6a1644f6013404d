"""Claims in a file: JSON Lines of the contract, from a person, a language model or another tool."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccgkg.ingest.claim import Claim, from_json


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with the line that it stands on, counted from 1."""

    line: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """The claims of a file in its order, and a line for each thing in it that is none."""

    path: Path
    claims: tuple[ClaimLine, ...]
    problems: tuple[str, ...]


def read_claims(path: Path) -> ClaimFile:
    """Reads a file of claims. What is no claim is said in one line with its place, and the rest is read all the
    same."""
    found: list[ClaimLine] = []
    problems: list[str] = []
    for line, record in records(path, problems):
        try:
            found.append(ClaimLine(line, from_json(record)))
        except ValueError as error:
            problems.append(f"{path}:{line}: {error}")
    return ClaimFile(path, tuple(found), tuple(problems))


def records(path: Path, problems: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file of JSON Lines with their lines; blank lines are passed over. Adds to `problems`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(f"{path}: cannot be read ({error.strerror or error})")
        return
    # A byte order mark is no content, and only `\n` ends a line: other line ends may stand inside a string.
    for line, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not raw.strip():
            continue
        try:
            record = json.loads(raw.decode("utf-8"))
        except UnicodeDecodeError:
            problems.append(f"{path}:{line}: is not UTF-8")
            continue
        except (json.JSONDecodeError, RecursionError):
            problems.append(f"{path}:{line}: is not JSON")
            continue
        if not isinstance(record, dict):
            problems.append(f"{path}:{line}: is no JSON object")
            continue
        yield line, record
