"""A measure with the words that name it, and what the rules for all measures ask of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, with the tokens [first, last) that name it; no tokens where it was taken over from another number."""

    measure: str
    first: int | None = None
    last: int | None = None
    #: What is counted: `ccg`, or the measure of the noun itself; empty where no noun follows.
    counted: str = ""
    #: The index of the number it was taken over from.
    inherited: int | None = None


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """`rules/figures.yaml`."""
    return {key: frozenset(values) for key, values in lexicon("figures").items()}


def of_those(doc: Document, n: Number) -> bool:
    """`70 per cent of whom`: a share of what the number before counted."""
    return doc.tokens.words[n.last : n.last + 2] in (
        ["of", "whom"],
        ["of", "which"],
        ["of", "these"],
        ["of", "those"],
        ["of", "them"],
    )


def near(doc: Document, one: Number, two: Number) -> bool:
    """Whether two numbers stand in one sentence or in two that follow one another."""
    return doc.layout.index_at(two.start) - doc.layout.index_at(one.start) <= 1


def over(done: Sequence[Measured], index: int) -> Measured:
    """The measure of the number at an index, taken over."""
    return Measured(done[index].measure, counted=done[index].counted, inherited=index)
