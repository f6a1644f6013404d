"""PDF reports: the text in reading order, and on which page each stretch of it stands.

`pdfminer.six` finds the boxes of text, column by column. Their lines become paragraphs; running heads, feet and page
numbers are left out. Fragments are `page=N` (RFC 3778), counted from 1 as the viewer counts them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO

import pdfminer
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTTextBox
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser, PDFSyntaxError
from pdfminer.utils import decode_text

from ccgkg.ingest.original import RFC_3778, Original, Place
from ccgkg.ingest.readers.opened import Opened, Unreadable
from ccgkg.ingest.readers.paragraphs import furniture, join, joined, runs_on, shape_of, vocabulary

#: The most pages; the longest report on the NHS has some hundred.
MOST_PAGES = 1_000
#: Pages named in a note before the rest is counted.
_NAMED = 5
#: Titles that word processors give to a file.
_NO_TITLE = ("microsoft word", "untitled", "layout 1")


def read(data: bytes) -> Opened:
    """The text of a report. Raises Unreadable for a file that is empty, no PDF, locked, too long or without text."""
    if not data.strip():
        raise Unreadable("is empty")
    try:
        known = _metadata(data)
        pages = [
            [_lines(box) for box in page if isinstance(box, LTTextBox)]
            for page in extract_pages(BytesIO(data), laparams=LAParams(), maxpages=MOST_PAGES + 1)
        ]
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise Unreadable("is locked by a password") from None
    except PDFSyntaxError:
        raise Unreadable("is no PDF, or a broken one") from None
    except Exception as error:  # noqa: BLE001 - the library raises whatever a broken file leads it to
        raise Unreadable(f"cannot be read as PDF ({type(error).__name__})") from None
    if not pages:
        raise Unreadable("is no PDF, or a broken one")
    if len(pages) > MOST_PAGES:
        raise Unreadable(f"has more than {MOST_PAGES:,} pages")
    text, places = _composed(pages)
    if not text.strip():
        raise Unreadable(
            f"has no text on its {len(pages)} page{'s' * (len(pages) > 1)}: a scan must be made readable (OCR) first"
        )
    original = Original(
        "application/pdf", hashlib.sha256(data).hexdigest(), f"pdfminer.six {pdfminer.__version__}", RFC_3778, places
    )
    return Opened(text, known, original, tuple(_notes(pages)))


def _lines(box: LTTextBox) -> list[str]:
    return [line for line in box.get_text().split("\n") if line.strip()]


def _composed(pages: list[list[list[str]]]) -> tuple[str, tuple[Place, ...]]:
    """The text of all pages, paragraphs parted by a blank line, and the stretch of each page."""
    flat = [[line for box in page for line in box] for page in pages]
    heads = furniture(flat)
    words = vocabulary(line for lines in flat for line in lines)
    text = ""
    ends = []
    for page in pages:
        for box in page:
            lines = [line for line in box if shape_of(line) not in heads]
            paragraph = joined(lines, words)
            if not paragraph:
                continue
            if runs_on(text, paragraph):
                text = join(text, paragraph, words)
            else:
                text = f"{text}\n\n{paragraph}" if text else paragraph
        ends.append(len(text))
    places = []
    start = 0
    for number, end in enumerate(ends, start=1):
        if end > start:
            places.append(Place(start, end, f"page={number}"))
        start = max(start, end)
    return text + "\n", tuple(places)


def _notes(pages: list[list[list[str]]]) -> Iterator[str]:
    empty = [number for number, page in enumerate(pages, start=1) if not any(page)]
    if empty:
        more = f" and {len(empty) - _NAMED} more" if len(empty) > _NAMED else ""
        yield f"no text on page{'s' * (len(empty) > 1)} {', '.join(map(str, empty[:_NAMED]))}{more}"


def _metadata(data: bytes) -> dict[str, str | None]:
    """Title and author as the file gives them. Its date is that of the file, not of the publication, so it is left
    out."""
    known: dict[str, str | None] = {}
    for info in PDFDocument(PDFParser(BytesIO(data))).info:
        for key, name in (("title", "Title"), ("author", "Author")):
            value = info.get(name)
            words = " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
            known[key] = known.get(key) or words or None
    if (known.get("title") or "").lower().startswith(_NO_TITLE):
        known["title"] = None
    return known
