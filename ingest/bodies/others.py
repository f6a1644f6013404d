"""Bodies in a text that are no CCGs: those on the list of organisations, and those that their last word gives away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ccgkg.ingest.bodies.capitals import capitalised, name_behind, person_before
from ccgkg.ingest.bodies.names import rules, slug_of
from ccgkg.ingest.bodies.slogans import slogan_before
from ccgkg.ingest.text.document import Document

_OUTLETS = frozenset({"times", "gazette", "herald", "chronicle", "mercury", "echo", "telegraph", "guardian", "post",
                      "mail", "courier", "argus", "journal", "news", "monitor"})  # fmt: skip


#: What CCGs form together, and how a name says that it is one of them.
_UNIONS = frozenset({"partnership", "alliance", "federation", "consortium", "network", "association", "collaborative"})
_CCGS = (["of", "ccgs"], ["of", "clinical", "commissioning", "groups"])
#: Plain words of a name before its noun, with it, at most.
_PLAIN = 5


class Other(NamedTuple):
    first: int
    last: int
    agent: str
    kind: str


def find_others(
    doc: Document, nouns: Iterable[int], taken: set[int], groups: frozenset[int] = frozenset()
) -> list[Other]:
    """Bodies that no list has, at these tokens that may end a body's name; `taken` are tokens of known names, `groups`
    the tokens after which an `NHS X` of the register ends, so that its `and` joins no part of a council's name."""
    found: list[Other] = []
    used = set(taken)
    for noun in reversed(list(nouns)):
        span = slogan_before(doc, noun) or _announced(doc, noun, used)
        if noun in used and not span:
            continue
        span = span or capitalised(doc, noun, used, groups) or _plain(doc, noun, used)
        if span:
            first, last = span
            tokens = doc.tokens
            if tokens.words[last - 1] in _UNIONS and (n := _of_ccgs(doc, last)):
                last += n  # Kent Partnership of CCGs
            name = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
            kind = "outlet" if tokens.words[last - 1] in _OUTLETS else "body"
            found.append(Other(first, last, slug_of(name), kind))
            used.update(range(first, last))
    return found


def _of_ccgs(doc: Document, at: int) -> int:
    """How many tokens from one on say that a union is one of CCGs: `of CCGs`, `of Clinical Commissioning Groups`."""
    words = doc.tokens.words
    whole = next((n for n in (2, 4) if words[at : at + n] in _CCGS), 0)
    return whole if whole and doc.tokens.capital(at + whole - 1) else 0


def cut_short(doc: Document, others: Iterable[Other], used: frozenset[int]) -> Iterator[Other]:
    """The names of firms cut by their last noun: `South Fen` for South Fen Consulting."""
    words = doc.tokens.words
    firms = {tuple(words[o.first : o.last - 1]): o for o in others if words[o.last - 1] in rules()["firm_nouns"]}
    for name, firm in firms.items():
        for i in doc.tokens.among(name[:1]):
            last = i + len(name)
            if len(name) > 1 and tuple(words[i:last]) == name and used.isdisjoint(range(i, last)):
                yield Other(i, last, firm.agent, firm.kind)


def _announced(doc: Document, noun: int, used: set[int]) -> tuple[int, int] | None:
    """`campaign group Save Weston`, `Healthwatch Avonside`: the name follows the noun."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    if words[noun] == "healthwatch" and tokens.capital(noun):
        last = name_behind(doc, noun + 1, used)
        return (noun, last) if last else None
    if words[noun] not in lists["announcers"] or noun + 1 >= len(tokens) or tokens.capital(noun):
        return None
    if lists["announcers"][words[noun]] and (not noun or words[noun - 1] not in lists["announcers"][words[noun]]):
        return None
    apart = words[noun + 1] == ","  # A patients' group, Keep It Local Macclesfield, called on
    first = noun + 1 + apart
    last = name_behind(doc, first, used)
    if last is None or last > doc.sentence_tokens(noun)[1]:
        return None
    if apart and (words[last] != "," or person_before(doc, last, first)):
        return None
    if last == first + 1 and (apart or not _is_one_word(words, noun, last)):
        return None
    return first, last


def _is_one_word(words: list[str], noun: int, last: int) -> bool:
    """`the charity HearWell`: the noun may announce a name of one word, and no list goes on from it."""
    return words[noun] in rules()["announcers_of_one"] and words[last] not in ("and", "&", ",")


def _plain(doc: Document, noun: int, used: set[int]) -> tuple[int, int] | None:
    """`the Avonside patients forum`, `Avonside health overview and scrutiny committee`: a capitalised name, plain
    words, the noun."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    if words[noun] not in lists["plain_nouns"] or tokens.capital(noun):
        return None
    floor = doc.sentence_tokens(noun)[0]
    i = noun - 1
    while i >= floor and noun - i <= _PLAIN and i not in used and words[i].isalpha() and not tokens.capital(i):
        if words[i] in lists["no_name"] - lists["plain_words"]:
            return None
        i -= 1
    start = None
    while (
        i >= floor
        and i not in used
        and words[i][0].isalpha()
        and tokens.capital(i)
        and words[i] not in lists["no_name"]
    ):
        start = i
        i -= 1
    if start is None or words[noun - 1] in ("'s", "clinical", "commissioning"):
        return None
    if noun - start == 1 and words[noun] in ("group", "union", "committee"):
        return None
    if words[noun] == "board" and tokens.capital(noun - 1):
        return None  # the Calder Moors board: that of the CCG
    return start, noun + 1
