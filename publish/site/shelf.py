"""The shelf: replies that were made for one reader, kept for the next for as long as the edition is the same.

What a page says depends on the edition, the address and a few headers alone. So a reply is made once, whoever else asks
for it meanwhile waits for that one, and it is then given without a thread or a template. What is kept is bounded.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ccgkg.publish.site.reply import is_known

#: Bytes of all replies that are kept, and of one.
ROOM, _LARGEST = 64 * 2**20, 2**20
#: What replies are chosen by, besides the address.
_CHOSEN_BY = ("host", "accept")
#: What a reply of 304 says nothing of.
_OF_CONTENT = frozenset((b"content-length", b"content-type"))

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole reply: 200 with an ETag, or 303."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    tag: str

    @property
    def size(self) -> int:
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + 500


class Shelf:
    """Before an application that marks by its ETag each reply that may be given again. `edition` must not block.

    Nothing under the paths `aside` is kept, nor what is not read by GET or HEAD.
    """

    def __init__(self, app: ASGIApp, edition: Callable[[], str], aside: tuple[str, ...] = (), room: int = ROOM) -> None:
        self.app = app
        self._edition = edition
        self._aside = aside
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._making: dict[Key, asyncio.Future[Kept | None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(self._aside):
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        if "range" in headers:
            return await self.app(scope, receive, send)
        key = self._key(scope, headers)
        kept = self._found(key)
        if kept is None and key in self._making:
            kept = await asyncio.shield(self._making[key])
        if kept is not None:
            return await _give(kept, scope["method"], headers, send)
        if scope["method"] == "HEAD":
            return await self.app(scope, receive, send)
        await self._make(key, scope, receive, send)

    def _key(self, scope: Scope, headers: Headers) -> Key:
        place = (scope["scheme"], scope.get("root_path", ""), scope["path"], scope["query_string"].decode("latin-1"))
        return (self._edition(), *place, *(headers.get(name, "") for name in _CHOSEN_BY))

    def _found(self, key: Key) -> Kept | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    async def _make(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the application reply. A reply that may be kept is gathered first; any other goes on as it comes."""
        made = _Gathered(send, Headers(scope=scope))
        asked = [
            (name, value) for name, value in scope["headers"] if name not in (b"if-none-match", b"if-modified-since")
        ]
        waiting = self._making.setdefault(key, asyncio.get_running_loop().create_future())
        kept = None
        try:
            await self.app({**scope, "headers": asked}, receive, made)
            kept = made.whole()
            if kept is not None and key[0] == self._edition():
                self._keep(key, kept)
        finally:
            self._making.pop(key, None)
            if not waiting.done():
                waiting.set_result(kept)
        if kept is not None:
            await _give(kept, "GET", made.asked, send)

    def _keep(self, key: Key, kept: Kept) -> None:
        if self._kept and next(reversed(self._kept))[0] != key[0]:
            self._kept.clear()  # those of an edition before
            self._taken = 0
        if key not in self._kept:
            self._kept[key] = kept
            self._taken += kept.size
        while self._taken > self._room:
            self._taken -= self._kept.popitem(last=False)[1].size


class _Gathered:
    """What an application sends, held back while it may be kept."""

    def __init__(self, send: Send, asked: Headers) -> None:
        self.asked = asked
        self._send = send
        self._start: Message | None = None
        self._parts: list[bytes] = []
        self._ended = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _may_be_kept(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._parts.append(message.get("body", b""))
            self._ended = not message.get("more_body", False)
            if sum(map(len, self._parts)) > _LARGEST:
                await self._let_go()

    async def _let_go(self) -> None:
        start, self._start = self._start, None
        assert start is not None
        tag = Headers(raw=start["headers"]).get("etag", "")
        if is_known(self.asked.get("if-none-match", ""), tag):
            await _give(Kept(200, tuple(start["headers"]), b"", tag), "GET", self.asked, self._send)
            self._send = _nowhere
            return
        await self._send(start)
        await self._send({"type": "http.response.body", "body": b"".join(self._parts), "more_body": not self._ended})

    def whole(self) -> Kept | None:
        if self._start is None or not self._ended:
            return None
        headers = tuple(self._start["headers"])
        return Kept(self._start["status"], headers, b"".join(self._parts), Headers(raw=list(headers)).get("etag", ""))


async def _nowhere(_: Message) -> None:
    pass


def _may_be_kept(start: Message) -> bool:
    return start["status"] == 303 or (start["status"] == 200 and "etag" in Headers(raw=start["headers"]))


async def _give(kept: Kept, method: str, asked: Headers, send: Send) -> None:
    """The reply, or 304 where the reader has it."""
    if kept.tag and is_known(asked.get("if-none-match", ""), kept.tag):
        headers = [pair for pair in kept.headers if pair[0].lower() not in _OF_CONTENT]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": kept.status, "headers": list(kept.headers)})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else kept.body})
