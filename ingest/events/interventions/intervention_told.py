"""Whether words that name a measure tell that it is, or was, or will be: no rule, power, question or plain word."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.events.interventions.intervened import made_by
from ccgkg.ingest.events.interventions.intervening import (
    MEASURES,
    in_general,
    in_the_making,
    intervention_words,
    is_bare,
    is_held,
    is_legal,
    is_owned,
    is_review_of,
    of_care,
    of_others,
)
from ccgkg.ingest.events.interventions.intervention_case import Case
from ccgkg.ingest.events.status.status import Status, status_of
from ccgkg.ingest.ratings.of_whom import is_asked
from ccgkg.ingest.text.clauses import clause_of

_PLANS = frozenset({"improvement-plan", "financial-recovery-plan"})
#: Tokens of the subject of a clause that an `and` brings.
_SUBJECT = 5
#: Behind an `and` these begin a verb of what is done, and these make it one of what is not.
_DONE = frozenset({"is", "are", "has", "have", "was", "were", "had"})
_OPEN = frozenset({"to", "not", "due", "set", "expected", "likely", "considering", "planning"})
_STAYS = frozenset({"remain", "remains", "remained", "stay", "stays"})
#: Before a threat that is none: `special measures are not on the cards`.
_NOT = frozenset({"not", "never", "no", "hardly", "longer"})
#: What a `no` before it makes nobody: `No CCG is in special measures`.
_NOBODY = frozenset({"ccg", "ccgs", "group", "groups", "one", "a", "clinical", "commissioning", "other"})
#: Before an intervention these only ask for one.
_ASKS = ("ask", "request", "want", "call", "demand")


def is_told(case: Case, leads: bool, measured: bool) -> bool:
    """Whether the words are more than a name for a measure; `leads` where they head a list, `measured` where the text
    has told of one before."""
    if case.verb is None and not leads and not _needs_no_verb(case) and case.cue.value != "ratings-review":
        return False
    if is_asked(case.words, case.start, case.stop) or _is_regime(case, measured):
        return False
    plain = case.words[case.cue.first : case.cue.last] == ["directions"]
    return not plain or is_legal(case.doc, case.bodies, case.cue, case.verb)


def _needs_no_verb(case: Case) -> bool:
    """`Special measures for X`, `its recovery plan`, `the capability review of X`."""
    doc, bodies, cue, start = case.doc, case.bodies, case.cue, case.start
    if cue.value in MEASURES and is_bare(doc, cue, start):
        return True
    owned = cue.value not in MEASURES and is_owned(doc, cue, start)
    return owned or is_review_of(doc, bodies, cue) or is_held(doc, bodies, cue) or bool(made_by(doc, bodies, cue))


def _is_regime(case: Case, measured: bool) -> bool:
    """`the regime`, where no one is put into it (`Under the regime, X must`), or the text has not told what it is."""
    words, at = case.words, case.cue.first
    if words[at] != "the" or case.cue.value != "special-measures":
        return False
    under = words[at - 1] == "under" and at - 1 == case.start
    return case.verb is None or under or not (measured or _named_before(case))


def _named_before(case: Case) -> bool:
    """Whether the text has named special measures before it speaks of `the regime`."""
    first = next((c for c in case.doc.cues.all("intervention") if c.value == case.cue.value), case.cue)
    return first.first < case.cue.first and case.words[first.first] != "the"


def is_nobodys(case: Case) -> bool:
    """Whether the words are of measures as such, of a service, of nobody, or of a hospital or a council."""
    doc, cue, start = case.doc, case.cue, case.start
    if cue.value == "ratings-review" and case.words[cue.last : cue.last + 1] == ["of"]:
        return not any(m.kind == "ccg" for m in case.bodies.within(cue.last, cue.last + 4))  # its ratings of care homes
    return in_general(doc, cue, start) or of_care(doc, cue) or _none(case) or of_others(doc, case.bodies, cue, start)


def _none(case: Case) -> bool:
    """Whether nobody is said to be subject to it: `none of the 38 is in special measures`."""
    words, last = case.words, case.cue.first
    for i in range(clause_of(case.doc, last)[0], last):
        nobody = words[i] in ("no", "not") and words[i + 1] in _NOBODY
        if nobody or words[i] in ("none", "neither", "nobody"):
            return {"but", "only"}.isdisjoint(words[i:last])
    return False


def status_told(case: Case) -> Status | None:
    """How sure the measure, or its end, is; None where it is denied or refused."""
    words, cue, verb = case.words, case.cue, case.verb
    noun = cue.first + 1 if words[cue.first] == "directions" else cue.last
    status = status_of(case.doc, cue.first, noun, after=_told_after(case))
    if status.denied or status.value == "rejected":
        return None
    if verb is not None and verb.value == "threat":
        denied = not _NOT.isdisjoint(words[max(case.start, verb.first - 3) : verb.first + 2])
        return None if denied and verb.first >= cue.last else Status("possible")
    continues = status.word == "to be" and any(
        w.startswith("continu") for w in words[max(case.start, cue.first - 6) : cue.first]
    )
    if any(w.startswith("threaten") for w in words[max(case.start, cue.first - 6) : cue.first]):
        return Status("possible")
    if in_place(case) or continues or _done_apart(case, status):  # `continues to be in special measures`
        return Status("actual")
    if case.ended and verb and status.kind == "approved" and words[verb.first - 1] in ("was", "were", "been"):
        return Status("actual")  # `confirmed that the directions were lifted`
    return status


def _done_apart(case: Case, status: Status) -> bool:
    """`A CCG facing a deficit has been placed in them`, `has agreed a plan and a director was sent in`, `has submitted
    a plan and appointed a director`: what is faced, agreed or submitted is something else."""
    if status.end is None or case.verb is None:
        return False
    said = case.doc.tokens.at(status.end)
    subjects = (m for m in case.bodies.within(said, case.verb.first) if m.kind == "ccg")
    if any(case.words[m.first - 1] in ("and", "while", "but") and m.last == case.verb.first for m in subjects):
        return True  # `X was asked for a plan, and Y came out of directions`
    between = case.words[said : case.verb.first]
    if _begun_by_another(case, between) or _goes_on_as_done(between):
        return True
    done = between[-1:] == ["and"] or (len(between) > 2 and not {"been", "was", "were"}.isdisjoint(between))
    return done and (status.kind in ("facing", "approved") or status.word == "submitted")


def _goes_on_as_done(between: Sequence[str]) -> bool:
    """`has told it to write a plan and is carrying out a review`: a verb that is done, joined to one that orders."""
    joint = next((n for n in range(len(between) - 1, -1, -1) if between[n] in ("and", "but")), len(between))
    return between[joint + 1 : joint + 2] != [] and between[joint + 1] in _DONE and _OPEN.isdisjoint(between[joint:])


def _begun_by_another(case: Case, between: Sequence[str]) -> bool:
    """`has been told to write a plan, and NHS England began a review`: a verb of what was done, with its own subject,
    behind an `and`."""
    joint = next((n for n in range(len(between) - 1, -1, -1) if between[n] in ("and", "while", ";", "but")), None)
    if joint is None or case.verb is None or case.words[case.verb.first] not in intervention_words()["begun_verbs"]:
        return False
    subject = between[joint + 1 :]
    return 0 < len(subject) <= _SUBJECT and {"to", "will", "would", "could", "may", "might"}.isdisjoint(subject)


def _told_after(case: Case) -> bool:
    """Whether words behind an intervention may say how real it is: not where its verb stands before it."""
    open_ = case.cue.value not in ("special-measures", "improvement-plan")
    return open_ and (case.verb is None or case.verb.last > case.cue.first)


def value_told(case: Case, status: Status) -> Value:
    """The status of the claim: what a plan is that is agreed or only being made, and what a `would` tells."""
    plan = case.cue.value in _PLANS
    if case.cue.value not in MEASURES and _is_to_be(case):
        return "planned"
    asked = status.value == "proposed" and status.word.startswith(_ASKS)
    if asked or "will" in case.words[case.cue.first : case.cue.last]:
        return "planned"
    if plan and status.value == "actual" and in_the_making(case.doc, case.cue):
        return "planned"
    if plan and "submitted" in status.word:
        return "actual"  # `has submitted a recovery plan`: there is one
    if plan and status.kind == "approved" and not status.word.endswith((" to", " that")):
        return "actual"
    return "planned" if status.word.split(" ")[0] == "would" else status.value


def _is_to_be(case: Case) -> bool:
    """`NHS England is planning a review of X`, `Capability review ordered at X`, `X to appoint a turnaround director`,
    `plan to be submitted by May`: a line with no other verb."""
    words, verb = case.words, case.verb
    if verb is None:
        return False
    if words[verb.first] in ("planning", "plans"):
        return True
    ordered = verb.first == case.cue.last and words[verb.first] in ("ordered", "demanded", "sought", "planned")
    named = case.bodies.at(verb.first - 2) is not None and words[verb.first - 1] == "to"
    return ordered or named or words[case.cue.last : case.cue.last + 2] == ["to", "be"]


def in_place(case: Case) -> bool:
    """Whether a measure is in place by what is said of it: `Under directions issued in March, X must`, `told to pay and
    remains in them`."""
    remains = not _STAYS.isdisjoint(case.words[max(case.start, case.cue.first - 3) : case.cue.first])
    return remains or (case.words[case.start] == "under" and case.cue.first - case.start <= 2)
