"""Whom a text is about as a whole: those that merge in it, the one list of CCGs that it names, or one CCG alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Change
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.text.document import Document

#: Blocks at the head of a text in which it says whom it is about.
_OPENING = 6
#: Mentions behind a group in which its members are named.
_NAMED_AFTER = 40
#: A group that a text is about has no more members.
_MOST = 12
#: The share of the mentions of CCGs that makes a text one of a merger, or of a group.
_MOST_MENTIONS = 0.5
_ALL_BUT_FEW = 0.9


@dataclass(frozen=True, slots=True)
class Cast:
    """`topic` are the CCGs that a text is about, if it is about some; `result` what becomes of them if they merge.

    `sole` tells that it speaks of hardly any other, so that what it says of no one is said of them. `lists` are the runs of
    names in it, each once.
    """

    topic: tuple[str, ...]
    sole: bool
    result: str | None
    lists: frozenset[tuple[str, ...]]
    #: All CCGs that it names.
    ccgs: frozenset[str]

    def listed(self, count: int) -> tuple[str, ...]:
        """The CCGs of the only list of so many names."""
        found = [run for run in self.lists if len(run) == count]
        return found[0] if len(found) == 1 else ()


def cast_of(doc: Document, bodies: Bodies, changes: Sequence[Change]) -> Cast:
    ccgs = [m for m in bodies.mentions if m.kind == "ccg"]
    lists, every = _lists(doc, ccgs), frozenset(m.agent for m in ccgs)
    opening = doc.layout.blocks[min(_OPENING, len(doc.layout.blocks)) - 1].end if doc.layout.blocks else 0
    merging = _merging(changes, opening)
    if merging:
        results = [x for x in changes if x.participants == merging and x.result]
        result = results[0].result if results else None
        return Cast(merging, _sole(ccgs, (*merging, *((result,) if result else ()))), result, lists, every)
    counted = _counted(doc, bodies, ccgs, opening)
    if counted:
        return Cast(counted, _sole(ccgs, counted, _ALL_BUT_FEW), None, lists, every)
    return Cast(_alone(ccgs, bodies, opening), True, None, lists, every)


def _sole(ccgs: Sequence[Mention], members: Sequence[str], share: float = _MOST_MENTIONS) -> bool:
    """Whether a text names hardly any CCG but these."""
    return sum(m.agent in members for m in ccgs) >= share * len(ccgs)


def _merging(changes: Sequence[Change], opening: int) -> tuple[str, ...]:
    """Those that merge, where a text opens with their merger and tells of no other as often."""
    told = Counter(x.participants for x in changes if x.type == "merger" and len(x.participants) > 1)
    first = next((x for x in changes if x.type == "merger" and len(x.participants) > 1), None)
    if first is None or first.start > opening or first.participants[0] in (ALL_CCGS, SOME_CCGS):
        return ()
    return first.participants if all(n <= told[first.participants] for n in told.values()) else ()


def _counted(doc: Document, bodies: Bodies, ccgs: Sequence[Mention], opening: int) -> tuple[str, ...]:
    """The members of a local group that a text opens with (`three groups on the estuary`), where it names so many next."""
    group = next((g for g in bodies.groups if g.count is not None and 1 < g.count <= _MOST), None)
    if group is None or group.start > opening or group.members == (ALL_CCGS,) and not _local(doc, group.last):
        return ()
    if group.named:
        return group.members
    last = doc.layout.index_at(group.start) + group.count + 3 if group.count else 0
    after = [m.agent for m in ccgs if m.first >= group.first and doc.layout.index_at(m.start) <= last][:_NAMED_AFTER]
    members = tuple(sorted(set(after)))
    return members if len(members) == group.count else ()


def _local(doc: Document, token: int) -> bool:
    """Whether a place follows: `on the Medlow estuary`, `in Sussex`."""
    words, tokens = doc.tokens.words, doc.tokens
    if words[token : token + 1] not in (["in"], ["on"], ["across"], ["around"], ["of"]) or token + 2 >= len(words):
        return False
    at = token + 1 + (words[token + 1] == "the")
    return tokens.capital(at) and words[at] not in ("england", "nhs")


def _alone(ccgs: Sequence[Mention], bodies: Bodies, opening: int) -> tuple[str, ...]:
    """The one CCG that a text is about: named in its opening, and as often as all others together."""
    named = Counter(m.agent for m in ccgs)
    if not named:
        return ()
    agent, times = named.most_common(1)[0]
    first = next(m for m in ccgs if m.agent == agent)
    if first.start > opening or 2 * times <= len(ccgs) or any(g.members == (ALL_CCGS,) and g.start < opening for g in bodies.groups):
        return ()
    return (agent,)


def _lists(doc: Document, ccgs: Sequence[Mention]) -> frozenset[tuple[str, ...]]:
    """Names with nothing but marks and joints between, or one under the other."""
    words, joints = doc.tokens.words, word_lists()["list_joints"]
    runs: list[list[Mention]] = []
    for mention in ccgs:
        gap = words[runs[-1][-1].last : mention.first] if runs and mention.first - runs[-1][-1].last <= 5 else None
        if gap is not None and all(w in joints or len(w) == 1 for w in gap):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return frozenset(tuple(sorted({m.agent for m in run})) for run in runs if len(run) > 1)
