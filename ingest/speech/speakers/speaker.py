"""A speaker: an agent whose words a text gives, and where it names him."""

from __future__ import annotations

from functools import cache
from typing import Any

from ccgkg.ingest.speech.people.people import Named
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """An agent as speaker, at tokens [first, last). `agent` is None for one whom the text does not name.

    `document`: a report or the like, whose `noun` this is, speaks for the agent. `person` is set where the agent is
    one. `collective`: CCGs that nobody names; what they say is credited to them and is no statement.
    """

    agent: str | None
    first: int
    last: int
    person: Named | None = None
    document: bool = False
    noun: str = ""
    collective: bool = False


@cache
def words_of() -> dict[str, frozenset[str]]:
    """The word sets of `rules/speech.yaml`."""
    raw: dict[str, Any] = lexicon("speech")
    return {key: frozenset(value.split()) for key, value in raw.items()}
