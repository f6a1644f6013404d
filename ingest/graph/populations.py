"""Periods, and the populations that figures count: all CCGs in a period, named bodies, or a group of its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.agents import describe, name_of
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.terms import CCG, DCTERMS, RDFS, day, iri, line, text, typed

GROUPS = frozenset({ALL_CCGS, SOME_CCGS})


class Described(NamedTuple):
    """A thing of the content graph: its IRI, the lines that describe it, and whether it is known in one source alone.

    `about` are the things, by their IRIs, that a proposition describes.
    """

    iri: str
    lines: list[str]
    local: bool = False
    about: tuple[str, ...] = ()


def period(edtf: str, iris: Iris, graph: str) -> Described:
    """A period with its first and last day; an open end has none. Raises ValueError where the text is no EDTF."""
    node = iris.period(edtf)
    first, last = bounds(edtf)
    lines = [typed(node, CCG.Period, graph), line(node, CCG.edtf, text(edtf), graph)]
    if first:
        lines.append(line(node, CCG.begins, day(first), graph))
    if last:
        lines.append(line(node, CCG.ends, day(last), graph))
    return Described(node, lines)


def population(about: Sequence[str], edtf: str | None, source: str, iris: Iris, graph: str) -> Described:
    """Whom a figure is about. `about` holds slugs, `edtf` is the figure's period, `source` the slug of its source.

    All the CCGs of England are another population in every period, since they were 211 and then fewer.
    """
    members = sorted(set(about) - GROUPS)
    if not members and ALL_CCGS in about:
        return _all(edtf, iris, graph)
    if len(members) < len(set(about)) or not members:
        return group(members, source, iris, graph)
    return _named(members, iris, graph)


def _all(edtf: str | None, iris: Iris, graph: str) -> Described:
    node = iris.minted("population", "all", edtf)
    lines = [*_kinds(node, CCG.AllCCGs, graph), _label(node, f"all CCGs, {edtf}" if edtf else "all CCGs", graph)]
    if edtf:
        span = period(edtf, iris, graph)
        lines += [line(node, CCG.period, iri(span.iri), graph), *span.lines]
    return Described(node, lines)


def _named(members: Sequence[str], iris: Iris, graph: str) -> Described:
    node = iris.minted("population", "named", *members)
    label = ", ".join(map(name_of, members[:3])) + (f" and {len(members) - 3} more" if len(members) > 3 else "")
    lines = [*_kinds(node, CCG.NamedBodies, graph), _label(node, label, graph)]
    return Described(node, lines + _members(node, members, iris, graph))


def group(members: Sequence[str], source: str, iris: Iris, graph: str) -> Described:
    """A group that a source does not name one by one, with those of it that it names; the same within that source."""
    node = iris.minted("population", "local", source, *members)
    lines = [*_kinds(node, CCG.LocalGroup, graph), _label(node, f"CCGs not named one by one, in {source}", graph)]
    lines.append(line(node, DCTERMS.isPartOf, iri(iris.source(source)), graph))
    return Described(node, lines + _members(node, members, iris, graph), local=True)


def _kinds(node: str, cls: str, graph: str) -> list[str]:
    return [typed(node, CCG.Population, graph), typed(node, cls, graph)]


def _label(node: str, label: str, graph: str) -> str:
    return line(node, RDFS.label, text(label, "en"), graph)


def _members(node: str, members: Sequence[str], iris: Iris, graph: str) -> list[str]:
    lines = []
    for member in members:
        lines.append(line(node, CCG.member, iri(iris.agent(member)), graph))
        lines.extend(describe(member, iris, graph))
    return lines
