"""`ccgkg export`: the graph in other formats, whole or one thing and its surroundings."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import NamedNode, Store

from ccgkg.cli.console import CommandError, note
from ccgkg.cli.places import GRAPH, BaseOption, GraphOption
from ccgkg.ingest.files import write_whole
from ccgkg.ontology import BASE
from ccgkg.publish.export import export
from ccgkg.store.dataset import open_store

EXAMPLES = """Examples:

ccgkg export --format csv > claims.csv        a row a claim, for a spreadsheet

ccgkg export --format turtle --out all.ttl

ccgkg export 07V --format jsonld              one CCG and what is said of it

ccgkg export --base https://example.org/id/   a graph that was built with this base"""


#: How the name of the graph of what is said ends.
_CONTENT = "graph/content"


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
    base: BaseOption = BASE,
    json: Annotated[bool, typer.Option("--json", help="The same as --format jsonld.")] = False,
) -> None:
    """Write the graph out, without the long quotations that do not leave the machine."""
    store = open_store(graph)
    built = _base_of(store)
    if built not in (base, None):
        raise CommandError(
            f"{graph}: its things do not begin with {base} but with {built}; export it with --base {built}"
        )
    written = export(store, Format.JSONLD if json else form, thing, base=base)
    if out is None:
        sys.stdout.write(written)
        return
    write_whole(out, written.encode("utf-8"))
    note(f"{out}: written")


def _base_of(store: Store) -> str | None:
    """What the IRIs of a stored graph begin with. By another base the words that may not leave could not be told."""
    names = (graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return next((name.removesuffix(_CONTENT) for name in names if name.endswith(_CONTENT)), None)
