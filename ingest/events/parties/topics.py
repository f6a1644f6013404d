"""Whom a change is about where its own words name nobody: the bodies of which the text as a whole tells it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.line_ups import MOST
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.claim import ALL_CCGS, Change
from ccgkg.ingest.events.headlines import as_below, event_at_head, not_yet_in_place, of_head
from ccgkg.ingest.events.parties.group_topics import of_group
from ccgkg.ingest.events.parties.named_apart import named_apart
from ccgkg.ingest.events.parties.own_body import letterhead
from ccgkg.ingest.events.parties.party import originals_of
from ccgkg.ingest.events.parties.results import with_result
from ccgkg.ingest.events.parties.sets import sets_of
from ccgkg.ingest.events.parties.unnamed import around, is_plural, of_nobody, so_many
from ccgkg.ingest.events.telling.elsewhere import set_behind
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.unsettled import Case, Unsettled, first_told
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: How slugs of councils end.
_COUNCILS = ("council", "authority", "borough", "councils")
#: Types of which the text as a whole tells nothing more than their own words do.
_OWN_TYPES = frozenset({"establishment", "disbandment", "boundary-change", "function-transfer"})
#: Before a noun these make it the event of which the text tells.
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "full", "proposed", "planned"})
_OTHERS = frozenset({"other", "others", "rest", "remaining"})


def with_topic(doc: Document, bodies: Bodies, found: Sequence[Told]) -> list[Change]:
    """The changes, each with parties: its own, else those of the one like it that the text is about."""
    found = [_of_result(bodies, t) for t in found]
    joining = (t for t in found if t.change.type != "boundary-change" and t.event.form != "adds")
    ccgs = (tuple(a for a in t.parties.participants if not a.endswith(_COUNCILS)) for t in joining)
    sets = sets_of(doc, bodies, [c for c in ccgs if 1 < len(c) <= MOST])
    told = [_merged(t, sets.all) for t in found]
    changes = [
        changed(t.change, participants=_participants(Unsettled(doc, bodies, told, n, sets))) for n, t in enumerate(told)
    ]
    events = {c.start: t.event for c, t in zip(changes, told, strict=True)}
    changes = [as_below(doc, changes, n, t.event, events) for n, t in enumerate(told)]
    changes = [not_yet_in_place(doc, changes, n, t.event) for n, t in enumerate(told)]
    return [with_result(doc, bodies, c, t) for c, t in zip(changes, told, strict=True)]


def _of_result(bodies: Bodies, told: Told) -> Told:
    """A merger whose words name only what came of it, with those of which the register says that it was made, where the
    text names all."""
    parties = told.parties
    made = originals_of(parties.result) if parties.result is not None and len(parties.participants) < 2 else None
    if made is None or len(made) < 2 or not set(parties.participants) <= made:
        return told
    if not all(bodies.first_of(code) for code in made):
        return told
    return told._replace(parties=changed(parties, participants=tuple(sorted(made))))


def _merged(told: Told, sets: list[tuple[str, ...]]) -> Told:
    """`X CCG will be created`, where the register says that X was made of those of which the text tells a merger."""
    made = told.parties.participants
    if told.change.type != "establishment" or len(made) != 1:
        return told
    whole = next((s for s in sets if frozenset(s) == originals_of(made[0])), None)
    if whole is None:
        return told
    change = changed(told.change, type="merger", result=made[0])
    return Told(change, changed(told.parties, participants=whole, result=made[0]), told.event)


def _participants(change: Unsettled) -> tuple[str, ...]:
    """Whom a change is about: those of its own words, those whom they mean, else those of the text."""
    group = change.told.parties.group
    whom = first_told(_CASES, change)
    if whom is None:
        whom = of_group(change, group) if group is not None else of_nobody(change)
    return named_apart(change, whom)


def _counted(change: Unsettled) -> tuple[str, ...] | None:
    """`London CCGs draw up plans for five mergers`: of whom, nobody says."""
    told, event = change.told, change.event
    if event.form != "noun" or told.parties.named or not is_plural(told.change.exact):
        return None
    return (ALL_CCGS,) if number_before(change.doc.tokens.words, event.first) is not None else None


def _so_many_way(change: Unsettled) -> tuple[str, ...] | None:
    """`practices in C rejected a three-way merger`, of the pair told before and C."""
    words, way = change.doc.tokens.words, change.event.first - 1
    ways = number_before(words, way) if words[way] == "way" else None
    return (so_many(change, int(ways[0])) or None) if ways is not None else None


def _by_its_place(change: Unsettled) -> tuple[str, ...] | None:
    """The headline `Essex CCG merger dropped`, of the several CCGs of a place that none is named after; `the Kent CCG
    merger`, of those who became it."""
    own, event = change.own, change.event
    named = change.bodies.at(event.first - 1) if event.form == "noun" and change.told.change.type == "merger" else None
    if len(own) != 1 or named is None or named.agent != own[0]:
        return None
    place = named.agent.endswith("-ccg") and places().issuperset(change.doc.tokens.words[named.first : named.last - 1])
    if not place and originals_of(named.agent) is None:
        return None
    return of_head(change.doc, change.bodies, change.found, change.index, change.told) or of_nobody(change)


def _announced(change: Unsettled) -> tuple[str, ...] | None:
    """The headline `X merger approved`, with those whom the text below names."""
    if len(change.own) > 1 or not event_at_head(change.doc, change.event):
        return None
    return of_head(change.doc, change.bodies, change.found, change.index, change.told) or None


def _of_own_words(change: Unsettled) -> tuple[str, ...] | None:
    """`A is to be wound up`: types that the text as a whole tells of nobody else."""
    return (change.own or (ALL_CCGS,)) if change.told.change.type in _OWN_TYPES else None


def _made_of(change: Unsettled) -> tuple[str, ...] | None:
    """`the merger of X CCG`, of which the register says that it was made of those who merge in the text."""
    if len(change.own) != 1 or change.told.change.type != "merger" or change.told.parties.result is not None:
        return None
    return next((s for s in change.sets.all if frozenset(s) == originals_of(change.own[0])), None) or None


def _with_council(change: Unsettled) -> tuple[str, ...] | None:
    """`a joint committee with Kent Council`, and the CCGs that commission with it: those of the paper, those told of,
    else the one spoken of."""
    if change.told.change.type != "joint-commissioning" or not change.own:
        return None
    if not all(a.endswith(_COUNCILS) for a in change.own):
        return None
    own = letterhead(change.doc, change.bodies)
    if own is not None:
        return tuple(sorted({*change.own, own.agent}))
    whole = tuple(a for a in around(change) if not a.endswith(_COUNCILS)) or change.main
    one = change.bodies.antecedent(change.doc, change.event.first) if not whole else None
    return tuple(sorted({*change.own, *whole, *([one.agent] if one is not None else ())}))


def _as_told(change: Unsettled) -> tuple[str, ...] | None:
    """`A has withdrawn from the proposed merger`, of the merger told last that has all of its own and more."""
    event, own = change.event, change.own
    if event.form != "noun" or change.told.change.type != "merger" or not own:
        return None
    if change.doc.tokens.words[event.first - 1] not in _DEFINITE:
        return None
    mergers = (t.parties.participants for t in change.before() if t.change.type == "merger")
    return next((p for p in mergers if set(own) < set(p)), None)


def _with_the_others(change: Unsettled) -> tuple[str, ...] | None:
    """`A is against sharing a chief with the other groups`."""
    if len(change.own) != 1 or change.own[0] not in change.main:
        return None
    words, last = change.doc.tokens.words, change.event.last
    first = last - 1 if words[last - 1] == "with" else last
    behind = words[first : last + 4]
    others = behind[:1] == ["with"] and _OTHERS & set(behind) and {"the", "its"} & set(behind)
    return change.main if others else None


def _of_another_place(change: Unsettled) -> tuple[str, ...] | None:
    """`A and B have applied to combine, and a merger is possible in Hampshire`."""
    event, own, words = change.event, change.own, change.doc.tokens.words
    if not own or event.form != "noun" or words[event.first - 1] not in ("a", "another"):
        return None
    if any(m.first >= event.first for m in change.told.parties.named):
        return None
    return (ALL_CCGS,) if set_behind(change.doc, change.bodies, event, own) else None


def _of_own(change: Unsettled) -> tuple[str, ...] | None:
    """Those of its own words; one alone does not make `mergers`."""
    own, told = change.own, change.told.change
    return own if own and not (len(own) == 1 and told.type == "merger" and is_plural(told.exact)) else None


def _of_many(change: Unsettled) -> tuple[str, ...] | None:
    """`will merge into X CCG`, of whom, nobody says; `one leadership team for each system`."""
    if change.told.parties.result is not None:
        return (ALL_CCGS,)
    words, last = change.doc.tokens.words, change.event.last
    behind = words[last : min(change.doc.sentence_tokens(change.event.first)[1], last + 5)]
    return (ALL_CCGS,) if {"each", "every", "per"} & set(behind) and behind[0] != "," else None


#: The cases of the language, in the order in which they are asked.
_CASES: tuple[Case, ...] = (
    _counted,
    _so_many_way,
    _by_its_place,
    _announced,
    _of_own_words,
    _made_of,
    _with_council,
    _as_told,
    _with_the_others,
    _of_another_place,
    _of_own,
    _of_many,
)
