"""The words of a change with what is known of it so far, to judge whether they tell it or only touch on it."""

from __future__ import annotations

from collections.abc import Callable

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.status.status import Status
from ccgkg.ingest.events.words.event import change_words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods
from ccgkg.ingest.values import dataclass

#: Before the noun of an event a count stands past one of these: `18 more mergers`.
_BEFORE_NOUN = frozenset({"more", "further", "other", "such", "new", "separate", "planned", "ccg"})
#: Counts of events in words; and such as tell of what is past only behind a word of time.
_COUNTS = frozenset({"dozen", "couple", "handful", "string", "raft"})
_SERIES = frozenset({"round", "wave", "spate", "string", "series", "flurry"})
_SINCE = frozenset({"after", "following", "since", "thanks"})


@dataclass(frozen=True, slots=True)
class Wording:
    """An event, its parties, and how sure it is. `quoted` where a quotation holds it, `told` where a change was told
    just before."""

    scene: Scene
    periods: Periods
    parties: Parties
    status: Status
    quoted: bool
    told: bool

    @property
    def someone(self) -> bool:
        """Whether its words say who takes part, be it by no name."""
        return bool(self.parties.participants or self.parties.general)

    def dated_behind(self, tokens: int) -> bool:
        """Whether a time stands in so many tokens behind the event."""
        last = self.scene.event.last
        return bool(self.periods.within(last, min(self.scene.stop, last + tokens)))


#: One case of the language: True where the words tell the change, False where they only touch on it, None where it does
#: not apply.
Verdict = Callable[[Wording], bool | None]


def first_verdict(cases: tuple[Verdict, ...], wording: Wording) -> bool | None:
    """What the first case says that applies."""
    for case in cases:
        if (verdict := case(wording)) is not None:
            return verdict
    return None


def counted(scene: Scene) -> bool:
    """`following 18 mergers`, `a dozen mergers`: a count of them is told of none that are only thought of."""
    if not scene.closing.endswith("s"):
        return False
    words, i = scene.words, scene.event.first - (scene.previous in _BEFORE_NOUN)
    before = words[max(0, i - 5) : i]
    if len(before) > 1 and before[-1] == "of" and before[-2] in _SERIES:
        return bool(_SINCE & set(before))
    return number_before(words, i) is not None or words[i - 1] in _COUNTS


def of_ccgs(doc: Document, bodies: Bodies, start: int, stop: int) -> bool:
    """Whether the tokens [start, stop) of a sentence, or the two sentences before, speak of CCGs at all."""
    low = doc.sentence_tokens(start - 1)[0] if start else start
    low = doc.sentence_tokens(low - 1)[0] if low else low
    if any(m.kind == "ccg" for m in bodies.within(low, stop)) or next(bodies.groups_within(low, stop), None):
        return True
    return bool({"ccg", "ccgs"} & set(doc.tokens.words[low:stop]))


def names_bodies(scene: Scene) -> bool:
    """Whether the sentence has a noun that stands for CCGs, or a share of them right before the event: `half share a
    chief`."""
    lists, first = change_words(), scene.event.first
    if lists["bodies"] & set(scene.words[scene.start : scene.stop]):
        return True
    near = lists["quantifiers"] & set(scene.words[max(scene.start, first - 3) : first])
    return bool(near) and of_ccgs(scene.doc, scene.bodies, scene.start, scene.stop)
