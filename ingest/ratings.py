"""Ratings: which CCG was given which grade, for what, for when and by whom.

A grade is read as one only where its sentence rates: `good` is a plain word too. Each grade then looks for whom it is about,
for the elements that it names (`good for cancer`), for its year and its rater.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ccgkg.ingest.bodies import Bodies, Mention
from ccgkg.ingest.claim import Evidence, Rating
from ccgkg.ingest.cues import Cue, lexicon
from ccgkg.ingest.document import Document
from ccgkg.ingest.lists import Listed, find_lists
from ccgkg.ingest.periods import Periods
from ccgkg.ingest.status import status_of
from ccgkg.ingest.subjects import Subjects, past_aside, subjects_of

_QUOTES = frozenset("‘’“”'\"")
_OBJECT = frozenset({"to", "for", "on"})


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade in a text that its sentence makes a rating."""

    cue: Cue
    #: The word that rates: its tokens, and `verb`, `move`, `keep`, `noun`, or `list`.
    how: str
    denied: bool


@cache
def _lists() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = lexicon("ratings")
    return {key: frozenset(value) for key, value in data.items()}


def find_ratings(doc: Document, bodies: Bodies, periods: Periods) -> list[Rating]:
    """The ratings of named CCGs, in the order of the text; what is said of groups that are not named is no rating."""
    grades = _grades(doc, bodies)
    if not grades:
        return []
    leads = {g.cue.first: listed for listed in find_lists(doc, bodies) for g in grades if _is_lead(doc, grades, g, listed)}
    by_text = _rater_of_all(doc, bodies, grades)
    found: list[Rating] = []
    for index, grade in enumerate(grades):
        if grade.denied:
            continue
        listed = leads.get(grade.cue.first)
        if listed:
            found += _of_list(doc, bodies, periods, grade, listed, by_text)
            continue
        found += _of_sentence(doc, bodies, periods, grades, index, by_text)
    return _unique(found)


# --- which words are grades ------------------------------------------------------------------------------------------


def _grades(doc: Document, bodies: Bodies) -> list[Grade]:
    cues = doc.cues.all("grade")
    if not cues:
        return []
    rated = bool(doc.cues.all("rates"))
    grades: list[Grade] = []
    for cue in cues:
        how = _how(doc, bodies, cue, grades, rated)
        if how:
            grades.append(Grade(cue, how, _denied(doc, cue)))
    return grades


def _how(doc: Document, bodies: Bodies, cue: Cue, before: list[Grade], rated: bool) -> str:
    """What makes a grade of the word: empty where nothing does."""
    words, lists = doc.tokens.words, _lists()
    start, stop = doc.sentence_tokens(cue.first)
    left = words[cue.first - 1] if cue.first > start else ""
    right = words[cue.last] if cue.last < stop else ""
    quoted = left in _QUOTES and right in _QUOTES
    several = cue.last - cue.first > 1 and cue.value != "requires-improvement"
    rates = [c for c in doc.cues.within("rates", start, cue.first)]
    near = rates[-1] if rates else None
    gap = words[near.last : cue.first] if near else []
    if near and near.value in lists["sure"] and all(w in lists["between"] or w in _QUOTES for w in gap):
        return near.value
    if right.isalpha() and right not in lists["grade_next"] and not quoted and not bodies.at(cue.last):
        return ""
    fits = left in lists["grade_before"] or left in _QUOTES or bodies.at(cue.first - 1) or several
    if near and len(gap) <= 12 and (fits or not gap or doc.cues.ending("grade", cue.first)):
        return near.value
    if before and before[-1].cue.first >= start and (left in ("and", "or", "but", ",", "to") or bodies.at(cue.first - 1) or left in _QUOTES):
        return before[-1].how
    if right in lists["grade_nouns"] or several:
        return "noun"
    if quoted and any(m.kind == "ccg" for m in bodies.within(cue.last, min(stop, cue.last + 5))) and words[cue.last + 1 : cue.last + 2] in (["for"], ["to"]):
        return "noun"
    if cue.value == "requires-improvement" and left in ("it", "they") and bodies.within(start, cue.first):
        return "verb"
    if _after_name(doc, bodies, cue, start) or (cue.first == start and (right in ("", ":", "–", "-", "(", "ccgs", "groups") or cue.last == stop)):
        return "list"
    after = next(iter(doc.cues.within("rates", cue.last, min(stop, cue.last + 8 if quoted else cue.last + 3))), None)
    if after and after.value == "noun" and quoted:
        return "noun"
    if not rated:
        return ""
    if (after and after.value == "noun") or quoted:
        return "noun"
    if cue.value == "requires-improvement":
        return "verb"
    if left in lists["copulas"] and right in lists["ends"]:
        return "verb"
    return "verb" if (left in ("the", "those") or left.isdigit()) and right in ("ccgs", "ccg") else ""


def _after_name(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """Whether the grade stands right after the name of a CCG, but for a mark or an adverb: `X CCG – good`."""
    words = doc.tokens.words
    mention = bodies.at(cue.first - 1)
    if mention is None and cue.first > start + 1 and words[cue.first - 1] in _lists()["after_name"]:
        mention = bodies.at(cue.first - 2)
    return mention is not None and mention.first >= start and mention.kind == "ccg"


def _denied(doc: Document, cue: Cue) -> bool:
    """Whether the words before deny the grade: `was not rated good`, `escaped an inadequate rating`."""
    words, lists = doc.tokens.words, _lists()
    start = doc.sentence_tokens(cue.first)[0]
    for i in range(cue.first - 1, max(start - 1, cue.first - 8), -1):
        word = words[i]
        if word in lists["denied"]:
            return words[i + 1] not in lists["not_denied"]
        if word in (",", ";", ":", "–", "but", "while", "and", "which", "who", ")") and word not in ("or",):
            return False
    return False


# --- the rating that a grade makes -----------------------------------------------------------------------------------


def _of_sentence(
    doc: Document, bodies: Bodies, periods: Periods, grades: Sequence[Grade], index: int, by_text: str | None
) -> list[Rating]:
    grade = grades[index]
    start, stop = doc.sentence_tokens(grade.cue.first)
    if _of_others(doc, bodies, grade, start):
        return []
    subjects = _subjects(doc, bodies, grades, index, start)
    if not subjects.mentions:
        return []
    after = grades[index + 1].cue if index + 1 < len(grades) and grades[index + 1].cue.first < stop else None
    elements = _elements(doc, bodies, grade.cue, after, start, stop, subjects)
    by = _rater(doc, bodies, grade.cue, start, stop, after) or by_text
    period, reason = _period(doc, periods, grades, index, start, stop)
    status = status_of(doc, _verb_of(doc, grade.cue, start), grade.cue.last, after=False)
    open_ = status.value in ("possible", "planned", "proposed") and status.word != "to be" and grade.how != "list"
    value = status.value if open_ else "actual"
    found = []
    for mention in subjects.mentions:
        for element in elements:
            found.append(_rating(doc, mention, grade.cue, element, by, period, value, f"ratings.{grade.how}", reason))
    if grade.how == "keep" and elements == ["overall"]:
        found += _kept(doc, periods, grade, subjects, by, period, value, stop)
    return found


def _kept(
    doc: Document, periods: Periods, grade: Grade, subjects: Subjects, by: str | None, period: str | None, value: Any, stop: int
) -> list[Rating]:
    """`kept the rating it was given for 2015-16` tells of that year and of the one that the text is about."""
    governing = periods.governing.edtf if periods.governing else None
    words = doc.tokens.words
    given = any(w in ("given", "gave", "got", "received", "won", "awarded", "from", "had", "held", "earned", "first") for w in words[grade.cue.last : stop])
    if governing is None or period in (None, governing) or not given:
        return []
    return [
        _rating(doc, m, grade.cue, "overall", by, governing, value, "ratings.keep", "the year of the text's ratings")
        for m in subjects.mentions
    ]


def _of_list(doc: Document, bodies: Bodies, periods: Periods, grade: Grade, listed: Listed, by_text: str | None) -> list[Rating]:
    """The names in the lines under a lead-in that has a grade."""
    by = _rater(doc, bodies, grade.cue, listed.first, listed.last, None) or by_text
    found = periods.within(listed.first, listed.last)
    period = next((m.edtf for m in found if m.edtf), None) or (periods.governing.edtf if periods.governing else None)
    names = [m for m in bodies.within(listed.first, listed.last) if m.kind == "ccg" and m.first > grade.cue.last]
    return [
        _rating(doc, m, grade.cue, "overall", by, period, "actual", "ratings.list", None if found else "the year of the text's ratings")
        for m in (*names, *listed.mentions)
    ]


def _is_lead(doc: Document, grades: Sequence[Grade], grade: Grade, listed: Listed) -> bool:
    """Whether a grade stands in the lead-in of a list, alone of its kind: a heading, or a sentence that announces."""
    first, last = listed.before or (listed.first, listed.last)
    if not first <= grade.cue.first < last or len({g.cue.value for g in grades if first <= g.cue.first < last}) != 1:
        return False
    return listed.before is not None or doc.tokens.words[last - 1] not in (".", "!", "?")


def _rating(
    doc: Document, mention: Mention, cue: Cue, element: str, by: str | None, period: str | None, status: Any, rule: str, reason: str | None
) -> Rating:
    tokens = doc.tokens
    grade = (tokens.starts[cue.first], tokens.ends[cue.last - 1])
    evidence = [Evidence("org", mention.start, mention.end), Evidence("rating", *grade)]
    if reason and period:
        evidence.append(Evidence("period", reason=reason))
    return Rating(
        source=doc.source.slug, start=mention.start, end=mention.end, exact=doc.text[mention.start : mention.end], status=status,
        org=mention.agent, rating=cue.value, dimension=element, by=by, period=period, rule=rule, evidence=tuple(evidence),
    )  # fmt: skip


def _subjects(doc: Document, bodies: Bodies, grades: Sequence[Grade], index: int, start: int) -> Subjects:
    cue = grades[index].cue
    words = doc.tokens.words
    first = cue.first
    while first > start and words[first - 1] in _QUOTES:
        first -= 1
    found = subjects_of(doc, bodies, first, cue.last, right=_OBJECT if grades[index].how == "noun" or words[cue.last : cue.last + 1] in (["rating"], ["grade"]) else frozenset({"to"}))
    if "respectively" in words[cue.last : doc.sentence_tokens(cue.first)[1]]:
        inside = [g for g in grades if start <= g.cue.first < doc.sentence_tokens(cue.first)[1]]
        if len(inside) == len(found.mentions):
            return Subjects((found.mentions[[g.cue for g in inside].index(cue)],))
    return found


def _of_others(doc: Document, bodies: Bodies, grade: Grade, start: int) -> bool:
    """Whether something else is rated: a hospital, a practice, a council."""
    words, lists = doc.tokens.words, _lists()
    near = None
    for i in range(grade.cue.first - 1, start - 1, -1):
        mention = bodies.at(i)
        if mention and mention.kind == "ccg":
            return False
        if words[i] in lists["other_rated"] and (near is None):
            return True
        if words[i] in ("ccg", "ccgs", "group", "groups", "it"):
            return False
    return False


# --- what was rated, when, by whom -----------------------------------------------------------------------------------


def _elements(doc: Document, bodies: Bodies, cue: Cue, after: Cue | None, start: int, stop: int, subjects: Subjects) -> list[str]:
    """The elements that the grade is for: `good for cancer and mental health`; `its leadership was rated good`."""
    words = doc.tokens.words
    end = after.first if after else stop
    end = next((i for i in range(cue.last, end) if words[i] in (";", ".", "but", "while", "which", "who", "whose")), end)
    named = [c for c in doc.cues.within("element", cue.last, end) if _brought(words, cue.last, c)]
    if named:
        return list(dict.fromkeys(c.value for c in named))
    low = max((m.last for m in subjects.mentions if m.last <= cue.first and m.first >= start), default=start)
    if any(w in _lists()["overall"] for w in words[max(start, cue.first - 3) : min(stop, cue.last + 2)]):
        return ["overall"]
    for element in reversed(list(doc.cues.within("element", low, cue.first))):
        before = words[element.first - 1] if element.first > start else ""
        verb = words[element.last] in ("was", "were", "is", "are", "has", "have", "had", "rated", "received", "got", "rating")
        if verb and before in ("'s", "its", "their", "'", "on", "and"):
            return [element.value]
    for element in doc.cues.within("element", start, low):
        if words[element.last] in ("at", "of", "in") and bodies.at(element.last + 1) in subjects.mentions:
            return [element.value]
        if words[start] in ("on", "for", "in") and element.first - start <= 2 and words[element.last] in (",", "the"):
            return [element.value]
    return ["overall"]


def _brought(words: list[str], last: int, element: Cue) -> bool:
    """Whether `for`, `on` or `in` brings an element to the grade, with nothing but elements between."""
    gap = words[last : element.first]
    if not gap:
        return False
    places = [n for n, w in enumerate(gap) if w in ("for", "on", "in")]
    return bool(places) and places[0] <= 4 and not any(w in ("to", "ccg", "was", "were", "has", "had") for w in gap)


def _period(
    doc: Document, periods: Periods, grades: Sequence[Grade], index: int, start: int, stop: int
) -> tuple[str | None, str | None]:
    """The period of a grade: one told after it before the next grade, else one told before it after the last, else the text's."""
    cue = grades[index].cue
    words = doc.tokens.words
    nexts = [g.cue.first for g in grades[index + 1 :] if g.cue.first < stop]
    befores = [g.cue.last for g in grades[:index] if g.cue.first >= start]
    high = min(nexts, default=stop)
    high = min((i for i in range(cue.last, high) if _new_clause(words, i)), default=high)
    for mention in periods.within(cue.last, high):
        if mention.edtf:
            return mention.edtf, None
    if words[cue.first - 1] == "from" or (cue.first > 1 and words[cue.first - 2] == "from"):
        return None, None
    shared = _shared_period(doc, periods, grades, index, stop)
    if shared:
        return shared, None
    befores = [b for b, g in zip(befores, [g for g in grades[:index] if g.cue.first >= start], strict=True) if words[g.cue.first - 1] != "from"]
    low = max(befores, default=start)
    ends = [g.cue.last for g in grades[:index] if g.cue.first >= start]
    back = [m for m in periods.within(low, cue.first) if m.edtf and not any(e <= m.first and _of_last(words, e, m.first) for e in ends)]
    if back:
        return back[-1].edtf, None
    governing = periods.governing.edtf if periods.governing else None
    return governing, "the year of the text's ratings" if governing else None


def _shared_period(doc: Document, periods: Periods, grades: Sequence[Grade], index: int, stop: int) -> str | None:
    """The period told after the next grade of one subject: `outstanding for cancer and good overall in 2016-17`."""
    words = doc.tokens.words
    if index + 1 >= len(grades) or grades[index + 1].cue.first >= stop:
        return None
    here, following = grades[index].cue, grades[index + 1].cue
    gap = words[here.last : following.first]
    if "from" in gap[-2:] or grades[index].how == "move" or len(gap) > 8 or not {"and", "but", ","} & set(gap) or {"ccg", "ccgs", "while"} & set(gap):
        return None
    found = next((m for m in periods.within(following.last, stop) if m.edtf and m.first - following.last <= 3), None)
    return found.edtf if found else None


def _of_last(words: list[str], low: int, place: int) -> bool:
    """Whether a time belongs to the grade before it, and not to the one after."""
    return place - low <= 2 and not any(w in (";", "but", "while", "whereas") for w in words[low:place])


def _new_clause(words: list[str], i: int) -> bool:
    if words[i] in (";", "but", "while", "which", "although", "though"):
        return True
    return words[i] in ("and", "or") and i + 1 < len(words) and words[i + 1] in ("was", "were", "is", "will", "has", "had", "later", "then", "now", "placed", "put", "went", "faces")


def _verb_of(doc: Document, cue: Cue, start: int) -> int:
    """The token of the word that rates, from which the status is read."""
    rates = [c for c in doc.cues.within("rates", start, cue.first) if cue.first - c.last <= 12]
    return rates[-1].first if rates else cue.first


def _rater(doc: Document, bodies: Bodies, cue: Cue, start: int, stop: int, after: Cue | None) -> str | None:
    """Who rated, as the clause says: `by NHS England` at its verb, or as the subject of that verb."""
    words = doc.tokens.words
    end = min((i for i in range(cue.last, stop) if _new_clause(words, i)), default=stop)
    for mention in bodies.within(start, end):
        if mention.kind == "ccg":
            continue
        before = words[mention.first - 1] if mention.first > start else ""
        if before == "the" and mention.first - 2 >= start:
            before = words[mention.first - 2]
        if before in ("by", "from"):
            return mention.agent
        after_aside = past_aside(words, mention.last, end)
        verb = next(iter(doc.cues.within("rates", after_aside, min(end, after_aside + 4))), None)
        marks = {"that"} if before == "," else {",", "that"}
        if verb and verb.value in ("verb", "give", "move") and not marks & set(words[after_aside : verb.first]):
            ahead = words[verb.first - 1] if verb.first > mention.last else ""
            if ahead not in ("was", "were", "been", "is", "are", "be"):
                return mention.agent
        if words[mention.last : mention.last + 1] == ["'s"] and (c := doc.cues.starting("rates", mention.last + 1)) and c.value == "noun":
            return mention.agent
    return None


def _rater_of_all(doc: Document, bodies: Bodies, grades: Sequence[Grade]) -> str | None:
    """The one body that the text names as the rater, wherever it does."""
    found = set()
    for grade in grades:
        start, stop = doc.sentence_tokens(grade.cue.first)
        rater = _rater(doc, bodies, grade.cue, start, stop, None)
        if rater:
            found.add(rater)
    found |= set(_publishers(doc, bodies))
    return found.pop() if len(found) == 1 else None


def _publishers(doc: Document, bodies: Bodies) -> Iterator[str]:
    """Whose ratings they are: `NHS England’s ratings`, `NHS England has published its ratings`, `ratings by NHS England`."""
    words, lists = doc.tokens.words, _lists()
    for mention in bodies.mentions:
        if mention.kind != "body":
            continue
        start, stop = doc.sentence_tokens(mention.first)
        after = words[mention.last : min(stop, mention.last + 7)]
        before = words[max(start, mention.first - 9) : mention.first]
        own = next((n for n, w in enumerate(after) if w in lists["rating_nouns"]), None)
        owned = own is not None and all(w in lists["owned"] or w[0].isdigit() for w in after[:own])
        at = max((n for n, w in enumerate(before) if w in lists["rating_nouns"] | lists["rated"]), default=None)
        credited = before[-1:] in (["by"], ["from"]) and at is not None and not {"and", ",", "placed", "put"} & set(before[at:])
        if owned or credited:
            yield mention.agent


def _unique(found: list[Rating]) -> list[Rating]:
    return list({(r.start, r.end, r.org, r.rating, r.dimension, r.period): r for r in found}.values())
