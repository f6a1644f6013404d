"""People: where a text names a person, in full, by surname or by title and surname.

A run of capitalised words is a person's name where it begins with a given name or a title, or where what stands beside it (a
role, a verb of saying, a relative `who`) says so. Titles stand outside the name (decision 24).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ccgkg.ingest.bodies import Bodies
from ccgkg.ingest.cues import lexicon
from ccgkg.ingest.document import Document

Gender = Literal["men", "women", "any"]

_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĘŁŃÓŚŞŠŤŹŻŽİ]"
_REST = rf"(?:['’]{_CAPITAL})?[^\W\d_A-Z]+(?:[A-Z][^\W\d_A-Z]+)*(?:[-‑][^\W\d_]+)*"
_WORD = rf"(?:[dlDLM]['’]|(?:al|el|ul|an|ben)[-‑])?{_CAPITAL}{_REST}"
#: Between the words of a name: a space, or the end of a line that was wrapped.
_GAP = r"(?:[ \u00a0]{1,2}|[ \u00a0]?\r?\n(?![ \t]*[\r\n]))"
#: A pattern that begins with a set of characters is found many times faster than one that begins with a look behind.
_RUN = re.compile(
    rf"{_CAPITAL}(?<![\w’'].)(?:\.(?:[A-Z]\.){{0,2}}(?={_GAP}[A-Z])|[A-Z]?(?={_GAP}[A-Z][a-z])|{_REST}\.?)"
    rf"(?:{_GAP}(?:(?:de|da|do|du|di|del|della|dos|van|von|der|den|ter|ten|la|le|al|el|bin|ibn|ap|zu){_GAP}){{0,3}}"
    rf"(?:{_WORD}|St\.(?={_GAP}[A-Z])|{_CAPITAL}\b\.?(?={_GAP}[A-Z])|[A-Z]\b(?![A-Z])))*"
)
_PIECE = re.compile(r"[^\s\u00a0]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A person of a text: the slug, the name as first given in full, and whom a pronoun may mean by it."""

    slug: str
    name: str
    gender: Gender


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at code points [start, end), tokens [first, last), title not included; `lead` is the title's first token."""

    start: int
    end: int
    first: int
    last: int
    person: Named
    full: bool
    lead: int


@dataclass(frozen=True, slots=True)
class People:
    """The mentions of persons in the order of the text."""

    mentions: tuple[PersonMention, ...]
    by_lead: Mapping[int, PersonMention]
    by_last: Mapping[int, PersonMention]
    _firsts: tuple[int, ...]

    def within(self, first: int, last: int) -> Sequence[PersonMention]:
        """The mentions that begin in the tokens [first, last)."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def before(self, token: int) -> Iterator[PersonMention]:
        """The mentions that begin before a token, the nearest first."""
        for i in range(bisect_left(self._firsts, token) - 1, -1, -1):
            yield self.mentions[i]


@dataclass(frozen=True, slots=True)
class _Lists:
    given: dict[str, Gender]
    titles: dict[str, Gender]
    never: frozenset[str]
    either: frozenset[str]
    last: frozenset[str]
    no_persons: frozenset[str]


@cache
def _lists() -> _Lists:
    raw = lexicon("names")
    given: dict[str, Gender] = {}
    for gender in ("men", "women", "any"):
        for word in raw["given"][gender].split():
            given[word] = "any" if word in given or gender == "any" else gender
    titles: dict[str, Gender] = {w: g for g, ws in raw["titles"].items() for w in ws}
    return _Lists(
        given, titles, frozenset(raw["never"].split()), frozenset(raw["either"].split()), frozenset(raw["last"].split()),
        frozenset(raw["no_persons"]),
    )


@dataclass(slots=True)
class _Run:
    """A candidate: its words in lower case, offsets, and the title before it."""

    start: int
    end: int
    words: list[str]
    title: str | None
    lead: int


def person_slug(name: str) -> str:
    """The slug of a person by name: `Jane O’Neill-Smith` is `person/jane-oneill-smith`."""
    plain = unicodedata.normalize("NFKD", name.lower())
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’\u0300-\u036f.]", "", plain).translate(_FOLD))
    return "person/" + "-".join(words)


_FOLD = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def find_people(doc: Document, bodies: Bodies) -> People:
    """All mentions of persons. Bodies tell which capitalised words are taken."""
    runs, singles = _runs(doc, bodies)
    titled = frozenset(run.words[-1] for run in runs if run.title and len(run.words) == 1)
    full: list[tuple[_Run, Named]] = []
    rest: list[_Run] = []
    by_slug: dict[str, Named] = {}
    sure = {tuple(r.words) for r in runs if len(r.words) > 1 and _is_person(doc, bodies, r, titled)}
    for run in runs:
        if tuple(run.words) in sure:
            slug = person_slug(doc.text[run.start : run.end])
            named = by_slug.get(slug)
            if named is None:
                name = " ".join(doc.text[run.start : run.end].split())
                named = by_slug[slug] = Named(slug, name, _gender(run))
            full.append((run, named))
        elif len(run.words) == 1 or run.title:
            rest.append(run)
    surnames = _surnames(full)
    if full:
        wanted = {k for k in surnames if " " not in k} | {run.words[0] for run, _ in full}
        alone = [_Run(a, b, [word], None, a) for word, a, b in singles if word in wanted]
        rest = sorted([*rest, *alone], key=lambda r: r.start)
    found = [_mention(doc, run, named, True) for run, named in full]
    for run, named in _short(doc, rest, full, surnames):
        found.append(_mention(doc, run, named, False))
    found.sort(key=lambda m: m.first)
    return People(
        tuple(found), {m.lead: m for m in found}, {m.last: m for m in found}, tuple(m.first for m in found)
    )


def _mention(doc: Document, run: _Run, named: Named, full: bool) -> PersonMention:
    first, last = doc.tokens.range(run.start, run.end)
    lead = bisect_left(doc.tokens.starts, run.lead)
    return PersonMention(run.start, run.end, first, last, named, full, lead)


def _runs(doc: Document, bodies: Bodies) -> tuple[list[_Run], list[tuple[str, int, int]]]:
    """Runs of capitals without what leads up to the name, and apart from them single words in lower case with their
    offsets. What a body's name holds is left out."""
    text, lists = doc.text, _lists()
    runs: list[_Run] = []
    singles: list[tuple[str, int, int]] = []
    taken = [(m.start, m.end) for m in bodies.mentions]
    taken_at, count = 0, len(taken)
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
            runs.extend(_strip(text, start, end, lists))
    return runs, singles


def _spans(doc: Document) -> Iterator[tuple[int, int]]:
    """The runs of capitals, none over the end of a paragraph."""
    for found in _RUN.finditer(doc.text):
        start, end = found.span()
        if "\n" in found.group() and doc.layout.block_at(start).end < end:
            for line in re.finditer(r"[^\r\n]+", found.group()):
                yield start + line.start(), start + line.end()
        else:
            yield start, end


def _strip(text: str, start: int, end: int, lists: _Lists) -> Iterator[_Run]:
    pieces: list[tuple[str, int, int]] = []
    for found in _PIECE.finditer(text, start, end):
        piece = found.group()
        plain = piece.rstrip(".").replace("’", "'").lower()
        if plain:
            pieces.append((plain, found.start(), found.end() - (len(piece) > 2 and piece.endswith("."))))
    cut, title, lead = 0, None, -1
    count = len(pieces)
    for i, (word, _, _) in enumerate(pieces):
        named = i + 1 < count and _plain(word) in lists.given or i > cut and i + 1 == count
        if "-turned-" in word and i + 1 < count:  # Councillor-turned-commissioner Jane Doe
            cut, title, lead = i + 1, None, pieces[i][1]
        elif word in lists.titles and i + 1 < count:
            if lead < 0 or cut != i:
                lead = pieces[i][1]
            cut, title = i + 1, word
        elif word in lists.never and not (i + 2 == count and named):
            cut, title, lead = i + 1, None, -1
        elif i == cut and i + 2 < count and word in lists.either and _plain(pieces[i + 1][0]) in lists.given:
            cut, title, lead = i + 1, None, -1  # since April Jane Doe
        elif word in lists.last and not (named or title and i + 1 == count):
            cut, title, lead = i + 1, None, -1
    kept = pieces[cut:]
    if not kept:
        if count == 1 and pieces[0][0] in lists.last:
            kept = pieces  # perhaps the surname of someone
        else:
            return
    last = kept[-1][2]
    if text[last - 1] == "." and len(kept[-1][0]) > 1:
        last -= 1
    yield _Run(kept[0][1], last, [w for w, _, _ in kept], title, lead if lead >= 0 else kept[0][1])


def _is_person(doc: Document, bodies: Bodies, run: _Run, titled: frozenset[str]) -> bool:
    lists = _lists()
    words = run.words
    if " ".join(words) in lists.no_persons or len(words) > 6:
        return False
    first = _plain(words[0])
    known = first in lists.given or first.split("-")[0] in lists.given
    if run.title or known and first not in lists.either and first not in lists.never:
        return True
    if words[-1] in titled and len(words) < 5:
        return True  # Dr Surname stands elsewhere
    return (known or words[-1] not in lists.either | lists.last) and len(words) < 5 and _beside(doc, bodies, run)


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _beside(doc: Document, bodies: Bodies, run: _Run) -> bool:
    """Whether what stands beside a run of capitals is what stands beside a person."""
    tokens, cues = doc.tokens, doc.cues
    first, last = tokens.range(run.start, run.end)
    if first >= last:
        return False
    words = tokens.words
    after = words[last] if last < len(words) else ""
    if first and words[first - 1] in ("for", "in", "at", "of", "near", "from", "around", "across"):
        return False
    if after in ("who", "whose") or cues.ending("role", first) or cues.starting("say", last):
        return True
    if after == "," and words[last + 1 : last + 2] in (["who"], ["whose"]):
        return True
    if first and words[first - 1] == "," and cues.ending("role", first - 1):
        return True
    if first > 2 and words[first - 1] in (",", "is", "was", "–", ":"):  # the chair of X, Jane Doe; the chair is Jane Doe
        low = max(tokens.at(doc.layout.sentence_at(run.start).start), first - 16)
        role = next(iter(cues.within("role", low, first - 1)), None)
        if role is not None and not any(w in (",", "said", "says") for w in words[role.last : first - 1]):
            return True
    at = last + (after == ",")
    if at + 2 < len(words) and words[at] in ("of", "from", "at", "for"):
        body = bodies.at(at + 1 + (words[at + 1] == "the"))
        if body is not None and cues.starting("say", body.last + (words[body.last : body.last + 1] == [","])):
            return True
    if after in ("joins", "will", "has", "becomes", "became") and any(True for _ in cues.within("role", last + 1, last + 12)):
        return not any(w in (".", ";", ",") for w in words[last + 1 : last + 8]) and bodies.at(first) is None
    if after in (",", "(", "–", "-", "is", "was", "as") and any(True for _ in cues.within("role", last + 1, last + 10)):
        return not any(w in (".", ";") for w in words[last + 1 : last + 4])
    return cues.ending("say", first) is not None and words[first - 2] in (",", "”", "’", '"', "'", "?", "!")


def _gender(run: _Run) -> Gender:
    lists = _lists()
    if run.title:
        gender = lists.titles[run.title]
        if gender != "any":
            return gender
    return lists.given.get(_plain(run.words[0]).split("-")[0], "any")


def _surnames(full: Sequence[tuple[_Run, Named]]) -> dict[str, list[tuple[int, Named]]]:
    """Each surname with its bearers, in the order in which they are named. A surname may be the last word or more."""
    found: dict[str, list[tuple[int, Named]]] = {}
    for run, named in full:
        for i in range(1, len(run.words)):
            found.setdefault(" ".join(run.words[i:]), []).append((run.start, named))
    return found


def _short(
    doc: Document, rest: Sequence[_Run], full: Sequence[tuple[_Run, Named]], surnames: Mapping[str, list[tuple[int, Named]]]
) -> Iterator[tuple[_Run, Named]]:
    given: dict[str, set[Named]] = {}
    for run, named in full:
        given.setdefault(run.words[0], set()).add(named)
    alone: dict[str, Named] = {}
    for run in rest:
        key = " ".join(run.words)
        bearers = surnames.get(key, [])
        if bearers:
            if run.title is None and not _may_be_surname(doc, run):
                continue
            yield run, _nearest(run, bearers)
        elif run.title is not None and _title_of_person(run):
            if key in given and len(given[key]) == 1:  # Sir Amyas, Dame Donna
                yield run, next(iter(given[key]))
                continue
            name = doc.text[run.start : run.end]
            yield run, alone.setdefault(key, Named(person_slug(name), name, _gender(run)))
        elif len(given.get(key, ())) == 1 and _speaks(doc, run):
            yield run, next(iter(given[key]))


def _nearest(run: _Run, bearers: Sequence[tuple[int, Named]]) -> Named:
    """Of the bearers of a surname the one that the title allows and that was named last before, else next after."""
    gender = _lists().titles.get(run.title or "", "any")
    fitting = [b for b in bearers if gender == "any" or b[1].gender in ("any", gender)] or list(bearers)
    before = [b for b in fitting if b[0] < run.start]
    return (before[-1] if before else fitting[0])[1]


def _title_of_person(run: _Run) -> bool:
    return run.title not in ("the", "right", "honourable", "hon", "rt", "mp", "major", "father", "sister", "lady", "judge")


def _may_be_surname(doc: Document, run: _Run) -> bool:
    """A surname by itself: not one that begins its sentence or stands before a year and is a common word."""
    lists, tokens = _lists(), doc.tokens
    if run.words[-1] not in lists.either | lists.last | lists.never:
        return True
    first, last = tokens.range(run.start, run.end)
    if last < len(tokens) and tokens.words[last][0].isdigit():
        return False
    if first and tokens.words[first - 1][0].isdigit():
        return False
    if last + 1 < len(tokens) and tokens.words[last] == "," and tokens.words[last + 1] in ("who", "whose"):
        return True
    return _speaks(doc, run) or (first > 0 and tokens.words[first - 1] not in (".", "in", "by", "since", "last", "next"))


def _speaks(doc: Document, run: _Run) -> bool:
    first, last = doc.tokens.range(run.start, run.end)
    return doc.cues.starting("say", last) is not None or doc.cues.ending("say", first) is not None


