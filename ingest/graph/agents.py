"""The bodies and persons that claims name, described where the reference graph does not know them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby

from ccgkg.ingest.bodies.names import ccg_of
from ccgkg.ingest.graph.iris import UNKNOWN_PUBLISHER, Iris, agent_slug, slugify
from ccgkg.ingest.graph.terms import DCTERMS, FOAF, ORG, SKOS, iri, line, text, typed
from ccgkg.ingest.source import Source
from ccgkg.ontology.organisations import Person, find, load_organisations, load_persons
from ccgkg.ontology.register import load

_CAPITALS = frozenset({"ccg", "ccgs", "gp", "gps", "ics", "lmc", "mp", "nhs", "stp", "uk"})
_NAME, _LABEL = f"> <{FOAF.name}> ", f"> <{SKOS.prefLabel}> "
_SMALL = frozenset({"and", "for", "in", "of", "on", "the", "to", "with"})


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The names of all agents that the reference graph describes, by slug."""
    names = {body.ods_code: body.name for body in load().bodies}
    names |= {organisation.slug: organisation.name for organisation in load_organisations()}
    return names | {person.slug: person.name for person in load_persons()}


@lru_cache(maxsize=1)
def _persons() -> dict[str, Person]:
    return {person.slug: person for person in load_persons()}


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    """The slugs of the roles that the reference graph describes."""
    return frozenset(slugify(held.role) for person in load_persons() for held in person.capacities)


def publisher(source: Source) -> str:
    """The slug of who publishes a source, a CCG’s ODS code; `unknown-publisher` where its metadata do not say."""
    if not source.publisher:
        return UNKNOWN_PUBLISHER
    known = find(source.publisher)
    return known.slug if known else ccg_of(source.publisher) or slugify(source.publisher) or UNKNOWN_PUBLISHER


def name_of(slug: str) -> str:
    """The name of an agent: that of the reference, else its slug in words (`fenland-vale-ccg`: Fenland Vale CCG)."""
    if known := _names().get(slug):
        return known
    words = slug.removeprefix("person/").split("-")
    return " ".join(_word(word, first=number == 0) for number, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    if word in _CAPITALS:
        return word[:-1].upper() + "s" if word.endswith("s") and word[:-1] in _CAPITALS else word.upper()
    return word if word in _SMALL and not first else word.capitalize()


def describe(slug: str, iris: Iris, graph: str, *, name: str | None = None) -> Iterator[str]:
    """The lines that describe an agent, none where the reference graph does. `name` is its name as a source gives
    it."""
    if slug in _names():
        return
    agent = iris.agent(slug)
    if slug.startswith("person/"):
        yield typed(agent, FOAF.Person, graph)
        fits = name is not None and slugify(name) == slug.removeprefix("person/")
        yield line(agent, FOAF.name, text(name if fits and name else name_of(slug)), graph)
    else:
        yield typed(agent, ORG.Organization, graph)
        yield line(agent, SKOS.prefLabel, text(name or name_of(slug), "en"), graph)
    yield line(agent, DCTERMS.identifier, text(slug), graph)


def one_name(lines: Iterable[str]) -> Iterator[str]:
    """Sorted lines with one name for each agent: that of a source before the one made of its slug, then the first.

    Sources may write a name in several ways; as each writes it is on its claims.
    """
    for named, run in groupby(lines, key=_names_an_agent):
        if not named:
            yield from run
            continue
        for (subject, _), found in groupby(run, key=lambda line: tuple(line.split(" ", 2)[:2])):
            same = list(found)
            if len(same) > 1:
                made = text(name_of(agent_slug(subject[1:-1])))
                same = sorted(same, key=lambda line: line.split(" ", 2)[2].startswith(made))[:1]
            yield from same


def _names_an_agent(line: str) -> bool:
    return (_NAME in line or _LABEL in line) and "/graph/content> ." in line


def capacity(person: str, org: str, role: str, day: date | None, iris: Iris, graph: str) -> tuple[str, list[str]]:
    """The membership in which a person spoke, and the lines that describe it where the reference graph does not.

    A capacity of the public record serves where the person held it on that day under that name of the role.
    """
    said = slugify(role)
    known = _persons().get(person)
    for held in known.capacities_on(day) if known and day else ():
        if held.org == org and said in (slugify(held.role), *map(slugify, held.aliases)):
            return iris.membership(person, org, held.role), []
    membership, part = iris.membership(person, org, role), iris.role(role)
    lines = []
    if known is None or not any(held.org == org and slugify(held.role) == said for held in known.capacities):
        lines += [
            typed(membership, ORG.Membership, graph),
            line(membership, ORG.member, iri(iris.agent(person)), graph),
            line(membership, ORG.organization, iri(iris.agent(org)), graph),
            line(membership, ORG.role, iri(part), graph),
        ]
    if said not in _roles():
        lines += [typed(part, ORG.Role, graph), line(part, SKOS.prefLabel, text(_in_words(said), "en"), graph)]
    return membership, lines


def _in_words(slug: str) -> str:
    return re.sub(r"\b(?:gp|mp|ccg|nhs)\b", lambda word: word[0].upper(), slug.replace("-", " "))
