"""The year told behind a grade, in its clause: `was rated good for 2016-17`."""

from __future__ import annotations

from ccgkg.ingest.ratings.brackets import year_before
from ccgkg.ingest.ratings.bringing import REASONS
from ccgkg.ingest.ratings.graded_clause import Dated, GradedClause
from ccgkg.ingest.ratings.grades import new_clause
from ccgkg.ingest.ratings.more_years import as_before_at
from ccgkg.ingest.ratings.told_times import loose, year_told
from ccgkg.ingest.ratings.words import QUOTES, rating_words
from ccgkg.ingest.speech.speakers.speaker import words_of as speech_words
from ccgkg.ingest.times.dates import Mention

#: Tokens of a bracket that holds another grade.
_BRACKET = 9
#: Tokens from a grade to a month or a day that is its own, at most.
_FAR = 10
#: Tokens of an aside before its grade.
_ASIDE = 6


def behind(here: GradedClause) -> Dated | None:
    """`was rated good for 2016-17`: a time behind the grade, before the next one and in its clause."""
    for time in here.periods.within(here.cue.last, _reach(here)):
        if time.edtf and not any(of_another(here, time) for of_another in _NOT_OF_GRADE):
            return reckoned(here, time)
    return None


def reckoned(here: GradedClause, time: Mention) -> Dated:
    """The year that a time tells: `the year before` is reckoned from the year of the text's ratings where no other is
    told in the sentence, and `the same year` is the last financial year told, not a calendar year since."""
    told = [m for m in here.periods.within(0, time.first) if m.kind == "financial-year"]
    if time.kind == "year-before" and here.governing and not any(m.first >= here.start for m in told):
        return year_before(here.governing), "the year before that of the text's ratings"
    if time.kind == "same" and told and "year" in here.words[time.first : time.last]:
        return told[-1].edtf, "the year told before"
    return year_told(time), None


def _reach(here: GradedClause) -> int:
    """The token before which a time behind the grade is its own."""
    words, cue = here.words, here.cue
    high = here.following.first if here.following else here.stop
    high = min((i for i in range(cue.last, high) if new_clause(words, i)), default=high)
    high = min(high, as_before_at(words, cue.last, high) or high, _aside_end(here, high))
    opens = words[cue.last : cue.last + 1] == ["("]
    if opens and here.doc.cues.within("grade", cue.last, min(high + 1, cue.last + _BRACKET)):
        return cue.last  # `inadequate (2016/17: good)`: the year is that of the other grade
    return high


def _aside_end(here: GradedClause, high: int) -> int:
    """Where the aside ends that holds a grade: `X, also rated good, was taken over last month`."""
    words, cue, finite = here.words, here.cue, rating_words()["finite"]
    opener = next((i for i in range(cue.first - 1, here.start, -1) if words[i] == ","), None)
    if opener is None:
        return high
    if words[opener + 1] in ("which", "whom"):
        return next((i for i in range(cue.last, high) if words[i] == ","), high)
    if cue.first - opener > _ASIDE or not finite.isdisjoint(words[opener : cue.first]):
        return high
    verbs = speech_words()["finite"]
    commas = (i for i in range(cue.last, min(high, len(words) - 1)) if words[i] == ",")
    return next(
        (i for i in commas if words[i + 1] in finite or words[i + 1].endswith("ed") or words[i + 1] in verbs), high
    )


def _dates_a_reason(here: GradedClause, time: Mention) -> bool:
    """Whether a time dates what a grade was given for, or something farther on: `good, despite a warning in May`."""
    if time.kind not in ("financial-year", "year") and time.first - here.cue.last > _FAR:
        return True
    if time.kind != "financial-year" and here.doc.cues.within("intervention", here.cue.last, time.first):
        return True  # `is inadequate and the directions issued in 2016 stay`
    return time.kind != "financial-year" and not REASONS.isdisjoint(here.words[here.cue.last : time.first])


def _dates_another_grade(here: GradedClause, time: Mention) -> bool:
    """Whether a time is when its body had another grade: `down to inadequate, a rung below the good it held in
    2016/17`."""
    words = here.words
    return any(words[c.last] in ("it", "they") for c in here.doc.cues.within("grade", here.cue.last, time.first))


def _dates_the_telling(here: GradedClause, time: Mention) -> bool:
    """Whether a time dates the telling, or something else: `was rated good in the same month`."""
    return loose(time) and (here.governing is not None or "same" in here.words[time.first : time.last])


def _dates_the_next(here: GradedClause, time: Mention) -> bool:
    """Whether a time stands with the next grade: `For 2016/17 it was good, for 2017/18 inadequate`."""
    words = here.words
    if here.following is None or words[time.first - 2] != "," or words[time.first - 1] not in ("for", "in"):
        return False
    return all(w in QUOTES for w in words[time.last : here.following.first])


_NOT_OF_GRADE = (_dates_a_reason, _dates_another_grade, _dates_the_telling, _dates_the_next)
