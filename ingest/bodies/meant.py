"""Whom a noun for several CCGs stands for at its place: `the five`, `both bodies`, `Essex groups`, `the county’s six
CCGs`.

As a reader goes about it: the number must fit, and the place; the set named last comes first, and a phrase that names
nobody yet (`Five groups in Essex are to …`) means the next that fits. Failing that it means those whom the text is
about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

from ccgkg.ingest.bodies.areas import areas_told, fits_any, place_fronted, places, places_beside
from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.groups import Group
from ccgkg.ingest.bodies.line_ups import MOST, line_ups
from ccgkg.ingest.bodies.lineage import apart
from ccgkg.ingest.bodies.newcomers import with_newcomers
from ccgkg.ingest.bodies.opening import is_part, main_of, opening_of
from ccgkg.ingest.bodies.sets_told import AROUND, BACK, SetsTold, fitting, placed
from ccgkg.ingest.bodies.subsets import ENDS, of_side
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed, dataclass

#: Sentences behind a phrase that counts CCGs in which they are named, where it stands in the opening or behind it.
_AHEAD, _AT_ONCE = 30, 2
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "their", "our", "such"})
#: Before a noun these set those that it stands for apart from the ones named.
_OTHERS = frozenset({"other", "others", "more", "further", "remaining", "another", "different", "some", "many", "most",
                     "several", "few", "neighbouring", "nearby"})  # fmt: skip
#: Behind `the groups` these say which they are: `the groups that failed`, `the CCGs in special measures`.
_WHICH = frozenset({"in", "that", "which", "of", "with", "across", "rated", "who", "whose", "involved", "concerned"})
#: What works together: `Partnership of CCGs`.
_UNIONS = frozenset({"partnership", "alliance", "federation", "family", "consortium", "network"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """A phrase as it asks for those it stands for: the tokens [first, last), its number, whether it is definite (`the
    five`), whether it stands in the opening of its text, the places beside it, and else the areas that are told (`the
    city’s`)."""

    first: int
    last: int
    sentence: int
    count: int | None
    definite: bool
    early: bool
    places: tuple[str, ...]
    areas: Sequence[str]


@dataclass(frozen=True, slots=True)
class Meant(SetsTold):
    """The sets that a text tells of, and `main`, the several CCGs that it is about, if it is about some."""

    opening: int
    main: tuple[str, ...] = ()
    #: Whether a text opens with all the CCGs of England.
    nationwide: bool = False
    #: The CCGs that the text names, without those that were made of others among them.
    named: tuple[str, ...] = ()

    def of(self, group: Group) -> tuple[str, ...] | None:
        """The codes of the CCGs that a phrase stands for; None where the text names nobody whom it may mean."""
        first, count = group.first, group.count
        if self._is_apart(group):
            return None
        if count and self.doc.tokens.words[first - 1] in ENDS:
            return self.at_end_of_list(first, count)
        asked = self._asked(group)
        if count and not asked.definite and not asked.places and self._of_a_property(first):
            return None  # `Nine CCGs enter special measures` counts them among England's
        if found := self._of_area(asked):
            return found
        if count:
            return self._counted(asked, count) or self._all_of(asked.places or asked.areas, count)
        if asked.places:
            return self._of_named_place(asked)
        return self._of_all_told(asked) if asked.definite else None

    def may_be(self, group: Group, members: Sequence[str]) -> bool:
        """Whether a set that the text tells of is of the place that a phrase names, if it names one."""
        return fitting(members, places_beside(self.doc, group.first, group.last)) is not None

    def _asked(self, group: Group) -> _Asked:
        words, count = self.doc.tokens.words, group.count
        first, last = group.first, group.last
        places = places_beside(self.doc, first, last)
        if not places and count and count < len(self.named):
            places = place_fronted(self.doc, first)
        definite = (
            words[last - 1] == "them"
            or words[first - 1] in ("'s", "the", "their", "its")
            or not (_DEFINITE if count else _DEFINITE - {"all"}).isdisjoint(words[first:last])
        )
        areas = () if places else areas_told(self.doc, first, last)
        sentence = self.doc.layout.index_at(group.start)
        return _Asked(first, last, sentence, count, definite, first < self.opening, places, areas)

    def _is_apart(self, group: Group) -> bool:
        """Whether a phrase sets those whom it means apart from the ones named, or tells of too many: `two of the
        five`."""
        if (group.count or 0) > MOST or group.count == 1 or is_part(self.doc.tokens.words, group.first):
            return True
        beside = self.doc.tokens.words[max(0, group.first - 1) : group.last]
        return not _OTHERS.isdisjoint(beside)

    def _of_area(self, asked: _Asked) -> tuple[str, ...] | None:
        """`the city’s groups`."""
        sets = (self.of_places(asked.first, (area,)) for area in asked.areas)
        return next((found for found in sets if found and asked.count in (None, len(found))), None)

    def _of_named_place(self, asked: _Asked) -> tuple[str, ...] | None:
        """`the Essex groups`, and in the opening `Essex groups`, who may be named only behind it."""
        if not asked.definite and not asked.early:
            return None
        if found := self.of_places(asked.first, asked.places):
            return found
        if not asked.early:
            return None
        return fitting(self.main, asked.places, sure=True) or self._of_headline(asked.first, asked.places)

    def _of_all_told(self, asked: _Asked) -> tuple[str, ...] | None:
        """`the groups`, `all the groups`: those whom the text is about, unless it goes on to say which they are."""
        words = self.doc.tokens.words
        if words[asked.last - 1] in ("the", "both"):
            return None
        if words[asked.first] == "all" and (widest := self.main or self.line_ups.widest(asked.first)):
            return widest
        return self.main if self.main and words[asked.last] not in _WHICH else None

    def _all_of(self, places: Sequence[str], count: int) -> tuple[str, ...] | None:
        """All CCGs of a place that the text names, if they are so many: `the county’s seven CCGs`, told of in three
        lists."""
        sets = (found for place in places for found in placed(self.named, place))
        return next((s for s in sets if len(s) == count), None)

    def _of_side(self, phrase: Sequence[str], token: int, count: int) -> tuple[str, ...]:
        """Those of the set last named, or of the text's own, that are of a side: `the two northern organisations`."""
        sets = (self.main, *(u.members for u in islice(self.line_ups.before(token), AROUND)))
        return next((found for s in sets if (found := of_side(s, phrase, count))), ())

    def _of_headline(self, token: int, places: Sequence[str]) -> tuple[str, ...] | None:
        """Those whom a text is about, for whom its headline has a place that none of its CCGs bears: `Tyneside CCGs
        first to merge`."""
        if not self.main or self.doc.layout.block_at(self.doc.tokens.starts[token]).kind != "heading":
            return None
        return None if any(fits_any(agent, places) for agent in {i.agent for i in self.items}) else self.main

    def _of_a_property(self, token: int) -> bool:
        """Whether a sentence tells of grades or measures, of which CCGs are counted among all those of England."""
        start, stop = self.doc.sentence_tokens(token)
        return any(self.doc.cues.within(label, start, stop) for label in ("grade", "intervention"))

    def _counted(self, asked: _Asked, count: int) -> tuple[str, ...] | None:
        """`the five`: those so many named right before, whom the text is about, named farther back, or named next."""
        if asked.definite and (found := self._counted_near(asked, count)):
            return found
        if len(self.main) == count and (asked.definite or asked.early) and (fit := fitting(self.main, asked.places)):
            return fit
        if asked.definite and (found := self._counted_before(asked, count)):
            return found
        return self._counted_behind(asked, count) if asked.early or asked.places or asked.definite else None

    def _counted_near(self, asked: _Asked, count: int) -> tuple[str, ...] | None:
        """Those of a side (`the two northern organisations`), or those whom the sentences right before name."""
        if side := self._of_side(self.doc.tokens.words[asked.first : asked.last], asked.first, count):
            return side
        near = takewhile(lambda u: asked.sentence - self.sentence_of(u) <= BACK, self.line_ups.before(asked.first))
        return self.first_fit(near, count, asked.places) or fitting(
            self.named_last(asked.first, count, asked.sentence), asked.places
        )

    def _counted_before(self, asked: _Asked, count: int) -> tuple[str, ...] | None:
        """Those named together anywhere before; the main ones with those that have come to them; those of the
        places."""
        if fit := self.first_fit(self.line_ups.before(asked.first), count, asked.places):
            return fit
        before = self.items[: bisect_left(self.firsts, asked.first)]
        if wider := with_newcomers(self.doc, before, self.main, asked.first, count):
            return wider
        named = self.of_places(asked.first, asked.places) if asked.places else None
        return named if named and len(named) == count else None

    def _counted_behind(self, asked: _Asked, count: int) -> tuple[str, ...] | None:
        """`Five groups in Essex are to …`: those named next; the opening may name them one by one, and much later."""
        last, ahead = asked.last, _AHEAD if asked.early else _AT_ONCE
        following = takewhile(lambda u: self.sentence_of(u) - asked.sentence <= ahead, self.line_ups.after(last))
        found = self.first_fit(following, count, asked.places, sure=not asked.early and not asked.definite)
        if found or not asked.early:
            return found
        return fitting(self.named_next(last, count, asked.sentence), asked.places)


def meant_in(doc: Document, items: Sequence[Item], groups: Sequence[Group]) -> Meant:
    """What the nouns for CCGs of a text may stand for, given the CCGs that it names and those nouns in order."""
    named = tuple(apart(dict.fromkeys(i.agent for i in items)))
    found = Meant(doc, items, [i.first for i in items], line_ups(doc, items), opening_of(doc), named=named)
    first = next((u.first for u in found.line_ups.all), found.opening)
    england = next((g.first for g in groups if _of_england(doc, g)), found.opening)
    local = next((g.first for g in groups if _of_a_place(doc, g)), found.opening)
    found = changed(found, nationwide=england < min(first, local, found.opening))
    return changed(found, main=main_of(found, groups))


def _of_england(doc: Document, group: Group) -> bool:
    """Whether a group is all CCGs of England, and not `Partnership of CCGs`."""
    if group.members != (ALL_CCGS,) or group.count is not None or places_beside(doc, group.first, group.last):
        return False
    words = doc.tokens.words
    return words[group.first - 1] != "of" or words[group.first - 2] not in _UNIONS


def _of_a_place(doc: Document, group: Group) -> bool:
    """`CCGs in Essex`: a place that the register knows stands beside the noun."""
    return any(not places().isdisjoint(p.split()) for p in places_beside(doc, group.first, group.last))
