"""Web furniture: what a page puts around an article, which makes no claim (decision 1) and stands between none of its
parts.

Which words it has is in `rules/furniture.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml

from ccgkg.ingest.text.layout import TERMINAL, Block

#: A heading of links, and a line of a page, are shorter.
_LINKS, _LINE = 80, 120


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    text = files("ccgkg.ingest.rules").joinpath("furniture.yaml").read_text(encoding="utf-8")
    links, begins, whole, labels = (re.compile("|".join(map(str, some))) for some in yaml.safe_load(text).values())
    return links, begins, whole, labels


def furniture(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Which blocks of a text are furniture: a line of its own, or the heading of a list of links and the links under
    it."""
    heads, begins, whole, labels = _patterns()
    links = False
    for n, block in enumerate(blocks):
        words = text[block.start : block.end].strip(" \t:»>›").casefold()
        if n == 0 and labels.fullmatch(words):
            yield block  # over the headline
            continue
        if len(words) < _LINKS and heads.fullmatch(words):
            links = True
        elif block.kind == "paragraph" or TERMINAL.search(words):
            links = False
        if links or (len(words) < _LINE and (begins.match(words) or whole.fullmatch(words))):
            yield block


def cleared(text: str, blocks: Iterable[Block]) -> str:
    """A text with spaces in the place of those of its blocks that are furniture, so that all offsets hold."""
    parts, at = [], 0
    for block in furniture(text, blocks):
        parts += [text[at : block.start], " " * (block.end - block.start)]
        at = block.end
    return "".join([*parts, text[at:]]) if parts else text
