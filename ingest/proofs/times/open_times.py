"""The times that what is told may belong to where its own sentence has none for it: told before, above, or again.

A time that is compared with (`than in 2015`), or stands in a clause put in between (`where a merger fell in 2019,`), is
not that of the sentence around it. `On that day` and `the same year` take up a time told before.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.proof_words import proof_words
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.times.periods import Mention

_COMPARED = frozenset({"than", "against"})
#: Tokens behind `than` in which what is compared with has its time: `than they had in 2015`.
_NEAR = 5
_RELATIVE = frozenset({"where", "which", "who", "whose", "when", "whom"})
_POINTING = frozenset({"that", "same", "the"})
#: After one of these units they make another time: `the year before`.
_ELSE = frozenset({"before", "earlier", "after", "later", "to", "ended", "ending", "of", "in", "until"})
_UNITS = proof_words("time-units")
#: Times told before that an anaphor may take up, and sentences before in which a time may go on to hold.
_TAKEN_UP, _SENTENCES = 2, 4
_LEAD_IN = 12
#: Times within a year, sentences before in which one goes on to hold, and tokens before in which `the same date` takes
#: one up.
_DAYS = frozenset({"month", "day"})
_SCENE, _FEW = 6, 80
#: Words that bring what a figure is set against, and tokens behind them in which its time stands.
_AGAINST = frozenset({"from", "than", "against", "with"})
_FAR = 8


def is_compared(ground: Ground, mention: Mention) -> bool:
    """Whether a time is one that something is compared with: `more than in 2015`."""
    words = ground.doc.tokens.words
    low = ground.doc.sentence_tokens(mention.first)[0]
    if mention.first > low and words[mention.first - 1] in _COMPARED:
        return True
    between = words[max(low, mention.first - _NEAR, 0) : mention.first]
    if "than" not in between:
        return False
    at = mention.first - between[::-1].index("than") - 1
    return not any(w in (",", ";") or w[0].isdecimal() for w in words[at : mention.first])


def in_aside(ground: Ground, mention: Mention, place: tuple[int, int]) -> bool:
    """Whether a time stands in a relative clause between commas that does not hold the tokens `place`."""
    words = ground.doc.tokens.words
    low, high = ground.doc.sentence_tokens(mention.first)
    opens = next((i for i in range(mention.first - 1, low, -1) if words[i] in (",", "–", "(")), None)
    if opens is None or words[opens + 1] not in _RELATIVE and words[opens + 2] not in _RELATIVE:
        return False
    closes = next((i for i in range(mention.last, high) if words[i] in (",", "–", ")")), high)
    return not opens < place[0] < closes


def open_times(ground: Ground, place: tuple[int, int]) -> Iterator[Mention]:
    """The times told outside its own sentence that tokens may belong to, the nearest first."""
    doc = ground.doc
    low, high = doc.sentence_tokens(place[0])
    back = doc.sentence_tokens(low - 1)[0] if low else low
    together = doc.layout.block_at(doc.tokens.starts[back]) == doc.layout.block_at(doc.tokens.starts[low])
    if (
        _takes_up(ground, low, max(place[0], clause_of(doc, place[0])[1]))
        or "same" in doc.tokens.words[back if together else low : high]
        and _takes_up(ground, back if together else low, high, "same")
    ):
        yield from _before(ground, low, _TAKEN_UP)
        yield from [m for m in reversed(ground.periods.within(max(0, low - _FEW), low)) if m.edtf and m.kind in _DAYS][
            :1
        ]
    own = [m for m in ground.periods.within(low, high) if m.edtf and not in_aside(ground, m, place)]
    if any(not is_compared(ground, m) and not _of_another(ground, m, place) for m in own):
        return
    yield from above(ground, place[0])
    # The year of a text's ratings dates all that it tells of grades, and stands before other financial years.
    governed = ground.periods.governing is not None
    if not (governed and doc.cues.within("grade", low, high)):
        yield from (m for m in _sentence_before(ground, low) if not (governed and m.kind == "financial-year"))
        yield from _of_the_scene(ground, low)


def _of_another(ground: Ground, mention: Mention, place: tuple[int, int]) -> bool:
    """Whether a time without a year stands in another clause than the tokens `place`."""
    start, stop = clause_of(ground.doc, place[0])
    return not start <= mention.first < stop and not with_year(ground, mention)


def _takes_up(ground: Ground, low: int, high: int, pointing: str | None = None) -> bool:
    """Whether tokens have words that take up a time told before them: `that year`, `the same day`."""
    words = ground.doc.tokens.words
    return any(
        (words[i] == pointing if pointing else words[i] in _POINTING)
        and words[i + 1] in _UNITS
        and words[i + 2] not in _ELSE
        for i in range(low, min(high, len(words) - 2))
    )


def _before(ground: Ground, low: int, number: int) -> Iterator[Mention]:
    seen: list[str | None] = []
    for mention in reversed(ground.periods.within(max(0, low - 400), low)):
        if mention.edtf and with_year(ground, mention) and mention.edtf not in seen:
            seen.append(mention.edtf)
            yield mention
            if len(seen) == number:
                return


def _sentence_before(ground: Ground, low: int) -> Iterator[Mention]:
    """The times of the nearest sentence before that tells one with a year."""
    doc = ground.doc
    for _ in range(_SENTENCES):
        if not low:
            return
        low, high = doc.sentence_tokens(low - 1)
        found = [m for m in ground.periods.within(low, high) if m.edtf and with_year(ground, m)]
        if found:
            yield from (m for m in found if not is_set_aside(ground, m, (high, high)))
            return


def _of_the_scene(ground: Ground, low: int) -> Iterator[Mention]:
    """The day or month of the nearest sentence before that tells one, reckoned where it has no year: `Practices voted
    in May. … 26 were for it.`"""
    doc = ground.doc
    for _ in range(_SCENE):
        if not low:
            return
        low, high = doc.sentence_tokens(low - 1)
        if doc.layout.block_at(doc.tokens.starts[low]).kind == "heading" and not ground.numbers_within(low, high):
            return  # a line with numbers is a row of a table
        found = [m for m in ground.periods.within(low, high) if m.edtf]
        if found:
            yield from (m for m in found if m.kind in _DAYS and not is_set_aside(ground, m, (high, high)))
            return


def is_set_aside(ground: Ground, mention: Mention, place: tuple[int, int]) -> bool:
    """Whether a time is that of an aside, or of what another figure is set against, and so of nothing told after its
    sentence."""
    return (
        in_brackets(ground, mention)
        or _set_against(ground, mention, ground.doc.sentence_tokens(mention.first)[0])
        or in_aside(ground, mention, place)
    )


def in_brackets(ground: Ground, mention: Mention) -> bool:
    """Whether a time is told of what stands in brackets alone: `with the 2016/17 grade in brackets`."""
    return not {"brackets", "parentheses"}.isdisjoint(ground.doc.tokens.words[mention.last : mention.last + _NEAR])


def _set_against(ground: Ground, mention: Mention, low: int) -> bool:
    """Whether a time is that of a figure that another is set against: `up from 20 in 2017/18`."""
    words = ground.doc.tokens.words
    for i in range(mention.first - 1, max(low, mention.first - _FAR) - 1, -1):
        if words[i] in _AGAINST:
            return True
        if words[i] in (",", ";", ":"):
            return False
    return False


def above(ground: Ground, token: int) -> Iterator[Mention]:
    """The times of the heading or lead-in under which a block stands: `On 1 April 2021:`."""
    doc = ground.doc
    blocks = doc.layout.blocks
    here = doc.layout.sentence_at(doc.tokens.starts[token]).block
    for block in reversed(blocks[max(0, here - _LEAD_IN) : here]):
        if block.kind == "heading" or doc.text[block.end - 1] in ":?":
            found = [
                m
                for m in ground.periods.within(*doc.tokens.range(block.start, block.end))
                if m.edtf and with_year(ground, m) and not in_brackets(ground, m)
            ]
            yield from found
            if found:
                return
        elif block.kind == "paragraph":
            return


def with_year(ground: Ground, mention: Mention) -> bool:
    """Whether the words of a time have the digits of its year."""
    return mention.kind in ("financial-year", "year", "years") or any(
        len(w) == 4 and w.isdecimal() for w in ground.doc.tokens.words[mention.first : mention.last]
    )
