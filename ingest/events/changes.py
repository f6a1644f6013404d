"""Structural changes: mergers, shared leaders, joint commissioning and the rest, between whom, into what, when, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.claim import ALL_CCGS, Change, Evidence
from ccgkg.ingest.events.care_boards import with_boards
from ccgkg.ingest.events.change_types import type_of
from ccgkg.ingest.events.event import Event, names_end, new_subject
from ccgkg.ingest.events.event_clauses import closed_relative, event_clause
from ccgkg.ingest.events.events import find_events
from ccgkg.ingest.events.forerunners import forerunners
from ccgkg.ingest.events.other_bodies import of_others
from ccgkg.ingest.events.parties import parties_of
from ccgkg.ingest.events.party import Parties
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.spoken_of import hypothesis
from ccgkg.ingest.events.status import Status, is_ahead, status_of
from ccgkg.ingest.events.taking_effect import effective, goes_on, same_day
from ccgkg.ingest.events.telling import plain
from ccgkg.ingest.events.times_behind import day_beside, day_told_before
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.told_before import (
    boundary_before,
    has_done_so,
    joined_to,
    new_body,
    same_again,
    told_before,
    whose_before,
    wider_told,
    with_further,
)
from ccgkg.ingest.events.topics import with_topic
from ccgkg.ingest.events.wording import Wording
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.quotations import Quotations
from ccgkg.ingest.times.periods import Periods

_QUOTES = {"‘": "’", "“": "”", '"': '"', "'": "'"}

#: What only a subject has behind it.
_FINITE = frozenset({"will", "would", "could", "may", "might", "is", "was", "has", "had", "plans", "wants", "hopes"})
#: A change told at most so many sentences before is still spoken of.
_RECENT = 2
#: Verbs in the past that end in no `-ed`.
_PAST = frozenset({"took", "became", "came", "gave", "went"})
#: Before a participle these make it part of a longer verb, or a passive.
_AUXILIARIES = frozenset(
    {"be", "been", "being", "was", "were", "is", "are", "get", "to", "have", "has", "had", "having"}
)


def find_changes(doc: Document, bodies: Bodies, periods: Periods) -> list[Change]:
    """The structural changes of a document, in its order."""
    events = find_events(doc, bodies)
    if not events:
        return []
    found: list[Told] = []
    for index, event in enumerate(events):
        stop = doc.sentence_tokens(event.first)[1]
        following = events[index + 1] if index + 1 < len(events) else None
        if (
            following is not None
            and event.form == "noun"
            and event.type == "joint-commissioning"
            and following.type == "establishment"
        ):
            following = (
                events[index + 2] if index + 2 < len(events) else None
            )  # `a joint committee is to be formed in May`
        apart = (
            following is not None
            and event.last <= following.first < stop
            and (
                following.type != event.type
                or following.form == "same"
                or "which" in doc.tokens.words[event.last : following.first]
            )
        )
        end = following.first if following and apart else stop
        if (
            following is not None
            and event.form == "verb"
            and (closed := closed_relative(doc, event.first))
            and closed <= following.first < stop
        ):
            end = closed  # `whose bid to merge was refused, will unite as X`
        if following is not None and (own := next_subject(doc, bodies, event, following)) is not None:
            end = min(end, own)
        told = _told(doc, bodies, periods, doc.quotations, event, end, found)
        if told is None:
            continue
        if found and has_done_so(doc, found[-1], event):
            found[-1] = found[-1]._replace(
                change=replace(found[-1].change, status="actual", effective=told[0].effective)
            )
            continue
        if found and _one_with(doc, found[-1], told[0], event):
            found[-1] = Told(replace(found[-1].change, participants=told[0].participants), told[1], found[-1].event)
        elif not _again(doc, found, told[0], told[1], event):
            found.append(Told(*told, event))
    return with_topic(doc, bodies, found)


def _told(
    doc: Document,
    bodies: Bodies,
    periods: Periods,
    quotations: Quotations,
    event: Event,
    end: int,
    before: Sequence[Told],
) -> tuple[Change, Parties] | None:
    """The change that an event's words tell, if they tell one."""
    earlier = forerunners(doc, bodies, event)
    if (not earlier and of_others(Scene.of(doc, bodies, event))) or hypothesis(doc, event):
        return None
    done = (
        event.form in ("verb", "take", "makes")
        and (doc.tokens.words[event.first].endswith("ed") or doc.tokens.words[event.first] in _PAST)
        and doc.tokens.words[event.first - 1] not in _AUXILIARIES
    )
    done = done or (
        event.form in ("share", "verb", "runs") and doc.tokens.words[event.first - 1] in ("that", "which", "who")
    )
    status = (
        Status("actual")
        if _in_apposition(doc, event)
        else status_of(doc, event.first, event.last, after=not done, past=names_end(doc, bodies, event.last))
    )
    quoted_here = quotations.at(doc.tokens.starts[event.first])
    asked = (
        quoted_here is not None
        and event.form == "verb"
        and "?" in doc.text[quoted_here.end - 2 : quoted_here.end + 1]
        and doc.layout.index_at(quoted_here.start) == doc.layout.index_at(quoted_here.end - 1)
    )
    asked = (
        asked
        or "?" in doc.tokens.words[doc.sentence_tokens(event.first)[1] - 2 : doc.sentence_tokens(event.first)[1]]
        and (
            status.value != "actual"
            or doc.tokens.words[event.first].endswith("ing")
            or event.form == "verb"
            and quotations.at(doc.tokens.starts[event.first]) is not None
        )
    )
    if status.denied or asked:
        return None
    parties = Parties(earlier) if earlier else parties_of(doc, bodies, event, end)
    parties = with_boards(doc, bodies, event, _with_speaker(doc, bodies, quotations, event, parties))
    again = same_again(doc, event, before)
    if again is None:
        return None
    event = again
    if event.type in ("joint-commissioning", "shared-leadership", "function-transfer") and (
        not any(m.kind == "ccg" for m in parties.named) or new_subject(doc, event)
    ):
        parties = replace(parties, participants=tuple(sorted({*parties.participants, *new_body(doc, event, before)})))
    start = doc.sentence_tokens(event.first)[0]
    if event.form == "adds":
        merged = next(
            (
                t.parties.participants
                for t in reversed(before[-6:])
                if t.change.type == "merger" and len(t.parties.participants) > 1
            ),
            None,
        )
        if merged is None:
            return None
        parties = replace(parties, participants=tuple(sorted({*merged, *parties.participants})))
    if event.form == "same" and doc.tokens.words[event.first] == "it":
        parties = replace(parties, participants=before[-1].parties.participants)
    every = event.type == "establishment" and parties.group is not None and parties.group.members == (ALL_CCGS,)
    if not every and (
        not parties.participants or (parties.group is not None and all(m.first < start for m in parties.named))
    ):
        back = told_before(doc, bodies, event, parties.group, before) or joined_to(doc, event, (), before)
        councils = [
            a for a in parties.participants if back and a.endswith(("council", "councils", "authority", "borough"))
        ]
        parties = replace(parties, participants=tuple(sorted({*back, *councils})) or parties.participants)
    elif parties.group is None and (whole := joined_to(doc, event, parties.participants, before)):
        parties = replace(parties, participants=whole)
    elif parties.named and all(m.first < start for m in parties.named):
        back = told_before(doc, bodies, event, parties.group, before)
        if set(back) > set(parties.participants):
            parties = replace(parties, participants=back)
    if (
        event.type == "joint-commissioning"
        and doc.tokens.words[start] == "it"
        and before
        and before[-1].change.type == event.type
        and doc.sentence_tokens(max(0, start - 1)) == doc.sentence_tokens(before[-1].event.first)
    ):
        parties = replace(parties, participants=before[-1].parties.participants)  # `It would have a pooled budget`
    if (
        len(parties.participants) == 1
        and event.type in ("merger", "shared-leadership")
        and "we" in doc.tokens.words[start : event.first]
    ):
        with_us = (
            t.parties.participants for t in reversed(before) if parties.participants[0] in t.parties.participants
        )
        parties = replace(parties, participants=next(with_us, parties.participants))
    if event.type == "function-transfer" and (theirs := whose_before(doc, event, before)):
        parties = replace(parties, participants=tuple(a for a in theirs if a != parties.result))
    if event.type == "boundary-change" and not parties.participants:
        parties = replace(parties, participants=boundary_before(doc, event, before))
    if wider := wider_told(doc, parties.group, parties.participants, before):
        parties = replace(parties, participants=wider)
    if more := with_further(doc, event, parties.named, before):
        parties = replace(parties, participants=more)
    kind = type_of(doc, bodies, event, parties)
    quotation = quotations.at(doc.tokens.starts[event.first])
    told = (
        bool(before)
        and doc.layout.index_at(doc.tokens.starts[event.first]) - doc.layout.index_at(before[-1].change.start)
        <= _RECENT
    )
    quoted = (
        quotation is not None
        and quotation.words >= 5
        and not (
            status.start is not None
            and status.start < quotation.start
            and doc.layout.index_at(status.start) == doc.layout.index_at(quotation.start)
        )
    )
    if kind is None or not plain(Wording(Scene.of(doc, bodies, event), periods, parties, status, quoted, told)):
        return None
    same = (
        ((before[-1].change.effective if before else None) or day_told_before(doc, periods, event))
        if same_day(doc, event)
        else None
    )
    beside = day_beside(doc, event, before[-1].change.effective) if before else None
    when = same or beside or effective(doc, bodies, periods, event, status, parties.group, end)
    if when is None and before and goes_on(doc, event, before[-1].event, status, before[-1].change.status):
        when = before[-1].change.effective
    if (
        status.word == "would"
        and status.value == "possible"
        and told
        and before[-1].change.status == "proposed"
        and before[-1].change.type == kind
        and not quoted
        and "if" not in doc.tokens.words[doc.sentence_tokens(event.first)[0] : event.first]
    ):
        status = replace(status, value="proposed")  # `Under the plans A and B would merge. In the east, C would join D`
    value = "planned" if status.value == "actual" and when and is_ahead(doc, when) else status.value
    start, stop = _span(doc, event)
    evidence = [Evidence("type", start, stop), *(Evidence("participants", m.start, m.end) for m in parties.named)]
    if status.start is not None:
        evidence.append(Evidence("status", status.start, status.end))
    change = Change(
        source=doc.source.slug, start=start, end=stop, exact=doc.source.text[start:stop], status=value, type=kind,
        participants=parties.participants or (ALL_CCGS,), result=parties.result, effective=when,
        rule=f"changes.{event.form}", evidence=tuple(evidence),
    )  # fmt: skip
    return change, parties


def next_subject(doc: Document, bodies: Bodies, event: Event, following: Event) -> int | None:
    """Where the subject of the next event begins, if an `and` joins its clause to that of an event: `X is to join Y and Z will merge with`."""
    words = doc.tokens.words
    for mention in bodies.within(event.last + 1, following.first):
        before = mention.first - 1 - (words[mention.first - 1] == "nhs")
        joined = words[before] in ("and", "while") and words[mention.last] in _FINITE and mention.kind == "ccg"
        if joined and following.form == "verb" and following.first - mention.last <= 3:
            return mention.first
    return None


def _in_apposition(doc: Document, event: Event) -> bool:
    """Whether an office stands behind the name of whoever has it: `he will replace Jane Roe, chief officer of A and B`."""
    tokens = doc.tokens
    return (
        event.form == "several"
        and tokens.words[event.first - 1] in (",", "(", "–")
        and tokens.capital(event.first - 2)
        and event.first - 1 > doc.sentence_tokens(event.first)[0]
    )


def _with_speaker(doc: Document, bodies: Bodies, quotations: Quotations, event: Event, parties: Parties) -> Parties:
    """The parties with the body of the speaker who says `we`: the CCG named in the tag of the quotation."""
    words = doc.tokens.words
    first = event_clause(doc, event.first)[0]
    quotation = quotations.at(doc.tokens.starts[event.first])
    if (
        quotation is None
        or "we" not in words[first : event.first]
        or event.type not in ("merger", "shared-leadership", "joint-commissioning")
    ):
        return parties
    after = doc.tokens.range(quotation.end, doc.layout.block_at(quotation.start).end)
    speaker = next((m for m in bodies.within(*after) if m.kind == "ccg"), None) or _led_in(doc, bodies, quotation.start)
    if speaker is None or not parties.participants:
        return parties
    return replace(parties, participants=tuple(sorted({*parties.participants, speaker.agent})))


def _led_in(doc: Document, bodies: Bodies, start: int) -> Mention | None:
    """The CCG of whoever is led in with a colon before a quotation: `Jane Roe, who chairs X CCG, added:`."""
    first = doc.tokens.at(start)
    while first and not doc.tokens.words[first - 1][0].isalnum() and doc.tokens.words[first - 1] != ":":
        first -= 1
    if not first or doc.tokens.words[first - 1] != ":":
        return None
    low = doc.sentence_tokens(first - 1)[0]
    return next((m for m in reversed(bodies.within(low, first)) if m.kind == "ccg"), None)


def _span(doc: Document, event: Event) -> tuple[int, int]:
    """The code points of the event's words, with the quotation marks that hold just them."""
    tokens = doc.tokens
    first, last = event.first, event.last
    words = tokens.words
    if (
        event.form == "several"
        and (cue := doc.cues.starting("change", first)) is not None
        and cue.value.endswith(".office")
    ):
        last = cue.last  # `joint chief officer of A and B`
    if event.form == "passive" and words[last - 2 : last] in (["way", "to"], ["way", "for"]):
        last -= 1
    elif (event.form == "passive" and words[last - 1] != "together") or (
        event.form == "verb" and words[last - 1] in ("with", "to", "into", "by", "in") and last - first > 1
    ):
        last = first + 1
    if words[last - 1] == ")" and last - first > 3:
        last -= 3
    while last - first > 1 and words[first] in (
        "its",
        "their",
        "be",
        "been",
        "being",
        "have",
        "has",
        "had",
        "were",
        "was",
        "are",
        "it",
    ):
        first += 1
    while (
        event.type == "disbandment"
        and last - first > 1
        and words[last - 1] in ("ccgs", "ccg", "the", "all", "groups", "group", "clinical", "commissioning")
    ):
        last -= 1
    opening = tokens.raw(first - 1) if first else ""
    closing = tokens.raw(last) if last < len(tokens) else ""
    if opening in _QUOTES and closing == _QUOTES[opening]:
        return tokens.starts[first - 1], tokens.ends[last]
    return tokens.starts[first], tokens.ends[last - 1]


def _one_with(doc: Document, before: Told, change: Change, event: Event) -> bool:
    """`A joint team will run A and B`: the words before have no parties, those after name them."""
    gap = doc.tokens.words[before.event.last : event.first]
    alike = before.change.type == change.type == "shared-leadership" and (not before.parties.participants or "," in gap)
    if (
        event.form == "passive"
        and before.event.form == "one"
        and before.change.type == event.type == "merger"
        and not before.parties.participants
        and change.participants
        and gap == ["to"]
    ):
        return True  # `a single organisation to replace A and B`
    aside = gap.count(",") == 2 and gap[0] == ","  # `one chief, Jane Roe, has led all five`
    return (
        alike
        and event.form == "runs"
        and len(gap) <= (8 if aside else 5)
        and "and" not in gap
        and (aside or "," not in gap)
    )


def _again(doc: Document, found: Sequence[Told], change: Change, parties: Parties, event: Event) -> bool:
    """Whether the clause has told it already: `merged into a single CCG` is one event."""
    for before, others, earlier in reversed(found[-3:]):
        if before.type != change.type or doc.sentence_tokens(earlier.first) != doc.sentence_tokens(event.first):
            continue
        gap = doc.tokens.words[earlier.last : event.first]
        fresh = parties.result is not None and others.result is not None and parties.result != others.result
        fresh = (
            fresh
            or bool(parties.participants)
            and parties.participants != others.participants
            and not set(parties.participants) <= set(others.participants)
        )
        apart = any(w in (";", "but", "while") for w in gap) or (
            change.type == "shared-leadership" and bool({"and", ","} & set(gap))
        )
        apart = (
            apart
            or (before.status != change.status and "," in gap)
            or (earlier.form == "noun" and parties.general and not others.general and "when" in gap)
        )
        apart = apart or (event.form == "verb" and "as" in gap and parties.general)
        if len(gap) <= 14 and not fresh and not apart:
            return True
    return False
