"""Web pages: the article with its headline and standfirst; no navigation, notices, related links or comments.

`trafilatura` finds the body. The headline and what stands between it and the body it leaves out, so they are put back
from the page. The text that comes out is the snapshot: spaces are one blank, paragraphs lines of their own.
"""

from __future__ import annotations

import hashlib
import re
from copy import deepcopy

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from ccgkg.ingest.original import Original
from ccgkg.ingest.readers.encoding import decoded, unpacked
from ccgkg.ingest.readers.opened import Opened, Unreadable
from ccgkg.ingest.readers.page_metadata import metadata

#: The most bytes of a page once it is unpacked; pages with articles have some hundred thousand.
LIMIT = 16 * 1024 * 1024
#: The most elements; it takes a second to read 20,000.
MOST_ELEMENTS = 50_000
#: Elements around a headline that are no words of the article, by their tag, and by words of their class or id.
_ASIDE = frozenset(
    {"nav", "aside", "figure", "figcaption", "button", "form", "script", "style", "time", "footer", "ul", "ol"}
)
_FURNITURE = re.compile(
    r"by-?line|author|dateline|date|time|meta|share|social|caption|breadcrumb|tag|crumb|cookie|promo|advert|comment",
    re.IGNORECASE,
)
_LEAVES = frozenset({"p", "h2", "h3", "div", "strong"})
_SPACES = re.compile(r"\s+")
#: Elements after a headline that are looked at for a standfirst.
_AFTER = 40


def read(data: bytes) -> Opened:
    """The article of a page. Raises Unreadable where it is empty, too large, or has no text."""
    if not data.strip():
        raise Unreadable("is empty")
    page, notes = decoded(unpacked(data, LIMIT))
    if len(data) > LIMIT:
        raise Unreadable(f"has more than {LIMIT:,} bytes")
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            raise Unreadable("is no HTML")
        if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
            raise Unreadable(f"has more than {MOST_ELEMENTS:,} elements")
        known = metadata(tree)
        known["author"] = known["author"] or trafilatura.extract_metadata(tree, extensive=False).author
        body = trafilatura.extract(deepcopy(tree), include_comments=False, include_tables=True)
    except (RecursionError, etree.LxmlError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"cannot be read as HTML ({type(error).__name__})") from None
    if not body or not body.strip():
        raise Unreadable("has no text that is an article")
    text = "\n\n".join([*_heads(tree, body), *(line for line in body.split("\n") if line.strip())]) + "\n"
    original = Original("text/html", hashlib.sha256(data).hexdigest(), f"trafilatura {trafilatura.__version__}")
    return Opened(text, known, original, notes)


def _heads(tree: HtmlElement, body: str) -> list[str]:
    """The headline and the standfirst that the body lacks, in their order."""
    heading = next(iter(tree.iter("h1")), None)
    if heading is None:
        return []
    opening = _plain(body[:200])
    found = [_words(heading)]
    for seen, element in enumerate(heading.xpath("following::*")):
        words = _words(element) if element.tag in _LEAVES else ""
        # The first paragraph of the body ends what stands before it.
        if seen > _AFTER or (len(words) > 20 and opening.startswith(_plain(words)[:60])):
            break
        if (
            len(words.split()) > 3
            and not _apart(element)
            and not any(child.tag in _LEAVES | _ASIDE for child in element.iterdescendants())
        ):
            found.append(words)
    lines = {_plain(line) for line in body.split("\n")}
    return [words for words in dict.fromkeys(found) if words and _plain(words) not in lines]


def _apart(element: HtmlElement) -> bool:
    """Whether an element is a byline, a caption or the like, or lies in one."""
    around = [element, *element.iterancestors()][:4]
    return any(
        e.tag in _ASIDE or _FURNITURE.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in around
        if isinstance(e.tag, str) and e.tag not in ("html", "body", "main", "article")
    )


def _words(element: HtmlElement) -> str:
    return _SPACES.sub(" ", element.text_content()).strip() if isinstance(element.tag, str) else ""


def _plain(words: str) -> str:
    return _SPACES.sub(" ", words).strip().lstrip("- ")
