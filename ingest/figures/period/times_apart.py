"""Numbers that stand only to be compared, and times that are no figure's: of the telling, or only compared with."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens of the subject between a time and its verb of telling; and such verbs.
_SUBJECT = 7
_FINDINGS = frozenset({"ratings", "report", "figures", "assessment", "results", "assessments"})
_TELLS = frozenset({"wrote", "said", "told", "warned", "admitted", "announced", "confirmed", "complained", "argued"})


def is_compared(doc: Document, n: Number) -> bool:
    """Whether a number stands only to be compared: `up from 57`, `against 92`, the first of `from 58% to 71%`."""
    words, lists = doc.tokens.words, time_words()
    low = doc.sentence_tokens(n.first)[0]
    i = n.first if n.hedge is None else min(n.first, doc.tokens.at(n.hedge[0]))
    while i > low and words[i - 1] in lists["before_compared"]:
        i -= 1
    if i <= low:
        return False
    before = words[i - 2] if i - 2 >= low else ""
    if words[i - 1] == "against":  # not `action against the 26`
        return before in lists["pauses"] or before[-1:].isdecimal()
    return (
        words[i - 1] == "from" or words[i - 1] in lists["compared"] or f"{before} {words[i - 1]}" in lists["compared"]
    )


def compares(c: Context, m: Time) -> bool:
    """Whether a time is that of a number which stands only to be compared: `up from £4m in 2016-17`."""
    before = c.numbers_within(max(c.doc.sentence_tokens(m.first)[0], m.first - 8), m.first)
    return bool(before) and is_compared(c.doc, before[-1])


def of_the_telling(doc: Document, m: Time) -> bool:
    """Whether a time is that of a report (`found last month`, `published on 18 December`), and not of what it says."""
    words, lists = doc.tokens.words, time_words()
    i, low = m.first, doc.sentence_tokens(m.first)[0]
    if words[i - 1 - (words[i - 1] in ("in", "on"))] in lists["decides"] and words[m.last] == "to":
        return (
            m.kind in lists["told_kinds"] or m.kind == "year"
        )  # `agreed last week to replace them with a post paid £160,000`
    if m.kind not in lists["told_kinds"]:
        return False
    if words[i - 3 : i] in (["as", "late", "as"], ["as", "recently", "as"], ["as", "early", "as"]) and i - 3 > low:
        return True  # `had forecast a surplus as late as December`
    if words[m.last] == "'s" and words[m.last + 1] in _FINDINGS and words[m.last - 1] in ("month", "week", "yesterday"):
        return True  # `in last month's ratings for 2018/19`
    if words[i - 1] in ("of", "dated") and words[i - 2] in lists["letters"] and words[m.last] == ",":
        return True  # `In its letter of 2 October, NHS England states that`
    sent = "sent" in words[i - 2 : i] and words[m.last] == ","
    if sent and not lists["letters"].isdisjoint(words[max(low, i - 8) : i]):
        return True  # `In a letter sent on Monday, it argued`
    if (
        m.kind in ("relative", "month", "year")
        and words[m.last] in lists["suggests"]
        and not lists["studies"].isdisjoint(words[max(low, i - 10) : i])
    ):
        return True  # `A study by the King's Fund last year suggested that`
    if not word_lists()["polls"].isdisjoint(words[max(low, i - 10) : i]) and m.kind in ("relative", "month"):
        return False  # `a poll of GPs found last month that`: it is told when they were asked
    if _opens_a_telling(doc, m, low):
        return True
    while (
        i > low
        and words[i - 1] in ("on", "in", "earlier", "late", "early", "back", "only", "just", "(")
        and m.first - i < 3
    ):
        i -= 1
    if (
        i - 2 >= low
        and words[i - 1] == "out"
        and words[i - 2] in lists["comes_out"]
        or i > low
        and words[i - 1] in lists["telling"]
    ):
        return True
    return _reported(doc, m, low)


def _opens_a_telling(doc: Document, m: Time, low: int) -> bool:
    """`In December he wrote that`, `On Tuesday the chair told members that`: the time stands before its verb of
    telling."""
    words, (_, high) = doc.tokens.words, doc.sentence_tokens(m.first)
    if m.first - low > 2:
        return False
    verb = next((k for k in range(m.last, min(high, m.last + _SUBJECT)) if words[k] in _TELLS), None)
    return (
        verb is not None
        and "that" in words[verb : verb + 5]
        and not any(w[0].isdecimal() for w in words[m.last : verb])
    )


def _reported(doc: Document, m: Time, low: int) -> bool:
    """Whether a time ends a clause whose verb is one of telling: `reported a rise in its bill last month`."""
    words, lists = doc.tokens.words, time_words()
    if words[m.first - 4 : m.first] == ["at", "the", "end", "of"]:
        return False  # `reported a £4m overspend at the end of October`
    first = max(low, clause_of(doc, m.first)[0])
    verbs = [
        w
        for w in words[first : m.first]
        if w in lists["reporting"] or w in lists["auxiliaries"] or w.endswith("ed") or w == "that"
    ]
    return len(verbs) == 1 and verbs[0] in lists["reporting"]


def is_reference(doc: Document, m: Time) -> bool:
    """Whether a time is only compared with: `three more than in March`, `a rise of 3% on 2016-17`, `£320m compared with
    2017/18`."""
    words, lists = doc.tokens.words, time_words()
    i, low = m.first, doc.sentence_tokens(m.first)[0]
    while (
        i > low
        and words[i - 1] in ("in", "at", "the", "on", "during", "for", "end", "of", "that")
        and m.first - i < 3
        and words[i - 1] not in lists["reference"]
    ):
        i -= 1
    if (
        words[i - 1] in ("had", "did", "were", "was", "have")
        and i - 3 >= low
        and words[i - 3] == "than"
        and words[i - 2] not in lists["shares"]
    ):
        return True  # `than they had in 2015`
    if any(
        words[k : k + 3] in (["from", "the", "one"], ["than", "the", "one"], ["to", "the", "one"])
        for k in range(max(low, m.first - 7), m.first)
    ):
        return True  # `a different rating from the one they held a year ago`
    if i <= low or words[i - 1] not in lists["reference"]:
        return False
    if words[i - 1] in ("than", "against", "versus", "unlike"):
        return True
    # `up 3 per cent on the year before`
    far = 5 if words[i - 3 : i - 1] == ["per", "cent"] else 4
    return not lists["reference_heads"].isdisjoint(words[max(low, i - far) : i - 1]) and (
        words[i - 1] != "on" or m.kind not in ("day", "weekday")
    )


def of_the_whole(doc: Document, m: Time, n: Number) -> bool:
    """Whether a time only says which those are of whom a number counts a part: `of the nine put there in July 2016, two
    are out`."""
    if n.whole is None or n.whole[0] >= n.start:
        return False
    at = doc.tokens.at(n.whole[0])
    return at < m.first < n.first and any(
        w.endswith("ed") or w in time_words()["restricting"] for w in doc.tokens.words[at : m.first]
    )


def of_a_bracket(c: Context, m: Time, n: Number) -> bool:
    """Whether a time stands with a number of its own in brackets that closed before a number: `20 (2017/18: 18), 102
    good`."""
    words = c.doc.tokens.words
    close = next((k for k in range(m.last, n.first) if words[k] == ")"), None)
    return close is not None and "(" in words[max(0, m.first - 4) : m.first] and bool(c.numbers_within(m.last, close))
