"""The origins of claims as a stored graph knows them, with the words that their sources share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from ccgkg.ingest.graph.disclosure import brief
from ccgkg.queries.ask import Cell, Engine, rows_of
from ccgkg.queries.origins.origin import Ground, Link, Origins, Resting, SharedWords, count_origins
from ccgkg.queries.whole.columns import Columns

#: The snapshot of a text by the SHA-256 of its words, or None where there is none.
Texts = Callable[[str], str | None]
Row = dict[str, Cell]

_ANY = "{ UNDEF }"
#: How deep in a chain a thing that is rested on lies: a passage, an outlet or an outer voice, the innermost voice.
_COPIED, _VOICE, _INNERMOST = 0, 1, 2
#: How many claims or sources go into one question.
_AT_ONCE = 2000


def origins_of(engine: Engine, claims: Iterable[str], texts: Texts = lambda sha256: None) -> Origins:
    """The origins of claims, by their IRIs, with what their sources share.

    `engine` asks the graph, `texts` finds snapshots of sources, from which the shared words are read. Claims that the
    graph does not have are left out. Two questions are put, however many claims there are, up to some thousands.
    """
    resting = resting_of(engine, claims)
    return count_origins(resting, links_of(engine, {one.source for one in resting}, texts))


def resting_of(engine: Engine, claims: Iterable[str]) -> list[Resting]:
    """What claims rest on, by their IRIs."""
    rows = _asked(engine, "grounds", [f"<{claim}>" for claim in sorted(set(claims))])
    return [_resting(list(group)) for _, group in groupby(rows, key=lambda row: row["claim"])]


def resting_in(whole: Columns) -> list[Resting]:
    """What all claims of a graph rest on."""
    return [_rests(whole, claim, whole.claims[claim]) for claim in sorted(whole.grounds.keys() & whole.claims.keys())]


def links_of(engine: Engine, slugs: Iterable[str], texts: Texts = lambda sha256: None) -> list[Link]:
    """What sources, by their slugs, share with each other."""
    wanted = sorted(set(slugs))
    if len(wanted) < 2:
        return []
    rows = _asked(engine, "links", [f'"{slug}"' for slug in wanted])
    known = set(wanted)
    kept = (row for row in rows if row["second"] in known)
    return [_link(list(group), texts) for _, group in groupby(kept, key=lambda row: row["overlap"])]


def _asked(engine: Engine, name: str, terms: list[str]) -> list[Row]:
    rows: list[Row] = []
    for at in range(0, len(terms), _AT_ONCE):
        chosen = "{ " + " ".join(terms[at : at + _AT_ONCE]) + " }"
        rows += rows_of(engine(question(name).replace(_ANY, chosen))).records()
    return rows


@lru_cache(maxsize=4)
def question(name: str) -> str:
    """The text of a question of this folder."""
    return files("ccgkg.queries.origins").joinpath(f"{name}.rq").read_text(encoding="utf-8")


def _resting(rows: list[Row]) -> Resting:
    grounds: dict[str, Ground] = {}
    for row in rows:  # a ground with several names keeps the first
        iri = str(row["ground"])
        depth = _INNERMOST if row["inner"] else _COPIED if row["copied"] else _VOICE
        grounds.setdefault(iri, Ground(iri, str(row["name"] or row["outlet"]), depth, bool(row["inferred"])))
    return Resting(str(rows[0]["claim"]), str(rows[0]["slug"]), str(rows[0]["outlet"]), tuple(grounds.values()))


def _rests(whole: Columns, claim: str, row: Row) -> Resting:
    source = whole.sources[str(row["source"])]
    slug = str(source["slug"])
    outlet = whole.names.get(str(source["publisher"]), slug)
    innermost = {str(row["agent"]), *whole.capacities.get(claim, ())}
    grounds = []
    for iri, inferred in sorted(whole.grounds[claim].items()):
        depth = _INNERMOST if iri in innermost else _COPIED if iri in whole.copied else _VOICE
        grounds.append(Ground(iri, whole.names.get(iri) or whole.copied.get(iri) or outlet, depth, inferred))
    return Resting(claim, slug, outlet, tuple(grounds))


def _link(rows: list[Row], texts: Texts) -> Link:
    row = rows[0]
    return Link(
        first=str(row["first"]),
        second=str(row["second"]),
        kind=str(row["kind"]),  # type: ignore[arg-type]
        words=_whole(row["all_words"]),
        reason=str(row["reason"]),
        copied_from=None if row["from"] is None else str(row["from"]),
        credited=None if row["credited"] is None else str(row["credited"]),
        shared=tuple(_shared(one, texts) for one in rows),
    )


def _shared(row: Row, texts: Texts) -> SharedWords:
    start, end = _whole(row["first_start"]), _whole(row["first_end"])
    text = texts(str(row["first_sha256"]))
    return SharedWords(
        str(row["first"]),
        start,
        end,
        str(row["second"]),
        _whole(row["second_start"]),
        _whole(row["second_end"]),
        _whole(row["words"]),
        brief(" ".join(text[start:end].split())) if text else "",
    )


def _whole(cell: Cell) -> int:
    if not isinstance(cell, int):
        raise TypeError(f"{cell!r} is no whole number")
    return cell
