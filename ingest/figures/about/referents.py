"""The referents of a text: names and lists of names, short names (`in Rushcliffe`), group words, and all that stands
for them."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.antecedents import in_relative
from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.claim import Change
from ccgkg.ingest.figures.about.antecedents import Antecedents
from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.referent import Referent, Referents, referent_words
from ccgkg.ingest.figures.about.spots import Spots
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.text.document import Document

#: Prepositions that open clauses as well.
_OPENERS = frozenset({"after", "before", "since", "as", "than"})


def referents_of(doc: Document, bodies: Bodies, cast: Cast, changes: Sequence[Change]) -> Referents:
    """Read once a text, from left to right, each in the light of those before it; `changes` are in the order of the
    text."""
    spots = Spots(doc, cast)
    found_spots = spots.find(bodies)
    antecedents = Antecedents(doc, bodies, cast, changes, spots.stand_ins, spots.groups)
    found = antecedents.told.found
    for first, last, named, kind in found_spots:
        if found and first < found[-1].last:
            continue
        members = antecedents.of(first) if named is None else named
        if members and kind == "named" and found and _is_joined(doc, found[-1], first):
            before = found.pop()  # two short names: `Wigan and Bolton`
            first, members = before.first, tuple(sorted({*before.members, *members}))
        if kind == "other":
            antecedents.others.update(members)
        if members:
            found.append(Referent(first, last, members, kind, _oblique(doc, first, last)))
    return Referents(found, [r.first for r in found], frozenset(antecedents.others))


def _is_joined(doc: Document, last: Referent, first: int) -> bool:
    return last.kind == "named" and doc.tokens.words[last.last : first] == ["and"]


def _oblique(doc: Document, first: int, last: int) -> bool:
    """Whether the tokens [first, last) hang on a preposition that makes them no subject; not where they open a clause:
    `after CCGs overspent`."""
    words, low, lists = doc.tokens.words, doc.sentence_tokens(first)[0], referent_words()
    i = first
    while i > low and first - i < 4 and (words[i - 1] in lists["before_name"] or words[i - 1] in lists["between"]):
        i -= 1
    verb = (
        words[last] in time_words()["auxiliaries"] or words[last] in time_words()["past"] or words[last].endswith("ed")
    )
    if not verb and in_relative(words, i, low):
        return True
    return i > low and words[i - 1] in lists["oblique"] and not (verb and words[i - 1] in _OPENERS)
