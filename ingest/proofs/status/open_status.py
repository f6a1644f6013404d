"""The words that leave a status open, or tell it, in reach of an event: verbs of voting down, wishing, appointing and
leaving to become.

They are the text's own; what the rules read of the clause is not asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.status.open_words import words_may_tell

#: Tokens before an event in which a verb may govern it, and behind it in which a verdict on it may stand.
_BEFORE, _BEHIND = 10, 24
_NOT = frozenset({"not", "n't", "never", "hasn't", "haven't", "wasn't", "weren't"})
_APPROVED = ("approv", "agree", "back", "support", "allow", "sanction", "endors", "grant", "ratif")
_VOTING = ("vote", "voting", "turn", "thrown", "throw", "knock", "shoot", "shot")
_WISHING = frozenset(
    {"want", "wants", "wanted", "urged", "urges", "invited", "asked", "prefer", "prefers", "preferred"}
)
_CHOOSING = ("appoint", "name", "pick", "choose", "chose", "hire", "select", "recruit")
#: Verbs of weighing; what tells that one is let; words of a clause behind an event, and tokens that these may be away.
_WEIGHING = ("consider", "explor", "discuss", "examin", "weigh", "should", "debat")
_TOLD = frozenset({"told", "allowed", "cleared", "informed"})
_ASKING = ("ask", "seek", "sought", "request", "appl", "want", "hop", "need", "await", "wait", "refus", "without")
_LEAVE = frozenset({"leave", "permission", "clearance", "consent"})
_RELATIVE = frozenset({"which", "that"})
_WILL = frozenset({"will", "shall"})
_ORDERED = frozenset({"ordered", "told", "instructed", "directed", "required", "forced", "compelled"})
_RULING = frozenset({"decision", "ruling", "verdict", "vote", "ballot", "talks", "referendum"})
_NEGATED = frozenset({"not", "cannot", "can't", "never", "nothing", "yet"})
_ONCE = frozenset({"when", "once", "until", "before"})
_PAST = frozenset({"took", "became", "went", "gave", "came", "began", "left", "lost"})
_WOULD = frozenset({"would", "could", "might", "may", "will", "if", "had", "not"})
_TELLING, _ASIDE, _LABEL, _TO = 6, 6, 6, 4
_ENDS = frozenset({";", ":", ".", "but", "that", "which", "while"})


def may_also_be(
    ground: Ground, status: str, places: Sequence[tuple[int, int]], *, event: bool = True
) -> tuple[int, int] | None:
    """The code points of a word that leaves the status of an event open between two, or tells it in a clause of its
    own. What is no `event`, but a figure, is asked fewer words."""
    tokens = ground.doc.tokens
    find = {
        "proposed": _weighed,
        "planned": _given_leave,
        "actual": _standing,
        "rejected": _not_agreed,
        "possible": _not_excluded,
    }.get(status)
    for first, last in places:
        at = find(ground, first, last) if find else None
        at = words_may_tell(ground, status, first, last) if at is None and event else at
        if at is not None:
            return tokens.starts[at], tokens.ends[at]
    return None


def _weighed(ground: Ground, first: int, last: int) -> int | None:
    """`is to consider merging`, `a decision on merging`, `a merger was being looked at`: what one is asked to weigh, or
    weighs."""
    words = ground.doc.tokens.words
    for i in _reach(ground, first):
        if words[i].startswith(_WEIGHING) or (words[i] == "on" and words[i - 1] in _RULING):
            return i
    high = min(ground.doc.sentence_tokens(first)[1], last + _BEFORE)
    return next(
        (i for i in range(last, high) if words[i].startswith((*_WEIGHING, "look")) and "being" in words[i - 1 : i]),
        None,
    )


def _not_excluded(ground: Ground, first: int, last: int) -> int | None:
    """`mergers cannot be ruled out`: what is not refused may come."""
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(first)
    for i in range(low, high - 1):
        if (
            words[i] in ("ruled", "rule", "rules", "ruling")
            and "out" in words[i + 1 : i + 4]
            and not _NEGATED.isdisjoint(words[max(low, i - 4) : i + 2])
        ):
            return i
    return None


def _given_leave(ground: Ground, first: int, last: int) -> int | None:
    """What is to be done by leave or order, or told as to come by a clause apart from the event: each way after the
    other."""
    words = ground.doc.tokens.words
    behind = words[last : last + 3]
    if len(behind) == 3 and behind[0] == "," and behind[1] in _RELATIVE and behind[2] in _WILL:
        return last + 2  # `the merger, which will take effect in April`
    ways = (_once_done, _let, _ordered, _will_aside)
    return next((at for way in ways if (at := way(ground, first)) is not None), None)


def _once_done(ground: Ground, first: int) -> int | None:
    """`when the two are merged`."""
    words, low = ground.doc.tokens.words, ground.doc.sentence_tokens(first)[0]
    once = not _ONCE.isdisjoint(words[max(low, first - _BEFORE) : first])
    return first - 1 if once and words[first - 1] in ("is", "are") else None


def _let(ground: Ground, first: int) -> int | None:
    """`have leave to merge`, `were told that they can join`; not where leave is asked for."""
    words = ground.doc.tokens.words
    for i in _reach(ground, first):
        if words[i] in _LEAVE and words[i + 1] in ("to", "for"):
            if not any(w.startswith(_ASKING) for w in words[max(0, i - _ASIDE) : i]):
                return i
        elif words[i] == "can" and not _TOLD.isdisjoint(words[max(0, i - _TELLING) : i]):
            return i
    return None


def _ordered(ground: Ground, first: int) -> int | None:
    """`was ordered to merge`."""
    words, low = ground.doc.tokens.words, ground.doc.sentence_tokens(first)[0]
    at = next((i for i in range(first - 1, max(low, first - _BEHIND), -1) if words[i] in _ORDERED), None)
    if at is None or "to" not in words[max(at, first - _TO) : first + 1]:
        return None
    return at if _ENDS.isdisjoint(words[at:first]) else None


def _will_aside(ground: Ground, first: int) -> int | None:
    """`will, however, move`."""
    words, low = ground.doc.tokens.words, ground.doc.sentence_tokens(first)[0]
    at = next((i for i in range(first - 1, max(low, first - _ASIDE), -1) if words[i] in _WILL), None)
    return at if at is not None and words[at + 1] == "," and words[first - 1] == "," else None


def _standing(ground: Ground, first: int, last: int) -> int | None:
    """A post in apposition to a name, and what a relative clause tells as done: `the joint committee that has planned
    care`."""
    words = ground.doc.tokens.words
    if words[first] in _PAST and _WOULD.isdisjoint(
        words[max(ground.doc.sentence_tokens(first)[0], first - _ASIDE) : first]
    ):
        return first
    if words[first - 1] == "," and ground.people.by_last.get(first - 1) is not None:
        return first - 1
    behind = words[last : last + 2]
    return last + 1 if len(behind) == 2 and behind[0] in ("that", "which") and behind[1] in ("has", "have") else None


def _not_agreed(ground: Ground, first: int, last: int) -> int | None:
    """`Not agreed: a merger of the two`: a word before a colon that tells of what follows it."""
    words = ground.doc.tokens.words
    low = ground.doc.sentence_tokens(first)[0]
    colon = next((i for i in range(first - 1, low, -1) if words[i] == ":"), None)
    if colon is None or colon - low > _LABEL:
        return None
    cue = next(iter(ground.doc.cues.within("reality", low, colon)), None)
    denied = words[low] in ("not", "never") and any(w.startswith(_APPROVED) for w in words[low:colon])
    return low if denied or cue is not None and cue.value == "rejected" else None


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
    return next(
        (i for i in _reach(ground, first) if words[i].startswith(_CHOOSING) and not words[i].endswith(("ed", "ment"))),
        None,
    )
