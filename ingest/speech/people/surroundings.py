"""Surroundings: what stands beside a run of capitals and tells that it is the name of a person."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.speech.people.doers import is_doer
from ccgkg.ingest.speech.people.name_runs import Run
from ccgkg.ingest.speech.people.name_setting import Setting, beside_words
from ccgkg.ingest.text.document import Document

#: Tokens behind a name in which a pronoun takes it up.
_TAKEN_UP = 14
#: Tokens behind a name in which a role stands: after a verb of having a post, and in an apposition.
_POSTED, _APPOSED = 12, 10
#: Tokens before a name in which its role begins: before a comma or a verb, and where the post is handed on.
_BEFORE, _HANDED = 16, 14
#: Within the name of a body.
_INNER = frozenset(("for", "of", "and", "&", "on", "in"))
#: Prepositions of places and bodies.
_PLACES = frozenset(("for", "in", "at", "of", "near", "from", "around", "across"))
#: Behind names of persons alone.
_PERSONAL = frozenset(("who", "whose", "mp", "obe", "cbe", "mbe"))
#: Verbs behind a name that a pronoun takes up, what leads from a name to a role, and what ends the way to one.
_VERBS = frozenset(("is", "was", "has", "will", "had", "joins", "leaves"))
_LEADS = frozenset((",", "(", "–", "-", "is", "was", "as"))
_STOPS = frozenset((".", ";", ","))
#: What ends a quotation before its tag.
_QUOTED = frozenset((",", "”", "’", '"', "'", "?", "!"))


def beside_person(doc: Document, bodies: Bodies, run: Run) -> bool:
    """Whether what stands beside a run of capitals is what stands beside a person."""
    at = Setting.of(doc, *doc.tokens.range(run.start, run.end))
    if at.first >= at.last:
        return False
    if at.before in _PLACES:
        return _in_place_of_role(at)
    if _of_body(at):
        return False
    if _titled(at) or _does(at) or _behind_role(at) or _speaks_for(at, bodies) or _given_post(at):
        return True
    if at.after in beside_words()["posted"] and (post := at.role(at.last + 1, at.last + _POSTED)) is not None:
        return _STOPS.isdisjoint(at.words[at.last + 1 : post.first]) and bodies.at(at.first) is None
    if at.after in _VERBS and _taken_up(doc, at.last):
        return True  # Jane Doe is leaving X, where she was chief officer
    if at.after in _LEADS and (post := at.role(at.last + 1, at.last + _APPOSED)) is not None:
        return {".", ";"}.isdisjoint(at.words[at.last + 1 : min(post.first, at.last + 4)])
    if at.role_at(at.last + (at.after == "'s")):
        return False  # “…,” said Marlow Finch managing partner Jane Doe
    return doc.cues.ending("say", at.first) is not None and at.words[at.first - 2] in _QUOTED


def _in_place_of_role(at: Setting) -> bool:
    """Behind a preposition only: `the appointment of Jane Doe as chair`, `takes over from Jane Doe, chair of X`."""
    if at.before == "of" and at.after == "as":
        return at.role_at(at.last + 1 + (at.word(1) in ("its", "the")))
    return at.before == "from" and at.after == "," and at.role_at(at.last + 1)


def _of_body(at: Setting) -> bool:
    """`Keep Corby Open, whose members`, `joined Level Minds as chief executive`, `consultants Marlow Finch`, `Bristol
    South MP Jane Doe`."""
    before, lists = at.before, beside_words()
    if at.slogan or at.seat or before in lists["joining"]:
        return True
    return before in lists["bodies"] and before.endswith(("s", "y", "k", "p", "m"))


def _titled(at: Setting) -> bool:
    """`chair Jane Doe`, `Jane Doe MP`, `Jane Doe, who`, `Jane Doe, 71, from Leek`, `Jane Doe said`."""
    if (
        at.after in _PERSONAL
        or at.doc.cues.ending("role", at.first)
        or at.says_at(at.last + (at.after in ("has", "had")))
    ):
        return True
    if at.after != ",":
        return False
    aged = at.word(2) == "," and len(at.word(1)) == 2 and at.word(1).isdecimal()
    return aged or at.word(1) in ("who", "whose")


def _does(at: Setting) -> bool:
    """`the teacher Jane Doe, from Leek`, `Jane Doe, of the campaign group X, said`."""
    if at.before and is_doer(at.before) and (at.after == "," or at.says_at(at.last)):
        return True
    return at.after == "," and at.word(1) in ("of", "from") and _says_behind(at.doc, at.last + 1)


def _behind_role(at: Setting) -> bool:
    """`the chair, Jane Doe`, `the chair of X, Jane Doe`, `the chair is Jane Doe`: a role that is of nobody named before
    it."""
    told = at.doc.cues.ending("role", at.first - 1) if at.before == "," else None
    if told is not None and not _of_another(at.doc, told.first):
        return True
    if at.first < 3 or at.before not in (",", "is", "was", "–", ":"):
        return False
    low = max(at.doc.sentence_tokens(at.first)[0], at.first - _BEFORE)
    role = at.role(low, at.first - 1)
    if role is None or not {",", "said", "says"}.isdisjoint(at.words[role.last : at.first - 1]):
        return False
    return at.before != "," or not _of_another(at.doc, role.first)


def _speaks_for(at: Setting, bodies: Bodies) -> bool:
    """`Jane Doe, of X, said`, `Jane Doe from X says`."""
    words, place = at.words, at.last + (at.after == ",")
    if place + 2 >= len(words) or words[place] not in ("of", "from", "at", "for"):
        return False
    body = bodies.at(place + 1 + (words[place + 1] == "the"))
    if body is not None:
        return at.says_at(body.last + (words[body.last : body.last + 1] == [","]))
    return words[place : place + 2] == ["of", "the"] and at.says_at(_past_capitals(at.doc, place + 2))


def _past_capitals(doc: Document, at: int) -> int:
    """The token behind a name that begins at a token, though no list has it: `Institute for Better Care`."""
    words, capital, end = doc.tokens.words, doc.tokens.capital, at
    stop = min(len(words), at + _APPOSED)
    while end < stop and (capital(end) or words[end] in _INNER and capital(end - 1) and capital(end + 1)):
        end += 1
    return end if end - at > 1 else at


def _given_post(at: Setting) -> bool:
    """`named Jane Doe chair`, `replaced as chair by Jane Doe`, `the job of chair goes to Jane Doe`, and a line above a
    post."""
    doc, first, lists = at.doc, at.first, beside_words()
    if at.role_at(at.last):
        return at.before in lists["appoints"] or _own_line(doc, first, at.last)
    low = doc.sentence_tokens(first)[0]
    if at.before == "by":
        handed = not (lists["held"] | lists["replaces"]).isdisjoint(at.words[low:first])
    else:
        handed = at.before == "to" and at.words[first - 2] in lists["falls"]
    return handed and at.role(max(low, first - _HANDED), first) is not None


def _own_line(doc: Document, first: int, last: int) -> bool:
    """Whether tokens have a line of their own."""
    starts, ends = doc.tokens.starts, doc.tokens.ends
    broken = "\n" in doc.text[ends[last - 1] : starts[last]]
    return broken and (not first or "\n" in doc.text[ends[first - 1] : starts[first]])


def _says_behind(doc: Document, at: int) -> bool:
    """Whether a verb of saying follows the comma that ends the phrase at a token."""
    words, last = doc.tokens.words, doc.sentence_tokens(at)[1]
    comma = next((i for i in range(at, min(last, at + _TAKEN_UP)) if words[i] == ","), None)
    return comma is not None and doc.cues.starting("say", comma + 1) is not None


def _of_another(doc: Document, role: int) -> bool:
    """Whether the role at a token is that of someone named before it, and the capitals after it are its body: `Jane
    Doe, chief executive, Level Minds`."""
    words, tokens = doc.tokens.words, doc.tokens
    at = role
    while (
        at > 1
        and words[at - 1].isalpha()
        and not tokens.capital(at - 1)
        and words[at - 1] not in beside_words()["joins"]
        and role - at < 3
    ):
        at -= 1  # a former chair
    return at > 1 and words[at - 1] in (",", "(") and tokens.capital(at - 2)


def _taken_up(doc: Document, at: int) -> bool:
    """Whether `he` or `she` takes up a name in the rest of its sentence, where no other capitals may be meant."""
    stop = min(doc.sentence_tokens(at)[1], at + _TAKEN_UP)
    return bool({"he", "she"} & set(doc.tokens.words[at:stop]))
