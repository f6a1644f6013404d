"""`ccgkg export`: the graph in other formats, whole or one thing and its surroundings."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ccgkg.cli.console import note
from ccgkg.cli.places import GRAPH, GraphOption
from ccgkg.ingest.files import write_whole
from ccgkg.publish.export import export
from ccgkg.store.dataset import open_store

EXAMPLES = """Examples:

ccgkg export --format csv > claims.csv        a row a claim, for a spreadsheet

ccgkg export --format turtle --out all.ttl

ccgkg export 07V --format jsonld              one CCG and what is said of it"""


class Format(StrEnum):
    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    NTRIPLES = "ntriples"
    CSV = "csv"


def run(
    thing: Annotated[
        str | None, typer.Argument(help="One thing alone: an IRI, the end of one (org/07V), or a slug (07V, nao).")
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="The format.")] = Format.TURTLE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file to write, else standard output.")] = None,
    graph: GraphOption = GRAPH,
    json: Annotated[bool, typer.Option("--json", help="The same as --format jsonld.")] = False,
) -> None:
    """Write the graph out, without the long quotations that do not leave the machine."""
    written = export(open_store(graph), Format.JSONLD if json else form, thing)
    if out is None:
        sys.stdout.write(written)
        return
    write_whole(out, written.encode("utf-8"))
    note(f"{out}: written")
