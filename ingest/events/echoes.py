"""Interventions told again without their name: `was made subject to them`, `came out in April`, `Y followed in March`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.intervening import MEASURES, intervention_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: At most this many sentences between an intervention and the words that recall it.
_BACK = 3


@dataclass(frozen=True, slots=True)
class Recalled:
    """The words that stand for an intervention told before, as a cue of its type, and the verb that carries them."""

    cue: Cue
    verb: Cue


def find_recalled(doc: Document, bodies: Bodies, cues: Sequence[Cue]) -> list[Recalled]:
    """What recalls the measures that `cues` tell of, in the order of the text."""
    measures = [c for c in cues if c.value in MEASURES]
    if not measures:
        return []
    return sorted((r for r in (*_pronouns(doc, measures), *_verbs(doc, bodies, measures))), key=lambda r: r.cue.first)


def _pronouns(doc: Document, measures: Sequence[Cue]) -> Iterator[Recalled]:
    """`them` as what a verb of intervening has: `was in them until May`, `had them lifted`."""
    words = doc.tokens.words
    for i in range(measures[0].last, len(words)):
        if words[i] != "them":
            continue
        verb = next((c for c in doc.cues.within("intervenes", max(0, i - 6), i) if i - c.last <= 1 and _governs(words, c, i)), None)
        if words[i + 1 : i + 2] in (["lifted"], ["removed"], ["revoked"], ["imposed"]) and words[i - 1] in ("had", "has", "have"):
            verb = doc.cues.starting("intervenes", i + 1) or verb
        value = _told(doc, measures, i) if verb else None
        if verb and value:
            yield Recalled(Cue(i, i + 1, value), verb)


def _governs(words: Sequence[str], verb: Cue, pronoun: int) -> bool:
    return verb.last == pronoun or words[verb.last] in ("in", "under", "into", "of", "from", "to", "off")


def _verbs(doc: Document, bodies: Bodies, measures: Sequence[Cue]) -> Iterator[Recalled]:
    """A verb with no object that a CCG or a group of them does: it came out, it followed."""
    words, lists = doc.tokens.words, intervention_words()
    for cue in doc.cues.all("recalls"):
        following = words[cue.last] if cue.last < doc.sentence_tokens(cue.first)[1] else "."
        if cue.first < measures[0].last or following not in lists["after_recall"] or not _acts(doc, bodies, cue.first):
            continue
        value = _told(doc, measures, cue.first)
        between = value and any(True for _ in doc.cues.within("change", _last(measures, cue.first), cue.first))
        if value and not between:
            yield Recalled(Cue(cue.first, cue.last, value), Cue(cue.first, cue.last, cue.value))


def _acts(doc: Document, bodies: Bodies, token: int) -> bool:
    """Whether a CCG, or a group of CCGs, is the subject right before a verb."""
    words, start = doc.tokens.words, doc.sentence_tokens(token)[0]
    i = token
    while i > start and words[i - 1] in intervention_words()["before_recall"]:
        i -= 1
    mention = bodies.at(i - 1)
    if mention is not None:
        return mention.kind == "ccg"
    return words[i - 1] in ("it", "ccgs", "ccg", "groups", "group", "inadequate", "both") or any(
        g.last >= i - 1 or not {",", ";"} & set(words[g.last : i]) for g in bodies.groups_within(max(start, i - 12), i)
    )


def _last(measures: Sequence[Cue], token: int) -> int:
    return max(c.last for c in measures if c.last <= token)


def _told(doc: Document, measures: Sequence[Cue], token: int) -> str | None:
    """The measure told last before a token, in its sentence or the few before it."""
    layout, starts = doc.layout, doc.tokens.starts
    here = layout.index_at(starts[token])
    for cue in reversed(measures):
        if cue.last <= token:
            return cue.value if here - layout.index_at(starts[cue.first]) <= _BACK else None
    return None
