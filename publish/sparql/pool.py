"""The workers: processes that live long, are ended where a question goes on too long, and are replaced at once."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, LifoQueue
from time import monotonic

from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.worker import Question
from ccgkg.store.dataset import current, load
from ccgkg.store.home import Build, StoreError

#: Seconds that a worker may take to open the graph.
_START = 60.0


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
            hello = json.loads(self._line(monotonic() + _START))
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


class Pool:
    """So many workers, and those who wait for one. A new build is taken up by the next question; one asked goes on."""

    def __init__(self, root: Path, limits: Limits) -> None:
        """Starts no worker yet: the first question does."""
        self._root = root
        self._limits = limits
        self._idle: LifoQueue[Worker | None] = LifoQueue()
        self._begun = False
        self._ready = threading.Event()
        self._lock = threading.Lock()
        self._asked = 0
        self._closed = False
        self._starting = ThreadPoolExecutor(limits.workers, thread_name_prefix="sparql-start")
        self._good: Build | None = None
        self._refused: set[Build] = set()
        self._copying = threading.Lock()
        self._copies: dict[Path, Path] = {}

    def ask(self, question: Question) -> Reply:
        """The answer. Raises Fault; 503 where too many ask, or the query goes over the limits."""
        with self._worker() as (worker, deadline):
            return worker.ask(question, deadline)

    def graphs(self) -> tuple[str, ...]:
        """The names of the graphs that can be asked."""
        with self._worker() as (worker, _):
            return worker.graphs

    def close(self) -> None:
        """Ends the workers that are idle, and the others once they have answered."""
        with self._lock:
            self._closed = True
        self._starting.shutdown(wait=True)
        while True:
            try:
                worker = self._idle.get_nowait()
            except Empty:
                break
            if worker is not None:
                worker.end()
        for copy in self._copies.values():
            shutil.rmtree(copy.parent, ignore_errors=True)

    @contextmanager
    def _worker(self) -> Iterator[tuple[Worker, float]]:
        """A worker for oneself, and the time by which it has to have answered."""
        with self._lock:
            if self._closed:
                raise Fault(503, "the service is being stopped", again=True)
            if self._asked >= self._limits.workers + self._limits.queue:
                raise Fault(503, "too many queries are waiting", again=True)
            self._asked += 1
            if not self._begun:
                self._begun = True
                for _ in range(self._limits.workers):
                    self._starting.submit(self._replace)
        try:
            # Who asks first waits for the first worker; that is no part of any query.
            self._ready.wait(_START)
            deadline = monotonic() + self._limits.seconds
            try:
                worker = self._idle.get(timeout=self._limits.seconds / 2)
            except Empty:
                raise Fault(503, "other queries are being worked on", again=True) from None
            try:
                worker = self._fit(worker)
                yield worker, deadline
            except Fault:
                raise
            except BaseException:
                # What it was about to say would be taken for the answer to the next.
                if worker is not None:
                    worker.end()
                raise
            finally:
                self._give_back(worker)
        finally:
            with self._lock:
                self._asked -= 1

    def _give_back(self, worker: Worker | None) -> None:
        """To the idle; one that has ended is replaced first, while no one waits for that."""
        if worker is None or worker.alive:
            self._idle.put(worker)
            if self._closed:
                self.close()
            return
        try:
            self._starting.submit(self._replace)
        except RuntimeError:  # the pool is closed
            self._idle.put(None)

    def _replace(self) -> None:
        try:
            self._idle.put(self._start(current(self._root)))
        except OSError:
            self._idle.put(None)
        self._ready.set()

    def _fit(self, worker: Worker | None) -> Worker:
        """The worker, or a new one where it has ended or a newer build is there that can be opened."""
        sound = worker if worker is not None and worker.alive else None
        try:
            build = current(self._root)
            if sound is not None and (sound.build == build or build in self._refused):
                return sound
            new = self._start(build)
        except OSError:
            if sound is not None:
                return sound
            raise Fault(503, "no graph can be asked at the moment", again=True) from None
        if sound is not None:
            sound.end()
        return new

    def _start(self, build: Build) -> Worker:
        """A worker over the build; over the last that could be opened where this one cannot be. Raises OSError."""
        try:
            worker = Worker(build, self._store(build), self._limits)
        except OSError:
            self._refused.add(build)
            if self._good is None or self._good == build:
                raise
            return Worker(self._good, self._store(self._good), self._limits)
        self._refused.discard(build)
        self._good = build
        return worker

    def _store(self, build: Build) -> Path:
        """The store of the build, or a copy without the words where they are not to be asked."""
        if self._limits.words or not build.texts.exists() or not build.texts.stat().st_size:
            return build.store
        with self._copying:
            if build.folder not in self._copies:
                copy = Path(tempfile.mkdtemp(prefix="ccgkg-sparql-")) / "store"
                load(copy, [build.graph])
                self._copies[build.folder] = copy
            for old in list(self._copies)[:-2]:
                shutil.rmtree(self._copies.pop(old).parent, ignore_errors=True)
            return self._copies[build.folder]
