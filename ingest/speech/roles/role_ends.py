"""Where an apposition or a relative clause that tells a role ends: lists and second roles go on over commas."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.speech.people.people import People
from ccgkg.ingest.speech.roles.capacities import role_words
from ccgkg.ingest.speech.roles.role_bodies import RoleBodies
from ccgkg.ingest.text.document import Document

#: What ends every apposition.
_MARKS = frozenset((";", ".", ":", "“", '"', "”", "?"))
#: Behind a body that an apposition ends with.
_BEHIND = frozenset((",", ":", "(", ")", "said", ".", ";", "and", "&"))


class RoleEnds:
    """Finds the ends in one document. All places are tokens, ranges half-open."""

    def __init__(self, doc: Document, bodies: Bodies, people: People) -> None:
        self.doc, self.bodies, self.people = doc, bodies, people
        self.words = doc.tokens.words
        self.lists = role_words()
        self.owners = RoleBodies(doc, bodies, people)

    def end_of_apposition(self, at: int, last: int, opening: str) -> int:
        """Where an apposition in the tokens [at, last) ends: at the comma that no list of bodies and no second role
        goes on after.

        `opening` is the mark before the apposition.
        """
        i = at
        while i < last:
            over: int | None = i + 1
            if self.words[i] != ",":
                over = None if self._closes(i, opening) or self._says(i, at) else over
            elif opening != "(" and i + 1 < len(self.words) and not self._within_body(i):
                over = self._over_comma(i, at, last)
            if over is None:
                return i
            i = over
        return last

    def _closes(self, at: int, opening: str) -> bool:
        """Whether a mark ends an apposition that another opened."""
        word = self.words[at]
        if word in _MARKS:
            return True
        if word == "before" and self.words[at + 1 : at + 2] != [] and self.words[at + 1].endswith("ing"):
            return True  # was a GP in Leek before becoming chair of X
        if opening == "(" and word == ")":
            return not self._within_body(at)
        return opening in ("–", "-", "—") and word in ("–", "—") and not self.doc.tokens.joined(at)

    def _says(self, at: int, first: int) -> bool:
        """Whether the verb of the sentence stands at a token of an apposition: not in `chair in May 2017`."""
        word = self.words[at]
        if word in self.lists["verbs"] and not (word == "may" and self.doc.tokens.capital(at)):
            return True
        saying = self.doc.cues.starting("say", at) if at > first + 1 else None
        return saying is not None and saying.value != "none"

    def _over_comma(self, comma: int, at: int, last: int) -> int | None:
        """The token at which an apposition that begins at a token goes on over a comma; None where it ends there."""
        words, after = self.words, comma + 1
        if words[after] == "as" or words[after] in self.lists["heads"]:
            return None  # hired Jane Doe, a former council chief, as chair; Jane Doe, a Leeds GP, chairs X
        if words[after] == "respectively":
            return after
        body = self.owners.body_from(after, last, 3)
        if body is not None and self._of_role(comma, at) and (body.last == last or words[body.last] in _BEHIND):
            return body.last  # Jane Doe, chair, X CCG, said
        if body is None and comma > at and self.doc.cues.ending("role", comma):
            named = self.owners.named_after(after, last)[1]
            if named is not None:
                return self.doc.tokens.at(named[1] - 1) + 1  # Jane Doe, chief executive, Level Minds, said
        listed = self.bodies.at(comma - 1) is not None or words[comma - 1].startswith("ccg")
        if listed and body is not None and body.first <= comma + 3 and self._in_list(comma, body):
            return after
        return after if self._second_role(comma) else None

    def _of_role(self, comma: int, at: int) -> bool:
        """Whether a role ends before a comma, its field or `(designate)` included, so that its body may follow."""
        if self.doc.cues.ending("role", comma) or self._field(at, comma):
            return True
        return self.words[comma - 1] == ")" and self.words[comma - 2] in ("designate", "elect")

    def _second_role(self, comma: int) -> bool:
        """Whether a second role of the same person follows a comma: `Jane Doe, chair of X, deputy chair of Y, said`."""
        after = comma + 1
        if self.words[after] in self.lists["copulas"] or self.words[after] in self.lists["takes"]:
            return False
        role = self.doc.cues.starting("role", after) or self.doc.cues.starting("role", after + 1)
        return role is not None and not self._person_near(after) and self.words[comma - 1] != "who"

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
