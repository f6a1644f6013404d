"""The words of a role: where they begin and end, what modifies them, and the field that belongs to them."""

from __future__ import annotations

from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.speech.roles.role_kinds import RoleKinds
from ccgkg.ingest.text.cues import Cue

#: Before how long after something one got a role: `became its director of commissioning a year later`.
_COUNTS = frozenset(("a", "an", "one", "two", "three", "four", "five", "six", "seven", "several", "some"))


class RoleWords(RoleKinds):
    """Finds them in one document. All places are tokens, ranges half-open."""

    def _past_owner(self, at: int, end: int) -> int:
        """The token after `Labour's`: an owner that is no body known."""
        for j in range(at + 1, min(end, at + 4)):
            owner = self.words[j] == "'s" or self.words[j] in ("'", "’") and self.words[j - 1].endswith("s")
            if owner and self.doc.tokens.capital(at):
                return j + 1
        return at

    def _nominal_possessive(self, at: int, end: int) -> int:
        """The token after `the CCG's`, `the group's`, or 0."""
        words = self.words
        for j in range(at, min(end, at + 4)):
            plural = words[j] in ("'", "’") and words[j - 1] in ("groups", "ccgs", "organisations", "bodies")
            if plural or words[j] == "'s" and words[j - 1] in self.lists["nominals"]:
                return j + 1
        return 0

    def role_in(self, at: int, end: int) -> Cue | None:
        """The role whose words, modifiers before it included, begin at a token."""
        words = self.words
        if (cut := self._cut(at)) is not None:
            return cut
        for cue in self.doc.cues.within("role", at, end + 4):
            if cue.first >= end:
                return None
            between = words[at : cue.first]
            if any(not w.isalpha() or w in self.lists["stops"] for w in between if w != "'s"):
                return None
            the = words[cue.last : cue.last + 1] in (["the"], ["its"]) or self.bodies.at(cue.last) is not None
            if the and words[cue.first] in self.lists["heads"] and cue.last == cue.first + 1:
                return None  # a verb: leads the STP
            over = next(
                (
                    c
                    for i in range(cue.first + 1, cue.last)
                    if (c := self.doc.cues.starting("role", i)) is not None and c.last > cue.last
                ),
                None,
            )
            later = (
                over or self.doc.cues.starting("role", cue.last) or (self._headed(cue) if cue.value == "none" else None)
            )
            return Cue(cue.first, later.last, later.value) if later else cue
        return None

    def _headed(self, cue: Cue) -> Cue | None:
        """The role whose words a noun for what people are opens: `GP contracts lead`."""
        for at in range(cue.last + 1, cue.last + 3):
            head = self.doc.cues.starting("role", at)
            if head is not None and head.value == "any":
                return head if all(self.modifies(i) for i in range(cue.last, at)) else None
        return None

    def _cut(self, at: int) -> Cue | None:
        """The role at a token where its words overlap the body’s name before them: `Rugby Borough Council leader`."""
        inside = self.bodies.at(at - 1) if at else None
        if inside is None or inside.last != at:
            return None
        return next(
            (
                Cue(at, c.last, c.value)
                for c in self.doc.cues.within("role", max(0, at - 4), at + 4)
                if c.first < at < c.last
            ),
            None,
        )

    def field_end(self, at: int, end: int) -> int:
        """The token after the field that a preposition at a token begins: `for the east of England`."""
        end = next(
            (i for i in range(at, end) if self.words[i] in self.lists["breaks"] or self.words[i] in ("in", "at")), end
        )
        while end > at and self.words[end - 1] in ("and", "&"):
            end -= 1
        return end

    def before_times(self, at: int, end: int) -> int:
        """Where what hangs on a role ends at a token at the latest, as a time follows: `of communications in May
        2017`."""
        words, lists = self.words, self.lists
        dated = (
            i
            for i in range(at + 2, end - 1)
            if words[i] in lists["before-times"] and (words[i + 1] in lists["times"] or words[i + 1].isdecimal())
        )
        later = (
            i
            for i in range(at + 2, end - 1)
            if words[i + 1] in lists["durations"] and (words[i] in _COUNTS or words[i].isdecimal())
        )
        return min(next(dated, end), next(later, end))  # of commissioning two years later

    def _bracketed(self, at: int, end: int, ends: bool = True) -> int:
        """The token after a field in brackets, one that `ends` a line or any: `Lay Member (Patient and Public
        Involvement)`."""
        closing = next((i for i in range(at + 1, min(end, at + 10)) if self.words[i] == ")"), None)
        if self.words[at : at + 1] != ["("] or closing is None or closing - at < 3:
            return at
        if ends and (closing + 1 < end or not self.doc.tokens.capital(at + 1)):
            return at
        return at if self.bodies.within(at, closing) else closing + 1

    def begins(self, cue: Cue, first: int) -> int:
        """The token at which a role’s words begin, what modifies it included."""
        start = cue.first
        free = cue.value in (
            "any",
            "none",
        )  # an office of state has a name of its own: due to meet health secretary Jane Doe
        while start > first and self.modifies(start - 1) and (free or self.words[start - 1] in self.lists["modifiers"]):
            start -= 1
        opens = start - 1 == first and start == cue.first and self.words[first] in rules()["fields"]
        return start - opens  # Campaigns director of X, at the head of a line

    def modifies(self, token: int) -> bool:
        """Whether a word before a role belongs to its name: in lower case, no determiner, no verb, no preposition."""
        word = self.words[token]
        if not word.isalpha() or word in self.lists["stops"] or word in self.lists["determiners"]:
            return False
        if self.bodies.at(token) is not None or self.doc.cues.starting("say", token) or word in self.lists["copulas"]:
            return False
        return word in self.lists["modifiers"] or not self.doc.tokens.capital(token)
