"""Clients that read at once, each over one connection that it keeps, and how long each of their requests took."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

#: Seconds after which a request that has no answer has failed.
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Ask:
    """A request of a kind, and the one right status for it. A redirect is followed and timed with what it leads to."""

    kind: str
    path: str
    accept: str = "text/html,*/*;q=0.8"
    status: int = 200


@dataclass(frozen=True, slots=True)
class Took:
    """How many seconds a request of a kind took, begun `at` so many seconds from the start; `fault` says what was
    wrong, if it was."""

    kind: str
    at: float
    seconds: float
    fault: str = ""


def load(port: int, asks: Sequence[Sequence[Ask]], clients: int, seconds: float, seed: int = 7) -> list[Took]:
    """What came of so many clients that ask 127.0.0.1 for so long, one request after another.

    `asks` are lists of requests: a client draws a list, then one of its requests, so a list is a share of the load.
    """
    return asyncio.run(_load(port, asks, clients, seconds, seed))


async def _load(port: int, asks: Sequence[Sequence[Ask]], clients: int, seconds: float, seed: int) -> list[Took]:
    start = time.monotonic()
    each = (_client(port, asks, start, seconds, random.Random(f"{seed} {number}")) for number in range(clients))
    return [took for one in await asyncio.gather(*each) for took in one]


async def _client(
    port: int, asks: Sequence[Sequence[Ask]], start: float, seconds: float, draw: random.Random
) -> list[Took]:
    took: list[Took] = []
    connection = None
    while (begun := time.monotonic()) < start + seconds:
        ask = draw.choice(draw.choice(asks))
        fault = ""
        try:
            async with asyncio.timeout(_PATIENCE):
                connection = connection or await asyncio.open_connection("127.0.0.1", port)
                status, place = await _get(*connection, ask.path, ask.accept)
                if status == 303:
                    status, _ = await _get(*connection, place, ask.accept)
            if status != ask.status:
                fault = f"{ask.path} {status}"
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            fault = f"{ask.path} {type(error).__name__} {error}"
        took.append(Took(ask.kind, begun - start, time.monotonic() - begun, fault))
        if fault and connection:
            connection[1].close()
            connection = None
    if connection:
        connection[1].close()
    return took


async def _get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, accept: str) -> tuple[int, str]:
    """The status of the whole answer, and where it leads."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n\r\n".encode("ascii"))
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    if headers.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    else:
        await reader.readexactly(int(headers.get("content-length", "0")))
    return int(lines[0].split()[1]), headers.get("location", "")
