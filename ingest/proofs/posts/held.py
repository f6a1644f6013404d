"""Whether a person holds a role or is to hold it, by how the words join the name and the role.

A title (`chair Jane Doe`) or an apposition (`Jane Doe, who chairs X, will leave`) tells of a role that is held,
whatever the verb of its sentence says. Behind a verb (`will become`, `was appointed`, `would stay on as`) that verb
tells.
"""

from __future__ import annotations

from ccgkg.ingest.claim import Role
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.posts.role_places import places_of
from ccgkg.ingest.proofs.proof_words import proof_words
from ccgkg.ingest.verdict import Proof, inferred, refused

_HELD = frozenset({"actual"})
_COMING = frozenset({"planned"})
_EITHER = _HELD | _COMING
_OPEN = frozenset({"possible", "planned"})
#: Before or behind a role these tell that it is yet to be held.
_DESIGNATE = frozenset({"incoming", "designate", "future", "next", "elect"})
#: What joins a title to the name behind it, beside words with a capital.
_JOINS = proof_words("title-joins")
#: No apposition has one of these, unless it begins with `who`.
_VERBS = proof_words("apposition-verbs")
#: What opens an apposition behind a name, and what tells in its relative clause that the role is held.
_OPENS = frozenset({",", "(", "–"})
_PRESENT = proof_words("holding")
_WILL = frozenset({"will", "'ll", "shall", "due", "set", "to"})
_MAY = frozenset({"would", "could", "may", "might", "should", "can"})
_CHOSEN = ("appoint", "chose", "choos", "pick", "name", "select", "recruit", "hire", "elect", "promot", "confirm")
_LEAVING = ("stand", "step", "leav", "left", "retir", "resign", "quit", "depart", "relinquish", "goes", "going", "gone")
#: What those have who are to get one: `will have a joint officer, X`.
_HAVING = frozenset({"have", "get", "gain", "share", "appoint", "be", "welcome", "report"})
#: Verbs of coming to a post, in no past tense.
_COMES = frozenset(
    ("start", "starts", "begin", "begins", "join", "joins", "arrive", "arrives", "take", "takes", "assumes")
)
#: Before `to be` and `to become` these tell that it came about: `rose to become chair`, `used to be chair`.
_CAME = frozenset(("used", "rose", "went", "climbed"))
_APPOSED, _FAR, _NEAR = 9, 8, 6


def held(ground: Ground, claim: Role, first: int, last: int) -> Proof | None:
    """The proof of a role's status, where the words between the name and the role tell it; None where they do not."""
    found: set[str] = set()
    for low, high in places_of(ground, claim, first):
        found |= _by_words(ground, low, high, first, last)
    if not found:
        return None
    if claim.status in found:
        return inferred("status", "by the words that join the name and the role")
    if claim.status == "planned" and _comes(ground, last):
        return inferred("status", "by the verb of coming to the post that follows")
    return refused("status", f"the text tells it as {' or '.join(sorted(found))}, not {claim.status}")


def _by_words(ground: Ground, low: int, high: int, first: int, last: int) -> frozenset[str]:
    """What the words between a role at tokens [low, high) and a name at [first, last) tell of its status, if
    anything."""
    lead = next((m.lead for m in ground.people.within(first, last) if m.first == first), first)
    if high <= lead:
        return _by_title(ground, low, high, lead, last)
    if low < last:
        return frozenset()
    words = ground.doc.tokens.words
    between = words[last:low]
    if between and words[low - 1] in _DESIGNATE and between[0] not in _OPENS:
        return _EITHER  # has been lined up as the next chair
    apposed = _by_apposition(words, low, high, between[1:]) if between and between[0] in _OPENS else None
    if apposed is not None:
        return apposed
    chosen = any(w.startswith(_CHOSEN) for w in words[max(0, lead - _FAR) : lead]) and "," not in between
    return _by_verb(between) or (_EITHER if chosen else frozenset())


def _by_title(ground: Ground, low: int, high: int, lead: int, last: int) -> frozenset[str]:
    """`X CCG chair Jane Doe`: the role at tokens [low, high) is a title of the name from token `lead` to `last`, and so
    is held; `incoming chair Jane Doe` is yet to hold it, and one of `will have a joint chair, Jane Doe` may or may
    not."""
    words, capital = ground.doc.tokens.words, ground.doc.tokens.capital
    if lead - high > 3 * _APPOSED or not all(words[i] in _JOINS or capital(i) for i in range(high, lead)):
        return frozenset()
    if "and" in _bare(ground, high, lead):
        return frozenset()
    if {words[low - 1], words[high]} & _DESIGNATE or _starts(ground, last):
        return _COMING
    having = not _HAVING.isdisjoint(words[max(0, low - _NEAR) : low])
    return _EITHER if having and not _WILL.isdisjoint(words[max(0, low - _NEAR - 2) : low]) else _HELD


def _by_apposition(words: list[str], low: int, high: int, inner: list[str]) -> frozenset[str] | None:
    """`Jane Doe, chair of X`, `Jane Doe, who chairs X`: what an apposition of the words `inner` tells that ends with a
    role; None where it is none."""
    if "," in inner:
        return None
    if not _DESIGNATE.isdisjoint((words[low - 1], *words[high : high + 1])):
        return _COMING
    plain = len(inner) <= _APPOSED and _VERBS.isdisjoint(inner)
    if plain and ("who" not in inner or words[low].endswith("s")):
        return _HELD
    if inner[:1] != ["who"]:
        return None
    return _by_verb(inner[1:]) or (frozenset() if _PRESENT.isdisjoint(inner[:4]) else _HELD)


def _starts(ground: Ground, last: int) -> bool:
    """Whether a name is the subject of a verb of beginning that is yet to come: `a director, X, is due to start on 2
    July`."""
    behind = ground.doc.tokens.words[last : last + _APPOSED]
    return any(w in ("start", "begin", "arrive") and not _WILL.isdisjoint(behind[:i]) for i, w in enumerate(behind))


def _comes(ground: Ground, last: int) -> bool:
    """Whether a verb of coming to a post, not in the past, follows a name: `Jane Doe, who starts on Monday`, `X named
    Jane Doe as chair. She will join in May`."""
    words, end = ground.doc.tokens.words, ground.doc.sentence_tokens(last - 1)[1]
    if words[last : last + 2] == [",", "who"] and not _COMES.isdisjoint(words[last + 2 : last + 4]):
        return True
    after = words[end : end + _NEAR]
    return not {"he", "she", words[last - 1]}.isdisjoint(after[:3]) and not _COMES.isdisjoint(after)


def _by_verb(between: list[str]) -> frozenset[str]:
    """The status that the verb nearest before a role tells; whoever is to leave a post holds it."""
    if any(w.startswith(_LEAVING) for w in between) and between[-1] in ("as", "from", "of", "the", "his", "her"):
        return _HELD
    for i in range(len(between) - 1, -1, -1):
        word = between[i]
        if word.startswith(_CHOSEN):
            return _COMING if "will" in between[max(0, i - 3) : i] else _EITHER
        if word in _MAY and not (word == "may" and between[max(0, i - 1) : i] == ["until"]):
            return _OPEN
        comes = word in ("be", "become", "take", "join") and between[max(0, i - 1) : i] == ["to"]
        before = between[max(0, i - 3) : i - 1]
        if comes and not _CAME.isdisjoint(before):
            return _HELD
        if comes and any(w.startswith(_CHOSEN) for w in before):
            return _EITHER  # was picked to be chair
        if word in _WILL - {"to"} or comes:
            return _COMING
        if word in ("is", "was", "has", "had", "became", "serves", "remains") and between[i + 1 : i + 2] != ["to"]:
            return _HELD
    return frozenset()


def _bare(ground: Ground, low: int, high: int) -> list[str]:
    """The words of tokens [low, high) that lie in no name of a body."""
    return [ground.doc.tokens.words[i] for i in range(low, high) if ground.bodies.at(i) is None]
