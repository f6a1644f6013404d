"""`ccgkg serve`: the site, linked data, the API and the SPARQL endpoint, over the stored graph."""

from __future__ import annotations

from typing import Annotated

import typer

from ccgkg.cli.console import note
from ccgkg.cli.places import GRAPH, GraphOption
from ccgkg.ontology import BASE

EXAMPLES = """Examples:

ccgkg serve                                 http://127.0.0.1:8000, for this machine alone

ccgkg serve --port 9000 --graph graph

ccgkg serve --host 0.0.0.0 --public         for the open web, behind a proxy that speaks https"""


def run(
    graph: GraphOption = GRAPH,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    public: Annotated[
        bool, typer.Option("--public", help="Limits for the open web; of a text only the few words around a claim.")
    ] = False,
    base: Annotated[str, typer.Option(help="What the IRIs of the graph's things begin with.")] = BASE,
) -> None:
    """Serve the graph as a site until it is interrupted. A new build is taken up without a restart."""
    import uvicorn

    from ccgkg.publish.site.app import site
    from ccgkg.publish.site.settings import Settings
    from ccgkg.publish.sparql.limits import PRIVATE, PUBLIC

    settings = Settings(graph, public, base)
    limits = PUBLIC if public else PRIVATE
    app = site(settings, limits)
    note(f"Serving {graph} at http://{host}:{port} (interrupt to stop)")
    if public:
        note(
            "Public: no snapshot of a text is shown and the graph's longer words are not loaded; a query may take "
            f"{limits.seconds:g} seconds, {limits.rows:,} rows and {limits.bytes // 2**20} MiB"
        )
    elif host not in ("127.0.0.1", "localhost", "::1"):
        note("Others may reach this address, and whole texts are shown: --public shows a few words alone")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
