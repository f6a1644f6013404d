"""The words that leave a status open, or tell it, in reach of an event: verbs of voting down, wishing, appointing and leaving to become.

They are the text's own; what the rules read of the clause is not asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.proofs.ground import Ground

#: Tokens before an event in which a verb may govern it, and behind it in which a verdict on it may stand.
_BEFORE, _BEHIND = 10, 24
_NOT = frozenset({"not", "n't", "never", "hasn't", "haven't", "wasn't", "weren't"})
_APPROVED = ("approv", "agree", "back", "support", "allow", "sanction", "endors", "grant", "ratif")
_VOTING = ("vote", "voting", "turn", "thrown", "throw", "knock", "shoot", "shot")
_WISHING = frozenset({"want", "wants", "wanted", "urged", "urges", "invited", "asked", "prefer", "prefers", "preferred"})
_CHOOSING = ("appoint", "name", "pick", "choose", "chose", "hire", "select", "recruit")
_ENDS = frozenset({";", ":", ".", "but", "that", "which", "while"})


def may_be(ground: Ground, status: str, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The code points of words that tell the status of an event at one of the tokens `places`, or leave it open."""
    tokens = ground.doc.tokens
    find = {"rejected": _refused, "proposed": _wished, "planned": _chosen}.get(status)
    for first, last in places:
        at = find(ground, first, last) if find else None
        if at is not None:
            return tokens.starts[at], tokens.ends[at]
    return None


def _reach(ground: Ground, first: int) -> range:
    """The tokens before an event in its clause, the nearest first."""
    words = ground.doc.tokens.words
    low = max(ground.doc.sentence_tokens(first)[0], first - _BEFORE)
    stop = next((i for i in range(first - 1, low - 1, -1) if words[i] in _ENDS), low - 1)
    return range(first - 1, stop, -1)


def _refused(ground: Ground, first: int, last: int) -> int | None:
    """`votes down a joint post`, `a merger has not been approved`."""
    words = ground.doc.tokens.words
    for i in _reach(ground, first):
        if words[i] == ",":
            break
        if words[i] in ("down", "out") and words[i - 1].startswith(_VOTING):
            return i
        if words[i] == "against" and words[i - 1].startswith("vot"):
            return i
    high = min(ground.doc.sentence_tokens(first)[1], last + _BEHIND)
    for i in range(last, high):
        if words[i] in _ENDS:
            return None
        if words[i] in _NOT and any(w.startswith(_APPROVED) for w in words[i + 1 : min(high, i + 4)]):
            return i
    return None


def _wished(ground: Ground, first: int, last: int) -> int | None:
    """`would like Barrow to share`, `wants the two to merge`."""
    words = ground.doc.tokens.words
    for i in _reach(ground, first):
        wish = words[i] in _WISHING or (words[i] == "like" and words[i - 1] in ("would", "'d", "'d"))
        if wish and not {"to", "for"}.isdisjoint(words[i + 1 : first + 1]):
            return i
    return None


def _chosen(ground: Ground, first: int, last: int) -> int | None:
    """A heading of the day on which someone was chosen, who has not begun: `CCGs appoint joint chief`."""
    if ground.doc.layout.block_at(ground.doc.tokens.starts[first]).kind == "paragraph":
        return None
    words = ground.doc.tokens.words
    return next((i for i in _reach(ground, first) if words[i].startswith(_CHOOSING) and not words[i].endswith(("ed", "ment"))), None)
