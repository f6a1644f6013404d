"""The words of times (`rules/periods.yaml`), made ready."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`months` from 1, `weekdays` from Monday as 0; `sets` are the lists of words by their name in the file."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]


@cache
def dates() -> Lexicon:
    """The lexicon of times."""
    data: dict[str, Any] = lexicon("periods")
    sets = {k: frozenset(v) for k, v in data.items() if isinstance(v, list)}
    return Lexicon(data["months"], {d: i for i, d in enumerate(data["weekdays"])}, sets)
