"""How a time reaches a number behind it in its sentence: straight before it, through `when`, as a scene, past other
numbers."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.own import Own
from ccgkg.ingest.figures.period.predicates_apart import parted, time_words
from ccgkg.ingest.figures.period.scenes import sets_scene
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens at most between a time and a number at once behind it; from the head of a sentence to a time that holds past a
#: semicolon.
_AT_ONCE, _NOUN = 4, 5
_HEAD = 6


def at_once(doc: Document, m: Time, n: Number) -> bool:
    """Whether a time stands right before a number: `2017-18: 75`, `In 2017-18, 75`, `ended 2017–18 £213m over plan`."""
    gap = doc.tokens.words[m.last : n.begin]
    if len(gap) > _AT_ONCE or not time_words()["joints"].issuperset(gap):
        return False
    if not gap:
        return True
    aside = gap[0] == "," and m.first - 1 > doc.sentence_tokens(n.first)[0] + 1 and "with" not in gap
    return "to" not in gap and not aside


def of_its_noun(doc: Document, m: Time, n: Number) -> bool:
    """Whether a year stands before the noun of a number: `A 2016-17 surplus of £7m`, `its 2017-18 budget was £5m`."""
    words, lists = doc.tokens.words, time_words()
    gap = words[m.last : n.begin]
    if m.kind not in ("financial-year", "year") or not 2 <= len(gap) <= _NOUN or gap[0] not in lists["sums"]:
        return False
    return lists["joints"].issuperset(gap[1:-1]) and gap[-1] in lists["brings"]


def in_when_clause(doc: Document, m: Time, n: Number) -> bool:
    """Whether `when` and the clause of a number follow a time at once: `in April 2018, when 18 CCGs merged`."""
    words = doc.tokens.words
    k = m.last + (words[m.last] == ",")
    return words[k] == "when" and clause_of(doc, n.first)[0] in (k, k + 1) and m.kind != "since"


def leftward(doc: Document, m: Time, n: Number, taker: Number | None) -> Own | None:
    """How a time told before a number in its sentence reaches it; None where it does not. `taker` is the number that
    has it."""
    first, last = clause_of(doc, m.first)
    gap = doc.tokens.words[m.last : n.first]
    private = doc.tokens.words[first] in time_words()["private"]
    apart, scene = parted(doc, m.last, n.first), sets_scene(doc, m)
    if _past_a_mark(m, gap) and not (scene and m.first - doc.sentence_tokens(n.first)[0] <= _HEAD):
        return None
    # `which merged this month, expect to cut costs by 8 per cent`: the relative clause has ended
    same = first <= n.first < last and not apart and not (private and "," in gap)
    if not same and not scene and (private or m.kind == "since"):
        return None
    if apart and _in_another_predicate(m, gap, scene, same):
        return None
    if scene and (taker is None or not apart):
        return Own(m, close=True, same=same)
    if taker is None:
        dates_its_own_event = apart and time_words()["before_times"].isdisjoint(gap)
        return None if dates_its_own_event else Own(m, close=_opens_a_part(doc, m), same=same)
    return None if _kept_by(doc, m, n, scene) else Own(m, close=_opens_a_part(doc, m), same=same)


def _opens_a_part(doc: Document, m: Time) -> bool:
    """Whether a time opens what stands behind a semicolon: `; by 2017 it employed 57`."""
    words = doc.tokens.words
    return ";" in words[m.first - 2 : m.first] and words[m.first - 1] in time_words()["scene"] | {";"}


def _past_a_mark(m: Time, gap: list[str]) -> bool:
    return ";" in gap or ":" in gap and m.kind == "year"


def _in_another_predicate(m: Time, gap: list[str], scene: bool, same: bool) -> bool:
    """Whether what is ordered or claimed behind a time is of another: `had £25 a head in 2013-14, and were told to cut
    it by 20%`."""
    if not scene and not word_lists()["ordered"].isdisjoint(gap):
        return True
    if same:
        return False
    # `cut by 20% by 2020-21, and the five say they will save £4m`
    return m.kind == "since" or not scene and not time_words()["claims"].isdisjoint(gap)


def _kept_by(doc: Document, m: Time, n: Number, scene: bool) -> bool:
    """Whether the number before a time keeps it for itself."""
    words = doc.tokens.words
    if m.kind == "since" and not scene and n.unit != "GBP" and "and" in words[m.last : n.first]:
        return True  # `waiting lists have grown by 9% since April and one in seven waits`
    return m.kind == "part" and words[m.first + 1] == "month"  # `the nine-month figure`, which is one number's
