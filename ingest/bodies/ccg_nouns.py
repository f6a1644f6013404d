"""The nouns that stand for commissioning groups, and the names that stand before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ccgkg.ingest.bodies.names import number_before, rules

#: What stands between the names of a list.
SEPARATORS = frozenset({"and", "&", ",", ";", "or", "nor", "/", "plus", "with"})


class Item(NamedTuple):
    """One CCG at tokens [first, last), which leave out a `CCGs` that it shares with others."""

    first: int
    last: int
    agent: str


def ccg_heads(words: list[str], places: Iterable[int]) -> list[tuple[int, int, bool]]:
    """The nouns for CCGs at these tokens: first, last, and whether several are meant."""
    heads = []
    for i in places:
        word = words[i]
        if word in ("ccg", "ccgs", "cgg", "cggs"):
            heads.append((i, i + 1, word.endswith("s")))
        elif word == "commissioning" and words[i + 1 : i + 2] in (["group"], ["groups"]):
            first = i - 1 if i and words[i - 1] in ("clinical", "care", "health") else i
            heads.append((first, i + 2, words[i + 1] == "groups"))
        elif (
            word in ("groups", "group")
            and words[i - 1] != "commissioning"
            and words[i - 1] not in rules()["no_ccg_groups"]
        ):
            heads.append((i, i + 1, word == "groups"))
        elif (
            word in ("bodies", "organisations", "commissioners")
            and i
            and (words[i - 1] in ("nhs", "commissioning") and number_before(words, i - 1) or _that_buy(words, i))
        ):
            heads.append((i, i + 1, True))
    return heads


def _that_buy(words: list[str], noun: int) -> bool:
    """Whether a number of bodies are told to be what CCGs are: `Four organisations which plan health services`."""
    counted = number_before(words, noun) is not None or (
        words[noun - 1] in ("health", "nhs", "local") and number_before(words, noun - 1) is not None
    )
    return (
        counted
        and words[noun + 1 : noun + 2] in (["which"], ["that"])
        and words[noun + 2 : noun + 3] != []
        and words[noun + 2] in rules()["buys"]
    )
