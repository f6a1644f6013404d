"""`ccgkg serve`: the site, linked data, the API and the SPARQL endpoint, over the stored graph."""

from __future__ import annotations

import errno
import socket
from typing import Annotated

import typer

from ccgkg.cli.console import CommandError, note
from ccgkg.cli.places import GRAPH, BaseOption, GraphOption
from ccgkg.ontology import BASE

#: How many may wait to be heard.
_BACKLOG = 2048

EXAMPLES = """Examples:

ccgkg serve                                 http://127.0.0.1:8000, for this machine alone

ccgkg serve --port 9000 --graph graph

ccgkg serve --host 0.0.0.0 --public         for the open web, behind a proxy that speaks https"""


def run(
    graph: GraphOption = GRAPH,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8000,
    public: Annotated[
        bool, typer.Option("--public", help="Limits for the open web; of a text only the few words around a claim.")
    ] = False,
    base: BaseOption = BASE,
) -> None:
    """Serve the graph as a site until it is interrupted. A new build is taken up without a restart."""
    import uvicorn

    from ccgkg.publish.site.app import site
    from ccgkg.publish.site.settings import Settings
    from ccgkg.publish.site.wire import Wire
    from ccgkg.publish.sparql.limits import PRIVATE, PUBLIC

    settings = Settings(graph, public, base)
    limits = PUBLIC if public else PRIVATE
    app = site(settings, limits)
    listening = _listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    note(f"Serving {graph} at http://{shown}:{listening.getsockname()[1]} (interrupt to stop)")
    if public:
        note(
            "Public: no snapshot of a text is shown and the graph's longer words are not loaded; a query may take "
            f"{limits.seconds:g} seconds, {limits.rows:,} rows and {limits.bytes // 2**20} MiB"
        )
    elif host not in ("127.0.0.1", "localhost", "::1"):
        note("Others may reach this address, and whole texts are shown: --public shows a few words alone")
    server = uvicorn.Server(uvicorn.Config(app, http=Wire, log_level="warning", server_header=False, backlog=_BACKLOG))
    server.run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises CommandError where none can."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=_BACKLOG
        )
    except OSError as error:
        said = (error.strerror or str(error)).partition(" (while")[0]
        reason = "the port is taken" if error.errno == errno.EADDRINUSE else said
        raise CommandError(
            f"{host}:{port}: cannot listen there ({reason}); --port takes another, --host another address"
        ) from None
