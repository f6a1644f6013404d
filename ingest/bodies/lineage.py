"""Which CCGs were made of which, as the register says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from ccgkg.ontology.register import load


@cache
def successors() -> dict[str, frozenset[str]]:
    """The bodies that were merged into each one, by its code."""
    found: dict[str, set[str]] = {}
    for body in load().bodies:
        for code in body.successors:
            found.setdefault(code, set()).add(body.ods_code)
    return {code: frozenset(originals) for code, originals in found.items() if load().by_code(code)}


def joins_originals(agent: str, words: Sequence[str]) -> bool:
    """Whether the words are only the names of those of which a CCG was made, joined: `Shropshire and Telford and
    Wrekin`."""
    made_of = [body.short_name for code in successors().get(agent, ()) if (body := load().by_code(code))]
    told = " ".join(words)
    return len(made_of) == 2 and any(told == f"{a} and {b}".lower() for a in made_of for b in made_of)


def side_by_side(members: Iterable[str]) -> bool:
    """Whether CCGs can be of one set: none of them was made of others among them."""
    codes = frozenset(members)
    return not any(successors().get(code, frozenset()) & (codes - {code}) for code in codes)


def apart(members: Iterable[str]) -> list[str]:
    """The CCGs without those that were made of others among them."""
    codes = list(members)
    all_, later = frozenset(codes), successors()
    return [c for c in codes if (later.get(c, frozenset()) & all_) <= {c}]
