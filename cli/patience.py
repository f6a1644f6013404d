"""Waiting for work that Python cannot interrupt, such as a query in Oxigraph, and giving it up."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from ccgkg.cli.console import complain

Result = TypeVar("Result")


def wait_for(work: Callable[[], Result], seconds: float, what: str) -> Result:
    """What `work` returns or raises. It runs in a thread, so that Ctrl-C is heard while it is in foreign code.

    After Ctrl-C, or after so many `seconds`, the whole process ends at once with one line on `what`: a thread in
    foreign code cannot be stopped in any other way.
    """
    results: list[Result] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as fault:  # noqa: BLE001 - raised again where the caller waits
            faults.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        thread.join(seconds)
    except KeyboardInterrupt:
        _end("interrupted", 130)
    if thread.is_alive():
        _end(f"{what}: no answer after {seconds:g} seconds; see --timeout", 1)
    if faults:
        raise faults[0]
    return results[0]


def _end(line: str, status: int) -> None:
    complain(line)
    sys.stderr.flush()
    os._exit(status)
