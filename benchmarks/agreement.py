"""How fast all is compared and checked, beside the same join in SPARQL on Oxigraph, and how time grows with the claims.

`python -m benchmarks.agreement` makes claims by chance: statements of published arithmetic, and counts and shares of
many quantities by many sources, as N-Quads. Comparing is what a build does (`verdict_quads`), checking is what `ccgkg
check` does, from the graph and the texts. The peer is one query over the same graph: the pairs of figures of one
quantity and unit that no value is in both of, within half the last place.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

import pyoxigraph

from ccgkg.ingest.claim import Claim, from_json
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.source import Source
from ccgkg.ontology import BASE
from ccgkg.queries.agreement.arithmetic import reckonings
from ccgkg.queries.agreement.verdicts import verdict_quads
from ccgkg.queries.ask import on_oxigraph

SIZES = (12_500, 25_000, 50_000, 100_000)
#: The promise: so many seconds for comparing and checking the most claims.
LIMIT = 20
#: Statements of a source.
_STATEMENTS = 25
_MEASURES = (
    "overspend",
    "deficit",
    "surplus",
    "budget",
    "running-costs",
    "savings",
    "population",
    "practices",
    "staff",
)
_CODES = ("11J", "07G", "05D", "06H", "01C", "01R", "02D", "03J", "04D", "08R")

_PEER = """
PREFIX ccg: <https://w3id.org/ccgkg/def#>
SELECT (COUNT(*) AS ?pairs) WHERE {
  ?one ccg:quantity ?quantity ; ccg:unit ?unit ; ccg:value ?a ; ccg:precision ?p .
  ?two ccg:quantity ?quantity ; ccg:unit ?unit ; ccg:value ?b ; ccg:precision ?q .
  FILTER (STR(?one) < STR(?two) && ABS(?a - ?b) > (?p + ?q) / 2)
}
"""


def main(sizes: tuple[int, ...] = SIZES) -> int:
    print(f"one process, Python {sys.version.split()[0]}\n")
    print(f"{'claims':>9}{'compare s':>11}{'check s':>9}{'together':>10}{'µs a claim':>12}{'SPARQL s':>10}{'ratio':>8}")
    last = 0.0
    for size in sizes:
        texts: dict[str, str] = {}
        lines, count = [], 0
        for source, claims in sources(size, random.Random(size)):
            texts[source.sha256] = source.text
            count += len(claims)
            lines += [f"{line}\n" for line in quads(source, claims)]
        store = pyoxigraph.Store()
        store.bulk_load(input="".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
        compared = timed(lambda lines=lines: verdict_quads(lines, Iris(BASE)))
        checked = timed(lambda store=store, texts=texts: list(reckonings(on_oxigraph(store, ours=True), texts.get)))
        peer = timed(lambda store=store: list(store.query(_PEER, use_default_graph_as_union=True)))
        last = compared + checked
        row = f"{count:>9,}{compared:>11.2f}{checked:>9.2f}{last:>10.2f}{last / count * 1e6:>12.1f}"
        print(f"{row}{peer:>10.2f}{peer / compared:>8.2f}", flush=True)
    print(f"\nratio: the time of the join in SPARQL by that of comparing; {LIMIT} s are promised for 100,000 claims")
    return int(last > LIMIT)


def timed(work) -> float:  # type: ignore[no-untyped-def]
    started = time.process_time()
    work()
    return time.process_time() - started


def sources(size: int, chance: random.Random) -> Iterator[tuple[Source, list[Claim]]]:
    """Sources with at least so many claims in all."""
    made = 0
    while made < size:
        source, claims = one_source(f"generated-{made:07}", chance)
        made += len(claims)
        yield source, claims


def one_source(slug: str, chance: random.Random) -> tuple[Source, list[Claim]]:
    text, records = "", []

    def figure(exact: str, value: float, unit: str, **more: object) -> None:
        nonlocal text
        record = {"kind": "figure", "source": slug, "start": len(text), "end": len(text) + len(exact), "exact": exact}
        record |= {"value": value, "unit": unit, "comparator": "=", "of": None, "asserted_by": None, "status": "actual"}
        records.append(record | {"about": ["ccgs"], "basis": "total"} | more)
        text += exact

    for _ in range(_STATEMENTS):
        year = chance.randint(2013, 2020)
        about, period = [chance.choice(_CODES)], f"{year}-04-01/{year + 1}-03-31"
        match chance.randrange(3):
            case 0:
                whole, part = 207, chance.randint(1, 200)
                keys = {"measure": "overspending-ccgs", "period": period}
                text += f"In {year}, "
                figure(str(part), part, "count", of=whole, **keys)
                text += f" of {whole} CCGs ("
                share = round(part * 100 / whole)
                figure(f"{share}%", share, "percent", **keys)
                text += ") spent more than planned.\n"
            case 1:
                keys = {"measure": chance.choice(_MEASURES[:6]), "about": about}
                low, high = sorted(chance.sample(range(10, 900), 2))
                text += "It has fallen from "
                figure(f"£{high}m", high * 1e6, "GBP", period=period, **keys)
                text += f" in {year} to "
                figure(f"£{low}m", low * 1e6, "GBP", period=f"{year + 1}-04-01/{year + 2}-03-31", **keys)
                text += ", a cut of "
                cut = round((high - low) * 100 / high)
                figure(
                    f"{cut}%",
                    cut,
                    "percent",
                    measure="running-cost-reduction",
                    about=about,
                    basis="change",
                    period=period,
                )
                text += ".\n"
            case _:
                text += "They have "
                number = chance.randint(100, 999)
                figure(str(number), number, "count", measure=chance.choice(_MEASURES[6:]), about=about, period=period)
                text += f" in {year}.\n"
    source = Source(slug, text, publisher=f"Outlet {chance.randint(1, 50)}", published="2019-01-01")
    return source, [from_json(record) for record in records]


if __name__ == "__main__":
    raise SystemExit(main(tuple(int(each) for each in sys.argv[1:]) or SIZES))
