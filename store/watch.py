"""Watching a stored graph for a new build, at little cost to those who ask often."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

from ccgkg.store.home import Home

#: Seconds between two looks.
_EVERY = 0.1


class Watch:
    """Notices that another build was swapped in. It never waits: it may be asked on an event loop and by any thread."""

    def __init__(self, home: Home, clock: Callable[[], float] = monotonic) -> None:
        self._home = home
        self._clock = clock
        self._looked = clock()
        self._seen = home.mark()
        self._looking = threading.Lock()

    def changed(self) -> bool:
        """Whether there is a build that was not there when it was last asked. It looks ten times a second at most."""
        if self._clock() - self._looked < _EVERY or not self._looking.acquire(blocking=False):
            return False
        try:
            self._looked = self._clock()
            before, mark = self._seen, self._home.mark()
            self._seen = mark or before
            return self._seen != before
        finally:
            self._looking.release()
