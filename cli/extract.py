"""`ccgkg extract`: the claims of sources, as JSON Lines."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from ccgkg.cli.console import complain, note, progress, say
from ccgkg.cli.places import SOURCES, ManifestOption
from ccgkg.ingest.batch.manifest import read_manifest
from ccgkg.ingest.collect import collect
from ccgkg.ingest.extract import Reading, read
from ccgkg.ingest.missed import missed

EXAMPLES = """Examples:

ccgkg extract article.txt

ccgkg extract articles/ > claims.jsonl

ccgkg extract --missed article.txt

ccgkg extract --explain article.txt"""


def run(
    sources: Annotated[list[Path] | None, typer.Argument(help=f"{SOURCES}.")] = None,
    manifest: ManifestOption = None,
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
    given = collect(sources or (), read_manifest(manifest) if manifest else None)
    wrong = list(given.problems)
    for remark in given.notes:
        note(f"note: {remark}")
    with progress("Reading") as step:
        for number, source in enumerate(given.sources, start=1):
            try:
                reading = read(source)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the rest of the batch goes on
                wrong.append(f"{source.slug}: could not be read for claims ({type(fault).__name__}: {fault})")
                continue
            for record in _records(reading, only_missed, explain):
                say(jsonlib.dumps(record, ensure_ascii=False))
            if not sys.stdout.isatty():
                step(number, len(given.sources))
    for problem in wrong:
        complain(problem)
    if wrong:
        raise typer.Exit(1)


def _records(reading: Reading, only_missed: bool, explain: bool) -> Iterator[dict[str, Any]]:
    if only_missed:
        yield from map(asdict, missed(reading))
        return
    text = reading.survey.doc.text
    for claim in reading.claims:
        record = claim.to_json()
        if explain:
            record["evidence"] = [
                {"key": e.key, "reason": e.reason}
                if e.start is None or e.end is None
                else {"key": e.key, "start": e.start, "end": e.end, "exact": text[e.start : e.end]}
                for e in claim.evidence
            ]
        yield record
