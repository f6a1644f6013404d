"""What is known of a source besides its text: title, publisher, date, address, author. From a file beside it or a
manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ccgkg.ingest.edtf import bounds

KEYS = ("title", "publisher", "published", "url", "author")
#: `published` is a day or an interval of days.
_PUBLISHED = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")


class MetadataError(ValueError):
    """Metadata that cannot be read. The message is one line without the file's name; `place` is where, such as
    `3:7`."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.place = place


def parsed(data: bytes) -> dict[str, str | None]:
    """The metadata in the JSON of a `NAME.meta.json`, UTF-8. Raises MetadataError."""
    try:
        record = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise MetadataError(f"is not UTF-8 (at byte {error.start})") from None
    except json.JSONDecodeError as error:
        raise MetadataError("is not JSON", f"{error.lineno}:{error.colno}") from None
    except RecursionError:
        raise MetadataError("is not JSON", "1:1") from None
    if not isinstance(record, dict):
        raise MetadataError("is no JSON object")
    return checked(record)


def checked(record: Mapping[str, Any]) -> dict[str, str | None]:
    """The keys of a source's metadata, None where a record lacks them. Raises MetadataError for one that has no
    sense."""
    known: dict[str, str | None] = {}
    for key in KEYS:
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            raise MetadataError(f"{key} is no string")
        known[key] = value or None
    published = known["published"]
    if published is not None:
        try:
            if not _PUBLISHED.fullmatch(published):
                raise ValueError
            bounds(published)
        except ValueError:
            raise MetadataError(f"published is neither a day nor an interval of days: {published!r}") from None
    return known
