"""The bodies other than CCGs, and the persons, that sources name: `organisations.ttl` read into plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from rdflib import DCTERMS, FOAF, ORG, RDF, SKOS, Graph, Node

from ccgkg.ontology import CCG


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body or an outlet. `kind` is the last part of its `code:body/…` concept, such as `outlet` or `auditor`.

    Apostrophes in names are straight, and names have no leading `the` beyond the official one: a text may differ.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """A role that a person held in an organisation, first and last day included; None where a day is not established.

    `aliases` are other words for the role.
    """

    role: str
    org: str
    first_day: date | None
    last_day: date | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person. `slug` is that of the claims contract, `person/given-family`; capacities are in order of time."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    capacities: tuple[Capacity, ...]

    def capacities_on(self, day: date) -> tuple[Capacity, ...]:
        """The capacities that the person held on a day; one whose days are not established counts as held."""
        return tuple(
            capacity
            for capacity in self.capacities
            if (capacity.first_day is None or capacity.first_day <= day)
            and (capacity.last_day is None or day <= capacity.last_day)
        )

    def capacity(self, role: str, org: str, day: date | None) -> Capacity | None:
        """The capacity that a text of a day means by a role, in its words, in an organisation (its slug).

        None where the public record has none such. Where the day is not known, any day of office will do.
        """
        held = self.capacities if day is None else self.capacities_on(day)
        words = _plain(role)
        meant = [c for c in held if c.org == org and words in {_plain(name) for name in (c.role, *c.aliases)}]
        return meant[0] if meant else None


@lru_cache(maxsize=1)
def graph() -> Graph:
    """The file as an rdflib graph, under the default base. Not to be changed by its readers."""
    found = Graph()
    found.parse(data=(files("ccgkg.ontology") / "organisations.ttl").read_text(encoding="utf-8"), format="turtle")
    return found


@lru_cache(maxsize=1)
def load_organisations() -> tuple[Organisation, ...]:
    """All organisations, in the order of their slugs."""
    found = graph()
    return tuple(
        sorted(
            (
                Organisation(
                    slug=_text(found.value(node, DCTERMS.identifier)),
                    name=_text(found.value(node, SKOS.prefLabel)),
                    aliases=_texts(found.objects(node, SKOS.altLabel)),
                    kind=_text(kind).rsplit("/", 1)[-1],
                )
                for node, kind in found.subject_objects(ORG.classification)
            ),
            key=lambda organisation: organisation.slug,
        )
    )


@lru_cache(maxsize=1)
def load_persons() -> tuple[Person, ...]:
    """All persons, in the order of their slugs, each with the capacities that are on the public record."""
    found = graph()
    capacities: dict[Node, list[Capacity]] = {}
    for membership in found.subjects(RDF.type, ORG.Membership):
        role = found.value(membership, ORG.role)
        period = found.value(membership, ORG.memberDuring)
        capacity = Capacity(
            role=_text(found.value(role, SKOS.prefLabel)),
            org=_text(found.value(found.value(membership, ORG.organization), DCTERMS.identifier)),
            first_day=_day(found, period, CCG.begins),
            last_day=_day(found, period, CCG.ends),
            aliases=_texts(found.objects(role, SKOS.altLabel)),
        )
        person = found.value(membership, ORG.member)
        assert person is not None
        capacities.setdefault(person, []).append(capacity)
    return tuple(
        sorted(
            (
                Person(
                    slug=_text(found.value(node, DCTERMS.identifier)),
                    name=_text(found.value(node, FOAF.name)),
                    aliases=_texts(found.objects(node, SKOS.altLabel)),
                    capacities=tuple(sorted(capacities.get(node, ()), key=lambda c: (c.first_day or date.min, c.org))),
                )
                for node in found.subjects(RDF.type, FOAF.Person)
            ),
            key=lambda person: person.slug,
        )
    )


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Organisation]:
    names = {_plain(organisation.name): organisation for organisation in load_organisations()}
    for organisation in load_organisations():
        for alias in organisation.aliases:
            names.setdefault(_plain(alias), organisation)
    return names


def find(name: str) -> Organisation | None:
    """The organisation of a name or alias; case, a leading `the` and the form of apostrophes do not count."""
    return _by_name().get(_plain(name))


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split()).removeprefix("the ")


def _text(node: Node | None) -> str:
    if node is None:
        raise ValueError("organisations.ttl: an organisation, person or role lacks its name or slug")
    return str(node)


def _texts(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(str(node) for node in nodes))


def _day(found: Graph, period: Node | None, end: Node) -> date | None:
    value = found.value(period, end) if period is not None else None
    return date.fromisoformat(str(value)) if value is not None else None
