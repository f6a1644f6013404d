"""Who speaks in a document or through a spokesman: its author, its owner, or whoever the text said it was."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left

from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.speech.capacities import role_words
from ccgkg.ingest.speech.speaker import Speaker
from ccgkg.ingest.speech.speaker_memory import SpeakerMemory
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.grammar import PAUSES

#: Documents told of before one, at most, of which it may be one.
_INTRODUCED = 12


class SpeakerDocuments(SpeakerMemory, ABC):
    """Reads the phrases of documents and spokesmen, which may hold those of other speakers."""

    @abstractmethod
    def before(self, at: int, low: int, tag: bool = False) -> Speaker | None:
        """The speaker whose phrase ends before a token."""

    @abstractmethod
    def after(self, at: int, high: int) -> Speaker | None:
        """The speaker whose phrase begins at a token."""

    @abstractmethod
    def _noun(self, cue: Cue, low: int) -> Speaker | None:
        """The body that a noun stands for."""

    def _tailed(self, at: int, low: int) -> Speaker | None:
        """The document whose phrase ends at a token with what hangs on it: `a report into waits by the NAO`, `papers seen by X`."""
        words, lists = self.words, self.lists
        floor = at
        while floor > low and at - floor < 24:
            word = words[floor - 1]
            written = (
                word in lists["participles"] | lists["seen"]
                and self.doc.cues.ending("voice-document", floor - 1) is not None
            )
            written = written or word in ("put", "sent", "led") and words[floor : floor + 1] == ["by"]
            if (
                word in (",", ";", ":", ".", "that", "which", "who")
                or word in lists["marks"]
                or not written
                and self.grammar.is_finite(floor - 1, low)
            ):
                break
            floor -= 1
        for cue in self.doc.cues.within("voice-document", floor, at - 1):
            if words[cue.last - 1] == "directions":
                continue  # `placed under directions by X and posted a deficit`
            if (
                words[cue.last] not in lists["prepositions"]
                and words[cue.last] not in lists["participles"] | lists["seen"] | lists["bound"]
            ):
                continue
            if cue.first > floor and words[cue.first - 1] in lists["prepositions"] and cue.first - floor > 1:
                continue
            author = self._author(cue.last, at)
            if author is not None:
                return Speaker(author.agent, cue.first, at, author.person, True, words[cue.last - 1])
            found = self._document(cue, low)
            return Speaker(found.agent, found.first, at, found.person, True, words[cue.last - 1]) if found else None
        for cue in self.doc.cues.within("voice-person", floor, at - 2):
            if cue.value == "spokes" and words[cue.last] in ("for", "from", "at", "of"):
                body = self.bodies.at(cue.last + 1 + (words[cue.last + 1] == "the"))
                name = range(cue.last + 1, at)
                unlisted = body is None and len(name) > 1 and all(self.doc.tokens.capital(i) for i in name)
                if unlisted:  # analysts at Marlow Partners
                    return Speaker(slug_of(" ".join(words[i] for i in name)), cue.first, at)
                return Speaker(body.agent if body else None, cue.first, at)
        return None

    def _author(self, first: int, last: int) -> Speaker | None:
        """Who wrote a document, from what hangs on it: `by X`, `from X`, `for X`, but not by those who saw it."""
        words, lists = self.words, self.lists
        seen = any(w in lists["seen"] for w in words[first : min(first + 4, last)])
        for i in range(first, last - 1):
            if (
                words[i] == "by" and seen and self.bodies.at(first - 2) is None
            ):  # figures obtained by the charity HearWell
                body = self.bodies.at(i + 1) or self.bodies.at(i + 2) or self.bodies.at(i + 3)
                if body is not None and body.kind == "body" and words[body.first - 1] in role_words()["bodies"]:
                    return Speaker(body.agent, body.first, body.last)
            if words[i] == "by" and not seen or words[i] == "from":
                author = self.after(
                    i + 1, next((j for j in range(i + 2, last) if words[j] in lists["seen"]), last)
                )  # from X seen by Y
                if author is not None and author.agent is not None:
                    return author
                begin = i + 1
                while begin < last and (
                    words[begin] == "the"
                    or words[begin] in role_words()["bodies"]
                    and not self.doc.tokens.capital(begin)
                ):
                    begin += 1  # by the consultants Marlow Finch
                end = begin
                while end < last and (self.doc.tokens.capital(end) or words[end] in ("&", "'s")):
                    end += 1
                dated = end > begin and (words[begin] in lists["times"] or words[begin] in lists["no-bodies"])
                if words[i] == "by" and not seen and end > begin and not dated and not self.bodies.within(begin, end):
                    return Speaker(
                        slug_of(self.doc.text[self.doc.tokens.starts[begin] : self.doc.tokens.ends[end - 1]]),
                        begin,
                        end,
                    )
            elif words[i] in lists["before-boards"]:
                board = self._board(i + 1, last)
                if board is not None:
                    return Speaker(board, i + 1, last)
                body = self.bodies.at(i + 1 + (words[i + 1] == "the"))
                if words[i] == "for" and body is not None and i > first and body.kind == "body" and body.last == last:
                    return Speaker(body.agent, body.first, body.last)
        return None

    def _board(self, first: int, last: int) -> str | None:
        """Whose board it is that a phrase in the tokens names: `X’s March board meeting`, `the board of X`, `its board`."""
        words = self.words
        board = next(
            (
                i
                for i in range(first, min(last, first + 10))
                if words[i] in self.lists["boards"] and self.bodies.at(i) is None
            ),
            None,
        )
        if board is None:
            return None
        if not any(w in PAUSES or w in self.lists["relative"] for w in words[first:board]):
            named = self.bodies.within(first, min(last, board + 4))
            named = [m for m in named if m.last <= board or words[board + 1] in ("of", "at")]
            if named:
                return named[0].agent
            if self.words[first] in ("its", "the", "their", "this", "today's", "a", "last", "next", "tomorrow's"):
                return self.body or self._likely_owner(first) or self.antecedents.only_ccg()
        return None

    def _possessor(self, at: int, low: int) -> Speaker | None:
        """Whose message, view or reply it is: `Dr Hill’s message to members` before a token."""
        words = self.words
        for i in range(at - 1, max(low, at - 8), -1):
            if words[i] in (",", ";", ":", "that"):
                return None
            if words[i] == "'s" and words[i + 1] in self.lists["messages"]:
                person = self.people.by_last.get(i)
                if person is not None:
                    return self._person(person)
                body = self.bodies.at(i - 1)
                return Speaker(body.agent, body.first, at) if body is not None else None
        return None

    def _owner_before(self, at: int, low: int) -> tuple[str | None, int, str]:
        """The body or person whose a noun at a token is (`the NAO’s latest`), where its phrase begins, and its determiner."""
        words, lists = self.words, self.lists
        i = at
        while i > low:
            body = self.bodies.at(i - 1)
            if body is not None:
                return body.agent, body.first, "body"
            person = self.people.by_last.get(i)
            if person is not None:
                return person.person.slug, person.lead, "person"
            word = words[i - 1]
            if word == ")":
                opening = next((j for j in range(i - 2, max(low, i - 8) - 1, -1) if words[j] == "("), None)
                if opening is None:
                    break
                i = opening
                continue
            if word in lists["determiners"]:
                return None, i - 1, word
            if word in ("'", "’") and words[i - 2] in ("ccgs", "groups"):  # the CCGs’ joint business case
                return ALL_CCGS, i - 2, "body"
            plain = (
                words[i : i + 1] != ["'s"]
                and word.isalpha()
                and at - i < 5
                and word not in lists["no-adjectives"] | lists["seen"]
                and not self.grammar.is_finite(i - 1, low)
            )
            if word not in lists["adjectives"] and not word.endswith("'s") and not word[0].isdecimal() and not plain:
                noun = self.doc.cues.ending("voice-body", i)
                if noun is not None and words[i : i + 1] == ["'s"]:
                    found = self._noun(noun, low)
                    return (found.agent if found else None), noun.first, "noun"
                break
            i -= 1
        return None, i, ""

    def _document(self, cue: Cue, low: int) -> Speaker | None:
        agent, first, kind = self._owner_before(cue.first, low)
        noun = self.words[cue.last - 1]
        if first > low and self.words[first - 1] == "in" and kind in ("a", "the", "its", "an", "their", "his", "her"):
            found = self.before(first - 1, low)  # X in a statement said
            if found is not None:
                return found
        if agent is None:
            if kind == "its":
                agent = self.body or self._likely_owner(cue.first)
            elif kind == "their":
                start, _ = self.doc.sentence_tokens(cue.first)
                several = next(self.bodies.groups_within(start, cue.first), None) is not None
                agent = ALL_CCGS if several else self.last.agent if self.last is not None else None
            elif kind in ("his", "her"):
                agent = self.person.slug if self.person else None
            elif kind in ("the", "this", "that", "these", "today's", "yesterday's"):
                agent = self.owners.get(noun) or self._introduced(cue) or self.owner or self._likely_owner(cue.first)
            elif kind == "our":
                agent = self.antecedents.own
            if agent is None and kind in ("", "a", "an") and self.ahead.in_head(cue.first):
                agent = self.ahead.author(noun, cue.last)
            shown = first > low and self.words[first - 1] in self.lists["seen"]  # X has seen papers suggesting
            if agent is None and noun in ("papers", "minutes", "documents") and kind in ("", "the") and not shown:
                agent = self.body
        person = self.person if agent is not None and self.person and agent == self.person.slug else None
        return Speaker(agent, first, cue.last, person, True, noun)

    def _introduced(self, cue: Cue) -> str | None:
        """Whose `the report` is by how the text brought it in: `today’s publication by X`, `X’s new report`."""
        papers = self.lists["papers"]
        noun = self.words[cue.last - 1]
        cues = self.doc.cues.all("voice-document")
        at = bisect_left(cues, cue.first, key=lambda c: c.first)
        for other in reversed(cues[max(0, at - _INTRODUCED) : at]):
            name = self.words[other.last - 1]
            if name != noun and not (name in papers and noun in papers):
                continue
            low, high = self.doc.sentence_tokens(other.first)
            owner, _, kind = self._owner_before(other.first, low)
            if kind == "body" and owner is not None and owner not in self.outlets:
                return owner
            if kind in ("body", "person") or self.words[other.last : other.last + 1] != ["by"]:
                continue
            start = other.last + 1 + (self.words[other.last + 1 : other.last + 2] == ["the"])
            body = self.bodies.at(start) if start < high else None
            if body is not None and body.first == start:
                return body.agent
        return None

    def _likely_owner(self, at: int) -> str | None:
        """Whose `the report` is where the text did not say so: the last body named that is no CCG and no outlet."""
        mention = next((m for m in self.bodies.before(at) if m.kind == "body"), None)
        return mention.agent if mention else None

    def _spokes(self, cue: Cue, low: int) -> Speaker:
        agent, first, kind = self._owner_before(cue.first, low)
        spokes = self.words[cue.first].startswith("spokes")
        paper = self.doc.cues.ending("voice-document", cue.first - 1) if self.words[cue.first - 1] == "'s" else None
        if agent is None and paper is not None:  # the report's authors
            found = self._document(paper, low)
            return Speaker(found.agent if found else None, paper.first, cue.last)
        if agent is None and (kind == "its" or (spokes and kind in ("a", "the", "its"))):
            agent = self.body or self.last_body
        return Speaker(agent, first, cue.last)
