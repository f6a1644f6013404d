"""The words that tell a structural change, and the several CCGs that may stand right beside them."""

from __future__ import annotations

from functools import cache
from typing import Any

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.neighbours import joined_as_neighbours
from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.events.parties.sets import counted_at, counted_in_place
from ccgkg.ingest.text.cues import Cue, lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Changes in which several bodies come together.
JOINING = frozenset({"merger", "shared-leadership", "joint-commissioning"})

#: So many CCGs are all in the country.
_NATIONWIDE = 150
#: Between a preposition and a group of CCGs.
_BEFORE_GROUP = frozenset(
    {"the", "all", "of", "both", "two", "three", "four", "five", "six", "seven", "eight", "combined"}
)
#: Between a group and the names of its members.
BRINGS = frozenset({"of", "in", "for", "covering", "serving", "–", "—", "(", ",", ":"})
#: Between the names of a list.
_JOINS = frozenset({",", "and", "&", "nhs", "both", "the"})


@dataclass(frozen=True, slots=True)
class Event:
    """The words of an event at tokens [first, last). `form` is how they carry it, as `rules/cues-changes.yaml`
    explains."""

    first: int
    last: int
    type: str
    form: str


@cache
def change_words() -> dict[str, frozenset[str]]:
    """The word lists of `rules/changes.yaml`."""
    data: dict[str, Any] = lexicon("changes")
    return {key: frozenset(value) for key, value in data.items()}


def verb_before(words: list[str], token: int) -> int:
    """The token before another, past adverbs: `were` of `were formally established`."""
    i = token - 1
    while i > 0 and (
        words[i] in change_words()["adverbs"]
        or (words[i].endswith("ly") and len(words[i]) > 4 and words[i] not in ("only", "july"))
    ):
        i -= 1
    return i


def new_subject(doc: Document, event: Event) -> int | None:
    """The noun before an event that stands for what came of a merger: `the new CCG shares its chief with X`."""
    words = doc.tokens.words
    for i in range(event.first - 1, doc.sentence_tokens(event.first)[0], -1):
        if is_new_body(words, i):
            return i
    return None


def is_new_body(words: list[str], token: int) -> bool:
    """Whether a noun at a token stands for what came of a merger: `the merged organisation`."""
    lists = change_words()
    return words[token] in lists["one_body"] and not lists["new_body"].isdisjoint(words[max(0, token - 2) : token])


def past_short(words: list[str], token: int) -> int:
    """The token behind a short name in brackets at a token: past `(AO)`; the token itself where none stands there."""
    return (
        token + 3
        if words[token : token + 1] == ["("] and words[token + 2 : token + 3] == [")"] and words[token + 1].isalpha()
        else token
    )


def several_after(doc: Document, bodies: Bodies, token: int) -> int | None:
    """The end of a group or a list of CCGs that begins right after a token: `oversees all eight CCGs`."""
    for group in bodies.groups_within(token, token + 5):
        if _is_placed(doc, group, token) or _is_several(doc, group, token):
            return _past_members(doc, bodies, group.last)
    named = named_after(doc, bodies, token)
    counted = counted_at(doc, bodies, token) if named is None else None
    return counted.last if counted is not None else named


def _past_members(doc: Document, bodies: Bodies, token: int) -> int:
    """The token behind the names that say who a group is that ends at a token: `of A, B and C`, `– A, B and C`."""
    named = named_after(doc, bodies, token + 1) if doc.tokens.words[token] in BRINGS else None
    return named if named is not None else token


def _is_local(doc: Document, group: Group) -> bool:
    """Whether a group is `groups` or `CCGs` of which no number is told."""
    return group.members == (SOME_CCGS,) and doc.tokens.words[group.last - 1] in ("groups", "ccgs")


def _is_placed(doc: Document, group: Group, token: int) -> bool:
    """`accountable officer for the Kent and Medway groups`: a group with the name of its place, right after a token."""
    words = doc.tokens.words
    if words[token : token + 1] != ["the"] or group.first <= token + 1 or not _is_local(doc, group):
        return False
    return all(doc.tokens.capital(i) or words[i] == "and" for i in range(token + 1, group.first))


def _is_several(doc: Document, group: Group, token: int) -> bool:
    """`all eight CCGs`, `the CCGs`: a group of more than one, but not of all in the country, right after a token."""
    words, count = doc.tokens.words, group.count or 0
    if count >= _NATIONWIDE or any(w not in _BEFORE_GROUP for w in words[token : group.first]):
        return False
    if count > 1 or (group.named and len(group.members) > 1) or "all" in words[group.first : group.last]:
        return True
    return _is_local(doc, group) and "the" in words[token : group.first + 1]


def named_after(doc: Document, bodies: Bodies, token: int) -> int | None:
    """The end of a list of CCGs that begins right after a token, in its sentence."""
    run = _run_after(doc, bodies, token)
    return run[-1] if run and run[0] > 1 else None


def names_end(doc: Document, bodies: Bodies, token: int) -> int:
    """The token behind the names that a preposition at a token joins to what stands before: `merger of A, B and C has
    been dropped`."""
    words = doc.tokens.words
    if token >= len(words):
        return token
    if words[token] not in ("of", "between", "with", "involving"):
        object_ = _run_after(doc, bodies, token) if words[token - 1].endswith("ing") else None
        return object_[1] if object_ is not None else token
    run = _run_after(doc, bodies, token + 1)
    if run is None and (body := bodies.at(token + 1) or bodies.at(token + 2)) is not None:
        return body.last
    moved = bodies.within(token, token + 16) if run is None and "from" in words[token : token + 8] else ()
    if len(moved) > 1 and "to" in words[moved[0].last : moved[1].first]:
        return moved[1].last  # `The move of its practices from X CCG to Y CCG has been turned down`
    return run[1] if run is not None else token


def several_before(doc: Document, bodies: Bodies, token: int) -> bool:
    """Whether two or more CCGs are the subject right before a token."""
    words, start, i = doc.tokens.words, doc.sentence_tokens(token)[0], token
    while i > start and (words[i - 1] in change_words()["before_verb"] or verb_before(words, i) < i - 1):
        i -= 1
    if words[i - 2 : i - 1] == ["another"] or counted_in_place(doc, i) is not None:
        return True
    groups = (g for g in bodies.groups_within(start, token) if (g.count or 0) > 1)
    if any(i <= g.last <= token or _of_a_place(doc, bodies, g.last, i) for g in groups):
        return True
    last = bodies.at(i - 1) if i > start else None
    if last is None or last.kind != "ccg" or words[last.first - 1] not in ("and", "&"):
        return False
    before = bodies.at(last.first - 2) if last.first - 2 >= start else None
    return before is not None and before.kind == "ccg"


def verbs_before(doc: Document, kind: str, item: Cue, start: int) -> list[Cue]:
    """The verbs of a kind shortly before an object, the nearest first."""
    return list(doc.cues.within(f"verb-{kind}", max(start, item.first - (14 if kind == "deprive" else 7)), item.first))[
        ::-1
    ]


def _of_a_place(doc: Document, bodies: Bodies, first: int, last: int) -> bool:
    """Whether the tokens [first, last) only say where a group is: `seven groups in the north east of the capital`."""
    words = doc.tokens.words
    return (
        0 < last - first <= 10
        and words[first] in change_words()["where"]
        and not change_words()["no_place"] & set(words[first:last])
        and bodies.nearest_before(last, "ccg") is bodies.nearest_before(first, "ccg")
    )


def _run_after(doc: Document, bodies: Bodies, token: int) -> tuple[int, int] | None:
    """How many CCGs are named in a list that begins right after a token, and where it ends with its `CCGs`."""
    words, at = doc.tokens.words, token
    while at < len(words) and words[at] in ("the", "both", "nhs"):
        at += 1
    count, end = 0, at
    for mention in bodies.within(at - 1 if at else 0, min(at + 60, doc.sentence_tokens(token)[1])):
        gap = words[end : mention.first]
        if count and _is_town_hall(mention) and gap in (["and"], ["and", "the"]):
            return count + 1, mention.last
        if mention.kind != "ccg" or mention.first < token or not _is_joined(gap):
            break
        count, end = count + 1, mention.last
    if not count:
        return None
    if words[end : end + 1] == ["ccgs"]:
        end += 1
    elif words[end : end + 3] == ["clinical", "commissioning", "groups"]:
        end += 3
    return count, end


def _is_town_hall(mention: Mention) -> bool:
    return mention.kind == "body" and mention.agent.endswith(("-council", "-borough"))


def _is_joined(gap: list[str]) -> bool:
    """Whether words between two names make them one list: `and`, `as well as`, `and of the`, `and its neighbour`."""
    if _JOINS.issuperset(gap) or joined_as_neighbours(gap):
        return True
    return (gap[:3] == ["as", "well", "as"] and len(gap) <= 5) or gap in (
        ["and", "of"],
        ["and", "at"],
        ["and", "of", "the"],
    )


def hangs_on_another(words: list[str], token: int, start: int) -> bool:
    """Whether a noun only hangs on a preposition, or is what someone buys or plans: `organisations which plan health
    services`."""
    lists = change_words()
    for i in range(token - 1, max(start - 1, token - 5), -1):
        if words[i] in lists["hangs_on"] or words[i] in lists["buys"]:
            return True
        if (
            not (words[i].isalpha() or words[i].isdecimal())
            or words[i] in lists["where"]
            or words[i] in ("and", "or", "that", "which")
        ):
            return False
    return False
