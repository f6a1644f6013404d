"""The origins of claims as a stored graph knows them, with the words that their sources share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ccgkg.queries.ask import Engine
from ccgkg.queries.origins.origin import Origins

#: The snapshot of a text by the SHA-256 of its words, or None where there is none.
Texts = Callable[[str], str | None]


def origins_of(engine: Engine, claims: Iterable[str], texts: Texts = lambda sha256: None) -> Origins:
    """The origins of claims, by their IRIs. One question is put to the graph however many claims there are.

    `engine` asks the graph, `texts` finds snapshots of sources, from which the shared words are read. Claims that the graph
    does not have are left out.
    """
    raise NotImplementedError
