"""What the words of one event tell: a change with its parties, its type, how sure it is, and when it takes effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import ALL_CCGS, Change, Evidence
from ccgkg.ingest.events.effect.taking_effect import effective, goes_on, same_day
from ccgkg.ingest.events.effect.times_behind import day_beside, day_told_before
from ccgkg.ingest.events.parties.care_boards import with_boards
from ccgkg.ingest.events.parties.forerunners import forerunners
from ccgkg.ingest.events.parties.parties import parties_of
from ccgkg.ingest.events.parties.parties_before import merged_into_it, merger_before, with_those_before
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.parties.speaking_for import with_speaker
from ccgkg.ingest.events.same_change import same_again
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.status.status import Status, is_ahead, status_of
from ccgkg.ingest.events.telling.other_bodies import of_others
from ccgkg.ingest.events.telling.spoken_of import hypothesis
from ccgkg.ingest.events.telling.telling import plain
from ccgkg.ingest.events.telling.wording import Wording
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.words.change_types import type_of
from ccgkg.ingest.events.words.event import names_end
from ccgkg.ingest.events.words.event_spans import span_of
from ccgkg.ingest.times.periods import Periods
from ccgkg.ingest.values import changed

#: A change told at most so many sentences before is still spoken of.
_RECENT = 2
#: A quotation of so many words says what its speaker thinks; one of fewer is a phrase of the text.
_QUOTED = 5
#: Verbs in the past that end in no `-ed`.
_PAST = frozenset({"took", "became", "came", "gave", "went"})
_IS = frozenset({"is", "are"})
#: Before `share` these make it no verb in the present.
_OPEN = frozenset(
    {
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "should",
        "must",
        "not",
        "and",
        "or",
        "cannot",
        "shall",
        "then",
    }
)
#: Before a participle these make it part of a longer verb, or a passive.
_AUXILIARIES = frozenset(
    {"be", "been", "being", "was", "were", "is", "are", "get", "to", "have", "has", "had", "having"}
)


def read_event(bodies: Bodies, periods: Periods, scene: Scene, before: Sequence[Told]) -> tuple[Change, Parties] | None:
    """The change that the words of an event tell, with its parties; None where they tell none. `before` are those told
    before it."""
    doc, event = scene.doc, scene.event
    earlier = forerunners(doc, bodies, event)
    if (not earlier and of_others(scene)) or hypothesis(doc, event):
        return None
    status = _status(scene)
    if status.denied or _is_asked(scene, status):
        return None
    parties = Parties(earlier) if earlier else parties_of(doc, bodies, event, scene.end)
    parties = with_boards(doc, bodies, event, with_speaker(scene, parties))
    again = same_again(doc, event, before)
    if again is None or (event.form == "adds" and not merger_before(before)):
        return None
    scene = changed(scene, event=again)
    parties = with_those_before(scene, parties, before)
    if (made := merged_into_it(scene, parties, before)) is not None:
        scene, parties = made
    kind = type_of(scene, parties)
    status = _under_way(scene, status, parties)
    wording = Wording(scene, periods, parties, status, _is_quoted(scene, status), _is_recent(scene, before))
    if kind is None or not plain(wording):
        return None
    when = _when(wording, before)
    if _under_plans(wording, kind, before):
        status = replace(status, value="proposed")
    return _change(wording, status, kind, when), parties


def _change(wording: Wording, status: Status, kind: str, when: str | None) -> Change:
    """The claim of a change; one whose day is still to come is planned, though its words tell it as done."""
    scene, parties = wording.scene, wording.parties
    doc, event = scene.doc, scene.event
    value = "planned" if status.value == "actual" and when and is_ahead(doc, when) else status.value
    start, stop = span_of(doc, event)
    evidence = [Evidence("type", start, stop), *(Evidence("participants", m.start, m.end) for m in parties.named)]
    if status.start is not None:
        evidence.append(Evidence("status", status.start, status.end))
    return Change(
        source=doc.source.slug, start=start, end=stop, exact=doc.source.text[start:stop], status=value, type=kind,
        participants=parties.participants or (ALL_CCGS,), result=parties.result, effective=when,
        rule=f"changes.{event.form}", evidence=tuple(evidence),
    )  # fmt: skip


def _status(scene: Scene) -> Status:
    """How sure an event is. What is told as done, `merged in 2017`, `that share a chief`, is not unsure by the words
    behind it."""
    doc, event = scene.doc, scene.event
    if _in_apposition(scene):
        return Status("actual")
    done = (
        event.form in ("verb", "take", "makes")
        and (scene.opening.endswith("ed") or scene.opening in _PAST)
        and scene.previous not in _AUXILIARIES
    )
    relative = event.form in ("share", "verb", "runs") and scene.previous in ("that", "which", "who")
    done |= event.form == "share" and scene.opening in ("share", "shares") and scene.previous not in _OPEN
    past = names_end(doc, scene.bodies, event.last)
    return status_of(doc, event.first, event.last, after=not (done or relative), past=past)


def _under_way(scene: Scene, status: Status, parties: Parties) -> Status:
    """`A is merging with B`, `Also merging are A and B`: what is decided, and not yet done."""
    if status.value != "actual" or status.word or scene.event.type != "merger" or not parties.named:
        return status
    inverted = scene.following in _IS and "also" in scene.front
    told = scene.event.form == "verb" and scene.opening.endswith("ing") and (scene.previous in _IS or inverted)
    return replace(status, value="planned") if told else status


def _in_apposition(scene: Scene) -> bool:
    """Whether an office stands behind the name of whoever has it: `he will replace Jane Roe, chief officer of A and
    B`."""
    first = scene.event.first
    if scene.event.form != "several" or scene.previous not in (",", "(", "–"):
        return False
    return scene.doc.tokens.capital(first - 2) and first - 1 > scene.start


def _is_asked(scene: Scene, status: Status) -> bool:
    """Whether a question only asks for a change: `Will the two merge?`, `“Why merge?”`."""
    doc = scene.doc
    quotation = doc.quotations.at(doc.tokens.starts[scene.event.first])
    in_quotation = quotation is not None and scene.event.form == "verb"
    if quotation is not None and in_quotation and "?" in doc.text[quotation.end - 2 : quotation.end + 1]:
        at = doc.layout.index_at
        if at(quotation.start) == at(quotation.end - 1):
            return True
    if "?" not in scene.words[scene.stop - 2 : scene.stop]:
        return False
    return status.value != "actual" or scene.opening.endswith("ing") or in_quotation or scene.event.form == "noun"


def _is_quoted(scene: Scene, status: Status) -> bool:
    """Whether a quotation tells an event, and not the words of the text that say how sure it is."""
    doc = scene.doc
    quotation = doc.quotations.at(doc.tokens.starts[scene.event.first])
    if quotation is None or quotation.words < _QUOTED:
        return False
    if status.start is None or status.start >= quotation.start:
        return True
    return doc.layout.index_at(status.start) != doc.layout.index_at(quotation.start)


def _is_recent(scene: Scene, before: Sequence[Told]) -> bool:
    """Whether a change was told just before."""
    at = scene.doc.layout.index_at
    return bool(before) and at(scene.doc.tokens.starts[scene.event.first]) - at(before[-1].change.start) <= _RECENT


def _when(wording: Wording, before: Sequence[Told]) -> str | None:
    """When a change takes effect, in EDTF: the day of the one told before where its words say so, else by its own
    words."""
    scene, status = wording.scene, wording.status
    doc, event, last = scene.doc, scene.event, before[-1] if before else None
    told = last.change.effective if last is not None else None
    same = (told or day_told_before(doc, wording.periods, event)) if same_day(doc, event) else None
    when = same or (day_beside(doc, event, told) if last is not None else None)
    when = when or effective(doc, scene.bodies, wording.periods, event, status, wording.parties.group, scene.end)
    if when is None and last is not None and goes_on(doc, event, last.event, status, last.change.status):
        return told
    return when


def _under_plans(wording: Wording, kind: str, before: Sequence[Told]) -> bool:
    """`Under the plans A and B would merge. In the east, C would join D`: the second is proposed as the first is."""
    status = wording.status
    if status.word != "would" or status.value != "possible" or wording.quoted or not wording.told:
        return False
    last = before[-1].change
    return last.status == "proposed" and last.type == kind and "if" not in wording.scene.front
