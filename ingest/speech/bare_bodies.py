"""Bodies that a role tells by capitals alone: bare names of CCGs, and names that no list has."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import rules, slug_of
from ccgkg.ingest.speech.body_lists import BodyLists, Where
from ccgkg.ingest.speech.speaker import words_of
from ccgkg.ingest.text.document import Document

#: Words that describe a name before it, at most.
_DESCRIBED = 4


class BareBodies(BodyLists):
    """Reads them in one document."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        super().__init__(doc, bodies)
        self.short = {_short(doc.text[m.start : m.end]): m.agent for m in reversed(bodies.mentions) if m.kind == "ccg"}

    def _unlisted(self, at: int, limit: int) -> tuple[tuple[str, ...], int, Where]:
        """A body that no list and no noun tells: capitals after the last preposition of a role (`director of Pathfinder Care`)."""
        tokens, lists, no_bodies = self.doc.tokens, self.lists, words_of()["no-bodies"]
        dated = (
            i
            for i in range(at + 2, limit - 1)
            if self.words[i] in lists["before-times"]
            and (self.words[i + 1] in lists["times"] or self.words[i + 1][0].isdecimal())
        )
        limit = next(dated, limit)
        located = (
            i
            for i in range(at + 2, limit - 1)
            if self.words[i] in ("in", "near") and self.words[i - 1] in lists["bodies"]
        )
        limit = next(located, limit)  # at the Park Road Practice in Wakefield
        beside = (
            i
            for i in range(at + 2, limit)
            if not tokens.capital(i)
            and tokens.capital(i - 1)
            and (
                self.words[i] in lists["times"]
                or self.words[i] in ("yesterday", "today", "earlier")
                or self.words[i] == "in"
                and self.words[i + 1 : i + 2] != []
                and self.words[i + 1] in lists["determiners"]
            )
        )
        limit = next(beside, limit)  # of Stand Up For Corby yesterday, of Level Minds in a blog
        joined = (
            i
            for i in range(at + 2, limit)
            if self.words[i] in ("and", "&") and tokens.capital(i - 1) and (i + 1 == limit or not tokens.capital(i + 1))
        )
        limit = next(joined, limit)  # of Level Minds and a local doctor
        if self.words[at] == "in" and at + 1 < limit and tokens.capital(at + 1):  # chair in Scarborough
            placed = self.place(at + 1, limit)
            return ((placed,), at, (tokens.starts[at + 1], tokens.ends[limit - 1])) if placed else ((), limit, None)
        starts = [i for i in range(at, limit) if self.words[i] in lists["joins"] and not tokens.capital(i)]
        for i in starts:
            named = self._short_names(i + 1, limit)
            if named:
                return named, i, (tokens.starts[i + 1], tokens.ends[limit - 1])
        for i in reversed(starts):
            first = i + 1
            while first < limit and self.words[first] in lists["determiners"]:
                first += 1
            if first > i + 1 and self.words[first - 1] == "the":
                first = self._past_description(first, limit)
            begins = self._past_kind(first, limit)
            capitals = [j for j in range(first, limit) if tokens.capital(j)]
            if all(self.words[j] in rules()["fields"] for j in capitals):
                continue  # Director of Integrated Commissioning
            first = begins
            raw = self.doc.text[tokens.starts[first] : tokens.ends[limit - 1]] if first < limit else ""
            sure = (
                self.words[limit - 1] in self.lists["bodies"]
                or raw.isupper()
                and len(raw) > 2
                and raw.lower() not in no_bodies
            )
            sure = (
                sure
                or raw[1:] != raw[1:].lower()
                and raw.isalpha()
                or first > i + 1
                and self.words[first - 1] in lists["bodies"]
            )  # at law firm Capsticks
            if capitals and capitals[0] == first and (len(capitals) > 1 or sure) and raw.lower() not in no_bodies:
                a, b = tokens.starts[first], tokens.ends[limit - 1]
                return (slug_of(self.doc.text[a:b]),), i, (a, b)
        return (), limit, None

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

    def _past_description(self, at: int, limit: int) -> int:
        """The token after what only describes the name after it: `the under-fire Level Minds`."""
        plain = self.lists["prepositions"] | self.lists["bodies"] | self.lists["nominals"]
        for i in range(at, min(limit, at + _DESCRIBED)):
            if self.doc.tokens.capital(i):
                return i
            if self.words[i] in plain or not self.words[i].isalpha():
                break
        return at

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

    def by_short_name(self, end: int) -> tuple[tuple[str, ...], Where]:
        """The CCG that a bare name before a token means, where the text names it in full elsewhere."""
        tokens = self.doc.tokens
        for first in range(max(0, end - 6), end):
            if tokens.capital(first) and not self._within_name(first):
                a, b = tokens.starts[first], tokens.ends[end - 1]
                agent = self.short.get(self.doc.text[a:b].lower())
                if agent is not None:
                    return (agent,), (a, b)
        return (), None


def _short(name: str) -> str:
    return " ".join(name.split()).removeprefix("NHS ").removesuffix(" CCG").lower()
