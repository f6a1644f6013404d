"""A page that was made is given again until there is a new edition: the same bytes, to whoever asks for the same."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ccgkg.publish.site.reply import reply
from ccgkg.publish.site.shelf import Shelf

ROOM = 6_000


class Made:
    """A site of a few pages that counts what it makes."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.edition = "one"
        self.at_work: Callable[[], None] = lambda: None
        app = Starlette(
            routes=[Route(f"/{one.__name__}", one) for one in (self.page, self.moved, self.bare, self.gone, self.long)]
            + [
                Route("/sparql", self.page, methods=["GET", "POST"]),
                Route("/page/{name}", self.page),
                Route("/broken", self.broken),
            ]
        )
        self.shelf = Shelf(app, lambda: self.edition, aside=("/sparql",), room=ROOM)
        self.client = TestClient(self.shelf, follow_redirects=False, raise_server_exceptions=False)

    def _told(self, request: Request) -> str:
        self.count[request.url.path] += 1
        self.at_work()
        return f"{self.edition} {request.url} {request.headers.get('accept', '')} {self.count[request.url.path]} "

    def page(self, request: Request) -> Response:
        return reply(request, self._told(request), "text/plain")

    def moved(self, request: Request) -> Response:
        self._told(request)
        return RedirectResponse("/page", 303)

    def bare(self, request: Request) -> Response:
        return PlainTextResponse(self._told(request))

    def gone(self, request: Request) -> Response:
        return reply(request, self._told(request), "text/plain", status=404)

    def long(self, request: Request) -> Response:
        self._told(request)
        return StreamingResponse((b"x" * 100_000 for _ in range(30)), headers={"ETag": '"long"'})

    def broken(self, request: Request) -> Response:
        self._told(request)
        raise RuntimeError("no page")


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.mark.parametrize("path", ["/page", "/moved", "/page?q=1"])
def test_the_second_reader_gets_what_the_first_got(made: Made, path: str) -> None:
    first, second = made.client.get(path), made.client.get(path)
    assert made.count.total() == 1
    assert (first.status_code, first.content, first.headers) == (second.status_code, second.content, second.headers)


def test_a_reader_who_has_it_is_told_so(made: Made) -> None:
    first = made.client.get("/page", headers={"If-None-Match": '"another"'})
    assert first.status_code == 200
    for known in (first.headers["etag"], f'"a", W/{first.headers["etag"]}', "*"):
        again = made.client.get("/page", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
        assert "content-length" not in again.headers
    head = made.client.head("/page")
    assert (head.content, head.headers) == (b"", first.headers)
    assert made.count.total() == 1
    # What is too long to be kept is not sent again either.
    assert made.client.get("/long", headers={"If-None-Match": '"long"'}).status_code == 304


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/page?q=2", {}), ("/page", {"Accept": "text/turtle"}), ("/page", {"Host": "other"}), ("/page/page", {})],
)
def test_another_question_has_another_answer(made: Made, path: str, headers: dict[str, str]) -> None:
    one, other = made.client.get("/page"), made.client.get(path, headers=headers)
    assert one.text != other.text and made.count.total() == 2


@pytest.mark.parametrize(
    ("path", "status"), [("/bare", 200), ("/gone", 404), ("/long", 200), ("/sparql", 200), ("/broken", 500)]
)
def test_what_may_change_is_made_each_time(made: Made, path: str, status: int) -> None:
    lengths = {len(made.client.get(path).content) for _ in range(2)}
    assert made.client.get(path, headers={"Range": "bytes=0-1"}).status_code == status
    assert made.count[path] == 3
    assert path != "/long" or lengths == {3_000_000}
    assert made.client.post(path).status_code == (200 if path == "/sparql" else 405)


def test_a_new_edition_is_made_anew(made: Made) -> None:
    made.client.get("/page")
    made.edition = "two"
    assert made.client.get("/page").text.startswith("two")
    # A page that an edition was swapped under is not kept as one of the edition before, which may come again.
    made.at_work = lambda: setattr(made, "edition", "three")
    assert made.client.get("/page/new").text.startswith("three")
    made.edition = "two"
    made.at_work = lambda: None
    assert made.client.get("/page/new").text.startswith("two")


def test_no_more_is_kept_than_there_is_room_for(made: Made) -> None:
    for number in range(30):
        made.client.get(f"/page/{number}")
    assert made.client.get("/page/29") and made.count["/page/29"] == 1
    assert made.client.get("/page/0") and made.count["/page/0"] == 2
    made.edition = "two"
    for number in range(30):
        made.client.get(f"/page/{number}")
    assert made.client.get("/page/29") and made.count["/page/29"] == 2


async def _got(shelf: Shelf, path: str) -> tuple[int, bytes]:
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [],
        "scheme": "http",
        "root_path": "",
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await shelf({**scope, "server": ("testserver", 80)}, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize(("path", "times"), [("/page", 1), ("/gone", 20)])
def test_those_who_ask_at_once_wait_for_one(made: Made, path: str, times: int) -> None:
    async def all_at_once() -> list[tuple[int, bytes]]:
        return await asyncio.gather(*(_got(made.shelf, path) for _ in range(20)))

    got = asyncio.run(all_at_once())
    assert made.count[path] == times
    assert {status for status, _ in got} == {200 if times == 1 else 404}
    assert len({body for _, body in got}) == times


def test_a_page_that_fails_holds_no_one_up(made: Made) -> None:
    async def all_at_once() -> list[tuple[int, bytes] | BaseException]:
        return await asyncio.gather(*(_got(made.shelf, "/broken") for _ in range(5)), return_exceptions=True)

    assert [type(one) for one in asyncio.run(asyncio.wait_for(all_at_once(), 10))] == [RuntimeError] * 5
