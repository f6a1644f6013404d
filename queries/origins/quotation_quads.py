"""Quotations across sources as quads of the graph `view`: who quotes what was said once, and where the words differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.terms import CCG, OA, RDFS, iri, line, offset, text, typed
from ccgkg.ontology import CODE
from ccgkg.queries.origins.quotations import Quotation, Variant
from ccgkg.queries.origins.variants import Edit


def quotation_quads(quotations: Iterable[Quotation], iris: Iris) -> Iterator[str]:
    """The lines of quotations. They give places, and no words."""
    view = iris.graph("view")
    for quotation in quotations:
        claims = sorted(claim for variant in quotation.variants for claim in variant.quoting.claims)
        node = iris.minted("utterance", *claims)
        names = list(dict.fromkeys(variant.quoting.text.name for variant in quotation.variants))
        listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        yield typed(node, CCG.Utterance, view)
        yield line(node, RDFS.label, text(f"what {listed} quote", "en"), view)
        for claim in claims:
            yield line(node, CCG.quotedIn, iri(claim), view)
        for variant in quotation.variants[1:]:
            for number, edit in enumerate(variant.alignment.edits):
                own = iris.minted("difference", node, *variant.quoting.claims, str(number))
                yield from _difference(own, node, quotation, variant, edit, iris)


def _difference(node: str, whole: str, quotation: Quotation, variant: Variant, edit: Edit, iris: Iris) -> Iterator[str]:
    view = iris.graph("view")
    yield typed(node, CCG.Difference, view)
    yield line(node, CCG.differenceOf, iri(whole), view)
    yield line(node, CCG.differenceKind, iri(f"{CODE}difference/{edit.sort}"), view)
    yield line(node, CCG.differsIn, iri(variant.quoting.text.iri), view)
    if edit.alters:
        yield line(node, CCG.altersMeaning, iri(f"{CODE}meaning/{edit.alters}"), view)
    for name, place, quoting in (("was", edit.was_at, quotation.longest), ("now", edit.now_at, variant.quoting)):
        if place:
            at = f"{node}/{name}"
            yield line(node, CCG.standsAt, iri(at), view)
            yield typed(at, OA.TextPositionSelector, view)
            yield line(at, CCG.inText, iri(iris.text(quoting.text.sha256)), view)
            yield line(at, OA.start, offset(place[0]), view)
            yield line(at, OA.end, offset(place[1]), view)
