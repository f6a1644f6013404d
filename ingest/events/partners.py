"""The names around a change that take part in it, by the words that join each to it: `with`, `into`, `and`, `between`."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.lineage import successors
from ccgkg.ingest.bodies.names import ccg_of
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.bodies.subjects import subjects_of
from ccgkg.ingest.events.councils import is_council
from ccgkg.ingest.events.event import JOINING, Event, change_words, verb_before
from ccgkg.ingest.events.own_body import letterhead, own_body
from ccgkg.ingest.events.sets import counted_after
from ccgkg.ingest.text.document import Document

#: What only a subject has behind it.
_FINITE = frozenset({"will", "would", "could", "may", "might", "is", "was", "has", "had", "plans", "wants", "hopes"})


def after(doc: Document, bodies: Bodies, event: Event, end: int) -> tuple[list[Mention], str | None]:
    """The names after the event that take part in it, and the one that comes of it."""
    words, lists = doc.tokens.words, change_words()
    joined: list[Mention] = []
    result: str | None = None
    found = [
        m
        for m in bodies.within(event.last, end)
        if m.kind == "ccg"
        or (
            (
                event.type in ("joint-commissioning", "shared-leadership")
                or event.type == "merger"
                and event.form == "noun"
            )
            and is_council(m)
        )
    ]
    if (
        replaces(words, event)
        and words[event.last : event.last + 1] == [":"]
        and (items := _items(doc, bodies, event.last))
    ):
        return items, None  # `a single body, X CCG, will replace:` over a list
    at = event.last
    for run in listed(doc, found):
        gap = words[_past_name(doc, at) : run[0].first]
        lead = _lead(gap)
        if lead is None:
            break
        if replaces(words, event) or (event.type == "joint-commissioning" and is_council(run[0])):
            joined += run
        elif lead == "" and len(run) == 1 and words[event.last - 1] in ("one", "single"):
            result = run[0].agent  # `became one organisation, X CCG`
        elif lead == "as" and words[event.first] == "same":
            joined += run  # `the same finance director as X`
        elif (
            lead in lists["into"]
            and len(run) == 1
            and event.type != "shared-leadership"
            and (lead != "to" or len(gap) > 1)
        ):
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


def _items(doc: Document, bodies: Bodies, token: int) -> list[Mention]:
    """The CCGs that the items of the list behind a token name."""
    layout, found = doc.layout, []
    block = layout.sentence_at(doc.tokens.starts[token]).block + 1
    while block < len(layout.blocks) and layout.blocks[block].kind == "item":
        found += [
            m
            for m in bodies.within(*doc.tokens.range(layout.blocks[block].start, layout.blocks[block].end))
            if m.kind == "ccg"
        ]
        block += 1
    return found


def _past_name(doc: Document, token: int) -> int:
    """The token behind a person named between commas: past `, Jane Roe,` of `shares its chief officer, Jane Roe, with X`."""
    words, tokens = doc.tokens.words, doc.tokens
    if words[token : token + 1] != [","]:
        return token
    closing = next((i for i in range(token + 1, min(len(words), token + 7)) if words[i] == ","), None)
    plain = (
        closing is not None
        and closing - token > 2
        and all(tokens.capital(i) and words[i].isalpha() for i in range(token + 1, closing))
    )
    return closing + 1 if closing is not None and plain else token


def replaces(words: list[str], event: Event) -> bool:
    """Whether the names right after are those that go: `X will replace A, B and C`."""
    if words[event.first] == "replaced":
        return words[event.last : event.last + 1] not in (["by"], ["with"]) and words[
            verb_before(words, event.first)
        ] not in ("be", "been", "being", "was", "were", "is", "are", "get", "got")
    return words[event.first] in ("replace", "replaces", "replacing", "bring", "brings", "bringing")


def listed(doc: Document, mentions: list[Mention]) -> list[list[Mention]]:
    ccgs = runs(doc, mentions)
    others = [[m] for m in mentions if m.kind != "ccg"]
    return sorted([*ccgs, *others], key=lambda r: r[0].first)


def _lead(gap: list[str]) -> str | None:
    """The preposition or verb that leads up to a name, past articles and adjectives; None where the name belongs elsewhere."""
    lists = change_words()
    gap = gap[1:] if gap[:2] == [",", "with"] else gap
    i = len(gap)
    while (
        i
        and gap[i - 1] in lists["between"]
        and gap[i - 1] not in ("to", "be", "of", "and", "as", "called", "named", "known", "name", "under", "new")
    ):
        i -= 1
    if i == 0:
        return ""
    word = gap[i - 1]
    if word in lists["into"] or word in lists["with"]:
        if word in ("to", "be", "as", "of", "and") and any(w in lists["into"] - {"to", "be", "as"} for w in gap[:i]):
            return next(w for w in reversed(gap[:i]) if w in lists["into"] - {"to", "be", "as"})
        if word == "and" and i > 1 and gap[i - 2] == ",":
            return None  # `share a chief with a neighbour, and A and B have one team`
        if word == "and" and i > 1:
            return (
                "with"
                if {"with", "between"} & set(gap[:i])
                or gap[:i] in (["of", "the", "ccg", "and"], ["of", "the", "group", "and"], ["by", "the", "ccg", "and"])
                else None
            )
        dated = [n for n, w in enumerate(gap) if w == "," and n and gap[n - 1][:1].isdigit()]
        stray = sum(
            w in (",", ";", "which", "who", "that", "said", "but", "while")
            for n, w in enumerate(gap[: i - 1])
            if n not in dated
        )
        return word if stray == 0 or word in lists["into"] else None
    return None


def group_after(doc: Document, bodies: Bodies, event: Event, end: int) -> Group | None:
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
    return counted_after(doc, event.last, end)


def partners_before(doc: Document, bodies: Bodies, event: Event, left: tuple[Mention, ...], start: int) -> list[str]:
    """The subject of `X is in talks with Y about a merger`, where Y stands nearer."""
    words = doc.tokens.words
    if (
        event.type not in ("merger", "shared-leadership")
        or not left
        or left[0].first <= start + 1
        or left[0].first > event.first
    ):
        return []
    for i in range(left[0].first - 1, max(start, left[0].first - 7), -1):
        if words[i] == "with":
            before = subjects_of(doc, bodies, i, i + 1)
            return [m.agent for m in before.mentions if m.first < i]
        if bodies.at(i) is not None or words[i] in (";", "that", "which"):
            return []
    return []


def principal(
    doc: Document, bodies: Bodies, event: Event, left: tuple[Mention, ...], start: int
) -> tuple[Mention, ...]:
    """The subject of a sentence, where its second clause names none and only an object of the first stands nearer: `A could
    merge with B, although a bid to set up a joint board with the council failed`."""
    words = doc.tokens.words
    if len(left) != 1 or left[0].first > event.first or words[left[0].first - 1] not in ("with", "to", "from"):
        return ()
    if not {"although", "though", "but", "while", "and", ";"} & set(words[left[0].last : event.first]):
        return ()
    first = next((r for r in runs(doc, bodies.within(start, left[0].first))), [])
    return tuple(first) if first and words[first[0].first - 1] not in ("with", "to", "from", "at", "of", "for") else ()


def other_side(doc: Document, bodies: Bodies, event: Event, partners: list[str]) -> list[str]:
    """Who would merge in `a merger with Y and Z`, where the sentence names no other: the body for which the text speaks, else
    the one of which it speaks."""
    with_council = event.type == "joint-commissioning" and any(
        a.endswith(("council", "councils", "authority", "borough")) for a in partners
    )
    if (
        event.type not in JOINING
        or with_council
        or doc.tokens.words[event.last : event.last + 1] not in (["with"], ["alongside"])
    ):
        return []
    start = doc.sentence_tokens(event.first)[0]
    words, stop = doc.tokens.words, doc.sentence_tokens(event.first)[1]
    own = letterhead(doc, bodies)
    if own is not None:
        return [own.agent] if own.agent not in partners else []
    if (local := _of_place(doc, event, start)) is not None:
        return [local] if local and local not in partners else []
    teller = next(
        (
            m
            for m in bodies.within(event.last, stop)
            if m.kind == "ccg" and words[m.last : m.last + 1] in (["said"], ["says"], ["insisted"])
        ),
        None,
    )
    antecedent = teller or bodies.antecedent(doc, start) or bodies.most_named(start) or own_body(doc, bodies)
    alone = {"it", "its", "ccg", "group"} & set(words[start : event.first])
    if (
        antecedent is not None
        and teller is None
        and not alone
        and antecedent.agent in bodies.meant.main
        and _spoken_of_all(doc, bodies, start)
    ):
        return [m for m in bodies.meant.main if m not in partners]
    if antecedent is not None and teller is None and not alone:
        # `A and B share a team. By joining together with C they will save money`: all of whom the sentence before tells
        run = next(
            (r for r in runs(doc, bodies.within(*doc.sentence_tokens(antecedent.first))) if antecedent in r),
            [antecedent],
        )
        return [m.agent for m in run if m.agent not in partners]
    return [antecedent.agent] if antecedent and antecedent.agent not in partners else []


def _of_place(doc: Document, event: Event, start: int) -> str | None:
    """The CCG of the place in which a sentence is set, or of its practices: `In Liverpool, plans to combine with X`, `GPs in Harrow
    blocked a merger with Brent`; empty for a place that no CCG is named by, None where it is set in none."""
    tokens, words = doc.tokens, doc.tokens.words
    fronted = start if words[start] == "in" else start + 1
    whose = fronted == start or (words[fronted] in ("in", "at") and words[start] in change_words()["voters"])
    if not whose or not tokens.capital(fronted + 1) or words[fronted + 1] in change_words()["eventful"]:
        return None
    last = fronted + 1
    while last + 1 < event.first and tokens.capital(last + 1) and words[last + 1].isalpha():
        last += 1
    found = ccg_of(tokens.text[tokens.starts[fronted + 1] : tokens.ends[last]] + " CCG")
    return found if found is not None and not found.endswith("-ccg") else ""


def _spoken_of_all(doc: Document, bodies: Bodies, start: int) -> bool:
    """Whether the sentence before speaks of all whom the text is about: `the CCGs`."""
    low = doc.sentence_tokens(start - 1)[0] if start else start
    return any(g.members == bodies.meant.main for g in bodies.groups_within(low, start))


def _under_the_name(doc: Document, bodies: Bodies, event: Event, end: int) -> str | None:
    words = doc.tokens.words
    for mention in bodies.within(event.last, end):
        before = words[mention.first - 3 : mention.first]
        if {"name", "called", "named", "as"} & set(before) and not is_council(mention):
            return mention.agent
    return None


def next_subject(doc: Document, bodies: Bodies, event: Event, following: Event) -> int | None:
    """Where the subject of the next event begins, if an `and` joins its clause to that of an event: `X is to join Y and Z will merge with`."""
    words = doc.tokens.words
    for mention in bodies.within(event.last + 1, following.first):
        before = mention.first - 1 - (words[mention.first - 1] == "nhs")
        joined = words[before] in ("and", "while") and words[mention.last] in _FINITE and mention.kind == "ccg"
        if joined and following.form == "verb" and following.first - mention.last <= 3:
            return mention.first
    return None


def by_register(bodies: Bodies, doc: Document, event: Event, members: list[str], end: int) -> str | None:
    """The body named in the sentence, up to its next event, into which the register says that just these were merged."""
    start = doc.sentence_tokens(event.first)[0]
    words = doc.tokens.words
    for mention in bodies.within(start, end):
        placed = words[mention.first - 1] in ("in", "for", "across", "of", "around") or words[
            mention.last : mention.last + 1
        ] in ([":"], ["'s"])
        if placed:
            continue  # `Five bodies in Norfolk and Waveney are to become one`
        if successors().get(mention.agent) == frozenset(members) - {mention.agent} and members:
            return mention.agent
    return None
