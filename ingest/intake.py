"""The reader of a build: our own claims, those of others and a person's corrections, all through the same gate."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.claim_files import ClaimFile
from ccgkg.ingest.corrections import Correction, correct, of_source
from ccgkg.ingest.extract import read
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.graph.iris import digest
from ccgkg.ingest.proofs.cells import CellGate
from ccgkg.ingest.source import Source
from ccgkg.ingest.tables.grid import is_table
from ccgkg.ingest.tables.mapping import Mapping
from ccgkg.ingest.tables.reading import read_table
from ccgkg.ingest.taken import Refusal, Taken
from ccgkg.ontology import BASE

#: Keys in which a claim of others may differ from one of ours and still say the same.
_OURS = frozenset({"id", "rule", "mode", "chain", "restates", "measure_text", "topics", "evidence"})


@dataclass(frozen=True, slots=True)
class Offered:
    """A claim of others, and the file and line where it stands."""

    place: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Intake:
    """Called with a source, gives what is taken of it. A plain value, so that a worker process can have it.

    `mappings` describe tables, and go before those that are known.
    """

    offered: tuple[Offered, ...] = ()
    corrections: tuple[Correction, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    base: str = BASE

    def of(self, source: Source) -> Intake:
        """The intake with no more than what concerns a source."""
        mine = tuple(one for one in self.offered if one.claim.source == source.slug)
        return replace(self, offered=mine, corrections=of_source(self.corrections, source.slug))

    @property
    def key(self) -> str:
        """What tells one intake from another, for the name of a part."""
        given = [[one.place, one.claim.to_json()] for one in self.offered]
        made = [
            [getattr(c, f.name) for f in fields(c) if f.name != "claim"] + [c.claim and c.claim.to_json()]
            for c in self.corrections
        ]
        return digest(json.dumps([given, made, [mapping.key for mapping in self.mappings]], sort_keys=True))

    def __call__(self, source: Source) -> Taken:
        faults: tuple[str, ...] = ()
        remarks: tuple[str, ...] = ()
        gate: Gate | CellGate
        if is_table(source):
            table = read_table(source, self.mappings, self.base)
            told, gate, faults, remarks = table.claims, CellGate(table), table.faults, table.remarks
        else:
            reading = read(source, self.base)
            told, gate = reading.claims, Gate(reading.survey)
        refused: list[Refusal] = []
        corrected = correct(told, self.corrections, source.slug, lambda claim: gate.verify(claim).reason)
        claims = [claim for claim in corrected.claims if _passes(gate, claim, refused)]
        claims += self._others(source, gate, claims, refused)
        return Taken(
            tuple(claims), tuple(refused), corrected.problems, corrected.used, faults, remarks, corrected.dropped
        )

    def _others(
        self, source: Source, gate: Gate | CellGate, claims: Sequence[Claim], refused: list[Refusal]
    ) -> list[Claim]:
        """The claims of others on a source that pass and that say what none of ours says."""
        said = {_said(claim) for claim in claims}
        found = []
        for one in self.offered:
            if one.claim.source != source.slug:
                continue
            claim = replace(one.claim, id="", rule=one.claim.rule or "offered")
            if _passes(gate, claim, refused, one.place) and _said(claim) not in said:
                said.add(_said(claim))
                found.append(claim)
        return found


def offers(files: Iterable[ClaimFile]) -> tuple[Offered, ...]:
    """The claims of files, each with its place."""
    return tuple(Offered(f"{file.path}:{one.line}", one.claim) for file in files for one in file.claims)


def _passes(gate: Gate | CellGate, claim: Claim, refused: list[Refusal], place: str = "") -> bool:
    verdict = gate.verify(claim)
    if not verdict.accepted:
        where = f" ({place})" if place else ""
        refused.append(Refusal(claim.source, claim.start, claim.end, claim.kind, f"{verdict.reason}{where}"))
    return verdict.accepted


def _said(claim: Claim) -> str:
    """What a claim says, and where, without what only an extractor gives."""
    return json.dumps({k: v for k, v in claim.to_json().items() if k not in _OURS}, sort_keys=True)
