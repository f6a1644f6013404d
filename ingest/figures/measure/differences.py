"""Whether a number is a difference, a rise, a cut or a growth rate, and no amount of the thing itself (decision 9)."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: Words between a change word and its number.
_ARTICLES = frozenset({"a", "an", "the", "another", "some"})
#: Behind `another 20%`, what shows that it is to be found and not another fifth of some.
_TO_BE_FOUND = frozenset({"by", "from", "off", "next", ".", ","})
#: Behind a percentage, out of what it is taken.
_OUT_OF = (["out", "of"], ["off", "their"], ["off", "its"], ["off", "the"])
#: Before `lose`, what makes it tell what will be less.
_WILL = frozenset({"to", "will", "would", "could", "may", "might", "must", "and"})
_MORE = frozenset({"further", "another", "additional", "extra"})
#: Change words behind a number that may count instead: `two more groups`.
_COUNTING = frozenset({"above", "below", "over", "target", "more", "less", "extra"})
#: Behind `two more`, verbs of those counted, and where they are.
_THEY_DO = frozenset({"are", "is", "were", "was", "will", "have", "has", "could", "may", "follow"})
_WHERE = frozenset({"in", "at", "from", "across"})
#: Tokens at most between a number and the change word behind it.
_GAP = 2


def is_change(doc: Document, n: Number) -> bool:
    """Whether the words before a number or behind it make it a change, or it is in percentage points."""
    if n.points:
        return True
    words, first = doc.tokens.words, n.begin
    if words[first - 1] == "another" and _another(words, n, first):
        return True
    while first and words[first - 1] in _ARTICLES and n.first - first < 3:
        first -= 1
    if words[first - 3 : first] == ["an", "average", "of"] and words[first - 4] == "by":
        first -= 3  # `will grow by an average of 3%`
    if (
        words[first - 1] in ("up", "down")
        and words[first - 2] in ("closed", "ended", "finished")
        and n.unit == "percent"
    ):
        return True  # `shares closed down 3 per cent`
    if words[n.last : n.last + 2] == ["better", "care"]:
        return False  # `the £3.8bn Better Care Fund`
    if first and n.unit != "count" and (_added(words, n, first) or _taken(words, n, first)):
        return True
    if n.unit == "percent" and words[n.last : n.last + 2] in _OUT_OF:
        return True  # `take 20% out of their running costs`
    before = doc.cues.ending("change-before", first)
    return _changed_before(doc, n, before) if before is not None else _changed_behind(doc, n)


def _another(words: list[str], n: Number, first: int) -> bool:
    """`we would have another £37m to spend`, `would have to find another 20% by 2020-21`."""
    if n.unit == "GBP":
        return not word_lists()["has_more"].isdisjoint(words[max(0, first - 3) : first - 1])
    return n.unit == "percent" and not _TO_BE_FOUND.isdisjoint(words[n.last : n.last + 1])


def _added(words: list[str], n: Number, first: int) -> bool:
    """`would add £4m to its costs`."""
    return words[first - 1] in word_lists()["adds"] and "to" in words[n.last : n.last + 3]


def _taken(words: list[str], n: Number, first: int) -> bool:
    """`likely to trim 15 per cent from running costs`, `When CCGs lose a fifth of their admin budgets`, `expects to
    lose £1.2m`."""
    verb, behind = words[first - 1], words[n.last]
    if n.unit == "GBP":
        managed = words[first - 3].startswith("manag")  # `how it managed to lose £5m`
        return verb == "lose" and words[first - 2] in _WILL and behind != "for" and not managed
    if behind == "of":
        return verb in word_lists()["loses"]
    return behind in ("off", "from") and verb in word_lists()["shaves"]


def _changed_before(doc: Document, n: Number, cue: Cue) -> bool:
    """Whether a change word before a number (`rose by`, `up`, `a further`) tells of a change there."""
    words = doc.tokens.words
    word = words[cue.last - 1]
    phrase = cue.last - cue.first > 1
    if word == "by":
        return _by(doc, n, cue, phrase)
    if word in ("up", "down"):
        if not phrase and words[cue.first - 1] in word_lists()["phrasal"]:
            return False  # `management costs make up 2%`
        return phrase or words[n.last] != "from" and n.unit != "count"
    if word in _MORE:
        has_more = not word_lists()["has_more"].isdisjoint(words[max(0, cue.first - 2) : cue.first])
        more = word in ("additional", "extra") or word == "another" and has_more
        return n.unit == "percent" or more and n.unit == "GBP"
    return True


def _by(doc: Document, n: Number, cue: Cue, phrase: bool) -> bool:
    """`rose by 2%`; not `overspent by £2m`, which is the overspend."""
    money = doc.cues.ending("money", cue.first)
    own = money is not None and money.value in ("overspend", "surplus")
    if money is not None and own and not doc.cues.within("change-verb", max(0, money.first - 4), money.first):
        return False
    return phrase or bool(doc.cues.within("change-verb", doc.sentence_tokens(n.first)[0], cue.last))


def _changed_behind(doc: Document, n: Number) -> bool:
    """Whether a change word behind a number (`12% cut`, `£4m more`) tells of a change."""
    words, after = doc.tokens.words, n.last
    if words[after] == "pay" and words[after + 1] in ("off", "-"):
        return False
    while after < len(words) and after - n.last < _GAP and words[after] in word_lists()["change_gap"]:
        after += 1
    cue = doc.cues.starting("change-after", n.last) or doc.cues.starting("change-after", after)
    if cue is None:
        return False
    word = words[cue.last - 1]
    if word == "cut":
        return n.unit != "count" or cue.first != n.last  # `three cut back on hearing aids`
    if word in _COUNTING and n.unit == "count":
        return _fewer_or_more(doc, n, cue)
    if word == "off":
        return n.form != "amount" or words[cue.last] not in ("plan", "target", "budget")
    return True


def _fewer_or_more(doc: Document, n: Number, cue: Cue) -> bool:
    """`four more were rated good than last time` compares; `two more groups will` counts them."""
    words, high = doc.tokens.words, doc.sentence_tokens(n.first)[1]
    word, behind = words[cue.last - 1], words[cue.last]
    counted = doc.cues.starting("counted", cue.last)
    if word == "more" and "than" not in words[n.last : high]:
        if behind in _WHERE:
            return False  # `merging four CCGs in Derbyshire, and two more in Devon`
        if counted is None and cue.last < high and (behind in _THEY_DO or behind.endswith("ed")):
            return False  # `There have been eight since 2013, and two more are due`
    return word in ("more", "less") and (counted is None or "than" in words[counted.last : high])
