"""Whom a noun for several CCGs stands for at its place: `the five`, `both bodies`, `Essex groups`, `the county’s six CCGs`.

As a reader goes about it: the number must fit, and the place; the set named last comes first, and a phrase that names nobody yet
(`Five groups in Essex are to …`) means the next that fits. Failing that it means those whom the text is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, takewhile

from ccgkg.ingest.bodies.areas import areas_told, fits, fits_any, place_fronted, places, places_beside, sits_in
from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.groups import Group, may_be_ccgs
from ccgkg.ingest.bodies.line_ups import MOST, LineUp, LineUps, line_ups
from ccgkg.ingest.bodies.lineage import apart, side_by_side
from ccgkg.ingest.bodies.newcomers import with_newcomers
from ccgkg.ingest.bodies.opening import is_part, main_of, opening_of
from ccgkg.ingest.bodies.subsets import ENDS, at_end, of_side, ordinals_before
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed, dataclass

#: Line-ups that are tried on each side of a phrase.
_AROUND = 12
#: Sentences before a phrase in which those named come before those whom the text is about.
_BACK = 3
#: Mentions before a phrase among which those of its place are looked for.
_RECENT = 60
#: Sentences behind a phrase that counts CCGs in which they are named, where it stands in the opening or behind it.
_AHEAD, _AT_ONCE = 30, 2
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "their", "our", "such"})
#: Before a noun these set those that it stands for apart from the ones named.
_OTHERS = frozenset(
    {
        "other",
        "others",
        "more",
        "further",
        "remaining",
        "another",
        "different",
        "some",
        "many",
        "most",
        "several",
        "few",
        "neighbouring",
        "nearby",
    }
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The line-ups of a text, the CCGs that it names in order, and `main`, the several that it is about, if it is about some."""

    doc: Document
    items: Sequence[Item]
    firsts: Sequence[int]
    line_ups: LineUps
    opening: int
    main: tuple[str, ...] = ()
    #: Whether a text opens with all the CCGs of England.
    nationwide: bool = False
    #: The CCGs that the text names, without those that were made of others among them.
    named: tuple[str, ...] = ()

    def of(self, group: Group) -> tuple[str, ...] | None:
        """The codes of the CCGs that a phrase stands for; None where the text names nobody whom it may mean."""
        words = self.doc.tokens.words
        first, last = group.first, max(group.last, group.first + 1)
        if (
            (group.count or 0) > MOST
            or group.count == 1
            or is_part(words, first)
            or _OTHERS & set(words[max(0, first - 1) : last])
        ):
            return None
        if group.count and words[first - 1] in ENDS:
            return self._at_end(first, group.count)
        places = places_beside(self.doc, group.first, group.last) or (
            place_fronted(self.doc, first) if group.count and group.count < len(self.named) else ()
        )
        definite = (
            words[last - 1] == "them"
            or bool((_DEFINITE if group.count else _DEFINITE - {"all"}) & set(words[first:last]))
            or words[first - 1] in ("'s", "the", "their", "its")
        )
        early = first < self.opening
        if group.count and not definite and not places and self._of_a_property(first):
            return None  # `Nine CCGs enter special measures` counts them among England's
        areas = () if places else areas_told(self.doc, first, last)
        found = next((f for a in areas if (f := self._of_places(first, (a,))) and group.count in (None, len(f))), None)
        if found:
            return found  # `the city’s groups`
        if group.count and definite and (side := self._of_side(words[first:last], first, group.count)):
            return side
        if group.count:
            return self._counted(group, group.count, places, definite, early) or self._all_of(
                places or areas, group.count
            )
        if places and (definite or early):
            return self._of_places(first, places) or (
                self._fit(self.main, places, sure=True) or self._of_headline(first, places) if early else None
            )
        plural = definite and words[last - 1] not in ("the", "both")
        if plural and words[first] == "all" and not places and (widest := self.main or self.line_ups.widest(first)):
            return widest
        return self.main if plural and self.main and not places and self._of_these(first, last) else None

    def _all_of(self, places: Sequence[str], count: int) -> tuple[str, ...] | None:
        """All CCGs of a place that the text names, if they are so many: `the county’s seven CCGs`, told of in three lists."""
        sets = (found for place in places for found in _placed(self.named, place))
        return next((s for s in sets if len(s) == count), None)

    def _of_side(self, phrase: Sequence[str], token: int, count: int) -> tuple[str, ...]:
        """Those of the set last named, or of the text's own, that are of a side: `the two northern organisations`."""
        sets = (self.main, *(u.members for u in islice(self.line_ups.before(token), _AROUND)))
        return next((found for s in sets if (found := of_side(s, phrase, count))), ())

    def _of_headline(self, token: int, places: Sequence[str]) -> tuple[str, ...] | None:
        """Those whom a text is about, for whom its headline has a place that none of its CCGs bears: `Tyneside CCGs first to merge`."""
        head = self.doc.layout.block_at(self.doc.tokens.starts[token]).kind == "heading"
        return (
            self.main or None if head and not any(fits_any(a, places) for a in {i.agent for i in self.items}) else None
        )

    def _at_end(self, token: int, count: int) -> tuple[str, ...] | None:
        """Those at one end of the list last named: `the last two`."""
        last = next(
            (u for u in islice(self.line_ups.before(token), _AROUND) if u.listed and len(u.members) > count), None
        )
        if last is None:
            return None
        low, high = bisect_left(self.firsts, last.first), bisect_left(self.firsts, last.last)
        return (
            at_end(list(dict.fromkeys(i.agent for i in self.items[low:high])), self.doc.tokens.words[token - 1], count)
            or None
        )

    def _singled_out(self, group: Group) -> Group:
        """The members that ordinals before a group tell, in the order in which the text first names them."""
        first, at = ordinals_before(self.doc.tokens.words, group.first, self.doc.sentence_tokens(group.first)[0])
        members = group.members if group.named else self.main if group.count in (None, len(self.main)) else ()
        if not at or any(i >= len(members) for i in at):
            return group
        order = {a: n for n, a in reversed(list(enumerate(i.agent for i in self.items)))}
        ranked = sorted(members, key=lambda a: order.get(a, len(order)))
        return changed(
            group,
            start=self.doc.tokens.starts[first],
            first=first,
            members=tuple(sorted(ranked[i] for i in at)),
            count=len(at),
        )

    def may_be(self, group: Group, members: Sequence[str]) -> bool:
        """Whether a set that the text tells of is of the place that a phrase names, if it names one."""
        return self._fit(members, places_beside(self.doc, group.first, group.last)) is not None

    def _of_a_property(self, token: int) -> bool:
        """Whether a sentence tells of grades or measures, of which CCGs are counted among all those of England."""
        start, stop = self.doc.sentence_tokens(token)
        return any(self.doc.cues.within(label, start, stop) for label in ("grade", "intervention"))

    def _of_these(self, first: int, last: int) -> bool:
        """Whether `the groups` goes on to say which they are: `the groups that failed`, `the CCGs in special measures`."""
        words = self.doc.tokens.words
        return words[last : last + 1] == [] or words[last] not in (
            "in",
            "that",
            "which",
            "of",
            "with",
            "across",
            "rated",
            "who",
            "whose",
            "involved",
            "concerned",
        )

    def _counted(
        self, group: Group, count: int, places: tuple[str, ...], definite: bool, early: bool
    ) -> tuple[str, ...] | None:
        first = group.first
        here = self.doc.layout.index_at(group.start)
        if definite:
            near = takewhile(lambda u: here - self._sentence(u) <= _BACK, self.line_ups.before(first))
            if fit := self._first_fit(near, count, places):
                return fit
            if fit := self._fit(self._named_last(first, count, here), places):
                return fit
        if len(self.main) == count and (definite or early) and (fit := self._fit(self.main, places)):
            return fit
        if definite and (fit := self._first_fit(self.line_ups.before(first), count, places)):
            return fit
        if definite and (
            wider := with_newcomers(self.doc, self.items[: bisect_left(self.firsts, first)], self.main, first, count)
        ):
            return wider
        if places and definite and len(named := self._of_places(first, places) or ()) == count:
            return named
        if not (early or places or definite):
            return None
        ahead = _AHEAD if early else _AT_ONCE
        following = takewhile(lambda u: self._sentence(u) - here <= ahead, self.line_ups.after(group.last))
        found = self._first_fit(following, count, places, sure=not early and not definite)
        return found or (self._fit(self._named_next(group.last, count, here), places) if early else None)

    def _sentence(self, line_up: LineUp) -> int:
        return self.doc.layout.index_at(self.doc.tokens.starts[line_up.first])

    def _first_fit(
        self, line_ups: Iterable[LineUp], count: int, places: Sequence[str], *, sure: bool = False
    ) -> tuple[str, ...] | None:
        fits = (self._fit(u.members, places, sure=sure) for u in islice(line_ups, _AROUND) if len(u.members) == count)
        return next((f for f in fits if f), None)

    def _named_last(self, token: int, count: int, here: int) -> tuple[str, ...]:
        """All that the sentences right before a phrase name, if they are so many."""
        layout, last = self.doc.layout, bisect_left(self.firsts, token)
        for back in range(_BACK + 1):
            first = bisect_left(self.firsts, self.doc.range_of(layout.sentences[max(0, here - back)])[0])
            named = set(apart({i.agent for i in self.items[first:last]}))
            if len(named) >= count:
                return tuple(sorted(named)) if len(named) == count and side_by_side(named) else ()
        return ()

    def _fit(self, members: Sequence[str], places: Sequence[str], *, sure: bool = False) -> tuple[str, ...] | None:
        """The members, if those of them that the register knows may be of the places; `sure` asks that one of them is."""
        if not members or not side_by_side(members):
            return None
        told = [fits_any(m, places) for m in members] if places else []
        if (told and not any(told) and False in told) or (sure and not any(told)):
            return None
        return tuple(members)

    def _named_next(self, token: int, count: int, here: int) -> tuple[str, ...]:
        """All that the sentences behind a phrase name first, if they are so many, and the text names few others."""
        start = bisect_left(self.firsts, token)
        following = self.items[start : start + _RECENT]
        named = dict.fromkeys(i.agent for i in following)
        near = dict.fromkeys(
            i.agent
            for i in following
            if self.doc.layout.index_at(self.doc.tokens.starts[i.first]) - here <= count + _BACK
        )
        return tuple(sorted(near)) if len(near) == count and len(named) <= 2 * count else ()

    def resolved(self, groups: Sequence[Group]) -> list[Group]:
        """The groups, each with the members that the text names for it; with none where those found are of another place."""
        whole = []
        for group in groups:
            if group.named and self._apposed(group):
                whole.append(group)
                continue
            members = self.of(group)
            if (
                members is not None
                and group.count is None
                and members == self.main
                and (told := self._told_last(whole, group))
            ):
                members = told
            if (
                members is None
                and group.named
                and (places := places_beside(self.doc, group.first, group.last))
                and self._fit(group.members, places) is None
            ):
                members = (SOME_CCGS,)
            if members is None and (group.count or 0) <= MOST and self.doc.tokens.words[group.first - 1] in ENDS:
                continue  # `the last two`, of no list
            if members is None and not group.named and may_be_ccgs(self.doc, group):
                continue  # `the two northern organisations`, of no set that the text tells
            whole.append(self._singled_out(changed(group, members=members) if members else group))
        return whole

    def _told_last(self, before: Sequence[Group], group: Group) -> tuple[str, ...]:
        """Those of the group last told of, where those whom the text is about are only named behind it: `runs all three. The CCGs said …`."""
        named = {a: i.first for i in reversed(self.items) for a in (i.agent,)}
        last = next((g for g in reversed(before) if g.named and len(g.members) > 1), None)
        if last is None or any(named.get(a, 0) < group.first for a in self.main):
            return ()
        return (
            last.members
            if self.doc.layout.index_at(group.start) - self.doc.layout.index_at(last.start) <= _BACK
            else ()
        )

    def _apposed(self, group: Group) -> bool:
        """Whether the names stand right after the noun: `two of the CCGs, A and B`."""
        after = next(self.line_ups.after(group.last), None)
        return after is not None and after.first - group.last <= 4

    def _of_places(self, token: int, places: Sequence[str]) -> tuple[str, ...] | None:
        """Those of the places among the CCGs named before a token, two or more."""
        before = bisect_left(self.firsts, token)
        named = dict.fromkeys(i.agent for i in self.items[max(0, before - _RECENT) : before])
        found = tuple(sorted(a for a in apart(named) if fits_any(a, places)))
        return found if 1 < len(found) <= MOST else None


@lru_cache(1024)
def _placed(named: tuple[str, ...], place: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of the CCGs named that have a place in their name, and those that lie in it."""
    return tuple(sorted(a for a in named if fits(a, place))), tuple(sorted(a for a in named if sits_in(a, place)))


def _joined(doc: Document, group: Group) -> bool:
    """Whether a group hangs on a noun for some that work together: `Partnership of CCGs`."""
    words = doc.tokens.words
    return words[group.first - 1] == "of" and words[group.first - 2] in (
        "partnership",
        "alliance",
        "federation",
        "family",
        "consortium",
        "network",
    )


def meant_in(doc: Document, items: Sequence[Item], groups: Sequence[Group]) -> Meant:
    """What the nouns for CCGs of a text may stand for, given the CCGs that it names and those nouns in order."""
    named = tuple(apart(dict.fromkeys(i.agent for i in items)))
    found = Meant(doc, items, [i.first for i in items], line_ups(doc, items), opening_of(doc), named=named)
    first = next((u.first for u in found.line_ups.all), found.opening)
    england = (
        g.first
        for g in groups
        if g.members == (ALL_CCGS,)
        and g.count is None
        and not places_beside(doc, g.first, g.last)
        and not _joined(doc, g)
    )
    local = next(
        (
            g.first
            for g in groups
            if any(not places().isdisjoint(p.split()) for p in places_beside(doc, g.first, g.last))
        ),
        found.opening,
    )
    found = changed(found, nationwide=next(england, found.opening) < min(first, local, found.opening))
    return changed(found, main=main_of(found, groups))
