"""Whom a noun for CCGs stands for that is the subject or object of a change: `all five groups`, `the two CCGs`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Group
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.opening import is_part
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.events.parties.own_body import head_of
from ccgkg.ingest.events.parties.sets import Sets
from ccgkg.ingest.events.unsettled import Unsettled

#: More than so many are told in several sets.
_MANY = 6
_SOME = frozenset({"some", "many", "most", "several", "few", "other"})
#: Tokens behind a group in which `into three` stands.
_NEAR = 14


def of_group(change: Unsettled, group: Group) -> tuple[str, ...]:
    """Whom a group means that stands in a change: those whom the text is about, the sets that it tells of, else CCGs at
    large."""
    words, meant, sets = change.doc.tokens.words, change.bodies.meant, change.sets
    some = group.count is None and _SOME & set(words[group.first - 1 : group.first + 1])
    if some or is_part(words, group.first):
        return (ALL_CCGS,)
    if change.main and (_first_merger(change, group) or _opens(change, group)):
        return change.main
    members = group.members if group.named else meant.of(group)
    if not members and group.count is None and group.last - group.first == 1 and group.first < head_of(change.doc):
        members = change.main  # `Groups to seek approval to merge`, among the bullets of a head
    members = members or _in_sets(change, group)
    if members:
        return members
    if sets.all and not meant.may_be(group, sets.all[0]):
        return (ALL_CCGS,)
    local = group.members == (SOME_CCGS,) or change.doc.layout.index_at(group.start) == 0
    return sets.all[0] if local and group.count is None and len(sets.all) == 1 else (ALL_CCGS,)


def _first_merger(change: Unsettled, group: Group) -> bool:
    """`the first merger of CCGs`, of which the text tells."""
    words = change.doc.tokens.words[group.first - 3 : group.first]
    return group.members == (ALL_CCGS,) and group.count is None and words == ["first", "merger", "of"]


def _opens(change: Unsettled, group: Group) -> bool:
    """`Organisations which pay for care in Lincolnshire are to be rolled into one`, in the opening of a text of one
    place."""
    words, meant = change.doc.tokens.words, change.bodies.meant
    if group.members != (ALL_CCGS,) or group.count is not None or meant.nationwide or group.first >= meant.opening:
        return False
    return words[group.last] in ("which", "that", "responsible") and words[group.last - 1] != "ccgs"


def _in_sets(change: Unsettled, group: Group) -> tuple[str, ...]:
    """`Twelve organisations are to merge into three`, `all five groups`: those of several sets that the text tells one
    by one."""
    words, sets = change.doc.tokens.words, change.sets
    if (group.count or 0) > _MANY:
        near = range(group.last, min(len(words) - 1, group.last + _NEAR))
        into = next((i + 2 for i in near if words[i] == "into"), None)
        fewer = number_before(words, into) if into is not None else None
        if fewer is not None and (whole := _together(group, sets, int(fewer[0]))):
            return whole
    if words[group.first] != "all" or len(sets.told) != 2 or words[group.last] in ("in", "of", "across"):
        return ()
    return _together(group, sets, 2)


def _together(group: Group, sets: Sets, count: int) -> tuple[str, ...]:
    """Those of the first so many sets of a text, where a number counts them as one: of three in Tees Valley and two in
    Durham."""
    whole: set[str] = set()
    for members in sets.told[:count]:
        if whole & set(members):
            return ()
        whole |= set(members)
    return tuple(sorted(whole)) if len(whole) == group.count else ()
