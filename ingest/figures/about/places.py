"""Places beside a number, which set its CCGs apart from England's: `in Sussex`, `across the county`, `an England
average`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.areas import fits_any, places_beside
from ccgkg.ingest.bodies.names import ccg_names, rules, slug_of
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.amounts import words
from ccgkg.ingest.text.document import Document

_IN = frozenset({"in", "across", "around", "on", "within", "throughout"})


def in_a_place(doc: Document, token: int, skip: int) -> bool:
    """Whether `in` and a place with a capital follow at a token, or behind `skip` marks: `four in Kent`, `six, in
    Devon,`."""
    ws, tokens, lists = doc.tokens.words, doc.tokens, word_lists()
    while skip and ws[token : token + 1] and ws[token] in (",", "others", "more", "elsewhere"):
        token, skip = token + 1, skip - 1
    if token + 1 >= len(ws) or ws[token] not in _IN:
        return False
    at = token + 1
    while at < len(ws) and (
        ws[at] in lists["directions"]
        or ws[at] in ("the", "and", "all", "of", "neighbouring", "nearby", "rural", "much")
    ):
        at += 1
    if "the" in ws[token + 1 : at] and not lists["areas"].isdisjoint(ws[token + 1 : at]):
        return True  # `in the south since`
    if at >= len(ws):
        return False
    if ws[at] in lists["areas"]:
        return ws[at - 1] in ("the", *lists["directions"])
    return tokens.capital(at) and ws[at] not in words().sets["months"] and ws[at] not in lists["no_places"]


def owned_by_place(doc: Document, first: int, last: int) -> bool:
    """Whether the words from a number to its noun set its CCGs in a place: `three Leeds CCGs`, `three of the county's
    five`."""
    ws, tokens, lists = doc.tokens.words, doc.tokens, word_lists()
    for k in range(first, last):
        if ws[k] in lists["areas"] and ws[k + 1] == "'s":
            return True
        if (
            tokens.capital(k)
            and not tokens.raw(k).isupper()
            and ws[k] not in lists["no_places"]
            and ws[k] not in rules()["no_name"]
            and ws[k] not in ("clinical", "commissioning", "groups", "group")
        ):
            return True
    return False


def elsewhere(doc: Document, first: int, last: int, members: Sequence[str]) -> bool:
    """Whether a noun phrase at tokens [first, last) is set in a place that none of some CCGs is of: `four Derbyshire
    CCGs`."""
    beside = places_beside(doc, first, last)
    return bool(beside) and bool(members) and all(fits_any(m, beside) is False for m in members)


def of_england(doc: Document, low: int, high: int) -> bool:
    """Whether words before a number make it England's: `an England average of`, `nationally`."""
    ws = doc.tokens.words[low:high]
    return (
        "average" in ws
        and not {"england", "english", "national"}.isdisjoint(ws)
        or not {"nationally", "nationwide"}.isdisjoint(ws)
    )


def named_as_place(doc: Document, token: int) -> str | None:
    """The CCG whose name stands at a token with no `CCG` behind it: `15% in Bradford City`."""
    if token >= len(doc.tokens):
        return None
    name = next(iter(ccg_names().at(doc.tokens, token)), None)
    if name is None or name.last < len(doc.tokens) and doc.tokens.capital(name.last):
        return None
    return name.agent


def unlisted(doc: Document, low: int, high: int) -> str | None:
    """The slug of a name of two words or more with which a sentence begins, of a body that no list has."""
    tokens = doc.tokens
    at = low + (tokens.words[low] == "the")
    last = at
    while last < high and tokens.capital(last) and tokens.words[last].isalpha():
        last += 1
    if last - at < 2 or last >= high:
        return None
    return slug_of(doc.text[tokens.starts[at] : tokens.ends[last - 1]])
