"""Whom the sentences before spoke of, for a number whose own sentence speaks of no one."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.about.owner_case import OwnerCase
from ccgkg.ingest.figures.about.referent import Referent
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: Code points at the head of a block in which it names the one that it is about.
_LABEL = 4
#: Blocks at the head of a text whose headings are its own.
_HEAD = 3
#: Blocks at most under a heading that are still of the one whose name it is.
_UNDER = 4


def subject_of(found: Sequence[Referent]) -> Referent | None:
    """The first that is no adjunct, else the first."""
    return next((r for r in found if not r.oblique), found[0] if found else None)


def subject_of_the_sentence(case: OwnerCase) -> Referent | None:
    """The subject of the clause before that of a number, past asides; of the one before that, and so on."""
    doc, at = case.doc, case.first
    while at > case.low:
        start = max(case.low, clause_of(doc, at - 1)[0])
        found = [r for r in case.refs.within(start, at) if case.fits(r)]
        if found and doc.tokens.words[at - 1] in (")", "–", "—") and at == case.first:
            return found[-1]
        if (subject := subject_of(found)) is not None:
            return subject
        at = start
    return None


def carried_owner(case: OwnerCase) -> tuple[str, ...]:
    """Whom the sentence before, in the same paragraph or over a list, spoke of; else whom the text is about; empty of
    all CCGs."""
    if _of_england(case.doc, case.low, case.high):
        return ()
    cast = case.cast
    if not cast.home and (head := _head_of_the_block(case)) is not None:
        return head.members
    if cast.result and cast.is_made and case.among("shared"):
        return _several_before(case) or (cast.result,)  # `32 posts have gone`, once they have merged
    default = (cast.home,) if cast.home else cast.topic if cast.sole else ()
    if not cast.is_of_home and (told := _only_one_of_the_paragraph(case)):
        return told
    below = _under_a_headline(case)
    if below and case.doc.layout.sentence_at(case.n.start).block > _HEAD:
        return below  # a headline in the midst of a round-up
    return default or below or _of_the_sentence_before(case) or cast.local


def _only_one_of_the_paragraph(case: OwnerCase) -> tuple[str, ...]:
    """The one CCG that the sentence before names, in the same paragraph, where it speaks of nobody else: `We asked X
    CCG how much it had saved. £5m, was the answer`."""
    doc, layout = case.doc, case.doc.layout
    index = layout.index_at(case.n.start)
    if not index or layout.sentences[index - 1].block != layout.sentences[index].block:
        return ()
    told = case.refs.within(*doc.range_of(layout.sentences[index - 1]))
    named = {m for r in told if r.kind == "named" for m in r.members}
    first = next((r for r in told if r.kind == "named"), None)
    if first is None or len(named) != 1 or any(r.kind in ("group", "event", "other") for r in told):
        return ()
    if case.among("shared") and set(first.members) < set(case.cast.topic):
        return ()  # of all those who merge: `the chair of X CCG welcomed the merger. 35 posts would go`
    return first.members if case.fits(first) else ()


def _several_before(case: OwnerCase) -> tuple[str, ...]:
    """`She became the officer of all three. The saving, £310,000, was welcome`: the several that the sentence before
    ends with, where they are those that the text is about."""
    layout = case.doc.layout
    index = layout.index_at(case.n.start)
    if not index or layout.sentences[index - 1].block != layout.sentences[index].block:
        return ()
    told = case.refs.within(*case.doc.range_of(layout.sentences[index - 1]))
    return (
        case.cast.topic
        if told and told[-1].kind != "event" and told[-1].several and told[-1].members == case.cast.topic
        else ()
    )


def _under_a_headline(case: OwnerCase) -> tuple[str, ...]:
    """The CCG that the first sentence below a headline names, where the headline names none."""
    doc, layout = case.doc, case.doc.layout
    at = layout.sentence_at(case.n.start).block
    if layout.blocks[at].kind != "heading" or at + 1 >= len(layout.blocks):
        return ()
    if ":" in doc.tokens.words[slice(*doc.tokens.range(layout.blocks[at].start, layout.blocks[at].end))]:
        return ()
    below = layout.sentence_at(layout.blocks[at + 1].start)
    subject = subject_of([r for r in case.refs.within(*doc.range_of(below)) if r.of_ccgs and case.fits(r)])
    return subject.members if subject is not None and subject.kind == "named" else ()


def _head_of_the_block(case: OwnerCase) -> Referent | None:
    """The one CCG with whose name a block begins, or whose name stands over it: `X CCG: good. Serves 190,000`."""
    layout, tokens = case.doc.layout, case.doc.tokens
    at = layout.sentence_at(case.n.start).block
    for k in range(at - 1, max(-1, at - 1 - _UNDER), -1):
        if (over := layout.blocks[k]).kind == "heading":
            span = tokens.range(over.start, over.end)
            named = next((r for r in case.refs.within(*span) if r.kind == "named" and not r.several), None)
            if named is not None and (named.first, named.last) == span:
                return named
            if ":" not in tokens.words[slice(*span)]:  # `Population: 112,000` goes on
                break
    block = layout.blocks[at]
    head = next(iter(case.refs.within(*tokens.range(block.start, block.end))), None)
    if head is None or head.first >= case.low or head.kind != "named" or head.several:
        return None
    return head if tokens.starts[head.first] - block.start <= _LABEL else None


def _of_the_sentence_before(case: OwnerCase) -> tuple[str, ...]:
    """The subject of the sentence before, in the same paragraph or over a list."""
    doc, layout = case.doc, case.doc.layout
    index = layout.index_at(case.n.start)
    if not index:
        return ()
    here, before = layout.sentences[index], layout.sentences[index - 1]
    while index > 1 and layout.blocks[here.block].kind == layout.blocks[before.block].kind == "item":
        index -= 1
        before = layout.sentences[index - 1]  # the words over the list
    lead_in = doc.text[before.end - 1] == ":" or layout.blocks[here.block].kind == "item"
    if before.passage != here.passage and not lead_in:
        return ()
    subject = subject_of([r for r in case.refs.within(*doc.range_of(before)) if r.of_ccgs and case.fits(r)])
    return subject.members if subject is not None else ()


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
