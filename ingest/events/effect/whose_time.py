"""Whether a time in the sentence of a change is that change's own, and not that of a count, a decision, an aside or
another act."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.events.effect.change_case import ChangeCase
from ccgkg.ingest.events.effect.time_meant import MONTHS
from ccgkg.ingest.events.words.event import change_words
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.dates import Mention as Time

_RELATIVE = frozenset({"which", "who", "whose", "where", "that"})
_OPEN = frozenset({"since", "from"})
#: What has a year in its name: `the 2012 act`.
_PAPERS = frozenset(
    {"act", "acts", "bill", "law", "regulations", "reforms", "paper", "report", "review", "reorganisation"}
)
#: Behind an `as` these make it none that tells of two things at once: `from April as three CCGs merge`.
_NOT_WHILE = frozenset(
    {"part", "a", "an", "well", "planned", "expected", "one", "the", "agreed", "promised", "soon", "of", "from"}
)
#: Between a time and an event behind it these show that the time is that of something else.
_PARTS = frozenset({"but", ";", "since", "approval", "permission", "consent", "clearance"})
#: Behind a time of telling these bring what was told: `said in May that they would`.
_TOLD = frozenset({"to", "that", "of", "it", "they"})
#: What becomes of an application.
_GOES_IN = {(go, "to") for go in ("go", "goes", "went")} | {("be", sent) for sent in ("sent", "submitted", "lodged")}
_POSTS = frozenset({"appointed", "named", "became", "chosen", "installed"})
#: Words of a status that tell in the present what someone means to do.
_MEANS = frozenset(
    ["propose", "proposes", "proposing", "want", "wants", "want to", "wants to", "hope", "hopes", "hope to"]
    + ["seek to", "keen to"]
)  # fmt: skip
#: What decides on a change, what brings the change to it, and the verbs of it.
_DECIDES = frozenset(
    ["decision", "vote", "ballot", "consultation", "talks", "discussions", "negotiations", "verdict", "ruling"]
    + ["referendum", "poll", "debate", "meeting", "review", "report", "application", "applications", "bid", "request"]
    + ["survey", "hearing", "announcement", "votes", "ballots", "paper", "papers", "engagement"]
)  # fmt: skip
_ON = frozenset({"on", "about", "over", "into", "to", "for", "of", "whether"})
_TAKES = frozenset(
    ["is", "are", "was", "were", "will", "has", "have", "had", "closes", "closed", "begins", "began", "ends", "ended"]
    + ["starts", "started", "runs", "ran", "opens", "opened", "takes", "took", "goes", "went", "comes", "came"]
)  # fmt: skip
#: In times that are past.
_GONE = frozenset({"last", "yesterday", "ago", "earlier"})
#: Those of what was meant to be, and was not done.
_MEANT = frozenset({"had hoped to", "had planned to", "had wanted to", "had intended to"})
#: At most this many words between a time and the event behind it, and tokens of an aside.
_FAR, _ASIDE = 14, 10


def dates_it(case: ChangeCase, time: Time) -> bool:
    """Whether a time beside an event dates what happens, and not its decision, a count, or a share of CCGs."""
    others = _of_decision(case, time) or _counted_then(case, time) or _share_then(case, time)
    return not (others or _of_what_decides(case, time) or _of_the_approval(case, time))


def follows(case: ChangeCase, time: Time) -> bool:
    """Whether no other act stands between an event and a time behind it; `for` and `since` bring a time past one."""
    words = case.words
    if words[time.first - 1] in ("for", "since"):
        return True
    if _refused_between(case, time):
        return False
    between = _between(words, case.event.last, time.first)
    goes_to = any(pair in _GOES_IN for pair in pairwise(between))  # `an application to merge would go to X in May`
    return not goes_to and change_words()["not_when"].isdisjoint(between)


def _refused_between(case: ChangeCase, time: Time) -> bool:
    """`A merger got the thumbs down in October`."""
    starts, status = case.doc.tokens.starts, case.status
    if status.kind != "rejected" or status.start is None:
        return False
    return starts[case.event.last] <= status.start < starts[time.first]


def _between(words: list[str], first: int, last: int) -> list[str]:
    """The words between an event and a time, without a participle between commas: `joint commissioning, agreed in
    March, will begin in May`."""
    acts = change_words()["not_when"]
    commas = [i for i in range(first, last) if words[i] == ","]
    for opening, closing in pairwise(commas):
        aside = words[opening + 1] in acts or words[opening + 1] in _RELATIVE
        if aside and closing - opening <= _ASIDE and not acts.isdisjoint(words[opening:closing]):
            return words[first:opening] + words[closing:last]
    return words[first:last]


def leads_to(case: ChangeCase, time: Time) -> bool:
    """Whether a time before an event is that event's own."""
    words, first = case.words, case.event.first
    if words[time.last] in _PAPERS or (words[time.last : time.last + 1] == ["'s"] and time.last + 1 < first):
        return False  # `the 2012 act`, `this year’s applications to merge`
    if not _near(case, time) or _in_aside(case, time) or _of_telling(case, time):
        return False
    heading = case.doc.layout.block_at(case.doc.tokens.starts[first]).kind == "heading"
    return not any(_parts(case, i, heading) for i in range(time.last, first))


def _near(case: ChangeCase, time: Time) -> bool:
    """Whether a time stands in the clause of the event, or opens the sentence, and not too far before it."""
    words = case.words
    opens = time.first <= case.start + 2 or "when" in words[time.last : time.last + 2]
    if time.first < case.clause and not opens:
        return False
    return sum(case.bodies.at(i) is None and words[i].isalpha() for i in range(time.last, case.event.first)) <= _FAR


def _of_telling(case: ChangeCase, time: Time) -> bool:
    """`announced in May that they would merge`."""
    words, lists = case.words, change_words()
    before = words[max(case.start, time.first - 6) : time.first]
    told = not lists["not_when"].isdisjoint(before) or not lists["announces"].isdisjoint(before)
    return told and not _TOLD.isdisjoint(words[time.last : case.event.first])


def _parts(case: ChangeCase, i: int, heading: bool) -> bool:
    """Whether a word between a time and the event shows that the time is that of something else."""
    word = case.words[i]
    if word == "and":
        return not _joins(case.doc, case.bodies, i)
    if word == "as" and heading and case.words[i + 1] not in _NOT_WHILE:
        return True
    return word in _PARTS or word in change_words()["not_when"]


def _joins(doc: Document, bodies: Bodies, token: int) -> bool:
    """Whether an `and` stands within a name or between two, of bodies or of places."""
    if doc.tokens.capital(token - 1) and doc.tokens.capital(token + 1):
        return True
    if bodies.at(token) is not None:
        return True
    return bodies.at(token - 1) is not None and (bodies.at(token + 1) is not None or bodies.at(token + 2) is not None)


def _in_aside(case: ChangeCase, time: Time) -> bool:
    """Whether the time stands in a relative clause that a comma has closed: `X, which left in 2016, will merge`."""
    words, start = case.words, case.start
    comma = next((i for i in range(time.first - 1, start, -1) if words[i] == ","), None)
    if words[time.last : time.last + 1] == [","] and comma is not None and "since" in words[comma : time.first]:
        return True  # `X, under directions since 2016, shares a chief officer with Y`
    if "," not in words[time.last : case.event.first]:
        return False
    return any(words[i] in _RELATIVE and words[i - 1] == "," for i in range(time.first, start, -1))


def _counted_then(case: ChangeCase, time: Time) -> bool:
    """Whether the time is that of a count, and not of the event: `in March 80 groups shared a chief`."""
    words, event, group = case.words, case.event, case.group
    if group is None or group.count is None or group.named or not _lasts(case, ("share", "office", "runs")):
        return False
    near = words[max(0, time.first - 4) : time.first] + words[max(0, event.first - 4) : event.first]
    return _POSTS.isdisjoint(near) and _OPEN.isdisjoint(words[max(0, time.first - 1) : time.first + 1])


def _share_then(case: ChangeCase, time: Time) -> bool:
    """Whether a time is that of a share of CCGs, and not of the event: `a quarter of groups shared a chief in 2016`."""
    words = case.words
    if not _lasts(case, ("share", "office")) or not _OPEN.isdisjoint(words[time.first - 1 : time.first + 1]):
        return False
    before = words[case.start : case.event.first]
    return any(w in change_words()["shares"] or before[n : n + 2] == ["one", "in"] for n, w in enumerate(before))


def _lasts(case: ChangeCase, forms: Sequence[str]) -> bool:
    """Whether an event is a state that holds, told in one of some forms: several that share a leader."""
    event = case.event
    return event.type == "shared-leadership" and event.form in forms and case.status.value == "actual"


def _of_decision(case: ChangeCase, time: Time) -> bool:
    """Whether a time that is past is that of the decision: `the merger was approved in May`."""
    status, event = case.status, case.event
    if _meant_for(case, time):
        return False
    if status.value == "rejected" and _of_refusal(case, time):
        return True
    if status.kind == "rejected" or (status.kind in ("approved", "proposed") and event.form == "noun"):
        day = day_of(case.doc.source.published)
        first = bounds(time.edtf)[0] if time.edtf else None
        return day is not None and first is not None and first <= day
    return False


def _of_what_decides(case: ChangeCase, time: Time) -> bool:
    """Whether a time is that of what decides on the event: `a decision on the merger of A and B is due in January`."""
    words, event = case.words, case.event
    if time.first < event.last or _TAKES.isdisjoint(words[case.named : time.first]):
        return False
    heads = (i for i in range(event.first - 1, max(case.start, case.clause) - 1, -1) if words[i] in _DECIDES)
    head = next(heads, None)
    if head is None or _TAKES & set(words[head : event.first]):
        return False
    brings = words[head + 1] in _ON or words[head + 1 : head + 2] == ["by"]
    return brings and {"effect", "force"}.isdisjoint(words[case.named : time.first])


def _of_the_approval(case: ChangeCase, time: Time) -> bool:
    """Whether a time that is past is that of leave to do what is still to be done: `were given permission to merge by
    NHS England last month`."""
    words, status = case.words, case.status
    if status.kind not in ("approved", "proposed") or case.event.form == "noun" or time.first < case.event.last:
        return False
    return not _GONE.isdisjoint(words[time.first : time.last])


def _meant_for(case: ChangeCase, time: Time) -> bool:
    """`propose to set up a joint committee in June`."""
    status, event = case.status, case.event
    before = status.end is not None and status.end <= case.doc.tokens.starts[event.first]
    if before and status.kind == "rejected" and status.word in _MEANT:
        return time.first - max(event.last, case.named) <= 1  # `had planned to merge in April 2018`
    return before and 0 <= time.first - event.last <= 1 and status.kind == "proposed" and status.word in _MEANS


def _of_refusal(case: ChangeCase, time: Time) -> bool:
    """`ruled out any merger before 2020`, `dropped a proposed merger in September`."""
    words = case.words
    if words[time.first - 1] == "before":
        return True
    dated = any(w.isdecimal() and len(w) == 4 for w in words[time.first : time.last])
    return case.event.form == "noun" and not dated and words[time.last - 1] in MONTHS
