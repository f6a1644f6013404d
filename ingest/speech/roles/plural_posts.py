"""Posts said in the plural of several people: `the chief officers of X and Y, A and B`, each of whom has one (decision
24)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ccgkg.ingest.speech.roles.capacities import Capacity

_MEN = {
    "chairmen": "chairman",
    "chairwomen": "chairwoman",
    "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman",
    "bosses": "boss",
}
#: With these several people have one post together.
_TOGETHER = ("co-", "joint", "shared", "co ")


def is_plural(role: str) -> bool:
    """Whether the words of a post are in the plural."""
    return single(role) != role


def single(role: str) -> str:
    """The words of a post in the singular: `chief officers` as `chief officer`."""
    words = role.split(" ")
    head = next((i for i, w in enumerate(words) if i and w in ("of", "for", "at", "in")), len(words)) - 1
    last = words[head]
    if last.lower() in _MEN:
        words[head] = last[0] + _MEN[last.lower()][1:]
    elif last.endswith("s") and not last.endswith(("ss", "us")) and len(last) > 2:
        words[head] = last[:-1]
    return " ".join(words)


def each_his_own(found: Iterable[Capacity]) -> Iterator[Capacity]:
    """Capacities with their words in the singular; of as many people as bodies that a plural has each is in one, in
    their order."""
    told = list(found)
    together: defaultdict[tuple[int, int], list[Capacity]] = defaultdict(list)
    for capacity in told:
        together[capacity.start, capacity.end].append(capacity)
    for capacity in told:
        those = together[capacity.start, capacity.end]
        people = list(dict.fromkeys(c.mention.start for c in sorted(those, key=lambda c: c.mention.start)))
        orgs = capacity.orgs
        if (
            is_plural(capacity.text)
            and len(people) == len(orgs) > 1
            and not capacity.text.lower().startswith(_TOGETHER)
        ):
            orgs = (orgs[people.index(capacity.mention.start)],)
        yield replace(capacity, text=single(capacity.text), orgs=orgs)
