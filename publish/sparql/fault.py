"""A question that gets no answer, and why."""

from __future__ import annotations


class Fault(Exception):
    """`status` is the HTTP status, the message one line for whoever asked; `again` says that it may go well later."""

    def __init__(self, status: int, message: str, *, again: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.again = again
