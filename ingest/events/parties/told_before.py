"""The bodies of a change told before, for which a word of a later one stands: `they`, `their merger`, `the pair`, `all
three`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.group_phrases import SHARES
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.words.event import JOINING, Event, change_words
from ccgkg.ingest.text.document import Document

#: A word stands for what was told at most so many sentences before.
_BACK = 4
_PRONOUNS = frozenset({"they", "them"})
_DEFINITE = frozenset({"the", "both", "all", "these", "those", "pair", "duo", "trio"})
#: Nouns of a group; such as have their article before the group, and such as may stand in it besides.
_PLURALS = frozenset({"groups", "ccgs", "organisations", "clinical"})
_NOUNS = _PLURALS | {"bodies", "commissioning", "nhs"}
#: Behind a group these say which it is.
_WHICH = frozenset({"in", "that", "which", "of", "with"})


def told_before(
    doc: Document, bodies: Bodies, event: Event, group: Group | None, earlier: Sequence[Told]
) -> tuple[str, ...]:
    """The bodies of an event whose own words name none; empty where no word of it points back, or nothing fits."""
    count = group.count if group is not None else None
    counted = group is not None and count is not None and (doc.tokens.words[group.first] in _DEFINITE or count == 2)
    whole = group is not None and count is None and not group.named and _as_told(doc, group)
    pointer = group.first if group is not None and (counted or whole) else _pointer(doc, bodies, event, group)
    if pointer is None:
        return ()
    here = doc.layout.index_at(doc.tokens.starts[pointer])
    floor = doc.range_of(doc.layout.sentences[max(0, here - _BACK)])[0]
    fit = [
        (token, members)
        for token, members in _sets_before(doc, bodies, floor, pointer, earlier, listed=not whole)
        if len(members) > 1 and count in (None, len(members))
    ]
    if not fit:
        return _one_by_one(doc, bodies, floor, pointer) if doc.tokens.words[pointer] in _PRONOUNS else ()
    token, members = max(fit, key=lambda f: f[0])
    members = _with_sharers(doc, token, members, earlier) if count is None else members
    # `They` are those of whom the sentence before speaks, be it a group that nobody names.
    between = bodies.groups_within(token + 1, pointer)
    nearer = any(g.last <= pointer and not g.named and g.count not in (None, len(members)) for g in between)
    return () if nearer and not counted else members


def _with_sharers(doc: Document, token: int, members: tuple[str, ...], earlier: Sequence[Told]) -> tuple[str, ...]:
    """Those of the change whose own sentence has the list at a token: `A shares a chief with B and C. Their members
    voted to merge`, of all three."""
    start = doc.sentence_tokens(token)[0]
    same = takewhile(lambda t: t.event.first >= start, reversed(earlier))
    whole = (t.parties.participants for t in same if t.event.first < token)
    return next((p for p in whole if set(members) < set(p)), members)


def group_told(doc: Document, bodies: Bodies, event: Event, before: Sequence[Told]) -> Group | None:
    """The group that nobody names of which the sentence before tells a change, where `they` goes on about it: `Kent’s
    eight groups will merge. They share a chief`."""
    pointer = _pointer(doc, bodies, event, None)
    last = before[-1] if before else None
    if pointer is None or last is None or last.parties.participants or last.parties.group is None:
        return None
    at = doc.layout.index_at
    near = at(doc.tokens.starts[pointer]) - at(last.change.start) <= 1
    return last.parties.group if near and last.parties.group.count is not None else None


def _one_by_one(doc: Document, bodies: Bodies, floor: int, pointer: int) -> tuple[str, ...]:
    """The two CCGs that the sentences before a token have told of, each on its own: `A is inadequate. B may be so too.
    They share a chief.`"""
    start = doc.sentence_tokens(pointer)[0]
    named = [m for m in bodies.within(floor, start) if m.kind == "ccg"]
    agents = tuple(sorted({m.agent for m in named}))
    apart = {doc.layout.index_at(m.start) for m in named}
    return agents if len(agents) == 2 and len(apart) > 1 else ()


def _sets_before(
    doc: Document, bodies: Bodies, floor: int, pointer: int, earlier: Sequence[Told], *, listed: bool
) -> list[tuple[int, tuple[str, ...]]]:
    """The sets of bodies told of in the tokens [floor, pointer), each with where it stands: those of changes, those of
    groups that are named, and those of lists where `listed`."""
    recent = list(takewhile(lambda t: t.event.first >= floor, reversed(earlier)))
    found = [(t.event.first, t.parties.participants) for t in reversed(recent) if t.event.first < pointer]
    found += [(g.first, g.members) for g in bodies.groups_within(floor, pointer) if g.named and g.last <= pointer]
    lists = runs(doc, bodies.within(floor, pointer)) if listed else []
    return found + [(r[0].first, tuple(sorted({m.agent for m in r}))) for r in lists if r[-1].last <= pointer]


def _as_told(doc: Document, group: Group) -> bool:
    """Whether `the groups` or `the CCGs` may be those of a change told before, and no others are named there."""
    words = doc.tokens.words
    first = group.first - (words[group.first] in _PLURALS)
    if words[first] not in ("the", "these", "those") or (words[first - 1] == "of" and words[first - 2] in SHARES):
        return False
    plain = all(w in _NOUNS for w in words[first + 1 : group.last])
    return plain and not _WHICH & set(words[group.last : group.last + 1])


def _pointer(doc: Document, bodies: Bodies, event: Event, group: Group | None) -> int | None:
    """The pronoun that is the subject of an event, or the possessive of its noun."""
    words, start = doc.tokens.words, doc.sentence_tokens(event.first)[0]
    i = event.first - 1
    if event.form in ("noun", "office", "share") and group is None:
        while i > start and words[i] in change_words()["before_theirs"]:
            i -= 1
        if words[i] == "their":
            return i
    if event.form == "shared" and "they" in words[event.first : event.last]:
        return words.index("they", event.first)
    for i in range(event.first - 1, start - 1, -1):
        if words[i] in _PRONOUNS or (
            words[i] == "their" and group is None and change_words()["acts_for"] & set(words[i + 1 : i + 3])
        ):
            return i
        mention = bodies.at(i)
        if (mention is not None and mention.kind == "ccg") or words[i] in (";", "who"):
            return None
        if group is not None and group.first <= i < group.last:
            return None
    return None


def wider_told(doc: Document, group: Group | None, own: Sequence[str], before: Sequence[Told]) -> tuple[str, ...]:
    """Those of the change told last, where `the CCGs` has been read as a part of them: `We share a chief with A and B …
    A merger of the CCGs`."""
    if group is None or group.count is not None or not own or not before or not _as_told(doc, group):
        return ()
    near = doc.layout.index_at(group.start) - doc.layout.index_at(before[-1].change.start) <= _BACK
    members = before[-1].parties.participants
    return members if near and set(own) < set(members) else ()


def joined_to(doc: Document, event: Event, own: Sequence[str], before: Sequence[Told]) -> tuple[str, ...]:
    """The bodies of an event that an `and` joins to one before: `share a chief and one executive team`; `own` are those
    of its own words."""
    if not before or event.form not in ("office", "share", "noun", "verb"):
        return ()
    words, type_, members = doc.tokens.words, before[-1].change.type, before[-1].parties.participants
    gap = words[before[-1].event.last : event.first]
    if doc.sentence_tokens(before[-1].event.first) != doc.sentence_tokens(event.first) or not gap:
        return ()
    behind = words[event.last : event.last + 2]
    also = behind == ["as", "well"] or behind[:1] == ["too"] or "also" in gap[-3:]
    if also and JOINING >= {event.type, type_} and {"and", "but"} & set(gap) and set(own) < set(members):
        return members  # `shares a director with X and could share a chief as well`
    alike = type_ == event.type and event.form in ("office", "share") and not own
    return members if alike and "and" in gap[-3:] and len(gap) <= 10 else ()
