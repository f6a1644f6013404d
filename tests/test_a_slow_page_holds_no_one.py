"""A page that takes longer than it may is refused for now and holds no one else; it is made to the end for whoever asks
again."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest
from served import Site, running
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ccgkg.publish.site import overviews
from ccgkg.publish.site.app import site
from ccgkg.publish.site.settings import Settings
from ccgkg.publish.site.workshop import Workshop
from ccgkg.publish.sparql.limits import PRIVATE

SECONDS = 0.4


class Slow:
    """Pages that sleep until they are woken, and one that does not."""

    def __init__(self) -> None:
        self.awake = threading.Event()
        self.made: list[str] = []

    def slow(self, request: Request) -> Response:
        self.awake.wait(20)
        self.made.append(request.url.path)
        if request.url.path.endswith("fault"):
            raise ValueError("no such thing")
        return PlainTextResponse(f"made {request.url.path}")

    def quick(self, request: Request) -> Response:
        return PlainTextResponse("quick")


@contextmanager
def slow_site(late: int = 2) -> Iterator[tuple[Slow, Site]]:
    pages, workshop = Slow(), Workshop(SECONDS, 7, lambda: "one", late=late)
    routes = [Route("/slow/{name}", pages.slow), Route("/quick", pages.quick)]
    with running(Starlette(routes=[workshop.timed(route) for route in routes])) as port:
        try:
            yield pages, Site(port)
        finally:
            pages.awake.set()


def test_it_is_refused_in_time_and_says_when_to_ask_again() -> None:
    with slow_site() as (_, there):
        got = there.get("/slow/one")
        assert (got.status, got.headers["retry-after"], got.media) == (503, "7", "text/plain")
        assert got.body.decode().startswith("The page takes longer than it may") and got.body.count(b"\n") <= 1
        assert SECONDS <= got.seconds < SECONDS + 2


def test_others_are_answered_while_it_is_made() -> None:
    with slow_site(late=8) as (_, there), ThreadPoolExecutor(8) as readers:
        waiting = [readers.submit(there.get, f"/slow/{number}") for number in range(4)]
        time.sleep(SECONDS * 3)  # by now all places have been held by pages that sleep
        assert all(one.result().status == 503 for one in waiting)
        got = there.get("/quick")
        assert (got.status, got.body) == (200, b"quick") and got.seconds < SECONDS


def test_it_is_made_once_and_given_to_whoever_asks_again() -> None:
    with slow_site() as (pages, there):
        assert there.get("/slow/one").status == 503
        assert there.get("/slow/one").status == 503
        pages.awake.set()
        got = there.get("/slow/one")
        assert (got.status, got.body, pages.made) == (200, b"made /slow/one", ["/slow/one"])


def test_while_too_many_are_late_none_is_begun() -> None:
    with slow_site(late=2) as (pages, there):
        assert [there.get(f"/slow/{number}").status for number in (1, 2)] == [503, 503]
        refused = there.get("/quick")
        assert refused.status == 503 and refused.seconds < SECONDS
        pages.awake.set()
        time.sleep(SECONDS)
        assert there.get("/quick").status == 200
        assert there.get("/slow/3").status == 200


def test_a_late_fault_is_told_to_whoever_asks_again() -> None:
    with slow_site() as (pages, there):
        assert there.get("/slow/fault").status == 503
        pages.awake.set()
        assert there.get("/slow/fault").status == 500


def test_the_site_limits_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    from site_by_hand import graph

    awake, sums = threading.Event(), overviews.sums

    def asleep(edition):  # type: ignore[no-untyped-def]
        awake.wait(20)
        return sums(edition)

    monkeypatch.setattr(overviews, "sums", asleep)
    with running(site(Settings(graph()), replace(PRIVATE, seconds=1.0, workers=1))) as port:
        there = Site(port)
        try:
            got = there.get("/checks")
            assert (got.status, got.headers["retry-after"]) == (503, str(PRIVATE.retry_after))
            assert got.headers["x-content-type-options"] == "nosniff"
            assert there.get("/about").status == 200
            assert there.get("/static/site.css").status == 200
        finally:
            awake.set()
        assert there.get("/checks").status == 200
