"""People: where a text names a person, in full, by surname or by title and surname.

A run of capitalised words is a person's name where it begins with a given name or a title, or where what stands beside
it (a role, a verb of saying, a relative `who`) says so. Titles stand outside the name (decision 24).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.speech.people.name_runs import Gender, Run, find_runs, name_lists, unaccented
from ccgkg.ingest.speech.people.name_setting import beside_words
from ccgkg.ingest.speech.people.posts_beside import in_post
from ccgkg.ingest.speech.people.surroundings import beside_person
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Before the name of a firm: `external reviewers Marlowe Tarrant`.
_FIRMS = frozenset(("auditors", "reviewers", "advisers", "consultants", "accountants", "solicitors", "lawyers"))


#: Words before a surname that alone name no person.
_NO_TITLES = frozenset(["the", "right", "honourable", "hon", "rt", "mp", "major", "father", "sister", "lady", "judge"])


@dataclass(frozen=True, slots=True)
class Named:
    """A person of a text: the slug, the name as first given in full, and whom a pronoun may mean by it."""

    slug: str
    name: str
    gender: Gender


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at code points [start, end), title not included; the tokens [first, last) hold the honours behind
    the name too (`Jane Doe OBE`), and `lead` is the title's first token."""

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


def person_slug(name: str) -> str:
    """The slug of a person by name: `Jane O’Neill-Smith` is `person/jane-oneill-smith`."""
    plain = unicodedata.normalize("NFKD", name.lower())
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’\u0300-\u036f.]", "", plain).translate(_FOLD))
    return "person/" + "-".join(words)


_FOLD = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def find_people(doc: Document, bodies: Bodies) -> People:
    """All mentions of persons. Bodies tell which capitalised words are taken."""
    runs, singles = find_runs(doc, bodies)
    titled = frozenset(run.words[-1] for run in runs if run.title and len(run.words) == 1)
    full: list[tuple[Run, Named]] = []
    rest: list[Run] = []
    by_slug: dict[str, Named] = {}
    genders = {run.words[-1]: _gender(run) for run in runs if run.title and name_lists().titles[run.title] != "any"}
    sure = {tuple(r.words) for r in runs if len(r.words) > 1 and _is_person(doc, bodies, r, titled)}
    sure -= {tuple(r.words) for r in runs if r.title is None and _names_firm(doc, r)}
    tails = {words[i:] for words in sure for i in range(1, len(words) - 1)}
    sure -= {tuple(r.words) for r in runs if r.title} & tails  # Dr van Doorn, who is Mark van Doorn
    for run in runs:
        if tuple(run.words) in sure:
            slug = person_slug(doc.text[run.start : run.end])
            named = by_slug.get(slug)
            if named is None:
                name = " ".join(doc.text[run.start : run.end].split())
                gender = _gender(run)
                named = by_slug[slug] = Named(
                    slug, name, genders.get(run.words[-1], gender) if gender == "any" else gender
                )
            full.append((run, named))
        elif len(run.words) == 1 or run.title:
            rest.append(run)
    surnames = _surnames(full)
    if full:
        wanted = {k for k in surnames if " " not in k} | {run.words[0] for run, _ in full}
        alone = [Run(a, b, [word], None, a) for word, a, b in singles if word in wanted]
        rest = sorted([*rest, *alone], key=lambda r: r.start)
    found = [_mention(doc, run, named, True) for run, named in full]
    for run, named in _short(doc, rest, full, surnames):
        found.append(_mention(doc, run, named, False))
    found.sort(key=lambda m: m.first)
    return People(tuple(found), {m.lead: m for m in found}, {m.last: m for m in found}, tuple(m.first for m in found))


def _mention(doc: Document, run: Run, named: Named, full: bool) -> PersonMention:
    first, last = doc.tokens.range(run.start, run.end)
    lead = bisect_left(doc.tokens.starts, run.lead)
    words, honours = doc.tokens.words, beside_words()["honours"] - {"mp"}  # which is a role
    while full and last < len(words) and words[last] in honours:
        last += 1 + (words[last + 1 : last + 2] == [","] and not honours.isdisjoint(words[last + 2 : last + 3]))
    return PersonMention(run.start, run.end, first, last, named, full, lead)


def _names_firm(doc: Document, run: Run) -> bool:
    """`external reviewers Marlowe Tarrant`."""
    first = doc.tokens.at(run.start)
    return first > 0 and doc.tokens.words[first - 1] in _FIRMS


def _is_person(doc: Document, bodies: Bodies, run: Run, titled: frozenset[str]) -> bool:
    lists = name_lists()
    words = run.words
    if " ".join(words) in lists.no_persons or len(words) > 6:
        return False
    at, end = doc.tokens.range(run.start, run.end)
    role = doc.cues.starting("role", at)
    if role is not None and role.last == end and not run.title:
        return False  # Lay Member
    first = unaccented(words[0])
    known = first in lists.given or first.split("-")[0] in lists.given
    if run.title or known and first not in lists.either and first not in lists.never:
        return True
    if words[-1] in titled and len(words) < 5:
        return True  # Dr Surname stands elsewhere
    common = not known and words[-1] in lists.either | lists.last
    return len(words) < 5 and (
        in_post(doc, at, end) if common else beside_person(doc, bodies, run) or in_post(doc, at, end)
    )


def _gender(run: Run) -> Gender:
    lists = name_lists()
    if run.title:
        gender = lists.titles[run.title]
        if gender != "any":
            return gender
    return lists.given.get(unaccented(run.words[0]).split("-")[0], "any")


def _surnames(full: Sequence[tuple[Run, Named]]) -> dict[str, list[tuple[int, Named]]]:
    """Each surname with its bearers, in the order in which they are named. A surname may be the last word or more."""
    found: dict[str, list[tuple[int, Named]]] = {}
    for run, named in full:
        for i in range(1, len(run.words)):
            found.setdefault(" ".join(run.words[i:]), []).append((run.start, named))
    return found


def _short(
    doc: Document,
    rest: Sequence[Run],
    full: Sequence[tuple[Run, Named]],
    surnames: Mapping[str, list[tuple[int, Named]]],
) -> Iterator[tuple[Run, Named]]:
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


def _nearest(run: Run, bearers: Sequence[tuple[int, Named]]) -> Named:
    """Of the bearers of a surname the one that the title allows and that was named last before, else next after."""
    gender = name_lists().titles.get(run.title or "", "any")
    fitting = [b for b in bearers if gender == "any" or b[1].gender in ("any", gender)] or list(bearers)
    before = [b for b in fitting if b[0] < run.start]
    return (before[-1] if before else fitting[0])[1]


def _title_of_person(run: Run) -> bool:
    return run.title not in _NO_TITLES


def _may_be_surname(doc: Document, run: Run) -> bool:
    """A surname by itself: not one that begins its sentence or stands before a year and is a common word."""
    lists, tokens = name_lists(), doc.tokens
    if run.words[-1] not in lists.either | lists.last | lists.never:
        return True
    first = tokens.at(run.start)
    return _speaks(doc, run) or (
        first > 0 and tokens.words[first - 1] not in (".", "in", "by", "since", "last", "next")
    )


def _speaks(doc: Document, run: Run) -> bool:
    first, last = doc.tokens.range(run.start, run.end)
    return doc.cues.starting("say", last) is not None or doc.cues.ending("say", first) is not None
