"""HTTP on the wire: the head of a request may be only so long, and has to arrive in time.

httptools reads heads of any length, and uvicorn waits for them for ever; both would let a stranger fill the memory.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: The most bytes of a request's line and headers, about; and the seconds in which they have to come.
HEAD, PATIENCE = 2**17, 30.0


class Wire(HttpToolsProtocol):
    """The protocol of a connection, for `uvicorn.Config(http=Wire)`."""

    _in_head, _taken = True, 0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._taken += len(data)
        super().data_received(data)
        if self._in_head and self._taken > HEAD:
            self._refuse(b"431 Request Header Fields Too Large")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._begin()

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._stop()
        super().on_headers_complete()

    def _begin(self) -> None:
        self._in_head, self._taken = True, 0
        self._stop()
        self._timer = self.loop.call_later(PATIENCE, self._refuse, b"408 Request Timeout")

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refuse(self, status: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self.transport.close()
