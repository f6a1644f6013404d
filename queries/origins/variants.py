"""Two quotations of one utterance held against each other, word by word: what is left out, added or changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ccgkg.queries.origins.quoted_words import Word, negations, numbers, words_of

Sort = Literal["left-out", "added", "changed"]
Meaning = Literal["negation", "number"]
Place = tuple[int, int]

#: So few words, inside a sentence that both have, may hide a change of meaning; a clause that goes takes its own with
#: it.
_INSIDE = 6
_STOP = re.compile(r"[.!?…](?=\W*(?:\s|$))|\n")
_MARKED = re.compile(r"…|\.\.\.|\[|\]")


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference of a quotation from a longer one. Places are offsets in the two texts, half-open, and None for no
    words.

    `was` stands in the longer, `now` in the other. `alters` says what of the meaning changes, and `marked` that the
    quotation shows by dots or brackets that it was changed.
    """

    sort: Sort
    was: str
    now: str
    was_at: Place | None
    now_at: Place | None
    alters: Meaning | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """How many words two quotations have in common, and the differences, in order."""

    same: int
    edits: tuple[Edit, ...]


def align(whole: str, at: Sequence[Place], part: str, there: Sequence[Place]) -> Alignment:
    """Holds the words of `part` at some places against those of `whole` at some places."""
    first = [word for place in at for word in words_of(whole, *place)]
    second = [word for place in there for word in words_of(part, *place)]
    matcher = SequenceMatcher(None, [w.plain for w in first], [w.plain for w in second], autojunk=False)
    same, edits = 0, []
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            same += a_end - a
            continue
        was_at, now_at = _place(first[a:a_end]), _place(second[b:b_end])
        inner = bool(0 < a and a_end < len(first) and 0 < b and b_end < len(second))
        edits.append(
            Edit(
                "left-out" if tag == "delete" else "added" if tag == "insert" else "changed",
                whole[slice(*was_at)] if was_at else "",
                part[slice(*now_at)] if now_at else "",
                was_at,
                now_at,
                _altered(
                    first[a:a_end], second[b:b_end], inner and not _broken(whole, first, a, a_end), tag == "replace"
                ),
                inner and bool(_MARKED.search(part, second[b - 1].end, second[b_end].start)),
            )
        )
    return Alignment(same, tuple(edits))


def _place(words: list[Word]) -> Place | None:
    return (words[0].start, words[-1].end) if words else None


def _broken(text: str, words: list[Word], first: int, last: int) -> bool:
    """Whether a sentence ends between the words around a run."""
    return bool(_STOP.search(text, words[first - 1].end, words[last].start))


def _altered(was: Sequence[Word], now: Sequence[Word], inside: bool, replaced: bool) -> Meaning | None:
    """What of the meaning changes: a negation more or less, or another number, in few words inside one sentence.

    Words that stand in the place of others are held to say something else wherever they stand.
    """
    if not (inside or replaced) or max(len(was), len(now)) > _INSIDE:
        return None
    if negations(was) % 2 != negations(now) % 2:
        return "negation"
    return "number" if replaced and numbers(was) != numbers(now) else None
