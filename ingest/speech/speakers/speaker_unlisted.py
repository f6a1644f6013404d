"""Speakers that no list of bodies has: capitals before the verb, at the head of a clause, or behind what they are."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.speech.speakers.speaker_nouns import SpeakerNouns
from ccgkg.ingest.text.grammar import PAUSES

#: Labels of nouns for those who speak.
NOUNS = ("voice-document", "voice-body", "voice-person")


class SpeakerUnlisted(SpeakerNouns):
    """Reads them in one document. Places are tokens, ranges half-open."""

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
            if first - 2 > low and self._in_name(first - 1, low):
                first -= 1
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
        again = self.antecedents.of(words[at - 1], first) if words[at - 2] == "the" else None
        if again is not None:
            return Speaker(again, first, at)  # the Observatory, of one that has it in its name
        person = self.people.by_last.get(first - 1 - (words[first - 1] == "the"))
        if person is not None and person.lead >= low and words[person.last] in ("of", "from", "at", "for"):
            return self._person(person)  # Jane Doe of Keep Our Beds said
        place = first - 1 - (words[first - 1] == "the")
        team = self.bodies.at(place - 1) if place > low and words[place] == "in" else None
        if team is not None and team.last == place and team.kind == "body":
            return self._body_phrase(team, low)  # NHS England in the Midlands said
        if first > low and words[first - 1] in self.lists["prepositions"] | self.lists["kin"]:
            return Speaker(None, first, at)
        house, slug = slug_of(self.doc.source.publisher or ""), self.short.get(raw.lower()) or slug_of(raw)
        return Speaker(house if house.endswith("-" + slug) else slug, first, at)

    def _of_firm(self, at: int) -> bool:
        """Whether a noun for those who work for a firm ends before a token."""
        body, person = self.doc.cues.ending("voice-body", at), self.doc.cues.ending("voice-person", at)
        return body is not None and body.value == "auditor" or person is not None and person.value == "spokes"

    def _firm_at(self, comma: int, low: int) -> Speaker | None:
        """`the auditors, KPMG, found`."""
        tokens, words = self.doc.tokens, self.words
        start = comma
        while start > low and tokens.capital(start - 1) and words[start - 1].isalnum():
            start -= 1
        if not low < start < comma or words[start - 1] != ",":
            return None
        if not self._of_firm(start - 1) or not self._no_other(start, comma):
            return None
        return Speaker(slug_of(self.doc.text[tokens.starts[start] : tokens.ends[comma - 1]]), start, comma)

    def _clause_name(self, low: int, last: int) -> Speaker | None:
        """A body that no list has, at the head of its clause, with what is told of it behind a pause up to token
        `last`: `Marlow Stent, which looked at the books,`; `Save Our Surgeries, a campaign group,`."""
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
        return not known and not any(self.doc.cues.ending(label, last) for label in NOUNS)
