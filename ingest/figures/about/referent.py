"""Those of whom a text speaks, wherever words name them or stand for them: each with its members, in the order of the
text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.text.cues import lexicon

Kind = Literal["named", "group", "other", "event", "pronoun"]


@dataclass(frozen=True, slots=True)
class Referent:
    """`members` are codes or slugs, `ccgs` or `some-ccgs`, for which the tokens [first, last) stand."""

    first: int
    last: int
    members: tuple[str, ...]
    kind: Kind
    #: Whether it hangs on a preposition that makes it no subject.
    oblique: bool = False

    @property
    def several(self) -> bool:
        return len(self.members) > 1 or self.members[0] in (ALL_CCGS, SOME_CCGS) or self.kind == "group"

    @property
    def of_ccgs(self) -> bool:
        return self.kind != "other"


@dataclass(frozen=True, slots=True)
class Referents:
    """In the order of the text; none overlaps another."""

    all: Sequence[Referent]
    _firsts: Sequence[int]
    #: The bodies told that are no CCGs, for which pronouns may stand.
    others: frozenset[str] = frozenset()

    def within(self, first: int, last: int) -> Sequence[Referent]:
        """Those that begin in the tokens [first, last)."""
        return self.all[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def before(self, token: int) -> Iterator[Referent]:
        """Those that begin before a token, the nearest first."""
        for k in range(bisect_left(self._firsts, token) - 1, -1, -1):
            yield self.all[k]


@cache
def referent_words() -> Mapping[str, frozenset[str]]:
    """`rules/referents.yaml`."""
    return {key: frozenset(values) for key, values in lexicon("referents").items()}
