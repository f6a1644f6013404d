"""Who speaks by a noun: a body in its phrase, a role, `the watchdog`, or a name that no list has."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.speech.capacities import role_words
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.speaker import Speaker
from ccgkg.ingest.speech.speaker_documents import SpeakerDocuments
from ccgkg.ingest.text.cues import Cue


class SpeakerNouns(SpeakerDocuments):
    """Reads noun phrases from their heads."""

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
        document = self.doc.cues.ending("voice-document", end)
        if document is not None:
            by = (
                preposition in ("by", "from", "for", "at")
                or preposition == "of"
                and words[end - 1] not in lists["looks"]
            )
            if by:
                return Speaker(agent, document.first, last, None, True, words[end - 1])
            owner = self._document(document, low)
            return Speaker(owner.agent if owner else None, document.first, last, None, True, words[end - 1])
        role, who = self.doc.cues.ending("role", end), self.doc.cues.ending("voice-person", end)
        if role is not None and (who is None or who.value != "spokes"):
            one = role.first > low and words[role.first - 1] in lists["indefinite"]
            start = self.doc.tokens.starts[role.first]
            holder = None if one else self.capacities.holder(words[role.last - 1], start, agent)
            if holder is None and not one and agent is not None and words[role.first - 1] == "the":
                holder = self.capacities.later(" ".join(words[role.first : role.last]), start, agent)
            if holder is not None:
                return Speaker(holder.person.slug, role.first, last, holder.person)
            return Speaker(None if one else agent, role.first, last)
        if who is not None:
            named = who.value == "spokes" and preposition in ("for", "of", "at", "from", "in")
            return Speaker(agent if named else None, who.first, last)
        noun = self.doc.cues.ending("voice-body", end)
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
            begin = role.first - 1
            while begin > low and words[begin] in role_words()["modifiers"]:
                begin -= 1  # the GP leader
            before = words[begin] if begin >= low else ""
            whole = " ".join(words[role.first : role.last])
            if before in ("the", "'s", *lists["possessives"]):
                holder = self.capacities.holder(whole, self.doc.tokens.starts[role.first])
                if holder is None:
                    holder = self.capacities.holder(words[role.last - 1], self.doc.tokens.starts[role.first])
                if holder is not None:
                    return Speaker(holder.person.slug, role.first, role.last, holder.person)
            if before in ("", ",", *lists["marks"]) and (told := self._headlined(role.last - 1)) is not None:
                return Speaker(told.person.slug, role.first, role.last, told.person)
            if before == "the" and words[role.last - 1] in lists["epithets"] and self.person is not None:
                return Speaker(self.person.slug, role.first, role.last, self.person)
            return Speaker(None, role.first, role.last)
        if person is not None and person.first >= low:
            word = words[person.first]
            if (
                person.first > low
                and words[person.first - 1] == "the"
                and word in ("minister", "councillor", "executive")
            ):
                holder = self.capacities.holder(word, self.doc.tokens.starts[person.first])
                if holder is not None:
                    return Speaker(holder.person.slug, person.first, person.last, holder.person)
            told = self._headlined(person.first) if word in ("minister", "councillor") else None
            return Speaker(told.person.slug if told else None, person.first, person.last, told.person if told else None)
        return None

    def _headlined(self, token: int) -> PersonMention | None:
        """Whom a headline means by a bare noun for a post at a token: the one person of the text who holds it."""
        layout, start = self.doc.layout, self.doc.tokens.starts[token]
        index = layout.sentence_at(start).block
        return self.capacities.only(self.words[token]) if index < 2 and layout.blocks[index].kind == "heading" else None

    def _noun(self, cue: Cue, low: int) -> Speaker | None:
        """The body that `the group`, `the watchdog`, `auditors` stands for, if the text named one that fits."""
        words = self.words
        before = words[cue.first - 1] if cue.first > low else ""
        if before in ("his", "her") and self.person is not None:  # her group expects
            held = self.capacities.of(self.person, self.doc.tokens.starts[cue.first])
            return Speaker(held.orgs[0], cue.first - 1, cue.last) if held is not None and len(held.orgs) == 1 else None
        if (
            before in ("a", "an", "", ",", "says", "'s", "'", "’")
            and cue.value in ("membership", "union", "think-tank", "watchdog")
            and self.ahead.in_head(cue.first)
        ):
            named = self.ahead.body(words[cue.last - 1], cue.last - 1)  # a charity has warned
            if named is not None:
                return Speaker(named, cue.first, cue.last)
        bare = cue.value in ("auditor", "committee", "watchdog", "regulator", "england")
        if before not in ("the", "this", "that", "'s", "") and not bare:
            return None
        if before in self.lists["indefinite"]:
            return Speaker(None, cue.first, cue.last)
        owner = self.bodies.at(cue.first - 2) if before == "'s" and cue.value == "board" else None
        if owner is not None and owner.first >= low:  # papers for X's board, a paper to it
            document = self.doc.cues.ending("voice-document", owner.first - 1)
            if document is not None and document.first >= low:
                return Speaker(owner.agent, document.first, cue.last, None, True, self.words[document.last - 1])
            return self._headed(owner.agent, owner.first, cue.last, low)
        agent = self._fitting(cue)
        if agent is None and not bare:
            return None
        return self._headed(agent, cue.first, cue.last, low)

    def _fitting(self, cue: Cue) -> str | None:
        if cue.value == "ccg":
            near = self._spoken_of(cue.first)
            if near is not None:
                return near
            held = (
                self.capacities.of(self.person, self.doc.tokens.starts[cue.first]) if self.person is not None else None
            )
            named = self.bodies.nearest_before(cue.first, "ccg")
            if held is not None and named is not None and held.orgs == (named.agent,):
                return named.agent  # that of the one who spoke last
            mention = self.bodies.antecedent(self.doc, cue.first) or self.bodies.nearest_before(cue.first, "ccg")
            return mention.agent if mention else self.antecedents.own or self.antecedents.only_ccg()
        if cue.value == "board":
            whole = self.antecedents.of("board", cue.first) if self.doc.tokens.capital(cue.last - 1) else None
            return whole or self.body  # the Board, of a body that has it in its name
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

    def _of_firm(self, at: int) -> bool:
        """Whether a noun for those who work for a firm ends before a token."""
        body, person = self.doc.cues.ending("voice-body", at), self.doc.cues.ending("voice-person", at)
        return body is not None and body.value == "auditor" or person is not None and person.value == "spokes"

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
        if first > low + 1 and words[first - 1] in ("from", "at", "for") and self._of_firm(first - 1):
            return Speaker(slug_of(raw), first, at)  # auditors from KPMG
        person = self.people.by_last.get(first - 1 - (words[first - 1] == "the"))
        if person is not None and person.lead >= low and words[person.last] in ("of", "from", "at", "for"):
            return self._person(person)  # Jane Doe of Keep Our Beds said
        place = first - 1 - (words[first - 1] == "the")
        team = self.bodies.at(place - 1) if place > low and words[place] == "in" else None
        if team is not None and team.last == place and team.kind == "body":
            return self._body_phrase(team, low)  # NHS England in the Midlands said
        if first > low and words[first - 1] in self.lists["prepositions"] | self.lists["kin"]:
            return Speaker(None, first, at)
        house, slug = slug_of(self.doc.source.publisher or ""), slug_of(raw)
        return Speaker(house if house.endswith("-" + slug) else slug, first, at)
