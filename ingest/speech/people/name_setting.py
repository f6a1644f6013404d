"""What stands around a run of capitals that may be the name of a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ccgkg.ingest.text.cues import Cue, lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass


@cache
def beside_words() -> dict[str, frozenset[str]]:
    """The word sets of `rules/roles.yaml` that stand beside a name."""
    raw = lexicon("roles")
    found = {
        key: frozenset(raw[key].split())
        for key in (
            "joins",
            "honours",
            "copulas",
            "determiners",
            "bodies",
            "slogans",
            "joining",
            "appoints",
            "held",
            "falls",
            "replaces",
        )
    }
    posted = frozenset(f"{raw['takes']} {raw['copulas']} {raw['modals']}".split()) - {"is", "are", "was", "were"}
    return {**found, "posted": posted}  # verbs behind a name that a role follows


@dataclass(frozen=True, slots=True)
class Setting:
    """A run of capitals in its text: the tokens [first, last), the word before it and the word behind it, or
    nothing."""

    doc: Document
    words: Sequence[str]
    first: int
    last: int
    before: str
    after: str

    @classmethod
    def of(cls, doc: Document, first: int, last: int) -> Setting:
        words = doc.tokens.words
        before, after = words[first - 1] if first else "", words[last] if last < len(words) else ""
        return cls(doc, words, first, last, before, after)

    def word(self, behind: int) -> str:
        """The word so many tokens behind the run, or nothing."""
        return self.words[self.last + behind] if self.last + behind < len(self.words) else ""

    def role(self, start: int, stop: int) -> Cue | None:
        """The first role in the tokens."""
        return next(iter(self.doc.cues.within("role", start, stop)), None)

    def role_at(self, token: int) -> bool:
        return self.doc.cues.starting("role", token) is not None

    def says_at(self, token: int) -> bool:
        return self.doc.cues.starting("say", token) is not None

    @property
    def slogan(self) -> bool:
        """Whether the run goes on the name of a campaign: `Keep Corby Open`."""
        return self.before in beside_words()["slogans"] and self.doc.tokens.capital(self.first - 1)

    @property
    def seat(self) -> bool:
        """Whether the run is the seat of a member of parliament: `Bristol South MP Jane Doe`."""
        return self.after == "mp" and self.word(1) != "" and self.doc.tokens.capital(self.last + 1)
