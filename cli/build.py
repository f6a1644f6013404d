"""`ccgkg build`: sources in, a validated and stored graph out."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from ccgkg.cli.console import complain, note, progress, say, say_json
from ccgkg.cli.places import GRAPH, SOURCES, BaseOption, JsonOption, ManifestOption, MappingOption
from ccgkg.ontology import BASE
from ccgkg.publish.build import build
from ccgkg.publish.report import BuildReport

EXAMPLES = """Examples:

ccgkg build                         the samples that come with ccgkg, into graph/

ccgkg build articles/ report.pdf    your own files and folders

ccgkg build pages.zip "news/*.html" archives and patterns

ccgkg build --manifest list.csv     the files of a list, with what it knows of them

ccgkg build articles/ --out try     into another folder

ccgkg build articles/ --claims others.jsonl --corrections ours.yaml"""

#: How many violations and refusals are shown; a program gets all of them with --json.
_MOST = 10
#: How many sources have a line each.
_SOURCES = 100


def run(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(help=f"{SOURCES}; by default the samples."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder for the graph.")] = GRAPH,
    workers: Annotated[int | None, typer.Option(min=1, help="How many processes read sources.")] = None,
    claims: Annotated[
        list[Path] | None, typer.Option("--claims", help="Claims of others as JSON Lines; they pass the same gate.")
    ] = None,
    corrections: Annotated[
        list[Path] | None, typer.Option("--corrections", help="A person's corrections: JSON Lines or YAML.")
    ] = None,
    manifest: ManifestOption = None,
    mapping: MappingOption = None,
    base: BaseOption = BASE,
    json: JsonOption = False,
) -> None:
    """Build the graph: read sources, check what they say, store it."""
    with progress("Reading") as step:
        report = build(
            sources or ([] if manifest else [samples()]),
            out,
            workers=workers,
            claims=claims or (),
            corrections=corrections or (),
            manifest=manifest,
            mappings=mapping or (),
            base=base,
            progress=step,
        )
    if json:
        say_json(report.to_json())
    else:
        _tell(report, out)
    for problem in report.problems:
        complain(problem)
    if not report.ok:
        raise typer.Exit(1)


def samples() -> Path:
    """The folder of the bundled samples."""
    return Path(str(files("ccgkg.ingest") / "samples"))


def _tell(report: BuildReport, out: Path) -> None:
    for remark in report.notes:
        note(f"note: {remark}")
    total = sum(report.claims.values())
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in report.claims.items() if count)
    say(f"sources     {len(report.sources):,}" + (f" ({len(report.kept)} at an earlier text)" if report.kept else ""))
    width = max((len(source.slug) for source in report.sources[:_SOURCES]), default=0)
    for source in report.sources[:_SOURCES]:
        claims = f"{source.claims:,} claim{'' if source.claims == 1 else 's'}"
        refused = f", {source.refused:,} refused" if source.refused else ""
        say(f"  {source.slug:<{width}}  {source.media_type}, {claims}{refused}")
    if len(report.sources) > _SOURCES:
        say(f"  and {len(report.sources) - _SOURCES:,} more; --json lists all")
    say(f"claims      {total:,}" + (f" ({kinds})" if kinds else ""))
    say(f"triples     {report.triples:,}")
    say(f"violations  {len(report.violations):,}")
    for violation in report.violations[:_MOST]:
        say(f"  {violation.focus}: {violation.message}")
    if report.refused:
        say(f"refused     {len(report.refused):,}")
        for refusal in report.refused[:_MOST]:
            say(f"  {refusal}")
    say(f"seconds     {report.seconds:.1f}")
    if not report.stored:
        say(f"Nothing was stored; {out} is as it was.")
        return
    say(f"Stored in {out}" + ("." if report.changed else ", which held the same already."))
    where = "" if out == GRAPH else f" --graph {out}"
    command = sys.argv[0] if sys.argv[0].endswith("ccgkg") else "ccgkg"
    say("\nTry next:")
    say(f'  {command} why "£213 million"{where}')
    say(f"  {command} query share-rated-low{where}")
    say(f"  {command} export --format csv{where}")
