"""The `ccgkg` command: one verb a module, and one way to fail.

Exit status 0: done. 1: something in the data is wrong, and one line says what. 2: the command was not used rightly.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ccgkg.cli import build, export, extract, query, validate, verify, why
from ccgkg.cli.console import CommandError, complain, say, use_utf8
from ccgkg.ingest.source import SourceError
from ccgkg.publish.surroundings import UnknownThingError
from ccgkg.queries.ask import EndpointError, QueryError
from ccgkg.store.home import StoreError

#: What is raised with a message for the reader, in one line.
_SAID = (CommandError, EndpointError, QueryError, SourceError, StoreError, UnknownThingError)


class OneLine(TyperGroup):
    """Runs a verb; whatever goes wrong, the reader gets one line and never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        use_utf8()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except (typer.Exit, typer.Abort):
            raise
        except typer.TyperException as error:
            context = getattr(error, "ctx", None)  # that of the verb, where the fault is in its options
            command = context.command_path if context else "ccgkg"
            complain(f"{error.format_message().rstrip('.')}; see {command} --help")
            raise typer.Exit(2) from None
        except BrokenPipeError:  # the reader, such as `head`, has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            complain("interrupted")
            raise typer.Exit(130) from None
        except _SAID as error:
            complain(str(error))
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            complain(f"{place}{error.strerror or error}")
        except Exception as fault:
            if os.environ.get("CCGKG_DEBUG"):
                raise
            complain(f"a fault of the program: {type(fault).__name__}: {fault} (CCGKG_DEBUG=1 shows where)")
        raise typer.Exit(1)


app = typer.Typer(
    name="ccgkg",
    cls=OneLine,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done, 1 something in the data is wrong, 2 the command was not used rightly.",
)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"ccgkg {version('ccgkg')}")
        raise typer.Exit


@app.callback()
def main(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Who said this figure about England's clinical commissioning groups, where exactly, and on whose word?"""


for verb in (build, why, query, extract, verify, validate, export):
    app.command(verb.__name__.rsplit(".", 1)[-1], epilog=verb.EXAMPLES)(verb.run)
