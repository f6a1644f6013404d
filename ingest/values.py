"""Values: dataclasses that the type checker holds to be frozen, and that cost no more at run time than those that are not.

A frozen dataclass sets each field through `object.__setattr__`, which for a claim of twenty fields takes most of the time of
making it, and a text makes thousands. So `dataclass(frozen=True, slots=True)` of this module is the standard one to the type
checker, which refuses every assignment, while at run time the class is equal, hashable and slotted and its fields are set plainly.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields
from functools import cache
from operator import attrgetter
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
def _fields(cls: Hashable) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(f.name for f in fields(cast(Any, cls)))
    return names, attrgetter(*names)


def changed(value: V, /, **changes: Any) -> V:
    """The value with other fields: `dataclasses.replace`, for values of two fields or more that take all of them as arguments."""
    names, read = _fields(cast(Hashable, type(value)))
    return type(value)(**(dict(zip(names, read(value), strict=True)) | changes))
