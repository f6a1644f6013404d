"""`ccgkg validate`: what in a graph breaks a shape, and what can be done about it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import pyoxigraph
import typer

from ccgkg.cli.console import CommandError, progress, say, say_json
from ccgkg.cli.places import GRAPH, GraphOption, JsonOption
from ccgkg.publish.conformance import conformance
from ccgkg.store.dataset import open_store

EXAMPLES = """Examples:

ccgkg validate                  the stored graph

ccgkg validate mine.trig        a graph of your own, of any RDF format"""


def run(
    rdf: Annotated[
        list[Path] | None, typer.Argument(help="Files of RDF, validated together; by default the stored graph.")
    ] = None,
    graph: GraphOption = GRAPH,
    json: JsonOption = False,
) -> None:
    """Validate a graph against the shapes. The exit status is 1 if it does not conform."""
    store = _read(rdf) if rdf else open_store(graph)
    with progress("Validating") as step:
        violations = conformance(store, progress=step)
    if json:
        say_json({"conforms": not violations, "triples": len(store), "violations": [asdict(v) for v in violations]})
    else:
        for violation in violations:
            place = " ".join(part for part in (violation.focus, violation.path) if part)
            value = f" (found {violation.value!r})" if violation.value else ""
            say(f"{place}: {' '.join(violation.message.split())}{value} [{violation.shape}]")
        verdict = "conforms" if not violations else f"{len(violations):,} violations"
        say(f"{verdict}: {len(store):,} triples")
    if violations:
        raise typer.Exit(1)


def _read(paths: list[Path]) -> pyoxigraph.Store:
    """The files in one store, in memory. Raises CommandError naming the file and the place where one does not parse."""
    store = pyoxigraph.Store()
    for path in paths:
        form = pyoxigraph.RdfFormat.from_extension(path.suffix.removeprefix("."))
        if form is None:
            raise CommandError(
                f"{path}: is of no RDF format that is known by its name (.ttl, .trig, .nq, .nt, .rdf, .jsonld)"
            )
        try:
            store.bulk_load(path.read_bytes(), format=form)
        except SyntaxError as error:
            place = f":{error.lineno}:{error.offset}" if error.lineno else ""
            raise CommandError(f"{path}{place}: {' '.join(str(error.msg).split())}") from None
    return store
