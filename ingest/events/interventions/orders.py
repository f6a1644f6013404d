"""Orders and wishes, with the one who is told between the verb and what is to be done: `told X to appoint`, `has until
May to appoint`."""

from __future__ import annotations

from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.events.status.sureness import Status
from ccgkg.ingest.text.document import Document

#: Tokens before what is to be done in which an order or a wish stands.
_FAR = 24
#: What one wants done, and tokens from the verb to what is done.
_WANTS, _OBJECT = frozenset({"want", "wants", "wanted"}), 7
#: Behind an `and` these begin a verb that no `to` governs.
_FINITE = frozenset({"is", "are", "has", "have", "was", "were", "will", "had"})
_DONE = frozenset({"sent", "began", "brought", "imposed", "appointed", "placed", "gave", "took", "issued", "started"})
_VOTES = frozenset({"voted", "vote", "votes", "voting"})


def ordered(doc: Document, token: int) -> Status | None:
    """`told X to appoint`: an order, with the one who is told between; `has until May to appoint`."""
    tokens, lists = doc.tokens, status_words()
    openers = lists["orders"] | lists["wishes"] | lists["asks_one"] | {"against", "until"}
    low = max(doc.sentence_tokens(token)[0], token - _FAR)
    for i in range(token - 1, low, -1):
        value = _value_at(doc, i, low, token) if tokens.words[i] in openers else None
        if value is not None:
            return Status(value, False, tokens.starts[i], tokens.ends[i], tokens.words[i], value)
    return None


def _value_at(doc: Document, i: int, low: int, token: int) -> Value | None:
    """How sure the word at `i` makes what is told at `token`; the clause is read from `low` on."""
    words, between = doc.tokens.words, doc.tokens.words[i + 1 : token]
    if words[i] == "against" and not _VOTES.isdisjoint(words[max(low, i - 9) : i]) and {",", ";"}.isdisjoint(between):
        return "rejected"  # `voted by 27 to eight against sharing a chief`
    if words[i] == "until" and "to" in between and {",", ";", "that"}.isdisjoint(between):
        return "planned"
    lists = status_words()
    value: Value | None = (
        "proposed"
        if words[i] in lists["wishes"] | lists["asks_one"]
        else "planned"
        if words[i] in lists["orders"]
        else None
    )
    return value if value is not None and _tells_one_to(doc, i, token) else None


def _tells_one_to(doc: Document, i: int, token: int) -> bool:
    """Whether a verb of ordering at `i` is followed by whom it is told and what is to be done: `urged A, B and C to
    share a team`."""
    words, between = doc.tokens.words, doc.tokens.words[i + 1 : token]
    if words[i + 1] == "whether" or doc.cues.starting("grade", i):
        return False
    if _done_besides(between, words[i]):
        return False
    if {"to", "for"}.isdisjoint(between) and not _wants_done(words, i, token):
        return False
    return {";", "that"}.isdisjoint(between) and _commas_in_names(doc, i, token)


def _done_besides(between: list[str], order: str) -> bool:
    """`has ordered X to write a plan and is carrying out a review`, `told X to write one and sent in a director`: what
    an `and` joins to the order, and not to what is ordered."""
    joint = next((n for n in range(len(between) - 1, -1, -1) if between[n] in ("and", "but")), None)
    if joint is None or "to" not in between[:joint]:
        return False
    told = between[joint + 1 : joint + 2]
    return told != [] and (told[0] in _FINITE or (told[0] in _DONE and order not in _WANTS))


def _wants_done(words: list[str], i: int, token: int) -> bool:
    """`want their functions transferred to it`: what is wished for as done, with nothing but its object between."""
    return words[i] in _WANTS and 1 < token - i <= _OBJECT and words[token].endswith(("ed", "en"))


def _commas_in_names(doc: Document, first: int, last: int) -> bool:
    """Whether each comma among tokens stands between names: `ordered A, B and C to share a team`."""
    tokens = doc.tokens
    return all(tokens.capital(i - 1) and tokens.capital(i + 1) for i in range(first, last) if tokens.words[i] == ",")
