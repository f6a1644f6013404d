"""The groups of a text, each with those whom it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.groups import Group, may_be_ccgs
from ccgkg.ingest.bodies.line_ups import MOST
from ccgkg.ingest.bodies.meant import Meant
from ccgkg.ingest.bodies.sets_told import BACK
from ccgkg.ingest.bodies.subsets import ENDS, ordinals_before
from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.values import changed


def resolved(meant: Meant, groups: Sequence[Group]) -> list[Group]:
    """The groups, each with the members that the text names for it; with none where those found are of another
    place."""
    whole: list[Group] = []
    for group in groups:
        if group.named and _apposed(meant, group):
            whole.append(group)
            continue
        members = _members(meant, group, whole)
        if members is not None or not _is_of_none(meant, group):
            whole.append(_singled_out(meant, changed(group, members=members) if members else group))
    return whole


def _members(meant: Meant, group: Group, before: Sequence[Group]) -> tuple[str, ...] | None:
    """Whom a group stands for, `before` being those told of before it; None where the text does not tell."""
    members = meant.of(group)
    if members is None:
        elsewhere = group.named and not meant.may_be(group, group.members)
        return (SOME_CCGS,) if elsewhere else None
    if group.count is None and members == meant.main:
        return _told_last(meant, before, group) or members
    return members


def _is_of_none(meant: Meant, group: Group) -> bool:
    """Whether a group is of no set that the text tells: `the last two`, of no list; `the two northern
    organisations`."""
    if (group.count or 0) <= MOST and meant.doc.tokens.words[group.first - 1] in ENDS:
        return True
    return not group.named and may_be_ccgs(meant.doc, group)


def _singled_out(meant: Meant, group: Group) -> Group:
    """The members that ordinals before a group tell, in the order in which the text first names them."""
    first, at = ordinals_before(meant.doc.tokens.words, group.first, meant.doc.sentence_tokens(group.first)[0])
    members = group.members if group.named else meant.main if group.count in (None, len(meant.main)) else ()
    if not at or any(i >= len(members) for i in at):
        return group
    order = {a: n for n, a in reversed(list(enumerate(i.agent for i in meant.items)))}
    ranked = sorted(members, key=lambda a: order.get(a, len(order)))
    return changed(
        group,
        start=meant.doc.tokens.starts[first],
        first=first,
        members=tuple(sorted(ranked[i] for i in at)),
        count=len(at),
    )


def _told_last(meant: Meant, before: Sequence[Group], group: Group) -> tuple[str, ...]:
    """Those of the group last told of, where those whom the text is about are only named behind it: `runs all three.
    The CCGs said …`."""
    named = {a: i.first for i in reversed(meant.items) for a in (i.agent,)}
    last = next((g for g in reversed(before) if g.named and len(g.members) > 1), None)
    if last is None or any(named.get(a, 0) < group.first for a in meant.main):
        return ()
    layout = meant.doc.layout
    return last.members if layout.index_at(group.start) - layout.index_at(last.start) <= BACK else ()


def _apposed(meant: Meant, group: Group) -> bool:
    """Whether the names stand right after the noun: `two of the CCGs, A and B`."""
    after = next(meant.line_ups.after(group.last), None)
    return after is not None and after.first - group.last <= 4
