"""What is read of a whole graph at once is what the named questions answer, by measure and by verdict."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph
import pytest
import seeds_by_hand as seeds
from statements_by_chance import statements

from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.quads import quads
from ccgkg.ontology import BASE
from ccgkg.ontology.codes import load_codes
from ccgkg.ontology.reference import reference_quads
from ccgkg.queries.agreement.arithmetic import reckonings
from ccgkg.queries.agreement.verdicts import verdict_quads
from ccgkg.queries.ask import Cell, Engine, on_oxigraph, rows_of
from ccgkg.queries.catalogue import question
from ccgkg.queries.compare import compare
from ccgkg.queries.disagreement import disagreements
from ccgkg.queries.origins.quads import origin_quads
from ccgkg.queries.origins.tracing import resting_in, resting_of
from ccgkg.queries.whole import rows
from ccgkg.queries.whole.columns import Columns

VERDICTS = ("identical", "compatible", "contradictory", "not-comparable")
TEXTS: dict[str, str] = {}


def loaded(lines: Iterable[str]) -> Engine:
    store = pyoxigraph.Store()
    store.bulk_load("".join(f"{line}\n" for line in lines), format=pyoxigraph.RdfFormat.N_QUADS)
    return on_oxigraph(store, ours=True)


@lru_cache(maxsize=2)
def asked(which: str) -> Engine:
    if which == "seeds":
        if not seeds.HERE:
            pytest.skip(seeds.REASON)
        return loaded(seeds.lines())
    made = [*statements(66, 3, wrong=False), *statements(33, 4, wrong=True)[:22]]
    sources = [source for source, _ in {source.slug: (source, 0) for source, _ in made}.values()]
    claims = {source.slug: some for source, some in made}
    TEXTS.update({source.sha256: source.text for source in sources})
    lines = [f"{line}\n" for source in sources for line in quads(source, claims[source.slug])]
    iris = Iris(BASE)
    computed = [*verdict_quads(lines, iris), *origin_quads(sources, lines, iris), *reference_quads(BASE)]
    return loaded([*(line.rstrip("\n") for line in lines), *computed])


def answered(engine: Engine, name: str, **values: str) -> list[dict[str, Cell]]:
    return rows_of(engine(question(name).with_values(values))).records()


@pytest.mark.parametrize("which", ["chance", "seeds"])
def test_all_measures_are_each_of_them(which: str) -> None:
    engine = asked(which)
    whole = Columns(engine)
    beside, verdicts = rows.side_by_side(whole), rows.verdicts(whole)
    told = dict.fromkeys(str(row["measure_slug"]) for row in beside)
    assert len(told) > 5
    assert beside == [row for measure in told for row in answered(engine, "side-by-side", measure=measure)]
    one_by_one = [row for measure in load_codes()["measure"] for row in answered(engine, "verdicts", measure=measure)]
    assert verdicts == sorted(one_by_one, key=lambda row: verdicts.index(row))
    assert len(verdicts) == len(one_by_one) > 10


@pytest.mark.parametrize("which", ["chance", "seeds"])
def test_all_that_was_compared_is_what_the_question_lists(which: str) -> None:
    engine = asked(which)
    listed = {verdict: answered(engine, "disagreements", verdict=verdict) for verdict in VERDICTS}
    assert sum(map(len, listed.values())) > 10
    for verdict, some in listed.items():
        assert rows.disagreements(Columns(engine), verdict) == some
        assert disagreements(engine, verdict, most=3) == disagreements(engine, verdict)[:3]


@pytest.mark.parametrize("which", ["chance", "seeds"])
def test_each_claim_rests_on_the_same(which: str) -> None:
    whole = Columns(asked(which))
    assert resting_in(whole) == resting_of(whole.engine, whole.claims)


@pytest.mark.parametrize("which", ["chance", "seeds"])
def test_the_arithmetic_of_all_sources_is_that_of_each(which: str) -> None:
    engine = asked(which)
    texts = seeds.text_of if which == "seeds" else TEXTS.get
    done = reckonings(engine, texts)
    slugs = {place.source for each in done for place in each.places}
    assert len(slugs) > 3
    assert done == reckonings(engine, texts, slugs)


def test_the_whole_is_asked_for_a_few_times_however_much_it_holds() -> None:
    engine, texts = asked("chance"), []

    def counted(text: str) -> object:
        texts.append(text)
        return engine(text)

    answer = compare(counted)  # type: ignore[arg-type]
    assert len(answer.quantities) > 10 and len(answer.disagreements) > 3
    assert len(texts) == len(set(texts)) <= 14
