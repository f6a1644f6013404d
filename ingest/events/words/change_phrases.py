"""Changes that a phrase of the lexicon tells by itself: `merged`, `joint chief officer`, `runs A and B`, `prepare to
close`.

Each case reads one thing that such a phrase may be where it stands, and gives the event that it tells, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.events.telling.attributes import is_noun, is_verb
from ccgkg.ingest.events.words.event import Event, change_words, named_after, names_end, several_after
from ccgkg.ingest.events.words.merged_teams import of_teams
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Behind `one chief officer` these make it some chief officer.
_SAYS = frozenset({"said", "says", "told", "admitted", "warned", "joked", "put", "added", "who"})
#: Behind a number these show that it has no noun: `one boss for six`.
_ENDS = frozenset({".", ",", "?", "!", ";", ":", "–"})
_LARGE = (["of", "the"], ["of", "england"], ["of", "britain"], ["of", "only"])
#: Before `do the same` these tell of a rank, and not of another change.
_RANKED = frozenset({"first", "last", "only", "latest", "second", "third", "next"})
#: At the end of a noun's phrase these bring whose it is: `union of A with B`.
_PREPOSITIONS = frozenset({"of", "with", "between", "by"})

#: Before a noun for CCGs these make them whose something is, but not behind a quantity.
_HANGING = frozenset({"of", "at", "in", "for", "within", "across", "from", "by", "with"})
_QUANTITIES = frozenset({"all", "most", "many", "some", "handful", "number", "half", "none", "several", "few", "each"})


_BE = frozenset({"be", "been", "being", "was", "were", "are", "is"})
_BE_HELPS = frozenset({"has", "have", "had", "will", "would", "could", "may", "might", "now", "since", "also", "then"})
_BETWEEN_NAMES = frozenset({"of", "between", "for", "across", "with", "and", ",", "the", "nhs", "both", "ccgs"})
_ARTICLES = frozenset({"the", "its", "their", "a", "an", "any"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the lexicon of changes: the type of change that it tells, and the form in which it does."""

    doc: Document
    bodies: Bodies
    cue: Cue
    type: str
    form: str
    #: All words of the text.
    words: list[str]

    @property
    def next(self) -> list[str]:
        """The word behind it; empty at the end of the text."""
        return self.words[self.cue.last : self.cue.last + 1]

    def event(self, first: int, last: int) -> tuple[Event]:
        """The event that it tells, by the words of the tokens [first, last)."""
        return (Event(first, last, self.type, self.form),)

    def as_form(self, type_: str, form: str) -> tuple[Event]:
        """Another event that it tells where it stands."""
        return (Event(self.cue.first, self.cue.last, type_, form),)


def phrases(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """The events that the phrases of the lexicon tell, in the order of the text."""
    for cue in doc.cues.all("change"):
        kind, _, form = cue.value.partition(".")
        yield from _told_by(Phrase(doc, bodies, cue, kind, form, doc.tokens.words))


def _told_by(phrase: Phrase) -> Sequence[Event]:
    for case in _CASES:
        told = case(phrase)
        if told is not None:
            return told
    last = phrase.cue.last - (phrase.form == "noun" and phrase.words[phrase.cue.last - 1] in _PREPOSITIONS)
    return phrase.event(phrase.cue.first, last) if _stands_alone(phrase) else ()


def _of_some(phrase: Phrase) -> Sequence[Event] | None:
    """`one chief officer said`, `become one of the biggest`: none."""
    words, cue = phrase.words, phrase.cue
    if words[cue.first] == "one" and phrase.next and phrase.next[0] in _SAYS:
        return ()
    return () if words[cue.last - 1] == "one" and words[cue.last : cue.last + 2] in _LARGE else None


def _in_a_name(phrase: Phrase) -> Sequence[Event] | None:
    """A word of a body's name: none."""
    return () if phrase.bodies.at(phrase.cue.first) is not None else None


def _through_merger(phrase: Phrase) -> Sequence[Event] | None:
    """`created from the merger of A and B`: none, since the noun tells the merger of which the verb is a part."""
    doc, cue = phrase.doc, phrase.cue
    if cue.value != "merger.passive":
        return None
    nouns = doc.cues.within("change", cue.last, min(doc.sentence_tokens(cue.first)[1], cue.last + 5))
    return () if any(c.value == "merger.noun" for c in nouns) else None


def _to_close(phrase: Phrase) -> Sequence[Event] | None:
    """`CCGs prepare to close`, `CCGs will disappear`: the last word tells it; not `jobs in CCGs will disappear`."""
    last = phrase.cue.last
    if phrase.words[last - 1] in ("disappear", "vanish"):
        return phrase.event(last - 1, last) if _of_bodies(phrase) else ()
    return phrase.event(last - 1, last) if phrase.words[last - 2 : last] == ["to", "close"] else None


def _of_bodies(phrase: Phrase) -> bool:
    """Whether CCGs are the subject of a verb that other things may have too: those of its clause hang on no noun."""
    doc, bodies, words = phrase.doc, phrase.bodies, phrase.words
    start, first = doc.clause_tokens(phrase.cue.first)[0], phrase.cue.first
    named = [m.first for m in bodies.within(start, first) if m.kind == "ccg"]
    named += [g.first for g in bodies.groups_within(start, first)]
    at = min(named, default=start)
    while at > start and words[at - 1] in ("the", "these", "those", "nhs", "its", "their"):
        at -= 1
    return at == start or words[at - 1] not in _HANGING or words[at - 2] in _QUANTITIES


def _of_a_plan(phrase: Phrase) -> Sequence[Event] | None:
    """`Plans for A and B to merge have been scrapped`, `The merger of A and B was axed`: a plan has ended, and no
    body."""
    doc, words, lists = phrase.doc, phrase.words, status_words()
    if phrase.type != "disbandment" or words[phrase.cue.first] not in _BE:
        return None
    head = doc.sentence_tokens(phrase.cue.first)[0]
    if _is_of_a_change(phrase, head):
        return ()
    while head < phrase.cue.first and (words[head] in _ARTICLES or words[head] in lists["of_plans"]):
        head += 1
    return () if words[head] in lists["plans"] and words[head + 1] in ("to", "for", "that", "under") else None


def _is_of_a_change(phrase: Phrase, start: int) -> bool:
    """Whether the noun of a change, with the names that hang on it, is the subject of a verb."""
    doc, words, first = phrase.doc, phrase.words, phrase.cue.first
    while words[first - 1] in _BE_HELPS:
        first -= 1
    nouns = [c for c in doc.cues.within("change", start, first) if c.value.endswith((".noun", ".office", ".one"))]
    if not nouns:
        return False
    last = nouns[-1].last
    return last == first or names_end(doc, phrase.bodies, last) >= first or _past_names(phrase, last) == first


def _past_names(phrase: Phrase, token: int) -> int:
    """The token behind the names, joined by small words, that follow a token."""
    i = token
    while (mention := phrase.bodies.at(i)) is not None or phrase.words[i] in _BETWEEN_NAMES:
        i = mention.last if mention is not None else i + 1
    return i


def _combined_as(phrase: Phrase) -> Sequence[Event] | None:
    """`combined as X CCG`: the first word tells it."""
    first = phrase.cue.first
    combined = phrase.words[first : phrase.cue.last] in (["combined", "as"], ["combined", "under"])
    return phrase.event(first, first + 1) if combined else None


def _runs(phrase: Phrase) -> Sequence[Event] | None:
    """`runs A and B`, where it is a person who does."""
    if phrase.form != "runs":
        return None
    end = several_after(phrase.doc, phrase.bodies, phrase.cue.last)
    return phrase.event(phrase.cue.first, end) if end else ()


def _taken_from_ccgs(phrase: Phrase) -> Sequence[Event] | None:
    """`the care board takes over from the eight CCGs`: a body that is no CCG comes in their place."""
    doc, bodies, words, cue = phrase.doc, phrase.bodies, phrase.words, phrase.cue
    if phrase.type != "merger" or phrase.form != "verb" or words[cue.last - 1] != "over" or phrase.next != ["from"]:
        return None
    start, stop = doc.sentence_tokens(cue.first)
    taker = bodies.nearest_before(cue.first)
    by_body = taker is not None and taker.first >= start and taker.kind == "body"
    if not by_body and not doc.cues.within("receiver", start, cue.first):
        return None
    stop = min(stop, cue.last + 5)
    named = any(m.kind == "ccg" for m in bodies.within(cue.last, stop))
    counted = any(True for _ in bodies.groups_within(cue.last, stop))
    return phrase.as_form("function-transfer", "take") if named or counted else None


def _made_from(phrase: Phrase) -> Sequence[Event] | None:
    """`formed in April 2018 from A and B`: what was set up was made from others."""
    if phrase.type != "establishment":
        return None
    doc, words, cue = phrase.doc, phrase.words, phrase.cue
    for i in range(cue.last, min(doc.sentence_tokens(cue.first)[1], cue.last + 9)):
        if words[i] == "from" or words[i : i + 2] == ["out", "of"]:
            several = several_after(doc, phrase.bodies, i + (1 if words[i] == "from" else 2))
            return phrase.as_form("merger", "passive") if several is not None else None
    return None


def _of_teams(phrase: Phrase) -> Sequence[Event] | None:
    """`merged their management teams`, `pooled their management`: not the bodies themselves."""
    words, cue = phrase.words, phrase.cue
    if phrase.form != "verb":
        return None
    if phrase.type == "merger" and (other := of_teams(words, cue)):
        return phrase.as_form(other, "verb")
    if phrase.type == "joint-commissioning" and words[cue.first].startswith("pool"):
        pooled = Cue(cue.first, cue.first + 1, cue.value)
        if of_teams(words, pooled) == "shared-leadership":
            return (Event(pooled.first, pooled.last, "shared-leadership", "verb"),)
    return None


def _of_a_rank(phrase: Phrase) -> Sequence[Event] | None:
    """`the last in the region to do so`: none."""
    first = phrase.cue.first
    before = phrase.words[max(phrase.doc.sentence_tokens(first)[0], first - 8) : first]
    return () if phrase.form == "same" and not _RANKED.isdisjoint(before) else None


def _of_an_office(phrase: Phrase) -> Sequence[Event] | None:
    """`one head of press` tells none; `joint chief officer of A and B` and `run by one chief officer` tell more than
    the office."""
    words, cue = phrase.words, phrase.cue
    if phrase.form != "office":
        return None
    vague = words[cue.last - 1] == "head" or words[cue.first : cue.last] == ["joint", "team"]
    vague = vague and phrase.next in (["of"], ["for"], ["that"], ["which"])
    if vague and not phrase.bodies.within(cue.last, min(cue.last + 4, phrase.doc.sentence_tokens(cue.first)[1])):
        return ()
    if phrase.next == ["for"] and (number := number_before(words, cue.last + 2)) is not None and number[0] > 1:
        return (Event(cue.first, cue.last + 2, phrase.type, "several"),) if words[cue.last + 2] in _ENDS else None
    if phrase.next in (["of"], ["at"]) and (end := named_after(phrase.doc, phrase.bodies, cue.last + 1)):
        return (Event(cue.first, end, phrase.type, "several"),)
    if words[cue.first] == "under" and phrase.next in (["team"], ["teams"], ["structure"], ["board"]):
        return phrase.event(cue.first + 1, cue.last + 1)
    run = words[cue.first - 1] == "by" and words[cue.first - 2] in change_words()["run"]
    return phrase.event(cue.first - 2, cue.last) if run else None


_CASES = (
    _of_some,
    _in_a_name,
    _through_merger,
    _of_a_plan,
    _to_close,
    _combined_as,
    _runs,
    _taken_from_ccgs,
    _made_from,
    _of_teams,
    _of_a_rank,
    _of_an_office,
)


def _stands_alone(phrase: Phrase) -> bool:
    """Whether a phrase in its form tells an event where nothing special is said: `was disbanded`, `the merger`."""
    if phrase.form == "verb":
        return is_verb(phrase.words, phrase.cue)
    if phrase.form == "noun":
        return is_noun(phrase.words, phrase.cue)
    return phrase.form in ("passive", "office", "one", "same")
