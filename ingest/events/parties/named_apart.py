"""Those whom the sentences right before a change name one by one: `A overspent, B broke even. They will merge`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.line_ups import MOST
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.events.unsettled import Unsettled
from ccgkg.ingest.events.words.event import JOINING

#: So many sentences back they are named, in one paragraph.
_BACK = 2
_PRONOUNS = frozenset({"they", "them", "their"})
_PLURALS = frozenset({"ccgs", "groups", "organisations", "bodies", "neighbours", "commissioners"})
#: Between `the` and such a noun.
_PLAIN = frozenset({"neighbouring", "local", "nhs", "commissioning", "clinical", "health", "two", "three"})
#: Behind such a noun these say which are meant.
_WHICH = frozenset({"in", "that", "which", "of", "with", "across", "where", "who", "on"})
_COUNTS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4}
#: Before the noun of a change that says nothing of whose it is.
_BARE = frozenset({"a", "the", "any"})


def named_apart(change: Unsettled, whom: tuple[str, ...]) -> tuple[str, ...]:
    """The CCGs that the two sentences before a change name, where a word of it stands for several told before; `whom`
    where none does, where these are of them, or where CCGs at large are told of in between."""
    doc, bodies, event = change.doc, change.bodies, change.event
    if event.type not in JOINING and event.type != "disbandment":
        return whom
    start, stop = doc.sentence_tokens(event.first)
    low = max(change.paragraph, change.back(_BACK))
    named = [m for m in bodies.within(low, start) if m.kind == "ccg"]
    members = {m.agent for m in named} - {change.told.parties.result}
    if not 1 < len(members) <= MOST or members & set(whom):
        return whom
    at_large = whom == (ALL_CCGS,)
    unnamed = any(not g.named or at_large for g in bodies.groups_within(named[0].last, start))
    if unnamed or not at_large and any(m.kind == "ccg" for m in bodies.within(start, stop)):
        return whom
    points = _points_back(change, start, len(members))
    return tuple(sorted(members)) if points or len(members) == 2 and _is_bare(change, start, at_large) else whom


def _points_back(change: Unsettled, start: int, count: int) -> bool:
    """Whether a pronoun, a plain plural or a number of them stands for so many told before: `they`, `the neighbouring
    groups`, `the pair`."""
    words = change.doc.tokens.words
    for i in range(start, change.event.last + 3):
        if words[i] in _PRONOUNS or _COUNTS.get(words[i]) == count and _is_definite(words, i):
            return True
        if words[i] not in _PLURALS or words[i + 1] in _WHICH:
            continue
        at = i - 1
        while at > start and words[at] in _PLAIN:
            at -= 1
        if words[at] in ("the", "both", "these"):
            return True
    return False


def _is_definite(words: Sequence[str], token: int) -> bool:
    """Whether a number stands for those told before: `both`, `the two neighbouring groups`; not `two in Kent`."""
    if words[token] != "both" and words[token - 1] not in ("the", "all", "these", "those"):
        return False
    behind = token + 1
    while words[behind] in _PLAIN or words[behind] in _PLURALS:
        behind += 1
    return words[behind] not in _WHICH


def _is_bare(change: Unsettled, start: int, at_large: bool) -> bool:
    """Whether the noun of a change stands alone, and its sentence names nobody: `A merger is planned`; `the merger`
    only where it is of nobody else."""
    event, words = change.event, change.doc.tokens.words
    before = words[event.first - 1]
    if event.form != "noun" or event.type != "merger" or before not in (_BARE if at_large else ("a",)):
        return False
    stop = change.doc.sentence_tokens(start)[1]
    return not change.bodies.within(start, stop) and change.told.parties.group is None
