"""Structural changes: mergers, shared leaders, joint commissioning and the rest, between whom, into what, when, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.bodies import Bodies
from ccgkg.ingest.claim import ALL_CCGS, Change, Evidence
from ccgkg.ingest.clauses import clause_of
from ccgkg.ingest.document import Document
from ccgkg.ingest.events import Event, change_words, find_events
from ccgkg.ingest.parties import Parties, parties_of
from ccgkg.ingest.periods import Periods
from ccgkg.ingest.quotations import Quotations, find_quotations
from ccgkg.ingest.status import Status, event_clause, status_of
from ccgkg.ingest.taking_effect import effective, same_day
from ccgkg.ingest.told_before import Earlier, told_before
from ccgkg.ingest.topics import Told, with_topic

_QUOTES = {"‘": "’", "“": "”", '"': '"', "'": "'"}


def find_changes(doc: Document, bodies: Bodies, periods: Periods) -> list[Change]:
    """The structural changes of a document, in its order."""
    events = find_events(doc, bodies)
    if not events:
        return []
    quotations = find_quotations(doc.text, doc.layout)
    found: list[Told] = []
    for index, event in enumerate(events):
        stop = doc.sentence_tokens(event.first)[1]
        following = events[index + 1] if index + 1 < len(events) else None
        apart = following is not None and event.last <= following.first < stop and (following.type != event.type or following.form == "same")
        end = following.first if following and apart else stop
        told = _told(doc, bodies, periods, quotations, event, end, found)
        if told is None:
            continue
        if found and _one_with(doc, found[-1], told[0], event):
            found[-1] = Told(replace(found[-1].change, participants=told[0].participants), told[1], found[-1].event)
        elif not _again(doc, found, told[0], told[1], event):
            found.append(Told(*told, event))
    return with_topic(doc, bodies, found)


def _told(
    doc: Document, bodies: Bodies, periods: Periods, quotations: Quotations, event: Event, end: int, before: Sequence[Told]
) -> tuple[Change, Parties] | None:
    """The change that an event's words tell, if they tell one."""
    if _of_others(doc, bodies, event) or _hypothesis(doc, event):
        return None
    status = status_of(doc, event.first, event.last)
    asked = doc.tokens.words[doc.sentence_tokens(event.first)[1] - 1] == "?" and status.value != "actual"
    if status.denied or asked:
        return None
    parties = parties_of(doc, bodies, event, end)
    parties = _with_speaker(doc, bodies, quotations, event, parties)
    again = _same_again(doc, event, before)
    if again is None:
        return None
    event = again
    if event.type in ("joint-commissioning", "shared-leadership", "function-transfer") and not any(m.kind == "ccg" for m in parties.named):
        parties = replace(parties, participants=tuple(sorted({*parties.participants, *_new_body(doc, event, before)})))
    start = doc.sentence_tokens(event.first)[0]
    if event.form == "same" and doc.tokens.words[event.first] == "it":
        parties = replace(parties, participants=before[-1].parties.participants)
    if not parties.participants or (parties.group is not None and all(m.first < start for m in parties.named)):
        earlier = [Earlier(t.event.first, t.parties.participants) for t in before]
        back = told_before(doc, bodies, event, parties.group, earlier) or _joined(doc, event, before)
        parties = replace(parties, participants=back or parties.participants)
    kind = _type(doc, bodies, event, parties)
    quotation = quotations.at(doc.tokens.starts[event.first])
    quoted = quotation is not None and quotation.words >= 5
    if kind is None or not _plain(doc, bodies, periods, event, parties, status, quoted):
        return None
    when = effective(doc, bodies, periods, event, status, parties.group, end)
    if when is None and before and same_day(doc, event):
        when = before[-1].change.effective
    value = status.value
    tokens = doc.tokens
    start, stop = _span(doc, event)
    evidence = [Evidence("type", start, stop), *(Evidence("participants", m.start, m.end) for m in parties.named)]
    if status.start is not None:
        evidence.append(Evidence("status", status.start, status.end))
    change = Change(
        source=doc.source.slug, start=start, end=stop, exact=tokens.text[start:stop], status=value, type=kind,
        participants=parties.participants or (ALL_CCGS,), result=parties.result, effective=when,
        rule=f"changes.{event.form}", evidence=tuple(evidence),
    )  # fmt: skip
    return change, parties


def _same_again(doc: Document, event: Event, before: Sequence[Told]) -> Event | None:
    """`Eight others are to do the same`: an event of the type of the one told just before; None where none is."""
    if event.form != "same":
        return event
    start = doc.sentence_tokens(event.first)[0]
    low = doc.sentence_tokens(start - 1)[0] if start else start
    if not before or before[-1].event.first < low or before[-1].change.type not in ("merger", "shared-leadership", "joint-commissioning"):
        return None
    return replace(event, type=before[-1].change.type)


def _new_body(doc: Document, event: Event, before: Sequence[Told]) -> tuple[str, ...]:
    """What came of the merger told last, where `the new CCG` is the subject of an event."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    for i in range(event.first - 1, start, -1):
        if words[i] in ("ccg", "organisation", "body", "group", "commissioner") and {"new", "merged", "enlarged", "combined", "resulting"} & set(words[max(start, i - 2) : i]):
            made = next((t.change.result for t in reversed(before) if t.change.result), None)
            return (made,) if made else ()
    return ()


def _joined(doc: Document, event: Event, before: Sequence[Told]) -> tuple[str, ...]:
    """The bodies of an event that an `and` joins to one of its type: `share a chief and one executive team`."""
    if not before or before[-1].change.type != event.type or event.form not in ("office", "share"):
        return ()
    gap = doc.tokens.words[before[-1].event.last : event.first]
    same = doc.sentence_tokens(before[-1].event.first) == doc.sentence_tokens(event.first)
    return before[-1].parties.participants if same and gap and "and" in gap[-3:] and len(gap) <= 10 else ()


def _with_speaker(doc: Document, bodies: Bodies, quotations: Quotations, event: Event, parties: Parties) -> Parties:
    """The parties with the body of the speaker who says `we`: the CCG named in the tag of the quotation."""
    words = doc.tokens.words
    first = event_clause(doc, event.first)[0]
    quotation = quotations.at(doc.tokens.starts[event.first])
    if quotation is None or "we" not in words[first : event.first] or event.type not in ("merger", "shared-leadership", "joint-commissioning"):
        return parties
    after = doc.tokens.range(quotation.end, doc.layout.block_at(quotation.start).end)
    speaker = next((m for m in bodies.within(*after) if m.kind == "ccg"), None)
    if speaker is None or not parties.participants:
        return parties
    return replace(parties, participants=tuple(sorted({*parties.participants, speaker.agent})))


def _type(doc: Document, bodies: Bodies, event: Event, parties: Parties) -> str | None:
    """The type of the change, which may depend on who takes part: a tie-up with a council is joint commissioning."""
    words, lists = doc.tokens.words, change_words()
    council = any(w in lists["council"] for w in words[event.last : event.last + 6])
    if event.type == "merger" and event.form == "noun" and council:
        return "joint-commissioning"
    if words[event.first].startswith("bring"):
        return "merger" if len(parties.participants) > 1 and (parties.result or "ccg" in words[max(0, event.first - 8) : event.first]) else None
    if words[event.first].startswith("replac"):
        return _replaced(doc, event, parties)
    if words[event.first] == "partnership":
        tied = any(w in lists["council"] for w in words[event.last : event.last + 8]) or len(parties.participants) > 1
        lower = not doc.tokens.capital(event.first)
        joined = words[event.last : event.last + 1] in (["with"], ["between"]) or len(parties.participants) > 1
        return event.type if tied and lower and joined and words[event.first - 1] != "in" else None
    return event.type


def _replaced(doc: Document, event: Event, parties: Parties) -> str | None:
    """What it is to be replaced: a merger where one CCG comes instead, the end where something else does."""
    words, lists = doc.tokens.words, change_words()
    after = words[event.last : min(doc.sentence_tokens(event.first)[1], event.last + 12)]
    if words[event.first] in ("replace", "replaces", "replacing") and (len(parties.participants) > 1 or (parties.group and (parties.group.count or 0) > 1) or "one" in after or "single" in after):
        return "merger"
    if not {"by", "with"} & set(after):
        return None
    if parties.result or {"single", "one", "new", "larger"} & set(after) and lists["bodies"] & set(after):
        return "merger"
    return "disbandment" if lists["successor"] & set(after) and parties.general else None


def _plain(
    doc: Document, bodies: Bodies, periods: Periods, event: Event, parties: Parties, status: Status, quoted: bool
) -> bool:
    """Whether the words tell the change, and do not only touch on it."""
    words, lists = doc.tokens.words, change_words()
    start, stop = doc.sentence_tokens(event.first)
    someone = bool(parties.participants or parties.general)
    if _of_a_thing(doc, bodies, event) or _on_a_topic(words, event, start) or _weighed(words, event) or _label(doc, event, start, stop):
        return False
    if quoted and (status.value == "possible" or not (someone or {"we", "our"} & set(words[start:stop]))):
        return False
    first, last = clause_of(doc, event.first)
    if event.type == "establishment":
        if event.form == "noun" or event.first == start:
            return parties.general or (parties.participants != () and event.form != "noun")
        passive = words[event.first - 1] in ("were", "was", "been", "being", "be", "is", "are") or words[event.first] in ("came", "come", "went", "opened")
        return passive and (someone or _they(doc, bodies, event, start)) and not any(True for c in doc.cues.within("change", start, stop) if c.value.startswith("merger"))
    if event.type == "boundary-change" and event.form == "verb":
        return bool(parties.participants) or (parties.general and words[event.first] != "split")
    if event.type in ("merger", "disbandment", "joint-commissioning") and event.form == "noun":
        before = words[event.first - 1] if event.first > start else ""
        two = words[max(start, event.first - 4) : event.first]
        definite = before in ("the", "this", "that", "its", "their", "'s", "any") or ("the" in two and before not in lists["new"])
        if definite and event.type == "merger":
            around = set(words[first:last]) | set(words[max(start, event.first - 6) : min(stop, event.last + 8)])
            return bool(around & lists["eventful"]) or bool(periods.within(event.last, min(stop, event.last + 4)))
        if event.type == "disbandment":
            return someone
        return someone or event.first == start or before in lists["new"] or event.type == "joint-commissioning"
    if event.form in ("verb", "one", "passive", "office", "share", "hand", "take", "passed", "taken"):
        if event.type == "function-transfer":
            return someone
        if words[event.first].startswith(("tak", "took")):
            return len(parties.participants) > 1 or (bool(parties.participants) and parties.general)
        if event.form in ("verb", "passive") and not words[event.first].startswith(("merg", "amalg")) and words[event.last - 1] not in ("forces", "one"):
            return someone or (event.type == "merger" and bool({"commissioners", "ccgs"} & set(words[start : event.first])))
        if event.form == "passive":
            return someone
        nouns = lists["bodies"] & set(words[start:stop])
        plain = words[event.first].startswith(("merg", "amalg")) and _of_ccgs(doc, bodies, start, stop)
        return someone or bool(nouns) or plain or doc.layout.block_at(doc.tokens.starts[start]).kind == "heading"
    return True


def _of_a_thing(doc: Document, bodies: Bodies, event: Event) -> bool:
    """Whether the verb has an object that is no commissioning body: `disbanded its working group`."""
    words = doc.tokens.words
    if event.form != "verb" or event.type not in ("merger", "disbandment") or words[event.last - 1] in ("with", "to", "into", "by", "in"):
        return False
    if words[event.last : event.last + 1] not in (["its"], ["the"], ["their"], ["a"], ["an"], ["two"], ["our"], ["his"], ["her"]):
        return False
    stop = min(doc.sentence_tokens(event.first)[1], event.last + 5)
    nouns = {"ccg", "ccgs", "groups", "commissioning", "commissioners", "organisations", "bodies", "three", "four", "five", "six"}
    return not nouns & set(words[event.last : stop]) and not any(m.kind == "ccg" for m in bodies.within(event.last, stop))


def _on_a_topic(words: list[str], event: Event, start: int) -> bool:
    """`a leaflet on mergers`: what something is about, unless it decides."""
    if event.form != "noun" or event.first - 2 < start or words[event.first - 1] not in ("on", "about", "regarding"):
        return False
    return words[event.first - 2] not in change_words()["decides"]


def _weighed(words: list[str], event: Event) -> bool:
    """What a change is good or bad for, and not that it comes: `a merger would save money`, `merging is the best way to`."""
    after = words[event.last : event.last + 2]
    if event.form == "noun":
        return len(after) == 2 and after[0] in ("would", "will", "could", "might") and after[1] in change_words()["effects"]
    gerund = event.form == "verb" and words[event.first].endswith("ing")
    return gerund and words[event.first - 1] not in change_words()["before_gerund"] and after[:1] != [] and after[0] in ("was", "is", "would", "will", "made", "makes", "made", "could", "might")


def _label(doc: Document, event: Event, start: int, stop: int) -> bool:
    """Whether the words are all that a heading within the text has: it names a topic."""
    layout = doc.layout
    index = layout.sentence_at(doc.tokens.starts[start]).block
    return index > 2 and layout.blocks[index].kind == "heading" and event.last >= stop and (
        doc.tokens.words[start] in ("who", "what", "why", "how", "when", "where") or (event.first == start and event.form != "verb")
    )


def _of_ccgs(doc: Document, bodies: Bodies, start: int, stop: int) -> bool:
    """Whether the sentence, or the one before, speaks of CCGs at all."""
    low = doc.sentence_tokens(start - 1)[0] if start else start
    named = any(m.kind == "ccg" for m in bodies.within(low, stop)) or next(bodies.groups_within(low, stop), None) is not None
    return named or bool({"ccg", "ccgs"} & set(doc.tokens.words[low:stop]))


def _they(doc: Document, bodies: Bodies, event: Event, start: int) -> bool:
    """Whether `they` stands for the CCGs of the sentence before."""
    words = doc.tokens.words
    if "they" not in words[start : event.first] or start == 0:
        return False
    first = doc.sentence_tokens(start - 1)[0]
    return any(True for _ in bodies.groups_within(first, start))


def _of_others(doc: Document, bodies: Bodies, event: Event) -> bool:
    """Whether other bodies change: hospital trusts that merge, surgeries that close."""
    words, lists = doc.tokens.words, change_words()
    if event.form in ("runs", "several", "practices", "office", "share", "shared") or event.type == "boundary-change":
        return False
    start, stop = doc.sentence_tokens(event.first)
    for i in range(event.first - 1, max(start - 1, event.first - 12), -1):
        mention = bodies.at(i)
        if mention is not None:
            return mention.kind == "body" and mention.agent.rsplit("-", 1)[-1] in lists["others"]
        if words[i] in lists["bodies"]:
            return False
        if words[i] in lists["others"]:
            return words[i - 1] not in ("member", "their", "its")
        if words[i] in (";", "that"):
            break
    if event.form == "noun":
        for i in range(event.last, min(stop, event.last + 7)):
            if bodies.at(i) is not None or words[i] in lists["bodies"] or words[i] in lists["council"]:
                return False
            if words[i] in lists["others"]:
                return True
    return False


def _hypothesis(doc: Document, event: Event) -> bool:
    """Whether the clause only supposes it: `if every group planning to merge had done so`."""
    words = doc.tokens.words
    start = doc.sentence_tokens(event.first)[0]
    first = clause_of(doc, event.first)[0]
    before = words[max(start, first - 1) : event.first]
    if words[first : first + 1] == ["unless"]:
        return True
    return "if" in before and not {"will", "would", "could", "may", "might"} & set(before[before.index("if") :])


def _span(doc: Document, event: Event) -> tuple[int, int]:
    """The code points of the event's words, with the quotation marks that hold just them."""
    tokens = doc.tokens
    first, last = event.first, event.last
    words = tokens.words
    if (event.form == "passive" and words[last - 1] != "together") or (event.form == "verb" and words[last - 1] in ("with", "to", "into", "by", "in") and last - first > 1):
        last = first + 1
    while last - first > 1 and words[first] in ("its", "their", "be", "been", "being", "have", "has", "had", "were", "was", "are", "it"):
        first += 1
    while event.type == "disbandment" and last - first > 1 and words[last - 1] in ("ccgs", "ccg", "the", "all", "groups", "group", "clinical", "commissioning"):
        last -= 1
    opening = tokens.raw(first - 1) if first else ""
    closing = tokens.raw(last) if last < len(tokens) else ""
    if opening in _QUOTES and closing == _QUOTES[opening]:
        return tokens.starts[first - 1], tokens.ends[last]
    return tokens.starts[first], tokens.ends[last - 1]


def _one_with(doc: Document, before: Told, change: Change, event: Event) -> bool:
    """`A joint team will run A and B`: the words before have no parties, those after name them."""
    gap = doc.tokens.words[before.event.last : event.first]
    alike = before.change.type == change.type == "shared-leadership" and not before.parties.participants
    return alike and event.form == "runs" and len(gap) <= 5 and "and" not in gap and "," not in gap


def _again(doc: Document, found: Sequence[Told], change: Change, parties: Parties, event: Event) -> bool:
    """Whether the clause has told it already: `merged into a single CCG` is one event."""
    for before, others, earlier in reversed(found[-3:]):
        if before.type != change.type or doc.sentence_tokens(earlier.first) != doc.sentence_tokens(event.first):
            continue
        gap = doc.tokens.words[earlier.last : event.first]
        fresh = parties.result is not None and others.result is not None and parties.result != others.result
        fresh = fresh or bool(parties.participants) and parties.participants != others.participants and not set(parties.participants) <= set(others.participants)
        apart = any(w in (";", "but", "while") for w in gap) or (change.type == "shared-leadership" and "and" in gap)
        if len(gap) <= 14 and not fresh and not apart:
            return True
    return False
