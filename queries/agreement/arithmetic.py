"""Published arithmetic done again, as statcheck does it for research papers (Nuijten and others, 2016).

All that is held together stands in one source. Where it is not certain that figures belong together, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from ccgkg.queries.agreement.changes import changes
from ccgkg.queries.agreement.named import named
from ccgkg.queries.agreement.pages import Texts, pages
from ccgkg.queries.agreement.parts import sums
from ccgkg.queries.agreement.placed import Page
from ccgkg.queries.agreement.reckoning import Reckoning
from ccgkg.queries.agreement.restated import restated
from ccgkg.queries.ask import Engine
from ccgkg.queries.collector import paused


def reckon(page: Page) -> list[Reckoning]:
    """All the arithmetic of one source, in the order of its text, each reckoning once."""
    found = {
        (each.check, each.claims, each.computation): each
        for each in (*restated(page), *sums(page), *changes(page), *named(page))
    }
    return sorted(
        found.values(), key=lambda each: (each.places[0].start, each.places[-1].start, each.check, each.computation)
    )


def reckonings(engine: Engine, texts: Texts, sources: Collection[str] | None = None) -> list[Reckoning]:
    """The arithmetic of all sources of a graph whose texts are at hand, by slug, or of those of `sources` alone."""
    with paused():
        return [each for page in pages(engine, texts, sources) for each in reckon(page)]


def checks_of(
    engine: Engine, texts: Texts, claims: Collection[str], sources: Collection[str]
) -> Mapping[str, tuple[Reckoning, ...]]:
    """What the arithmetic says of each of `claims`, by their IRIs; they stand in `sources`, by their slugs.

    A claim on which no check rests is left out.
    """
    wanted = frozenset(claims)
    found: dict[str, list[Reckoning]] = defaultdict(list)
    for each in reckonings(engine, texts, frozenset(sources)):
        for claim in wanted.intersection(each.claims):
            found[claim].append(each)
    return {claim: tuple(found[claim]) for claim in sorted(found)}
