"""Whose the part of an amount is that one of several makes up: `West itself makes up nearly half of it`."""

from __future__ import annotations

from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.referent import Referents
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of

#: Tokens before a part in which the verb stands that makes it someone's.
_NEAR = 5
_MAKES_UP = (["makes", "up"], ["made", "up"], ["accounts", "for"], ["accounted", "for"])


def part_made_up(c: Context, cast: Cast, refs: Referents, n: Number) -> tuple[str, ...]:
    """The one named before the verb in the clause of a part, or called by a word of its name; empty where none is."""
    words, low = c.doc.tokens.words, clause_of(c.doc, n.first)[0]
    near = range(max(low, n.first - _NEAR), n.first - 1)
    verb = next((k for k in near if words[k : k + 2] in _MAKES_UP), None)
    if verb is None:
        return ()
    named = [r for r in refs.within(low, verb) if r.kind == "named" and r.of_ccgs]
    if named:
        return named[-1].members
    called = {agent for names in cast.short.values() for name, agent in names if words[low] in name}
    return tuple(called) if words[low + 1] == "itself" and len(called) == 1 else ()
