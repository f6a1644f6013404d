"""The `ccgkg` command: one verb a module, and one way to fail.

Exit status 0: done. 1: something in the data is wrong, and one line says what. 2: the command was not used rightly.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ccgkg.cli.console import CommandError, complain, say, use_utf8

#: In the order of the help. Each is a module here, with `run` and `EXAMPLES`.
VERBS = (
    "build",
    "why",
    "compare",
    "check",
    "impact",
    "quotations",
    "query",
    "register",
    "lineage",
    "extract",
    "verify",
    "validate",
    "export",
    "serve",
)


@lru_cache(maxsize=1)
def _said() -> tuple[type[Exception], ...]:
    """What is raised with a message for the reader, in one line."""
    from ccgkg.ingest.source import SourceError
    from ccgkg.ingest.tables.mapping_files import MappingError
    from ccgkg.publish.surroundings import UnknownThingError
    from ccgkg.queries.ask import EndpointError, QueryError
    from ccgkg.store.home import StoreError

    return (CommandError, EndpointError, MappingError, QueryError, SourceError, StoreError, UnknownThingError)


class OneLine(TyperGroup):
    """Runs a verb; whatever goes wrong, the reader gets one line and never a traceback.

    A verb is imported when it is called: so the command is quick to start, and heard when it is interrupted early.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in VERBS:
            return None
        verb = import_module(f"ccgkg.cli.{cmd_name}")
        alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
        alone.command(cmd_name, epilog=verb.EXAMPLES)(verb.run)
        return typer.main.get_command(alone)

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
        except Exception as fault:
            if isinstance(fault, _said()):
                complain(str(fault))
            elif isinstance(fault, OSError):
                place = f"{fault.filename}: " if fault.filename else ""
                complain(f"{place}{fault.strerror or fault}")
            elif os.environ.get("CCGKG_DEBUG"):
                raise
            else:
                told = f"{type(fault).__name__}: {fault}"
                complain(f"a fault of the program: {told} (CCGKG_DEBUG=1 shows where)")
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
