"""Bodies that merge their teams, and not themselves: `merged their management teams`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.events.words.event import change_words
from ccgkg.ingest.text.cues import Cue

_BE = frozenset({"be", "been", "being", "were", "was", "are"})
_LEADERS = frozenset({"management", "leadership", "managers", "executives"})


def of_teams(words: Sequence[str], cue: Cue) -> str | None:
    """The type of change where the verb of a cue joins teams: `shared-leadership` or `joint-commissioning`; None where
    it does not."""
    if words[cue.first - 1] in _BE or words[cue.first] in _BE:
        return _passive(words, cue.first)
    if words[cue.last : cue.last + 1] not in (["their"], ["the"], ["its"]):
        return None
    lists, near = change_words(), words[cue.last + 1 : cue.last + 5]
    if _of_leaders(near):
        return "shared-leadership"
    team = next((n for n, w in enumerate(near) if w in lists["teams"]), None)
    if team is None or not lists["teams_between"].issuperset(near[:team]):
        return None
    return _type_of(near[:team])


def _passive(words: Sequence[str], i: int) -> str | None:
    """`their management teams were merged`."""
    lists = change_words()
    while i and words[i - 1] in lists["functions_passive"]:
        i -= 1
    return _type_of(words[max(0, i - 4) : i - 1]) if words[i - 1] in lists["teams"] else None


def _of_leaders(near: Sequence[str]) -> bool:
    """`so many had pooled their management`: no team of theirs follows."""
    lists = change_words()
    led = next((n for n, w in enumerate(near) if w in _LEADERS), None)
    if led is None or not lists["teams_between"].issuperset(near[:led]):
        return False
    behind = near[led + 1 : led + 2]
    return not behind or behind[0] not in lists["teams"] | lists["teams_between"]


def _type_of(described: Sequence[str]) -> str:
    """The type of change by what describes the teams."""
    return "joint-commissioning" if change_words()["leading"].isdisjoint(described) else "shared-leadership"
