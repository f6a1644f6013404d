"""What the command prints, and how: results on standard output, all else on standard error.

A program reads one JSON document, or plain lines, and nothing else, on standard output. Nothing that is printed is
taken for markup, for it may come from a source.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

#: Called with how much is done and how much there is.
Step = Callable[[int, int], None]


class CommandError(Exception):
    """What stops a command because something in the data is wrong. The message is one line; the exit status is 1."""


def out() -> Console:
    return Console(markup=False, emoji=False, highlight=False)


def err() -> Console:
    return Console(stderr=True, markup=False, emoji=False, highlight=False)


def say(text: str = "") -> None:
    """Prints a line of a result."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Prints a line about the work, never on standard output."""
    sys.stderr.write(" ".join(text.split()) + "\n")


def complain(text: str) -> None:
    """Prints one line about what is wrong."""
    note(f"ccgkg: {text}")


def say_json(value: Any) -> None:
    """Prints one JSON document."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def progress(task: str) -> Iterator[Step]:
    """A progress bar on standard error where that is a terminal; nothing in a pipe."""
    console = err()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        row = bar.add_task(task, total=None)
        yield lambda done, total: bar.update(row, completed=done, total=total)


def use_utf8() -> None:
    """What goes to a file or a pipe is UTF-8; what a stream cannot show is escaped and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="backslashreplace")
