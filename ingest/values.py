"""Values: dataclasses that the type checker holds to be frozen, and that cost no more at run time than others.

A frozen dataclass sets each field through `object.__setattr__`, which for a claim of twenty fields takes most of the
time of making it, and a text makes thousands. So `dataclass(frozen=True, slots=True)` of this module is the standard
one to the type checker, which refuses every assignment, while at run time the class is equal, hashable and slotted and
its fields are set plainly.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import fields
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import TYPE_CHECKING, Any, TypeVar, cast

__all__ = ["changed", "dataclass"]

V = TypeVar("V")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen, slots, kw_only=False):
        assert frozen and slots
        return dataclasses.dataclass(slots=True, unsafe_hash=True, kw_only=kw_only)


@cache
def _fields(cls: Hashable) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Callable[[Any, Any], None], ...]]:
    """What reads all fields of a slotted class, and what writes each."""
    names = tuple(f.name for f in fields(cast(Any, cls)))
    return attrgetter(*names), tuple(getattr(cls, name).__set__ for name in names)


def changed(value: V, /, **changes: Any) -> V:
    """The value with other fields: `dataclasses.replace`, for slotted values of two fields or more, at less cost."""
    cls = type(value)
    read, writes = _fields(cast(Hashable, cls))
    other = cls.__new__(cls)
    deque(map(call, writes, repeat(other), read(value)), maxlen=0)  # no loop of our own: a claim has twenty fields
    for name, field in changes.items():
        setattr(other, name, field)
    return other
