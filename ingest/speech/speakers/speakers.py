"""Speakers: whom the subject of a verb of saying stands for.

A name stands for itself; a report, a spokesman or a tag's `it` for the body behind it; a role for the person who holds
it. What names no one (`one chief officer`, `critics`) is a speaker too, but an unnamed one (decision 18).
"""

from __future__ import annotations

from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.speech.roles.capacities import role_words
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.speakers_behind import ALL, SpeakersBehind
from ccgkg.ingest.text.grammar import PAUSES

#: Tokens of a bracket behind a speaker, at most.
_BRACKET = 12
#: Tokens that a sentence begins with among which its spokesman is told, and those up to its verb.
_SPOKES, _SUBJECT = 6, 24
#: Tokens from a person to the end of what he is of, at most.
_OF = 14


class Speakers(SpeakersBehind):
    """Resolves speakers in the order of a text: a phrase that ends before a verb of saying, or begins after it."""

    def before(self, at: int, low: int, tag: bool = False) -> Speaker | None:
        """The speaker whose phrase ends right before token `at`, its first token not before `low`.

        `tag`: what was said stands before, so that `it` is the body that spoke last, not the one spoken of.
        """
        words = self.words
        if at <= low:
            return None
        if words[at - 1] == ")":
            return self._before_bracket(at, low, tag)
        if words[at - 1] in (",", "–", "—"):
            return self._apposed(at - 1, low)
        held = self.capacities.behind(self.doc.tokens.ends[at - 1])
        if held is not None and held.mention.lead >= low and words[held.mention.last] == ",":
            return self._person(self._first_of(held.mention, low))  # Jane Doe, chair of X said
        at = self._before_kind(at, low)
        at -= words[at - 1] in ("'s", "'", "’")
        found = self._named(at, low) or self._listed(at, low)
        if found is not None:
            return found
        body = self.bodies.at(at - 1)
        if body is None or body.last != at or body.first < low:
            return self._by_noun(at, low, tag)
        found = self._person_of(body.first, low) or self._body_phrase(body, low)
        if found is None or found.agent is None:
            return self._tailed(at, low) or found
        hangs = not found.document and found.person is None and self._hangs(found.first, low)
        return (self._document_with(at, low) if hangs else None) or found

    def _person_of(self, at: int, low: int) -> Speaker | None:
        """`Jane Doe of the Institute for X said`, though only X, which begins at a token, is a name that lists have:
        the person whose phrase begins the clause."""
        near = self.people.within(max(low, at - _OF), at)
        person = near[-1] if near else None
        if person is None or person.last >= at or self.words[person.last] not in ("of", "from", "at"):
            return None
        between, lists = self.words[person.last : at], self.lists
        if not PAUSES.isdisjoint(between) or not lists["relative"].isdisjoint(between) or "and" in between:
            return None
        before = self.words[person.lead - 1] if person.lead > low else ","
        if before in lists["prepositions"] or self.grammar.finite(person.last, at):
            return None
        return self._person(self._first_of(person, low))

    def opening(self, first: int, last: int) -> Speaker | None:
        """Whom a sentence begins with: a name, or a spokesman before its first verb."""
        found = self.subject(first, last)
        first = self._past_front(first, last)
        near = self.doc.cues.within("voice-person", first, min(last, first + _SPOKES))
        if found is not None and found.person is not None or not any(c.value == "spokes" for c in near):
            return found
        until = min(last, first + _SUBJECT)
        verb = next((i for i in range(first + 1, until) if self.grammar.is_finite(i, first)), None)
        return (self.before(verb, first) if verb is not None else None) or found

    def _before_bracket(self, at: int, low: int, tag: bool) -> Speaker | None:
        """`Jane Doe (pictured) said`: the speaker before a bracket that ends before a token, or else the body in it."""
        opening = next((i for i in range(at - 2, max(low, at - _BRACKET) - 1, -1) if self.words[i] == "("), None)
        if opening is None or opening <= low:
            return None
        inner = self.bodies.at(at - 2)
        found = self.before(opening, low, tag)
        return Speaker(inner.agent, inner.first, inner.last) if found is None and inner is not None else found

    def _before_kind(self, at: int, low: int) -> int:
        """The token behind a body that its kind follows: `Jane Doe of the King's Fund think tank said`."""
        kind = 1 + (self.words[at - 2 : at] == ["think", "tank"])
        if self.words[at - 1] not in role_words()["bodies"] or at - kind <= low:
            return at
        known = self.bodies.at(at - kind - 1)
        return at - kind if known is not None and known.last == at - kind else at

    def _named(self, at: int, low: int) -> Speaker | None:
        """`Jane Doe said`, `Jane Doe MP said`."""
        member = self.people.by_last.get(at - 1) if self.words[at - 1] == "mp" else None
        if member is not None:
            return self._person(member)
        person = self.people.by_last.get(at)
        return self._person(self._first_of(person, low)) if person is not None and person.lead >= low else None

    def _listed(self, at: int, low: int) -> Speaker | None:
        """`A and B CCGs said`."""
        if self.words[at - 1] not in ("ccgs", "groups"):
            return None
        end = at - 1
        while end > low and self.words[end - 1] in ("clinical", "commissioning"):
            end -= 1
        last = self.bodies.at(end - 1)
        return self._body_phrase(last, low) if last is not None and last.last == end and last.kind == "ccg" else None

    def _by_noun(self, at: int, low: int, tag: bool) -> Speaker | None:
        """`She said`, `the two CCGs said`, `a spokesman for it said`, `papers seen by X said`."""
        if at - 2 > low and self._in_name(at - 2, low) and self.bodies.at(at - 1) is None:
            return self._unlisted(at, low)  # the Mere Vale Faculty of GPs said
        found = self._pronoun(at - 1, tag) or self._together(at, low) or self._nominal(at, low)
        if found is not None and self._hangs(found.first, low):
            if self.words[at - 1] == "it":
                return self._headed(found.agent, found.first, found.last, low)  # a spokesman for it
            found = (None if found.document else self._document_with(at, low)) or found
        if found is None or found.agent is None and not found.document:
            return self._tailed(at, low) or found or self._person_of(at, low) or self._unlisted(at, low)
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
        if self.words[group.first] in ALL or self.words[group.first - 1] in ("the", "both"):
            return self._headed(ALL_CCGS, group.first, group.last, low)  # a spokesman for the two CCGs
        if group.members == (ALL_CCGS,):  # Fifteen CCGs say
            return Speaker(ALL_CCGS, group.first, group.last, collective=True)
        return Speaker(None, group.first, group.last)
