"""Where a new predicate begins: a time behind it is not that of a number before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

#: Tokens at most of a subject before its aside, and of that.
_ASIDE = 8
_CLOSERS = {"(": ")", "–": "–", "—": "—"}


@cache
def time_words() -> dict[str, frozenset[str]]:
    """`rules/own-times.yaml`."""
    return {key: frozenset(values) for key, values in lexicon("own-times").items()}


def parted(doc: Document, first: int, last: int, verb: bool = False) -> bool:
    """Whether a new predicate begins in the tokens [first, last). The first verb there is the number's, unless it has
    its `verb`."""
    words, lists = past_asides(doc, first, last), time_words()
    first, last = 1, len(words) - 1
    for k in range(first, last):
        word = words[k]
        if (
            word in lists["breaks"]
            and not (word in lists["before_times"] and last - k <= 4)
            and not (word == "so" and words[k - 1] in lists["does"])
        ):
            return True
        if (
            word == "since"
            and words[k + 1] in lists["pronouns"]
            or word == "as"
            and words[k + 1] in lists["as_subjects"]
        ):
            return True  # `cut to £22 a head, just as groups take on`
        if (
            _begins(words, first, k)
            or word == "that"
            and words[k + 1] in ("no", "the", "a", "an", "there", "any", "all", "some", "most")
        ):
            return True
        if word == "," and words[k + 1] in lists["after_comma"] and k + 1 < last:
            return True
        if word in lists["conjunctions"] and (verb or word == "and") and _new_predicate(words, k + 1, last):
            return True
        verb = verb or _is_verb(word)
    return False


def begun(doc: Document, first: int, last: int) -> bool:
    """Whether what stands in the tokens [first, last) was begun at the time behind: `through a committee set up in
    2018`."""
    return any(_begins(doc.tokens.words, first, k) for k in range(first, last))


def _begins(words: Sequence[str], first: int, k: int) -> bool:
    lists = time_words()
    noun = k > first + 1 and (words[k - 1].isalpha() or words[k - 1] == ",") and not _is_verb(words[k - 1])
    return words[k] in lists["begun"] and noun and not lists["through"].isdisjoint(words[first:k])


def turned(doc: Document, first: int, last: int) -> bool:
    """Whether the tokens [first, last) turn to what has its own time: `ahead of a bid`, `and there will be`."""
    words = doc.tokens.words
    pairs = zip(words[first:last], words[first + 1 : last + 1], strict=False)
    return any(
        one == "ahead" and two == "of" or one == "and" and two in ("there", "it", "they", "he", "she", "we")
        for one, two in pairs
    )


def past_asides(doc: Document, first: int, last: int) -> list[str]:
    """The words of the tokens [first, last) without what stands in brackets or between two dashes; one more word on
    each side."""
    words = _without_joined_names(doc, first, last)
    if first and _CLOSERS.keys().isdisjoint(words[first:last]):
        return words[first - 1 : last + 1]
    found, k = [words[first - 1] if first else ""], first
    while k < last:
        closer = _CLOSERS.get(words[k])
        close = next((j for j in range(k + 2, last) if words[j] == closer), None) if closer else None
        if close is None:
            found.append(words[k])
        k = k + 1 if close is None else close + 1
    return [*found, words[last] if last < len(words) else ""]


def _without_joined_names(doc: Document, first: int, last: int) -> list[str]:
    """The words of the text, where an `and` of the tokens [first, last) that stands within a name is none."""
    words, capital = doc.tokens.words, doc.tokens.capital
    if "and" not in words[first:last]:
        return words
    named = [k for k in range(first + 1, last) if words[k] == "and" and capital(k - 1) and capital(k + 1)]
    if not named:
        return words
    words = words.copy()
    for k in named:
        words[k] = "&"
    return words


def past_an_aside(doc: Document, first: int, last: int) -> int:
    """Where the main clause goes on behind a relative one: `Dr Pillay, who will become chair on 1 April, beat a rival
    by 19 votes`."""
    words = doc.tokens.words
    if words[first] not in time_words()["private"] or words[first - 1] != ",":
        return first
    return next(
        (
            k + 1
            for k in range(first + 1, last)
            if words[k] == "," and words[k + 1] not in time_words()["no_ends"] and not doc.tokens.capital(k + 1)
        ),
        first,
    )


def has_verb(doc: Document, first: int, last: int) -> bool:
    """Whether a verb stands in the tokens [first, last)."""
    words, lists = doc.tokens.words[first:last], time_words()
    if not lists["auxiliaries"].isdisjoint(words) or not lists["past"].isdisjoint(words):
        return True
    told = " ".join(("", *words, ""))
    return told.count("ed ") > told.count(" red ")  # `£40m in the red`


def has_own_verb(gap: list[str]) -> bool:
    """Whether words behind a number have a verb: no participle behind an article, as in `practices in the affected
    areas`."""
    lists = time_words()
    return any(
        w in lists["auxiliaries"]
        or w in lists["past"]
        or w.endswith("ed")
        and gap[k - 1 : k] not in (["the"], ["a"], ["its"], ["their"], ["most"], ["more"])
        for k, w in enumerate(gap)
    )


def _is_verb(word: str) -> bool:
    return word in time_words()["auxiliaries"] or word in time_words()["past"] or word.endswith("ed")


def _past_a_comma_aside(words: Sequence[str], first: int, last: int) -> int:
    """Where a verb stands behind what two commas set apart: `and the last of them, once the worst, left in 2018`; else
    `first`."""
    comma = next((k for k in range(first, min(last, first + _ASIDE)) if words[k] == ","), None)
    close = next((k for k in range(comma + 2, min(last, comma + _ASIDE)) if words[k] == ","), None) if comma else None
    return close + 1 if close is not None and close + 1 < last and _is_verb(words[close + 1]) else first


def _new_predicate(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a verb follows a conjunction: at once, or behind a subject of its own without a number."""
    lists = time_words()
    j = first
    while j < last and (words[j] in lists["adverbs"] or words[j].endswith("ly") or words[j] == "and"):
        j += 1
    if j < last and (words[j] in lists["pronouns"] or _is_verb(words[j])):
        return True
    j = _past_a_comma_aside(words, j, last)
    for k in range(j, min(last, j + 6)):
        if words[k][0].isdecimal() or words[k] in ("£", ",", "in", "of", "by", "for", "with"):
            return False
        if words[k] in lists["auxiliaries"] or words[k] in lists["claims"] or words[k] in lists["past"]:
            return True
    return False
