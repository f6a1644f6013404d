"""Whom a pronoun or a noun stands for: the subject of the sentences before, a list, those that the text is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from ccgkg.ingest.bodies.areas import fits
from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Change
from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.group_words import OF_A_SORT, members_of, not_all_of
from ccgkg.ingest.figures.about.places import in_a_place
from ccgkg.ingest.figures.about.pronouns import of_pair, one, several
from ccgkg.ingest.figures.about.referent import Referent, referent_words
from ccgkg.ingest.figures.about.stand_ins import StandIns
from ccgkg.ingest.figures.about.told_so_far import ToldSoFar
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.text.document import Document

#: Blocks back to which `the CCG` may reach; sentences in which so many are named one by one.
_BLOCKS = 4
_NAMED = 4
#: Areas of which one CCG of several may have the name.
_TOWNS = frozenset({"town", "city", "borough", "peninsula", "island"})
#: What one CCG does, behind `the` or `this`.
_MOVES = ("move", "change", "scheme", "plan", "plans")
#: Behind a change, what makes it tell of the one that it makes.
_WILL = ("would", "will")


class Antecedents:
    """Reads one text from left to right; `told` holds the referents so far, which the caller adds to."""

    def __init__(
        self,
        doc: Document,
        bodies: Bodies,
        cast: Cast,
        changes: Sequence[Change],
        stand_ins: StandIns,
        groups: Mapping[int, Group],
    ) -> None:
        self.doc, self.names, self.cast, self.stand_ins, self.groups = doc, bodies, cast, stand_ins, groups
        self.words, self.lists = doc.tokens.words, referent_words()
        self.told = ToldSoFar(doc, changes)
        #: Who is no body whose members are CCGs.
        self.known = {ALL_CCGS, SOME_CCGS, *cast.ccgs}
        #: The bodies told that are no CCGs: `it` may stand for one, `the CCG` does not.
        self.others: set[str] = set()
        #: The CCGs in whose short names a word stands.
        self.of_word: dict[str, set[str]] = {}
        for names in cast.short.values():
            for name, agent in names:
                for word in name:
                    self.of_word.setdefault(word, set()).add(agent)

    def of(self, first: int) -> tuple[str, ...]:
        """The members for which the word at a token stands; empty where it is not known."""
        if first in self.groups:
            return members_of(self, self.groups[first])
        return _rules().get(self.words[first], Antecedents.noun)(self, first)

    def noun(self, token: int) -> tuple[str, ...]:
        """A noun for one CCG: any at all (`a CCG`), the new one (`the merged group`), or the one told before (`the
        CCG`)."""
        if self.stand_ins.before_noun(token)[1]:
            some = not OF_A_SORT.isdisjoint(self.words[max(0, token - 3) : token])
            return (SOME_CCGS,) if some else (ALL_CCGS,)  # `the average northern group`
        low = max(self.doc.sentence_tokens(token)[0], token - 4)
        new = not word_lists()["merged"].isdisjoint(self.words[low:token])
        if new or self.stand_ins.one_in_place(token):
            return self.made(token)
        return self._ccg(token) if self.words[token] in self.lists["one_nouns"] else ()

    def body(self, token: int) -> tuple[str, ...]:
        """`the NHS body that plans and pays for the care`: the one that the text is about."""
        if self.words[token + 1] not in ("that", "which"):
            return self.noun(token)
        return self.cast.topic if len(self.cast.topic) == 1 else ()

    def neighbours(self, token: int) -> tuple[str, ...]:
        """`our neighbours`."""
        return (SOME_CCGS,)

    def members(self, token: int) -> tuple[str, ...]:
        """`our members`: CCGs, where commissioners were told of just before."""
        told = (m for r in self.told.recent(token, _BLOCKS) for m in r.members if m not in self.known)
        return (SOME_CCGS,) if any("commission" in m or "ccg" in m for m in told) else ()

    def commissioners(self, token: int) -> tuple[str, ...]:
        """Those of a place, `commissioners in Devon`, `Devon commissioners`; those that the text is about; or all."""
        cast = self.cast
        if in_a_place(self.doc, token + 1, 0) or self._named_place_before(token):
            theirs = cast.topic or cast.local
            return (SOME_CCGS,) if not theirs or not_all_of(self.doc, token, token + 1, theirs) else theirs
        return cast.topic if cast.sole and len(cast.topic) > 1 else cast.local or (ALL_CCGS,)

    def _named_place_before(self, token: int) -> bool:
        if not token or not self.doc.tokens.capital(token - 1):
            return False
        return self.words[token - 1] not in word_lists()["no_places"] and number_before(self.words, token) is None

    def _ccg(self, token: int) -> tuple[str, ...]:
        """`the CCG`: the one whose document it is, else the one spoken of last, else what the text is about."""
        cast = self.cast
        recent = [r for r in self.told.recent(token, _BLOCKS) if self._is_one_ccg(r)]
        found = next((r for r in recent if not r.oblique), None)
        if found is None or len(cast.topic) != 1 and self.told.block(found.first) < self.told.block(token):
            here = recent and self.told.block(recent[0].first) == self.told.block(token)
            found = recent[0] if here or recent and found is None else found  # `X, who came from A CCG. The group has`
        if cast.home and (cast.is_of_home or not self._is_of_the_block(found, token)):
            return (cast.home,)
        if found is None:
            return cast.topic if len(cast.topic) == 1 else ()
        if self.told.block(found.first) < self.told.block(token):
            if cast.result and cast.is_made and found.members[0] in cast.topic and found.members != (cast.result,):
                return (cast.result,)  # the one they have become, and none of its forerunners
            if len(cast.topic) == 1:
                return cast.topic  # not the neighbour that another paragraph spoke of
        return found.members

    def _is_of_the_block(self, r: Referent | None, token: int) -> bool:
        """Whether the paragraph of a token has one for a subject before it: `X CCG has a new chief. The CCG is £2m over
        budget`."""
        if r is None or r.kind != "named" or r.oblique:
            return False
        return self.told.block(r.first) == self.told.block(token)

    def _is_one_ccg(self, r: Referent) -> bool:
        return r.kind in ("named", "pronoun") and not r.several and r.members[0] not in self.others

    def bodies(self, token: int) -> tuple[str, ...]:
        """`four of the bodies`, `the four organisations`: so many of those told before, or that the text is about."""
        count = self.stand_ins.number_of(token) or 0
        known = not self.lists["definite"].isdisjoint(self.words[max(0, token - 5) : token])
        about = count in (len(self.cast.topic), len(self.cast.local))
        return self.counted(token, count) if known or about else ()

    def so_many(self, token: int) -> tuple[str, ...]:
        """`the four must`: so many, told by the number before a verb."""
        number = number_before(self.words, token)
        return self.counted(token, int(number[0])) if number else ()

    def counted(self, token: int, count: int) -> tuple[str, ...]:
        """Those that the text is about, the last list of so many, or so many named in the sentences before."""
        for some in (self._named_in_the_line(token, count), self.cast.topic, self.cast.local, self.told.lines()):
            if len(some) == count:
                return some
        named: set[str] = set()
        for sentence in self.told.sentences_before(token, _NAMED):
            for r in sentence:
                if self._is_group_of(r, count) or r.kind == "named" and len(r.members) == count:
                    return r.members
                named |= set(r.members) if r.kind == "named" else set()
            if len(named) == count:
                return tuple(sorted(named))
        return self.cast.listed(count) or (SOME_CCGS,)

    def _named_in_the_line(self, token: int, count: int) -> tuple[str, ...]:
        """`• A, B and C – all good. The three will merge`: those whom an item of a list names before."""
        if not self.told.in_an_item(token):
            return ()
        first = self.doc.tokens.range(self.doc.layout.block_at(self.doc.tokens.starts[token]).start, 0)[0]
        named = {m for r in self.told.since(first) if r.kind == "named" for m in r.members}
        return tuple(sorted(named)) if len(named) == count else ()

    def _is_group_of(self, r: Referent, count: int) -> bool:
        return r.first in self.groups and self.groups[r.first].count == count and r.members != (ALL_CCGS,)

    def made(self, token: int) -> tuple[str, ...]:
        """`the new body`: what a merger told before makes, or what others become."""
        told = self.told.change_before(token)
        if told is not None and told.result:
            return (told.result,)
        if self.cast.result:
            return (self.cast.result,)
        made = next((r for r in self.told.recent(token, _BLOCKS) if self._is_made_of_others(r)), None)
        if made is not None:
            return made.members
        if told is not None and told.type == "merger" and len(told.participants) > 1:
            return told.participants  # `A, B and C will merge. The merged group would save £8m`
        return self.cast.topic if len(self.cast.topic) > 1 else ()

    def _is_made_of_others(self, r: Referent) -> bool:
        """`replaced by a new statutory body, NHS X CCG`."""
        if r.kind != "named" or len(r.members) != 1 or r.members[0] in self.cast.topic:
            return False
        if not self.lists["becomes"].isdisjoint(self.words[max(0, r.first - 3) : r.first]):
            return True
        if self.words[r.last] == "would" and len(self.cast.topic) > 1:
            return True  # `If approved, X and Y CCG would cover 1.4m people. It would start life with a budget of £2bn`
        return not {"new", "single"}.isdisjoint(self.words[max(0, r.first - 5) : r.first])

    def event(self, token: int) -> tuple[str, ...]:
        """`the merger`: those who take part in the one told just before, else those that the text is about."""
        merger = self.words[token] in ("merger", "mergers", "amalgamation", "tie", "union", "unification")
        told = self.told.change_before(token, "merger" if merger else "")
        if self.words[token] in ("change", "move") and self.words[token + 1] in _WILL:
            made = self.made(token)
            if len(made) == 1:
                return made  # `The change would release £2m a year`
        plain = self.words[token] in _MOVES and self.words[token - 1] in ("the", "this")
        if plain and (one := self._only_one_before(token)) and (told is None or one[0] not in told.participants):
            return one  # `X CCG has stopped paying for hearing aids. The move will save £2m`
        if told is not None and len(told.participants) > 1:
            return told.participants
        return self.cast.topic if len(self.cast.topic) > 1 else ()

    def _only_one_before(self, token: int) -> tuple[str, ...]:
        """The one CCG that the paragraph so far names, or the sentence before."""
        first = self.doc.tokens.range(self.doc.layout.block_at(self.doc.tokens.starts[token]).start, 0)[0]
        here = [r for r in self.told.since(first) if r.kind == "named"]
        before = [r for s in self.told.sentences_before(token, 1) for r in s if r.kind == "named"]
        named = {m for r in here or before for m in r.members}
        return tuple(named) if len(named) == 1 else ()

    def area(self, token: int) -> tuple[str, ...]:
        """`the city`: the CCG of it, where one alone has the word in its name; else those of the place that a text is
        about."""
        agents = self.of_word.get(self.words[token], set())
        if len(agents) == 1 and len(self.cast.ccgs) > 1:
            return tuple(agents)
        theirs = self.cast.topic or self.cast.local
        if len(theirs) > 1 and self.words[token] in _TOWNS and (one := self._town_told(token, theirs)):
            return one
        capital = self.words[token] == "capital" and any(fits(code, "london") is False for code in theirs)
        return (SOME_CCGS,) if capital else theirs

    def _town_told(self, token: int, theirs: Sequence[str]) -> tuple[str, ...]:
        """`Luton's own group may go. Of the 27 practices in the town`: the one of several of whose name a word was told
        last, in the paragraph or the one before."""
        if any(agents.issuperset(theirs) for agents in self.of_word.values()):
            return ()  # those of one town, North, South and West
        first = self.doc.tokens.range(self.doc.layout.blocks[max(0, self.told.block(token) - 1)].start, 0)[0]
        for k in range(token - 1, first, -1):
            agents = self.of_word.get(self.words[k], set()) & set(theirs) if self.doc.tokens.capital(k) else set()
            if len(agents) == 1:
                return tuple(agents)
        return ()


_Rule = Callable[[Antecedents, int], tuple[str, ...]]


@cache
def _rules() -> Mapping[str, _Rule]:
    """What resolves each word that is no group: the rule of the first list that has it."""
    lists, words = referent_words(), word_lists()
    ordered: tuple[tuple[Iterable[str], _Rule], ...] = (
        (("former", "latter"), of_pair),
        (lists["one"], one),
        ((*lists["several"], "each"), several),
        (lists["neighbours"], Antecedents.neighbours),
        (lists["members"], Antecedents.members),
        (words["areas"], Antecedents.area),
        (lists["events"], Antecedents.event),
        (lists["auxiliaries"], Antecedents.so_many),
        (("commissioners",), Antecedents.commissioners),
        (lists["does_what"], Antecedents.body),
        (lists["bodies"], Antecedents.bodies),
    )
    return {word: rule for listed, rule in reversed(ordered) for word in listed}
