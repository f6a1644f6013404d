"""What is said of counted CCGs: that they were rated so, overspent, merged, share a chief."""

from __future__ import annotations

from ccgkg.ingest.figures.context import families
from ccgkg.ingest.figures.measure.case import Case
from ccgkg.ingest.figures.measure.compared import compared
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.figures.measure.restated import restates
from ccgkg.ingest.figures.measure.said_of import first_predicate, last_predicate
from ccgkg.ingest.figures.measure.totals import how_many
from ccgkg.ingest.figures.period.predicates_apart import has_verb, time_words
from ccgkg.ingest.text.clauses import clause_of

#: No fewer share a leader.
_SEVERAL = 2
#: Numbers ahead that may end the words of one.
_AHEAD = 11
#: Tokens behind a number in which it is said that they did so too.
_TOO = 16
GRADES = ("rated-outstanding", "rated-good", "rated-requires-improvement", "rated-inadequate")
#: The ends of the scale, with no noun.
_ENDS = {
    **dict.fromkeys(("lowest", "worst", "bottom"), "rated-inadequate"),
    **dict.fromkeys(("highest", "best", "top"), "rated-outstanding"),
}
#: What may open the words of the next number, and what turns to others with no number.
_JOINTS = frozenset({"and", "but", "while", ","})
_TURNS = frozenset({"and", "but", "while", ";"})
#: Before `from`, what makes those counted the ones of whom another was made.
_MADE = frozenset({"created", "formed", "made", "born", "built", "forged", "established", "fashioned"})
_MADE_OF = 12
#: Behind such a joint, those of whom no number tells: `and the rest`.
_THE_OTHERS = tuple(["the", noun] for noun in ("rest", "others", "remainder", "number", "proportion", "share"))
#: Between a number of CCGs and what leads them, or what becomes of them.
_BEFORE_LED = frozenset({"the", "all", "both", "these", "those", "its", "their", "our", "some"})
_BEFORE_EVENT = frozenset({"the", "all", "these", "those", "its", "their"})
_LEADS_OF = frozenset({"of", "for", "at", "across", "over"})
_REPRESENTS = frozenset({"represents", "represent", "representing", "represented"})


def _barrier(case: Case) -> int:
    """Where the words of a number end: at the next number of its unit, or one that a joint opens, or at a semicolon."""
    n, words, end = case.n, case.words, case.high
    for m in case.numbers[case.index + 1 : case.index + 1 + _AHEAD]:
        if m.first >= case.high:
            break
        if m.first == n.partner and m.first - n.last <= 2:
            continue
        joined = m.unit == n.unit or m.unit != "GBP" and words[m.begin - 1] in _JOINTS
        if joined and (m.of == n.value or not restates(case.doc, n, m)):
            end = m.first
            break
    if _TURNS.isdisjoint(words[n.last : end]):
        return end
    turns = (k for k in range(n.last, end) if words[k] in _TURNS)
    return next((k for k in turns if words[k] == ";" or words[k + 1 : k + 3] in _THE_OTHERS), end)


def forward(case: Case) -> Measured | None:
    """What is said behind a number; of one that is only compared, before the next comma."""
    doc, n, words = case.doc, case.n, case.words
    end_of_scale = _end_of_scale(case)
    if end_of_scale is not None:
        return end_of_scale
    end = _barrier(case)
    if words[n.first - 2 : n.first] == ["one", "of"] and words[n.first - 3] == ",":
        # `The CCG, one of nine in the first wave, expects a deficit`
        end = next((k for k in range(n.last, end) if words[k] == ","), end)
    if compared(doc, n, case.low):
        end = min(end, max(clause_of(doc, n.first)[1], n.last))
        end = next((k for k in range(n.last, end) if words[k] in (",", "–", "(")), end)
    said = first_predicate(doc, n.last, end)
    if said is None or said.first is None or said.last is None or words[n.last] != "of":
        return said
    if said.measure not in families()["rated"] | {"special-measures", "legal-directions"}:
        return said
    return _of_those_who(case, said.first, said.last, end) or said


def _end_of_scale(case: Case) -> Measured | None:
    """`24 got the top mark and 11 the lowest`; `26 in the bottom band and 10 in the top`."""
    last, words = case.n.last, case.words
    if words[last] in ("in", "at") and words[last + 1 : last + 2] == ["the"] and _ends_at(case, last + 3):
        last += 1
    if words[last] != "the" or last + 1 >= len(words) or words[last + 1] not in _ENDS:
        return None
    return Measured(_ENDS[words[last + 1]], last, last + 2)


def _ends_at(case: Case, token: int) -> bool:
    """Whether a phrase ends before a token: at a mark or a joint."""
    return token >= case.high or not case.words[token][0].isalnum() or case.words[token] in _TURNS


def _of_those_who(case: Case, first: int, last: int, end: int) -> Measured | None:
    """`half of those under directions will have merged`: what is said of some of those of whom the tokens [first, last)
    tell."""
    behind, words = last + (case.words[last : last + 1] == ["now"]), case.words
    if behind >= end or has_verb(case.doc, case.n.last, first):
        return None
    verb = words[behind] in time_words()["auxiliaries"] or words[behind] in time_words()["past"]
    if not verb and not words[behind].endswith("ed"):
        return None
    return first_predicate(case.doc, behind, end) or Measured("other", case.n.last, last)


def likewise(case: Case) -> Measured | None:
    """`a further six have applied to do so`: what was said of the CCGs counted before."""
    doc, n = case.doc, case.n
    end = min(_barrier(case), n.last + _TOO)
    cue = next(iter(doc.cues.within("likewise", n.last, end)), None)
    if cue is None or first_predicate(doc, n.last, cue.first) is not None:
        return None
    earlier = case.numbers[case.index - 1].last if case.index else case.low
    said = doc.cues.within("predicate", max(case.low, earlier), n.first)
    told = next((x for x in said if x.value in families()["of_some"]), None)
    if told is not None and earlier < told.first:
        return Measured(told.value, told.first, told.last)  # `found to be sharing an officer: in 2018/19, 121 did so`
    for k in case.recent(3):
        of_ccgs = case.numbers[k].unit != "GBP" and case.done[k].counted in ("", "ccg")
        if of_ccgs and case.done[k].measure not in ("ccgs", "other"):
            return Measured(case.done[k].measure, counted=case.done[k].counted, inherited=k)
    return None


def _led(case: Case, counted: str) -> Measured | None:
    """`accountable officer of all four`, `oversees eight CCGs`: a number of CCGs held straight by what leads them."""
    words, low, i = case.words, case.low, case.n.first
    if case.n.value < _SEVERAL:
        return None  # `the officer of one of the nine`
    while i > low and words[i - 1] in _BEFORE_LED:
        i -= 1
    cue = case.doc.cues.ending("predicate", i)
    if cue is not None and cue.value in ("ccgs-sharing-leadership", "legal-directions"):
        return Measured(cue.value, cue.first, cue.last)
    ccgs = counted == "ccg" or words[case.n.first - 1] == "all"
    if i > low and words[i - 1] in word_lists()["leads_verbs"] and ccgs:
        return Measured("ccgs-sharing-leadership", i - 1, i)
    if i > low + 1 and words[i - 1] in _LEADS_OF and words[i - 2] in word_lists()["leads"]:
        return Measured("ccgs-sharing-leadership", i - 2, i)
    return None


def event_of(case: Case) -> Measured | None:
    """`A merger of the two could be looked at if they fail`: a number held straight by the noun of an event."""
    words, low, i = case.words, case.low, case.n.first
    if case.n.unit != "count":
        return None
    while i > low and words[i - 1] in _BEFORE_EVENT:
        i -= 1
    if words[i - 1] == "of" and words[i - 2] in word_lists()["bodies_of_several"]:
        return Measured("other", i - 2, i, "other")  # `a joint committee of the four has met since 2018`
    held = case.doc.cues.ending("predicate", i - 1) if i > low + 1 and words[i - 1] in ("of", "between") else None
    if held is None or held.value != "ccgs-merging":
        return None
    return Measured(held.value, held.first, held.last)


def predicate(case: Case, counted: str) -> Measured | None:
    """What is said of the CCGs that a number counts, or that one with no noun (`counted` is empty) may count."""
    doc, n, words = case.doc, case.n, case.words
    straight = _straight(case, counted)
    if straight is not None:
        return straight
    if not counted and case.before is not None and case.done[case.index - 1].counted not in ("", "ccg", "other"):
        return None  # `48 practices backed it, 21 were against`: the noun of the number before holds
    said = _made_of(case, counted) or forward(case) or _struck(case)
    if said is not None:
        return said
    if n.whole is not None and n.whole[1] <= n.start:
        return None  # `of the nine CCGs in special measures, two have left`
    if counted and not word_lists()["remaining"].isdisjoint(words[n.last : clause_of(doc, n.first)[1]]):
        return Measured("ccgs")
    if not counted and (_of_others(case) or _of_something_else(case)):
        return None
    return _backward(case)


def _straight(case: Case, counted: str) -> Measured | None:
    """What the words that touch a number of CCGs say, or how many there are."""
    n = case.n
    if counted:
        if case.words[n.first - 1] in _REPRESENTS:
            return Measured("other", n.first - 1, n.first, counted)  # `the Guild, which represents 140 CCGs`
        own = forward(case)
        if own is not None:
            return _led(case, counted) or own
    if how_many(case.doc, n, case.low) and not case.doc.cues.within("graded", case.low, case.high):
        return Measured("ccgs")
    return _led(case, counted) if n.unit == "count" and n.of is None and n.value < 100 else None


def _made_of(case: Case, counted: str) -> Measured | None:
    """`It was created only last April, from five smaller groups`: those of whom another was made."""
    words, first = case.words, case.n.first
    if counted != "ccg" or case.n.unit != "count" or case.n.value < _SEVERAL or words[case.n.begin - 1] != "from":
        return None
    near = range(first - 2, max(case.low, first - _MADE_OF) - 1, -1)
    at = next((k for k in near if words[k] in _MADE), None)
    return Measured("ccgs-merging", at, at + 1) if at is not None else None


def _struck(case: Case) -> Measured | None:
    """`an overspend of £40m that hit 12 of them`: those who overspent."""
    first = case.n.first
    if not case.index or case.done[case.index - 1].measure not in families()["overspent"]:
        return None
    struck = case.words[first - 1] in word_lists()["struck"]
    return Measured("overspending-ccgs", first - 1, first) if struck else None


def _of_others(case: Case) -> bool:
    """Whether a number goes on with those of the one before, who are no CCGs, or of whom something unknown is said."""
    if case.before is None:
        return False
    last = case.done[case.index - 1]
    if last.counted == "other":
        return True
    # `44 per cent were in favour of merging, a quarter were opposed`
    shares = case.n.unit == "percent" and case.before.unit == "percent"
    return shares and last.measure == "other" and case.words[case.n.last - 1] != "cent"


def _of_something_else(case: Case) -> bool:
    """`54% had good leadership and nearly a third had changed their officer`: whether another verb follows a number."""
    last = case.n.last
    return case.words[last] in ("had", "have", "has") and case.words[last + 1].endswith("ed")


def _backward(case: Case) -> Measured | None:
    """What is last said before a number, behind the number before it."""
    n, numbers = case.n, case.numbers
    earlier = (numbers[k].last for k in range(case.index - 1, -1, -1) if not restates(case.doc, numbers[k], n))
    said = last_predicate(case.doc, max(next(earlier, case.low), case.low), n.first)
    if said is None or n.unit != "percent" or said.measure not in families()["rated"]:
        return said
    if said.last is not None and _of_another_verb(case, said.last):
        return Measured("other")  # `was rated outstanding and has cut admissions by 21%`
    return said


def _of_another_verb(case: Case, last: int) -> bool:
    """Whether a percentage is how much something else rose or fell than the share of those rated so."""
    words, first = case.words, case.n.first
    if not {"share", "proportion", "percentage", "number"}.isdisjoint(words[case.low : first]):
        return False
    changes = bool(case.doc.cues.within("change-verb", last, first))
    return changes and not {"by", "from", "to"}.isdisjoint(words[max(last, first - 3) : first])
