"""When an intervention takes effect, and when it ended."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.event import change_words
from ccgkg.ingest.events.event_clauses import event_clause
from ccgkg.ingest.events.intervening import MEASURES, PARTING, intervention_words
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention, Periods

_CLOSING = (["’"], ["”"], ['"'], ["'"])
#: Tokens behind a measure in which a clause on it begins.
_BESIDE = 10
#: What opens an aside behind a name that tells how it stands.
_STANDING = frozenset({"under", "in", "subject", "placed", "put", "already", "now", "still"})


def effective_of(
    doc: Document, bodies: Bodies, periods: Periods, cue: Cue, start: int, stop: int, earlier: str | None
) -> tuple[str | None, str | None]:
    """When it takes effect: a time in its clause, else one before an `and`, else one at the head of the sentence."""
    words = doc.tokens.words
    clause = event_clause(doc, cue.first)
    end = min(max(clause[1], cue.last + 4), stop)
    if (
        words[clause[0]] in ("which", "who")
        and words[clause[0] - 1] == ","
        and "," in words[cue.last : cue.last + 1 + (words[cue.last : cue.last + 1] in _CLOSING)]
    ):
        end = cue.last  # `X, which is in special measures, voted on Tuesday`
    if words[cue.last : cue.last + 1] in (["which"], ["that"]):
        end = min(clause_of(doc, cue.last + 1)[1], stop)  # `a capability review which it had ordered in March`
    behind = next(
        (
            i
            for i in range(cue.last, min(stop, cue.last + _BESIDE))
            if words[i] == "," and words[i + 1] in ("which", "who")
        ),
        None,
    )
    if (
        behind is not None
        and intervention_words()["begins_then"] & set(words[behind + 2 : behind + 6])
        and cue.value not in MEASURES
    ):
        end = min(
            clause_of(doc, behind + 1)[1], stop
        )  # `a review of X, which will begin next month`, `a director, Ann Roe, who arrived in May`
    if {"since", "until"} & set(words[end - 1 : min(end + 1, stop)]):
        end = min(end + 6, stop)
    other = next((c.first for c in doc.cues.within("intervention", cue.last, end) if c.value != cue.value), end)
    other = min(other, next((c.first for c in doc.cues.within("grade", cue.last, end)), end))
    same = next((i for i in range(cue.last, min(stop, cue.last + 4)) if words[i] == "same"), None)
    fine = 10 if same is not None and words[same + 1 : same + 2] in (["day"], ["date"]) else 4
    if (
        same is not None
        and words[same + 1 : same + 2]
        and words[same + 1] in ("day", "month", "time", "year", "date", "week", "summer", "autumn")
        and earlier
        and "/" not in earlier
        and len(earlier) >= fine
    ):
        return earlier, "at the same time as the one before"
    after = [
        m
        for m in periods.within(cue.last, other)
        if m.edtf and not _for_year(words, m) and not _of_a_law(words, m, cue.last)
    ]
    if after:
        return after[0].edtf, None
    before = [
        m
        for m in periods.within(start, cue.first)
        if m.edtf and not _for_year(words, m) and not _of_a_law(words, m, start)
    ]
    before = [m for m in before if words[m.first - 1] != "(" or bodies.at(m.first - 2) is None]
    before = [m for m in before if not _in_aside(words, bodies, m.first, cue.first)]
    before = [m for m in before if not _of_one_before(words, bodies, start, m, cue.first)]
    before = [m for m in before if not change_words()["not_when"] & set(_gap(words, start, m, cue))]
    before = [m for m in before if not _another_subject(words, m, cue) and not _of_another(doc, m, cue)]
    if (
        before
        and not any(w in intervention_words()["later"] for w in words[before[-1].last : cue.first])
        and before[-1].kind != "financial-year"
    ):
        return before[-1].edtf, None
    following = next(iter(doc.cues.within("intervention", cue.last, stop)), None)
    if following and set(words[cue.last : following.first]) <= intervention_words()["joins"]:
        return effective_of(doc, bodies, periods, following, start, stop, None)
    return None, None


def _gap(words: list[str], start: int, time: Mention, cue: Cue) -> list[str]:
    """The words around a time and up to a cue, without a participle that shares it: `rated inadequate in 2016 and told to`."""
    joined = words[time.last : time.last + 1] == ["and"] and words[time.last + 1] in intervention_words()["tells"]
    return words[max(start, time.first - 3) : time.last] + words[time.last + (2 if joined else 0) : cue.first]


def _another_subject(words: list[str], time: Mention, cue: Cue) -> bool:
    """Whether the cue is the subject of a clause behind the time: `was placed in measures in May and a director was sent in`."""
    if _goes_on(words, time, cue):
        return True
    near = range(max(time.last, cue.first - 4), cue.first - 1)
    return any(words[i] == "and" and words[i + 1] in ("a", "an", "the", "its", "new") for i in near) and words[
        cue.last
    ] in ("was", "were", "has", "have", "is", "will", "had", "sent", "brought", "appointed")


def _of_another(doc: Document, time: Mention, cue: Cue) -> bool:
    """Whether a time stands right behind another measure, and a comma behind it: `Under directions issued in March, X must appoint`."""
    near = doc.cues.within("intervention", max(0, time.first - 6), time.first)
    return doc.tokens.words[time.last : time.last + 1] == [","] and any(c.value != cue.value for c in near)


def _goes_on(words: list[str], time: Mention, cue: Cue) -> bool:
    """Whether a verb of its own, joined by an `and` behind the time, brings the cue: `was placed under directions in May and had to
    draw up a plan`, `has placed it in measures from this month and will require it to agree one`."""
    lists = intervention_words()
    for i in range(time.last, cue.first - 1):
        if words[i] in ("after", "before") and words[i + 1] in ("it", "they", "the", "being"):
            return True  # `left in January, six months after it was placed in the regime`
        if words[i] != "and":
            continue
        verb = next((k for k in range(i + 1, min(cue.first, i + 7)) if words[k] in lists["finite"]), None)
        ahead = words[i + 1 : verb] if verb is not None else ["?"]
        if words[i + 1].endswith("ing") and words[i + 1] != "including":
            return True  # `imposing directions from 1 July and ordering a review`
        if not ahead or ahead[0] in lists["subjects"]:
            return True
    return False


def _in_aside(words: list[str], bodies: Bodies, first: int, token: int) -> bool:
    """Whether a time stands in a relative clause that a comma has closed before the cue."""
    if "," not in words[first:token]:
        return False
    comma = next((i for i in range(first, max(0, first - 8), -1) if words[i] == ","), None)
    closing = next((i for i in range(first, min(first + 4, token)) if words[i] == ","), None)
    if (
        comma is not None
        and closing is not None
        and (
            words[comma + 1] in intervention_words()["asides"]
            or bodies.at(comma - 1) is not None
            and words[comma + 1] in _STANDING
        )
    ):
        return True  # `X, under directions since 2015, has been sent`
    opener = next(
        (i for i in range(first, max(0, first - 14), -1) if words[i] in ("which", "who", "whose", "where", ".")), None
    )
    return opener is not None and words[opener] != "." and words[opener - 1] == ","


def _of_one_before(words: list[str], bodies: Bodies, start: int, time: Mention, token: int) -> bool:
    """Whether a time is that of one before whom an `and` parts from this: `X to appoint one by May and Y to draw up a plan`."""
    parted = (m for m in bodies.within(time.last, token) if m.kind == "ccg" and words[m.first - 1] in ("and", *PARTING))
    lists = intervention_words()
    if any(words[i : i + 2] == ["and", "that"] for i in range(time.last, token - 1)):
        return True  # `said that X would be placed in them next month and that all would have to`
    if (
        any(
            words[i] == "and"
            and words[i + 1] in (lists["tells"] | lists["imposes"])
            and words[i + 2] in ("it", "them", "the", "its", "her", "his", "a", "an")
            for i in range(time.last, token - 1)
        )
        and time.first - start > 2
    ):
        return True  # `rated it inadequate in 2018 and ordered it to`
    if time.first - start > 2 and PARTING & set(words[time.last : token]):
        return True
    return time.first - start > 2 and any(bodies.within(start, time.first)) and any(True for _ in parted)


def began(words: list[str], when: str | None, verb: Cue | None, cue: Cue) -> str | None:
    """When a state began that has held since: `under directions since 2016`; what was done more than once, or `at some time`,
    stays open."""
    if (
        when is None
        or not when.endswith("/..")
        or "some" in words[cue.last : cue.last + 3]
        or (verb and intervention_words()["repeated"] & set(words[max(0, verb.first - 1) : verb.last]))
    ):
        return when
    return when.removesuffix("/..")


def _of_a_law(words: list[str], time: Mention, low: int) -> bool:
    """`the NHS Act 2006`: the year of a law, one that is only compared with, or that of the grounds told from the token `low` on."""
    if intervention_words()["grounds"] & set(words[max(low, time.first - 8) : time.first]):
        return True  # `based on its performance in the first quarter`
    if "than" in words[max(0, time.first - 2) : time.first]:
        return True  # `three more than in March`: that is when there were fewer
    return time.first > 0 and words[time.first - 1] in intervention_words()["laws"]


def _for_year(words: list[str], time: Mention) -> bool:
    """`for 2015-16`, `in the first quarter of 2016/17`: the year of a rating or of a result."""
    return (
        time.kind in ("financial-year", "year")
        and time.first > 0
        and words[time.first - 1] in ("for", "of", "'s", "the")
    )


def begun(doc: Document, periods: Periods, cue: Cue, stop: int) -> tuple[int, str] | None:
    """The verb that tells when measures that are lifted were begun, and when: `lifted the directions that it imposed on X in May 2017`."""
    words = doc.tokens.words
    verb = next(
        (i for i in range(cue.last, min(stop, cue.last + 9)) if words[i] in intervention_words()["begun"]), None
    )
    when = (
        next((m.edtf for m in periods.within(verb, min(stop, verb + 14)) if m.edtf and "/" not in m.edtf), None)
        if verb is not None
        else None
    )
    return (verb, when) if verb is not None and when is not None else None


def dated_after(doc: Document, bodies: Bodies, periods: Periods, cue: Cue, stop: int) -> str | None:
    """The date that the next sentence gives to a measure: `The order, dated September 1, means`, `They took effect on 3 May`."""
    if stop >= len(doc.tokens):
        return None
    words, lists = doc.tokens.words, intervention_words()
    start, end = doc.sentence_tokens(stop)
    if cue.value == "turnaround-director":  # `NHS England sent her in last June`
        sent = next(
            (
                i
                for i in range(start, end - 2)
                if words[i] in lists["imposes"] and words[i + 1] in ("her", "him", "them")
            ),
            None,
        )
        return next((m.edtf for m in periods.within(sent, end) if m.edtf), None) if sent is not None else None
    named = words[start] == "they" or (
        words[start] in ("the", "these", "this") and bool(lists["order_nouns"] & set(words[start + 1 : start + 4]))
    )
    told = next((m for m in periods.within(start, min(end, start + 12)) if m.edtf), None) if named else None
    if told is not None and (
        any(m.kind == "ccg" for m in bodies.within(start, told.first))
        or any(c.value != cue.value for c in doc.cues.within("intervention", start, told.first))
    ):
        return None  # it is that of another
    if told is None or not (lists["dates_it"] & set(words[start + 1 : told.first])):
        return None
    return told.edtf


def _another_acts(words: list[str], bodies: Bodies, first: int, last: int) -> bool:
    """Whether another CCG becomes the subject between two tokens: `X was placed in them in May, and Y left them in June`."""
    named = (m for m in bodies.within(first, last) if m.kind == "ccg")
    return any(
        words[m.first - (2 if words[m.first - 1] == "nhs" else 1)] in ("and", "while", "but", ";")
        and words[m.last] not in ("and", ",", "ccgs")
        for m in named
    )


def _begin_of(doc: Document, bodies: Bodies, periods: Periods, place: tuple[int, int], stop: int, when: str) -> str:
    """When a measure began that ended at a time, as its sentence tells; `place` is where the measure ends and the verb of its end."""
    words, begins = doc.tokens.words, intervention_words()["begins"]
    start = doc.sentence_tokens(place[1])[0]
    for mention in periods.within(start, min(stop, place[0] + 12)):
        day = (mention.edtf or "").removesuffix("/..")
        earlier = bool(day) and "/" not in day and day < when
        if (
            earlier
            and begins & set(words[max(start, mention.first - 6) : mention.first])
            and not _another_acts(words, bodies, mention.last, place[1])
        ):
            return day
    return ".."


def interval_of(
    doc: Document, bodies: Bodies, periods: Periods, cue: Cue, stop: int, when: str | None, ended: Cue | None
) -> str | None:
    """The interval of one that ended: closed at the time that is told."""
    words = doc.tokens.words
    if ended:
        told = periods.within(ended.last, stop) if ended.first >= cue.last else ()
        if ended.last <= cue.first and (before := begun(doc, periods, cue, stop)):
            until = next(
                (
                    m.edtf
                    for m in reversed(periods.within(doc.sentence_tokens(cue.first)[0], before[0]))
                    if m.edtf and "/" not in m.edtf
                ),
                None,
            )
            return f"{before[1]}/{until}" if until else None
        when = next((m.edtf for m in told if m.edtf), when)
        if not when or "/" in when:
            return when
        begin = _begin_of(doc, bodies, periods, (cue.last, ended.first), stop, when)
        return f"{begin}/{when}"
    if (
        cue.value in ("capability-review", "ratings-review")
        and when
        and "/" not in when
        and {"completed", "concluded", "finished", "ended"} & set(words[cue.last : stop])
    ):
        return f"../{when}"
    if when is None:
        other = next((c.first for c in doc.cues.within("intervention", cue.last, stop)), stop)
        starts = (m for m in periods.within(cue.last, min(other, cue.last + 10)) if m.edtf and "/" not in m.edtf)
        when = next(
            (
                m.edtf
                for m in starts
                if intervention_words()["begun"] & set(words[max(cue.last, m.first - 5) : m.first])
            ),
            None,
        )
    for i in range(cue.last, stop):
        if _another_acts(words, bodies, cue.last, i):
            break
        if words[i] in intervention_words()["ends"]:
            end = next((m for m in periods.within(i, min(stop, i + 8)) if m.edtf and "/" not in m.edtf), None)
            if end and end.edtf and when and "/" not in when and end.edtf > when:
                return f"{when}/{end.edtf}"
            if end and end.edtf == when and words[i] in ("exiting", "leaving", "emerging"):
                return f"../{when}"  # `was in them before leaving in May`
    return when
