"""`ccgkg extract`: the claims of sources, as JSON Lines."""

from __future__ import annotations

import json as jsonlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from ccgkg.cli.console import complain, note, progress, say
from ccgkg.ingest.collect import collect
from ccgkg.ingest.extract import extract

EXAMPLES = """Examples:

ccgkg extract article.txt

ccgkg extract articles/ > claims.jsonl"""


def run(
    sources: Annotated[list[Path], typer.Argument(help="Texts (.txt) or folders of them.")],
    json: Annotated[bool, typer.Option("--json", help="JSON Lines, which are printed anyhow.")] = False,
) -> None:
    """Print the claims of sources: one JSON object a line, UTF-8, in the order of each source."""
    given = collect(sources)
    wrong = list(given.problems)
    for remark in given.notes:
        note(f"note: {remark}")
    with progress("Reading") as step:
        for number, source in enumerate(given.sources, start=1):
            try:
                claims = extract(source)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the rest of the batch goes on
                wrong.append(f"{source.slug}: could not be read for claims ({type(fault).__name__}: {fault})")
                continue
            for claim in claims:
                say(jsonlib.dumps(claim.to_json(), ensure_ascii=False))
            if not sys.stdout.isatty():
                step(number, len(given.sources))
    for problem in wrong:
        complain(problem)
    if wrong:
        raise typer.Exit(1)
