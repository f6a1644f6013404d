"""The arithmetic of the articles at hand, from the claims that people read in them, and what it makes of a case."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pyoxigraph
from article_sets import ARTICLES

from ccgkg.ingest.claim import from_json
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import read_source
from ccgkg.queries.agreement.arithmetic import reckonings
from ccgkg.queries.agreement.reckoning import Reckoning, Verdict
from ccgkg.queries.ask import Engine, on_oxigraph

OURS = sorted(ARTICLES.glob("*/*.txt"))
SHARED = sorted((ARTICLES.parents[2] / "shared" / "corpus").glob("*/*.txt"))


class Articles:
    """The articles that are at hand, with the claims that people read in them."""

    def __init__(self) -> None:
        store = pyoxigraph.Store()
        self.texts: dict[str, str] = {}
        self.slugs: set[str] = set()
        for path in [*OURS, *SHARED]:
            source = read_source(path)
            self.texts[source.sha256] = source.text
            self.slugs.add(source.slug)
            lines = path.with_suffix(".claims.jsonl").read_text(encoding="utf-8").splitlines()
            found = "".join(f"{line}\n" for line in quads(source, [from_json(json.loads(line)) for line in lines]))
            store.bulk_load(input=found.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
        self.engine: Engine = on_oxigraph(store, ours=True)
        self.found: list[Reckoning] = list(reckonings(self.engine, self.texts.get))


def words(each: Reckoning) -> tuple[str | None, ...]:
    return tuple(place.exact for place in each.places)


def verdicts_on(found: Iterable[Reckoning], slug: str, exacts: tuple[str, ...], computation: str) -> set[Verdict]:
    """The verdicts on just these figures of a source, by their words, where the computation says what is asked for."""
    same = (e for e in found if e.source == slug and words(e) == exacts and computation in e.computation)
    return {each.verdict for each in same}


def held_together(found: Iterable[Reckoning], slug: str, exacts: tuple[str, ...]) -> list[str]:
    """The computations on few figures of a source that hold all of these against each other."""
    return [e.computation for e in found if e.source == slug and set(exacts) <= set(words(e)) and len(e.places) < 4]
