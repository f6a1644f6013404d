"""Whom a pronoun or a noun stands for: the subject of the sentences before, a list, those that the text is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from ccgkg.ingest.bodies.bodies import Group
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Change
from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.group_words import members_of
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.places import in_a_place
from ccgkg.ingest.figures.referent import Referent, referent_words
from ccgkg.ingest.figures.stand_ins import StandIns
from ccgkg.ingest.text.document import Document

#: Sentences back to which a pronoun may reach for any noun, and for a subject; blocks, and referents in them, for `the CCG`.
_PRONOUN = 3
_FAR = 6
_BLOCKS = 4
_RECENT = 40
#: Those of whom one is the former and one the latter.
_PAIR = 2
#: A number of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100


class Antecedents:
    """Reads one text from left to right; `found` are the referents so far, which the caller adds to."""

    def __init__(
        self, doc: Document, cast: Cast, changes: Sequence[Change], stand_ins: StandIns, groups: Mapping[int, Group]
    ) -> None:
        self.doc, self.cast, self.changes, self.stand_ins, self.groups = doc, cast, changes, stand_ins, groups
        self.words, self.lists = doc.tokens.words, referent_words()
        self.found: list[Referent] = []
        self._is_made = any(x.status == "actual" and x.result is not None and x.result == cast.result for x in changes)
        #: The bodies told that are no CCGs: `it` may stand for one, `the CCG` does not.
        self.others: set[str] = set()
        self.of_word: dict[str, set[str]] = {}
        for names in cast.short.values():
            for name, agent in names:
                for word in name:
                    self.of_word.setdefault(word, set()).add(agent)

    def of(self, first: int) -> tuple[str, ...]:
        """The members for which the word at a token stands; empty where it is not known."""
        ws, lists, cast = self.words, self.lists, self.cast
        if first in self.groups:
            return members_of(self, self.groups[first])
        word = ws[first]
        if word in ("former", "latter"):
            return self._of_pair(word)
        if word in lists["one"]:
            return self._one(first)
        if word in lists["several"]:
            return self._several(first)
        if word in lists["neighbours"]:
            return (SOME_CCGS,)
        if word in lists["members"]:
            return (
                (SOME_CCGS,)
                if any("commission" in m or "ccg" in m for r in self._recent(first, _BLOCKS) for m in r.members)
                else ()
            )
        if word in word_lists()["areas"]:
            return self._area(first)
        if word in lists["events"]:
            return self._event(first)
        if word in lists["auxiliaries"]:
            number = number_before(ws, first)
            return self.counted(first, int(number[0])) if number else ()
        if word == "commissioners":
            if (
                in_a_place(self.doc, first + 1, 0)
                or first
                and self.doc.tokens.capital(first - 1)
                and ws[first - 1] not in word_lists()["no_places"]
                and number_before(ws, first) is None
            ):
                return cast.topic or cast.local or (SOME_CCGS,)
            return cast.topic if cast.sole and len(cast.topic) > 1 else cast.local or (ALL_CCGS,)
        if word in lists["does_what"] and ws[first + 1] in ("that", "which"):
            return cast.topic if len(cast.topic) == 1 else ()
        if word in lists["bodies"]:
            count = self.stand_ins.number_of(first) or 0
            known = not lists["definite"].isdisjoint(ws[max(0, first - 5) : first])
            return self.counted(first, count) if known or count in (len(cast.topic), len(cast.local)) else ()
        if self.stand_ins.before_noun(first)[1]:
            return (ALL_CCGS,)
        if not word_lists()["merged"].isdisjoint(ws[max(0, first - 4) : first]):
            return self._made(first)
        return self._ccg(first) if word in lists["one_nouns"] else ()

    def _one(self, token: int) -> tuple[str, ...]:
        """`it`: the subject of its own sentence, else that of one just before, else what the text is about.

        What comes of a merger just told is meant where `it` will do something. Those who give and watch are meant where nobody else is.
        """
        low = self.doc.sentence_tokens(token)[0]
        if self.words[token + 1] in ("will", "would", "should", "could", "'ll", "'d") and token - low < 4:
            told = self._told_before(token)
            if (
                told is not None
                and told.type in ("merger", "establishment")
                and told.start < self.doc.tokens.starts[low]
                and (made := self._made(token))
            ):
                return made
        for r in reversed(self._since(low)):
            if not r.several and not r.oblique:
                return r.members
        wrote = [r for r in self._since(low) if r.kind == "named" and not r.several]
        if self.words[token] == "its" and len(wrote) == 1 and self.words[wrote[0].last] == "that":
            return wrote[0].members  # `he wrote to Hexley that its plan was not credible`
        item = self.doc.layout.block_at(self.doc.tokens.starts[token]).kind == "item"
        before = [
            [
                r
                for r in s
                if not r.several
                and (item or self.doc.layout.block_at(self.doc.tokens.starts[r.first]).kind != "item")
                and self.lists["givers"].isdisjoint(r.members)
            ]
            for s in self._sentences_before(token, _FAR)
        ]
        subject = next((r for s in before for r in s if not r.oblique), None)
        if subject is None and len(self.cast.topic) == 1:
            return self.cast.topic
        subject = (
            subject
            or next((r for s in before[:_PRONOUN] for r in s), None)
            or next((r for s in self._sentences_before(token, 1) for r in s if not r.several), None)
        )
        return subject.members if subject is not None else ()

    def _of_pair(self, word: str) -> tuple[str, ...]:
        """`the former`, `the latter`: one of the last two that were named together."""
        pair = next((r for r in reversed(self.found) if r.kind == "named" and len(r.members) == _PAIR), None)
        if pair is None:
            return ()
        told = [
            a
            for k in range(pair.first, pair.last)
            for a in pair.members
            if self.of_word.get(self.words[k], set()) & set(pair.members) == {a}
        ]
        return (told[0 if word == "former" else -1],) if told else ()

    def _several(self, token: int) -> tuple[str, ...]:
        """`they`: the several of its own sentence, else of one just before, else those that the text is about."""
        number = number_before(self.words, token - 1) if self.words[token - 1] == "of" else None
        if number and number[0] >= _NATIONWIDE:
            return (ALL_CCGS,)
        low = self.doc.sentence_tokens(token)[0]
        for r in reversed(self._since(low)):
            if r.several and not r.oblique:
                return r.members
        own = [r for r in self._since(low) if r.kind == "named" and not r.oblique]
        if self.words[token] == "their" and len(own) == 1 and not own[0].several:
            return own[0].members  # `Hull CCG exceeded their budget by £12m`
        if listed := self._lines():
            return listed
        for sentence in self._sentences_before(token, _PRONOUN):
            many = [r for r in sentence if r.several]
            if many:
                return next((r for r in many if not r.oblique), many[0]).members
        return self.cast.topic if len(self.cast.topic) > 1 else self.cast.local

    def _ccg(self, token: int) -> tuple[str, ...]:
        """`the CCG`: the one whose document it is, else the one spoken of last, else what the text is about."""
        if self.cast.home:
            return (self.cast.home,)
        recent = [
            r
            for r in self._recent(token, _BLOCKS)
            if r.kind in ("named", "pronoun") and not r.several and r.members[0] not in self.others
        ]
        found = next((r for r in recent if not r.oblique), recent[0] if recent else None)
        if (
            self.cast.result
            and found is not None
            and found.members != (self.cast.result,)
            and found.members[0] in self.cast.topic
            and self._is_made
            and self._block(found.first) < self._block(token)
        ):
            return (self.cast.result,)  # the one they have become, and none of its forerunners
        if (
            found is not None
            and len(self.cast.topic) == 1
            and found.members != self.cast.topic
            and self._block(found.first) < self._block(token)
        ):
            return self.cast.topic  # not the neighbour that another paragraph spoke of
        if found is not None:
            return found.members
        return self.cast.topic if len(self.cast.topic) == 1 else ()

    def _block(self, token: int) -> int:
        return self.doc.layout.sentence_at(self.doc.tokens.starts[token]).block

    def counted(self, token: int, count: int) -> tuple[str, ...]:
        """`the four must`: those that the text is about, the last list of so many, or so many named in the sentences before."""
        if len(self.cast.topic) == count:
            return self.cast.topic
        if len(self.cast.local) == count:
            return self.cast.local
        if len(listed := self._lines()) == count:
            return listed
        named: set[str] = set()
        for sentence in self._sentences_before(token, _PRONOUN + 1):
            for r in sentence:
                if r.first in self.groups and self.groups[r.first].count == count and r.members != (ALL_CCGS,):
                    return r.members
                if r.kind == "named" and len(r.members) == count:
                    return r.members
                named |= set(r.members) if r.kind == "named" else set()
            if len(named) == count:
                return tuple(sorted(named))
        return self.cast.listed(count) or (SOME_CCGS,)

    def _made(self, token: int) -> tuple[str, ...]:
        """`the new body`: what a merger told before makes, or what others become."""
        told = self._told_before(token)
        if told is not None and told.result:
            return (told.result,)
        if self.cast.result:
            return (self.cast.result,)
        ws = self.words
        for r in self._recent(token, _BLOCKS):
            if (
                r.kind == "named"
                and len(r.members) == 1
                and r.members[0] not in self.cast.topic
                and (
                    not self.lists["becomes"].isdisjoint(ws[max(0, r.first - 3) : r.first])
                    or not {"new", "single"}.isdisjoint(ws[max(0, r.first - 5) : r.first])
                )
            ):
                return r.members  # `replaced by a new statutory body, NHS X CCG`
        return self.cast.topic if len(self.cast.topic) > 1 else ()

    def _event(self, token: int) -> tuple[str, ...]:
        """`the merger`: those who take part in the one told just before, else those that the text is about."""
        told = self._told_before(token, "merger" if self.words[token] in ("merger", "mergers", "amalgamation") else "")
        if told is not None and len(told.participants) > 1:
            return told.participants
        return self.cast.topic if len(self.cast.topic) > 1 else ()

    def _area(self, token: int) -> tuple[str, ...]:
        """`the city`: the CCG of it, where one alone has the word in its name; else those of the place that a text is about."""
        agents = self.of_word.get(self.words[token], set())
        if len(agents) == 1 and len(self.cast.ccgs) > 1:
            return tuple(agents)
        return self.cast.topic or self.cast.local

    def _lines(self) -> tuple[str, ...]:
        """The CCGs of a list of lines that ended just before."""
        run: list[Referent] = []
        for r in reversed(self.found):
            if (
                r.kind != "named"
                or self.doc.layout.block_at(self.doc.tokens.starts[r.first]).kind != "item"
                or run
                and run[-1].first - r.last > 8
            ):
                break
            run.append(r)
        return tuple(sorted({m for r in run for m in r.members})) if len(run) > 1 else ()

    def _told_before(self, token: int, of_type: str = "") -> Change | None:
        """The change told last in the few sentences before a token, and in its own; of a type where one is asked for."""
        start = self.doc.tokens.starts[token]
        k = bisect_right(self.changes, start, key=attrgetter("start"))
        while k and of_type and self.changes[k - 1].type != of_type:
            k -= 1
        near = k and self.doc.layout.index_at(start) - self.doc.layout.index_at(self.changes[k - 1].start) <= _PRONOUN
        return self.changes[k - 1] if near else None

    def _since(self, token: int) -> Sequence[Referent]:
        return self.found[bisect_left(self.found, token, key=attrgetter("first")) :]

    def _sentences_before(self, token: int, most: int) -> Iterator[Sequence[Referent]]:
        """The referents of each of the last sentences before that of a token."""
        layout = self.doc.layout
        index = layout.index_at(self.doc.tokens.starts[token])
        for back in range(index - 1, max(-1, index - 1 - most), -1):
            first, last = self.doc.range_of(layout.sentences[back])
            yield [r for r in self._since(first) if r.first < last]

    def _recent(self, token: int, blocks: int) -> Iterator[Referent]:
        layout = self.doc.layout
        here = layout.sentence_at(self.doc.tokens.starts[token]).block
        for r in reversed(self.found[-_RECENT:]):
            if here - layout.sentence_at(self.doc.tokens.starts[r.first]).block > blocks:
                return
            yield r
