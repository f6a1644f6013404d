"""Sorted files of N-Quads made one, each line once: what the parts of a graph share is there a single time."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

#: How many files are open at a time, well under what systems allow.
_OPEN = 200


def merged(files: Sequence[Path], scratch: Path) -> Iterator[str]:
    """The lines of sorted files, sorted by their characters, with their line ends, each once. `scratch` is a folder for
    what lies between.

    The order of the files makes no difference.
    """
    if len(files) <= _OPEN:
        yield from _merge(files)
        return
    with TemporaryDirectory(dir=scratch) as folder:
        between = []
        for number, start in enumerate(range(0, len(files), _OPEN)):
            target = Path(folder) / f"{number}.nq"
            with target.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(_merge(files[start : start + _OPEN]))
            between.append(target)
        yield from merged(between, scratch)


def _merge(files: Sequence[Path]) -> Iterator[str]:
    with ExitStack() as stack:
        before = ""
        for line in heapq.merge(*(stack.enter_context(file.open(encoding="utf-8", newline="\n")) for file in files)):
            if line != before:
                yield line
                before = line
