"""A table of names, looked up token by token in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ccgkg.ingest.text.tokens import Tokens


class Found(NamedTuple):
    """A known name at tokens [first, last). `sure` where the name alone tells the body from a mere place."""

    first: int
    last: int
    agent: str
    kind: str
    sure: bool


class Entry(NamedTuple):
    """A name by its first word, which the table holds: the words behind it, and the body that it names."""

    rest: tuple[str, ...]
    agent: str
    kind: str
    #: The spelling that the text must have, capitals and all: for short forms.
    spelling: str | None
    sure: bool
    #: Whether the name may stand in lower case: `public spending watchdog`.
    lower: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Known names by their first word and their second (empty where there is none), the longer before the shorter."""

    entries: dict[str, dict[str, list[Entry]]]

    def at(self, tokens: Tokens, index: int) -> list[Found]:
        """The names that begin with a token, the longest first."""
        words = tokens.words
        found: list[Found] = []
        by_second = self.entries.get(words[index])
        if by_second is None:
            return found
        following = by_second.get(words[index + 1], ()) if index + 1 < len(words) else ()
        alone = by_second.get("", ())
        for entry in (*following, *alone):
            last = index + 1 + len(entry.rest)
            if _stands(entry, tokens, index, last):
                found.append(Found(index, last, entry.agent, entry.kind, entry.sure))
        return found

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """All names as their words, with the body."""
        for first, by_second in self.entries.items():
            for entries in by_second.values():
                for entry in entries:
                    yield (first, *entry.rest), entry.agent


def _stands(entry: Entry, tokens: Tokens, first: int, last: int) -> bool:
    """Whether tokens [first, last), of which the first word fits, are the name as it is written."""
    if not (entry.lower or tokens.capital(first)):
        return False
    if entry.rest:
        if tuple(tokens.words[first + 1 : last]) != entry.rest:
            return False
        if entry.kind == "ccg" and not _ends_as_name(tokens, last - 1):
            return False
    return not entry.spelling or tokens.text[tokens.starts[first] : tokens.ends[last - 1]] == entry.spelling


def _ends_as_name(tokens: Tokens, token: int) -> bool:
    return tokens.capital(token) or not tokens.words[token].isalpha()
