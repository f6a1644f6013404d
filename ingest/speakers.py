"""Speakers: whom the subject of a verb of saying stands for.

A name stands for itself; a report, a spokesman or a tag's `it` for the body behind it; a role for the person who holds it.
What names no one (`one chief officer`, `critics`) is a speaker too, but an unnamed one (decision 18).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ccgkg.ingest.antecedents import Antecedents
from ccgkg.ingest.bodies import Bodies, Mention
from ccgkg.ingest.capacities import Capacities
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.cues import Cue, lexicon
from ccgkg.ingest.document import Document
from ccgkg.ingest.grammar import Grammar
from ccgkg.ingest.names import slug_of
from ccgkg.ingest.people import Named, People, PersonMention


@dataclass(frozen=True, slots=True)
class Speaker:
    """An agent as speaker, at tokens [first, last). `agent` is None for one whom the text does not name.

    `document`: a report or the like, whose `noun` this is, speaks for the agent. `person` is set where the agent is one.
    `collective`: CCGs that nobody names; what they say is credited to them and is no statement.
    """

    agent: str | None
    first: int
    last: int
    person: Named | None = None
    document: bool = False
    noun: str = ""
    collective: bool = False


@cache
def words_of() -> dict[str, frozenset[str]]:
    """The word sets of `rules/speech.yaml`."""
    raw: dict[str, Any] = lexicon("speech")
    return {key: frozenset(value.split()) for key, value in raw.items()}


class Speakers:
    """Resolves speakers in the order of a text, and remembers who spoke and of whom it spoke."""

    def __init__(self, doc: Document, bodies: Bodies, people: People, capacities: Capacities) -> None:
        self.doc, self.bodies, self.people, self.capacities = doc, bodies, people, capacities
        self.words = doc.tokens.words
        self.lists = words_of()
        self.groups = {g.last: g for g in bodies.groups}
        self.antecedents = Antecedents(doc, bodies)
        self.grammar = Grammar(doc)
        self.person: Named | None = None  # whom `she` means
        self.spoken_for: str | None = None  # for whom a spokesman spoke, who is now `he` or `she`
        self.outlets = frozenset(m.agent for m in bodies.mentions if m.kind == "outlet")
        self.body: str | None = self.antecedents.own  # what `it` means
        self.last: Speaker | None = None  # who spoke last
        self.last_body: str | None = None  # the body that spoke last
        self.owner: str | None = self.antecedents.own  # whose `the report` is
        self.owners: dict[str, str] = {}  # whose `the report`, `the letter` is, by noun

    # -- memory ---------------------------------------------------------------------------------------------------

    def heard(self, speaker: Speaker) -> None:
        """Remembers that a speaker spoke."""
        self.last = speaker
        if speaker.person is not None:
            self.person, self.spoken_for = speaker.person, None
        elif speaker.agent is not None and speaker.agent not in self.outlets:
            if any(w.startswith("spokes") for w in self.words[speaker.first : speaker.last]):
                self.spoken_for = speaker.agent
            self.body = self.last_body = speaker.agent
        if speaker.document and speaker.agent is not None:
            self._own(speaker.noun, speaker.agent)

    def _own(self, noun: str, agent: str) -> None:
        self.owners[noun] = agent
        if noun not in self.lists["data"]:
            self.owner = agent

    def subject(self, first: int, last: int) -> Speaker | None:
        """The person or body that a sentence begins with, remembered for the pronouns after it."""
        limit = min(last, first + 14)
        for mention in self.people.within(first, limit):
            if mention.lead - first <= 2 or self._before_is_role(mention, first):
                self.person, self.spoken_for = mention.person, None
                return Speaker(mention.person.slug, mention.lead, mention.last, mention.person)
            break
        for body in self.bodies.within(first, min(last, first + 4)):
            if body.kind != "outlet" or body.first - first <= 1:
                self.body = body.agent
                return Speaker(body.agent, body.first, body.last)
        if first < last and self.words[first] in self.lists["personal"] and self.person:
            return Speaker(self.person.slug, first, first + 1, self.person)
        if first < last and self.words[first] == "it" and self.body:
            return Speaker(self.body, first, first + 1)
        return None

    def _before_is_role(self, mention: PersonMention, first: int) -> bool:
        head = mention.lead - (self.words[mention.lead - 1] == ",")
        return self.doc.cues.ending("role", head) is not None

    def filed(self, speaker: Speaker, first: int, last: int) -> None:
        """Remembers whose a document is that a speaker spoke in: `said in its plan`, `In a letter, Dr Hill wrote`."""
        words = self.words
        for cue in self.doc.cues.within("voice-document", first, last):
            low = max(first, cue.first - 5)
            if "in" in words[low : cue.first] and speaker.agent is not None:
                self._own(words[cue.last - 1], speaker.agent)
                return

    # -- subjects before the verb ---------------------------------------------------------------------------------

    def before(self, at: int, low: int, tag: bool = False) -> Speaker | None:
        """The speaker whose phrase ends right before token `at`, its first token not before `low`.

        `tag`: what was said stands before, so that `it` is the body that spoke last, not the one spoken of.
        """
        words = self.words
        if at <= low:
            return None
        if words[at - 1] == ")":
            opening = next((i for i in range(at - 2, max(low, at - 12) - 1, -1) if words[i] == "("), None)
            inner = self.bodies.at(at - 2)
            if opening is None or opening <= low:
                return None
            bracketed = self.before(opening, low, tag)
            if bracketed is None and inner is not None:
                return Speaker(inner.agent, inner.first, inner.last)
            return bracketed
        if words[at - 1] in (",", "–", "—"):
            return self._apposed(at - 1, low)
        if words[at - 1] in ("'s", "'", "’"):
            at -= 1
        if words[at - 1] == "mp":
            person = self.people.by_last.get(at - 1)
            if person is not None:
                return self._person(person)
        person = self.people.by_last.get(at)
        if person is not None and person.lead >= low:
            return self._person(self._first_of(person, low))
        if words[at - 1] in ("ccgs", "groups"):  # A and B CCGs
            shared = at - 1
            while shared > low and words[shared - 1] in ("clinical", "commissioning"):
                shared -= 1
            listed = self.bodies.at(shared - 1)
            if listed is not None and listed.last == shared and listed.kind == "ccg":
                return self._body_phrase(listed, low)
        body = self.bodies.at(at - 1)
        if body is not None and body.last == at and body.first >= low:
            found: Speaker | None = self._body_phrase(body, low)
            if found is not None and found.agent is not None:
                return found
            return self._tailed(at, low) or found
        found = self._pronoun(at - 1, tag) or self._together(at, low) or self._nominal(at, low)
        if found is None or found.agent is None and not found.document:
            return self._tailed(at, low) or found or self._unlisted(at, low) or self._possessor(at, low)
        return found

    def _tailed(self, at: int, low: int) -> Speaker | None:
        """The document whose phrase ends at a token with what hangs on it: `a report into waits by the NAO`, `papers seen by X`."""
        words, lists = self.words, self.lists
        floor = at
        while floor > low and at - floor < 24:
            word = words[floor - 1]
            if word in (",", ";", ":", ".", "that", "which", "who") or word in lists["marks"] or self.grammar.is_finite(floor - 1, low):
                break
            floor -= 1
        for cue in self.doc.cues.within("voice-document", floor, at - 1):
            if words[cue.last] not in lists["prepositions"] and words[cue.last] not in lists["participles"] | lists["seen"]:
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
                return Speaker(body.agent if body else None, cue.first, at)
        return None

    def _author(self, first: int, last: int) -> Speaker | None:
        """Who wrote a document, from what hangs on it: `by X`, `from X`, `for X`, but not by those who saw it."""
        words, lists = self.words, self.lists
        seen = any(w in lists["seen"] for w in words[first : first + 4])
        for i in range(first, last - 1):
            if words[i] == "by" and not seen or words[i] == "from":
                author = self.after(i + 1, last)
                if author is not None and author.agent is not None:
                    return author
            elif words[i] == "for" and i > first:
                body = self.bodies.at(i + 1 + (words[i + 1] == "the"))
                if body is not None and body.kind == "body" and body.last == last:
                    return Speaker(body.agent, body.first, body.last)
        return None

    def _together(self, at: int, low: int) -> Speaker | None:
        """`The two CCGs said`: bodies that speak together (decision 21)."""
        group = self.groups.get(at)
        if group is None or group.first < low:
            return None
        definite = self.words[group.first] in ("the", "both", "these", "all") or self.words[group.first - 1] in ("the", "both")
        if not definite and group.members == (ALL_CCGS,):  # Fifteen CCGs say
            return Speaker(ALL_CCGS, group.first, group.last, collective=True)
        return Speaker(ALL_CCGS if definite else None, group.first, group.last)

    def _first_of(self, mention: PersonMention, low: int) -> PersonMention:
        """The first named of two who speak together (decision 21)."""
        other = self.people.by_last.get(mention.lead - 1)
        if other is not None and other.lead >= low and self.words[mention.lead - 1] == "and":
            return other
        return mention

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
            body = (self.last_body or self.body) if tag else (self.body or self.last_body)
            return Speaker(body, at, at + 1) if body else None
        if word == "they" and self.last is not None:
            return Speaker(self.last.agent, at, at + 1, self.last.person)
        return None

    def _who(self, word: str, at: int) -> Named | None:
        """Whom `he` or `she` means: the one last spoken of, unless the name speaks against it."""
        wrong = "women" if word == "he" else "men"
        if self.person is not None and self.person.gender != wrong:
            return self.person
        return next((m.person for m in self.people.before(at) if m.person.gender != wrong), None)

    def _apposed(self, comma: int, low: int) -> Speaker | None:
        """The speaker before an apposition or a relative clause that ends at a comma."""
        words = self.words
        near = self.people.by_last.get(comma)
        if near is None and words[comma - 1] == "mp":
            near = self.people.by_last.get(comma - 1)
        if near is not None and near.lead >= low:
            before = words[near.lead - 1] if near.lead > low else ","
            if before in (",", "and", "but", "–") or self.doc.cues.ending("role", near.lead):
                return self._person(near)
        for mention in self.people.within(low, comma):
            after = words[mention.last]
            if after in (",", "(", "–", "who", "mp", "of", "from", "at", "—"):
                return self._person(self._first_of(mention, low))
        for body in self.bodies.within(low, comma):
            after = words[body.last] if body.last < len(words) else "."
            if after in (",", "(", "–", "which", "—"):
                return self._body_phrase(body, low)
        for label in ("voice-document", "voice-body", "voice-person"):
            for cue in self.doc.cues.within(label, low, comma):
                if words[cue.last] in (",", "which", "–", "—"):
                    author = self._author(cue.last, comma) if label == "voice-document" else None
                    if author is not None:
                        return Speaker(author.agent, cue.first, comma, author.person, True, words[cue.last - 1])
                    found = self._nominal(cue.last, low)
                    if found is not None:
                        return found
        first = comma  # Save Our Surgeries, a campaign group, said
        for i in range(low, comma):
            if words[i] == ",":
                first = i
                break
        if first < comma and any(True for _ in self.doc.cues.within("voice-body", first, comma)):
            return self._unlisted(first, low)
        return None

    # -- phrases --------------------------------------------------------------------------------------------------

    def _body_phrase(self, body: Mention, low: int) -> Speaker | None:
        """The speaker of a phrase that ends in a body: the body, or what stands before it with `of`, `for`, `by`."""
        agent = self._joined(body, low)
        at = body.first
        if at > low and agent != body.agent and self.words[at - 1] in ("and", "&", ","):
            return Speaker(agent, at, body.last)
        return self._headed(agent, body.first, body.last, low)

    def _headed(self, agent: str | None, at: int, last: int, low: int) -> Speaker:
        """The speaker of `X`, `the X`, `a report by X`, `a spokesman for the X`, where `agent` is X, at tokens [at, last)."""
        words, lists = self.words, self.lists
        first = at
        if at > low and words[at - 1] in ("the", "neighbouring", "both", "its", "their"):
            at -= 1
        if at <= low or words[at - 1] not in lists["prepositions"]:
            return Speaker(agent, first, last)
        preposition, end = words[at - 1], at - 1
        person = self.people.by_last.get(end)
        if person is not None:  # Jane Doe of X
            return self._person(person)
        document = self._cue_ending("voice-document", end)
        if document is not None:
            by = preposition in ("by", "from", "for", "at") or preposition == "of" and words[end - 1] not in lists["looks"]
            if by:
                return Speaker(agent, document.first, last, None, True, words[end - 1])
            owner = self._document(document, low)
            return Speaker(owner.agent if owner else None, document.first, last, None, True, words[end - 1])
        role, who = self.doc.cues.ending("role", end), self._cue_ending("voice-person", end)
        if role is not None and (who is None or who.value != "spokes"):
            one = role.first > low and words[role.first - 1] in lists["indefinite"]
            start = self.doc.tokens.starts[role.first]
            holder = None if one else self.capacities.holder(words[role.last - 1], start, agent)
            if holder is not None:
                return Speaker(holder.person.slug, role.first, last, holder.person)
            return Speaker(None if one else agent, role.first, last)
        if who is not None:
            named = who.value == "spokes" and preposition in ("for", "of", "at", "from", "in")
            return Speaker(agent if named else None, who.first, last)
        noun = self._cue_ending("voice-body", end)
        if noun is not None:
            return Speaker(agent, noun.first, last)
        if preposition == "by":
            back = [c for c in self.doc.cues.within("voice-document", max(low, at - 9), at)]
            if back:
                unseen = words[end - 1] not in lists["seen"]
                return Speaker(agent if unseen else None, back[-1].first, last, None, unseen, words[back[-1].last - 1])
        return Speaker(None, first, last)

    def _joined(self, body: Mention, low: int) -> str:
        """The agent of `A and B`: `ccgs` for CCGs, else the first named (decision 21)."""
        words = self.words
        agents = [body]
        for mention in reversed(self.bodies.within(max(low, body.first - 30), body.first)):
            gap = words[mention.last : agents[-1].first]
            if not gap or len(gap) > 3 or any(w not in ("and", "&", ",", "the", "nhs", "both") for w in gap):
                break
            agents.append(mention)
        if len(agents) == 1 or not any(w in ("and", "&") for w in words[agents[-1].last : body.first]):
            return body.agent
        if len({a.agent for a in agents}) > 1 and all(a.kind == "ccg" for a in agents):
            return "ccgs"
        return agents[-1].agent

    def _cue_ending(self, label: str, at: int) -> Cue | None:
        return self.doc.cues.ending(label, at)

    def _nominal(self, at: int, low: int) -> Speaker | None:
        """The speaker of a noun that ends right before a token: `the NAO report`, `a spokesman`, `the chief executive`."""
        words, lists, cues = self.words, self.lists, self.doc.cues
        role = cues.ending("role", at)
        cue = cues.ending("voice-document", at)
        if cue is not None and cue.first >= low:
            return self._document(cue, low)
        person, noun = cues.ending("voice-person", at), cues.ending("voice-body", at)
        if person is not None and person.value == "spokes" and person.first >= low:
            return self._spokes(person, low)
        if noun is not None and noun.first >= low and (role is None or noun.first <= role.first):
            found = self._noun(noun, low)
            if found is not None or person is None:
                return found
        if role is not None and role.first >= low:
            before = words[role.first - 1] if role.first > low else ""
            whole = " ".join(words[role.first : role.last])
            if before in ("the", "'s", *lists["possessives"]):
                holder = self.capacities.holder(whole, self.doc.tokens.starts[role.first])
                if holder is None:
                    holder = self.capacities.holder(words[role.last - 1], self.doc.tokens.starts[role.first])
                if holder is not None:
                    return Speaker(holder.person.slug, role.first, role.last, holder.person)
            return Speaker(None, role.first, role.last)
        if person is not None and person.first >= low:
            word = words[person.first]
            if person.first > low and words[person.first - 1] == "the" and word in ("minister", "councillor", "executive"):
                holder = self.capacities.holder(word, self.doc.tokens.starts[person.first])
                if holder is not None:
                    return Speaker(holder.person.slug, person.first, person.last, holder.person)
            return Speaker(None, person.first, person.last)
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
            plain = words[i : i + 1] != ["'s"] and word.isalpha() and at - i < 5 and word not in lists["no-adjectives"] and not self.grammar.is_finite(i - 1, low)
            if word not in lists["adjectives"] and not word.endswith("'s") and not word[0].isdigit() and not plain:
                noun = self._cue_ending("voice-body", i)
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
                agent = self.body
            elif kind == "their":
                start, _ = self.doc.sentence_tokens(cue.first)
                several = next(self.bodies.groups_within(start, cue.first), None) is not None
                agent = "ccgs" if several else self.last.agent if self.last is not None else None
            elif kind in ("his", "her"):
                agent = self.person.slug if self.person else None
            elif kind in ("the", "this", "that", "these", "today's", "yesterday's"):
                agent = self.owners.get(noun) or self.owner or self._likely_owner(cue.first)
            elif kind == "our":
                agent = self.antecedents.own
            if agent is None and self.words[cue.last - 1] in ("papers", "minutes", "documents") and kind in ("", "the"):
                agent = self.body
        person = self.person if agent is not None and self.person and agent == self.person.slug else None
        return Speaker(agent, first, cue.last, person, True, noun)

    def _likely_owner(self, at: int) -> str | None:
        """Whose `the report` is where the text did not say so: the last body named that is no CCG and no outlet."""
        mention = next((m for m in self.bodies.before(at) if m.kind == "body"), None)
        return mention.agent if mention else None

    def _spokes(self, cue: Cue, low: int) -> Speaker:
        agent, first, kind = self._owner_before(cue.first, low)
        spokes = self.words[cue.first].startswith("spokes")
        if agent is None and (kind == "its" or (spokes and kind in ("a", "the", "its"))):
            agent = self.body or self.last_body
        return Speaker(agent, first, cue.last)

    def _noun(self, cue: Cue, low: int) -> Speaker | None:
        """The body that `the group`, `the watchdog`, `auditors` stands for, if the text named one that fits."""
        words = self.words
        before = words[cue.first - 1] if cue.first > low else ""
        bare = cue.value in ("auditor", "committee", "watchdog", "regulator", "england")
        if before not in ("the", "this", "that", "'s", "") and not bare:
            return None
        if before in self.lists["indefinite"]:
            return Speaker(None, cue.first, cue.last)
        agent = self._fitting(cue)
        if agent is None and not bare:
            return None
        return self._headed(agent, cue.first, cue.last, low)

    def _fitting(self, cue: Cue) -> str | None:
        if cue.value == "ccg":
            near = self._spoken_of(cue.first)
            if near is not None:
                return near
            mention = self.bodies.antecedent(self.doc, cue.first) or self.bodies.nearest_before(cue.first, "ccg")
            return mention.agent if mention else self.antecedents.own or self.antecedents.only_ccg()
        if cue.value == "board":
            return self.body
        found = self.antecedents.of(self.words[cue.last - 1], cue.first, self.last_body)
        if found is None and cue.value == "membership":
            fits = next((m for m in self.bodies.before(cue.first) if m.kind == "body"), None)
            return fits.agent if fits else None
        return found

    def _spoken_of(self, at: int) -> str | None:
        """The CCG whose place the sentence names before a token: `Members in Avonside voted for it, the CCG said`."""
        first, _ = self.doc.sentence_tokens(at)
        said = self.doc.text[self.doc.tokens.starts[first] : self.doc.tokens.starts[at]]
        if any(True for m in self.bodies.within(first, at) if m.kind == "ccg"):
            return None
        found = {}
        for mention in self.bodies.mentions:
            if mention.kind == "ccg" and mention.agent not in found:
                name = self.doc.text[mention.start : mention.end].removeprefix("NHS ").removesuffix(" CCG")
                found[mention.agent] = said.rfind(name)
        best = max(found.items(), key=lambda item: item[1], default=None)
        return best[0] if best is not None and best[1] >= 0 else None

    def _unlisted(self, at: int, low: int) -> Speaker | None:
        """A body that no list has: capitals right before the verb, or an acronym."""
        tokens, words = self.doc.tokens, self.words
        if words[at - 1] in self.lists["powers"] and (words[at - 2] == "the") == (words[at - 1] == "government"):
            return Speaker(words[at - 1], at - 1, at)
        first = at
        while first > low and tokens.capital(first - 1) and self.words[first - 1].isalpha():
            first -= 1
            if first - 1 > low and words[first - 1] == "'s" and tokens.capital(first - 2):
                first -= 1  # the Information Commissioner's Office
        if first == at:
            return None
        raw = self.doc.text[tokens.starts[first] : tokens.ends[at - 1]]
        if raw.lower() in self.lists["no-bodies"]:
            return None
        opens = tokens.starts[first] == self.doc.layout.sentence_at(tokens.starts[first]).start
        if at - first == 1 and (opens and not raw.isupper() or len(raw) < 3):
            return None
        if first > low and words[first - 1] in self.lists["prepositions"]:
            return Speaker(None, first, at)
        return Speaker(slug_of(raw), first, at)

    # -- subjects after the verb ----------------------------------------------------------------------------------

    def after(self, at: int, high: int) -> Speaker | None:
        """The speaker whose phrase begins at a token: `said Dr Hill`, `says watchdog`, `finds NAO`; `last` is its end."""
        words, lists = self.words, self.lists
        while at < high and (words[at] in lists["single-adverbs"] or words[at] == "by"):
            at += 1
        if at >= high or words[at] in lists["prepositions"]:
            return None
        person = self.people.by_lead.get(at)
        if person is not None:
            return self._person(person)
        pronoun = self._pronoun(at, True)
        if pronoun is not None:
            return pronoun
        end = at
        while end < high and end < at + 16:
            word = words[end]
            if not (word[0].isalnum() or word in ("&", "'s", "/")) and word != "(":
                break
            if word in lists["boundaries"] and end > at and self.bodies.at(end) is None:
                break
            if self.bodies.at(end) is None and word in ("(",):
                break
            end += 1
        inner = self.people.within(at, end)
        if inner and self.doc.cues.ending("role", inner[0].lead) is not None:
            return Speaker(inner[0].person.slug, at, inner[0].last, inner[0].person)
        if end + 1 < high and words[end] == "," and end + 1 in self.people.by_lead:
            person = self.people.by_lead[end + 1]
            if self._role_phrase(at, end):
                return Speaker(person.person.slug, at, person.last, person.person)
        if inner:
            return self._person(inner[-1])
        return self._phrase(at, end)

    def _role_phrase(self, first: int, last: int) -> bool:
        return any(True for _ in self.doc.cues.within("role", first, last))

    def _phrase(self, first: int, last: int) -> Speaker | None:
        """The speaker of a noun phrase in the tokens, read from its head."""
        if last <= first:
            return None
        words = self.words
        core = first
        while core < last:
            body = self.bodies.at(core)
            if body is not None:
                core = body.last
                continue
            if words[core] in self.lists["prepositions"] and core > first:
                break
            core += 1
        body = self.bodies.at(last - 1)
        if body is not None and body.last == last:
            return self._span(self._body_phrase(body, first), first, last)
        found = self._nominal(core, first) if core == last else None
        if found is None:
            inner = self.bodies.within(first, last)
            head = self.bodies.at(core - 1)
            if head is not None and head.last == core:
                found = self._body_phrase(head, first)
            elif inner and core < last:
                found = self._body_phrase(inner[0], first)
            else:
                found = self._nominal(core, first)
        if found is None and any(True for _ in self.doc.cues.within("voice-person", first, last)):
            found = Speaker(None, first, last)
        return self._span(found, first, last)

    def _span(self, found: Speaker | None, first: int, last: int) -> Speaker | None:
        if found is None:
            return None
        return Speaker(found.agent, first, last, found.person, found.document)

    def phrase(self, at: int, high: int, stops: Iterable[str] = (",", ";", ".")) -> Speaker | None:
        """The speaker of the phrase after `according to`."""
        return self.after(at, high)
