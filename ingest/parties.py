"""Who takes part in a change, and what comes of it: by the words that join each name to the event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ccgkg.ingest.bodies import Bodies, Group, Mention
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.document import Document
from ccgkg.ingest.events import Event, change_words
from ccgkg.ingest.subjects import plural_before, runs, subjects_of
from ccgkg.ontology.register import load


@dataclass(frozen=True, slots=True)
class Parties:
    """`participants` are empty where none is named; `group` is what stands there instead of names."""

    participants: tuple[str, ...] = ()
    result: str | None = None
    group: Group | None = None
    named: tuple[Mention, ...] = ()

    @property
    def general(self) -> bool:
        return self.group is not None


@cache
def _successors() -> dict[str, frozenset[str]]:
    """The bodies that were merged into each one, by its code."""
    found: dict[str, set[str]] = {}
    for body in load().bodies:
        for code in body.successors:
            found.setdefault(code, set()).add(body.ods_code)
    return {code: frozenset(originals) for code, originals in found.items() if load().by_code(code)}


def originals_of(code: str) -> frozenset[str] | None:
    """The bodies that were merged into a CCG, as the register says; None where it was made of none."""
    return _successors().get(code)


def parties_of(doc: Document, bodies: Bodies, event: Event, end: int) -> Parties:
    """The parties of an event; `end` is the token where the next event of its sentence begins, or the sentence's end."""
    form = event.form
    start = doc.sentence_tokens(event.first)[0]
    if event.type == "function-transfer":
        return _transfer(doc, bodies, event, start, end)
    if form == "practices":
        return _practices(doc, bodies, event, end)
    if form in ("runs", "several"):
        return _inside(doc, bodies, event)
    before = subjects_of(doc, bodies, event.first, event.last)
    left = before.mentions
    words = doc.tokens.words
    if words[event.last : event.last + 1] == ["them"]:
        left = tuple(plural_before(doc, bodies, event.first))
    joined, result = _after(doc, bodies, event, end)
    group = before.group
    if words[event.last : event.last + 1] == ["them"] and not left and event.type == "disbandment":
        group = next((g for g in reversed(bodies.groups) if g.last <= event.first), group)
    if form == "makes":
        if words[event.first - 2 : event.first - 1] == ["another"]:
            left, group = (), _anyone(doc, event)
        made_here = bodies.at(event.last) or bodies.at(event.last + 1)
        return _parties([m.agent for m in left], made_here.agent if made_here else result, group, left)
    if before.inferred and event.first != start and words[event.last - 1] in ("mergers", "amalgamations", "takeovers"):
        left, group = (), _anyone(doc, event)
    after_group = _group_after(doc, bodies, event, end)
    if _only_some(words, event, left, start):
        return Parties(group=group or after_group or _anyone(doc, event))
    if event.type == "disbandment" and group is None and (before.inferred or not left):
        group = _indefinite(doc, event)
        left = () if group is not None else left
    if event.type == "boundary-change" and event.form == "noun" and not left:
        result = None
        joined = [m for m in bodies.within(event.last, end) if m.kind == "ccg"]
    if event.type == "merger" and event.form == "noun" and len(left) == 1 and (joined or after_group) and _formed_by(words, event, start):
        result, left = left[0].agent, ()
    active = words[event.first - 1] not in ("be", "been", "being", "were", "was", "are", "is")
    if event.type == "disbandment" and active and (joined or after_group):
        left, group = (), None
    if form == "passive" and _reversed(doc, event):
        made = left[0].agent if len(left) == 1 else _of_those(doc, bodies, event)
        originals = [m.agent for m in joined] or list(after_group.members if after_group and after_group.named else ())
        return _parties(originals, made, after_group, joined)
    if form == "passive":
        made = joined[0].agent if len({m.agent for m in joined}) == 1 else result
        return _parties([m.agent for m in left], made, group, left)
    councils = _councils_before(doc, bodies, event, start) if event.type in ("joint-commissioning", "shared-leadership") else []
    if form in ("office", "one") and len(left) == 1 and not joined and not councils:
        one = left[0].agent
        made = one if form == "one" and one in _successors() else result
        left = ()
        group = group or after_group
    members = [m.agent for m in (*left, *joined)]
    members += councils
    members += _partners_before(doc, bodies, event, left, start)
    if len(set(members)) == 1 and not left and group is None:
        members += _other_side(doc, bodies, event, members[0])
    for found in (group, after_group):
        if found is not None and found.named:
            members += found.members
    if event.type == "joint-commissioning" and not members:
        group = group or after_group
    if event.type == "establishment" and not members and group is None:
        group = next(iter(bodies.groups_within(event.last, min(end, event.last + 7))), None)
    made = result if result not in members else None
    if form == "one" and len(left) == 0 and before.mentions and before.mentions[0].agent in _successors():
        made = before.mentions[0].agent
    if made is None and event.type == "merger":
        made = _by_register(bodies, doc, event, members, end)
    return _parties([m for m in members if m != made], made, group or after_group, (*left, *joined))


def _parties(members: Iterable[str], result: str | None, group: Group | None, named: Iterable[Mention]) -> Parties:
    codes = set(members) - {ALL_CCGS, SOME_CCGS}
    # A body that was made of the others named with it is what came of them.
    made = next((code for code in codes if (originals_of(code) or {code}) <= codes - {code}), None)
    return Parties(tuple(sorted(codes - {made})), result or made, group, tuple(named))


def _reversed(doc: Document, event: Event) -> bool:
    """Whether the result stands before the words and the originals after: `created from A and B`."""
    words = doc.tokens.words
    if words[event.last - 1] == "together" and words[event.first].startswith(("bring", "brought")):
        return words[event.first - 1] not in ("be", "being", "been", "were")
    if words[event.first].startswith("replac"):
        return words[event.first] != "replaced" and words[event.first - 1] not in ("be", "being")
    return not words[event.first].startswith(("supersed", "succeed"))


def _after(doc: Document, bodies: Bodies, event: Event, end: int) -> tuple[list[Mention], str | None]:
    """The names after the event that take part in it, and the one that comes of it."""
    words, lists = doc.tokens.words, change_words()
    joined: list[Mention] = []
    result: str | None = None
    found = [m for m in bodies.within(event.last, end) if m.kind == "ccg" or (event.type == "joint-commissioning" and _is_council(m))]
    at = event.last
    for run in _with_bodies(doc, found):
        gap = words[at : run[0].first]
        lead = _lead(gap)
        if lead is None:
            break
        if form_replaces(words, event):
            joined += run
        elif lead in lists["into"] and len(run) == 1 and event.type != "shared-leadership" and (lead != "to" or len(gap) > 1):
            result = run[0].agent
        elif lead in lists["with"] or (lead == "" and (event.form == "passive" or len(gap) <= 2 or "neighbour" in gap)):
            joined += run
        else:
            break
        at = run[-1].last
        if words[at : at + 1] == ["ccgs"]:
            at += 1
    if event.type == "joint-commissioning" and result is None:
        result = _under_the_name(doc, bodies, event, end)
    return joined, result


def form_replaces(words: list[str], event: Event) -> bool:
    """Whether the names right after are those that go: `X will replace A, B and C`."""
    return words[event.first] in ("replace", "replaces", "replacing", "bring", "brings", "bringing")


def _with_bodies(doc: Document, mentions: list[Mention]) -> list[list[Mention]]:
    ccgs = runs(doc, mentions)
    others = [[m] for m in mentions if m.kind != "ccg"]
    return sorted([*ccgs, *others], key=lambda r: r[0].first)


def _lead(gap: list[str]) -> str | None:
    """The preposition or verb that leads up to a name, past articles and adjectives; None where the name belongs elsewhere."""
    lists = change_words()
    i = len(gap)
    while i and gap[i - 1] in lists["between"] and gap[i - 1] not in ("to", "be", "of", "and", "as", "called", "named", "known", "name", "under", "new"):
        i -= 1
    if i == 0:
        return ""
    word = gap[i - 1]
    if word in lists["into"] or word in lists["with"]:
        if word in ("to", "be", "as", "of", "and") and any(w in lists["into"] - {"to", "be", "as"} for w in gap[:i]):
            return next(w for w in reversed(gap[:i]) if w in lists["into"] - {"to", "be", "as"})
        if word == "and" and i > 1:
            return "with" if "with" in gap[:i] or "between" in gap[:i] else None
        stray = sum(w in (",", ";", "which", "who", "that", "said", "but", "while") for w in gap[: i - 1])
        return word if stray == 0 or word in lists["into"] else None
    return None


def _only_some(words: list[str], event: Event, left: tuple[Mention, ...], start: int) -> bool:
    """Whether a part of those named before is meant: `five of them have shared a team`."""
    low = max(start, event.first - 8)
    whole = ("all", "one", "last", "first", "latter", "second", "third", "latest", "largest", "smallest")
    return any(words[i : i + 2] in (["of", "them"], ["of", "these"], ["of", "those"]) and words[i - 1] not in whole for i in range(low, event.first - 1))


def _formed_by(words: list[str], event: Event, start: int) -> bool:
    """Whether the merger's noun tells of what the subject was made: `X was formed by the merger of`."""
    near = words[max(start, event.first - 5) : event.first]
    return bool({"formed", "created", "established", "born", "made", "result", "product", "up"} & set(near)) and bool({"by", "from", "through", "of", "in"} & set(near))


def _of_those(doc: Document, bodies: Bodies, event: Event) -> str | None:
    """The one of a list before that `the last of these` means."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    for i in range(start, event.first - 2):
        if words[i + 1 : i + 3] in (["of", "these"], ["of", "those"], ["of", "them"]) and words[i] in ("last", "latter", "first"):
            listed = runs(doc, [m for m in bodies.mentions if m.last <= start])
            return listed[-1][0 if words[i] == "first" else -1].agent if listed else None
    return None


def _anyone(doc: Document, event: Event) -> Group:
    """CCGs that the text does not name, at the words of the event."""
    tokens = doc.tokens
    return Group(tokens.starts[event.first], tokens.ends[event.last - 1], event.first, event.last, (SOME_CCGS,), None)


def _partners_before(doc: Document, bodies: Bodies, event: Event, left: tuple[Mention, ...], start: int) -> list[str]:
    """The subject of `X is in talks with Y about a merger`, where Y stands nearer."""
    words = doc.tokens.words
    if event.type not in ("merger", "shared-leadership") or not left or left[0].first <= start + 1 or left[0].first > event.first:
        return []
    for i in range(left[0].first - 1, max(start, left[0].first - 7), -1):
        if words[i] == "with":
            before = subjects_of(doc, bodies, i, i + 1)
            return [m.agent for m in before.mentions if m.first < i]
        if bodies.at(i) is not None or words[i] in (";", "that", "which"):
            return []
    return []


def _other_side(doc: Document, bodies: Bodies, event: Event, partner: str) -> list[str]:
    """Who would merge in `a merger with Y`, where the sentence names Y alone: the body that the text speaks of."""
    if event.type not in ("merger", "shared-leadership") or doc.tokens.words[event.last : event.last + 1] not in (["with"], ["alongside"]):
        return []
    start = doc.sentence_tokens(event.first)[0]
    antecedent = bodies.antecedent(doc, start)
    return [antecedent.agent] if antecedent and antecedent.agent != partner else []


def _indefinite(doc: Document, event: Event) -> Group | None:
    """Any CCG, as the subject of an event: `a failing group could be abolished`."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    for i in range(event.first - 1, start, -1):
        if words[i] in ("group", "ccg"):
            near = words[max(start, i - 4) : i]
            general = {"a", "any", "each", "every"} & set(near) and not {"new", "single", "merged", "of", "campaign", "one"} & set(near)
            return Group(doc.tokens.starts[i], doc.tokens.ends[i], i, i + 1, (ALL_CCGS,), None) if general else None
    return None


def _councils_before(doc: Document, bodies: Bodies, event: Event, start: int) -> list[str]:
    """Councils that are joined to a CCG before the event: `Kernow CCG and Cornwall Council have set up …`."""
    words = doc.tokens.words
    found = bodies.within(start, event.first)
    joined = []
    for one, two in pairwise(found):
        if words[one.last : two.first] in (["and"], [","], [",", "and"]) and "ccg" in (one.kind, two.kind):
            joined += [m.agent for m in (one, two) if _is_council(m)]
    for i in range(start, event.first - 1):
        if words[i : i + 2] == ["the", "council"] and (words[i - 1] == "and" or words[i + 2] == "and"):
            council = next((m for m in bodies.before(i) if _is_council(m)), None)
            joined += [council.agent] if council else []
    return joined


def _is_council(mention: Mention) -> bool:
    return any(mention.agent.endswith(noun) for noun in ("council", "authority", "borough", "councils"))


def _under_the_name(doc: Document, bodies: Bodies, event: Event, end: int) -> str | None:
    words = doc.tokens.words
    for mention in bodies.within(event.last, end):
        before = words[mention.first - 3 : mention.first]
        if {"name", "called", "named", "as"} & set(before) and not _is_council(mention):
            return mention.agent
    return None


def _group_after(doc: Document, bodies: Bodies, event: Event, end: int) -> Group | None:
    """`a merger of the three CCGs`; `disbanding CCGs`; `a chief for all six groups`."""
    words, lists = doc.tokens.words, change_words()
    for group in bodies.groups_within(event.first, min(end, event.last + 9)):
        if group.first < event.last:
            if group.last >= event.last or event.form in ("noun", "one"):
                return group
            continue
        gap = words[event.last : group.first]
        if not gap or gap[0] in lists["with"] or gap[-1] == "'s" or (event.type == "disbandment" and len(gap) <= 2):
            return group if not any(w in (",", ";", "which", "to") for w in gap) else None
    return None


def _inside(doc: Document, bodies: Bodies, event: Event) -> Parties:
    """The CCGs that stand inside the words of the event: `oversees all eight CCGs`."""
    named = [m for m in bodies.within(event.first, event.last) if m.kind == "ccg"]
    members = [m.agent for m in named]
    groups = [g for g in bodies.groups_within(event.first, event.last)]
    for group in groups:
        if group.named:
            members += group.members
    return _parties(members, None, groups[0] if groups else None, named)


def _by_register(bodies: Bodies, doc: Document, event: Event, members: list[str], end: int) -> str | None:
    """The body named in the sentence, up to its next event, into which the register says that just these were merged."""
    start = doc.sentence_tokens(event.first)[0]
    for mention in bodies.within(start, end):
        if _successors().get(mention.agent) == frozenset(members) - {mention.agent} and members:
            return mention.agent
    return None


def _transfer(doc: Document, bodies: Bodies, event: Event, start: int, end: int) -> Parties:
    """Who loses a function, and who receives it."""
    words = doc.tokens.words
    to: str | None = None
    for mention in bodies.within(event.last, end):
        gap = words[event.last : mention.first]
        if gap and len(gap) <= 6 and [w for w in gap if w not in ("the", "a", "its", "nhs", "local", "neighbouring")][-1:] in (["to"], ["by"], ["with"]):
            to = mention.agent
            break
    if to is None:
        to = _noun_after(doc, bodies, event, end)
    if event.form in ("take", "taken"):
        return _taken(doc, bodies, event, start, end, to)
    losers = _losers(doc, bodies, event.last, end, ("from",))
    if losers:
        return _parties([m.agent for m in losers], to if to not in [m.agent for m in losers] else None, None, losers)
    if form_receives(words, event):
        return Parties()
    anyone = _indefinite(doc, event)
    if anyone is not None and not any(m.kind == "ccg" for m in bodies.within(start, event.first)):
        return Parties(result=to, group=anyone)
    subjects = subjects_of(doc, bodies, event.first, event.last)
    members = [m.agent for m in subjects.mentions]
    group = subjects.group
    if not members and group is None:
        before = bodies.antecedent(doc, event.first)
        group = next((g for g in reversed(bodies.groups) if g.last <= event.first and _recent(doc, g, event.first)), None)
        members = [before.agent] if before and (group is None or before.first > group.first) else []
        group = None if members else group
    return _parties([m for m in members if m != to], to, group, subjects.mentions)


def form_receives(words: list[str], event: Event) -> bool:
    """Whether the subject is given something, and loses nothing: `groups are handed responsibility for more`."""
    given = words[event.first].startswith(("hand", "pass", "giv", "transfer"))
    return event.form == "hand" and given and words[event.first - 1] in ("are", "is", "were", "was", "be", "been", "being")


def _losers(doc: Document, bodies: Bodies, first: int, end: int, prepositions: tuple[str, ...] = ("from", "of")) -> list[Mention]:
    """The bodies that lose something: those named in one list after a `from` or an `of`."""
    words = doc.tokens.words
    for run in _with_bodies(doc, [m for m in bodies.within(first, end) if m.kind == "ccg" or prepositions == ("from",)]):
        if words[run[0].first - 1] in prepositions or words[run[0].first - 2 : run[0].first] in ([p, "the"] for p in prepositions):
            return run
    return []


def _recent(doc: Document, group: Group, token: int) -> bool:
    """Whether a group is spoken of in the sentence of a token or in the one before."""
    at = doc.layout.index_at
    return at(doc.tokens.starts[token]) - at(group.start) <= 1


def _taken(doc: Document, bodies: Bodies, event: Event, start: int, end: int, by: str | None) -> Parties:
    words = doc.tokens.words
    taker = next((m for m in reversed(bodies.within(start, event.first)) if m.last <= event.first), None)
    if event.form == "taken":
        taker = None
    result = by if taker is None else taker.agent
    losers = _losers(doc, bodies, event.first, end)
    loser = losers[0] if losers else None
    group = next((g for g in reversed(bodies.groups) if g.last <= event.first), None)
    members = [m.agent for m in losers] if losers else list(group.members) if group and group.named else []
    if taker is not None and taker.kind == "ccg" and loser is None:
        return Parties()
    after = _group_from(doc, bodies, event, end)
    if after is not None and not members:
        return _parties(after.members if after.named else (), result, after, ())
    if not members and {"ccg", "ccgs"} & set(words[event.first : event.last]):
        return Parties(result=result, group=_anyone(doc, event))
    if not members and group is None:
        before = next((m for m in bodies.before(start) if m.kind == "ccg" and m.agent != result), None)
        members = [before.agent] if before else []
    return _parties(members, result, group if not members else None, ())


def _group_from(doc: Document, bodies: Bodies, event: Event, end: int) -> Group | None:
    """`taking over those functions from the CCGs`."""
    words = doc.tokens.words
    return next((g for g in bodies.groups_within(event.last, min(end, event.last + 5)) if "from" in words[event.last : g.first]), None)


def _noun_after(doc: Document, bodies: Bodies, event: Event, end: int) -> str | None:
    """`to the council`: the body of that noun named before."""
    words = doc.tokens.words
    for i in range(event.last, min(end, event.last + 4)):
        if words[i] == "to" and words[i + 1 : i + 2] in (["the"], ["its"]):
            noun = words[i + 2]
            found = next((m for m in bodies.before(i) if m.kind == "body" and noun in m.agent.split("-")), None)
            return found.agent if found else None
    return None


def _split_before(doc: Document, bodies: Bodies, start: int, to: Mention | None) -> Mention | None:
    """The CCG that the sentence before has told to be divided, from which the practices then come."""
    if start == 0:
        return None
    low = doc.sentence_tokens(start - 1)[0]
    divided = any(c.value.startswith("boundary-change") for c in doc.cues.within("change", low, start))
    return next((m for m in bodies.within(low, start) if m.kind == "ccg" and (to is None or m.agent != to.agent)), None) if divided else None


def _practices(doc: Document, bodies: Bodies, event: Event, end: int) -> Parties:
    """Practices that move: from one CCG to another, the first often told only in the sentence before."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    after = [m for m in bodies.within(event.last, end) if m.kind == "ccg"]
    leaving = words[event.first] in ("left", "leave", "leaving", "quit", "leaves")
    to = next((m for m in after if words[m.first - 1] in ("to", "into", "join", "joined", "joining") or (m is after[0] and not leaving and words[m.first - 1] != "from")), None)
    away = next((m for m in after if m is not to and (words[m.first - 1] == "from" or (leaving and m is after[0]))), None)
    subject = next((m for m in bodies.within(start, event.first) if m.kind == "ccg"), None)
    if to is None and words[event.first].startswith("gain"):
        to = subject
    away = away or subject
    away = away or _split_before(doc, bodies, start, to)
    named = [m for m in (away, to) if m]
    return _parties([m.agent for m in named], to.agent if to else None, None, named)
