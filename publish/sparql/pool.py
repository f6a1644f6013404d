"""The workers: processes that live long, are ended where a question goes on too long, and are replaced at once."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from time import monotonic

from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.process import START, Reply, Worker
from ccgkg.publish.sparql.worker import Question
from ccgkg.store.dataset import current, load
from ccgkg.store.home import Build


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
            self._ready.wait(START)
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
