"""The workers: processes that live long, are ended where a question goes on too long, and are replaced at once."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from time import monotonic

from ccgkg.publish.sparql.copies import Copies
from ccgkg.publish.sparql.fault import Fault
from ccgkg.publish.sparql.limits import Limits
from ccgkg.publish.sparql.process import START, Reply, Worker
from ccgkg.publish.sparql.worker import Question
from ccgkg.store.dataset import current
from ccgkg.store.home import Build, Home
from ccgkg.store.watch import Watch

#: What a place in the pool holds: a worker, or None where none could be started.
Place = Worker | None


class Pool:
    """So many workers, and those who wait for one. It is used on event loops; processes are started and ended by
    threads aside.

    Workers over a new build are started aside, too, and take the place of the old ones, each when it is idle. A build
    that cannot be opened is passed over.
    """

    def __init__(self, root: Path, limits: Limits) -> None:
        """Starts no worker yet: the first question does."""
        self._root = root
        self._limits = limits
        self._watch = Watch(Home(root))
        self._copies = Copies()
        #: Guards all that follows.
        self._lock = threading.Lock()
        self._idle: list[Place] = []
        self._waiting: deque[asyncio.Future[Place]] = deque()
        #: Workers without a place: one to take that of one that is ended, and those over a new build, until the old are
        #: idle.
        self._fresh: list[Worker] = []
        self._good: Build | None = None
        self._asked = 0
        self._begun = self._ready = self._closed = False
        self._renewing = threading.Lock()
        self._aside = ThreadPoolExecutor(limits.workers + 1, thread_name_prefix="sparql")

    async def ask(self, question: Question) -> Reply:
        """The answer. Raises Fault; 503 where too many ask, or the query goes over the limits."""
        worker, deadline = await self._taken()
        try:
            return await worker.ask(question, deadline)
        finally:
            self._give_back(worker)

    async def graphs(self) -> tuple[str, ...]:
        """The names of the graphs that can be asked."""
        worker, _ = await self._taken()
        self._give_back(worker)
        return worker.graphs

    def close(self) -> None:
        """Ends the workers: those that are asked, when they have answered."""
        with self._lock:
            self._closed = True
        self._aside.shutdown(wait=True)
        with self._lock:
            ended = [*self._fresh, *filter(None, self._idle)]
            self._fresh, self._idle = [], []
        for worker in ended:
            worker.end()
        self._copies.close()

    async def _taken(self) -> tuple[Worker, float]:
        """A worker for oneself, to be given back, and the time by which it has to have answered. Raises Fault."""
        first = self._enter()
        try:
            # Who asks first waits for the first worker; that is no part of any query.
            patience = START if first else self._limits.seconds / 2
            deadline = monotonic() + self._limits.seconds
            worker = await self._fit(await self._idle_one(patience))
            return worker, monotonic() + self._limits.seconds if first else deadline
        except BaseException:
            self._leave()
            raise

    async def _fit(self, place: Place) -> Worker:
        """The worker of a place, or a new one where it has ended. Raises Fault."""
        if place is not None and place.alive:
            return place
        try:
            worker = self._fresh_one()
            return worker if worker is not None else await asyncio.to_thread(self._started)
        except OSError:
            self._put(None)
            raise Fault(503, "no graph can be asked at the moment", again=True) from None
        except BaseException:
            self._put(None)
            raise

    def _enter(self) -> bool:
        """Counts one who asks, and has workers started where there are none yet or there is a new build.

        Returns whether no worker has been started so far.
        """
        with self._lock:
            if self._closed:
                raise Fault(503, "the service is being stopped", again=True)
            if self._asked >= self._limits.workers + self._limits.queue:
                raise Fault(503, "too many queries are waiting", again=True)
            self._asked += 1
            if not self._begun:
                self._begun = True
                for _ in range(self._limits.workers):
                    self._aside.submit(self._replace)
            elif self._good is not None and self._watch.changed():
                self._aside.submit(self._renew)
            return not self._ready

    def _leave(self) -> None:
        with self._lock:
            self._asked -= 1

    async def _idle_one(self, patience: float) -> Place:
        """The place of an idle worker, or Fault where none is idle for so many seconds."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
            turn: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
        try:
            await asyncio.wait({turn}, timeout=patience)
        except BaseException:
            self._give_up(turn)
            raise
        if not turn.done():
            self._give_up(turn)
            raise Fault(503, "other queries are being worked on", again=True)
        return turn.result()

    def _give_up(self, turn: asyncio.Future[Place]) -> None:
        with self._lock, suppress(ValueError):
            self._waiting.remove(turn)
        if turn.done():
            self._put(turn.result())
        turn.cancel()

    def _give_back(self, worker: Worker) -> None:
        """To the idle; one that has ended is replaced first, while no one waits for that."""
        self._leave()
        if self._closed:
            worker.end()
        elif worker.alive:
            self._put(self._exchanged(worker))
        else:
            self._submit(self._replace)

    def _put(self, place: Place) -> None:
        """Gives a place to the one who has waited longest, or to the idle."""
        with self._lock:
            turn = self._waiting.popleft() if self._waiting else None
            if turn is None:
                self._idle.append(place)
        if turn is None:
            return
        try:
            here = asyncio.get_running_loop() is turn.get_loop()
        except RuntimeError:
            here = False
        if here:
            self._hand(turn, place)
            return
        try:
            turn.get_loop().call_soon_threadsafe(self._hand, turn, place)
        except RuntimeError:  # the loop of the one who waited has ended
            self._put(place)

    def _hand(self, turn: asyncio.Future[Place], place: Place) -> None:
        if turn.done():
            self._put(place)
        else:
            turn.set_result(place)

    def _submit(self, work: Callable[[], object]) -> None:
        with suppress(RuntimeError):  # the pool is closed
            self._aside.submit(work)

    def _replace(self) -> None:
        """Gives a worker to a place of the pool, and starts another for the next that is ended."""
        place: Place = None
        with suppress(OSError):
            place = self._fresh_one() or self._started()
        self._ready = True
        self._put(place)
        if self._fresh or place is None or self._closed:
            return
        with suppress(OSError):
            spare = self._started(whole=True)
            with self._lock:
                wanted = not self._fresh and spare.build == self._good
                if wanted:
                    self._fresh.append(spare)
            if not wanted:
                spare.end()

    def _renew(self) -> None:
        """Starts workers over a new build. Where that cannot be, those over the old go on."""
        fresh: list[Worker] = []
        with self._renewing:
            try:
                build = current(self._root)
                for _ in range(self._limits.workers + 1):
                    fresh.append(Worker(build, self._store(build), self._limits, whole=True))
            except OSError:
                unused = fresh
            else:
                with self._lock:
                    self._fresh, unused, self._good = fresh, self._fresh, build
        for worker in unused:
            worker.end()
        with self._lock:
            idle, self._idle = self._idle, []
        for place in idle:
            self._put(self._exchanged(place))

    def _exchanged(self, place: Place) -> Place:
        """The worker, or a fresh one where there is none or it is over a build that is no longer asked."""
        if place is not None and place.build == self._good:
            return place
        fresh = self._fresh_one()
        if fresh is not None and place is not None:
            self._submit(place.end)
        return fresh or place

    def _fresh_one(self) -> Worker | None:
        with self._lock:
            while self._fresh:
                worker = self._fresh.pop()
                if worker.alive:
                    return worker
        return None

    def _started(self, whole: bool = False) -> Worker:
        """A worker over the last build that could be opened, else over the one that is current. Raises OSError."""
        if self._good is not None:
            with suppress(OSError):
                return Worker(self._good, self._store(self._good), self._limits, whole=whole)
        build = current(self._root)
        worker = Worker(build, self._store(build), self._limits, whole=whole)
        self._good = build
        return worker

    def _store(self, build: Build) -> Path:
        """The store of the build, or a copy without the words where they are not to be asked."""
        if self._limits.words or not build.texts.exists() or not build.texts.stat().st_size:
            return build.store
        return self._copies.of(build)
