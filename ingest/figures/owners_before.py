"""Whom the sentences before spoke of, for a number whose own sentence speaks of no one; and who can own a number at all."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.predicates_apart import time_words
from ccgkg.ingest.figures.referent import Referent, Referents, referent_words
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document

#: Verbs of the present that a subject goes on with.
_TAKES = frozenset(
    {"looks", "gets", "runs", "plans", "receives", "needs", "expects", "faces", "includes", "costs", "saves"}
)
#: Code points at the head of a block in which it names the one that it is about.
_LABEL = 4


class Fits:
    """Whether a referent can own a number of a measure: a body that gives or watches only what the words make its own."""

    def __init__(self, c: Context, refs: Referents, n: Number, measure: str) -> None:
        self.c, self.n, self.measure, self.refs, self.others = c, n, measure, refs, refs.others
        self.low, self.high = c.doc.sentence_tokens(n.first)

    def __call__(self, r: Referent) -> bool:
        gap = self.c.doc.tokens.words[r.last : self.n.first]
        if (
            r.kind == "other"
            and {"and", ","} & set(gap)
            and "each" not in gap
            and len(gap) <= 3
            and any(m.last == r.first for m in self.c.numbers_within(max(0, r.first - 3), r.first))
        ):
            return False  # `a budget of £1.2bn, 86 GP practices and about 790,000 patients`
        if self.measure in families()["of_commissioning"]:
            return r.of_ccgs and not set(r.members) & referent_words()["givers"] and not set(r.members) <= self.others
        if not set(r.members) & referent_words()["givers"]:
            return True
        ws = self.c.doc.tokens.words
        if ws[self.n.first - 1] == "its" and not any(x.kind == "named" for x in self.refs.within(r.last, self.n.first)):
            return True  # `The department moved it from its £4.6 billion capital budget`
        return not referent_words()["own"].isdisjoint(ws[r.last : min(self.high, self.n.last + 4)])


def subject_of(found: Sequence[Referent]) -> Referent | None:
    """The first that is no adjunct, else the first."""
    return next((r for r in found if not r.oblique), found[0] if found else None)


def joined_subject(doc: Document, before: Sequence[Referent], found: Referent, n: Number) -> Referent:
    """The subject of `and serves` before a number, where an object of the verb before stands nearer: `X CCG replaced eight groups and serves 2m`."""
    ws = doc.tokens.words
    subject = before[0]
    if subject is found or subject.oblique or subject.kind == "pronoun":
        return found
    joint = next((k for k in range(n.first - 1, found.last - 1, -1) if ws[k] == "and"), None)
    verb = joint is not None and (
        ws[joint + 1] in time_words()["general"]
        or ws[joint + 1] in time_words()["auxiliaries"]
        or ws[joint + 1] in _TAKES
    )
    behind = ws[subject.last : subject.last + 1]
    told = behind != [] and (
        behind[0] in time_words()["auxiliaries"]
        or behind[0] in time_words()["past"]
        or behind[0].endswith("ed")
        or behind[0] in time_words()["general"]
    )
    return subject if verb and told and found.first - 1 >= subject.last else found


def carried_owner(
    c: Context, cast: Cast, refs: Referents, n: Number, low: int, high: int, fits: Fits
) -> tuple[str, ...]:
    """Whom the sentence before, in the same paragraph or over a list, spoke of; else whom the text is about."""
    doc = c.doc
    if _of_england(doc, low, high):
        return ()
    default = (cast.home,) if cast.home else cast.topic if cast.sole else ()
    layout = doc.layout
    index = layout.index_at(n.start)
    block = layout.blocks[layout.sentences[index].block]
    head = next(iter(refs.within(*doc.tokens.range(block.start, block.end))), None)
    if (
        head is not None
        and head.first < low
        and head.kind == "named"
        and not head.several
        and doc.tokens.starts[head.first] - block.start <= _LABEL
        and default != (cast.home,)
    ):
        return head.members  # `X CCG: good. Serves 190,000`
    if index and not default and (spoken := _spoken_of(c, refs, low, index, fits)):
        return spoken
    if index and not default:
        before = layout.sentences[index - 1]
        same = before.block == layout.sentences[index].block
        lead_in = doc.text[before.end - 1] == ":" or layout.blocks[layout.sentences[index].block].kind == "item"
        if same or lead_in:
            subject = subject_of([r for r in refs.within(*doc.range_of(before)) if r.of_ccgs and fits(r)])
            if subject is not None:
                return subject.members
    return default or cast.local


def _spoken_of(c: Context, refs: Referents, low: int, index: int, fits: Fits) -> tuple[str, ...]:
    """The one CCG of the paragraph before, whose `the deficit` or `the running cost allowance` opens the next."""
    doc, layout = c.doc, c.doc.layout
    here, low = layout.sentences[index].block, opening_of(doc, low)
    if (
        doc.tokens.words[low] != "the"
        or not any(x.value != "other" and x.first <= low + 2 for x in doc.cues.within("money", low + 1, low + 7))
        or layout.sentences[index - 1].block == here
    ):
        return ()
    for k in range(index - 1, max(-1, index - 4), -1):
        if here - layout.sentences[k].block > 1:
            return ()
        subject = next(
            (r for r in refs.within(*doc.range_of(layout.sentences[k])) if r.of_ccgs and not r.oblique and fits(r)),
            None,
        )
        if subject is not None:
            return () if subject.several else subject.members
    return ()


def _of_england(doc: Document, low: int, high: int) -> bool:
    ws, words = doc.tokens.words, word_lists()["of_england"]
    return (
        any(
            ws[k] in words
            and (ws[k] != "england" or ws[k - 1] != "nhs")
            and (ws[k] != "ccgs" or ws[k - 1] not in ("the", "these", "those", "both"))
            for k in range(low, high)
        )
        or ws[low] in word_lists()["overall"]
    )
