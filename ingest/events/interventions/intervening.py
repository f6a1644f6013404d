"""Which words of a text tell of an intervention, and are no rule, power or plain word."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.subject_names import in_a_relative
from ccgkg.ingest.text.clauses import relatives
from ccgkg.ingest.text.cues import Cue, lexicon
from ccgkg.ingest.text.distance import apart
from ccgkg.ingest.text.document import Document

#: What parts a clause from the one before it.
PARTING = frozenset({"but", "while", ";", "although", "though", "whereas"})
MEASURES = frozenset({"special-measures", "legal-directions"})
#: What ties a measure without a verb to the one on whom it is, before and behind it.
_TIES_BEFORE = frozenset({"in", "under", "into", ":", "–", "(", ",", "and"})
_TIES_BEHIND = frozenset({":", "–", "for", "against", "on", "over", "ccg", "ccgs", "groups"})
#: Words between a verb and the measure behind it, between one of its end and it; between a measure and its verb, and
#: the same with the one on whom it is between.
_FAR, _NEAR, _FAR_BEHIND, _FAR_ON_ONE = 16, 6, 8, 18


#: A body that may be any, and what makes a clause with it a rule.
_ANY_CCG = frozenset({("a", "ccg"), ("a", "group"), ("any", "ccg"), ("any", "group"), ("the", "worst")})
_MAY = frozenset({"may", "might", "could", "would"})
_IS = frozenset({"is", "are", "was", "were"})
#: Behind `directions are` these tell what such measures are, and of nobody.
_JUDGED = frozenset({"a", "an", "the", "no", "not", "never", "only", "meant", "used", "“", "‘", '"'})
#: Behind a noun for a hospital or a council: `the body that pays for hospital care`.
_CARE = frozenset({"care", "services", "treatment", "bills", "and"})


@cache
def intervention_words() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = lexicon("interventions")
    return {key: frozenset(value) for key, value in data.items()}


def verb_of(doc: Document, cue: Cue, start: int, stop: int) -> Cue | None:
    """The verb that says that it is done: the nearest before the cue, else one after it in the sentence."""
    words = doc.tokens.words
    if (release := _release(words, cue, start)) is not None:
        return release
    verbs = _verbs(doc, cue, start, stop)
    before = [c for c in verbs if _leads_to(words, c, cue)]
    near = [c for c in before if c.value == "end" and apart(words, c.last, cue.first) <= _NEAR]
    inside = [c for c in verbs if c.first < cue.last and c.last > cue.first]
    then = next((c for c in verbs if c.value == "end" and 0 <= c.first - cue.last <= 1), None)
    threat = next((c for c in verbs if c.value == "threat" and 0 <= c.first - cue.last <= 1), None)
    if threat is not None:
        return threat  # `has been told to write a plan, and special measures could follow`
    if inside and then and not near:
        return then  # `its two years in special measures ended in June`
    if near or inside:
        return (near or inside)[-1]
    after = _behind(doc, cue, verbs)
    if before and (after is None or PARTING.isdisjoint(words[before[-1].last : cue.first])):
        return before[-1]
    return (_ended_in_the_end(words, cue, after, verbs) or after) if after else None


def _release(words: list[str], cue: Cue, start: int) -> Cue | None:
    """The verb that has those who are let out right behind it: `released X from directions`, `freed X from its legal
    directions`."""
    out = cue.first - 1 - (words[cue.first - 1] in ("its", "their", "the", "legal"))
    if cue.value not in MEASURES or words[out] != "from":
        return None
    low = max(start, out - _NEAR - 2)
    at = next((i for i in range(out - 1, low - 1, -1) if words[i] in intervention_words()["releases"]), None)
    return Cue(at, at + 1, "end") if at is not None and "," not in words[at:out] else None


def _verbs(doc: Document, cue: Cue, start: int, stop: int) -> list[Cue]:
    """The verbs of a sentence that may carry a measure; only special measures and directions end."""
    label, words = "appoints" if cue.value == "turnaround-director" else "intervenes", doc.tokens.words
    return [
        c
        for c in doc.cues.within(label, start, stop)
        if (c.value != "end" or cue.value in MEASURES)
        and not (words[c.first].startswith("end") and words[c.last : c.last + 1] == ["up"])
    ]


def _leads_to(words: list[str], verb: Cue, cue: Cue) -> bool:
    """Whether a verb stands before a measure and not too far from it: `was placed by NHS England in special
    measures`."""
    if verb.last > cue.first or apart(words, verb.last, cue.first) > _FAR:
        return False
    return words[verb.last - 1] not in ("in", "under", "into") or "," not in words[verb.last : cue.first]


def _behind(doc: Document, cue: Cue, verbs: list[Cue]) -> Cue | None:
    """The first verb behind a measure that may be its own: `The directions, which related to waits, were lifted`."""
    words = doc.tokens.words
    on_one = words[cue.last : cue.last + 1] != [] and words[cue.last] in ("on", "against", "over", "at")
    far = _FAR_ON_ONE if on_one else _FAR_BEHIND
    return next((c for c in verbs if 0 <= apart(words, cue.last, c.first) <= far), None)


def _ended_in_the_end(words: list[str], cue: Cue, after: Cue, verbs: list[Cue]) -> Cue | None:
    """`The directions imposed on X were lifted`: what came last is what is told."""
    if after.value != "act" or after.first - cue.last > _FAR_BEHIND:
        return None
    ends = (c for c in verbs if c.value == "end" and c.first >= cue.last)
    ended = next((c for c in ends if words[c.first - 1] in ("was", "were", "been", "be")), None)
    return ended


def is_bare(doc: Document, cue: Cue, start: int) -> bool:
    """`Special measures for X`, `X: special measures`: no verb, but a preposition or a mark that ties them."""
    words = doc.tokens.words
    before = words[cue.first - 1] if cue.first > start else ""
    after = words[cue.last] if cue.last < len(words) else ""
    return after in _TIES_BEHIND or before in _TIES_BEFORE or before == "'s"


def is_legal(doc: Document, bodies: Bodies, cue: Cue, verb: Cue | None) -> bool:
    """Whether `directions` alone are legal ones: the text speaks of those, and nothing makes it a plain word."""
    words, lists = doc.tokens.words, intervention_words()
    if verb is None or words[cue.first - 1] in lists["plain_before"]:
        return False
    owner = bodies.at(cue.first - 2) if words[cue.first - 1] == "'s" else None
    if owner is not None and owner.agent in lists["interveners"]:
        return True  # `NHS England’s directions to X`
    served = not lists["begun"].isdisjoint(words[verb.first : verb.last])
    if served and any(m.kind == "ccg" for m in bodies.within(verb.last, verb.last + 4)):
        return True  # `directions were served on X`
    if verb.last == cue.first and words[verb.first] not in ("gave", "gives", "give"):
        return True
    return any(c.value == "legal-directions" and c.last - c.first > 1 for c in doc.cues.all("intervention"))


def is_review_of(doc: Document, bodies: Bodies, cue: Cue) -> bool:
    """`The capability review of X`, `X’s capability review`: one that there is."""
    return cue.value == "capability-review" and _is_of_one(doc, bodies, cue, ("of", "at", "into"))


def is_held(doc: Document, bodies: Bodies, cue: Cue) -> bool:
    """`Ann Roe, turnaround director of X CCG`: one that there is, told as someone's post."""
    gone = {"former", "formerly", "once", "previously", "ex", "was", "a", "no"}
    held = cue.value == "turnaround-director" and gone.isdisjoint(doc.tokens.words[cue.first - 2 : cue.first])
    return held and _is_of_one(doc, bodies, cue, ("of", "at"))


def _is_of_one(doc: Document, bodies: Bodies, cue: Cue, joints: tuple[str, ...]) -> bool:
    """Whether a preposition joins a CCG to a measure."""
    mention = next(iter(bodies.within(cue.last, cue.last + 4)), None)
    return mention is not None and mention.kind == "ccg" and doc.tokens.words[cue.last] in joints


def is_owned(doc: Document, cue: Cue, start: int) -> bool:
    """`its recovery plan`: a plan that a CCG has."""
    return bool({"its", "their", "our", "'s"} & set(doc.tokens.words[max(start, cue.first - 2) : cue.first]))


def in_general(doc: Document, cue: Cue, start: int) -> bool:
    """Powers, rules and regimes as such are no interventions: `powers to place CCGs in special measures`."""
    words = doc.tokens.words[max(start, cue.first - 14) : cue.first]
    done = max((i for i, w in enumerate(words) if w in ("after", "following")), default=0)
    words = words[done:]  # `stripped of their powers after being placed`: the powers are another matter
    if words[:1] == ["under"] and "," in words:
        words = words[words.index(",") :]  # `Under new powers, it has placed`: they were used
    lists = intervention_words()
    if not _MAY.isdisjoint(words) and any(pair in _ANY_CCG for pair in pairwise(words)):
        return True  # `may put a CCG in special measures`
    return not lists["general"].isdisjoint(words) and lists["used"].isdisjoint(words)


def of_care(doc: Document, cue: Cue) -> bool:
    """Whether a plan is to mend some service, and not the CCG: `its recovery plan for cancer waits`."""
    words = doc.tokens.words
    near = words[cue.last : cue.last + 4]
    plan = cue.value.endswith("plan") and words[cue.first] != "financial"
    return plan and near[:1] == ["for"] and not intervention_words()["services"].isdisjoint(near[1:])


def in_passing(doc: Document, cue: Cue, verb: Cue | None, group: Group) -> bool:
    """Whether CCGs that are in measures, with no number, are only spoken of: `£6m for CCGs in special measures`."""
    words = doc.tokens.words
    if cue.value not in MEASURES or group.last > cue.first:
        return False
    verb_at = cue.last - (words[cue.last - 1] in _IS)  # `directions are` may be the words of a measure
    if words[verb_at] in _IS and words[verb_at + 1] in _JUDGED:
        return True  # `money for the groups, and directions are “a last resort”`
    if group.count is not None:
        return False
    if verb is None:
        return True  # `CCGs: special measures`
    between = [w for w in words[group.last : cue.first] if w not in ("now", "currently", "still", "already")]
    said = verb.first < group.first and words[group.first - 1] in intervention_words()["of_the"]
    before = words[max(doc.sentence_tokens(group.first)[0], group.first - 3) : group.first]
    counted = not {"number", "proportion", "share"}.isdisjoint(before)
    return between in (["in"], ["under"], ["subject", "to"]) and not said and not counted


def of_others(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """Whether a hospital, a trust or a council is meant."""
    words = doc.tokens.words
    behind = next((m for m in bodies.within(cue.last, cue.last + 4)), None)
    if behind is not None and behind.kind == "ccg" and words[cue.last] in ("of", "at", "for", "on"):
        return False
    aside = relatives(words, start, cue.first)
    for i in range(cue.first - 1, start - 1, -1):
        if i in aside:
            continue
        mention = bodies.at(i)
        if mention and mention.kind == "ccg":
            return in_a_relative(words, mention.first, start)
        if words[i] in ("ccg", "ccgs", "group", "groups", "it"):
            return False
        if words[i] in intervention_words()["others"] and words[i + 1] not in _CARE:
            return True
    return False


def in_the_making(doc: Document, cue: Cue) -> bool:
    """Whether a plan is only being made: `a recovery plan is being prepared by X`, `X is drawing up a recovery
    plan`."""
    words, making = doc.tokens.words, intervention_words()["making"]
    passive = next((i for i in range(cue.last, min(len(words) - 1, cue.last + 4)) if words[i] == "being"), None)
    if passive is not None and words[passive + 1] in making:
        return True
    back = range(cue.first - 1, max(0, cue.first - 6), -1)
    active = next((i for i in back if words[i] in making and words[i].endswith("ing")), None)
    before = words[max(0, active - 3) : active] if active is not None else []
    return not {"is", "are"}.isdisjoint(before) and "been" not in before
