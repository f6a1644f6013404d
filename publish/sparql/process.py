"""One worker as the pool sees it: a process that is asked over a pipe, and ended where it does not answer in time."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic

from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.worker import Question
from ccgkg.store.home import Build, StoreError

#: Seconds that a worker may take to open the graph.
START = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: its content type and its bytes."""

    kind: str
    body: bytes


class _Late(Exception):
    """A worker that did not answer in time."""


class _Gone(Exception):
    """A worker that ended before it answered."""


class Worker:
    """One process over one build. Not for two threads at once."""

    def __init__(self, build: Build, store: Path, limits: Limits) -> None:
        """Starts it and waits until it has opened the graph. Raises StoreError where it cannot."""
        self.build = build
        command = [sys.executable, "-P", "-m", "ccgkg.publish.sparql.worker", str(store), json.dumps(asdict(limits))]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self._unread = b""
        try:
            hello = json.loads(self._line(monotonic() + START))
        except (_Late, _Gone):
            self.end()
            raise StoreError(f"{store}: the stored graph cannot be opened to be asked") from None
        self.graphs: tuple[str, ...] = tuple(hello["graphs"])
        #: How it was cut off from the network.
        self.network: str = hello["network"]

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, question: Question, deadline: float) -> Reply:
        """Its answer. Raises Fault as the worker does, and where it takes too long or too much; then it is ended."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(asdict(question)).encode() + b"\n")
            header = json.loads(self._line(deadline))
            body = self._bytes(header["length"], deadline)
        except _Late:
            self.end()
            raise Fault(503, "the query takes longer than it may", again=True) from None
        except (_Gone, BrokenPipeError):
            code = self.end()
            if code == -signal.SIGXCPU:
                raise Fault(503, "the query takes longer than it may", again=True) from None
            raise Fault(503, "the query needs more memory, or nests more deeply, than it may", again=True) from None
        if header["status"] != 200:
            raise Fault(header["status"], body.decode("utf-8", "replace"), again=header["again"])
        return Reply(header["type"], body)

    def end(self) -> int:
        """Ends the process, whatever it does, and returns its exit status."""
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        return code

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._unread:
            self._unread += self._more(deadline)
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def _bytes(self, number: int, deadline: float) -> bytes:
        parts, left = [self._unread[:number]], number - len(self._unread[:number])
        self._unread = self._unread[number:]
        while left:
            parts.append(self._more(deadline, left))
            left -= len(parts[-1])
        return b"".join(parts)

    def _more(self, deadline: float, most: int = 2**16) -> bytes:
        assert self._process.stdout is not None
        poll = select.poll()
        poll.register(self._process.stdout, select.POLLIN)
        if not poll.poll(max(0.0, deadline - monotonic()) * 1000):
            raise _Late
        part = os.read(self._process.stdout.fileno(), min(most, 2**20))
        if not part:
            raise _Gone
        return part
