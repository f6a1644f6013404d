"""Who takes part in a change for whom a word of it stands that only the text before explains: `the new CCG`, `we`,
`their duties`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.events.parties.party import Parties
from ccgkg.ingest.events.parties.told_before import group_told, joined_to, told_before, wider_told
from ccgkg.ingest.events.scene import Scene
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.words.event import change_words, is_new_body, new_subject
from ccgkg.ingest.values import changed

#: A change told at most so many sentences before is still the one that a noun means.
_BACK = 4
#: So many changes back a merger is looked for to which others are added.
_ADDED_TO = 6
#: Tokens behind an event in which that noun stands, and in which `with the new` does.
_NEAR, _WITH_NEAR = 5, 9
_BORDERS = frozenset({"boundary", "boundaries", "border", "borders"})
_KNOWN = frozenset({"the", "that", "this", "its", "their"})
#: How slugs of councils end.
_COUNCILS = ("council", "councils", "authority", "borough")

#: One case: who takes part, as the text before tells; None where it tells nothing of it.
_Case = Callable[[Scene, Parties, Sequence[Told]], "tuple[str, ...] | None"]


def with_those_before(scene: Scene, parties: Parties, before: Sequence[Told]) -> Parties:
    """The parties of an event with those whom the changes told before it name."""
    for case in _CASES:
        participants = case(scene, parties, before)
        if participants is not None:
            parties = replace(parties, participants=participants)
    own = any(m.first >= scene.start for m in parties.named)
    if own or parties.group is not None:
        return parties
    group = group_told(scene.doc, scene.bodies, scene.event, before)
    return replace(parties, participants=(), group=group, named=()) if group is not None else parties


def merger_before(before: Sequence[Told]) -> tuple[str, ...]:
    """Those of the merger told last: to them others are added in `another would be added`."""
    last = (t.parties.participants for t in reversed(before[-_ADDED_TO:]) if t.change.type == "merger")
    return next((p for p in last if len(p) > 1), ())


def merged_into_it(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[Scene, Parties] | None:
    """`The new CCG will be formed in April`, told of a merger before: when those merge; None of another event."""
    event = scene.event
    if event.type != "establishment" or event.form != "verb" or parties.participants:
        return None
    if not new_subject(scene.doc, event):
        return None
    participants = merger_before(before)
    if not participants:
        return None
    merger = replace(event, type="merger")
    return changed(scene, event=merger), replace(parties, participants=participants, group=None)


def _sorted(*codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({code for some in codes for code in some}))


def _new_body(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`the new CCG shares its chief with Y`: what came of the merger told last."""
    with_new = scene.words[scene.event.last : scene.stop]
    joins = any(_with_new(with_new, i) for i in range(_NEAR))
    if scene.event.type not in ("joint-commissioning", "shared-leadership", "function-transfer") and not joins:
        return None
    if any(m.kind == "ccg" for m in parties.named) and not joins and not new_subject(scene.doc, scene.event):
        return None
    if scene.event.form in ("take", "taken"):
        return None  # `the new CCG will take on public health`: it loses nothing
    nouns = (scene.bodies.new_body(scene.doc, i) for i in range(scene.start, scene.stop))
    named = next((m.agent for m in nouns if m is not None), None)
    made = named or next((t.change.result for t in reversed(before) if t.change.result), None)
    return _sorted(parties.participants, [made] if made and _spoken_of_new(scene) else [])


def _spoken_of_new(scene: Scene) -> bool:
    """Whether `the new CCG` is the subject, or stands behind as in `between the new CCG and Y`."""
    words, event, stop = scene.words, scene.event, scene.stop
    near = range(event.last, min(stop, event.last + _WITH_NEAR))
    with_it = next((i for i in near if _with_new(words, i)), None)
    behind: Iterable[int] = ()
    if with_it is not None:
        behind = range(with_it, min(stop, with_it + _NEAR))
    elif scene.following in ("between", "with", "by", "from"):
        behind = range(event.last, min(stop, event.last + _NEAR))
    places = (*range(event.first - 1, scene.start, -1), *behind)
    return any(is_new_body(words, i) for i in places)


def _with_new(words: Sequence[str], token: int) -> bool:
    """`with the merged` at a token."""
    return words[token : token + 2] == ["with", "the"] and words[token + 2] in change_words()["new_body"]


def _added(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`C would be added to the merger`."""
    return _sorted(merger_before(before), parties.participants) if scene.event.form == "adds" else None


def _of_it(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`It is to happen in April too`, of the change told last."""
    return before[-1].parties.participants if scene.event.form == "same" and scene.opening == "it" else None


def _meant(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`they`, `the pair`, `the CCGs`, or those of the event that an `and` joins: where the words name nobody, or only
    before."""
    doc, bodies, event, group = scene.doc, scene.bodies, scene.event, parties.group
    own = parties.participants
    elsewhere = all(m.first < scene.start for m in parties.named)
    of_all = event.type in ("establishment", "disbandment") and group is not None and group.members == (ALL_CCGS,)
    if not of_all and (not own or (group is not None and elsewhere)):
        back = told_before(doc, bodies, event, group, before) or joined_to(doc, event, (), before)
        councils = [a for a in own if a.endswith(_COUNCILS)] if back else []
        return _sorted(back, councils) or own
    if group is None and (whole := joined_to(doc, event, own, before)):
        return whole
    if not parties.named or not elsewhere:
        return None
    back = told_before(doc, bodies, event, group, before)
    return back if set(back) > set(own) else None


def _with_us(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`We will merge with A`, of those last told of together with A."""
    own = parties.participants
    if len(own) != 1 or scene.event.type not in ("merger", "shared-leadership") or "we" not in scene.front:
        return None
    return next((t.parties.participants for t in reversed(before) if own[0] in t.parties.participants), None)


def _whose_functions(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`A and B will be abolished and their duties will pass to X`."""
    event, doc = scene.event, scene.doc
    if event.type != "function-transfer" or not before:
        return None
    if "their" not in scene.words[max(scene.start, event.first - 6) : event.last]:
        return None
    last = before[-1]
    near = doc.layout.index_at(doc.tokens.starts[event.first]) - doc.layout.index_at(last.change.start) <= 1
    if not near or last.change.type not in ("disbandment", "merger") or len(last.parties.participants) < 2:
        return None
    return tuple(a for a in last.parties.participants if a != parties.result)


def _of_boundary(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`The boundary will move`, of the bodies of the boundary told of last."""
    doc, words = scene.doc, scene.words
    if scene.event.type != "boundary-change" or parties.participants:
        return None
    if not any(words[i] in _BORDERS and words[i - 1] in _KNOWN for i in range(scene.start, scene.event.last)):
        return None
    here = doc.layout.index_at(doc.tokens.starts[scene.event.first])
    boundaries = (t for t in reversed(before) if t.change.type == "boundary-change" and t.parties.participants)
    near = (t.parties.participants for t in boundaries if here - doc.layout.index_at(t.change.start) <= _BACK)
    return next(near, None)


def _wider(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`We share a chief with A and B … A merger of the CCGs`, where the noun has been read as some of them."""
    return wider_told(scene.doc, parties.group, parties.participants, before) or None


def _further(scene: Scene, parties: Parties, before: Sequence[Told]) -> tuple[str, ...] | None:
    """`any further merger, with X`, of what came of the one told before."""
    event = scene.event
    if event.type != "merger" or event.form != "noun" or scene.previous not in change_words()["further"]:
        return None
    made = next((t.change.result for t in reversed(before) if t.change.result and t.change.type == "merger"), None)
    others = {m.agent for m in parties.named if m.first >= event.last}
    return _sorted([made], others) if made and others and made not in others else None


#: The cases of the language, in the order in which they are asked: each takes the parties as those before it have read
#: them.
_CASES: tuple[_Case, ...] = (
    _new_body,
    _added,
    _of_it,
    _meant,
    _with_us,
    _whose_functions,
    _of_boundary,
    _wider,
    _further,
)
