"""Where one has the post told before the name, as what follows the name says: `Jane Doe, of X,`, `is sent into Y`,
`will start at Z`."""

from __future__ import annotations

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import NOBODY, Owned, Where
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.role_topics import OVER
from ccgkg.ingest.speech.roles.roles_of_two import RolesOfTwo

#: Tokens behind `start` in which the body stands where someone starts.
_NEAR = 6


class RolesPlaced:
    """The rules over one document."""

    def __init__(self, phrases: RolePhrases) -> None:
        self.phrases, self.owners, self.pairs = phrases, phrases.owners, RolesOfTwo(phrases)
        self.doc, self.bodies = phrases.doc, phrases.bodies
        self.words, self.lists = phrases.words, phrases.lists

    def of_after(self, mention: PersonMention) -> Owned:
        """`Chief officer Jane Doe, of X,` and `joint chairs A and B of X`: the body after those named."""
        words, last = self.words, (self.pairs.second_of(mention) or mention).last
        last += words[last : last + 1] == [","]
        if words[last : last + 1] == [] or words[last] not in self.lists["of"]:
            return (), None
        body = self.bodies.at(last + 1 + (words[last + 1 : last + 2] == ["the"]))
        return ((body.agent,), (body.start, body.end)) if body is not None else ((), None)

    def listed(self, mention: PersonMention) -> Owned:
        """`Chair: Jane Doe, X`: the body that ends the line."""
        at, last = mention.last + 1, self.doc.sentence_tokens(mention.first)[1]
        if self.words[mention.last : at] != [","] or at >= last:
            return (), None
        body = self.bodies.at(at + (self.words[at] == "the"))
        if body is not None and self.words[body.last : last] in ([], ["."]):
            return (body.agent,), (body.start, body.end)
        return self.owners.named_after(at, last) if body is None else ((), None)

    def sent_to(self, mention: PersonMention, start: int, first: int) -> Owned:
        """`X has sent a turnaround director, Jane Doe, into Y`: the body to which one is sent."""
        words, at = self.words, mention.last
        if self.lists["sends"].isdisjoint(words[max(first, start - 4) : start]):
            return (), None
        at += words[at : at + 1] == [","]
        into = words[at : at + 1] != [] and words[at] in ("into", "to", "in", "at")
        body = self.bodies.at(at + 1 + (words[at + 1 : at + 2] == ["the"])) if into else None
        if body is None and words[start - 2 : start - 1] == ["in"]:
            # NHS England put X in special measures and sent in a director, Jane Doe
            body = next((m for m in reversed(self.bodies.within(first, start)) if m.kind == "ccg"), None)
            body = body or self.bodies.antecedent(self.doc, first)
        return ((body.agent,), (body.start, body.end)) if body is not None and body.kind == "ccg" else ((), None)

    def where_starts(self, mention: PersonMention) -> tuple[tuple[str, ...], Where, Status]:
        """`A turnaround director, Jane Doe, will start at X`: the body that a verb after the name has, and whether he
        is there yet."""
        words, lists, i = self.words, self.lists, mention.last
        last = self.doc.sentence_tokens(mention.first)[1]
        i += i < last and words[i] == ","
        verb = i
        while verb < last and any(words[verb] in lists[key] for key in ("copulas", "adverbs", "due")):
            verb += 1
        if verb >= last:
            return (), None, "actual"
        planned = words[i] in ("will", "shall") or not lists["due"].isdisjoint(words[i:verb])
        (orgs, where), decided = NOBODY, False
        if verb + 1 < last and words[verb] in lists["starts"]:
            (orgs, where), decided = self._begun(mention, verb + 1 + (words[verb + 1] == "work"), last)
        if not decided and verb + 1 < last and words[verb] in lists["sends"]:
            (orgs, where), decided = self._sent(mention, verb, last), True
        if not decided and words[verb] in lists["takes"] and words[verb] not in lists["replaces"]:
            planned = planned and words[verb] not in lists["leaves"]  # is to leave X at Easter
            orgs, where = self._taken(verb + 1, last)
        return orgs, where, "planned" if planned and orgs else "actual"

    def _begun(self, mention: PersonMention, at: int, last: int) -> tuple[Owned, bool]:
        """`is due to start on 2 July`, `started work last month at X`: the body, and whether a time stands at the
        token."""
        words, lists = self.words, self.lists
        if at >= last or words[at] not in lists["before-times"] and words[at] not in lists["times"]:
            return NOBODY, False
        near = (m for m in self.bodies.within(at, min(last, at + _NEAR)) if m.kind == "ccg")
        placed = next((m.agent for m in near if words[m.first - 1] in ("at", "with")), None)
        its = placed or self.owners.its(mention, mention.lead)
        return (((its,), None) if its and its not in OVER else NOBODY), True

    def _sent(self, mention: PersonMention, verb: int, last: int) -> Owned:
        """`was sent in to X`, `was sent in the next month`."""
        words = self.words
        into = next((j for j in range(verb + 1, min(last, verb + 4)) if words[j] in ("to", "into", "at")), None)
        body: Mention | None = None
        if into is not None and into + 1 < last:
            body = self.bodies.at(into + 1 + (words[into + 1] == "the"))
        elif into is None and words[verb + 1] == "in":
            body = self.bodies.antecedent(self.doc, self.doc.sentence_tokens(mention.first)[0])
        return ((body.agent,), (body.start, body.end)) if body is not None and body.kind == "ccg" else NOBODY

    def _taken(self, at: int, last: int) -> Owned:
        """`will join X`, `works at the X`."""
        at += at < last and self.words[at] in ("at", "with")
        body = self.bodies.at(at + (at < last and self.words[at] == "the"))
        return ((body.agent,), (body.start, body.end)) if body is not None and body.kind != "outlet" else NOBODY
