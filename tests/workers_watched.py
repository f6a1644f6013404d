"""How much memory the workers of an endpoint take while something is asked: the peak of any of them, as the kernel
counts it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_WORKER = b"ccgkg.publish.sparql.worker"
#: Seconds between two looks at a worker, which may end after any of them.
_EVERY = 0.003


@dataclass(slots=True)
class Memory:
    """Bytes. `peak` is None where the kernel tells none."""

    peak: int | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        for pid in workers():
            taken = peak(pid)
            if taken is not None:
                self.peak = max(self.peak or 0, taken)


def workers() -> list[int]:
    """The worker processes that this process has started."""
    found = []
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            children = task.read_text(encoding="ascii").split()
            found += [int(pid) for pid in children if _WORKER in Path(f"/proc/{pid}/cmdline").read_bytes()]
        except OSError:
            continue  # a thread or a worker that has ended
    return found


def peak(pid: int) -> int | None:
    """The most that a process has had in memory (`VmHWM`) since it was last forgotten."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "")
    return int(line.split()[1]) * 1024 if line else None


def bound(pid: int) -> int | None:
    """The most address space that a process may have, in bytes: what it has in memory is never more. None before it is
    bound."""
    limits = Path(f"/proc/{pid}/limits").read_text(encoding="ascii")
    line = next(line for line in limits.splitlines() if line.startswith("Max address space"))
    return None if "unlimited" in line else int(line.split()[3])


@contextmanager
def watched() -> Iterator[Memory]:
    """The peak from now until the end, of workers that are there, end or begin meanwhile."""
    for pid in workers():
        try:
            Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")  # forgets the peak so far
        except OSError:
            continue
    memory = Memory()

    def watching() -> None:
        while not memory._stop.wait(_EVERY):
            memory.look()

    thread = threading.Thread(target=watching)
    thread.start()
    try:
        yield memory
    finally:
        memory._stop.set()
        thread.join()
        memory.look()
