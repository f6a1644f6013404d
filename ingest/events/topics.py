"""Whom a change is about where its own words name nobody: the bodies of which the text as a whole tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.line_ups import MOST
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.opening import is_part
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Change
from ccgkg.ingest.events.elsewhere import set_behind
from ccgkg.ingest.events.event import Event
from ccgkg.ingest.events.headlines import as_below, event_at_head, not_yet_in_place, of_head
from ccgkg.ingest.events.own_body import head_of, letterhead
from ccgkg.ingest.events.party import originals_of
from ccgkg.ingest.events.sets import Sets, sets_of
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.events.unnamed import around, is_plural, merger_told, of_nobody, so_many
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

_COUNCILS = ("council", "authority", "borough", "councils")
#: More than so many are told in several sets.
_MANY = 6
_SOME = frozenset({"some", "many", "most", "several", "few", "other"})
#: Tokens behind a group in which `into three` stands.
_NEAR = 14


def with_topic(doc: Document, bodies: Bodies, found: Sequence[Told]) -> list[Change]:
    """The changes, each with parties: its own, else those of the one like it that the text is about."""
    found = [_of_result(bodies, t) for t in found]
    joining = (t for t in found if t.change.type != "boundary-change" and t.event.form != "adds")
    ccgs = (tuple(a for a in t.parties.participants if not a.endswith(_COUNCILS)) for t in joining)
    every = sets_of(doc, bodies, [c for c in ccgs if 1 < len(c) <= MOST])
    told = [_merged(t, every.all) for t in found]
    counts: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for t in told:
        if len(t.parties.participants) > 1:
            counts[t.change.type][t.parties.participants] += 1
    changes = [
        changed(t.change, participants=_participants(doc, bodies, told, n, t, every, counts))
        for n, t in enumerate(told)
    ]
    events = {c.start: t.event for c, t in zip(changes, told, strict=True)}
    changes = [as_below(doc, changes, n, t.event, events) for n, t in enumerate(told)]
    return [not_yet_in_place(doc, changes, n, t.event) for n, t in enumerate(told)]


def _of_result(bodies: Bodies, told: Told) -> Told:
    """A merger whose words name only what came of it, with those of which the register says that it was made, where the text names all."""
    made = (
        originals_of(told.parties.result)
        if told.parties.result is not None and len(told.parties.participants) < 2
        else None
    )
    if (
        made is None
        or len(made) < 2
        or not set(told.parties.participants) <= made
        or not all(bodies.first_of(code) for code in made)
    ):
        return told
    return told._replace(parties=changed(told.parties, participants=tuple(sorted(made))))


def _merged(told: Told, sets: list[tuple[str, ...]]) -> Told:
    """`X CCG will be created`, where the register says that X was made of those of which the text tells a merger."""
    made = told.parties.participants
    if told.change.type != "establishment" or len(made) != 1:
        return told
    whole = next((s for s in sets if frozenset(s) == originals_of(made[0])), None)
    if whole is None:
        return told
    return Told(
        changed(told.change, type="merger", result=made[0]),
        changed(told.parties, participants=whole, result=made[0]),
        told.event,
    )


def _ahead(bodies: Bodies, group: Group, members: tuple[str, ...]) -> bool:
    """Whether the names come after the group that counts them: once they are told, `six CCGs in X` are others."""
    return _first(bodies, members) > group.start


def _first(bodies: Bodies, members: tuple[str, ...]) -> int:
    return min((m.start for a in members if (m := bodies.first_of(a))), default=0)


def _participants(doc: Document, bodies: Bodies, found: Sequence[Told], index: int, told: Told, every: Sets,
                  counts: Mapping[str, Counter[tuple[str, ...]]]) -> tuple[str, ...]:  # fmt: skip
    own, sets = told.parties.participants, every.all
    if (
        told.event.form == "noun"
        and not told.parties.named
        and is_plural(told.change.exact)
        and number_before(doc.tokens.words, told.event.first) is not None
    ):
        return (ALL_CCGS,)  # `London CCGs draw up plans for five mergers`
    if (
        doc.tokens.words[told.event.first - 1] == "way"
        and (ways := number_before(doc.tokens.words, told.event.first - 1)) is not None
        and (all_of := so_many(doc, bodies, found, index, ways[0]))
    ):
        return all_of  # `practices in C rejected a three-way merger`, of the pair told before and C
    if event_at_head(doc, told.event) and len(own) < 2 and (below := of_head(doc, bodies, found, index, told)):
        return below
    if told.change.type in ("establishment", "disbandment", "boundary-change", "function-transfer"):
        return own or (ALL_CCGS,)
    words, event = doc.tokens.words, told.event
    definite = event.form == "noun" and words[event.first - 1] in (
        "the",
        "this",
        "that",
        "its",
        "their",
        "full",
        "proposed",
        "planned",
    )
    if len(own) == 1 and told.change.type == "merger" and told.parties.result is None:
        whole = next((s for s in sets if frozenset(s) == originals_of(own[0])), None)
        if whole:
            return whole
    if told.change.type == "joint-commissioning" and own and all(a.endswith(_COUNCILS) for a in own):
        return tuple(sorted({*own, *_beside_council(doc, bodies, found, index, event)}))
    if own and definite and told.change.type == "merger" and (wider_told := merger_told(found, index, own)):
        return wider_told
    if len(own) == 1 and definite and told.change.type == "merger":
        wider = [s for s in sets if own[0] in s and len(s) > 1]
        last = (
            t.parties.participants
            for t in (found[i] for i in range(index - 1, -1, -1))
            if own[0] in t.parties.participants and len(t.parties.participants) > 1
        )
        return wider[0] if len(wider) == 1 else bodies.meant.main if bodies.meant.main in wider else next(last, own)
    if len(own) == 1 and own[0] in bodies.meant.main and _with_the_others(words, event):
        return bodies.meant.main
    if (
        own
        and event.form == "noun"
        and words[event.first - 1] in ("a", "another")
        and all(m.first < event.first for m in told.parties.named)
        and set_behind(doc, bodies, event, own)
    ):
        return (ALL_CCGS,)  # `A and B have applied to combine, and a merger is possible in Hampshire`
    if own and not (len(own) == 1 and told.change.type == "merger" and is_plural(told.change.exact)):
        return own
    if told.parties.result is not None:
        return (ALL_CCGS,)
    if _of_each(doc, event):
        return (ALL_CCGS,)
    if told.parties.group is not None:
        return _of_group(doc, bodies, told.parties.group, every)
    return of_nobody(doc, bodies, found, index, event, every, counts)


def _beside_council(doc: Document, bodies: Bodies, found: Sequence[Told], index: int, event: Event) -> tuple[str, ...]:
    """The CCGs that commission with a council, where its words name none: those of the paper, those told of, else the one spoken of."""
    own = letterhead(doc, bodies)
    if own is not None:
        return (own.agent,)
    whole = tuple(a for a in around(doc, bodies, found, index, event) if not a.endswith(_COUNCILS)) or bodies.meant.main
    one = bodies.antecedent(doc, event.first) if not whole else None
    return (one.agent,) if one is not None else whole


def _with_the_others(words: Sequence[str], event: Event) -> bool:
    """Whether the words are with all the rest: `against sharing a chief with the other groups`."""
    after = (
        words[event.last - 1 : event.last + 4]
        if words[event.last - 1] == "with"
        else words[event.last : event.last + 4]
    )
    return (
        after[:1] == ["with"]
        and bool({"other", "others", "rest", "remaining"} & set(after))
        and bool({"the", "its"} & set(after))
    )


def _of_each(doc: Document, event: Event) -> bool:
    """Whether a leader or body is one of many: `one leadership team for each system`."""
    words = doc.tokens.words
    after = words[event.last : min(doc.sentence_tokens(event.first)[1], event.last + 5)]
    return bool({"each", "every", "per"} & set(after)) and after[:1] != [","]


def _of_group(doc: Document, bodies: Bodies, group: Group, every: Sets) -> tuple[str, ...]:
    """Whom a noun for CCGs stands for that is the subject or object of the words of a change."""
    words = doc.tokens.words
    if is_part(words, group.first) or _SOME & set(words[group.first - 1 : group.first + 1]) and group.count is None:
        return (ALL_CCGS,)
    if (
        group.members == (ALL_CCGS,)
        and group.count is None
        and words[group.first - 3 : group.first] == ["first", "merger", "of"]
        and bodies.meant.main
    ):
        return bodies.meant.main  # `the first merger of CCGs`, of which the text tells
    clause = (
        group.members == (ALL_CCGS,)
        and group.count is None
        and group.first < bodies.meant.opening
        and words[group.last] in ("which", "that", "responsible")
        and words[group.last - 1] != "ccgs"
    )
    if clause and bodies.meant.main and not bodies.meant.nationwide:
        return bodies.meant.main  # `Organisations which pay for care in Lincolnshire are to be rolled into one`
    meant = group.members if group.named else bodies.meant.of(group)
    if not meant and group.count is None and group.first < head_of(doc) and group.last - group.first == 1:
        meant = bodies.meant.main  # `Groups to seek approval to merge`, among the bullets of a head
    if meant:
        return meant
    fit = [s for s in every.of(group.count or 0) if bodies.meant.may_be(group, s)]
    fit = [
        s
        for s in fit
        if s == bodies.meant.main
        or (
            _ahead(bodies, group, s)
            and not {"'s", "its", "their"} & set(doc.tokens.words[group.first - 1 : group.first + 1])
        )
    ]
    if fit and (group.count or 0) > 1:
        return min(fit, key=lambda s: _first(bodies, s))
    into = next((i + 2 for i in range(group.last, min(len(words) - 1, group.last + _NEAR)) if words[i] == "into"), None)
    fewer = number_before(words, into) if into is not None else None
    if (group.count or 0) > _MANY and fewer is not None and (whole := _two_together(group, every, fewer[0])):
        return whole  # `Twelve organisations are to merge into three`
    if (
        doc.tokens.words[group.first] == "all"
        and len(every.told) == 2
        and doc.tokens.words[group.last] not in ("in", "of", "across")
        and (whole := _two_together(group, every))
    ):
        return whole
    if every.all and not bodies.meant.may_be(group, every.all[0]):
        return (ALL_CCGS,)
    local = group.members == (SOME_CCGS,) or doc.layout.index_at(group.start) == 0
    return every.all[0] if local and group.count is None and len(every.all) == 1 else (ALL_CCGS,)


def _two_together(group: Group, every: Sets, count: int = 2) -> tuple[str, ...]:
    """Those of the first sets of a text, two or so many, that a number counts as one: `all five groups`, of three in Tees Valley and two in Durham."""
    whole: set[str] = set()
    for members in every.told[:count]:
        if whole & set(members):
            return ()
        whole |= set(members)
    return tuple(sorted(whole)) if len(whole) == group.count else ()
