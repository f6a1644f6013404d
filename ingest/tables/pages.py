"""The pages that a row cites, and who speaks on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from ccgkg.ingest.graph.iris import slugify

_ADDRESS = re.compile(r"https?://([^/\s:?#]+)\S*")


@lru_cache(maxsize=1)
def _publishers() -> Mapping[str, str]:
    return yaml.safe_load((files("ccgkg.ingest.tables") / "publishers.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def speakers(text: str, separator: str | None) -> list[str | None]:
    """The slugs of those who speak on the pages of a cell, each once; None for one whom the address does not tell.

    Raises ValueError where a piece of the cell has no address.
    """
    found: dict[str | None, None] = {}
    for piece in text.split(separator) if separator else [text]:
        address = _ADDRESS.search(piece)
        if not address:
            raise ValueError(f"‘{' '.join(piece.split())[:60]}’ is no address of a page")
        host = address[1].lower().removeprefix("www.")
        found[_publishers().get(host, slugify(host)) or None] = None
    return list(found)
