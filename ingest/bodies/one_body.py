"""Nouns that stand for one body told before, and which it is: `the CCG`, `the merged body`, `the new board`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ccgkg.ingest.bodies.lineage import successors
from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

#: Nouns for one CCG, and for bodies that are no CCGs.
_ONE = frozenset({"ccg", "group", "organisation", "body", "commissioner"})
_OTHER = frozenset({"board", "trust", "committee", "partnership", "alliance", "icb"})
#: Words that describe a noun, at most, between it and its article.
_DESCRIBED = 3


def singular_nouns(doc: Document) -> list[tuple[int, str]]:
    """The nouns of a text that stand for one body told before, and what each is: `ccg`, `new` (`the merged body`), or
    the noun of a body that is no CCG (`the new board`)."""
    words, found = doc.tokens.words, []
    for i in doc.tokens.among(_ONE | _OTHER):
        low, k = doc.sentence_tokens(i)[0], i - 1
        while k >= low and i - k <= _DESCRIBED and (words[k] in _words()["describes"] or words[k] in _words()["new"]):
            k -= 1
        new = bool(_words()["new"] & set(words[k + 1 : i]))
        if k < low or words[k] not in ("the", "this") or words[i + 1] == "of":
            continue
        if words[i] in _OTHER:
            found.append((i, words[i]))
        elif new or words[i] in ("ccg", "group"):
            found.append((i, "new" if new else "ccg"))
    return found


def made_before(doc: Document, mentions: Sequence[Mention]) -> Mention | None:
    """The last of some CCGs told in their order that others become: `merged to form X`, `will become X`; else one that
    was made of others among them, as the register says."""
    words = doc.tokens.words
    for mention in reversed(mentions):
        i = mention.first - 1
        while i > 0 and words[i] in _words()["led_up"]:
            if words[i] in ("as", "called", "named"):
                return mention
            i -= 1
        replaced = i > 0 and words[i] == "by" and not {"replaced", "succeeded"}.isdisjoint(words[max(0, i - 4) : i])
        if i > 0 and words[i] in _words()["becomes"] or replaced or _replaces(words, mention):
            return mention
    named = {m.agent for m in mentions}
    return next((m for m in reversed(mentions) if successors().get(m.agent, {m.agent}) <= named - {m.agent}), None)


def _replaces(words: Sequence[str], mention: Mention) -> bool:
    """Whether a name is of what comes in place of others: `a single body, X, will replace them`, `X CCG (XCCG) replaces
    Y`."""
    after = mention.last + (words[mention.last : mention.last + 1] == [","])
    after += 3 * (words[after : after + 1] == ["("] and words[after + 2 : after + 3] == [")"])
    if words[after : after + 1] in (["replaces"], ["replaced"]):
        return True
    return words[after + 1 : after + 2] == ["replace"] and words[after] in ("will", "to", "would", "shall")


def named_so(mentions: Iterable[Mention], noun: str) -> Mention | None:
    """The first of some mentions in whose name a noun is: `the new board` for Coln Integrated Care Board."""
    return next(
        (
            m
            for m in mentions
            if m.kind == "body" and m.agent.endswith((f"-{noun}", "-icb" if noun == "board" else f"-{noun}"))
        ),
        None,
    )


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The sets of words of these rules (`rules/subjects.yaml`)."""
    lists = lexicon("subjects")
    return {key: frozenset(lists[key]) for key in ("describes", "new", "becomes", "led_up")}
