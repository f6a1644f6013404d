"""The workers: processes that live long, are ended where a question goes on too long, and are replaced at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, LifoQueue
from time import monotonic

from ccgkg.publish.sparql.copies import Copies
from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.process import START, Reply, Worker
from ccgkg.publish.sparql.worker import Question
from ccgkg.store.dataset import current
from ccgkg.store.home import Build, Home


class Pool:
    """So many workers, and those who wait for one.

    Workers over a new build are started aside and take the place of the old ones, each when it is idle. A build that cannot be
    opened is passed over.
    """

    def __init__(self, root: Path, limits: Limits) -> None:
        """Starts no worker yet: the first question does."""
        self._root = root
        self._limits = limits
        #: As many as there are workers; None stands for one that could not be started.
        self._idle: LifoQueue[Worker | None] = LifoQueue()
        #: Workers over a new build, which wait for those over the old to be idle.
        self._fresh: list[Worker] = []
        self._good: Build | None = None
        self._seen: tuple[int, int] | None = None
        self._begun = False
        self._ready = threading.Event()
        self._lock = threading.Lock()
        self._renewing = threading.Lock()
        self._asked = 0
        self._closed = False
        self._starting = ThreadPoolExecutor(limits.workers + 1, thread_name_prefix="sparql-start")
        self._copies = Copies()

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
        with self._lock:
            ended, self._fresh = self._fresh, []
        for worker in filter(None, [*ended, *self._drained()]):
            worker.end()
        self._copies.close()

    @contextmanager
    def _worker(self) -> Iterator[tuple[Worker, float]]:
        """A worker for oneself, and the time by which it has to have answered."""
        self._enter()
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

    def _enter(self) -> None:
        """Counts one who asks, and has new workers started where there are none yet or there is a new build."""
        mark = Home(self._root).mark()
        with self._lock:
            if self._closed:
                raise Fault(503, "the service is being stopped", again=True)
            if self._asked >= self._limits.workers + self._limits.queue:
                raise Fault(503, "too many queries are waiting", again=True)
            self._asked += 1
            if not self._begun:
                self._begun, self._seen = True, mark
                for _ in range(self._limits.workers):
                    self._starting.submit(self._replace)
            elif mark not in (None, self._seen) and self._good is not None:
                self._seen = mark
                self._starting.submit(self._renew)

    def _give_back(self, worker: Worker | None) -> None:
        """To the idle; one that has ended is replaced first, while no one waits for that."""
        if worker is None or worker.alive:
            self._idle.put(self._exchanged(worker))
            if self._closed:
                self.close()
            return
        try:
            self._starting.submit(self._replace)
        except RuntimeError:  # the pool is closed
            self._idle.put(None)

    def _replace(self) -> None:
        try:
            self._idle.put(self._exchanged(None) or self._started())
        except OSError:
            self._idle.put(None)
        self._ready.set()

    def _renew(self) -> None:
        """Starts workers over a new build. Where that cannot be, those over the old go on."""
        fresh: list[Worker] = []
        with self._renewing:
            try:
                build = current(self._root)
                for _ in range(self._limits.workers):
                    fresh.append(Worker(build, self._store(build), self._limits))
            except OSError:
                unused = fresh
            else:
                with self._lock:
                    self._fresh, unused, self._good = fresh, self._fresh, build
        for worker in unused:
            worker.end()
        for one in self._drained():
            self._idle.put(self._exchanged(one))

    def _exchanged(self, worker: Worker | None) -> Worker | None:
        """The worker, or a fresh one where it is over a build that is no longer asked."""
        with self._lock:
            if not self._fresh or (worker is not None and worker.build == self._good):
                return worker
            fresh = self._fresh.pop()
        if worker is not None:
            worker.end()
        return fresh

    def _drained(self) -> list[Worker | None]:
        """All that are idle, taken from the queue."""
        found: list[Worker | None] = []
        with suppress(Empty):
            while True:
                found.append(self._idle.get_nowait())
        return found

    def _fit(self, worker: Worker | None) -> Worker:
        """The worker, or a new one where it has ended."""
        if worker is not None and worker.alive:
            return worker
        try:
            return self._exchanged(None) or self._started()
        except OSError:
            raise Fault(503, "no graph can be asked at the moment", again=True) from None

    def _started(self) -> Worker:
        """A worker over the last build that could be opened, else over the one that is current. Raises OSError."""
        if self._good is not None:
            with suppress(OSError):
                return Worker(self._good, self._store(self._good), self._limits)
        build = current(self._root)
        worker = Worker(build, self._store(build), self._limits)
        self._good = build
        return worker

    def _store(self, build: Build) -> Path:
        """The store of the build, or a copy without the words where they are not to be asked."""
        if self._limits.words or not build.texts.exists() or not build.texts.stat().st_size:
            return build.store
        return self._copies.of(build)
