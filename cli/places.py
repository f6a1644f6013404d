"""Where a question is put: the stored graph in a folder, or a SPARQL endpoint. The options that all verbs share."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from ccgkg.queries.ask import Engine, on_endpoint, on_oxigraph
from ccgkg.store import snapshots
from ccgkg.store.dataset import open_store
from ccgkg.store.home import Home

GRAPH = Path("graph")

GraphOption = Annotated[Path, typer.Option("--graph", "-g", help="The folder of the graph that was built.")]
EndpointOption = Annotated[
    str | None, typer.Option("--endpoint", "-e", help="Ask this SPARQL 1.1 endpoint and not the stored graph.")
]
#: What a source may be, as the help of a verb says it.
SOURCES = (
    "Files (.txt, .html, .pdf, .csv, .tsv, .xlsx, .ods; NAME.meta.json beside them is their metadata), folders, "
    "zip or tar archives, patterns, or - for standard input"
)
ManifestOption = Annotated[
    Path | None,
    typer.Option("--manifest", help="A list (CSV or JSON) of files: path, url, title, publisher, date, author."),
]
MappingOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--mapping", help="What the columns of a table hold (YAML); goes before the mappings of known tables."
    ),
]


def _base(given: str) -> str:
    """What IRIs begin with, checked. Raises typer.BadParameter."""
    parts = urlsplit(given)
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or not given.endswith("/")
        or re.search(r"[\s<>\"{}|\\^`?#]", given)
    ):
        raise typer.BadParameter(f"{given!r} is no beginning of IRIs; write it like 'https://example.org/id/'")
    return given


BaseOption = Annotated[
    str, typer.Option("--base", callback=_base, help="What the IRIs of the graph's things begin with.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def engine_of(graph: Path, endpoint: str | None, *, ours: bool) -> Engine:
    """What answers: the endpoint where one is named, else the stored graph. Raises StoreError.

    `ours` says that the questions are those of the catalogue, and no one else's.
    """
    if endpoint is None:
        return on_oxigraph(open_store(graph), ours=ours)
    if not endpoint.startswith(("http://", "https://")):
        raise typer.BadParameter(f"{endpoint!r} is no http or https address", param_hint="--endpoint")
    return on_endpoint(endpoint)


def texts_of(graph: Path) -> Callable[[str], str | None]:
    """Finds the snapshots of texts beside the graph."""
    return lambda sha256: snapshots.read(Home(graph).texts, sha256)
