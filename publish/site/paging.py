"""Pages of long lists: how many there are, which part is on one, and where the others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.requests import Request

#: The most claims on a page.
SIZE = 400


class NoSuchPage(LookupError):
    """A list has no page of that number. The message is one line."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one list. `number` is that of the page shown, from 1; `address` is that of the list, with a `?`."""

    total: int
    number: int
    address: str
    size: int = SIZE

    @property
    def count(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The number of the first entry on the page, from 1; 0 where there is none."""
        return min(self.total, (self.number - 1) * self.size + 1)

    @property
    def last(self) -> int:
        return min(self.total, self.number * self.size)

    @property
    def part(self) -> slice:
        return window(self.number, self.size)

    def link(self, number: int) -> str:
        return f"{self.address}page={number}"

    def others(self) -> list[tuple[str, int]]:
        """The relation and the number of each page that one goes to from here (RFC 8288; IANA's link relations)."""
        if self.count == 1:
            return []
        near = {"first": 1, "prev": self.number - 1, "next": self.number + 1, "last": self.count}
        return [(rel, number) for rel, number in near.items() if 1 <= number <= self.count and number != self.number]

    def header(self) -> str:
        """The value of a `Link` header, or nothing."""
        return ", ".join(f'<{self.link(number)}>; rel="{rel}"' for rel, number in self.others())


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of a list a request wants: one by its number, or the one that a claim is on, by the end of its IRI."""

    request: Request
    number: int
    claim: str

    @classmethod
    def of(cls, request: Request) -> Turn:
        """Raises NoSuchPage where the number is none."""
        try:
            return cls(request, asked(request), request.query_params.get("claim", "")[:80])
        except ValueError as error:
            raise NoSuchPage(str(error)) from None

    def to(self, total: int, at: int | None = None) -> Pages:
        """The pages of a list, turned to the one wanted; where `at` is a place in the list, to the page of that.

        Raises NoSuchPage where there is no such page.
        """
        return pages(self.request, total, self.number if at is None else at // SIZE + 1)


def asked(request: Request) -> int:
    """The page that a request wants. Raises ValueError where that is no number from 1."""
    given = request.query_params.get("page", "1")
    if not (given.isascii() and given.isdigit() and len(given) < 8 and int(given)):
        raise ValueError(f"page: {given[:20]!r} is no number of a page")
    return int(given)


def pages(request: Request, total: int, number: int, size: int = SIZE) -> Pages:
    """The pages of a list at the address of a request. Raises NoSuchPage where it has no page of that number."""
    others = urlencode([pair for pair in request.query_params.multi_items() if pair[0] not in ("page", "claim")])
    found = Pages(total, number, f"{quote(request.url.path)}?{others}{'&' if others else ''}", size)
    if number > found.count:
        raise NoSuchPage(f"page: there are {found.count}")
    return found


def window(page: int, size: int = SIZE) -> slice:
    """What is on a page of a plain list."""
    return slice((page - 1) * size, page * size)


def windows(lengths: Sequence[int], page: int, size: int = SIZE) -> list[tuple[int, slice]]:
    """What is on a page of lists that follow each other: the place of each list that has a part, and that part.

    >>> windows([3, 0, 5], 2, size=4)
    [(2, slice(1, 5, None))]
    """
    begin, found = 0, []
    for at, length in enumerate(lengths):
        first, last = max(0, (page - 1) * size - begin), min(length, page * size - begin)
        if first < last:
            found.append((at, slice(first, last)))
        begin += length
    return found
