"""Who takes part in a change, and what comes of it: by the words that join each name to the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.lineage import successors
from ccgkg.ingest.bodies.names import day_of
from ccgkg.ingest.bodies.subject_names import plural_before, runs
from ccgkg.ingest.bodies.subjects import Subjects, part_of, subjects_of
from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.events.care_boards import set_up
from ccgkg.ingest.events.councils import councils_before, is_council
from ccgkg.ingest.events.ended import definite, relative_object, they_of
from ccgkg.ingest.events.event import JOINING, Event, new_subject
from ccgkg.ingest.events.joined_names import and_others, behind_clause, it_and, past_remarks, together_with, with_hyphen
from ccgkg.ingest.events.lead_ins import led_by
from ccgkg.ingest.events.moved_practices import practices
from ccgkg.ingest.events.own_body import noun_after, owners
from ccgkg.ingest.events.partners import (
    after,
    by_register,
    group_after,
    other_side,
    partners_before,
    principal,
    replaces,
)
from ccgkg.ingest.events.party import Parties, anyone, between, indefinite, not_yet, originals_told
from ccgkg.ingest.events.second_posts import holders, kept_too
from ccgkg.ingest.events.sets import counted_at, counted_before
from ccgkg.ingest.events.transfers import transfer
from ccgkg.ingest.text.document import Document

_PASSIVE = frozenset({"be", "been", "being", "were", "was", "are", "is"})


def parties_of(doc: Document, bodies: Bodies, event: Event, end: int) -> Parties:
    """The parties of an event; `end` is the token where the next event of its sentence begins, or the sentence's end."""
    form = event.form
    start = doc.sentence_tokens(event.first)[0]
    if event.type == "function-transfer":
        return transfer(doc, bodies, event, start, end)
    if form == "practices":
        return practices(doc, bodies, event, end)
    if form == "posts":
        shared = holders(doc, bodies, event)
        return between([m.agent for m in shared], None, None, shared)
    if form in ("runs", "several"):
        return _inside(doc, bodies, event)
    if form == "noun" and (pair := with_hyphen(doc, bodies, event)):
        return between(pair, None, None, ())
    before = subjects_of(doc, bodies, event.first, event.last)
    words = doc.tokens.words
    if before.inferred and new_subject(doc, event):
        before = Subjects((), before.group)
    left = before.mentions
    if event.type in JOINING and (own := tuple(m for m in left if m.first < event.first)):
        left = own  # `A and B have the same chief, as do C and D`: those are another pair
    if event.first - start <= 3 and (leads := led_by(doc, bodies, event.first)):
        left, before = tuple(leads), Subjects(tuple(leads))
    elif own := principal(doc, bodies, event, left, start):
        left = own
    if (
        not left
        and words[event.first - 1] == "to"
        and (wished := bodies.at(event.first - 2)) is not None
        and wished.kind == "ccg"
    ):
        left = tuple(
            next((r for r in reversed(runs(doc, bodies.within(start, event.first))) if r[-1] == wished), [wished])
        )
        before = Subjects(left)  # `would like A to merge with B`
    if event.type in JOINING and (behind := behind_clause(doc, bodies, event, start)) is not None:
        left, before = (behind,), Subjects((behind,))
    if (
        event.type == "boundary-change"
        and len(left) == 1
        and {"boundary", "border", "boundaries"} & set(words[start : event.first])
    ):
        left = tuple(
            m for m in bodies.within(start, event.first) if m.kind == "ccg"
        )  # `A’s boundary with B will be redrawn`
    if (
        not any(m.first < event.first for m in left)
        and event.type in JOINING
        and words[event.first].endswith("ing")
        and bodies.at(event.first - 1) is not None
    ):
        left = tuple(
            next((r for r in reversed(runs(doc, bodies.within(start, event.first))) if r[-1].last == event.first), ())
        )
        before = Subjects(left) if left else before  # `It would mean A joining B`
    if words[event.last : event.last + 1] == ["them"]:
        left = tuple(plural_before(doc, bodies, event.first))
    joined, result = after(doc, bodies, event, end)
    if event.type in JOINING and (all_told := and_others(doc, bodies, left, event)):
        return between(all_told, result, None, left)
    if (
        event.type == "merger"
        and event.form == "verb"
        and left
        and left[-1].last != event.first
        and len(joined) > 1
        and words[event.first].endswith("ing")
        and all(w in ("nhs", "the", "both") for w in words[event.last : joined[0].first])
    ):
        left, before = (), Subjects()  # `GPs voted against merging A and B`
    group = before.group
    if (
        group is None
        and event.type in JOINING
        and event.form in ("verb", "share", "office", "makes", "passive")
        and (not left or before.inferred)
        and (counted := counted_before(doc, start, event.first)) is not None
    ):
        group, left, before = counted, (), Subjects((), counted)  # `Six organisations have combined`
        if told := bodies.meant.of(counted):
            group = replace(counted, members=told)
    if event.type in JOINING and (
        us := owners(
            doc, bodies, part_of(doc, bodies, event.first)[0], event.first, left if not before.inferred else ()
        )
    ):
        left = (us, *(m for m in left if m.agent != us.agent and not before.inferred))
        before = Subjects(left)
    if event.type == "disbandment" and not left and group is None and "they" in words[start : event.first]:
        group = they_of(doc, bodies, start)
    if (
        event.type == "merger"
        and len(left) == 1
        and words[left[0].first - 1] in ("for", "across", "covering", "serving")
    ):
        # `The two groups that buy care for Surrey are to merge`: those merge that stand before.
        several = next((g for g in bodies.groups_within(start, left[0].first) if (g.count or 0) > 1), None)
        left, group = ((), several) if several is not None else (left, group)
    if (with_it := together_with(doc, bodies, start, event)) and event.type in JOINING:
        left, before = with_it, Subjects()
    if (
        left
        and not before.inferred
        and (itself := it_and(doc, bodies, left[0].first, start))
        and itself.agent not in {m.agent for m in left}
    ):
        left = (itself, *left)
        before = Subjects(left)
    if len(left) == 1 and joined == [] and event.form == "verb":
        left = (*past_remarks(doc, bodies, left[0], start), *left)
    if words[event.last : event.last + 1] == ["them"] and not left and event.type == "disbandment":
        group = next(bodies.groups_before(event.first), group)
    day = day_of(doc.source.published)
    together = (*(m.agent for m in left), *(group.members if group is not None else ()))
    if event.type == "merger" and len(together) > 1 and any(not_yet(code, day) for code in together):
        return Parties(
            (), result, _unnamed(group) or anyone(doc, event)
        )  # `groups in Devon and Kent merge`: those that are to go
    if form == "makes":
        if words[event.first - 2 : event.first - 1] == ["another"]:
            left, group = (), anyone(doc, event)
        made_here = bodies.at(event.last) or bodies.at(event.last + 1)
        told = originals_told(doc, made_here.agent, start, event.first) if made_here and not left else ()
        return between(told or [m.agent for m in left], made_here.agent if made_here else result, group, left)
    if before.inferred and event.first != start and words[event.last - 1] in ("mergers", "amalgamations", "takeovers"):
        left, group = (), anyone(doc, event)
    after_group = group_after(doc, bodies, event, end)
    if (
        event.type == "merger"
        and event.form == "verb"
        and words[event.first].endswith("ing")
        and after_group is not None
        and after_group.first - event.last <= 1
        and after_group.first >= event.last
        and (after_group.count or 0) > 1
    ):
        left, group, before = (), None, Subjects()  # `the chair of X is against merging the seven groups`
    if _only_some(words, event, left, start):
        return Parties(group=group or after_group or anyone(doc, event))
    if event.type == "disbandment" and group is None and (before.inferred or not left):
        group = indefinite(doc, event)
        left = () if group is not None else left
    if event.type == "boundary-change" and event.form == "noun" and not left:
        result = None
        joined = [m for m in bodies.within(event.last, end) if m.kind == "ccg"]
    if (
        event.type == "merger"
        and event.form == "noun"
        and len(left) == 1
        and (joined or after_group or words[event.last : event.last + 1] == ["of"])
        and _formed_by(words, event, start)
    ):
        result, left = left[0].agent, ()
        after_group = after_group or anyone(doc, event)
    if (
        event.type == "joint-commissioning"
        and (joined or councils_before(doc, bodies, event, start))
        and not (left and not before.inferred)
        and (noun := noun_after(doc, bodies, event, end))
    ):
        joined, left, before = [noun, *joined], (), Subjects()
    if event.form in ("noun", "office", "one") and _complete(words, event, joined):
        left, group = (), None  # `they back a merger of A and B`
    active = words[event.first - 1] not in _PASSIVE and words[event.first] not in _PASSIVE
    if event.type == "disbandment" and active and (joined or after_group):
        left, group = (), None
    if (
        event.type == "disbandment"
        and words[event.first - 2 : event.first - 1] == ["it"]
        and (alone := bodies.antecedent(doc, event.first))
    ):
        left, group = (alone,), None
    if (
        event.type == "disbandment"
        and active
        and not joined
        and after_group is None
        and (named := definite(doc, bodies, event.last))
    ):
        left, group = (named,), None
    if event.type == "disbandment" and active and not (left or joined or group or after_group):
        group = relative_object(doc, event, start)
    if event.type == "disbandment" and not active:
        joined = []  # `A is to be dissolved and divided between B and C`: those stay
    if form == "passive" and _reversed(doc, event):
        made = left[0].agent if len(left) == 1 else _of_those(doc, bodies, event)
        made = made if made not in {m.agent for m in joined} else None
        originals = [m.agent for m in joined] or list(after_group.members if after_group and after_group.named else ())
        return between(originals, made, after_group, joined)
    if form == "passive":
        made = joined[0].agent if len({m.agent for m in joined}) == 1 else result
        return between([m.agent for m in left], made, group, left)
    councils = (
        councils_before(doc, bodies, event, start) if event.type in ("joint-commissioning", "shared-leadership") else []
    )
    if (
        form in ("office", "one")
        and len(left) == 1
        and not joined
        and not councils
        and "council" not in words[start : event.first]
    ):
        one = left[0].agent
        if (
            "same" in words[event.first : event.last]
            and form == "office"
            and len(bodies.meant.main) > 1
            and one not in bodies.meant.main
        ):
            return between(
                [one, *bodies.meant.main], None, None, left
            )  # `X has been asked to come under the same management`
        made = (
            one
            if form == "one" and one in successors() and words[left[0].first - 1] not in ("for", "in", "across")
            else result
        )
        left = ()
        group = group or after_group
    members = [m.agent for m in (*left, *joined)]
    members += councils
    members += partners_before(doc, bodies, event, left, start)
    if members and joined and not left and group is None and not new_subject(doc, event):
        members += other_side(doc, bodies, event, members)
    if (
        not members
        and group is None
        and after_group is not None
        and (after_group.count or 0) > 1
        and {"neighbouring", "nearby", "other"} & set(words[event.last : after_group.last])
    ):
        members += other_side(doc, bodies, event, members)  # `a merger with two neighbouring groups`
    for found in (group, after_group):
        if found is not None and found.named:
            members += found.members
    if event.type == "joint-commissioning" and not members:
        group = group or after_group
    if event.type == "establishment" and (boards := set_up(doc, bodies, event, start)):
        return boards
    if event.type == "establishment" and not members and group is None:
        group = next(iter(bodies.groups_within(event.last, min(end, event.last + 7))), None)
    made = result if result not in members else None
    if form == "one" and len(left) == 0 and before.mentions and before.mentions[0].agent in successors():
        made = before.mentions[0].agent
    if made is None and event.type == "merger":
        made = by_register(bodies, doc, event, members, end)
    if (
        event.type == "merger"
        and not active
        and words[event.last : event.last + 1] == ["by"]
        and words[event.first].startswith(("absorb", "swallow", "subsum", "gobbl"))
        and len(joined) == 1
    ):
        return Parties(
            tuple(sorted({*members})), joined[0].agent, group, (*left, *joined)
        )  # `X is to be absorbed by its neighbour, Y`
    return between([m for m in members if m != made], made, group or after_group, (*left, *joined))


def _complete(words: list[str], event: Event, joined: Sequence[Mention]) -> bool:
    """Whether the names behind a noun are all who change: `a merger of A and B`, `a committee is to be formed by A and B`."""
    i = joined[0].first - 1 if joined else event.last
    while i > event.last and words[i] in ("nhs", "the", "both", "neighbouring", "all"):
        i -= 1
    return len({m.agent for m in joined}) > 1 and words[i] in (
        "of",
        "between",
        "by",
        "involving",
        "comprising",
        "among",
    )


def _unnamed(group: Group | None) -> Group | None:
    return replace(group, members=(SOME_CCGS,)) if group is not None else None


def _reversed(doc: Document, event: Event) -> bool:
    """Whether the result stands before the words and the originals after: `created from A and B`."""
    words = doc.tokens.words
    if words[event.last - 1] == "together" and words[event.first].startswith(("bring", "brought")):
        return words[event.first - 1] not in ("be", "being", "been", "were")
    if words[event.last - 1] in ("to", "for") and words[event.last - 2] == "way":
        return False
    if words[event.first].startswith("replac"):
        return replaces(words, event) and words[event.first - 1] not in ("be", "being")
    return not words[event.first].startswith(("supersed", "succeed"))


def _only_some(words: list[str], event: Event, left: tuple[Mention, ...], start: int) -> bool:
    """Whether a part of those named before is meant: `five of them have shared a team`."""
    low = max(start, event.first - 8)
    whole = ("all", "one", "last", "first", "latter", "second", "third", "latest", "largest", "smallest")
    return any(
        words[i : i + 2] in (["of", "them"], ["of", "these"], ["of", "those"]) and words[i - 1] not in whole
        for i in range(low, event.first - 1)
    )


def _formed_by(words: list[str], event: Event, start: int) -> bool:
    """Whether the merger's noun tells of what the subject was made: `X was formed by the merger of`."""
    near = words[max(start, event.first - 5) : event.first]
    return bool({"formed", "created", "established", "born", "made", "result", "product", "up"} & set(near)) and bool(
        {"by", "from", "through", "of", "in"} & set(near)
    )


def _of_those(doc: Document, bodies: Bodies, event: Event) -> str | None:
    """The one of a list before that `the last of these` means."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    for i in range(start, event.first - 2):
        if words[i + 1 : i + 3] in (["of", "these"], ["of", "those"], ["of", "them"]) and words[i] in (
            "last",
            "latter",
            "first",
        ):
            listed = runs(doc, bodies.within(0, start)[-80:])
            return listed[-1][0 if words[i] == "first" else -1].agent if listed else None
    return None


def _inside(doc: Document, bodies: Bodies, event: Event) -> Parties:
    """The CCGs that stand inside the words of the event: `oversees all eight CCGs`."""
    named = [m for m in bodies.within(event.first, event.last) if m.kind == "ccg" or is_council(m)]
    members = [m.agent for m in named]
    groups = [g for g in bodies.groups_within(event.first, event.last)]
    if (
        not groups
        and not named
        and (
            counted := next(
                (g for i in range(event.first, event.last) if (g := counted_at(doc, bodies, i)) is not None), None
            )
        )
        is not None
    ):
        groups = [replace(counted, members=bodies.meant.of(counted) or counted.members)]
    for group in groups:
        if group.named:
            members += group.members
    members += kept_too(doc, bodies, event)
    return between(members, None, groups[0] if groups else None, named)
