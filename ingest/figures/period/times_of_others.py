"""Times beside a number that date something else in its sentence: what is done to it, who it is told of, an event of
its own."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import has_own_verb, has_verb, parted, past_asides, time_words
from ccgkg.ingest.figures.period.told_time import ToldTime
from ccgkg.ingest.figures.period.year_of_grades import moves
from ccgkg.ingest.figures.status.known_sets import is_known

#: Verbs that say what a known number of bodies will do, with no more than a word behind them.
_MUST = frozenset({"will", "must", "have", "are", "should", "need", "needs", "has"})
_DUTIES = frozenset({"must", "should", "required", "told", "have"})
#: What may come, behind `and` or `but`.
_MAY = frozenset({"could", "may", "might", "would"})
#: What someone is paid, whose appointment the time is of.
_PAY = (["salary", "of"], ["salaries", "of"], ["fee", "of"])
#: Who goes towards a sum at the time when that is foretold.
_HEADS = (["heading", "for"], ["headed", "for"], ["course", "for"], ["track", "for"])
#: Tokens at most from the comma of an aside to its time.
_PARTICIPLE = 7
#: What people look forward to; before such a verb, what makes it what others expect of them.
_EXPECT = frozenset({"expected", "expect", "hoped", "hope", "wanted", "want", "intended", "intend"})
_IS = frozenset({"is", "are", "was", "were", "be", "been"})
#: Verbs of what goes on; and what opens a clause that is set against the main one.
_SHARE = frozenset({"share", "shares", "belong", "stand", "send", "sit"})
_ALTHOUGH = frozenset({"although", "though"})
_OWN = frozenset({"its", "their", "our", "her", "his"})


def dates_another(t: ToldTime) -> bool:
    """Whether the words or the kind of a time set it apart from any number that stands so."""
    return (
        t.m.kind == "since"
        and _since_something_else(t)
        or t.m.kind == "weekday"
        and _of_a_telling(t)
        or t.leads
        and _leads_to_another(t)
        or _of_a_deadline(t)
        or _told_of_now_beside(t)
        or t.n.unit == "GBP"
        and _of_an_appointment(t)
    )


def _told_of_now_beside(t: ToldTime) -> bool:
    """`Eight are in special measures, and X, once among them, left in 2018`, `Last year they said no, although the five
    share a chief`: the number is told of now, and the time is of what is told before or behind it."""
    words, present = t.words, time_words()["present"] | _SHARE
    if t.leads:
        opens = t.first - (words[t.first] not in _ALTHOUGH)
        its_own = words[t.n.begin : t.last]
        return t.m.last <= opens and words[opens] in _ALTHOUGH and _is_so(its_own, present)
    gap = past_asides(t.doc, t.n.last, t.m.first)[1:-1]
    at = next((k for k in range(len(gap) - 1, 0, -1) if gap[k] in ("and", "but") and gap[k - 1] != "between"), None)
    if at is None or not _is_so([*words[max(t.first, t.begin - 4) : t.begin], *gap[:at]], present):
        return False
    anew = [*gap[at + 1 :], words[t.m.last]]
    return has_own_verb(anew) and t.n.unit != "percent"


def _is_so(words: list[str], present: frozenset[str]) -> bool:
    """Whether the first verb of some words is one of the present, and not of what has been done or is to be."""
    at = next((k for k, w in enumerate(words) if w in present), None)
    if at is None or not word_lists()["modals"].isdisjoint(words[:at]):
        return False
    behind = words[at + 1 : at + 4]
    return words[at] not in ("has", "have") or not any(w.endswith("ed") or w in ("been", "to") for w in behind)


def _since_something_else(t: ToldTime) -> bool:
    """Whether what holds since a time is not the number: `its first since 2014/15`, `grown since July, to £13.2m`."""
    if not t.own.close:
        return True
    if t.follows and t.words[t.m.first - 1] == "since" and t.words[t.m.first - 2] in time_words()["superlatives"]:
        return True  # `had an underspend of £2.2m, its first since 2014/15`
    return t.m.first < t.n.first and t.words[t.begin - 2 : t.begin] == [",", "to"]


def _of_a_deadline(t: ToldTime) -> bool:
    """`All three groups under directions must produce a plan by 12 May`: the time of what those counted must do."""
    if not t.follows or not (t.among("national") and not t.among("overspent")) or t.measure in ("ccgs", "mergers"):
        return False
    return (t.m.edtf or "").startswith("..") and not _DUTIES.isdisjoint(t.behind())


def _of_a_telling(t: ToldTime) -> bool:
    """Whether a weekday is that of the telling: no measure but an event has a day of the week."""
    if t.measure == "other":
        return False
    return not (t.among("events") and not t.among("grouped") and (t.own.close or t.follows))


def _leads_to_another(t: ToldTime) -> bool:
    """Whether a new predicate begins between a time and the number behind it."""
    if _in_a_participle(t):
        return True
    if t.words[t.first] == "where" and t.m.last <= t.first:
        return True  # `approved last month the merger of Tidewell and Larkmoor, where 52 of 61 practices voted for it`
    return not t.own.close and any(
        t.words[k] in _MAY and t.words[k - 1] in ("and", "but") for k in range(t.m.last, t.n.first)
    )  # `fell to 195 last year and could drop below 50`


def _in_a_participle(t: ToldTime) -> bool:
    """`The chair, elected in 2014, earns £60,000 a year`: the time of an aside that ends before the number."""
    words, first = t.words, t.m.first
    if words[t.m.last] != ",":
        return False
    comma = next(
        (k for k in range(first - 1, max(t.doc.sentence_tokens(first)[0], first - _PARTICIPLE), -1) if words[k] == ","),
        None,
    )
    return comma is not None and (words[comma + 1].endswith("ed") or words[comma + 1] in time_words()["begun"])


def _of_an_appointment(t: ToldTime) -> bool:
    """`was appointed last month, at a salary of £118,000`; `The £142,000-a-year chief officer leaves at the end of
    April`."""
    if t.words[t.begin - 2 : t.begin] in _PAY:
        return True
    return t.words[t.n.last : t.n.last + 2] == ["a", "year"] and t.doc.tokens.joined(t.n.last)


def dates_its_kind_apart(t: ToldTime) -> bool:
    """Whether what a number measures has no such time."""
    if t.measure == "practices":
        return not t.own.close and is_known(t.doc, t.n)
    if t.measure == "ccgs":
        return _of_what_they_must(t) or _of_what_is_done_to_all(t)
    if t.measure == "other":
        return _of_a_move(t) or _of_a_paid_report(t) or _expected_by_them(t) or _of_a_known_set(t)
    if t.measure == "respondents":
        return t.m.kind == "since" or t.leads and parted(t.doc, t.m.last, t.n.first)
    if t.among("grouped"):
        return _in_apposition(t)
    if t.among("fiscal"):
        return _foretold(t) or t.measure == "budget" and _part_of_a_budget(t)
    return False


def _of_what_they_must(t: ToldTime) -> bool:
    """Whether a known number of bodies is only the subject of what they will do: `All 195 CCGs must cut their costs by
    2020-21`."""
    if t.follows:
        gap = t.behind()
        acts = any(w in _MUST for w in gap[:-1]) and "left" not in gap and "remain" not in gap
        return acts and is_known(t.doc, t.n)  # `England's 106 CCGs will be abolished`
    if not t.leads or t.held_by != "'s" or t.words[t.n.last] == "left":
        return False
    return not word_lists()["modals"].isdisjoint(t.words[t.n.last : t.n.last + 5])


def _of_what_is_done_to_all(t: ToldTime) -> bool:
    """`its verdict on all 207 groups, due out later this month`: the time of what is done to a number that is known."""
    if t.m.kind not in ("month", "day", "relative", "since", "weekday") or not is_known(t.doc, t.n):
        return False
    gap = (*t.before(), *t.behind())
    return not {"were", "was", "that", "existed", "had"} & set(t.behind()) and bool(gap)


def _of_a_known_set(t: ToldTime) -> bool:
    """`the four boards meet on 3 May`, `will write to all 212 patients by June`: a set that is known has no time."""
    if t.m.kind == "financial-year" or t.words[t.n.last] == "of":
        return False
    return is_known(t.doc, t.n)


def _of_a_move(t: ToldTime) -> bool:
    """`five are new to the bottom category this year`: what moved has the year of the ratings."""
    return t.m.kind == "relative" and moves(t.doc, t.n)


def _expected_by_them(t: ToldTime) -> bool:
    """`Just 38 per cent of them expected to be in the same post in two years' time`: the time of what they expect."""
    gap = t.behind()
    return t.follows and any(
        gap[k] in _EXPECT and gap[k + 1] == "to" for k in range(1, len(gap) - 1) if gap[k - 1] not in _IS
    )


def _of_a_paid_report(t: ToldTime) -> bool:
    """`A report, which cost £185,000, suggests that it share a chief in 2020`: the time is told behind a relative
    clause."""
    return t.words[t.first] in time_words()["private"] and t.words[t.n.last] == "," and t.follows


def _in_apposition(t: ToldTime) -> bool:
    """Whether a number only tells of what post someone has: `picked by X, officer for the seven groups, as director
    from 3 September`."""
    if not t.follows or "," not in t.behind():
        return False
    ws, low = t.words, t.doc.sentence_tokens(t.n.first)[0]
    comma = next((k for k in range(t.n.first - 1, low, -1) if ws[k] == ","), low)
    post = not word_lists()["leads"].isdisjoint(ws[comma : t.n.first])
    return comma > low and post and not has_verb(t.doc, comma, t.n.first)


def _foretold(t: ToldTime) -> bool:
    """Whether a forecast stands between the time at which it was made and its amount: `In November it raised its
    forecast to £17m`."""
    if not t.of_a_day or not t.leads:
        return False
    gap = t.before()
    heads = any(gap[k : k + 2] in _HEADS for k in range(len(gap)))
    return heads or not word_lists()["forecasts"].isdisjoint(gap)


def _part_of_a_budget(t: ToldTime) -> bool:
    """`4 per cent of its £236m budget, by the end of March`: the time is that of the part."""
    return t.held_by in _OWN and t.follows and t.m.kind not in ("financial-year", "year", "relative")
