"""One source, one part file: its quads as sorted N-Quads, the same bytes whenever and wherever they are made.

`write_part` is a pure function but for the file that it writes, and takes plain values, so any
`concurrent.futures.Executor` can run it. A part is named by its content: source, code, rules and base. So one that is
there already is not made again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ccgkg.ingest.claim import Claim, Figure, in_order, number
from ccgkg.ingest.files import write_whole
from ccgkg.ingest.graph.iris import digest
from ccgkg.ingest.graph.quads import quads
from ccgkg.ingest.graph.run import this_run
from ccgkg.ingest.intake import Intake
from ccgkg.ingest.source import Source
from ccgkg.ingest.taken import Refusal, Taken
from ccgkg.ontology import BASE

#: From a source to its claims, or to what is taken of it. A function of a module or a plain value, so that a worker
#: process can have it.
Reader = Callable[[Source], Sequence[Claim] | Taken]


@dataclass(frozen=True, slots=True)
class Part:
    """A part file and what it holds: how many claims of each kind, which claims were refused, of corrections which
    could not be applied (`problems`) and which met a claim (`used`), and the lines of `Taken` on the source itself."""

    source: str
    path: Path
    claims: Mapping[str, int]
    refused: tuple[Refusal, ...]
    problems: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def part_key(source: Source, reader: Reader, base: str) -> str:
    """The name of a part: it changes with the text, the metadata, the reader, the base, the code and the rules."""
    # The places in an original follow from its bytes and from the code; a table has very many.
    original = source.original and replace(source.original, places=())
    known = json.dumps(asdict(replace(source, original=original, text=source.sha256)), sort_keys=True)
    name = reader.of(source).key if isinstance(reader, Intake) else f"{reader.__module__}.{reader.__qualname__}"
    return digest(known, name, base, this_run().key)


def write_part(source: Source, folder: Path, reader: Reader, base: str = BASE) -> Part:
    """Reads the claims of a source and writes their quads to a file in `folder`, unless it stands there."""
    key = part_key(source, reader, base)
    path, note = folder / f"{key}.nq", folder / f"{key}.json"
    if not (note.exists() and path.exists()):
        found = reader(source)
        taken = found if isinstance(found, Taken) else Taken(tuple(found))
        claims = settle(taken.claims, base)
        refused = list(taken.refused)
        try:
            lines = list(quads(source, claims, base=base, dropped=taken.dropped))
        except ValueError:  # one of them is at fault: each is tried alone
            claims, sifted = sift(source, claims, base)
            refused += sifted
            lines = list(quads(source, claims, base=base, dropped=taken.dropped))
        kinds = Counter(claim.kind for claim in claims)
        write_whole(path, "".join(f"{line}\n" for line in lines).encode("utf-8"))
        # Last, since it says that the part is complete.
        record = {
            "claims": dict(sorted(kinds.items())),
            "refused": [asdict(refusal) for refusal in refused],
            "problems": taken.problems,
            "used": taken.used,
            "faults": taken.faults,
            "remarks": taken.remarks,
        }
        write_whole(note, json.dumps(record).encode("utf-8"))
    record = json.loads(note.read_bytes())
    refusals = tuple(Refusal(**refusal) for refusal in record["refused"])
    lines_of = {key: tuple(record[key]) for key in ("problems", "used", "faults", "remarks")}
    return Part(source.slug, path, record["claims"], refusals, **lines_of)


def settle(claims: Sequence[Claim], base: str) -> list[Claim]:
    """The claims in order, each with its `id` minted anew, so that none can pass for another source's."""
    ordered = in_order(claims)
    numbered = number(ordered, base)
    minted = {old.id: new.id for old, new in zip(ordered, numbered, strict=True) if old.id}
    return [
        replace(claim, restates=minted.get(claim.restates)) if isinstance(claim, Figure) and claim.restates else claim
        for claim in numbered
    ]


def sift(source: Source, claims: Sequence[Claim], base: str) -> tuple[list[Claim], list[Refusal]]:
    """The claims that have their words where they say and a meaning in every key, and a refusal for each other."""
    taken, refused = [], []
    for claim in claims:
        try:
            list(quads(source, [claim], base=base))
            taken.append(claim)
        except ValueError as error:
            reason = str(error).removeprefix(f"{claim.source}:{claim.start}-{claim.end}: {claim.kind}: ")
            refused.append(Refusal(source.slug, claim.start, claim.end, claim.kind, reason))
    return taken, refused
