"""Runs of capitals that may be the name of a person, with the title before it and without what leads up to it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.speech.people.doers import is_doer
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

Gender = Literal["men", "women", "any"]
#: A word of a run in lower case, and its offsets.
Piece = tuple[str, int, int]

_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĘŁŃÓŚŞŠŤŹŻŽİ]"
_REST = rf"(?:['’]{_CAPITAL})?[^\W\d_A-Z]+(?:[A-Z][^\W\d_A-Z]+)*(?:[-‑][^\W\d_]+)*"
_WORD = rf"(?:[dlDLM]['’]|(?:al|el|ul|an|ben)[-‑])?{_CAPITAL}{_REST}"
#: Between the words of a name: a space, or the end of a line that was wrapped.
_GAP = r"(?:[ \u00a0]{1,2}|[ \u00a0]?\r?\n(?![ \t]*[\r\n]))"
#: Given names with these endings are borne by women and men: `Gurdeep`, `Rajwinder`.
_EITHER = ("inder", "deep", "preet", "jit")
#: A pattern that begins with a set of characters is found many times faster than one that begins with a look behind.
_RUN = re.compile(
    rf"{_CAPITAL}(?<![\w’'].)(?:\.(?:[A-Z]\.){{0,2}}(?={_GAP}[A-Z])|[A-Z]?(?={_GAP}[A-Z][a-z])|{_REST}\.?)"
    rf"(?:{_GAP}(?:(?:de|da|do|du|di|del|della|dos|van|von|der|den|ter|ten|la|le|al|el|bin|ibn|ap|zu){_GAP}){{0,3}}"
    rf"(?:{_WORD}|St\.(?={_GAP}[A-Z])|{_CAPITAL}\b\.?(?={_GAP}[A-Z])|[A-Z]\b(?![A-Z])))*"
)
_SEAT = re.compile(r"\bMPs? for ")
#: The name of a seat before the run that ends it; its length at most.
_SEAT_NAME = re.compile(r"[A-Za-z &'’-]*")
_SEAT_REACH = 50
#: Before the place in which a sentence is set.
_SET = ("In ", "in ", "At ", "at ")
_PIECE = re.compile(r"[^\s\u00a0]+")


@dataclass(frozen=True, slots=True)
class NameLists:
    """The word lists of `rules/names.yaml`, and the fields of work of `rules/bodies.yaml`."""

    given: dict[str, Gender]
    titles: dict[str, Gender]
    never: frozenset[str]
    either: frozenset[str]
    last: frozenset[str]
    no_persons: frozenset[str]
    fields: frozenset[str]


@cache
def name_lists() -> NameLists:
    raw = lexicon("names")
    given: dict[str, Gender] = {}
    for gender in ("men", "women", "any"):
        for word in raw["given"][gender].split():
            given[word] = "any" if word in given or word.endswith(_EITHER) else gender
    titles: dict[str, Gender] = {w: g for g, ws in raw["titles"].items() for w in ws}
    return NameLists(
        given,
        titles,
        frozenset(raw["never"].split()),
        frozenset(raw["either"].split()),
        frozenset(raw["last"].split()),
        frozenset(raw["no_persons"]),
        frozenset(rules()["fields"]),
    )


@dataclass(slots=True)
class Run:
    """A candidate: its words in lower case, offsets, and the title before it."""

    start: int
    end: int
    words: list[str]
    title: str | None
    lead: int


def find_runs(doc: Document, bodies: Bodies) -> tuple[list[Run], list[tuple[str, int, int]]]:
    """Runs of capitals without what leads up to the name, and apart from them single words in lower case with their
    offsets. What a body's name holds is left out."""
    text, lists = doc.text, name_lists()
    runs: list[Run] = []
    singles: list[tuple[str, int, int]] = []
    taken = [(m.start, m.end) for m in bodies.mentions]
    taken_at, count = 0, len(taken)
    seats = [found.end() for found in _SEAT.finditer(text)]
    for start, end in _spans(doc):
        while taken_at < count and taken[taken_at][1] <= start:
            taken_at += 1
        if taken_at < count and taken[taken_at][0] < end:
            body_start, body_end = taken[taken_at]
            if body_start <= start:
                if body_end >= end:
                    continue
                start = body_end + 1  # a name right after a body's
            else:
                end = body_start
            if start >= end:
                continue
        run = text[start:end]
        if run.isalpha():
            singles.append((run.lower(), start, end))
        else:
            start = _past_place(text, _past_seat(text, start, end, seats, lists), end, lists)
            runs.extend(_strip(text, start, end, lists))
    return runs, singles


def _past_seat(text: str, start: int, end: int, seats: list[int], lists: NameLists) -> int:
    """Where the name begins in a run after `MP for`: `MP for Penistone and Stocksbridge Jane Doe`."""
    near = bisect_right(seats, start) - 1
    if near < 0 or start - seats[near] > _SEAT_REACH or not _SEAT_NAME.fullmatch(text, seats[near], start):
        return start
    pieces = [*_PIECE.finditer(text, start, end)]
    for piece in pieces[1:-1]:
        word = piece.group().lower()
        if unaccented(word) in lists.given and word not in lists.either and word not in lists.never:
            return piece.start()
    return start


def _past_place(text: str, start: int, end: int, lists: NameLists) -> int:
    """Where the name begins in a run that a place opens: `In North Norfolk Jane Doe is chair`."""
    set_in = text[max(0, start - 3) : start] in _SET
    if not set_in and not text.startswith(_SET, start):
        return start
    pieces = [*_PIECE.finditer(text, start, end)]
    words = [p.group().lower() for p in pieces]
    at = first = 0 if set_in else 1
    while at + 2 < len(words) and (words[at] in places() or words[at] in rules()["directions"]):
        at += 1
    return pieces[at].start() if at > first and unaccented(words[at]) in lists.given else start


def _spans(doc: Document) -> Iterator[tuple[int, int]]:
    """The runs of capitals, none over the end of a paragraph."""
    for found in _RUN.finditer(doc.text):
        start, end = found.span()
        if "\n" in found.group() and doc.layout.block_at(start).end < end:
            for line in re.finditer(r"[^\r\n]+", found.group()):
                yield start + line.start(), start + line.end()
        else:
            yield start, end


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    """The words of a run of capitals, in lower case, with their offsets; the full stop of a sentence is left out."""
    found: list[Piece] = []
    for match in _PIECE.finditer(text, start, end):
        piece = match.group()
        plain = piece.rstrip(".").replace("’", "'").lower()
        if plain:
            found.append((plain, match.start(), match.end() - (len(piece) > 2 and piece.endswith("."))))
    return found


def _strip(text: str, start: int, end: int, lists: NameLists) -> Iterator[Run]:
    """The run without what stands before the name in it: titles, which are kept apart, and words that are no names."""
    pieces = _pieces(text, start, end)
    cut, title, lead = 0, None, -1
    count = len(pieces)
    for i, (word, begin, _) in enumerate(pieces):
        if i + 1 < count and word in lists.titles:
            lead = begin if lead < 0 or cut != i else lead
            cut, title = i + 1, word
        elif i + 1 < count and ("-turned-" in word or "-of-" in word):  # Councillor-turned-commissioner Jane Doe
            cut, title, lead = i + 1, None, begin
        elif _is_before(text, pieces, i, cut, title is not None, lists):
            cut, title, lead = i + 1, None, -1
    kept = pieces[cut:]
    if not kept and count == 1 and pieces[0][0] in lists.last:
        kept = pieces  # perhaps the surname of someone
    if not kept:
        return
    last = kept[-1][2]
    last -= text[last - 1] == "." and len(kept[-1][0]) > 1
    yield Run(kept[0][1], last, [w for w, _, _ in kept], title, lead if lead >= 0 else kept[0][1])


def _is_before(text: str, pieces: list[Piece], i: int, cut: int, titled: bool, lists: NameLists) -> bool:
    """Whether a word of a run stands before a name and is no part of it; the name begins after piece `cut` at the
    earliest."""
    word, count = pieces[i][0], len(pieces)
    ends = i + 1 == count
    if not ends and _ends_sentence(text, pieces[i]):
        return True  # since April. Jane Doe
    named = i > cut if ends else _is_given(word, lists)
    if word in lists.never and not (i + 2 == count and named):
        return True
    if i == cut and i + 2 < count and _leads_up(word, pieces[i + 1][0], lists):
        return True
    return word in lists.last and not (named or titled and ends)


def _ends_sentence(text: str, piece: Piece) -> bool:
    word, first, last = piece
    return len(word) > 2 and text[last - (last > first) : last + 1].endswith(".")


def _leads_up(word: str, after: str, lists: NameLists) -> bool:
    """`Farmer Jane Doe`, `since April Jane Doe`, `Director of Commissioning Assurance Jane Doe`."""
    if _is_given(after, lists) and (word in lists.either or word not in lists.given and is_doer(word)):
        return True
    return word in lists.fields and word not in lists.given


def _is_given(word: str, lists: NameLists) -> bool:
    """Whether a word is a given name, or begins with one: `anne-marie`."""
    plain = unaccented(word)
    return plain in lists.given or plain.split("-")[0] in lists.given


def unaccented(word: str) -> str:
    """A word without its accents, as the lists of given names have it."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
