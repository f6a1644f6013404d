"""Where a text names an agent, whatever slug a claim has for it: by its mentions, or by the words of its name."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.proof_words import proof_words
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.text.tokens import tokenise
from ccgkg.ontology.organisations import load_organisations
from ccgkg.ontology.register import load

#: What a name may have more or less of and still be the same.
_AFFIXES = frozenset({"nhs", "the", "ccg", "ccgs", "clinical", "commissioning", "group", "groups"})
#: Between the words of a name these do not count.
_LOOSE = frozenset({"'s", "'", "’", "&", "and", ",", "the", "of", "for"})
#: Plurals that a slug for a kind of bodies ends in.
_KINDS = proof_words("kind-slugs")
GROUPS = frozenset({ALL_CCGS, SOME_CCGS})
#: What stands for CCGs in a body where none is named.
GROUP_WORDS = frozenset({"ccg", "ccgs", "group", "groups", "commissioners", "commissioning", "clinical"})


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of every known name of an agent, without what names share."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for body in load().bodies:
        for name in (body.name, *body.names):
            found.setdefault(body.ods_code, set()).add(core(name))
    for organisation in load_organisations():
        for name in (organisation.name, *organisation.aliases):
            found.setdefault(organisation.slug, set()).add(core(name))
    return {slug: tuple(sorted(names - {()}, key=len, reverse=True)) for slug, names in found.items()}


def names_of(agent: str) -> tuple[tuple[str, ...], ...]:
    """The words of each name of an agent, as singulars: those that are known, else those of its slug."""
    return _names().get(agent) or (tuple(stem(w) for w in agent.split("-")),)


def _is_kind(agent: str) -> bool:
    """Whether a slug is that of a kind of bodies: `integrated-care-boards`."""
    return agent not in _names() and agent.split("-")[-1] in _KINDS


def _is_acronym(short: str, long: str) -> bool:
    """Whether a slug is made of the first letters of the words of another: `hsm` of `health-service-manager`."""
    words = long.split("-")
    return len(short) > 2 and len(words) == len(short) and "".join(w[:1] for w in words) == short


def core(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without `NHS`, `CCG` and the small words."""
    words = [w for w in tokenise(name).words if w not in _LOOSE and w[0].isalnum()]
    kept = [w for w in words if w not in _AFFIXES]
    return tuple(stem(w) for w in kept or words)


def stem(word: str) -> str:
    """A word without the `s` of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


class Named:
    """The places of a text's agents, as ranges of tokens; found when they are asked for."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._places: dict[str, tuple[tuple[int, int], ...]] = {}
        words = ground.doc.tokens.words
        #: The tokens that count in a name, with where they stand.
        self._index = [i for i, w in enumerate(words) if w not in _LOOSE and w[0].isalnum()]
        self._stems = [stem(words[i]) for i in self._index]
        self._at: dict[str, list[int]] = {}
        self._by_agent: dict[str, list[Mention]] = {}
        self._by_slug: dict[str, list[Mention]] = {}
        self._by_person: dict[str, list[PersonMention]] = {}
        for mention in ground.bodies.mentions:
            self._by_agent.setdefault(mention.agent, []).append(mention)
            self._by_slug.setdefault(slug_of(self._text(mention.start, mention.end)), []).append(mention)
        for person in ground.people.mentions:
            self._by_person.setdefault(person.person.slug, []).append(person)
        for place, word in enumerate(self._stems):
            self._at.setdefault(word, []).append(place)

    def places(self, agent: str) -> tuple[tuple[int, int], ...]:
        """The tokens [first, last) of each mention of an agent, in order."""
        if agent not in self._places:
            self._places[agent] = tuple(sorted(set(self._find(agent))))
        return self._places[agent]

    def within(self, agent: str, first: int, last: int) -> tuple[tuple[int, int], ...]:
        places = self.places(agent)
        near = places[bisect_left(places, (first, 0)) : bisect_left(places, (last, 0))]
        return tuple(p for p in near if p[1] <= last)

    def _find(self, agent: str) -> list[tuple[int, int]]:
        found = [(m.first, m.last) for m in self._by_agent.get(agent, ())]
        found += [(m.first, m.last) for m in self._by_person.get(agent, ())]
        if agent.startswith("person/"):
            others = {
                m.first
                for m in self.ground.people.mentions
                if not m.person.slug.endswith(agent.removeprefix("person/"))
            }
            return found + self._surname(agent, others)
        if agent in GROUPS:
            return found + [(g.first, g.last) for g in self.ground.bodies.groups]
        found += [(m.first, m.last) for m in self._by_slug.get(agent, ())]
        names = _names().get(agent)
        if names is None:
            words = [stem(w) for w in agent.split("-") if w not in _LOOSE]
            bare = len([w for w in words if w not in _AFFIXES]) == 1
            places = self._sequence(tuple(words)) + self._sequence(core(agent.replace("-", " ")))
            return found + [p for p in places if not ((_is_kind(agent) or bare) and self._of_another(agent, p))]
        for name in names:
            places = self._sequence(name)
            if len(name) == 1 and any(len(other) > 1 for other in names):
                # A bare place or a short form counts only where it was found as a mention, or stands after `NHS`.
                found += [p for p in places if self.ground.doc.tokens.words[p[0] - 1] == "nhs"]
            else:
                found += [p for p in places if not self._of_another(agent, p)]
        return found

    def _of_another(self, agent: str, place: tuple[int, int]) -> bool:
        """Whether words lie in a longer name: `Cannock Chase` in `Cannock Chase Council`."""
        mention = self.ground.bodies.at(place[0])
        return mention is not None and mention.agent != agent and mention.last - mention.first > place[1] - place[0]

    def _text(self, start: int, end: int) -> str:
        return self.ground.doc.text[start:end]

    def _sequence(self, name: tuple[str, ...]) -> list[tuple[int, int]]:
        """The places where a name's words stand in a row, a capital in front; nowhere those of a name without words."""
        found = []
        tokens = self.ground.doc.tokens
        for place in self._at.get(name[0], ()) if name else ():
            if tuple(self._stems[place : place + len(name)]) == name and tokens.capital(self._index[place]):
                found.append((self._index[place], self._index[place + len(name) - 1] + 1))
        return found

    def _surname(self, agent: str, taken: set[int]) -> list[tuple[int, int]]:
        """A person whom no mention was found of: the whole name, or the surname where it stands alone."""
        whole = tuple(stem(w) for w in agent.removeprefix("person/").split("-"))
        found = self._sequence(whole)
        if found and len(whole) > 1:
            found += [p for p in self._sequence(whole[-1:]) if p[0] not in taken]
        return found

    def is_name_of(self, agent: str, start: int, end: int) -> bool:
        """Whether the words at code points [start, end) are a name of an agent, and no more than that."""
        tokens = self.ground.doc.tokens
        first, last = tokens.range(start, end)
        if first >= last or tokens.words[first] in _LOOSE or tokens.words[last - 1] in _LOOSE:
            return False
        mention = next((m for i in range(first, last) if (m := self.ground.bodies.at(i)) is not None), None)
        if mention is not None and mention.agent == agent and mention.kind != "outlet":
            return core(self._text(start, end)) == core(self._text(mention.start, mention.end))
        said = self._text(start, end)
        if mention is not None and mention.kind == "ccg" and core(said) == core(self._text(mention.start, mention.end)):
            return slug_of(said) == agent  # the name is another's
        short = (
            agent not in _names()
            and agent.endswith("-ccg")
            and core(said) == core(agent.replace("-", " "))
            and tokens.capital(first)
        )
        return slug_of(said) == agent or short or core(said) in _names().get(agent, ())

    def same(self, one: str, other: str) -> bool:
        """Whether two slugs are names of one agent: somewhere in the text the one is the end of the other."""
        if one == other:
            return True
        if one in GROUPS or other in GROUPS or {one, other} <= _names().keys():
            return False
        if _is_acronym(one, other) or _is_acronym(other, one):
            return True
        if _is_kind(one) != _is_kind(other):
            return False  # `integrated care boards` are no one board
        loose = one not in _names() and other not in _names()
        mine, theirs = self.places(one), self.places(other)
        if not set(mine).isdisjoint(theirs):
            return True
        # Of two names of more than a word one is the end of the other, or, of bodies that no list has, its beginning.
        long, longer = [p for p in mine if p[1] - p[0] > 1], [p for p in theirs if p[1] - p[0] > 1]
        ends = not {p[1] for p in long}.isdisjoint(p[1] for p in longer)
        return ends or (loose and not {p[0] for p in long}.isdisjoint(p[0] for p in longer))
