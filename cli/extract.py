"""`ccgkg extract`: the claims of sources, as JSON Lines."""

from __future__ import annotations

import json as jsonlib
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from ccgkg.cli.console import complain, note, progress, say
from ccgkg.cli.places import SOURCES, ManifestOption, MappingOption
from ccgkg.ingest.batch.manifest import read_manifest
from ccgkg.ingest.claim import Claim
from ccgkg.ingest.collect import collect
from ccgkg.ingest.extract import read
from ccgkg.ingest.missed import missed
from ccgkg.ingest.source import Source
from ccgkg.ingest.tables.grid import is_table
from ccgkg.ingest.tables.mapping import Mapping
from ccgkg.ingest.tables.mapping_files import read_mappings
from ccgkg.ingest.tables.reading import read_table

EXAMPLES = """Examples:

ccgkg extract article.txt

ccgkg extract articles/ > claims.jsonl

ccgkg extract --missed article.txt

ccgkg extract --explain article.txt"""


def run(
    sources: Annotated[list[Path] | None, typer.Argument(help=f"{SOURCES}.")] = None,
    manifest: ManifestOption = None,
    mapping: MappingOption = None,
    json: Annotated[bool, typer.Option("--json", help="JSON Lines, which are printed anyhow.")] = False,
    only_missed: Annotated[
        bool,
        typer.Option("--missed", help="Print what became no claim: each number, quotation and body, with the reason."),
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Add to each claim the words that each of its keys stands on, or why it was inferred."
        ),
    ] = False,
) -> None:
    """Print the claims of sources: one JSON object a line, UTF-8, in the order of each source."""
    if not (sources or manifest):
        raise typer.BadParameter("name sources, or a --manifest")
    mappings = read_mappings(mapping or ())
    given = collect(sources or (), read_manifest(manifest) if manifest else None)
    wrong = list(given.problems)
    for remark in given.notes:
        note(f"note: {remark}")
    with progress("Reading") as step:
        for number, source in enumerate(given.sources, start=1):
            try:
                records, faults, remarks = _read(source, mappings, only_missed, explain)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the rest of the batch goes on
                wrong.append(f"{source.slug}: could not be read for claims ({type(fault).__name__}: {fault})")
                continue
            wrong += faults
            for remark in remarks:
                note(f"note: {remark}")
            for record in records:
                say(jsonlib.dumps(record, ensure_ascii=False))
            if not sys.stdout.isatty():
                step(number, len(given.sources))
    for problem in wrong:
        complain(problem)
    if wrong:
        raise typer.Exit(1)


def _read(
    source: Source, mappings: tuple[Mapping, ...], only_missed: bool, explain: bool
) -> tuple[list[dict[str, Any]], tuple[str, ...], tuple[str, ...]]:
    """What is printed of a source; lines on what is wrong in it; lines on how it was read. A table has the last two."""
    if is_table(source):
        table = read_table(source, mappings)
        if only_missed:
            return (
                [{"what": "table", "source": source.slug, "reason": line} for line in (*table.faults, *table.remarks)],
                (),
                (),
            )
        return [_record(claim, source.text, explain) for claim in table.claims], table.faults, table.remarks
    reading = read(source)
    if only_missed:
        return list(map(asdict, missed(reading))), (), ()
    return [_record(claim, source.text, explain) for claim in reading.claims], (), ()


def _record(claim: Claim, text: str, explain: bool) -> dict[str, Any]:
    record = claim.to_json()
    if explain:
        record["evidence"] = [
            {"key": e.key, "reason": e.reason}
            if e.start is None or e.end is None
            else {"key": e.key, "start": e.start, "end": e.end, "exact": text[e.start : e.end]}
            for e in claim.evidence
        ]
    return record
