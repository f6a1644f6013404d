"""What claims say: one proposition a claim, its IRI hashed from its content, so that two sources may say the same.

A proposition is a description, and nothing in it says that it is true; how far it is meant (planned, possible) is on
the claim, but for figures, whose quantity differs with it.
"""

from __future__ import annotations

import hashlib

from ccgkg.ingest.claim import Change, Claim, Figure, Intervention, Rating, Role, Statement
from ccgkg.ingest.graph.agents import describe, name_of
from ccgkg.ingest.graph.concepts import concept, concept_or_other
from ccgkg.ingest.graph.disclosure import brief
from ccgkg.ingest.graph.iris import Iris, slugify
from ccgkg.ingest.graph.populations import GROUPS, Described, group, period
from ccgkg.ingest.graph.quantities import figure
from ccgkg.ingest.graph.terms import CCG, RDFS, iri, line, text, typed

_OPENING = 4


def proposition(claim: Claim, iris: Iris, graph: str) -> Described:
    """What a claim says, with all that it refers to. Raises ValueError where a key has no meaning, such as a period."""
    match claim:
        case Figure():
            return figure(claim, iris, graph)
        case Rating():
            return _rating(claim, iris, graph)
        case Statement():
            return _finding(claim, iris, graph)
        case Change():
            return _change(claim, iris, graph)
        case Intervention():
            return _intervention(claim, iris, graph)
        case Role():
            return _role(claim, iris, graph)
    raise ValueError(f"kind: {claim.kind!r} is unknown")


def words_hash(exact: str) -> str:
    """The SHA-256 of words as a source has them, in UTF-8, in hexadecimal."""
    return hashlib.sha256(exact.encode("utf-8")).hexdigest()


def opening(exact: str) -> str:
    """The first words of a statement, by which it is labelled."""
    return " ".join(exact.split()[:_OPENING])


def finding(claim: Statement, iris: Iris) -> str:
    """The IRI of what a statement says."""
    return iris.minted("finding", words_hash(claim.exact))


def _rating(claim: Rating, iris: Iris, graph: str) -> Described:
    # Ratings of no known period are no part of one assessment with those of other sources.
    alone = claim.source if claim.period is None or claim.org in GROUPS else None
    assessment = iris.minted("assessment", claim.period, claim.by, alone)
    node = iris.minted("rating", claim.org, claim.rating, claim.dimension, assessment.rsplit("/", 1)[-1])
    element, element_text = concept_or_other("element", claim.dimension)
    label = f"{name_of(claim.org)}: {claim.rating.replace('-', ' ')} ({claim.dimension.replace('-', ' ')})"
    lines = [
        *_typed(node, CCG.Rating, label, graph),
        *_whom(node, claim.org, claim.source, iris, graph),
        line(node, CCG.grade, iri(concept("grade", claim.rating).iri), graph),
        line(node, CCG.element, iri(element.iri), graph),
        line(node, CCG.assessment, iri(assessment), graph),
        typed(assessment, CCG.Assessment, graph),
    ]
    if element_text:
        lines.append(line(node, CCG.elementText, text(brief(element_text)), graph))
    if claim.period is not None:
        lines += _when(assessment, CCG.period, claim.period, iris, graph)
    if claim.by:
        lines += _agent(assessment, CCG.assessor, claim.by, iris, graph)
    return Described(node, lines, local=alone is not None, about=_about(iris, claim.org))


def _finding(claim: Statement, iris: Iris, graph: str) -> Described:
    node = finding(claim, iris)
    first = opening(claim.exact)
    lines = [
        *_typed(node, CCG.Finding, f"“{first}{' …' if len(first) < len(claim.exact) else ''}”", graph),
        line(node, CCG.wordsHash, text(words_hash(claim.exact)), graph),
    ]
    lines += [line(node, CCG.topic, iri(concept_or_other("topic", topic)[0].iri), graph) for topic in claim.topics]
    return Described(node, lines)


def _about(iris: Iris, *slugs: str | None) -> tuple[str, ...]:
    """The bodies and persons, by their IRIs, that a proposition describes."""
    return tuple(iris.agent(slug) for slug in dict.fromkeys(slugs) if slug and slug not in GROUPS)


def _change(claim: Change, iris: Iris, graph: str) -> Described:
    result = (slugify(claim.result) if " " in claim.result else claim.result) if claim.result else None
    named = sorted({slug for slug in claim.participants if slug not in GROUPS})
    # Of those that merge, a text may name only one: the others are a group of its own.
    local = bool(GROUPS.intersection(claim.participants)) or len(named) < (2 if claim.type == "merger" else 1)
    content = (claim.type, *named, result, claim.effective, claim.source if local else None)
    node = iris.minted("change", *content)
    label = claim.type.replace("-", " ")
    if named:
        label += " of " + ", ".join(map(name_of, named[:3])) + (f" and {len(named) - 3} more" if len(named) > 3 else "")
    lines = [
        *_typed(node, CCG.StructuralChange, label, graph),
        typed(node, CCG.Event, graph),
        line(node, CCG.changeType, iri(concept("change", claim.type).iri), graph),
    ]
    for slug in named:
        lines += _agent(node, CCG.participant, slug, iris, graph)
    if local:
        whom = group((), claim.source, iris, graph)
        lines += [line(node, CCG.population, iri(whom.iri), graph), *whom.lines]
    if result:
        name = brief(claim.result) if claim.result and claim.result != result else None
        lines += _agent(node, CCG.result, result, iris, graph, name)
    if claim.effective is not None:
        lines += _when(node, CCG.effective, claim.effective, iris, graph)
    return Described(node, lines, local, _about(iris, *named, result))


def _intervention(claim: Intervention, iris: Iris, graph: str) -> Described:
    local = claim.org in GROUPS
    node = iris.minted(
        "intervention", claim.type, claim.org, claim.by, claim.effective, claim.source if local else None
    )
    label = claim.type.replace("-", " ") + ("" if local else f": {name_of(claim.org)}")
    lines = [
        *_typed(node, CCG.Intervention, label, graph),
        typed(node, CCG.Event, graph),
        line(node, CCG.interventionType, iri(concept("intervention", claim.type).iri), graph),
        *_whom(node, claim.org, claim.source, iris, graph),
    ]
    if claim.by:
        lines += _agent(node, CCG.intervener, claim.by, iris, graph)
    if claim.effective is not None:
        lines += _when(node, CCG.effective, claim.effective, iris, graph)
    return Described(node, lines, local, _about(iris, claim.org))


def _role(claim: Role, iris: Iris, graph: str) -> Described:
    role = brief(claim.role)
    node = iris.minted("role-holding", claim.person, role, claim.org)
    lines = [
        *_typed(node, CCG.RoleHolding, f"{name_of(claim.person)}, {role}, {name_of(claim.org)}", graph),
        *_agent(node, CCG.person, claim.person, iris, graph, brief(claim.person_name)),
        line(node, CCG.roleText, text(role), graph),
        *_whom(node, claim.org, claim.source, iris, graph),
    ]
    return Described(node, lines, about=_about(iris, claim.person, claim.org))


def _typed(node: str, cls: str, label: str, graph: str) -> list[str]:
    return [
        typed(node, cls, graph),
        typed(node, CCG.Proposition, graph),
        line(node, RDFS.label, text(label, "en"), graph),
    ]


def _agent(node: str, relation: str, slug: str, iris: Iris, graph: str, name: str | None = None) -> list[str]:
    return [
        line(node, relation, iri(iris.agent(slug)), graph),
        *describe(slug, iris, graph, name=name),
    ]


def _whom(node: str, slug: str, source: str, iris: Iris, graph: str) -> list[str]:
    """The body that a proposition is about, or the group where no body is named."""
    if slug in GROUPS:
        whom = group((), source, iris, graph)
        return [line(node, CCG.population, iri(whom.iri), graph), *whom.lines]
    return _agent(node, CCG.body, slug, iris, graph)


def _when(node: str, relation: str, edtf: str, iris: Iris, graph: str) -> list[str]:
    span = period(edtf, iris, graph)
    return [line(node, relation, iri(span.iri), graph), *span.lines]
