"""Asides: who speaks where an apposition or a clause put in between stands before the verb of saying."""

from __future__ import annotations

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.speaker_unlisted import NOUNS, SpeakerUnlisted
from ccgkg.ingest.text.grammar import PAUSES

#: What opens an aside behind a name, or hangs on it, and what opens one behind a body.
_BEHIND_NAME = (",", "(", "–", "who", "mp", "of", "from", "at", "—")
_BEHIND_BODY = (",", "(", "–", "which", "—")


class SpeakerAsides(SpeakerUnlisted):
    """Reads the subject before an aside that ends at a comma."""

    def _apposed(self, comma: int, low: int) -> Speaker | None:
        """The speaker before an apposition or a relative clause that ends at a comma; his phrase begins at token `low`
        at the earliest."""
        if self.words[low] in self.lists["personal"] and self.words[low + 1 : low + 2] == [","]:
            return self._pronoun(low, False)  # She, who was there, said
        return (
            self._person_at(comma, low)
            or self._person_with_role(comma, low)
            or self._group_which(comma, low)
            or self._before_aside(comma, low)
            or self._body_aside(comma, low)
            or self._firm_at(comma, low)
            or self._clause_name(low, comma)
            or self._noun_aside(comma, low)
        )

    def _person_at(self, comma: int, low: int) -> Speaker | None:
        """`the chair of X, Jane Doe, said`: a name right before the comma, with a role or a pause before it."""
        near = self.people.by_last.get(comma)
        if near is None and self.words[comma - 1] == "mp":
            near = self.people.by_last.get(comma - 1)
        if near is None or near.lead < low:
            return None
        before = self.words[near.lead - 1] if near.lead > low else ","
        if before not in (",", "and", "but", "–") and not self.doc.cues.ending("role", near.lead):
            return None
        return self._person(self._first_of(self._with_others(near, low), low))

    def _person_with_role(self, comma: int, low: int) -> Speaker | None:
        """`Jane Doe, chair of X, said`; not Jane Doe, where `pressed by Jane Doe, Rob Roe, chair of X, said`."""
        words = self.words
        held = self.capacities.behind(self.doc.tokens.ends[comma - 1])
        for mention in self.people.within(low, comma):
            other = held.mention if held is not None and held.mention.lead > mention.last else None
            if other is not None and words[other.lead - 1] == "," and "and" not in words[mention.last : other.lead]:
                return self._person(self._first_of(other, low))
            if words[mention.last] in _BEHIND_NAME and words[mention.lead - 1] != "to":  # a letter to Jane Doe from X
                return self._person(self._first_of(mention, low))
        return None

    def _group_which(self, comma: int, low: int) -> Speaker | None:
        """`The CCGs, which employ 190 people, said`."""
        words = self.words
        pauses = (i for i in range(comma - 1, low, -1) if words[i] == "," and words[i + 1] == "which")
        pause = next((i for i in pauses if i in self.groups), None)
        return self.before(pause, low) if pause is not None else None

    def _body_aside(self, comma: int, low: int) -> Speaker | None:
        """`X, which runs the hospital, said`, `X (formerly Y), said`."""
        for body in self.bodies.within(low, comma):
            if body.last < len(self.words) and self.words[body.last] in _BEHIND_BODY:
                return self._body_phrase(body, low)
        return None

    def _noun_aside(self, comma: int, low: int) -> Speaker | None:
        """`The report, by X, said`, `the watchdog, which looked into it, said`."""
        words = self.words
        for label in NOUNS:
            for cue in self.doc.cues.within(label, low, comma):
                if words[cue.last] not in (",", "which", "–", "—"):
                    continue
                paper = label == "voice-document"
                owner = self._owner_before(cue.first, low)[0] if paper else None
                if owner is not None:  # the firm’s review, commissioned by X, said
                    return Speaker(owner, cue.first, comma, None, True, words[cue.last - 1])
                author = self._author(cue.last, comma) if paper else None
                if author is not None:
                    return Speaker(author.agent, cue.first, comma, author.person, True, words[cue.last - 1])
                found = self._nominal(cue.last, low)
                if found is not None:
                    return found
        return None

    def _before_aside(self, comma: int, low: int) -> Speaker | None:
        """The document before an aside that ends at a comma: `A joint paper from the two, seen by the Tester, says`."""
        words, lists = self.words, self.lists
        for pause in range(comma - 1, low + 1, -1):
            if words[pause] not in PAUSES or words[pause] == "-":
                continue
            after = words[pause + 1]
            if after in lists["tells"] | lists["participles"] | lists["seen"] or after.endswith("ed"):
                found = self._tailed(pause, low)
                return found if found is not None and found.document and found.agent is not None else None
        return None

    def _with_others(self, mention: PersonMention, low: int) -> PersonMention:
        """The first of those who speak together, each with a role: `Jane Doe, chair of X, and its chief, John Roe,
        said`."""
        first = mention
        for other in reversed(self.people.within(low, mention.lead)):
            between = self.words[other.last : first.lead]
            if (
                between[:1] != [","]
                or "and" not in between
                or self.grammar.finite(other.last, first.lead)
                or not self.doc.cues.within("role", other.last, first.lead)
            ):
                break
            first = other
        return first

    def _first_of(self, mention: PersonMention, low: int) -> PersonMention:
        """The first named of two or more who speak together (decision 21)."""
        joint = "and"
        while mention.lead > low and self.words[mention.lead - 1] in (joint, "and"):
            other = self.people.by_last.get(mention.lead - 1)
            if other is None or other.lead < low:
                break
            mention, joint = other, ","
        return mention
