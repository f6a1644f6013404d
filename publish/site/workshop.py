"""The workshop: where pages are made, each by a thread and within a time.

A thread cannot be ended from outside. So a reader is not kept waiting for a page that takes longer than it may, and its
place goes to the next page; but it is made to the end, and whoever asks for it again gets it. While too many are late
no other page is begun. Whatever happens, the event loop goes on: what the shelf keeps is given and queries answered.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from inspect import iscoroutinefunction

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

Make = Callable[[Request], Response]
#: Pages that may be late at once, and late pages that are kept for whoever asks again.
_LATE, _KEPT = 4, 16
_CHOSEN_BY = ("host", "accept", "if-none-match", "range")


class _Job:
    """One page in the making. `begun`, `ended` and `late` are guarded by the workshop."""

    def __init__(self) -> None:
        self.reply: Future[Response] = Future()
        self.begun = self.ended = self.late = False


class Workshop:
    """Makes pages, each in at most `seconds`; `retry_after` is when one who was refused may ask again.

    `edition` says of what the pages are, and must not block.
    """

    def __init__(self, seconds: float, retry_after: int, edition: Callable[[], str], late: int = _LATE) -> None:
        self._seconds = seconds
        self._retry_after = retry_after
        self._edition = edition
        self._most = late
        # As many threads make pages as there are processors: more would only keep the event loop from its turn.
        self._places = CapacityLimiter(max(2, os.cpu_count() or 1))
        #: Guards all that follows.
        self._lock = threading.Lock()
        self._late = 0
        self._left: OrderedDict[tuple[str, ...], _Job] = OrderedDict()

    def timed(self, route: BaseRoute) -> BaseRoute:
        """The route, its pages made here. A route that needs no thread is as it was."""
        if not isinstance(route, Route) or iscoroutinefunction(route.endpoint):
            return route
        return Route(route.path, self._making(route.endpoint), methods=list(route.methods or ()), name=route.name)

    def _making(self, make: Make) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            return await self.made(make, request)

        return endpoint

    async def made(self, make: Make, request: Request) -> Response:
        """The page. Raises HTTPException 503 where it takes too long or too many others do, and what `make` raises."""
        key = (
            self._edition(),
            request.method,
            str(request.url),
            *(request.headers.get(name, "") for name in _CHOSEN_BY),
        )
        with self._lock:
            job = self._left.get(key)
            full = self._late >= self._most
        try:
            async with asyncio.timeout(self._seconds):
                if job is not None:
                    await asyncio.shield(asyncio.wrap_future(job.reply))
                elif full:
                    raise self._refused("Other pages take longer than they may")
                else:
                    job = _Job()
                    await to_thread.run_sync(
                        self._work, job, make, request, abandon_on_cancel=True, limiter=self._places
                    )
        except TimeoutError:
            assert job is not None
            if not job.reply.done():
                self._leave(key, job)
                raise self._refused("The page takes longer than it may") from None
        except asyncio.CancelledError:
            assert job is not None
            self._leave(key, job)
            raise
        finally:
            if job is not None and job.reply.done():
                with self._lock:
                    self._left.pop(key, None)
        assert job is not None
        return job.reply.result()

    def _work(self, job: _Job, make: Make, request: Request) -> None:
        with self._lock:
            job.begun = True
        try:
            job.reply.set_result(make(request))
        except Exception as fault:  # noqa: BLE001 - it is raised again where the page is awaited
            job.reply.set_exception(fault)
        finally:
            with self._lock:
                job.ended = True
                self._late -= job.late

    def _leave(self, key: tuple[str, ...], job: _Job) -> None:
        """Lets go of a page that is not awaited any more; one that was begun is late from now on."""
        with self._lock:
            if job.begun and not job.late:
                job.late = not job.ended
                self._late += job.late
                self._left[key] = job
                while len(self._left) > _KEPT:
                    self._left.popitem(last=False)

    def _refused(self, why: str) -> HTTPException:
        again = f"{why}; ask again in {self._retry_after} seconds."
        return HTTPException(503, again, {"Retry-After": str(self._retry_after)})
