"""Words between the names of neighbours in one list: `A and its larger neighbour, B`."""

from __future__ import annotations

from collections.abc import Sequence

NEIGHBOURS = frozenset({"neighbour", "neighbours", "neighbouring", "nearby", "adjoining", "partner", "partners"})
#: What may stand between their names beside what joins them.
BESIDE = NEIGHBOURS | {
    *("of", "its", "their", "the", "next", "door", "two", "three", "northern", "southern", "eastern", "western"),
    *("larger", "smaller", "bigger", "closest", "nearest", "nhs", "both", "and", "&", ",", "ccg", "ccgs"),
}
#: What brings one more of them.
_WITH = (["together", "with"], ["along", "with"])
#: Such words at most.
_MOST = 7


def joined_as_neighbours(gap: Sequence[str]) -> bool:
    """Whether the words between two names join them as neighbours: `and its neighbour`, `, along with nearby`."""
    words = list(gap[gap[:1] == [","] :])
    if words[:2] in _WITH and BESIDE.issuperset(words[2:]) and len(gap) <= _MOST:
        return True
    return (
        gap[:1] in (["and"], ["&"], [","])
        and len(gap) <= _MOST
        and BESIDE.issuperset(gap)
        and not NEIGHBOURS.isdisjoint(gap)
    )
