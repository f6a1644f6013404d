"""Whether words speak of commissioning groups: their topics, their grades, and the interventions in them."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.document import Document

#: Tokens before a sentence in which the intervention stands that it recalls.
_RECALLED = 60
#: Before `in them` and `under them`, which recalls one.
_STOOD = frozenset({"was", "were", "been", "is", "are", "now", "still", "placed", "put"})
#: Tokens of a clause behind a comma.
_CLAUSE = 10
#: Tokens of an aside behind a name: `, the only one of the 36 that is still in special measures,`.
_ASIDE = 16
#: Tokens from a name to its grade, past the marks and small words between them.
_TO_GRADE = 4
#: Changes that no places undergo, by how the lexicon lists them.
_ENDS = ("merger", "disbandment", "shared-leadership.office")
_IS = frozenset({"is", "was", "are", "were", "remains", "remained", "stays", "has"})
#: What a grade is called.
GRADE_NOUNS = frozenset({"rating", "ratings", "grade", "grades", "verdict", "verdicts"})


def tells_of_ccgs(doc: Document, first: int, last: int) -> bool:
    """Whether the tokens [first, last) hold a topic, a grade or an intervention of CCGs, or recall an intervention."""
    if any(doc.cues.within(label, first, last) for label in ("ccg-topic", "grade", "intervention")):
        return True
    recalled = bool(doc.cues.within("recalls", first, last)) or _in_them(doc, first, last)  # `Bury came out in January`
    return recalled and bool(doc.cues.within("intervention", max(0, first - _RECALLED), first))


def _in_them(doc: Document, first: int, last: int) -> bool:
    """`Bury was under them until July`."""
    words = doc.tokens.words
    them = (i for i in doc.tokens.among(("them",)) if first < i < last)
    return any(words[i - 1] in ("in", "under") and words[i - 2] in _STOOD for i in them)


def tells_of_a_change(doc: Document, first: int, last: int) -> bool:
    """Whether the tokens [first, last) tell of a change that several CCGs undergo, and places do not."""
    return any(c.value.startswith(_ENDS) for c in doc.cues.within("change", first, last))


def grade_behind(doc: Document, token: int, stop: int) -> bool:
    """Whether a grade begins at a token, past what may bring it: `Bury ‘good’ and Bolton as inadequate`."""
    words = doc.tokens.words
    for i in range(token, min(stop, token + _TO_GRADE)):
        if doc.cues.starting("grade", i):
            return True
        if words[i] not in rules()["before_grade"]:
            return False
    return False


def grade_before(doc: Document, token: int) -> bool:
    """Whether a grade, or a noun for one, stands right before a token: `an ‘outstanding’ for`, `good ratings for`; the
    verb that gives it may stand between: `a rating of good was given to`."""
    words = doc.tokens.words
    while token > 1 and words[token - 1] in rules()["between_grade"]:
        token -= 1
    quoted = token > 1 and not words[token - 1].isalpha() and doc.cues.ending("grade", token - 1) is not None
    noun = token > 1 and words[token - 1] in GRADE_NOUNS
    return quoted or noun or doc.cues.ending("grade", token) is not None


def told_in_clause(doc: Document, token: int, stop: int) -> bool:
    """Whether a clause at a token tells what only a CCG undergoes: `most of it at Hull, which was rated inadequate`."""
    words = doc.tokens.words
    if words[token : token + 2] != [",", "which"]:
        return False
    limit = min(stop, token + 2 + _CLAUSE)
    end = next((i for i in range(token + 2, limit) if words[i] in (",", ";")), limit)
    return any(doc.cues.within(label, token + 2, end) for label in ("grade", "intervention"))


def told_in_aside(doc: Document, token: int, stop: int) -> bool:
    """Whether the aside that a comma opens at a token tells what only a CCG undergoes: `Bury, put in special measures
    in July,`."""
    words = doc.tokens.words
    limit = min(stop, token + _ASIDE)
    end = next((i for i in range(token + 1, limit) if words[i] == ","), None)
    if end is None or {"said", "says", "and"} & set(words[token + 1 : token + 3]):
        return False
    if words[end - 2 : end] in (["among", "them"], ["of", "them"]):
        token = doc.sentence_tokens(token)[0]  # `Eight are in special measures and Bury, once among them, left`
    return any(doc.cues.within(label, token + 1, end) for label in ("grade", "intervention"))


def graded_past_aside(doc: Document, token: int, stop: int) -> bool:
    """Whether a grade follows the aside that a comma opens at a token: `Bury, just over the border, is good`."""
    words = doc.tokens.words
    end = next((i for i in range(token + 1, min(stop, token + _CLAUSE + 2)) if words[i] == ","), None)
    if end is None or {"said", "says", "and"} & set(words[token + 1 : token + 3]) or doc.tokens.capital(token + 1):
        return False
    is_ = end + 1 + (words[end + 1 : end + 2] != [] and words[end + 1] in _IS)
    is_ += words[is_ : is_ + 1] == ["been"]
    rates = doc.cues.starting("rates", is_)
    return (rates is not None or is_ > end + 1) and grade_behind(doc, rates.last if rates else is_, stop)


def as_another(doc: Document, token: int, start: int) -> bool:
    """Whether `another` at a token takes up a grade of the sentence that begins at `start`: `A got an inadequate, Bury
    another`."""
    ends = doc.tokens.words[token : token + 1] == ["another"] and not doc.tokens.words[token + 1].isalpha()
    return ends and bool(doc.cues.within("grade", start, token))
