"""Practices that move from one CCG to another, by what they do or what is done with them: `practices have moved to X
CCG`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

_TAKES_ON = frozenset({"took", "takes", "take", "taken", "taking"})
_TURNS = frozenset({"lose", "loses", "lost", "losing", "cede", "cedes", "ceded", "gain", "gains", "gained", "gaining"})
#: Between a verb of moving and the CCG that practices move to or from.
_TO = frozenset({"to", "from", "into", "the", "over", "nhs"})
#: Tokens before `practices` of a verb that has them as its object; behind them, up to a verb that they do, and behind
#: that.
_BEFORE, _BEHIND, _NEXT = 4, 20, 4
#: Tokens behind `practices` in which the other CCG stands: that they were taken on from, lost to or gained from.
_TAKEN, _TURNED = 9, 5


def practices_told(doc: Document, bodies: Bodies, item: Cue) -> Iterator[Event]:
    """The event that a verb tells with the noun for practices: `took on practices from Y`, `practices leaving X to join
    Y`."""
    words = doc.tokens.words
    start, stop = doc.sentence_tokens(item.first)
    for i in range(max(start, item.first - _BEFORE), item.first):
        took = words[i] in _TAKES_ON and words[i + 1] == "on"
        if took and any("from" in words[item.last : m.first] for m in _ccgs(bodies, item.last, stop, _TAKEN)):
            yield Event(i, i + 2, "boundary-change", "practices")
            return
        turned = words[i] in _TURNS
        if turned and any(words[m.first - 1] in ("to", "from") for m in _ccgs(bodies, item.last, stop, _TURNED)):
            yield Event(i, i + 1, "boundary-change", "practices")
            return
    yield from _moved(doc, bodies, item, stop)


def _ccgs(bodies: Bodies, first: int, stop: int, near: int) -> Iterator[Mention]:
    """The CCGs named in the next tokens of a sentence that ends at `stop`."""
    return (m for m in bodies.within(first, min(stop, first + near)) if m.kind == "ccg")


def _moved(doc: Document, bodies: Bodies, item: Cue, stop: int) -> Iterator[Event]:
    """`practices have moved to X CCG`; `have voted against a proposal to join X in one organisation`, which is a
    merger."""
    words = doc.tokens.words
    for verb in doc.cues.within("verb-move", item.last, min(stop, item.last + _BEHIND)):
        for ccg in _ccgs(bodies, verb.last, stop, _NEXT):
            if words[verb.first].startswith("join") and _in_one(words, ccg.last):
                yield Event(verb.first, verb.last, "merger", "verb")
                return
            if _TO.issuperset(words[verb.last : ccg.first]):
                yield Event(verb.first, verb.last, "boundary-change", "practices")
                return


def _in_one(words: Sequence[str], token: int) -> bool:
    """`in one organisation`, `in a single body`."""
    return words[token : token + 2] in (["in", "one"], ["in", "a"])
