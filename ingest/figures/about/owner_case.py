"""The frame of a number whose owner is asked: its sentence, its clause, and who can own it at all."""

from __future__ import annotations

from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.referent import Referent, Referents, referent_words
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, main_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass


@dataclass(frozen=True, slots=True)
class OwnerCase:
    """The number `n`; the tokens [low, high) are its sentence, [first, last) its clause without what only says who
    tells it."""

    c: Context
    doc: Document
    cast: Cast
    refs: Referents
    n: Number
    measure: str
    words: list[str]
    low: int
    high: int
    first: int
    last: int
    #: Behind the last number before it in its clause, and before the next one of its sentence.
    floor: int
    ceiling: int

    def among(self, family: str) -> bool:
        """Whether its measure is of a family (`rules/families.yaml`)."""
        return self.measure in families()[family]

    def fits(self, r: Referent) -> bool:
        """Whether a referent can own it: a body that gives or watches owns only what the words make its own."""
        if r.kind == "other" and self._beside_another(r):
            return False  # `a budget of £1.2bn, 86 GP practices and about 790,000 patients`
        if r.kind == "pronoun" and self.words[r.first - 1] == "," and self.doc.cues.starting("say", r.last) is not None:
            return False  # `The CCG, they point out, sits on £4m`
        givers = not referent_words()["givers"].isdisjoint(r.members)
        if self.among("of_commissioning"):
            return r.of_ccgs and not givers and not self.refs.others.issuperset(r.members)
        if not givers:
            return True
        ws = self.words
        if ws[self.n.first - 1] == "its" and not any(x.kind == "named" for x in self.refs.within(r.last, self.n.first)):
            return True  # `The department moved it from its £4.6 billion capital budget`
        if ws[r.first - 1] == "by" and ws[r.first - 2] in ("overspend", "underspend"):
            return True
        if ws[r.last + (ws[r.last] in ("has", "had"))] in ("overspent", "overspends"):
            return True
        return not referent_words()["own"].isdisjoint(ws[r.last : min(self.high, self.n.last + 4)])

    def _beside_another(self, r: Referent) -> bool:
        """Whether a body is itself counted, right before the number."""
        gap = self.words[r.last : self.n.first]
        if len(gap) > 3 or "each" in gap or {"and", ","}.isdisjoint(gap):
            return False
        return any(m.last == r.first for m in self.c.numbers_within(max(0, r.first - 3), r.first))


def owner_case(c: Context, cast: Cast, refs: Referents, n: Number, measure: str) -> OwnerCase:
    """The frame of a number."""
    low, high = c.doc.sentence_tokens(n.first)
    main = main_of(c.doc.tokens, low, high)
    if low < main <= n.first and refs.within(main, n.first):
        low = main  # `While Hull CCG broke even, Leeds CCG reported a deficit and forecasts one of £2m`
    first, last = _clause(c, refs, n)
    floor = max([first, *(m.last for m in c.numbers_within(first, n.first) if m.partner != n.first)])
    ceiling = min([high, *(m.first for m in c.numbers_within(n.last, high)[:1])])
    return OwnerCase(c, c.doc, cast, refs, n, measure, c.doc.tokens.words, low, high, first, last, floor, ceiling)


def _clause(c: Context, refs: Referents, n: Number) -> tuple[int, int]:
    """The clause of a number, without what only says who tells it: `X said the merger would save £3m`."""
    first, last = clause_of(c.doc, n.first)
    said = [
        x
        for x in c.doc.cues.within("say", first, n.first)
        if c.doc.tokens.words[x.last] == "that"
        or refs.within(x.last, n.first)
        or n.first - x.last <= 3
        and c.doc.tokens.words[x.last - 1] in ("say", "says", "said", "claims", "claim", "claimed")
    ]
    return (said[-1].last if said else first), last
