"""One worker as the pool sees it: a process that is asked over a pipe, and ended where it does not answer in time."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.worker import Question
from ccgkg.store.home import Build, StoreError

#: Seconds that a worker may take to open the graph.
START = 60.0
#: Bytes that are read at a time.
_PART = 2**18


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: its content type and its bytes."""

    kind: str
    body: bytes


class _Gone(Exception):
    """A worker that ended before it answered."""


class Worker:
    """One process over one build. Not for two who ask at once."""

    def __init__(self, build: Build, store: Path, limits: Limits, *, whole: bool = False) -> None:
        """Starts it and waits until it has opened the graph; `whole` if there is time to load all a query may need.

        Raises StoreError where it cannot.
        """
        self.build = build
        command = [sys.executable, "-P", "-m", "ccgkg.publish.sparql.worker", str(store), json.dumps(asdict(limits))]
        command += ["whole"] if whole else []
        # Its memory is bounded as address space, of which glibc would set aside 64 MiB for each thread.
        env = os.environ | {"MALLOC_ARENA_MAX": "1"}
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=null, bufsize=0, env=env)
        assert self._process.stdin is not None and self._process.stdout is not None
        self._to, self._from = self._process.stdin.fileno(), self._process.stdout.fileno()
        self._unread = bytearray()
        try:
            hello = self._hello(monotonic() + START)
        except (TimeoutError, _Gone):
            self.end()
            raise StoreError(f"{store}: the stored graph cannot be opened to be asked") from None
        self.graphs: tuple[str, ...] = tuple(hello["graphs"])
        #: How it was cut off from the network.
        self.network: str = hello["network"]
        for pipe in (self._to, self._from):
            os.set_blocking(pipe, False)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    async def ask(self, question: Question, deadline: float) -> Reply:
        """Its answer. Raises Fault as the worker does, and where it takes too long or too much; then it is ended."""
        try:
            async with asyncio.timeout(deadline - monotonic()):
                await self._write(
                    json.dumps([question.query, question.default, question.named, question.accept]).encode() + b"\n"
                )
                header = json.loads(await self._line())
                body = await self._bytes(header["length"])
        except TimeoutError:
            await asyncio.to_thread(self.end)
            raise Fault(503, "the query takes longer than it may", again=True) from None
        except (_Gone, BrokenPipeError):
            code = await asyncio.to_thread(self.end)
            if code == -signal.SIGXCPU:
                raise Fault(503, "the query takes longer than it may", again=True) from None
            raise Fault(503, "the query needs more memory, or nests more deeply, than it may", again=True) from None
        except BaseException:
            # What it was about to say would be taken for the answer to the next.
            self._process.kill()
            raise
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

    def _hello(self, deadline: float) -> dict[str, Any]:
        """What it says when it has opened the graph. Not on an event loop."""
        poll = select.poll()
        poll.register(self._from, select.POLLIN)
        while b"\n" not in self._unread:
            if not poll.poll(max(0.0, deadline - monotonic()) * 1000):
                raise TimeoutError
            self._take(os.read(self._from, _PART))
        found: dict[str, Any] = json.loads(self._unread)
        self._unread.clear()
        return found

    async def _write(self, line: bytes) -> None:
        left = memoryview(line)
        loop = asyncio.get_running_loop()
        while left:
            try:
                left = left[os.write(self._to, left) :]
            except BlockingIOError:
                await _once(lambda ready: loop.add_writer(self._to, ready), lambda: loop.remove_writer(self._to))

    async def _line(self) -> bytes:
        while (end := self._unread.find(b"\n")) < 0:
            await self._more()
        line = bytes(self._unread[:end])
        del self._unread[: end + 1]
        return line

    async def _bytes(self, number: int) -> bytes:
        while len(self._unread) < number:
            await self._more()
        body = bytes(self._unread[:number])
        del self._unread[:number]
        return body

    async def _more(self) -> None:
        loop = asyncio.get_running_loop()
        await _once(lambda ready: loop.add_reader(self._from, ready), lambda: loop.remove_reader(self._from))
        self._take(os.read(self._from, _PART))

    def _take(self, part: bytes) -> None:
        if not part:
            raise _Gone
        self._unread += part


async def _once(begin: Callable[[Callable[[], None]], Any], end: Callable[[], Any]) -> None:
    """Waits until a pipe is ready."""
    ready = asyncio.Event()
    begin(ready.set)
    try:
        await ready.wait()
    finally:
        end()
