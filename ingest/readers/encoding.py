"""The characters of a web page's bytes, as browsers read them: unpacked, decoded by what the page declares."""

from __future__ import annotations

import codecs
import re
import zlib

from ccgkg.ingest.readers.opened import Unreadable

_GZIP = b"\x1f\x8b"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: Where a declaration of the encoding may stand (https://html.spec.whatwg.org/#determining-the-character-encoding).
_PRESCAN = 1024
_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
#: Labels that pages use and browsers read as Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
_WESTERN = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252"})


def unpacked(data: bytes, limit: int) -> bytes:
    """The bytes, unpacked where they are gzip. Raises Unreadable for a broken file, or for more than `limit` bytes."""
    if not data.startswith(_GZIP):
        return data
    stream = zlib.decompressobj(wbits=31)
    try:
        plain = stream.decompress(data, limit + 1)
    except zlib.error:
        raise Unreadable("is broken gzip") from None
    if len(plain) > limit:
        raise Unreadable(f"unpacks to more than {limit:,} bytes")
    if not stream.eof:
        raise Unreadable("is gzip that breaks off")
    return plain


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a page, and a note where its encoding had to be guessed.

    UTF-8 is taken wherever the bytes are UTF-8, since other text hardly ever is by chance; then what the page declares;
    then Windows-1252, which has a character for nearly every byte.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace"), ()
    declared = _DECLARED.search(data, 0, _PRESCAN)
    label = declared[1].decode("ascii").lower() if declared else ""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if label and label not in _WESTERN and _is_text(label):
        try:
            return data.decode(label), ()
        except UnicodeDecodeError:
            pass
    text = data.decode("cp1252", "replace")
    return text, () if label in _WESTERN else ("its encoding was guessed: Windows-1252",)


def _is_text(label: str) -> bool:
    try:
        return codecs.lookup(label)._is_text_encoding
    except LookupError:
        return False
