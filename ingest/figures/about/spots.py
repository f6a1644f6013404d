"""Where words stand for someone, with the members where words name them: names, short names, other bodies, group
words."""

from __future__ import annotations

from typing import NamedTuple

from ccgkg.ingest.bodies.bodies import Bodies, Group
from ccgkg.ingest.bodies.names import ccg_names, number_before
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.places import named_as_place
from ccgkg.ingest.figures.about.referent import Kind, referent_words
from ccgkg.ingest.figures.about.stand_ins import StandIns
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.text.document import Document

#: Behind a name at the head of a sentence, verbs that make it a CCG, and clauses that do behind a comma.
_VERBS = frozenset(
    {"will", "would", "could", "must", "may", "ended", "finished", "began", "started", "did", "overspent", "underspent"}
)
_CLAUSES = (["the", "only"], ["which", "was"], ["which", "is"], ["which", "has"])
#: The money that only CCGs are told to own there: `Doncaster's deficit has doubled`.
_SUMS = frozenset({"deficit", "surplus", "overspend", "running-costs"})
#: Behind `the national`, what stands for NHS England.
_NATIONAL = frozenset({"body", "board"})
#: Behind a short name, nouns that make it a CCG: `The Somerset commissioner`.
_NOUNS = frozenset({"commissioner", "body", "organisation", "cousin", "neighbour"})
_DIGITS = "£0123456789"


class Spot(NamedTuple):
    """Tokens [first, last), the members where words name them, and the kind."""

    first: int
    last: int
    members: tuple[str, ...] | None
    kind: Kind


class Spots:
    """Those of one text; `groups` are its group words by their first token, once `find` has read them."""

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.cast, self.words = doc, cast, doc.tokens.words
        self.stand_ins = StandIns(doc)
        self.groups: dict[int, Group] = {}
        self._found: list[Spot] = []
        self._taken: set[int] = set()

    def find(self, bodies: Bodies) -> list[Spot]:
        """All of them in the order of the text; with no members yet where that is to be resolved. Names go before all
        else."""
        self._take_names(bodies)
        self._take_groups(bodies)
        self._take_other_bodies()
        self._take_short_names()
        self._take_subjects()
        self._take_places()
        bounds = {k for cue in self.doc.cues.all("hedge") for k in range(cue.first, cue.last)}  # `in the region of £1m`
        for k in self.stand_ins.tokens():
            if k not in self._taken and k not in bounds and (kind := self.stand_ins.kind_at(k)):
                self._take(k, k + 1, None, kind)
        return sorted(self._found, key=lambda s: (s.first, -s.last))

    def _take(self, first: int, last: int, members: tuple[str, ...] | None, kind: Kind) -> None:
        self._found.append(Spot(first, last, members, kind))
        self._taken.update(range(first, last))

    def _take_names(self, bodies: Bodies) -> None:
        for run in runs(self.doc, bodies.mentions):
            self._take(run[0].first, run[-1].last, tuple(sorted({m.agent for m in run})), "named")
        for m in bodies.mentions:
            if m.kind == "body" and m.first not in self._taken:
                self._take(m.first, m.last, (m.agent,), "other")

    def _take_groups(self, bodies: Bodies) -> None:
        for g in bodies.groups:
            if g.first not in self._taken and g.last - 1 not in self._taken:
                self.groups[g.first] = g
                self._take(g.first, max(g.last, g.first + 1), None, "group")

    def _take_other_bodies(self) -> None:
        """Kinds of bodies that are no CCGs: `trusts`, which are the NHS's once `NHS trusts` are told; `the national
        body`."""
        words = self.words
        others = list(self.doc.cues.all("other-body"))
        told = {x.value for x in others}
        for x in others:
            if x.value == "gp-practices" and number_before(words, x.first) is not None:
                continue  # `has 58 staff, 24 GP practices and a population of 205,000`
            if x.first not in self._taken and (x.last >= len(words) or words[x.last] not in referent_words()["no_nhs"]):
                nhs = f"nhs-{x.value}"
                self._take(x.first, x.last, (nhs if nhs in told else x.value,), "other")
        for k in self.doc.tokens.among(_NATIONAL):
            national = words[k - 1] in ("national", "commissioning") and words[k - 2] in ("the", "national")
            if national and k not in self._taken:
                self._take(k, k + 1, ("nhs-england",), "other")

    def _take_short_names(self) -> None:
        for k in self.doc.tokens.among(self.cast.short.keys()):
            if k not in self._taken and (agent := self._short(k)):
                self._take(k, k + 1, (agent,), "named")

    def _short(self, k: int) -> str | None:
        """The CCG that a name with no `CCG` means: behind a preposition, or as the subject of its clause."""
        agent, words = self.cast.called(self.doc, k), self.words
        if agent is None:
            return None
        if k == self.doc.sentence_tokens(k)[0] or words[k - 1] in referent_words()["before_short"]:
            return agent
        if words[k + 1] == "'s" and words[k + 2] in word_lists()["ccg_has"]:
            return agent  # `In the first ballot Slough's members threw it out`
        if self.doc.cues.starting("money", k + 1) is not None:
            return agent  # `The old Cumbria allocation of £700m`
        if words[k + 1] in _NOUNS and words[k - 1] in ("the", "its"):
            return agent  # `The Somerset commissioner`
        near = range(k + 1, min(k + 6, len(words) - 1))
        labels = any(words[j] == "'s" and words[j + 1][0] in _DIGITS for j in near)
        return agent if labels else None  # `as will South Devon's 31`

    def _take_subjects(self) -> None:
        """Names with which a sentence begins, where what follows makes them CCGs: `Newcastle Gateshead covers
        500,000`."""
        for sentence in self.doc.layout.sentences:
            k = self.doc.tokens.at(sentence.start)
            if k >= len(self.words) or k in self._taken:
                continue
            name = next(iter(ccg_names().at(self.doc.tokens, k)), None)
            if name is not None and self._is_subject(name.last):
                self._take(name.first, name.last, (name.agent,), "named")

    def _is_subject(self, last: int) -> bool:
        """Whether the words from a token on make the name before them a CCG."""
        words = self.words
        if words[last] == "'s":
            return any(x.value in _SUMS for x in self.doc.cues.within("money", last + 1, last + 3))
        if words[last] == ",":
            return words[last + 1 : last + 3] in _CLAUSES
        return words[last] in time_words()["general"] or words[last] in word_lists()["posts"] or words[last] in _VERBS

    def _take_places(self) -> None:
        """Names behind `in` that stand at the head of a sentence or go on from another: `and in Rotherham`."""
        words = self.words
        for k in self.doc.tokens.among(referent_words()["reaches"]):
            opens = k == self.doc.sentence_tokens(k)[0] or words[k - 1] in referent_words()["before_place"]
            if opens and k + 1 not in self._taken and (agent := named_as_place(self.doc, k + 1)):
                self._take(k + 1, k + 2, (agent,), "named")
