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
from ccgkg.ingest.iris import digest
from ccgkg.ingest.quads import quads
from ccgkg.ingest.run import this_run
from ccgkg.ingest.source import Source
from ccgkg.ontology import BASE

#: From a source to its claims. It is a function of a module, so that a worker process can find it.
Reader = Callable[[Source], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim that was not taken, and why. `start` and `end` are code points into the source's text."""

    source: str
    start: int
    end: int
    kind: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}:{self.start}-{self.end}: {self.kind} refused: {self.reason}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part file and what it holds: how many claims of each kind, and which claims were refused."""

    source: str
    path: Path
    claims: Mapping[str, int]
    refused: tuple[Refusal, ...]


def part_key(source: Source, reader: Reader, base: str) -> str:
    """The name of a part: it changes with the text, the metadata, the reader, the base, the code and the rules."""
    known = json.dumps(asdict(source) | {"text": source.sha256}, sort_keys=True)
    return digest(known, f"{reader.__module__}.{reader.__qualname__}", base, this_run().key)


def write_part(source: Source, folder: Path, reader: Reader, base: str = BASE) -> Part:
    """Reads the claims of a source and writes their quads to a file in `folder`, unless it stands there."""
    key = part_key(source, reader, base)
    path, note = folder / f"{key}.nq", folder / f"{key}.json"
    if not (note.exists() and path.exists()):
        claims = settle(reader(source), base)
        refused: list[Refusal] = []
        try:
            lines = list(quads(source, claims, base=base))
        except ValueError:  # one of them is at fault: each is tried alone
            claims, refused = sift(source, claims, base)
            lines = list(quads(source, claims, base=base))
        kinds = Counter(claim.kind for claim in claims)
        write_whole(path, "".join(f"{line}\n" for line in lines).encode("utf-8"))
        # Last, since it says that the part is complete.
        record = {"claims": dict(sorted(kinds.items())), "refused": [asdict(refusal) for refusal in refused]}
        write_whole(note, json.dumps(record).encode("utf-8"))
    record = json.loads(note.read_bytes())
    return Part(source.slug, path, record["claims"], tuple(Refusal(**refusal) for refusal in record["refused"]))


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
