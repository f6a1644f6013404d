"""The CCG that a sentence calls one of those on whom a measure is before it names it: `One of nine groups sent into
special measures, Bury CCG is now good`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.subject_names import words_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Tokens behind the measure in which the subject stands, past when and by whom it was taken.
_BEHIND = 14
#: Before the number, or the noun, of those of whom it is one.
_OF_THEM = (["one", "of"], ["of", "the"], ["of", "those"], ["among", "the"], ["among", "those"], ["of", "only"])
#: Before that, where it opens a clause: nothing, or what leads up to it.
_OPENS = frozenset({"and", "once", "also", "long", "still", "formerly", "as", ",", "–"})


def one_of_them(doc: Document, bodies: Bodies, cue: Cue, start: int) -> Mention | None:
    """The subject behind a measure whose clause opens with `one of` a group; `start` is its first token."""
    words = doc.tokens.words
    group = next((g for g in reversed(tuple(bodies.groups_within(start, cue.first))) if g.last <= cue.first), None)
    if group is None or any(m.kind == "ccg" for m in bodies.within(group.last, cue.first)):
        return None
    first = next(
        (i for i in range(group.first, max(start, group.first - 4) - 1, -1) if words[i] in ("one", "among")), None
    )
    if first is None or words[first : first + 2] not in _OF_THEM:
        return None
    if first > start and words[first - 1] not in _OPENS:
        return None
    if any(m.kind == "ccg" for m in bodies.within(start, first)):
        return None
    comma = next((i for i in range(cue.last, min(len(words) - 2, cue.last + _BEHIND)) if words[i] == ","), None)
    if comma is None:
        return None
    if words[comma + 1] == "it" or words[comma + 1 : comma + 3] in (["the", "ccg"], ["the", "group"]):
        antecedent = bodies.antecedent(doc, comma + 1)
        return bodies.nearest_of(antecedent.agent, cue.first) if antecedent is not None else None
    named = bodies.at(comma + 1 + (words[comma + 1] == "nhs"))
    if named is None or named.kind != "ccg":
        return None
    verb = words[named.last] in words_of("tells") or words[named.last].endswith(("ed", "s")) or words[named.last] == ","
    return named if verb else None
