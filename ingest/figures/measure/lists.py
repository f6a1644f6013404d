"""What the words over a list say of the amounts in its items: their time, and what those in brackets are."""

from __future__ import annotations

from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Mention as Time

#: Items at most before one that still hangs on the words over the list.
_ITEMS = 20
#: Tokens at most of the words that say what stands in brackets.
_ASIDE = 12


def over_list(doc: Document, n: Number) -> tuple[int, int] | None:
    """The tokens of the last sentence over the list in whose item a number stands; None where no list is introduced."""
    layout = doc.layout
    at = layout.sentence_at(n.start).block
    if layout.blocks[at].kind != "item":
        return None
    lead = next((k for k in range(at - 1, max(-1, at - _ITEMS), -1) if layout.blocks[k].kind != "item"), None)
    if lead is None or doc.text[layout.blocks[lead].end - 1] not in ":-–—" and layout.blocks[lead].kind != "heading":
        return None
    return doc.sentence_tokens(doc.tokens.at(layout.blocks[lead].end - 1))


def of_brackets(doc: Document, lead: tuple[int, int]) -> tuple[int, int] | None:
    """The tokens over a list that say what is in brackets there: `with the control total in brackets`, `(2016-17 in
    brackets)`."""
    ws = doc.tokens.words
    at = next(
        (
            k
            for k in range(lead[0] + 1, lead[1])
            if ws[k] in ("brackets", "parentheses") and ws[k - 1] in ("in", "within")
        ),
        None,
    )
    if at is None:
        return None
    opens = next(
        (k for k in range(at - 2, max(lead[0], at - _ASIDE) - 1, -1) if ws[k] in (",", "(", ";", "–", "with")), None
    )
    return (opens if opens is not None else max(lead[0], at - 3), at)


def in_brackets(doc: Document, n: Number) -> bool:
    """Whether a number of an item stands in brackets."""
    i = n.begin
    return i > 0 and doc.tokens.words[i - 1] in ("(", "[")


def target_in_brackets(doc: Document, n: Number) -> int | None:
    """The token that makes what a list has in brackets a target: a plan, a control total, what each had been set."""
    lead = over_list(doc, n) if in_brackets(doc, n) else None
    words = of_brackets(doc, lead) if lead is not None else None
    if words is None:
        return None
    return next(
        (
            k
            for k in range(*words)
            if doc.tokens.words[k] in word_lists()["target_nouns"]
            or doc.tokens.words[k] in word_lists()["told_planned"]
        ),
        None,
    )


def time_of_list(c: Context, n: Number) -> Time | None:
    """The one time that the words over a list give to its amounts; in brackets, the one that is told of these."""
    lead = over_list(c.doc, n)
    if lead is None:
        return None
    aside = of_brackets(c.doc, lead)
    told = [m for m in c.periods.within(*lead) if m.edtf and m.kind not in ("now", "day", "weekday")]
    inside = [m for m in told if aside is not None and aside[0] <= m.first < aside[1]]
    found = inside if inside and in_brackets(c.doc, n) else [m for m in told if m not in inside]
    return found[0] if len(found) == 1 else None
