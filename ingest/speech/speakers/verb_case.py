"""The verb of saying whose speaker is sought: in its sentence, behind the reports before it."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.speech.reports.head import Head
from ccgkg.ingest.speech.speakers.speaker import Speaker
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class VerbCase:
    """What all rules for one verb look at. Places are tokens, ranges half-open."""

    words: Sequence[str]
    cue: Cue
    #: The sentence [first, end), its last mark left out.
    first: int
    end: int
    #: Where the verb begins, its auxiliaries and adverbs included, and whether these make it a passive.
    at: int
    passive: bool
    #: The heads before it, and whom the sentence begins with.
    heads: Sequence[Head]
    opening: Speaker | None
    #: The last of those heads that is no aside, and where its verb ends, or the sentence begins: no subject begins
    #: before.
    main: Head | None
    low: int

    @property
    def verb(self) -> str:
        return self.words[self.cue.first]

    @property
    def single(self) -> bool:
        """Whether the verb is one word, so that it may be a noun."""
        return self.cue.last - self.cue.first == 1

    @property
    def participle(self) -> bool:
        return self.verb.endswith("ing")

    @property
    def bare(self) -> bool:
        """Whether neither an auxiliary nor an adverb stands before the verb, but some word of its sentence does."""
        return self.at == self.cue.first > self.first

    @property
    def before(self) -> str:
        """The word before the verb in its sentence, or nothing."""
        return self.words[self.at - 1] if self.at > self.first else ""

    @property
    def after(self) -> str:
        """The word behind the verb, or nothing."""
        return self.words[self.cue.last] if self.cue.last < len(self.words) else ""

    @property
    def mover(self) -> Speaker | None:
        """Who spoke last in the sentence, or whom it begins with."""
        return self.heads[-1].speaker if self.heads else self.opening
