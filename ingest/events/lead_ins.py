"""The words that lead up to a list: what its items leave out, such as who must do it, how sure that is, and when,
stands there."""

from __future__ import annotations

from functools import cache
from typing import Any

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.text.cues import Cue, lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.grammar import Grammar


@cache
def status_nouns() -> dict[str, str]:
    """How sure the items of a list are that a noun leads up to: `the plans include:`."""
    data: dict[str, Any] = lexicon("status")
    return {noun: value for value, nouns in data["lead_nouns"].items() for noun in nouns}


#: A list has at most so many items before one that still hangs on its lead-in.
_ITEMS = 20


def lead_in(doc: Document, token: int) -> tuple[int, int] | None:
    """The tokens of the sentence that leads up to the list in whose item a token stands; None outside such a list."""
    layout = doc.layout
    sentence = layout.sentence_at(doc.tokens.starts[token])
    if layout.blocks[sentence.block].kind != "item" or layout.blocks[sentence.block].start != sentence.start:
        return None
    for index in range(sentence.block - 1, max(-1, sentence.block - _ITEMS), -1):
        block = layout.blocks[index]
        if block.kind == "item":
            continue
        first, last = doc.sentence_tokens(doc.tokens.at(block.end - 1))
        return (first, last) if doc.text[block.end - 1] in ":-–—" else None
    return None


def led_by(doc: Document, bodies: Bodies, token: int) -> list[Mention]:
    """The CCGs that the lead-in of a list tells to do what its item says, where the item has no subject of its own."""
    lead = lead_in(doc, token)
    if lead is None or any(m.kind == "ccg" for m in bodies.within(doc.sentence_tokens(token)[0], token)):
        return []
    named = runs(doc, bodies.within(*lead))
    if named:
        return named[0]
    words = doc.tokens.words
    singular = {"group", "ccg", "it", "organisation", "body"} & set(words[slice(*lead)])
    before = bodies.antecedent(doc, lead[0]) if singular else None
    return [before] if before else []


def lead_cue(doc: Document, token: int) -> Cue | None:
    """The word of a lead-in that says how sure its items are: `the group must:`."""
    lead = lead_in(doc, token)
    cues = list(doc.cues.within("reality", *lead)) if lead else []
    if (
        lead
        and (
            noun := next(
                (i for i in range(lead[1] - 1, lead[0] - 1, -1) if doc.tokens.words[i] in status_nouns()), None
            )
        )
        is not None
    ):
        return Cue(noun, noun + 1, status_nouns()[doc.tokens.words[noun]])
    near = (
        lead is not None
        and bool(cues)
        and (lead[1] - cues[-1].last <= 3 or not has_verb(doc, *doc.sentence_tokens(token)))
    )
    return cues[-1] if near else None


def has_verb(doc: Document, first: int, last: int) -> bool:
    """Whether tokens hold a finite verb; an item of a list that has none hangs on its lead-in."""
    return Grammar(doc).finite(first, last)
