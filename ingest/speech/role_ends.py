"""Where an apposition or a relative clause that tells a role ends: lists of bodies and second roles go on over commas."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.speech.capacities import role_words
from ccgkg.ingest.speech.people import People
from ccgkg.ingest.speech.role_bodies import RoleBodies
from ccgkg.ingest.text.document import Document


class RoleEnds:
    """Finds the ends in one document. All places are tokens, ranges half-open."""

    def __init__(self, doc: Document, bodies: Bodies, people: People) -> None:
        self.doc, self.bodies, self.people = doc, bodies, people
        self.words = doc.tokens.words
        self.lists = role_words()
        self.owners = RoleBodies(doc, bodies)

    def end_of_apposition(self, at: int, last: int, opening: str) -> int:
        """Where an apposition ends: at the comma that no list of bodies and no second role goes on after."""
        words = self.words
        i = at
        while i < last:
            word = words[i]
            if word == "," and self._within_body(i):
                i += 1
                continue
            if word in (";", ".", ":", "“", '"', "”", "?") or (opening == "(" and word == ")"):
                return i
            if opening in ("–", "-", "—") and word in ("–", "—") and not self.doc.tokens.joined(i):
                return i
            if word == "," and opening != "(" and i + 1 < len(words):
                if words[i + 1] == "as":
                    return i  # hired Jane Doe, a former council chief, as chair
                body = self.owners.body_from(i + 1, last, 3)
                if words[i + 1] == "respectively":
                    i += 1
                    continue
                if (
                    body
                    and (
                        self.doc.cues.ending("role", i)
                        or self._field(at, i)
                        or words[i - 1] == ")"
                        and words[i - 2] in ("designate", "elect")
                    )
                    and (body.last == last or words[body.last] in (",", ":", ")", "said", ".", ";", "and", "&"))
                ):
                    i = body.last  # Jane Doe, chair, X CCG, said
                    continue
                named = (
                    self.owners.named_after(i + 1, last)[1]
                    if body is None and i > at and self.doc.cues.ending("role", i)
                    else None
                )
                if named is not None:
                    i = self.doc.tokens.at(named[1] - 1) + 1  # Jane Doe, chief executive, Level Minds, said
                    continue
                before = self.bodies.at(i - 1) or (words[i - 1].startswith("ccg") or None)
                if not (before and body and body.first <= i + 3 and self._in_list(i, body)):
                    cue = self.doc.cues.starting("role", i + 1) or self.doc.cues.starting("role", i + 2)
                    verb = words[i + 1] in self.lists["copulas"] or words[i + 1] in self.lists["takes"]
                    if verb or not (cue and not self._person_near(i + 1) and words[i - 1] != "who"):
                        return i
            saying = self.doc.cues.starting("say", i) if i > at + 1 else None
            if (
                word in self.lists["verbs"]
                and not (word == "may" and self.doc.tokens.capital(i))
                or saying is not None
                and saying.value != "none"
            ):
                return i
            i += 1
        return last

    def _field(self, at: int, comma: int) -> bool:
        """Whether the tokens before a comma are a role and its field: `director of nursing and quality`."""
        cue = next(iter(self.doc.cues.within("role", at, comma)), None)
        if cue is None or cue.last + 1 >= comma or self.words[cue.last] not in ("of", "for"):
            return False
        return all(
            w.isalpha() and w not in self.lists["verbs"] for w in self.words[cue.last : comma]
        ) and not self.bodies.within(at, comma)

    def next_comma(self, at: int, last: int) -> int:
        """The comma that ends a relative clause; one inside a list of bodies does not."""
        for i in range(at, last):
            if self.words[i] == "," and not self._within_body(i):
                body = self.owners.body_from(i + 1, last, 3)
                if not (body and self.bodies.at(i - 1) and self._in_list(i, body)):
                    return i
        return last

    def _within_body(self, comma: int) -> bool:
        """Whether a comma is part of a body’s name: `Bristol, North Somerset and South Gloucestershire CCG`."""
        named = self.bodies.at(comma)
        return named is not None and comma < named.last

    def _in_list(self, comma: int, body: Mention) -> bool:
        """Whether a body after a comma goes on a list: another name or a verb must not follow at once."""
        words = self.words
        after = words[body.last] if body.last < len(words) else "."
        return after in (",", "and", "&", "ccgs", "groups", ".", ";", ")") or words[comma + 1] in ("and", "&")

    def _person_near(self, at: int) -> bool:
        return any(m.first - at < 6 for m in self.people.within(at, at + 6))
