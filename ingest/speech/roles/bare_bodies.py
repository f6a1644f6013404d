"""Bodies that a role tells by capitals alone: bare names of CCGs, and names that no list has."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import rules, slug_of
from ccgkg.ingest.speech.roles.body_lists import NOBODY, BodyLists, Owned, Where
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.text.document import Document

#: Words that describe a name before it, at most.
_DESCRIBED = 4


class BareBodies(BodyLists):
    """Reads them in one document."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        super().__init__(doc, bodies)
        self.short = short_names(doc, bodies)

    def _unlisted(self, at: int, limit: int) -> tuple[tuple[str, ...], int, Where]:
        """A body that no list and no noun tells: capitals after the last preposition of a role (`director of Pathfinder
        Care`).

        The phrase is the tokens [at, limit); the body comes with the token before it, or `limit` where there is none.
        """
        tokens = self.doc.tokens
        limit = self._end_of_name(at, limit)
        if self.words[at] == "in" and at + 1 < limit and tokens.capital(at + 1):  # chair in Scarborough
            placed = self.place(at + 1, limit)
            return ((placed,), at, (tokens.starts[at + 1], tokens.ends[limit - 1])) if placed else ((), limit, None)
        starts = [i for i in range(at, limit) if self.words[i] in self.lists["joins"] and not tokens.capital(i)]
        for i in starts:
            named = self._short_names(i + 1, limit)
            if named:
                return named, i, (tokens.starts[i + 1], tokens.ends[limit - 1])
        for i in reversed(starts):
            orgs, where = self._behind_preposition(i, limit)
            if orgs:
                return orgs, i, where
        return (), limit, None

    def _end_of_name(self, at: int, limit: int) -> int:
        """Where what may be a name ends in a phrase: before times, places, occasions, and what `and` adds in lower
        case."""
        words, capital = self.words, self.doc.tokens.capital
        for ends, behind in ((self._dated, 1), (self._located, 1), (self._goes_on, 0)):
            limit = next((i for i in range(at + 2, limit - behind) if ends(i)), limit)
        joints = (i for i in range(at + 2, limit) if words[i] in ("and", "&") and capital(i - 1))
        return next((i for i in joints if i + 1 == limit or not capital(i + 1)), limit)  # of Level Minds and a doctor

    def _dated(self, at: int) -> bool:
        """`of Pathfinder Care in May`."""
        after = self.words[at + 1]
        return self.words[at] in self.lists["before-times"] and (after in self.lists["times"] or after[0].isdecimal())

    def _located(self, at: int) -> bool:
        """`at the Park Road Practice in Wakefield`."""
        return self.words[at] in ("in", "near") and self.words[at - 1] in self.lists["bodies"]

    def _goes_on(self, at: int) -> bool:
        """`of Stand Up For Corby yesterday`, `of Level Minds in a blog`."""
        word, capital = self.words[at], self.doc.tokens.capital
        if capital(at) or not capital(at - 1):
            return False
        if word in self.lists["times"] or word in ("yesterday", "today", "earlier"):
            return True
        return word == "in" and at + 1 < len(self.words) and self.words[at + 1] in self.lists["determiners"]

    def _behind_preposition(self, at: int, limit: int) -> Owned:
        """The body whose name fills the tokens from a preposition on, up to a token: `at law firm Marlow Stent`."""
        tokens, words = self.doc.tokens, self.words
        first = at + 1
        while first < limit and words[first] in self.lists["determiners"]:
            first += 1
        if first > at + 1 and words[first - 1] == "the":
            first = self._past_description(first, limit)
        if first > at + 1 and words[first - 1] in ("a", "an") and self._is_placed(first, limit):
            return NOBODY  # a partner at a Harlow practice
        capitals = [j for j in range(first, limit) if tokens.capital(j)]
        if all(words[j] in rules()["fields"] for j in capitals):
            return NOBODY  # Director of Integrated Commissioning
        first = self._past_kind(self._past_place(first, limit), limit)
        if first >= limit or not tokens.capital(first):
            return NOBODY
        capitals = [j for j in capitals if j >= first]
        a, b = tokens.starts[first], tokens.ends[limit - 1]
        raw = self.doc.text[a:b]
        if raw.lower() in words_of()["no-bodies"]:
            return NOBODY
        told = words[limit - 1] in self.lists["bodies"] or first > at + 1 and words[first - 1] in self.lists["bodies"]
        return ((slug_of(raw),), (a, b)) if len(capitals) > 1 or told or _is_coined(raw) else NOBODY

    def place(self, first: int, last: int) -> str | None:
        """The one CCG of the text whose name begins with the place in the tokens."""
        tokens = self.doc.tokens
        if last - first > 4 or not all(
            tokens.capital(i) or self.words[i] in ("and", "&", "of") for i in range(first, last)
        ):
            return None
        place = self.doc.text[tokens.starts[first] : tokens.ends[last - 1]].lower()
        found = {
            agent for name, agent in self.short.items() if name == place or name.startswith((place + " ", place + ","))
        }
        return found.pop() if len(found) == 1 else None

    def longest_place(self, first: int, stop: int) -> tuple[str | None, int]:
        """The one CCG that the longest name of a place from a token on stands for, and where that ends: `Leeds`."""
        found = ((self.place(first, last), last) for last in range(min(stop, len(self.words)), first, -1))
        return next((each for each in found if each[0] is not None), (None, first))

    def by_place(self, end: int) -> Owned:
        """The one CCG whose name begins with the place that ends before a token: `Scarborough’s`, of `Scarborough and
        Ryedale CCG`."""
        tokens = self.doc.tokens
        for first in range(max(0, end - 4), end):
            agent = self.place(first, end) if tokens.capital(first) and self.bodies.at(first) is None else None
            if agent is not None:
                return (agent,), (tokens.starts[first], tokens.ends[end - 1])
        return NOBODY

    def _past_description(self, at: int, limit: int) -> int:
        """The token after what only describes the name after it: `the under-fire Level Minds`."""
        plain = self.lists["prepositions"] | self.lists["bodies"] | self.lists["nominals"]
        for i in range(at, min(limit, at + _DESCRIBED)):
            if self.doc.tokens.capital(i):
                return i
            if self.words[i] in plain or not self.words[i].isalpha():
                break
        return at

    def _past_place(self, at: int, limit: int) -> int:
        """The token after the place of a body whose kind and name follow: `the Leeds accountants Marlow Stent`."""
        capital = self.doc.tokens.capital
        plain = next((i for i in range(at, limit) if not capital(i)), limit)
        name = next((i for i in range(plain, limit) if capital(i)), limit)
        told = at < plain < name < limit and self.words[name - 1] in self.lists["bodies"] | self.lists["nominals"]
        return plain if told else at

    def _is_placed(self, at: int, limit: int) -> bool:
        """Whether the tokens are a place and the noun for a body there that is not named: `Harlow practice`, `Leeds law
        firm`."""
        plain = next((i for i in range(at, limit) if not self.doc.tokens.capital(i)), limit)
        if not at < plain < limit or any(self.doc.tokens.capital(i) for i in range(plain, limit)):
            return False
        return self.words[limit - 1] in self.lists["bodies"] | self.lists["nominals"]

    def _past_kind(self, at: int, limit: int) -> int:
        """The token after what kind of body a name is: `the campaign group Save Our Beds`, `law firm Marlow Stent`."""
        i = at
        while i < limit and not self.doc.tokens.capital(i) and self.words[i].isalpha():
            i += 1
        return i if i > at and self.words[i - 1] in self.lists["bodies"] | self.lists["nominals"] else at

    def _short_names(self, first: int, last: int) -> tuple[str, ...]:
        """The CCGs of a list of bare names, `Avonside, Coln and Stainmere`, if each is named in full elsewhere."""
        tokens, found = self.doc.tokens, []
        start = first
        for i in range(first, last + 1):
            if i == last or self.words[i] in (",", "and", "&"):
                if i > start:
                    agent = self.short.get(self.doc.text[tokens.starts[start] : tokens.ends[i - 1]].lower())
                    if agent is None:
                        return ()
                    found.append(agent)
                start = i + 1
        return tuple(found)

    def by_short_name(self, end: int) -> Owned:
        """The CCG that a bare name before a token means, where the text names it in full elsewhere."""
        tokens = self.doc.tokens
        for first in range(max(0, end - 6), end):
            if tokens.capital(first) and not self._within_name(first):
                a, b = tokens.starts[first], tokens.ends[end - 1]
                agent = self.short.get(self.doc.text[a:b].lower())
                if agent is not None:
                    return (agent,), (a, b)
        return (), None


def short_names(doc: Document, bodies: Bodies) -> dict[str, str]:
    """The CCGs of a text by their names in lower case, with no `NHS` and no `CCG`."""
    return {_short(doc.text[m.start : m.end]): m.agent for m in reversed(bodies.mentions) if m.kind == "ccg"}


def _short(name: str) -> str:
    return " ".join(name.split()).removeprefix("NHS ").removesuffix(" CCG").lower()


def _is_coined(name: str) -> bool:
    """Whether one word is a name by its letters: `CIPFA`, `HearWell`."""
    return name.isupper() and len(name) > 2 or name.isalpha() and name[1:] != name[1:].lower()
