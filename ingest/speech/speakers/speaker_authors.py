"""Whose a document is: by what hangs on it, by what stands before it, or by how the text brought it in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left

from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.speech.roles.capacities import role_words
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.speaker_memory import SpeakerMemory
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.grammar import PAUSES

#: Documents told of before one, at most, of which it may be one.
_INTRODUCED = 12
#: Tokens before a board in which its body is named, and words before a document that only describe it, at most.
_BOARD, _DESCRIBED = 10, 5
#: Tokens in which a sentence begins with the body that issued `its report`.
_OPENS = 3
#: Before a board these say that it is that of the body spoken of.
_OWN_BOARD = frozenset(("its", "the", "their", "this", "today's", "a", "last", "next", "tomorrow's"))


class SpeakerAuthors(SpeakerMemory, ABC):
    """Finds them in one document. Places are tokens, ranges half-open."""

    @abstractmethod
    def after(self, at: int, high: int) -> Speaker | None:
        """The speaker whose phrase begins at a token."""

    @abstractmethod
    def _noun(self, cue: Cue, low: int) -> Speaker | None:
        """The body that a noun stands for."""

    def _author(self, first: int, last: int) -> Speaker | None:
        """Who wrote a document, from what hangs on it: `by X`, `from X`, `for X`, but not by those who saw it."""
        words, lists = self.words, self.lists
        for i in range(first, last - 1):
            found = None
            seen = not lists["seen"].isdisjoint(words[first : min(first + 4, i)])
            if words[i] == "from":
                found = self._writer(i + 1, last)
            elif words[i] == "by" and not seen:
                found = self._writer(i + 1, last) or self._unlisted_writer(i + 1, last)
            elif words[i] in lists["before-boards"]:
                found = self._before_board(i, last, i > first)
            if found is not None:
                return found
        return None

    def _writer(self, at: int, last: int) -> Speaker | None:
        """`by X`, `from X seen by Y`."""
        stop = next((j for j in range(at + 1, last) if self.words[j] in self.lists["seen"]), last)
        author = self.after(at, stop)
        return author if author is not None and author.agent is not None else None

    def _unlisted_writer(self, at: int, last: int) -> Speaker | None:
        """`by the consultants Marlow Finch`: capitals that no list has."""
        words, tokens, lists = self.words, self.doc.tokens, self.lists
        kinds = role_words()["bodies"]
        while at < last and (words[at] == "the" or words[at] in kinds and not tokens.capital(at)):
            at += 1
        at += (
            at + 1 < last and words[at].endswith("s") and words[at].isalpha() and not tokens.capital(at)
        )  # by recruiters X
        end = at
        while end < last and (tokens.capital(end) or words[end] in ("&", "'s") or self._in_name(end, at)):
            end += 1
        if end == at or words[at] in lists["times"] or words[at] in lists["no-bodies"] or self.bodies.within(at, end):
            return None
        raw = self.doc.text[tokens.starts[at] : tokens.ends[end - 1]]
        return Speaker(self.short.get(raw.lower()) or slug_of(raw), at, end)

    def _in_name(self, at: int, low: int) -> bool:
        """Whether a token is the `of` in a name: `the Mere Vale Faculty of GPs`."""
        named = at > low and self.words[at] == "of" and self.words[at - 1] in self.lists["of-bodies"]
        return named and self.doc.tokens.capital(at - 1) and self.doc.tokens.capital(at + 1)

    def _before_board(self, at: int, last: int, later: bool) -> Speaker | None:
        """`papers for X’s board`, `its plan for X`; `later`: words stand between the document and the preposition."""
        board = self._board(at + 1, last)
        if board is not None:
            return Speaker(board, at + 1, last)
        body = self.bodies.at(at + 1 + (self.words[at + 1] == "the"))
        if body is None or self.words[at] != "for" or not later or body.kind != "body" or body.last != last:
            return None
        return Speaker(body.agent, body.first, body.last)

    def _board(self, first: int, last: int) -> str | None:
        """Whose board it is that a phrase in the tokens names: `X’s March board meeting`, `the board of X`, `its
        board`."""
        words, boards = self.words, self.lists["boards"]
        near = range(first, min(last, first + _BOARD))
        board = next((i for i in near if words[i] in boards and self.bodies.at(i) is None), None)
        if board is None or any(w in PAUSES or w in self.lists["relative"] for w in words[first:board]):
            return None
        for body in self.bodies.within(first, min(last, board + 4)):
            if body.last <= board or words[board + 1] in ("of", "at"):
                return body.agent
        if words[first] in _OWN_BOARD:
            return self.body or self._likely_owner(first) or self.antecedents.only_ccg()
        return None

    def _owner_before(self, at: int, low: int) -> tuple[str | None, int, str]:
        """The body or person whose a noun at a token is (`the NAO’s latest`), where its phrase begins, and its
        determiner."""
        words, lists = self.words, self.lists
        i = at
        while i > low:
            word = words[i - 1]
            if (body := self.bodies.at(i - 1)) is not None:
                return body.agent, body.first, "body"
            if (person := self.people.by_last.get(i)) is not None:
                return person.person.slug, person.lead, "person"
            if word in lists["determiners"]:
                return None, i - 1, word
            if word == "'s" and words[i - 2] in lists["powers"] and i - 2 > low:
                return words[i - 2], i - 2, "body"  # the government’s white paper
            if word in ("today", "yesterday") and words[i] == "'s":
                return None, i - 1, "the"  # today’s report
            if word in ("'", "’") and words[i - 2] in ("ccgs", "groups"):  # the CCGs’ joint business case
                return ALL_CCGS, i - 2, "body"
            if not self._describes(i - 1, at, low):
                noun = self.doc.cues.ending("voice-body", i) if words[i : i + 1] == ["'s"] else None
                if noun is None:
                    break
                found = self._noun(noun, low)
                return (found.agent if found else None), noun.first, "noun"
            i -= 1
        return None, i, ""

    def _describes(self, at: int, noun: int, low: int) -> bool:
        """Whether a token may stand between the owner of a noun and the noun: `the NAO’s latest damning`."""
        word, lists = self.words[at], self.lists
        if word in lists["adjectives"] or word.endswith("'s") or word[0].isdecimal():
            return True
        if word == "and" and "'s" in self.words[max(low, at - 3) : at]:
            return True  # the firm’s capability and capacity review
        near = word.isalpha() and noun - at <= _DESCRIBED and self.words[at + 1] != "'s"
        barred = word in lists["no-adjectives"] or word in lists["seen"]
        return near and not barred and not self.grammar.is_finite(at, low)

    def _introduced(self, cue: Cue, low: int | None = None) -> str | None:
        """Whose `the report` is by how the text brought it in: `today’s publication by X`, `X’s new report`; from token
        `low` on only by its own name."""
        papers = self.lists["papers"]
        noun = self.words[cue.last - 1]
        cues = self.doc.cues.all("voice-document")
        at = bisect_left(cues, cue.first, key=lambda c: c.first)
        for other in reversed(cues[max(0, at - _INTRODUCED) : at]):
            name = self.words[other.last - 1]
            if low is not None and other.first < low:
                break
            if name == noun or low is None and name in papers and noun in papers:
                owner = self._introducer(other)
                if owner is not None:
                    return owner
        return None

    def _introducer(self, cue: Cue) -> str | None:
        """The body that a document is told to be of where it stands: `X’s report`, `a report by X`."""
        low, high = self.doc.sentence_tokens(cue.first)
        owner, _, kind = self._owner_before(cue.first, low)
        if kind == "body" and owner is not None and owner not in self.outlets:
            return owner
        if kind == "its":  # X published its report
            body = next(iter(self.bodies.within(low, min(cue.first, low + _OPENS))), None)
            return body.agent if body is not None and body.kind != "outlet" else None
        if kind in ("body", "person") or self.words[cue.last : cue.last + 1] != ["by"]:
            return None
        start = cue.last + 1 + (self.words[cue.last + 1 : cue.last + 2] == ["the"])
        body = self.bodies.at(start) if start < high else None
        return body.agent if body is not None and body.first == start else None

    def _likely_owner(self, at: int) -> str | None:
        """Whose `the report` is where the text did not say so: the last body named that is no CCG and no outlet."""
        mention = next((m for m in self.bodies.before(at) if m.kind == "body"), None)
        return mention.agent if mention else None
