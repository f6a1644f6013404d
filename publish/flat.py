"""All claims as one table, a row a claim: the keys of the claims contract, and who published it, when and where."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from pyoxigraph import NamedNode, Store
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, SKOS

from ccgkg.ingest.graph.iris import agent_slug, membership_org
from ccgkg.ingest.graph.quads import CLASSES
from ccgkg.ingest.graph.quantities import COMPARATORS
from ccgkg.ingest.graph.voices import MODES
from ccgkg.ontology import BASE, CCG, OA

COLUMNS = (
    *("kind", "source", "start", "end", "exact", "asserted_by", "status", "mode", "value", "unit", "comparator", "of"),
    *("measure", "measure_text", "about", "basis", "period", "restates", "org", "rating", "dimension", "by", "speaker"),
    *("speaker_name", "person", "person_name", "role", "topics", "type", "participants", "result", "effective"),
    *("chain", "publisher", "published", "url", "rule", "id"),
)
_SIGNS = {slug: sign for sign, (slug, _) in COMPARATORS.items()}
_MODES = {slug: mode for mode, slug in MODES.items()}
_KINDS = {str(cls): kind for kind, cls in CLASSES.items()}
#: Between the values of a cell that holds several.
_AND = "; "
#: How a formula may begin (OWASP, CSV injection), and what begins so and is a number.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?£?[\d,]*\.?\d+%?")


def table(store: Store, base: str = BASE) -> str:
    """The table as CSV (RFC 4180), with a header. Words that do not leave the machine are left out.

    A cell that a spreadsheet would run as a formula has an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows({key: defused(value) for key, value in row.items()} for row in rows(store, base))
    return text.getvalue()


def defused(value: str) -> str:
    """A value that no spreadsheet runs: what begins like a formula gets an apostrophe; numbers and a bare sign do not.

    >>> defused("=cmd|' /C calc'!A0"), defused("-0.35%"), defused("-1+2")
    ("'=cmd|' /C calc'!A0", '-0.35%', "'-1+2")
    """
    return f"'{value}" if len(value) > 1 and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value) else value


def rows(store: Store, base: str = BASE) -> list[dict[str, str]]:
    """A row for each claim, empty keys left out, by source and place."""
    look = _Look(store, base)
    found = [_row(look, claim, kind) for cls, kind in _KINDS.items() for claim in look.of_class(cls)]
    return sorted(found, key=lambda row: (row["source"], int(row["start"]), int(row["end"]), row["kind"], row["id"]))


def _row(look: _Look, claim: str, kind: str) -> dict[str, str]:
    source, said = look.one(claim, DCTERMS.isPartOf), look.one(claim, CCG.asserts)
    span = look.one(claim, PROV.wasDerivedFrom)
    agents, mode = _voices(look, claim), look.slug(look.one(claim, CCG.mode))
    own = mode == "own-voice"
    row = {
        "kind": kind,
        "id": claim,
        "source": look.one(source, DCTERMS.identifier),
        "start": look.one(f"{span}/position", OA.start),
        "end": look.one(f"{span}/position", OA.end),
        "exact": look.one(f"{span}/quote", OA.exact),
        "asserted_by": "" if own or not agents else agents[-1],
        "status": look.slug(look.one(claim, CCG.status)),
        "mode": _MODES[mode],
        "rule": look.one(claim, CCG.rule),
        "restates": look.one(claim, CCG.restates),
        "chain": _AND.join(agents),
        "publisher": look.name(look.one(source, DCTERMS.publisher)),
        "published": look.one(look.one(source, CCG.published), CCG.edtf),
        "url": look.one(source, FOAF.page),
        **_SAID[kind](look, said),
    }
    if kind == "statement":
        capacity = look.one(claim, CCG.inCapacity)
        row |= {"speaker": row["asserted_by"], "speaker_name": look.one(claim, CCG.nameText)}
        row |= {"role": look.one(claim, CCG.roleText), "org": membership_org(capacity) if capacity else ""}
    elif kind == "role":
        row["person_name"] = look.one(claim, CCG.nameText)
    return {key: value for key, value in row.items() if value}


def _voices(look: _Look, claim: str) -> list[str]:
    """The slugs of the voices, the outermost first, without the one that is not named."""
    voices, node = list[str](), claim
    while node:
        voices.insert(0, look.agent(look.one(node, PROV.wasAttributedTo)))
        node = look.subject(CCG.reports, node)
    return [voice for voice in voices if voice]


def _figure(look: _Look, said: str) -> dict[str, str]:
    quantity = look.one(said, CCG.quantity)
    bounds = (CCG.value, CCG.lowerBound, CCG.upperBound)
    return {
        "value": next(filter(None, (look.one(said, bound) for bound in bounds)), ""),
        "unit": look.slug(look.one(said, CCG.unit)),
        "comparator": _SIGNS[look.slug(look.one(said, CCG.comparator))],
        "of": look.one(said, CCG.denominator),
        "measure": look.slug(look.one(quantity, CCG.measure)),
        "measure_text": look.one(quantity, CCG.measureText),
        "about": _group(look, look.one(quantity, CCG.population), "some-ccgs"),
        "basis": look.slug(look.one(quantity, CCG.basis)),
        "period": look.one(look.one(quantity, CCG.period), CCG.edtf),
    }


def _rating(look: _Look, said: str) -> dict[str, str]:
    assessment = look.one(said, CCG.assessment)
    element = look.one(said, CCG.elementText).replace(" ", "-") or look.slug(look.one(said, CCG.element))
    return {
        "org": _whom(look, said),
        "rating": look.slug(look.one(said, CCG.grade)),
        "dimension": element,
        "by": look.agent(look.one(assessment, CCG.assessor)),
        "period": look.one(look.one(assessment, CCG.period), CCG.edtf),
    }


def _finding(look: _Look, said: str) -> dict[str, str]:
    return {"topics": _AND.join(sorted(map(look.slug, look.all(said, CCG.topic))))}


def _change(look: _Look, said: str) -> dict[str, str]:
    participants = sorted(map(look.agent, look.all(said, CCG.participant)))
    return {
        "type": look.slug(look.one(said, CCG.changeType)),
        "participants": _AND.join(participants) or "ccgs",
        "result": look.agent(look.one(said, CCG.result)),
        "effective": look.one(look.one(said, CCG.effective), CCG.edtf),
    }


def _intervention(look: _Look, said: str) -> dict[str, str]:
    return {
        "type": look.slug(look.one(said, CCG.interventionType)),
        "org": _whom(look, said),
        "by": look.agent(look.one(said, CCG.intervener)),
        "effective": look.one(look.one(said, CCG.effective), CCG.edtf),
    }


def _role(look: _Look, said: str) -> dict[str, str]:
    role = look.one(said, CCG.roleText)
    return {"person": look.agent(look.one(said, CCG.person)), "role": role, "org": _whom(look, said)}


_SAID = {
    "figure": _figure,
    "rating": _rating,
    "statement": _finding,
    "change": _change,
    "intervention": _intervention,
    "role": _role,
}


def _whom(look: _Look, said: str) -> str:
    return look.agent(look.one(said, CCG.body)) or _group(look, look.one(said, CCG.population), "ccgs")


def _group(look: _Look, population: str, local: str) -> str:
    """The slugs of a population; a group that is not named one by one has the slug `local`."""
    kinds = look.all(population, RDF.type)
    if str(CCG.AllCCGs) in kinds:
        return "ccgs"
    members = sorted(map(look.agent, look.all(population, CCG.member)))
    return _AND.join(members + [local] * (str(CCG.LocalGroup) in kinds))


class _Look:
    """Reads a store triple by triple, in any graph but that of the words that do not leave the machine."""

    def __init__(self, store: Store, base: str) -> None:
        self.store, self.base = store, base
        self.hidden = NamedNode(f"{base}graph/texts")

    def all(self, subject: str, predicate: str) -> list[str]:
        if not subject:
            return []
        quads = self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
        return sorted({_value(quad.object) for quad in quads if quad.graph_name != self.hidden})

    def one(self, subject: str, predicate: str) -> str:
        """The value, or the empty string where there is none."""
        return next(iter(self.all(subject, predicate)), "")

    def subject(self, predicate: str, value: str) -> str:
        quads = self.store.quads_for_pattern(None, NamedNode(predicate), NamedNode(value))
        return next((_value(quad.subject) for quad in quads), "")

    def of_class(self, cls: str) -> Iterator[str]:
        for quad in self.store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(cls)):
            yield _value(quad.subject)

    def slug(self, concept: str) -> str:
        return unquote(concept.rsplit("/", 1)[-1])

    def agent(self, iri: str) -> str:
        """The slug of an agent; the empty string for none and for the one that is not named."""
        return agent_slug(iri) if iri and iri != str(CCG.unnamedSource) else ""

    def name(self, iri: str) -> str:
        return self.one(iri, SKOS.prefLabel) or self.one(iri, FOAF.name)


def _value(term: Any) -> str:
    return str(term.value)
