"""Who loses a function, and who receives it: `X hands its budget to Y`, `Y takes over the commissioning of X`."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.subjects import Subjects, subjects_of
from ccgkg.ingest.events.event import Event
from ccgkg.ingest.events.lead_ins import led_by
from ccgkg.ingest.events.names_behind import listed
from ccgkg.ingest.events.own_body import letterhead, own_body, the_ccg
from ccgkg.ingest.events.party import Parties, anyone, between, indefinite
from ccgkg.ingest.text.document import Document


def transfer(doc: Document, bodies: Bodies, event: Event, start: int, end: int) -> Parties:
    """Who loses a function, and who receives it."""
    words = doc.tokens.words
    end = next((i for i in range(event.last, end - 1) if words[i : i + 2] == [",", "which"]), end)
    to: str | None = None
    if event.form == "passed" and (handed := _handed_by(doc, bodies, event, end)) is not None:
        return handed
    for mention in bodies.within(event.last, end):
        gap = words[event.last : mention.first]
        if (
            gap
            and len(gap) <= 8
            and [
                w
                for w in gap
                if w not in ("the", "a", "its", "nhs", "local", "neighbouring", "neighbour", ",", "nearby")
            ][-1:]
            in (["to"], ["by"], ["with"])
        ):
            to = mention.agent
            break
    if (
        words[event.first].startswith(("strip", "depriv", "reliev", "divest", "lost", "los"))
        and to
        and words[event.last : event.last + 1] == ["by"]
    ):
        to = None  # who takes a function away need not receive it
    if words[event.last : event.last + 2] == ["to", "us"] and (us := own_body(doc, bodies)) is not None:
        to = us.agent
    if to is None:
        to = _noun_after(doc, bodies, event, end) or _kind_after(doc, event, end)
    if event.form == "deprive":
        mentions = [m for m in bodies.within(event.first, event.last) if m.kind == "ccg"]
        group = next(bodies.groups_within(event.first, event.last), None)
        return between([m.agent for m in mentions], to, None if mentions else group, mentions)
    if event.form in ("take", "taken"):
        return _taken(doc, bodies, event, start, end, to)
    if words[event.last : event.last + 3] == ["from", "the", "new"] or words[event.last - 1 : event.last + 2] == [
        "from",
        "the",
        "new",
    ]:
        return Parties(result=to)  # what came of a merger told before gives it
    losers = _losers(doc, bodies, event.last, end, ("from",))
    if not losers and words[event.last : event.last + 1] == ["of"] and event.form == "hand":
        losers = _losers(
            doc, bodies, event.last, min(end, event.last + 5), ("of",)
        )  # `will transfer the functions of X to Y`
    if losers:
        return between([m.agent for m in losers], to if to not in [m.agent for m in losers] else None, None, losers)
    if (whose := next(bodies.groups_within(event.first, event.last), None)) is not None and event.form == "hand":
        return between(whose.members if whose.named else (), to, whose, ())  # `would hand the work of CCGs to boards`
    if _receives(words, event):
        return Parties()
    away = _group_from(doc, bodies, event, end)
    if away is not None:
        return between(away.members if away.named else (), to, away, ())
    owner = next(
        (
            m
            for m in reversed(bodies.within(max(start, event.first - 14), event.first))
            if m.kind == "ccg" and words[m.last : m.last + 1] == ["'s"]
        ),
        None,
    )
    if owner is None and event.form == "passed":
        owner = next(
            (
                m
                for m in reversed(bodies.within(max(start, event.first - 14), event.first))
                if m.kind == "ccg" and words[m.first - 1] in ("of", "nhs") and "of" in words[m.first - 2 : m.first]
            ),
            None,
        )
    if owner is None and event.form == "passed":
        owner = _whose(doc, bodies, event, start)
    if owner is not None and event.form == "passed":
        return between([owner.agent], to if to != owner.agent else None, None, [owner])
    if event.form == "hand" and (giver := _giver(doc, bodies, event, start, end)) is not None:
        return between([giver.agent], to if to != giver.agent else None, None, [giver])
    anyone = indefinite(doc, event)
    if anyone is not None and not any(m.kind == "ccg" for m in bodies.within(start, event.first)):
        return Parties(result=to, group=anyone)
    leads = led_by(doc, bodies, event.first)
    subjects = Subjects(tuple(leads)) if leads else subjects_of(doc, bodies, event.first, event.last)
    members = [m.agent for m in subjects.mentions]
    group = subjects.group
    if not members and group is None:
        before = (
            letterhead(doc, bodies)
            if "governing" in words[start : event.first] or "we" in words[start : event.first]
            else None
        ) or bodies.antecedent(doc, event.first)
        group = next((g for g in islice(bodies.groups_before(event.first), 1) if _recent(doc, g, event.first)), None)
        members = [before.agent] if before and (group is None or before.first > group.first) else []
        group = None if members else group
    return between([m for m in members if m != to], to, group, subjects.mentions)


def _handed_by(doc: Document, bodies: Bodies, event: Event, end: int) -> Parties | None:
    """Who gives and who gets, where both stand behind the words: `is being handed by X to Y`."""
    words = doc.tokens.words
    if words[event.last : event.last + 1] != ["by"]:
        return None
    giver = next((m for m in bodies.within(event.last, min(end, event.last + 4))), None)
    if giver is None or words[giver.last : giver.last + 1] != ["to"]:
        return None
    getter = next((m for m in bodies.within(giver.last, min(end, giver.last + 5))), None)
    return between(
        [giver.agent],
        getter.agent if getter is not None else _noun_after(doc, bodies, replace(event, last=giver.last), end),
        None,
        [giver],
    )


def _whose(doc: Document, bodies: Bodies, event: Event, start: int) -> Mention | None:
    """The CCG of which `the CCG’s` tells that it has what passes: `the CCG’s community budget should be transferred`."""
    words = doc.tokens.words
    at = next(
        (
            i
            for i in range(event.first - 1, max(start, event.first - 14), -1)
            if words[i] == "'s" and words[i - 1] in ("ccg", "group") and words[i - 2] in ("the", "this")
        ),
        None,
    )
    return the_ccg(doc, bodies, at - 1) if at is not None else None


def _giver(doc: Document, bodies: Bodies, event: Event, start: int, end: int) -> Mention | None:
    """The body that is no CCG and hands its own over: `NHS England will delegate commissioning of GP services to 64 CCGs`."""
    words = doc.tokens.words
    to = next((i for i in range(event.last, min(end, event.last + 10)) if words[i] == "to"), -1)
    theirs = any(m.kind == "ccg" for m in bodies.within(event.last, to)) or any(
        True for _ in bodies.groups_within(event.first, to)
    )
    subject = bodies.nearest_before(event.first)
    near = (
        subject is not None
        and subject.first >= start
        and all(
            w
            in (
                "will",
                "has",
                "have",
                "had",
                "to",
                "is",
                "are",
                "agreed",
                "plans",
                "now",
                "also",
                "would",
                "could",
                "may",
            )
            for w in words[subject.last : event.first]
        )
    )
    return (
        subject if subject is not None and near and subject.kind == "body" and not theirs and to >= event.last else None
    )


def _receives(words: list[str], event: Event) -> bool:
    """Whether the subject is given something, and loses nothing: `groups are handed responsibility for more`."""
    given = words[event.first].startswith(("hand", "pass", "giv", "transfer"))
    return (
        event.form == "hand" and given and words[event.first - 1] in ("are", "is", "were", "was", "be", "been", "being")
    )


def _losers(
    doc: Document, bodies: Bodies, first: int, end: int, prepositions: tuple[str, ...] = ("from", "of")
) -> list[Mention]:
    """The bodies that lose something: those named in one list after a `from` or an `of`."""
    words = doc.tokens.words
    for run in listed(doc, [m for m in bodies.within(first, end) if m.kind == "ccg" or prepositions == ("from",)]):
        i = run[0].first - 1
        while i > first and words[i] in (
            "the",
            "its",
            "their",
            "troubled",
            "struggling",
            "failing",
            "neighbouring",
            "nearby",
            "both",
        ):
            i -= 1
        if words[i] in prepositions:
            return run
    return []


def _recent(doc: Document, group: Group, token: int) -> bool:
    """Whether a group is spoken of in the sentence of a token or in the one before."""
    at = doc.layout.index_at
    return at(doc.tokens.starts[token]) - at(group.start) <= 1


def _taken(doc: Document, bodies: Bodies, event: Event, start: int, end: int, by: str | None) -> Parties:
    words = doc.tokens.words
    taker = next((m for m in reversed(bodies.within(start, event.first)) if m.last <= event.first), None)
    if event.form == "taken" or (
        taker is not None and any(g.first >= taker.last for g in bodies.groups_within(taker.last, event.first))
    ):
        taker = None  # `the NAO said most CCGs had taken over the commissioning of`
    result = (
        (by or (_kind_before(doc, event, start) if event.form == "take" else None)) if taker is None else taker.agent
    )
    losers = (
        _losers(doc, bodies, event.first, end)
        or [m for m in _losers(doc, bodies, event.last, end, ("from",)) if m.kind == "body"][:1]
    )
    loser = losers[0] if losers else None
    group = next(bodies.groups_before(event.first), None)
    if (owner := _its(doc, bodies, event, start, taker)) is not None:
        return between(
            [owner.agent], taker.agent if taker is not None and taker.agent != owner.agent else None, None, [owner]
        )
    if (
        taker is None
        and words[event.first - 1] == "it"
        and (body := bodies.antecedent(doc, event.first, ("body", "ccg"))) is not None
    ):
        taker, result = (
            (body, body.agent)
            if body.kind == "body"
            else (None, body.agent if losers and losers[0].kind == "body" else result)
        )
    if (
        words[event.first + 1] in ("it", "them")
        and event.last - event.first == 3
        and (had := bodies.nearest_before(event.first, "ccg")) is not None
    ):
        return between([had.agent], result, None, [had])  # `X CCG had the budget. NHS England took it back`
    members = [m.agent for m in losers] if losers else list(group.members) if group and group.named else []
    if taker is not None and taker.kind == "ccg" and loser is None:
        return Parties()
    after = _group_from(doc, bodies, event, end)
    if after is not None and not members:
        return between(after.members if after.named else (), result, after, ())
    if not members and {"ccg", "ccgs"} & set(words[event.first : event.last]):
        return Parties(result=result, group=anyone(doc, event))
    if not members and group is None:
        before = next((m for m in bodies.before(start) if m.kind == "ccg" and m.agent != result), None)
        members = [before.agent] if before else []
    return between(members, result, group if not members else None, ())


def _its(doc: Document, bodies: Bodies, event: Event, start: int, taker: Mention | None) -> Mention | None:
    """Whose the function is that CCGs take over, where `its` tells it: `NHS England said that 64 CCGs will take over its responsibility`."""
    if not {"its", "their"} & set(doc.tokens.words[event.first : event.last]):
        return None
    by_ccgs = any(g.last <= event.first for g in bodies.groups_within(start, event.first)) or (
        taker is not None and taker.kind == "ccg"
    )
    return next((m for m in bodies.within(start, event.first) if m.kind == "body"), None) if by_ccgs else None


def _group_from(doc: Document, bodies: Bodies, event: Event, end: int) -> Group | None:
    """`taking over those functions from the CCGs`."""
    words = doc.tokens.words
    return next(
        (
            g
            for g in bodies.groups_within(event.last, min(end, event.last + 5))
            if next((w for w in reversed(words[event.last - 1 : g.first]) if w in ("from", "of", "to", "for")), "")
            in ("from", "of")
        ),
        None,
    )


def _kind_after(doc: Document, event: Event, end: int) -> str | None:
    """What receives it by its kind: `to the new integrated care boards`."""
    words = doc.tokens.words
    for cue in doc.cues.within("receiver", event.last, min(end, event.last + 10)):
        i = cue.first - 1
        while words[i] in ("the", "new", "local", "a", "an", "all", "42", "statutory", "their", "its"):
            i -= 1
        if words[i] in ("to", "by", "into", "with"):
            return cue.value
    return None


def _kind_before(doc: Document, event: Event, start: int) -> str | None:
    """Who takes it by its kind, as the subject: `integrated care boards will take over their work`."""
    low = max(start, event.first - 8)
    cue = next((c for c in reversed(doc.cues.within("receiver", low, event.first))), None)
    return cue.value if cue is not None and not {",", ";"} & set(doc.tokens.words[cue.last : event.first]) else None


def _noun_after(doc: Document, bodies: Bodies, event: Event, end: int) -> str | None:
    """`to the council`: the body of that noun named before."""
    words = doc.tokens.words
    for i in range(event.last, min(end, event.last + 4)):
        if words[i] == "to" and words[i + 1 : i + 2] in (["the"], ["its"]):
            noun = words[i + 2] if words[i + 2] != "new" else words[i + 3]
            kind = next(
                (
                    c.value
                    for c in reversed(doc.cues.within("receiver", max(0, i - 400), i))
                    if words[c.last - 1] == noun
                ),
                None,
            )
            if noun in ("boards", "systems") and kind is not None:
                return kind
            found = next((m for m in bodies.before(i) if m.kind == "body" and noun in m.agent.split("-")), None)
            return found.agent if found else None
    return None
