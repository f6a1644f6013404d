"""Whether a time that a sentence tells is that of a figure in it: what stands apart, what is foretold, what only restricts."""

from __future__ import annotations

from ccgkg.ingest.figures.carried import stands_now
from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.hedged import begin
from ccgkg.ingest.figures.known_sets import is_known
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.own_times import Own
from ccgkg.ingest.figures.predicates_apart import has_verb, parted, time_words
from ccgkg.ingest.figures.year_of_grades import moves
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Tokens at most between a number and the date of that since which it holds.
_SINCE = 10


def holds(doc: Document, n: Number, own: Own, m: Time, measure: str) -> bool:
    """Whether a time that the sentence tells can be that of a figure: a stock's and a day's must stand close by."""
    first, last = clause_of(doc, n.first)
    own_clause = (
        clause_of(doc, n.last + 1)
        if doc.tokens.words[n.last : n.last + 2] in (["of", "which"], ["of", "whom"])
        else (first, last)
    )
    same = (
        first <= m.first < last
        or _past_an_aside(doc, n, m)
        or m.kind == "since"
        and own.close
        and own_clause[1] == m.first - 1
    )
    if measure == "practices" and is_known(doc, n) and not own.close:
        return False
    if measure in families()["fiscal"] and m.kind in ("month", "day") and m.last <= n.first and _foretold(doc, m, n):
        return False  # `In November it raised its forecast to £17m`
    if (
        m.kind == "weekday"
        and measure != "other"
        and not (measure in families()["events"] - families()["grouped"] and (own.close or m.first > n.last))
        or m.kind == "since"
        and not own.close
    ):
        return False
    if m.kind == "relative" and measure == "other" and moves(doc, n):
        return False  # `five are new to the bottom category this year`
    if measure == "ccgs" and (
        m.first > n.last
        and _of_what_they_must(doc, n, m)
        or m.last <= n.first
        and doc.tokens.words[begin(doc, n) - 1] == "'s"
        and doc.tokens.words[n.last] != "left"
        and not word_lists()["modals"].isdisjoint(doc.tokens.words[n.last : n.last + 5])
    ):
        return False  # `All 195 CCGs must cut their costs by 2020-21`
    if doc.tokens.words[first] == "where" and m.last <= first:
        return False  # `approved last month the merger of Tidewell and Larkmoor, where 52 of 61 practices voted for it`
    if (
        m.kind == "since"
        and m.first > n.last
        and doc.tokens.words[m.first - 1] == "since"
        and doc.tokens.words[m.first - 2] in time_words()["superlatives"]
    ):
        return False  # `had an underspend of £2.2m, its first since 2014/15`
    if n.unit == "GBP" and doc.tokens.words[begin(doc, n) - 2 : begin(doc, n)] in (
        ["salary", "of"],
        ["salaries", "of"],
        ["fee", "of"],
    ):
        return False  # `was appointed last month, at a salary of £118,000`
    if n.unit == "GBP" and doc.tokens.words[n.last : n.last + 2] == ["a", "year"] and doc.tokens.joined(n.last):
        return False  # `The £142,000-a-year chief officer leaves at the end of April`
    if (
        measure == "budget"
        and m.kind not in ("financial-year", "year", "relative")
        and m.first > n.last
        and doc.tokens.words[begin(doc, n) - 1] in ("its", "their", "our", "her", "his")
    ):
        return False  # `4 per cent of its £236m budget, by the end of March`
    if measure == "respondents" and (m.kind == "since" or m.last <= n.first and parted(doc, m.last, n.first)):
        return False  # `those that merged between 2015 and 2019 and interviewed 46 people`
    if measure in families()["grouped"] and _in_apposition(doc, n, m):
        return False
    if (
        measure == "other"
        and doc.tokens.words[first] in time_words()["private"]
        and doc.tokens.words[n.last] == ","
        and m.first > n.last
    ):
        return False  # `A report, which cost £185,000, suggests that it share a chief in 2020`
    if _is_a_line(doc, n) or own.close and doc.tokens.words[m.last : n.first] == [":"]:
        return True
    if (
        m.last <= first
        and (not own.close or doc.tokens.words[first : first + 2] in (["and", "there"], ["there", "are"]))
        and stands_now(doc, n)
    ):
        return False
    if (
        measure == "practices"
        and m.first > n.last
        and any(doc.tokens.words[k] == "to" and doc.cues.starting("change", k + 1) for k in range(n.last, m.first - 1))
    ):
        return False  # `practices voted by 53 to 14 to merge in April 2020`
    if measure in families()["grouped"] and (
        m.first > n.last
        and (_restricts(doc, n, m) or doc.cues.within("graded", n.last, m.first))
        or m.last <= n.first
        and _decided_on(doc, m, n)
    ):
        return False
    if measure in families()["grouped"] or measure in families()["events"] and m.kind in ("month", "day"):
        return own.close or own.same or m.first > n.last and not _turns(doc, n.last, m.first)
    if measure == "practices" and votes(doc, n):
        return True
    if measure == "other":
        return own.close or own.same
    if measure in families()["stocks"]:
        return (
            own.close
            and (same or own.same and m.last <= n.first)
            and (m.first - n.last <= 8 or measure in ("failing-or-at-risk", "good-leadership"))
        )
    if m.kind in ("month", "day"):
        return (
            own.close
            and same
            or measure in ("ccgs", "mergers")
            or measure == "overspending-ccgs"
            and same
            and m.first > n.last
        )
    return True


def from_then_on(doc: Document, m: Time, measure: str) -> bool:
    """Whether what begins `from April` goes on: a shared chief, a cut, a role; a merger is done at once."""
    if (
        "from" not in doc.tokens.words[m.first - 1 - (doc.tokens.words[m.first - 1] in ("next", "this")) : m.first]
        or m.kind not in ("month", "day", "year", "relative")
        or measure in families()["grouped"] | {"mergers", "ccgs"}
    ):
        return False
    return doc.tokens.words[m.last] != "to" and "/.." not in (m.edtf or "")


def _foretold(doc: Document, m: Time, n: Number) -> bool:
    """Whether a forecast stands between the time at which it was made and its amount."""
    words = doc.tokens.words[m.last : n.first]
    heads = any(
        words[k : k + 2] in (["heading", "for"], ["headed", "for"], ["course", "for"], ["track", "for"])
        for k in range(len(words))
    )
    return heads or not word_lists()["forecasts"].isdisjoint(words)


def is_forecast(doc: Document, n: Number) -> bool:
    """Whether a number is told as foreseen: `a forecast overspend of £11m`, `a third were predicting a deficit`."""
    words, (first, last) = doc.tokens.words, clause_of(doc, n.first)
    before = words[max(first, n.first - 8) : n.first]
    return (
        not word_lists()["forecasts"].isdisjoint(before)
        or n.unit != "GBP"
        and not word_lists()["forecasts"].isdisjoint(words[n.last : min(last, n.last + 8)])
    )


def _past_an_aside(doc: Document, n: Number, m: Time) -> bool:
    """Whether nothing but an aside between brackets or dashes keeps a time from the clause of a number before it."""
    gap = doc.tokens.words[n.last : m.first]
    if "(" not in gap and gap.count("–") != 2:
        return False
    last = max(k for k, w in enumerate(gap, n.last) if w in (")", "–", "—", "("))
    return not parted(doc, n.last, m.first) and doc.tokens.words[last] != "(" and clause_of(doc, m.first)[0] == last + 1


def in_since(doc: Document, n: Number, m: Time) -> bool:
    """Whether a time dates the event since which a number holds: `have fallen by 10% since CCGs were set up in 2013`."""
    return (
        m.kind in ("year", "month", "day")
        and "since" in doc.tokens.words[n.last : m.first]
        and "," not in doc.tokens.words[n.last : m.first]
        and m.first - n.last <= _SINCE
    )


def _restricts(doc: Document, n: Number, m: Time) -> bool:
    """Whether a time behind a participle says which are counted, before their verb: `the groups graded in July have asked to merge`."""
    words, lists = doc.tokens.words, time_words()
    at = m.first - (words[m.first - 1] in ("in", "on", "last"))
    before, behind = words[n.last : at - 1], words[m.last : m.last + 1]
    return (
        words[at - 1].endswith("ed")
        and behind != []
        and behind[0] in lists["auxiliaries"]
        and lists["auxiliaries"].isdisjoint(before)
    )


def _turns(doc: Document, first: int, last: int) -> bool:
    """Whether another predicate begins: `already share a chief but have ruled out merging next year`, `and a merger could follow in 2021`."""
    words = doc.tokens.words
    modals = word_lists()["modals"]
    return any(
        words[k] == "but"
        and words[k + 1] in time_words()["auxiliaries"]
        or words[k] in ("and", "but")
        and (not modals.isdisjoint(words[k + 1 : min(last, k + 6)]) or "merger" in words[k + 1 : k + 4])
        for k in range(first, last - 1)
    )


def _of_what_they_must(doc: Document, n: Number, m: Time) -> bool:
    """Whether a known number of bodies is only the subject of what they will do at a time: `England's 106 CCGs will be abolished`."""
    gap = doc.tokens.words[n.last : m.first]
    return (
        is_known(doc, n)
        and any(
            w in ("will", "must", "have", "are", "should", "need", "needs", "has") and k < len(gap) - 1
            for k, w in enumerate(gap)
        )
        and "left" not in gap
        and "remain" not in gap
    )


def _is_a_line(doc: Document, n: Number) -> bool:
    """Whether a number stands in a line of its own with its time: `April 2015 – 209`."""
    low, high = doc.sentence_tokens(n.first)
    return high - low <= 6


def votes(doc: Document, n: Number) -> bool:
    low, high = doc.sentence_tokens(n.first)
    return not time_words()["votes"].isdisjoint(doc.tokens.words[low:high])


def _decided_on(doc: Document, m: Time, n: Number) -> bool:
    """Whether a time is that of a decision about a merger of so many: `GPs last month rejected a merger of six CCGs`."""
    ws = doc.tokens.words
    return (
        ws[begin(doc, n) - 1] == "of"
        and not word_lists()["votes_cast"].isdisjoint(ws[m.last : n.first])
        and m.kind in time_words()["told_kinds"]
    )


def _in_apposition(doc: Document, n: Number, m: Time) -> bool:
    """Whether a number only tells of what post someone has: `picked by X, officer for the seven groups, as director from 3 September`."""
    ws, low = doc.tokens.words, doc.sentence_tokens(n.first)[0]
    comma = next((k for k in range(n.first - 1, low, -1) if ws[k] == ","), low)
    post = not word_lists()["leads"].isdisjoint(ws[comma : n.first]) and not has_verb(doc, comma, n.first)
    return comma > low and post and m.first > n.last and "," in ws[n.last : m.first]
