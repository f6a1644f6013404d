"""Speakers: whom the subject of a verb of saying stands for.

A name stands for itself; a report, a spokesman or a tag's `it` for the body behind it; a role for the person who holds it.
What names no one (`one chief officer`, `critics`) is a speaker too, but an unnamed one (decision 18).
"""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.speech.capacities import role_words
from ccgkg.ingest.speech.speaker import Speaker
from ccgkg.ingest.speech.speaker_asides import SpeakerAsides
from ccgkg.ingest.text.grammar import PAUSES

#: Tokens of an apposition that leads up to the speaker’s name, at most.
_APPOSED = 14


class Speakers(SpeakerAsides):
    """Resolves speakers in the order of a text: a phrase that ends before a verb of saying, or begins after it."""

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
        held = self.capacities.behind(self.doc.tokens.ends[at - 1])
        if held is not None and held.mention.lead >= low and words[held.mention.last] == ",":
            return self._person(self._first_of(held.mention, low))  # Jane Doe, chair of X said
        kind = 1 + (words[at - 2 : at] == ["think", "tank"])
        if (
            words[at - 1] in role_words()["bodies"]
            and at - kind > low
            and (known := self.bodies.at(at - kind - 1))
            and known.last == at - kind
        ):
            at -= kind  # Jane Doe of the King's Fund think tank said
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
                hangs = not found.document and found.person is None and self._hangs(found.first, low)
                return (self._document_with(at, low) if hangs else None) or found
            return self._tailed(at, low) or found
        found = self._pronoun(at - 1, tag) or self._together(at, low) or self._nominal(at, low)
        if found is not None and words[at - 1] == "it" and self._hangs(found.first, low):
            return self._headed(found.agent, found.first, found.last, low)  # a spokesman for it
        if found is not None and not found.document and self._hangs(found.first, low):
            found = self._document_with(at, low) or found
        if found is None or found.agent is None and not found.document:
            return self._tailed(at, low) or found or self._unlisted(at, low) or self._possessor(at, low)
        return found

    def _hangs(self, at: int, low: int) -> bool:
        """Whether the phrase that holds a token hangs on a preposition: `on CCGs`, `of the groups’ leaders`."""
        words, lists = self.words, self.lists
        while at > low and (words[at - 1] in lists["determiners"] or words[at - 1] in lists["owning"]):
            at -= 1
        return at > low + 1 and words[at - 1] in lists["prepositions"]

    def _document_with(self, at: int, low: int) -> Speaker | None:
        """The document whose phrase ends at a token, if the text tells whose it is."""
        found = self._tailed(at, low)
        return found if found is not None and found.document and found.agent is not None else None

    def _together(self, at: int, low: int) -> Speaker | None:
        """`The two CCGs said`: bodies that speak together (decision 21)."""
        group = self.groups.get(at)
        if group is None or group.first < low:
            return None
        definite = self.words[group.first] in ("the", "both", "these", "all") or self.words[group.first - 1] in (
            "the",
            "both",
        )
        if not definite and group.members == (ALL_CCGS,):  # Fifteen CCGs say
            return Speaker(ALL_CCGS, group.first, group.last, collective=True)
        if not definite:
            return Speaker(None, group.first, group.last)
        return self._headed(ALL_CCGS, group.first, group.last, low)  # a spokesman for the two CCGs

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
        apposed = self._after_role(at, high)
        if apposed is not None:
            return apposed
        group = self.groups_at.get(at) or (self.groups_at.get(at + 1) if words[at] in lists["determiners"] else None)
        if (
            group is not None
            and group.last <= high
            and (words[at] in ("the", "both", "these", "all") or group.first < at)
        ):
            return Speaker(ALL_CCGS, at, group.last)
        going = next(
            (
                c
                for c in self.doc.cues.within("voice-document", at, min(high, at + 5))
                if words[c.last] in lists["bound"]
            ),
            None,
        )
        if going is not None and going.last + 2 < high:  # papers due to go to its governing body
            tail = next((i for i in range(going.last, min(high, at + 18)) if words[i] in PAUSES), min(high, at + 18))
            author = self._author(going.last, tail)
            if author is not None:
                return Speaker(author.agent, at, tail, author.person, True, words[going.last - 1])
        end = at
        while end < high and end < at + 16:
            word = words[end]
            owner = (
                word in ("'", "’") and words[end - 1].endswith("s") and self.doc.tokens.joined(end)
            )  # patients’ charity
            if not (word[0].isalnum() or word in ("&", "'s", "/")) and word != "(" and not owner:
                break
            own = word == "last" and words[end - 1] in lists["determiners"]  # its last annual report
            dated = (
                word in lists["boundary-times"] and "by" in words[end + 1 : min(high, end + 4)]
            )  # a report published today by X
            if word in lists["boundaries"] and end > at and self.bodies.at(end) is None and not own and not dated:
                break
            if self.bodies.at(end) is None and word in ("(",):
                break
            end += 1
        inner = self.people.within(at, end)
        if inner and self.doc.cues.ending("role", inner[0].lead) is not None:
            return Speaker(inner[0].person.slug, at, inner[0].last, inner[0].person)
        if end + 1 < high and words[end] == "," and end + 1 in self.people.by_lead:
            person = self.people.by_lead[end + 1]
            if words[at] == "one" or any(True for _ in self.doc.cues.within("role", at, end)):
                return Speaker(person.person.slug, at, person.last, person.person)
        if inner:
            return self._person(inner[-1])
        return self._phrase(at, end)

    def _after_role(self, at: int, high: int) -> Speaker | None:
        """`said X’s head of finance Jane Doe`, `said the chair of X, Jane Doe`, `said one of them, X chair Jane Doe`: a name behind its role."""
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

    def _phrase(self, first: int, last: int) -> Speaker | None:
        """The speaker of a noun phrase in the tokens, read from its head."""
        if last <= first:
            return None
        words = self.words
        for cue in self.doc.cues.within("voice-document", first, last):
            if cue.last < len(words) and words[cue.last] in self.lists["seen"]:  # NHS England figures obtained by HSJ
                return self._span(self._document(cue, first), first, last)
            if cue.last < last:  # papers due to go to its governing body
                author = self._author(cue.last, last)
                if author is not None and not self.bodies.within(first, cue.first):
                    return Speaker(author.agent, first, last, author.person, True, words[cue.last - 1])
            break
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
