"""The names behind the words of a change, by what joins each to it: `with B`, `into X CCG`, `of A and B`."""

from __future__ import annotations

from typing import Literal

from ccgkg.ingest.bodies.bodies import Group, Mention
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.events.parties.councils import is_council
from ccgkg.ingest.events.parties.sets import counted_after
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.words.event import BRINGS, Event, change_words, verb_before
from ccgkg.ingest.text.document import Document

#: Of the words between a preposition and a name these lead up to the name all the same.
_LEADS = frozenset({"to", "be", "of", "and", "as", "called", "named", "known", "name", "under", "new"})
#: Of these that lead up to a result, these do so only behind another: `merge to form X`, `which will be known as X`.
_WEAK_INTO = frozenset({"to", "be", "as"})
_WEAK = _WEAK_INTO | {"of", "and"}
#: Past these a name is no longer that of a partner.
_STRAY = frozenset({",", ";", "which", "who", "that", "said", "but", "while"})
#: Before `replaced` these make those named before it the ones that go.
_PASSIVE = frozenset({"be", "been", "being", "was", "were", "is", "are", "get", "got"})
_REPLACING = frozenset({"replace", "replaces", "replacing", "bring", "brings", "bringing"})
#: Between a noun of change and the group of which it is, none of these.
_APART = frozenset({",", ";", "which", "to"})
#: Between an event and a council these make it one that only has a say: `was discussed by the county council`.
_ACTS = frozenset({"was", "were", "been", "is", "are", "be", "has", "have", "had", "will"})
#: Tokens behind an event in which a group is looked for, and in which a person's name between commas ends.
_GROUP_NEAR, _NAME_NEAR = 9, 7


def named_behind(scene: Scene) -> tuple[list[Mention], str | None]:
    """The names behind an event that take part in it, and the one that comes of it."""
    event, words = scene.event, scene.words
    if replaces(words, event) and scene.following == ":" and (items := items_behind(scene)):
        return items, None
    joined: list[Mention] = []
    result: str | None = None
    at = event.last
    for run in listed(scene.doc, _may_take_part(scene)):
        part = _part(scene, run, _gap(scene, _past_name(scene, at), run[0].first))
        if part is None:
            break
        if part == "result":
            result = run[0].agent
        else:
            joined += run
        at = run[-1].last
        if words[at : at + 1] == ["ccgs"]:
            at += 1
    if event.type == "joint-commissioning" and result is None:
        result = _under_the_name(scene)
    return joined, result


def _gap(scene: Scene, first: int, last: int) -> list[str]:
    """The words between an event and names, without the noun for CCGs that brings them: `a merger of [the CCGs in] A
    and B`."""
    groups = scene.bodies.groups_within(first, last)
    noun = next((g for g in groups if g.last + 1 == last and scene.words[g.last] in BRINGS), None)
    return scene.words[first : noun.first if noun is not None else last]


def _may_take_part(scene: Scene) -> list[Mention]:
    """The CCGs behind an event, and the councils that may commission with them, share their leaders or tie up with
    them."""
    event = scene.event
    with_councils = event.type in ("joint-commissioning", "shared-leadership") or (
        event.type == "merger" and event.form == "noun"
    )
    found = scene.bodies.within(event.last, scene.end)
    return [m for m in found if m.kind == "ccg" or (with_councils and is_council(m))]


def _part(scene: Scene, run: list[Mention], gap: list[str]) -> Literal["joined", "result"] | None:
    """Whether names behind an event take part or come of it, by the words between; None where they belong elsewhere."""
    lists, event, lead = change_words(), scene.event, _lead(gap)
    if lead is None or (is_council(run[0]) and not _ACTS.isdisjoint(gap)):
        return None
    if len(run) == 1 and _is_told_as_result(scene.words[run[0].last : run[0].last + 3]):
        return "result"
    if replaces(scene.words, event) or (event.type == "joint-commissioning" and is_council(run[0])):
        return "joined"
    apposed = event.form == "one" and gap in ([","], ["–"], ["("])
    if lead == "" and len(run) == 1 and (apposed or scene.closing in ("one", "single")):
        return "result"  # `became one organisation, X CCG`
    if lead == "as" and scene.opening == "same":
        return "joined"  # `the same finance director as X`
    if lead in lists["into"] and len(run) == 1 and event.type != "shared-leadership" and gap != ["to"]:
        return "result"
    beside = lead == "" and (event.form == "passive" or len(gap) <= 2 or "neighbour" in gap)
    return "joined" if lead in lists["with"] or beside else None


def _is_told_as_result(behind: list[str]) -> bool:
    """`, with X CCG as the result`."""
    return behind[:1] == ["as"] and behind[1:2] != [] and behind[2:] in (["result"], ["successor"], ["outcome"])


def items_behind(scene: Scene) -> list[Mention]:
    """The CCGs of the items behind a colon: `a single body, X CCG, will replace:`, `the following will merge:` over
    a list."""
    layout, found = scene.doc.layout, []
    block = layout.sentence_at(scene.doc.tokens.starts[scene.event.last]).block + 1
    while block < len(layout.blocks) and layout.blocks[block].kind == "item":
        found += scene.ccgs(*scene.doc.tokens.range(layout.blocks[block].start, layout.blocks[block].end))
        block += 1
    return found


def _past_name(scene: Scene, token: int) -> int:
    """The token behind a person named between commas: past `, Jane Roe,` of `shares its chief officer, Jane Roe, with
    X`."""
    words, tokens = scene.words, scene.doc.tokens
    if words[token : token + 1] != [","]:
        return token
    closing = next((i for i in range(token + 1, min(len(words), token + _NAME_NEAR)) if words[i] == ","), None)
    if closing is None or closing - token <= 2 or scene.bodies.at(closing - 1) is not None:
        return token
    name = all(tokens.capital(i) and words[i].isalpha() for i in range(token + 1, closing))
    return closing + 1 if name else token


def replaces(words: list[str], event: Event) -> bool:
    """Whether the names right after are those that go: `X will replace A, B and C`."""
    if words[event.first] != "replaced":
        return words[event.first] in _REPLACING
    by = words[event.last : event.last + 1] in (["by"], ["with"])
    return not by and words[verb_before(words, event.first)] not in _PASSIVE


def listed(doc: Document, mentions: list[Mention]) -> list[list[Mention]]:
    """The names in lists as they stand: CCGs that are joined to each other, and each other body alone."""
    others = [[m] for m in mentions if m.kind != "ccg"]
    return sorted([*runs(doc, mentions), *others], key=lambda r: r[0].first)


def _lead(gap: list[str]) -> str | None:
    """The preposition or verb that leads up to a name, past articles and adjectives; None where the name belongs
    elsewhere."""
    lists = change_words()
    gap = gap[1:] if gap[:2] == [",", "with"] else gap
    i = len(gap)
    while i and gap[i - 1] in lists["between"] and gap[i - 1] not in _LEADS:
        i -= 1
    if i == 0:
        return ""
    word, verbs = gap[i - 1], lists["into"] - _WEAK_INTO
    if word not in lists["into"] and word not in lists["with"]:
        return None
    if word in _WEAK and (verb := next((w for w in reversed(gap[:i]) if w in verbs), None)) is not None:
        return verb
    if word == "and" and i > 1:
        return _before_and(gap[: i - 1])
    dated = {n for n, w in enumerate(gap) if w == "," and n and gap[n - 1][:1].isdigit()}
    stray = any(w in _STRAY and n not in dated for n, w in enumerate(gap[: i - 1]))
    return word if word in lists["into"] or not stray else None


def _before_and(gap: list[str]) -> str | None:
    """`with` where the words before an `and` and a name name or mean the other partner: `of the CCG and X`; else None:
    `share a chief with a neighbour, and A and B have one team`."""
    if gap[-1] == ",":
        return None
    noun = gap in (["of", "the", "ccg"], ["of", "the", "group"], ["by", "the", "ccg"])
    return "with" if noun or {"with", "between"} & set(gap) else None


def group_behind(scene: Scene) -> Group | None:
    """`a merger of the three CCGs`; `disbanding CCGs`; `a chief for all six groups`."""
    words, event = scene.words, scene.event
    for group in scene.bodies.groups_within(event.first, min(scene.end, event.last + _GROUP_NEAR)):
        if group.first < event.last:
            if group.last >= event.last or event.form in ("noun", "one"):
                return group
            continue
        gap = words[event.last : group.first]
        ends = event.type == "disbandment" and len(gap) <= 2
        if not gap or gap[0] in change_words()["with"] or gap[-1] == "'s" or ends:
            return group if not _APART & set(gap) else None
    return counted_after(scene.doc, event.last, scene.end)


def _under_the_name(scene: Scene) -> str | None:
    """`will buy care together under the name X`."""
    for mention in scene.bodies.within(scene.event.last, scene.end):
        before = scene.words[mention.first - 3 : mention.first]
        if {"name", "called", "named", "as"} & set(before) and not is_council(mention):
            return mention.agent
    return None
