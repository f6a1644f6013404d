"""Speakers behind their verbs of saying: `said Dr Hill`, `finds NAO`, `said X’s head of finance Jane Doe`."""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.speaker_asides import SpeakerAsides
from ccgkg.ingest.text.grammar import PAUSES

#: Tokens of an apposition that leads up to the speaker’s name, at most.
_APPOSED = 14
#: Tokens of a speaker’s phrase, of what is yet to be done with a paper, and those before such a paper, at most.
_PHRASE, _BOUND, _BEFORE = 16, 18, 5
#: Tokens of those who sent a document out, at most.
_ISSUER = 9
#: With these all of a group are meant: `the two CCGs`, `both CCGs`.
ALL = ("the", "both", "these", "all")


class SpeakersBehind(SpeakerAsides):
    """Resolves the speaker whose phrase begins after a verb of saying. Places are tokens, ranges half-open."""

    def after(self, at: int, high: int) -> Speaker | None:
        """The speaker whose phrase begins at a token: `said Dr Hill`, `says watchdog`, `finds NAO`; `last` is its
        end."""
        words, lists = self.words, self.lists
        while at < high and (words[at] in lists["single-adverbs"] or words[at] == "by"):
            if words[at + 1] == "'s":
                break  # according to today’s report
            at += 1
        if at >= high or words[at] in lists["prepositions"]:
            return None
        if words[at] in ("him", "her") and (at + 1 >= high or words[at + 1] in PAUSES):
            return self._pronoun_of(at)
        person = self.people.by_lead.get(at)
        related = self._related(person, at, high)
        if related is not None:
            return related
        if person is not None:
            return self._person(person)
        if (issued := self._sent_out(at, high)) is not None:
            return issued
        found = self._pronoun(at, True) or self._after_role(at, high) or self._all_at(at, high) or self._bound(at, high)
        if found is not None:
            return found
        end = self._end_of_phrase(at, high)
        inner = self.people.within(at, end)
        post = next(iter(self.doc.cues.within("role", at + 1, end)), None) if not inner else None
        if post is not None and (holder := self._of_body_before(post, end)) is not None:
            return holder
        return self._person(inner[-1]) if inner else self._phrase(at, end)

    def _pronoun_of(self, at: int) -> Speaker | None:
        """`according to her`: whom the pronoun means."""
        person = self._who("he" if self.words[at] == "him" else "she", at)
        return Speaker(person.slug, at, at + 1, person) if person is not None else None

    def _sent_out(self, at: int, high: int) -> Speaker | None:
        """`according to the prospectus the two groups sent out`, `a plan that X published`: whose a document is that
        hangs on no preposition."""
        words = self.words
        cue = next(iter(self.doc.cues.within("voice-document", at, min(high, at + _BEFORE))), None)
        if cue is None or cue.last + 2 >= high:
            return None
        first = cue.last + (words[cue.last] in ("that", "which"))
        near = range(first, min(high - 1, first + _ISSUER))
        verb = next((i for i in near if words[i] in self.lists["issues"]), None)
        if verb is None or not PAUSES.isdisjoint(words[first:verb]):
            return None
        end = verb - (words[verb - 1] in ("has", "have", "had"))
        found = self.before(end, first)
        if found is None or found.agent is None or found.first - first > 1 or found.document:
            return None
        return Speaker(found.agent, at, verb + 1, found.person, True, words[cue.last - 1])

    def _related(self, person: PersonMention | None, at: int, high: int) -> Speaker | None:
        """`says Ms Lee’s opposite number at X, Rob Hay`, `said her deputy, Rob Hay`: a name behind what he is to
        another."""
        words = self.words
        if words[at] not in ("his", "her") and (person is None or words[person.last : person.last + 1] != ["'s"]):
            return None
        first = at + 1 if person is None else person.last + 1
        other = next(iter(self.people.within(first + 1, min(high, first + _APPOSED))), None)
        if other is None or person is not None and other.person is person.person:
            return None
        between = words[first : other.lead - (words[other.lead - 1] == ",")]
        if not PAUSES.isdisjoint(between) or not self.lists["relative"].isdisjoint(between):
            return None
        if words[other.lead - 1] in self.lists["prepositions"] or self.grammar.finite(first, other.lead):
            return None
        return Speaker(other.person.slug, at, other.last, other.person)

    def _after_role(self, at: int, high: int) -> Speaker | None:
        """`said X’s head of finance Jane Doe`, `said the chair of X, Jane Doe`, `said one of them, X chair Jane Doe`: a
        name behind its role."""
        starts = self.doc.tokens.starts
        named = next(iter(self.people.within(at + 1, min(high, at + _APPOSED))), None)
        role = self.capacities.ahead_of(starts[named.lead]) if named is not None else None
        if named is None or role is None or role.start < starts[at]:
            return None
        lead_up = self.words[at : self.doc.tokens.at(role.start)]
        marks = [i for i, w in enumerate(lead_up) if w in PAUSES]
        if marks and (lead_up[0] != "one" or len(marks) > 1) or any(w in self.lists["relative"] for w in lead_up):
            return None
        return Speaker(named.person.slug, at, named.last, named.person)

    def _all_at(self, at: int, high: int) -> Speaker | None:
        """`said the two CCGs`: bodies that speak together (decision 21)."""
        group = self.groups_at.get(at)
        if group is None and self.words[at] in self.lists["determiners"]:
            group = self.groups_at.get(at + 1)
        if group is None or group.last > high or group.first == at and self.words[at] not in ALL:
            return None
        return Speaker(ALL_CCGS, at, group.last)

    def _bound(self, at: int, high: int) -> Speaker | None:
        """`say papers due to go to its governing body`: whose a paper is that is yet to be dealt with."""
        words = self.words
        papers = self.doc.cues.within("voice-document", at, min(high, at + _BEFORE))
        going = next((c for c in papers if words[c.last] in self.lists["bound"]), None)
        if going is None or going.last + 2 >= high:
            return None
        limit = min(high, at + _BOUND)
        tail = next((i for i in range(going.last, limit) if words[i] in PAUSES), limit)
        author = self._author(going.last, tail)
        if author is None:
            return None
        return Speaker(author.agent, at, tail, author.person, True, words[going.last - 1])

    def _end_of_phrase(self, at: int, high: int) -> int:
        """Where a noun phrase that begins at a token ends: at a mark, or at a word that begins something else."""
        end, limit = at, min(high, at + _PHRASE)
        while end < limit and self._in_phrase(end) and (end == at or not self._bounds(end, high)):
            end += 1
        return end

    def _in_phrase(self, at: int) -> bool:
        """Whether a token may stand in a noun phrase: a word, a mark of the genitive, or a bracket in a body’s name."""
        word = self.words[at]
        if word[0].isalnum() or word in ("&", "'s", "/"):
            return True
        if word in ("'", "’") and self.words[at - 1].endswith("s") and self.doc.tokens.joined(at):
            return True  # patients’ charity
        body = self.bodies.at(at) if word in ("(", ")", ",") else None
        return body is not None and body.first < at < body.last

    def _bounds(self, at: int, high: int) -> bool:
        """Whether a word begins something else: not in `its last annual report`, `a report published today by X`."""
        word, lists = self.words[at], self.lists
        if word not in lists["boundaries"] or self.bodies.at(at) is not None:
            return False
        own = word == "last" and self.words[at - 1] in lists["determiners"]
        dated = word in lists["boundary-times"] and "by" in self.words[at + 1 : min(high, at + 4)]
        return not own and not dated

    def _phrase(self, first: int, last: int) -> Speaker | None:
        """The speaker of a noun phrase in the tokens, read from its head."""
        if last <= first:
            return None
        words = self.words
        paper = next(iter(self.doc.cues.within("voice-document", first, last)), None)
        if paper is not None and words[paper.last : paper.last + 1] and words[paper.last] in self.lists["seen"]:
            return self._span(self._document(paper, first), first, last)  # NHS England figures obtained by HSJ
        if paper is not None and paper.last < last and not self.bodies.within(first, paper.first):
            author = self._author(paper.last, last)  # papers due to go to its governing body
            if author is not None:
                return Speaker(author.agent, first, last, author.person, True, words[paper.last - 1])
        body = self.bodies.at(last - 1)
        if body is not None and body.last == last:
            return self._span(self._body_phrase(body, first), first, last)
        core = self._core(first, last)
        inner = self.bodies.within(first, last) if core < last else ()
        found = self._body_phrase(inner[0], first) if inner else self._nominal(core, first)
        if found is None and any(True for _ in self.doc.cues.within("voice-person", first, last)):
            return Speaker(None, first, last)
        return self._span(found, first, last)

    def _core(self, first: int, last: int) -> int:
        """Where the head of a noun phrase ends: before a preposition that is in no body’s name."""
        core = first
        while core < last:
            body = self.bodies.at(core)
            if body is None and self.words[core] in self.lists["prepositions"] and core > first:
                break
            core = body.last if body is not None else core + 1
        return core

    def _span(self, found: Speaker | None, first: int, last: int) -> Speaker | None:
        if found is None:
            return None
        return Speaker(found.agent, first, last, found.person, found.document)
