"""What the words of a post tell of its body: `council leader`, `CCG chair`, `Labour’s spokesman`, `accountable
officer`, `Whitehall chief`."""

from __future__ import annotations

from ccgkg.ingest.speech.roles.role_ends import RoleEnds
from ccgkg.ingest.text.cues import Cue


class RoleKinds(RoleEnds):
    """Reads them in one document. All places are tokens, ranges half-open."""

    def by_noun(self, start: int, end: int) -> tuple[tuple[str, ...], bool]:
        """The body that the first word of a role or the word before it stands for (`council leader`, `CCG chair`), and
        whether there is such a word: the role is in no other body then (`Whitehall chief`)."""
        within = end - start > 1 and self._is_kind(start)
        at = start if within else start - 1
        if not within and self.doc.sentence_tokens(start)[0] == start:
            return (), False  # Chair: Jane Doe
        if not within and (at < 0 or not self._is_kind(at)):
            plain = at >= 0 and self.doc.tokens.capital(at) and self.words[at].isalpha() and self.bodies.at(at) is None
            return (), plain and not self._opens(at) and self.words[at] not in self.lists["determiners"] | self.lists[
                "modifiers"
            ]
        agent = self.owners.named_by(self.words[at], at)
        return ((agent,), True) if agent else ((), self.words[at] != "group")

    def _is_kind(self, at: int) -> bool:
        """Whether a token is a noun for a body, and no part of a name."""
        return self.words[at] in self.lists["nominals"] and self.words[at] != "board" and self.bodies.at(at) is None

    def _opens(self, at: int) -> bool:
        """Whether a word in a sentence’s first place has its capital from there: `Yesterday`, `Former`."""
        return self.doc.sentence_tokens(at)[0] == at and self.words[at] in self.lists["opening"]

    def official(self, start: int, cue: Cue) -> bool:
        """Whether a role with no body is one in the body spoken of: `the accountable officer`, not `a director`."""
        before = self.words[start - 1] if start else ""
        named = self.words[cue.first : cue.last]
        head = named[named.index("of") - 1] if "of" in named[1:] else named[-1]  # director of commissioning Jane Doe
        own = head in self.lists["official"] or named[0] in self.lists["of-body"]
        if named[0] == "chief" and not self.lists["national"].isdisjoint(named):
            return False  # the chief inspector, the chief medical officer
        return (
            own
            and before not in self.lists["some"]
            and (self.words[start] not in ("former", "then") and self.words[cue.last : cue.last + 1] != ["s"])
        )
