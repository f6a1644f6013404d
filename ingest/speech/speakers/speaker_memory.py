"""What a text has said so far of its speakers: who spoke, of whom it speaks, and whose each document is."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.speech.people.people import Named, People, PersonMention
from ccgkg.ingest.speech.roles.bare_bodies import short_names
from ccgkg.ingest.speech.roles.capacities import Capacities
from ccgkg.ingest.speech.speakers.antecedents import Antecedents
from ccgkg.ingest.speech.speakers.foreshadowed import Foreshadowed
from ccgkg.ingest.speech.speakers.speaker import Speaker, words_of
from ccgkg.ingest.speech.speakers.writers import writers
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.grammar import Grammar

#: Tokens of a phrase before the subject of a sentence, at most.
_FRONT = 16
#: Tokens in which the name or the body stands that a sentence begins with.
_SUBJECT, _BODY = 14, 7
#: Tokens of a subject that came from someone, and the verbs between.
_SENT, _COMES = 6, frozenset(("is", "was", "comes", "came", "are", "were"))


class SpeakerMemory:
    """The memory of one text, filled in its order; it tells whom a pronoun means. Places are tokens, ranges
    half-open."""

    def __init__(self, doc: Document, bodies: Bodies, people: People, capacities: Capacities) -> None:
        self.doc, self.bodies, self.people, self.capacities = doc, bodies, people, capacities
        self.words, self.short = doc.tokens.words, short_names(doc, bodies)
        self.lists = words_of()
        self.groups = {g.last: g for g in bodies.groups}
        self.groups_at = {g.first: g for g in bodies.groups}
        self.antecedents, self.ahead = Antecedents(doc, bodies), Foreshadowed(doc, bodies)
        self.grammar = Grammar(doc)
        self.person: Named | None = None  # whom `she` means
        self.spoken_for: str | None = None  # for whom a spokesman spoke, who is now `he` or `she`
        self.outlets = frozenset(m.agent for m in bodies.mentions if m.kind == "outlet")
        self.body: str | None = self.antecedents.own  # what `it` means
        self.last: Speaker | None = None  # who spoke last
        self.last_body: str | None = None  # the body that spoke last
        self.spoke_at = 0  # the token at which it did
        self.opens: tuple[str, int] | None = None  # the body that the last paragraph began with, and where
        self.several: Speaker | None = None  # what `they` means: several whom a sentence was about, until one speaks
        self.owner: str | None = self.antecedents.own  # whose `the report` is
        self.owners: dict[str, str] = {}  # whose `the report`, `the letter` is, by noun
        self.writers = writers(doc, people, capacities)  # who wrote the text
        self.called: dict[str, str] = {}  # `he` or `she`, of those whom their names do not tell

    def heard(self, speaker: Speaker) -> None:
        """Remembers that a speaker spoke."""
        self.last, self.several = speaker, None
        if speaker.person is not None:
            self.person, self.spoken_for = speaker.person, None
        elif speaker.agent is not None and speaker.agent not in self.outlets:
            if any(w.startswith("spokes") for w in self.words[speaker.first : speaker.last]):
                self.spoken_for = speaker.agent
            self.body = self.last_body = speaker.agent
            self.spoke_at = speaker.first
        if speaker.document and speaker.agent is not None:
            self._own(speaker.noun, speaker.agent)

    def finds(self, speaker: Speaker) -> None:
        """Remembers that a body found something out: `the report` after it is its own, if no other was told of."""
        if self.owner is None and speaker.person is None and speaker.agent not in self.outlets:
            self.owner = speaker.agent

    def _own(self, noun: str, agent: str) -> None:
        self.owners[noun] = agent
        if noun not in self.lists["data"]:
            self.owner = agent

    def subject(self, first: int, last: int) -> Speaker | None:
        """The person or body that a sentence begins with, remembered for the pronouns after it."""
        begins, first = first, self._past_front(first, last)
        if first < last and self.words[first] in self.lists["personal"] and self.person:
            return Speaker(self.person.slug, first, first + 1, self.person)
        if (writer := self._sent_by(first, last)) is not None:
            return self._begun_by(writer)
        if first < last and self.words[first] == "it" and self.body:
            self._brought_in(first, last)  # It was left to Jane Doe, chair of X, to explain
            return Speaker(self.body, first, first + 1)
        named = next(iter(self.people.within(first, min(last, first + _SUBJECT))), None)
        if named is not None and (named.lead - first <= 2 or self._before_is_role(named, first)):
            return self._begun_by(named)
        if named is not None and (self._behind_front(named, first) or self._of_owner(named, first)):
            return self._begun_by(named)
        self._brought_in(begins, last)
        group = self.groups_at.get(first) or self.groups_at.get(first + 1)
        if group is not None and group.last < last:
            self.several = Speaker(ALL_CCGS, group.first, group.last)
        return self._the_ccg(first) or self._body_first(first, last)

    def _of_owner(self, mention: PersonMention, first: int) -> bool:
        """`The BMA’s Jane Doe` at the head of a sentence."""
        owner = self.bodies.at(mention.lead - 2) if self.words[mention.lead - 1] in ("'s", "'", "’") else None
        return owner is not None and owner.first - first <= 1

    def _behind_front(self, mention: PersonMention, first: int) -> bool:
        """`In written evidence Jane Doe, chair of X, was blunt`: a front that no comma closes."""
        between, lists = self.words[first : mention.lead], self.lists
        if between[0] not in lists["prepositions"] or between[-1] in lists["prepositions"] | lists["determiners"]:
            return False
        plain = all(w.isalnum() and w not in lists["coordinators"] for w in between)
        return plain and not self.bodies.within(first, mention.lead) and not self.grammar.finite(first, mention.lead)

    def _sent_by(self, first: int, last: int) -> PersonMention | None:
        """`It is from Jane Doe, chair of X`, `The email came from Jane Doe`: whose the words are that follow."""
        for i in range(first + 1, min(last - 2, first + _SENT)):
            if self.words[i] in _COMES and self.words[i + 1] in ("from", "by"):
                return self.people.by_lead.get(i + 2)
        return None

    def _begun_by(self, mention: PersonMention) -> Speaker:
        """`Jane Doe`, or `Jane Doe and Rob Roe`, who are `they` then."""
        self.person, self.spoken_for = mention.person, None
        speaker = self._person(mention)
        if self.words[mention.last : mention.last + 1] == ["and"] and mention.last + 1 in self.people.by_lead:
            self.several = speaker
        return speaker

    def _the_ccg(self, first: int) -> Speaker | None:
        """`The CCG employs 300 staff, according to its papers`."""
        words = self.words
        if words[first : first + 2] not in (["the", "ccg"], ["the", "group"]) or words[first + 2 : first + 3] == ["'s"]:
            return None
        meant = self.bodies.antecedent(self.doc, first + 1)
        if meant is None:
            return None
        self.body = meant.agent
        return Speaker(meant.agent, first, first + 2)

    def _body_first(self, first: int, last: int) -> Speaker | None:
        """`X`, `The watchdog X`, `X and Y`, who are `they` then; an outlet only where it stands first."""
        for body in self.bodies.within(first, min(last, first + _BODY)):
            noun = body.first - (self.words[body.first - 1] == "the")
            if body.first - first > 3 and not self.doc.cues.ending("voice-body", noun):
                return None
            if body.kind == "outlet" and body.first - first > 1:
                continue
            if body.kind != "outlet":
                self.body = body.agent
                begins = self.doc.layout.block_at(self.doc.tokens.starts[first]).start
                self.opens = (body.agent, first) if begins == self.doc.tokens.starts[first] else self.opens
            found = self._with_next(body)
            if found.last > body.last:
                self.several = found
            return found
        return None

    def _brought_in(self, first: int, last: int) -> None:
        """Remembers the one person whom a sentence brings in by name and post: `The committee heard from Dr Hill,
        president of X. He argued`."""
        named = self.people.within(first, last)
        if (
            named
            and not {"his", "her"} & set(self.words[first : named[0].lead])
            and named[0].full
            and len({m.person for m in named}) == 1
            and self.capacities.at(named[0].start)
        ):
            self.person, self.spoken_for = named[0].person, None

    def _past_front(self, first: int, last: int) -> int:
        """The token after what opens a sentence and stands before its subject: `In Kirklees,`, `At the same
        meeting,`."""
        words, lists = self.words, self.lists
        while first + 1 < last and words[first][0].isdecimal():  # 19/41.5 Mr Hill noted
            first += 1
        if first >= last or words[first] not in lists["fronts"] and not words[first].endswith("ing"):
            return first
        for i in range(first + 1, min(last - 1, first + _FRONT)):
            if words[i] == ",":
                named = self.people.by_last.get(i)
                if named is not None and self._behind_front(named, first):
                    return named.lead
                return i + 1 if words[i + 1] not in lists["relative"] else first
            if words[i] in lists["marks"] or words[i] in lists["personal"]:
                return first
        return first

    def _with_next(self, body: Mention) -> Speaker:
        """The subject that a body begins: `ccgs` where another CCG is joined to it (decision 21)."""
        words = self.words
        other = self.bodies.at(body.last + 1) if words[body.last : body.last + 1] in (["and"], ["&"], [","]) else None
        if (
            other is not None
            and body.kind == other.kind == "ccg"
            and other.first == body.last + 1
            and other.agent != body.agent
        ):
            return Speaker(ALL_CCGS, body.first, other.last)
        return Speaker(body.agent, body.first, body.last)

    def _before_is_role(self, mention: PersonMention, first: int) -> bool:
        head = mention.lead - (self.words[mention.lead - 1] == ",")
        post = self.doc.cues.ending("role", head)
        if post is not None:
            return not self.lists["shares"] & set(
                self.words[first : post.first]
            )  # Her group shares an officer, Jane Doe, with X
        role = self.capacities.ahead_of(
            self.doc.tokens.starts[mention.lead]
        )  # The chair of X, Jane Doe, gave her view.
        return role is not None and 0 <= self.doc.tokens.at(role.start) - first < 3

    def filed(self, speaker: Speaker, first: int, last: int) -> None:
        """Remembers whose a document is that a speaker spoke in: `said in its plan`, `In a letter, Dr Hill wrote`."""
        words = self.words
        for cue in self.doc.cues.within("voice-document", first, last):
            low = max(first, cue.first - 5)
            if "in" in words[low : cue.first] and speaker.agent is not None:
                self._own(words[cue.last - 1], speaker.agent)
                return

    def mentioned(self, mention: PersonMention) -> Speaker:
        """A person as speaker, where a text names him."""
        return self._person(mention)

    def _person(self, mention: PersonMention) -> Speaker:
        return Speaker(mention.person.slug, mention.lead, mention.last, mention.person)

    def _pronoun(self, at: int, tag: bool) -> Speaker | None:
        word = self.words[at]
        if word in self.lists["personal"]:
            if self.spoken_for is not None:
                return Speaker(self.spoken_for, at, at + 1)
            person = self._who(word, at)
            return Speaker(person.slug if person else None, at, at + 1, person)
        if word == "it":
            body = (self._opened(at) or self.last_body or self.body) if tag else (self.body or self.last_body)
            return Speaker(body, at, at + 1) if body else None
        if word == "they" and self.several is not None:
            return Speaker(self.several.agent, at, at + 1, self.several.person)
        if word == "they" and self.last is not None:
            return Speaker(self.last.agent, at, at + 1, self.last.person)
        return None

    def _opened(self, at: int) -> str | None:
        """The body with which a sentence before begins the paragraph of a token, where none spoke since: `X published
        its verdict. …, it said`."""
        if self.opens is None or self.spoke_at >= self.opens[1]:
            return None
        starts, agent, first = self.doc.tokens.starts, *self.opens
        same = self.doc.layout.block_at(starts[first]) == self.doc.layout.block_at(starts[at])
        return agent if same and self.doc.sentence_tokens(at)[0] != first else None

    def _who(self, word: str, at: int) -> Named | None:
        """Whom `he` or `she` means: the one last spoken of, unless the name speaks against it."""
        wrong = "women" if word == "he" else "men"
        if self.person is not None and (self.person.gender != wrong or self.called.get(self.person.slug) == word):
            return self.person
        others = (m.person for m in self.people.before(at) if m.person.slug not in self.writers)
        found = next((person for person in others if person.gender != wrong), self.person)
        if found is not None and found is self.person:
            self.called[found.slug] = word  # nobody else may be meant
        return found
