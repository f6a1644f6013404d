"""Texts that are about the few CCGs of a place, whether they name them or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ccgkg.ingest.bodies.areas import of_one_place
from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.places import owned_by_place
from ccgkg.ingest.text.document import Document

#: So many CCGs are few.
_FEW = 5
#: A group that a text is about has no more members.
MOST = 12
#: The share of the mentions of CCGs that makes a text one of hardly any other.
ALL_BUT_FEW = 0.9


def placed(doc: Document, group: Group) -> bool:
    """Whether words set a group in a place: `health commissioners for York`, `York and coast health groups`."""
    low = doc.sentence_tokens(group.first)[0]
    return owned_by_place(doc, low, group.first) or local(doc, group.last)


def local_few(doc: Document, bodies: Bodies, ccgs: Sequence[Mention], opening: int) -> tuple[str, ...]:
    """The two to five CCGs that a text names, all but the few, where it opens with them and not with all of
    England's."""
    named = Counter(m.agent for m in ccgs)
    first = {m.agent for m in ccgs if m.start <= opening}
    if not 2 <= len(first) <= _FEW or any(
        g.members == (ALL_CCGS,) and g.start < opening and not placed(doc, g) for g in bodies.groups
    ):
        return ()
    if any((g.count or 0) > len(first) for g in bodies.groups if g.start < opening):
        return ()  # `the ten groups with the largest deficits`
    few = sum(named[a] for a in first) >= ALL_BUT_FEW * len(ccgs) and of_one_place(sorted(first))
    return tuple(sorted(first)) if few else ()


def unnamed_few(doc: Document, bodies: Bodies, ccgs: Sequence[Mention], opening: int) -> tuple[str, ...]:
    """Some CCGs, where a text opens with the few of a place, names none of them there and speaks of no others: `Kent's
    eight CCGs`."""
    groups = [g for g in bodies.groups if g.start < opening]
    if not groups or any(m.start < opening for m in ccgs):
        return ()
    few = all(
        1 < (g.count or 0) <= MOST
        and (
            local(doc, g.last)
            or owned_by_place(doc, g.first, g.last)
            or doc.tokens.words[g.first - 1] == "'s"
            and doc.tokens.capital(g.first - 2)
        )
        for g in groups[:1]
    ) or any(_of_a_title(doc, g) for g in groups[:1])
    return (
        (SOME_CCGS,)
        if few
        and not any(
            g.members == (ALL_CCGS,)
            and g.count is None
            and doc.tokens.words[g.first] not in ("the", "these", "their")
            and not placed(doc, g)
            for g in groups
        )
        else ()
    )


def _of_a_title(doc: Document, group: Group) -> bool:
    """Whether the first line of a text names the CCGs of a place: `Norfolk and Waveney CCGs – chief officer's
    report`."""
    first = doc.layout.sentence_at(group.start).block == 0
    return (
        first
        and group.count is None
        and (owned_by_place(doc, group.first, group.last) or group.first > 0 and doc.tokens.capital(group.first - 1))
    )


def local(doc: Document, token: int) -> bool:
    """Whether a place follows: `on the Medlow estuary`, `in Sussex`."""
    words, tokens = doc.tokens.words, doc.tokens
    if words[token] not in ("in", "on", "across", "around", "of", "for") or token + 2 >= len(words):
        return False
    at = token + 1 + (words[token + 1] == "the")
    return tokens.capital(at) and words[at] not in ("england", "nhs")
