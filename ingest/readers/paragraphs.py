"""Paragraphs from the lines of a page: words broken over two lines made whole, heads and feet of pages left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import yaml

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]$")
_OPENS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]+")
#: A line at the head or foot of pages that comes again on so many of them, its numbers aside, is none of the text.
_AGAIN = 2
_SOFT = "\u00ad"


def furniture(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The shapes of lines that stand first or last on several pages: running heads, page numbers, feet."""
    seen = Counter(shape for lines in pages for shape in {shape_of(line) for line in (*lines[:2], *lines[-2:])})
    return frozenset(shape for shape, times in seen.items() if times >= max(_AGAIN, len(pages) // 4))


def shape_of(line: str) -> str:
    """A line without its numbers and case: the feet `Page 3` and `Page 4` have one shape."""
    return _DIGITS.sub("0", _BLANKS.sub(" ", line).strip().lower())


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words of a document that no line end breaks, in lower case: how it writes `overspend` or `over-spend`."""
    found: set[str] = set()
    for line in lines:
        found.update(match[0].lower() for match in _WORD.finditer(line.rstrip("-\u2010")))
    return frozenset(found)


def joined(lines: Iterable[str], words: frozenset[str]) -> str:
    """The lines as one paragraph. `words` is the vocabulary of the document."""
    text = ""
    for line in lines:
        line = _BLANKS.sub(" ", line).strip()
        text = join(text, line, words) if text else line
    return text.replace(_SOFT, "")


def join(before: str, after: str, words: frozenset[str]) -> str:
    """Two lines that follow on one another, as one."""
    if before.endswith(_SOFT):
        return before + after
    broken = _BROKEN.search(before)
    opens = _OPENS.match(after)
    if broken and opens and opens[0][0].islower():
        first, second = broken[1], opens[0]
        whole = f"{first}-{second}".lower()
        keeps = whole in words or ((first + second).lower() not in words and first.lower() in _keeps())
        return before + after if keeps else before[:-1] + after
    # `2017-` and `18`, `2017–` and `18`, `NHS England-` and `funded`: no blank was there.
    if before[-1:] in "-–" and before[-2:-1].strip():
        return before + after
    return f"{before} {after}"


@cache
def _keeps() -> frozenset[str]:
    """First halves of words that keep their hyphen where the text does not show otherwise."""
    rules = yaml.safe_load((files("ccgkg.ingest.rules") / "line-ends.yaml").read_text(encoding="utf-8"))
    return frozenset(word for group in rules["keeps"] for word in group)


def runs_on(before: str, after: str) -> bool:
    """Whether a paragraph that a column or a page ends goes on in the next: it has no end, or a word is broken."""
    return bool(before and after) and before[-1] not in '.!?:;”"’)•' and (after[0].islower() or before[-1] in "-,")
