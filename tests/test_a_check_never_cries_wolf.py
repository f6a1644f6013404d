"""Published arithmetic that is right is never called wrong, whatever its rounding; what is wrong beyond it is found."""

from __future__ import annotations

from collections import Counter, defaultdict

import pyoxigraph
import pytest
from statements_by_chance import KINDS, statements

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.queries.agreement.arithmetic import reckonings
from ccgkg.queries.agreement.reckoning import Reckoning
from ccgkg.queries.ask import on_oxigraph

COUNT = 1000


def checked(made: list[tuple[Source, list[Claim]]]) -> dict[str, list[Reckoning]]:
    """The checks on each source, from a graph that holds them all."""
    store = pyoxigraph.Store()
    lines = "".join(f"{line}\n" for source, claims in made for line in quads(source, claims))
    store.bulk_load(input=lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    found: dict[str, list[Reckoning]] = defaultdict(list)
    for each in reckonings(on_oxigraph(store, ours=True), {s.sha256: s.text for s, _ in made}.get):
        found[each.source].append(each)
    return found


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_what_is_right_is_never_called_wrong(seed: int) -> None:
    made = statements(COUNT, seed, wrong=False)
    found = checked(made)
    wrong = [(s.text, each.computation) for s, _ in made for each in found[s.slug] if each.verdict == "inconsistent"]
    assert wrong == []
    # And each was checked, so that silence is no merit.
    assert [s.text for s, _ in made if not any(r.verdict in ("exact", "consistent") for r in found[s.slug])] == []


@pytest.mark.parametrize("seed", [3, pytest.param(4, marks=pytest.mark.slow)])
def test_what_is_wrong_beyond_rounding_is_found(seed: int) -> None:
    made = statements(COUNT, seed, wrong=True)
    found = checked(made)
    missed = [s.text for s, _ in made if not any(each.verdict == "inconsistent" for each in found[s.slug])]
    assert COUNT - len(missed) >= 990, missed
    # No kind is missed as a whole.
    kinds = Counter(int(s.slug[-6:]) % len(KINDS) for s, _ in made if s.text in set(missed))
    assert not kinds or max(kinds.values()) < COUNT // len(KINDS) // 2
