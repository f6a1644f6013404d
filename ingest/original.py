"""The original of a source's text: the file as it was found, and where in it each stretch of the text stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ccgkg.ontology import CCG

#: What fragments conform to, by media type: the Web Annotation vocabulary's list
#: (https://www.w3.org/TR/annotation-model/ #fragment-selector) for PDF, RFC 7111 for tables.
RFC_3778 = "http://tools.ietf.org/rfc/rfc3778"
RFC_7111 = "http://tools.ietf.org/rfc/rfc7111"
#: RFC 7111 is for one table; in a workbook the sheet is named before the cell.
WORKBOOK_CELLS = str(CCG.WorkbookCells)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text, [start, end) in code points, and its fragment: `page=23`, `cell=5,3`."""

    start: int
    end: int
    fragment: str


@dataclass(frozen=True)
class Original:
    """The file that a text was read from.

    `sha256` is of its bytes, `reader` the library that read it, with its version. `places` are in order and do not
    overlap; `scheme` is the IRI of the standard that their fragments conform to.
    """

    media_type: str
    sha256: str
    reader: str
    scheme: str | None = None
    places: tuple[Place, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self.places]

    def places_of(self, start: int, end: int) -> Iterator[Place]:
        """The places that share a character with [start, end), in order."""
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.places)):
            place = self.places[index]
            if place.start >= end:
                return
            if place.end > start:
                yield place
