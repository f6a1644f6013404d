"""Times beside a measure that are not its own: of a rating, a law or grounds, of another measure, another body or
another act."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.interventions.intervening import PARTING, intervention_words
from ccgkg.ingest.events.interventions.intervention_case import Case
from ccgkg.ingest.events.words.event import change_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.times.periods import Mention

#: What opens an aside behind a name that tells how it stands.
_STANDING = frozenset({"under", "in", "subject", "placed", "put", "already", "now", "still"})
#: Behind a verb of telling or imposing these are its object, and behind a measure its verb.
_OBJECTS = frozenset({"it", "them", "the", "its", "her", "his", "a", "an"})
_DONE = frozenset({"was", "were", "has", "have", "is", "will", "had", "sent", "brought", "appointed"})
#: Before a measure, what tells that it had begun before.
_LASTING = frozenset({"already", "still"})
#: Tokens of an aside before its time and behind it; of a relative clause before its time.
_ASIDE, _ENDS, _RELATIVE = 8, 4, 14


def of_a_rule(words: Sequence[str], time: Mention, low: int) -> bool:
    """Whether a time is that of a rating or result, of a law, of the grounds told from the token `low` on, or only
    compared with."""
    before = words[time.first - 1] if time.first else ""
    if time.kind in ("financial-year", "year") and before in ("for", "of", "'s", "the"):
        return True  # `in the first quarter of 2016/17`
    if not intervention_words()["grounds"].isdisjoint(words[max(low, time.first - 8) : time.first]):
        return True  # `based on its performance in the first quarter`
    if "than" in words[max(0, time.first - 2) : time.first]:
        return True  # `three more than in March`: that is when there were fewer
    return before in intervention_words()["laws"]  # `the NHS Act 2006`


def is_its_own(case: Case, time: Mention) -> bool:
    """Whether a time before a measure in its sentence may be that of the measure."""
    words, cue, bodies = case.words, case.cue, case.bodies
    if of_a_rule(words, time, case.start):
        return False
    if not intervention_words()["founded"].isdisjoint(words[max(case.start, time.first - 4) : time.first]):
        return False  # `Set up on 1 April 2013, it was placed under directions`
    if words[case.start] == "when" and not _LASTING.isdisjoint(words[time.last : cue.first]):
        return False  # `When she left in May, it was already in special measures`
    if words[time.last : time.last + 2] == ["and", "to"]:
        return False  # `to produce a plan by 31 July and to appoint a director`
    if words[time.first - 1] == "(" and bodies.at(time.first - 2) is not None:
        return False  # `Bury CCG (2016)`
    if not change_words()["not_when"].isdisjoint(_gap(words, case.start, time, cue)):
        return False
    return not (
        _in_aside(words, bodies, time.first, cue.first)
        or _of_one_before(case, time)
        or _another_subject(words, time, cue)
        or _of_another(case, time)
    )


def _gap(words: Sequence[str], start: int, time: Mention, cue: Cue) -> Sequence[str]:
    """The words around a time and up to a cue, without a participle that shares it: `rated inadequate in 2016 and told
    to`."""
    joined = words[time.last : time.last + 1] == ["and"] and words[time.last + 1] in intervention_words()["tells"]
    behind = time.last + (2 if joined else 0)
    return [*words[max(start, time.first - 3) : time.last], *words[behind : cue.first]]


def _another_subject(words: Sequence[str], time: Mention, cue: Cue) -> bool:
    """Whether the cue is the subject of a clause behind the time: `was placed in measures in May and a director was
    sent in`."""
    if _goes_on(words, time, cue):
        return True
    near = range(max(time.last, cue.first - 4), cue.first - 1)
    joined = any(words[i] == "and" and words[i + 1] in ("a", "an", "the", "its", "new") for i in near)
    return joined and words[cue.last] in _DONE


def _of_another(case: Case, time: Mention) -> bool:
    """Whether a time stands right behind another measure, and what parts it from this: `Under directions issued in
    March, X must appoint`, `Directions issued in March require X to appoint`."""
    near = case.doc.cues.within("intervention", max(0, time.first - 6), time.first)
    parts = "," in case.words[time.last : time.last + 1] or case.words[time.last] in intervention_words()["brings"]
    return parts and any(c.value != case.cue.value for c in near)


def _goes_on(words: Sequence[str], time: Mention, cue: Cue) -> bool:
    """Whether a verb of its own, joined by an `and` behind the time, brings the cue: `was placed under directions in
    May and had to draw up a plan`, `has placed it in measures from this month and will require it to agree one`."""
    lists = intervention_words()
    for i in range(time.last, cue.first - 1):
        if words[i] in ("after", "before") and words[i + 1] in ("it", "they", "the", "being"):
            return True  # `left in January, six months after it was placed in the regime`
        if words[i] != "and":
            continue
        if words[i + 1].endswith("ing") and words[i + 1] != "including":
            return True  # `imposing directions from 1 July and ordering a review`
        verb = next((k for k in range(i + 1, min(cue.first, i + 7)) if words[k] in lists["finite"]), None)
        if verb is not None and (verb == i + 1 or words[i + 1] in lists["subjects"]):
            return True
    return False


def _in_aside(words: Sequence[str], bodies: Bodies, first: int, token: int) -> bool:
    """Whether a time stands in an aside or a relative clause that a comma has closed before the cue."""
    if "," not in words[first:token]:
        return False
    comma = next((i for i in range(first, max(0, first - _ASIDE), -1) if words[i] == ","), None)
    if comma is not None and "," in words[first : min(first + _ENDS, token)]:
        standing = bodies.at(comma - 1) is not None and words[comma + 1] in _STANDING
        if standing or words[comma + 1] in intervention_words()["asides"]:
            return True  # `X, under directions since 2015, has been sent`
    back = range(first, max(0, first - _RELATIVE), -1)
    opener = next((i for i in back if words[i] in ("which", "who", "whose", "where", ".")), None)
    return opener is not None and words[opener] != "." and words[opener - 1] == ","


def _of_one_before(case: Case, time: Mention) -> bool:
    """Whether a time is that of one before whom an `and` parts from this: `X to appoint one by May and Y to draw up a
    plan`."""
    words, bodies, token = case.words, case.bodies, case.cue.first
    behind = range(time.last, token - 1)
    if any(words[i] == "and" and words[i + 1] == "that" for i in behind):
        return True  # `said that X would be placed in them next month and that all would have to`
    if time.first - case.start <= 2:
        return False
    if not PARTING.isdisjoint(words[time.last : token]) or any(_tells_on(words, i) for i in behind):
        return True
    parted = any(m.kind == "ccg" and words[m.first - 1] in ("and", *PARTING) for m in bodies.within(time.last, token))
    return parted and bool(bodies.within(case.start, time.first))


def _tells_on(words: Sequence[str], i: int) -> bool:
    """`rated it inadequate in 2018 and ordered it to`."""
    lists = intervention_words()
    tells = words[i] == "and" and words[i + 1] in (lists["tells"] | lists["imposes"])
    return tells and words[i + 2] in _OBJECTS
