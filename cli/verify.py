"""`ccgkg verify`: claims from anywhere, held against the text that they are about."""

from __future__ import annotations

import json as jsonlib
from pathlib import Path
from typing import Annotated

import typer

from ccgkg.cli.console import complain, note, say
from ccgkg.cli.places import MappingOption
from ccgkg.ingest.claim_files import read_claims
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.proofs.cells import CellGate
from ccgkg.ingest.source import read_source
from ccgkg.ingest.tables.grid import is_table
from ccgkg.ingest.tables.mapping_files import read_mappings
from ccgkg.ingest.tables.reading import read_table

EXAMPLES = """Examples:

ccgkg verify article.txt claims.jsonl

ccgkg verify article.txt claims.jsonl --json > verdicts.jsonl"""


def run(
    source: Annotated[Path, typer.Argument(help="The text, page, report or table that the claims are about.")],
    claims: Annotated[Path, typer.Argument(help="Claims as JSON Lines, from a person or from any tool.")],
    mapping: MappingOption = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print one verdict a line as JSON: each key with its evidence.")
    ] = False,
) -> None:
    """Say of each claim whether the text proves it. Exit status 1 if any is refused."""
    read = read_source(source)
    for remark in read.notes:
        note(f"note: {read.slug}: {remark}")
    given = read_claims(claims)
    gate = CellGate(read_table(read, read_mappings(mapping or ()))) if is_table(read) else Gate.of(read)
    refused = 0
    for one in given.claims:
        verdict = gate.verify(one.claim)
        refused += not verdict.accepted
        if json:
            say(jsonlib.dumps(verdict.to_json(), ensure_ascii=False))
        elif not verdict.accepted:
            say(f"{claims}:{one.line}: {one.claim.kind} {one.claim.exact!r} refused: {verdict.reason}")
    if not json:
        total = len(given.claims)
        say(f"{total:,} claim{'' if total == 1 else 's'}: {total - refused:,} accepted, {refused:,} refused")
    for problem in given.problems:
        complain(problem)
    if refused or given.problems:
        raise typer.Exit(1)
