"""Who speaks by a noun: a body in its phrase, a role, `the watchdog`, or a name that no list has."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import role_words
from ccgkg.ingest.speech.roles.role_topics import OVER
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.speaker_documents import SpeakerDocuments
from ccgkg.ingest.text.cues import Cue

#: Tokens before `by` in which the document stands that it hangs on.
_HANGING = 9
#: Since when the health department has its present name.
_DHSC_FROM = "2018-01-08"


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
        """The speaker of `X`, `the X`, `a report by X`, `a spokesman for the X`, where `agent` is X, at tokens [at,
        last)."""
        words, lists = self.words, self.lists
        first = at
        if at > low and words[at - 1] in ("the", "neighbouring", "both", "its", "their"):
            at -= 1
        if at <= low or words[at - 1] not in lists["prepositions"]:
            return Speaker(agent, first, last)
        end, cues = at - 1, self.doc.cues
        person = self.people.by_last.get(end)
        if person is not None:  # Jane Doe of X
            return self._person(person)
        document = cues.ending("voice-document", end)
        if document is not None:
            return self._of_document(agent, document, last, low)
        role, who = cues.ending("role", end), cues.ending("voice-person", end)
        if role is not None and (who is None or who.value != "spokes"):
            return self._of_role(agent, role, last, low)
        if who is not None:
            named = who.value == "spokes" and words[end] in ("for", "of", "at", "from", "in")
            return Speaker(agent if named else None, who.first, last)
        noun = cues.ending("voice-body", end)
        if noun is not None:
            return Speaker(agent, noun.first, last)
        back = list(cues.within("voice-document", max(low, at - _HANGING), at)) if words[end] == "by" else []
        if back:  # a report commissioned by X
            unseen = words[end - 1] not in lists["seen"]
            return Speaker(agent if unseen else None, back[-1].first, last, None, unseen, words[back[-1].last - 1])
        return Speaker(None, first, last)

    def _of_document(self, agent: str | None, document: Cue, last: int, low: int) -> Speaker:
        """`a report by X`, whose X is, and `a review of X`, which looks at X."""
        noun, preposition = self.words[document.last - 1], self.words[document.last]
        if preposition in ("by", "from", "for", "at") or preposition == "of" and noun not in self.lists["looks"]:
            return Speaker(agent, document.first, last, None, True, noun)
        owner = self._document(document, low)
        return Speaker(owner.agent if owner else None, document.first, last, None, True, noun)

    def _of_role(self, agent: str | None, role: Cue, last: int, low: int) -> Speaker:
        """`the chair of X`: who the text says it is; `one director of X` is nobody named."""
        words = self.words
        if role.first > low and words[role.first - 1] in self.lists["indefinite"]:
            return Speaker(None, role.first, last)
        start = self.doc.tokens.starts[role.first]
        holder = self.capacities.holder(words[role.last - 1], start, agent)
        if holder is None and agent is not None and words[role.first - 1] == "the":
            holder = self.capacities.later(" ".join(words[role.first : role.last]), start, agent)
        if holder is not None:
            return Speaker(holder.person.slug, role.first, last, holder.person)
        return Speaker(agent, role.first, last)

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
        """The speaker of a noun that ends right before a token: `the NAO report`, `a spokesman`, `the chief
        executive`."""
        cues = self.doc.cues
        document = cues.ending("voice-document", at)
        if document is not None and document.first >= low:
            return self._document(document, low)
        role, person, noun = cues.ending("role", at), cues.ending("voice-person", at), cues.ending("voice-body", at)
        if person is not None and person.value == "spokes" and person.first >= low:
            return self._spokes(person, low)
        if noun is not None and noun.first >= low and (role is None or noun.first <= role.first):
            found = self._noun(noun, low)
            if found is not None or person is None:
                return found
        if role is not None and role.first >= low:
            return self._in_role(role, low)
        return self._someone(person, low) if person is not None and person.first >= low else None

    def _in_role(self, role: Cue, low: int) -> Speaker:
        """Who speaks by a role with no body behind it: `the chief executive`, `Minister reveals`, `the GP`."""
        words = self.words
        if (held := self._of_body_before(role, role.last)) is not None:
            return held
        begin = role.first - 1
        while begin > low and words[begin] in role_words()["modifiers"]:
            begin -= 1  # the GP leader
        before = words[begin] if begin >= low else ""
        holder: PersonMention | None = None
        if before in ("the", "'s") or before in self.lists["possessives"]:
            start, head = self.doc.tokens.starts[role.first], words[role.last - 1]
            whole = " ".join(words[role.first : role.last])
            holder = self.capacities.holder(whole, start) or self.capacities.holder(head, start)
        elif before in ("", ",") or before in self.lists["marks"]:
            holder = self._headlined(role.last - 1)
        if holder is not None:
            return Speaker(holder.person.slug, role.first, role.last, holder.person)
        if before == "the" and words[role.last - 1] in self.lists["epithets"] and self.person is not None:
            return Speaker(self.person.slug, role.first, role.last, self.person)
        return Speaker(None, role.first, role.last)

    def _of_body_before(self, role: Cue, end: int) -> Speaker | None:
        """`X chair`, `X’s director of care` up to a token: who holds the post by the text, at the latest further on."""
        at = role.first - (self.words[role.first - 1] in ("'s", "'", "’"))
        body = self.bodies.at(at - 1) if at else None
        if body is None or body.last != at:
            return None
        start, post = self.doc.tokens.starts[role.first], " ".join(self.words[role.first : end])
        held = self.capacities.holder(post, start, body.agent) or self.capacities.later(post, start, body.agent)
        return Speaker(held.person.slug, body.first, end, held.person) if held is not None else None

    def _someone(self, noun: Cue, low: int) -> Speaker:
        """Who speaks by a noun for a person: `the minister`, in a headline `councillor`, else nobody named."""
        word = self.words[noun.first]
        told: PersonMention | None = None
        if noun.first > low and self.words[noun.first - 1] == "the" and word in ("minister", "councillor", "executive"):
            told = self.capacities.holder(word, self.doc.tokens.starts[noun.first])
        if told is None and word in ("minister", "councillor"):
            told = self._headlined(noun.first)
        if told is None:
            return Speaker(None, noun.first, noun.last)
        return Speaker(told.person.slug, noun.first, noun.last, told.person)

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
        if cue.value == "government" and "health" in self.words[cue.first : cue.last]:
            return "dhsc" if (self.doc.source.published or _DHSC_FROM)[:10] >= _DHSC_FROM else "dh"
        noun = self.words[cue.last - 1] if cue.value != "committee" else "committee"  # the Commons spending watchdog
        found = self.antecedents.of(noun, cue.first, self.last_body)
        if found is not None or cue.value not in ("membership", "think-tank"):
            return found
        spoke = self.bodies.first_of(self.last_body) if self.last_body is not None else None
        if self.last_body is not None and self.last_body not in OVER and (spoke is None or spoke.kind == "body"):
            return self.last_body  # KPMG concluded that …, and the firm said
        fits = next((m for m in self.bodies.before(cue.first, "body") if m.agent not in OVER), None)
        return fits.agent if fits else None

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
