"""Times that are those of one CCG among several of which the same measure is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.bodies import Mention as Body
from ccgkg.ingest.events.interventions.intervening import intervention_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods

#: Between two names of which one time is told, and tokens from a bracket to its time.
_AND, _IN = frozenset({"and", "&", "nhs", "the"}), 4


def of_last(doc: Document, periods: Periods, cue: Cue, stop: int) -> bool:
    """Whether the time behind a measure is that of the last it is on: `to A, B and C, in the last case in 2016`."""
    words = doc.tokens.words
    told = next((m.first for m in periods.within(cue.last, stop)), stop)
    last = (i for i in range(cue.last, told) if words[i] in ("last", "latter") and words[i - 1] == "the")
    return any(words[i - 2] in ("in", "of", ",", "to", "on", "for") for i in last)


def in_brackets(doc: Document, periods: Periods, names: Sequence[Body]) -> str | None:
    """The time in brackets behind the first of some names, or behind the next that an `and` joins to it: `Bury and
    Bolton CCGs (2016)`."""
    words, token = doc.tokens.words, names[0].last
    token += words[token : token + 1] == ["ccgs"]
    if words[token : token + 1] != ["("]:
        joined = len(names) > 1 and _AND.issuperset(words[token : names[1].first])
        return in_brackets(doc, periods, names[1:]) if joined else None
    closing = next((i for i in range(token, min(len(words), token + 9)) if words[i] == ")"), None)
    told = periods.within(token + 1, closing) if closing is not None else ()
    whole = bool(told) and told[-1].last == closing and told[0].first - token <= _IN
    return told[0].edtf if whole else None


def and_then(doc: Document, bodies: Bodies, periods: Periods, token: int, stop: int) -> list[tuple[Body, str]]:
    """Further CCGs of which the same is told with a time of their own and no verb: `to A in May and to B in June`."""
    words = doc.tokens.words
    found: list[tuple[Body, str]] = []
    times = [m for m in periods.within(token, stop) if m.edtf]
    for one, two in pairwise(times):
        names = [m for m in bodies.within(one.last, two.first) if m.kind == "ccg"]
        rest = [words[i] for i in range(one.last, two.first) if bodies.at(i) is None]
        joined = intervention_words()["gapped"].issuperset(rest) and not {"and", ","}.isdisjoint(rest)
        found += [(m, two.edtf) for m in names if joined and two.edtf]
    return found
