"""Asides: who speaks where an apposition or a clause put in between stands before the verb of saying."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.speaker import Speaker
from ccgkg.ingest.speech.speaker_nouns import SpeakerNouns
from ccgkg.ingest.text.grammar import PAUSES


class SpeakerAsides(SpeakerNouns):
    """Reads the subject before an aside that ends at a comma."""

    def _apposed(self, comma: int, low: int) -> Speaker | None:
        """The speaker before an apposition or a relative clause that ends at a comma."""
        words = self.words
        if words[low] in self.lists["personal"] and words[low + 1 : low + 2] == [","]:
            return self._pronoun(low, False)  # She, who was there, said
        near = self.people.by_last.get(comma)
        if near is None and words[comma - 1] == "mp":
            near = self.people.by_last.get(comma - 1)
        if near is not None and near.lead >= low:
            before = words[near.lead - 1] if near.lead > low else ","
            if before in (",", "and", "but", "–") or self.doc.cues.ending("role", near.lead):
                return self._person(self._first_of(self._with_others(near, low), low))
        held = self.capacities.behind(self.doc.tokens.ends[comma - 1])
        for mention in self.people.within(low, comma):
            after = words[mention.last]
            other = held.mention if held is not None and held.mention.lead > mention.last else None
            if other is not None and words[other.lead - 1] == "," and "and" not in words[mention.last : other.lead]:
                return self._person(self._first_of(other, low))  # Pressed by Jane Doe, Rob Roe, chair of X, said
            if after in (",", "(", "–", "who", "mp", "of", "from", "at", "—"):
                return self._person(self._first_of(mention, low))
        for pause in range(comma - 1, low, -1):
            if words[pause] == "," and words[pause + 1] == "which" and pause in self.groups:
                return self.before(pause, low)  # The CCGs, which employ 190 people, said
        aside = self._before_aside(comma, low)
        if aside is not None:
            return aside
        for body in self.bodies.within(low, comma):
            after = words[body.last] if body.last < len(words) else "."
            if after in (",", "(", "–", "which", "—"):
                return self._body_phrase(body, low)
        start = comma
        while start > low and self.doc.tokens.capital(start - 1) and words[start - 1].isalnum():
            start -= 1
        if (
            low < start < comma
            and words[start - 1] == ","
            and self._of_firm(start - 1)
            and self._no_other(start, comma)
        ):  # the auditors, KPMG, found
            return Speaker(
                slug_of(self.doc.text[self.doc.tokens.starts[start] : self.doc.tokens.ends[comma - 1]]), start, comma
            )
        named = self._clause_name(low, comma)
        if named is not None:
            return named
        for label in ("voice-document", "voice-body", "voice-person"):
            for cue in self.doc.cues.within(label, low, comma):
                if words[cue.last] in (",", "which", "–", "—"):
                    author = self._author(cue.last, comma) if label == "voice-document" else None
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
        """The first of those who speak together, each with a role: `Jane Doe, chair of X, and its chief, John Roe, said`."""
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

    def _clause_name(self, low: int, last: int) -> Speaker | None:
        """A body that no list has, at the head of its clause, with what is told of it behind a pause up to token `last`:
        `Marlow Stent, which looked at the books,`; `Save Our Surgeries, a campaign group,`."""
        words, lists, capital = self.words, self.lists, self.doc.tokens.capital
        for pause in range(low + 1, last):
            if words[pause] not in (",", "(", "–", "—") or not capital(pause - 1):
                continue
            first = pause
            while first > low and (
                capital(first - 1) and words[first - 1].isalnum() or words[first - 1] in ("&", "'s")
            ):
                first -= 1
            while first < pause and words[first] in lists["clause-openers"] | lists["times"]:
                first += 1
            before = words[first - 1] if first > low else ","
            if first == pause or before not in lists["clause-openers"] | PAUSES or not capital(first):
                continue
            after = words[pause + 1]
            told = (
                after in lists["tells"] or pause - first > 1 and (after.endswith("ed") or after in lists["participles"])
            )
            raw = self.doc.text[self.doc.tokens.starts[first] : self.doc.tokens.ends[pause - 1]]
            if told and len(raw) > 2 and raw.lower() not in lists["no-bodies"] and self._no_other(first, pause):
                return Speaker(slug_of(raw), first, pause)
        return None

    def _no_other(self, first: int, last: int) -> bool:
        """Whether no person, body or noun that a list has lies in the tokens."""
        known = (
            self.people.within(first, last)
            or self.bodies.within(first, last)
            or self.words[last - 1] in self.lists["no-bodies"]
        )
        labels = ("voice-document", "voice-body", "voice-person")
        return not known and not any(self.doc.cues.ending(label, last) for label in labels)

    def _first_of(self, mention: PersonMention, low: int) -> PersonMention:
        """The first named of two or more who speak together (decision 21)."""
        joint = "and"
        while mention.lead > low and self.words[mention.lead - 1] in (joint, "and"):
            other = self.people.by_last.get(mention.lead - 1)
            if other is None or other.lead < low:
                break
            mention, joint = other, ","
        return mention
