"""A sheet to draw on: SVG made by drawsvg, in one hand for all pictures.

Text is escaped by the library; attributes are not, so no words of a source may stand in one. Nothing is styled by CSS
or scripted: a page may show a picture under any content security policy. The same drawing gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import drawsvg

INK, FAINT, RULE, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"
#: Okabe and Ito's colours, which the colour-blind can tell apart, darkened where they were too light for a thin line.
COLOURS = ("#d55e00", "#0072b2", "#007a5a", "#a0406f", "#8a6d00", "#3b3b98")

#: About how wide a letter is, as a part of its size, and what is left free beside what is drawn.
_PLAIN, _BOLD, _EDGE = 0.54, 0.58, 6.0

Point = tuple[float, float]


@dataclass(slots=True)
class Sheet:
    """`width` and `height` are in user pixels; y grows downwards. `title` and `told` are read to who cannot see it."""

    width: float
    height: float
    title: str
    told: str
    _marks: list[Any] = field(default_factory=list)
    _reached: list[float] = field(default_factory=list)

    @property
    def left(self) -> float:
        """How far to the left something has been drawn."""
        return min(self._reached, default=0.0)

    def text(
        self, words: str, at: Point, *, size: float = 12, colour: str = INK, bold: bool = False, end: bool = False
    ) -> None:
        """Words from a point on their baseline, or up to it."""
        weight = {"font_weight": "bold"} if bold else {}
        anchor = {"text_anchor": "end"} if end else {}
        x, y = map(_short, at)
        length = len(words) * size * (_BOLD if bold else _PLAIN)
        self._reached += [x - length, x] if end else [x, x + length]
        self._marks.append(drawsvg.Text(words, size, x, y, fill=colour, **weight, **anchor))

    def line(self, points: Sequence[Point], colour: str = INK, *, width: float = 1, dashes: str = "") -> None:
        """Straight from point to point."""
        path = _path(colour, width, dashes)
        self._reached += [x for x, _ in points]
        path.M(*map(_short, points[0]))
        for point in points[1:]:
            path.L(*map(_short, point))
        self._marks.append(path)

    def bend(self, start: Point, end: Point, colour: str, *, width: float = 1) -> None:
        """An S from one level to another, level at both ends."""
        (x, y), (to_x, to_y) = start, end
        middle = _short((x + to_x) / 2)
        path = _path(colour, width, "")
        path.M(_short(x), _short(y)).C(middle, _short(y), middle, _short(to_y), _short(to_x), _short(to_y))
        self._marks.append(path)

    def dot(self, at: Point, colour: str, radius: float = 3) -> None:
        self._marks.append(drawsvg.Circle(_short(at[0]), _short(at[1]), radius, fill=colour))

    def bar(self, corner: Point, size: Point, colour: str) -> None:
        """A filled box, by its upper left corner."""
        (x, y), (width, height) = corner, size
        self._marks.append(drawsvg.Rectangle(_short(x), _short(y), _short(width), _short(height), fill=colour))

    def band(self, top: float, height: float, colour: str) -> None:
        """A strip over the whole width."""
        self._marks.append(drawsvg.Rectangle(0, _short(top), self.width, _short(height), fill=colour))

    def svg(self, *, trimmed: bool = False) -> str:
        """The document, in UTF-8's characters, with a line end. Trimmed, it ends on either side where the marks do."""
        left, right = (
            (self.left - _EDGE, max(self._reached) + _EDGE) if trimmed and self._reached else (0.0, self.width)
        )
        drawing = drawsvg.Drawing(
            _short(right - left), _short(self.height), origin=(_short(left), 0),
            font_family="Helvetica, Arial, sans-serif", role="img", aria_label=escape(self.title),
        )  # fmt: skip
        drawing.append_title(self.title)
        drawing.append(drawsvg.Raw(f"<desc>{escape(self.told)}</desc>"))
        drawing.append(drawsvg.Rectangle(_short(left), 0, _short(right - left), _short(self.height), fill=PAPER))
        for mark in self._marks:
            drawing.append(mark)
        return str(drawing.as_svg()).rstrip("\n") + "\n"


def _path(colour: str, width: float, dashes: str) -> Any:
    dashed = {"stroke_dasharray": dashes} if dashes else {}
    return drawsvg.Path(stroke=colour, stroke_width=width, fill="none", stroke_linecap="round", **dashed)


def _short(number: float) -> float:
    """A coordinate with one place at most, so that bytes do not hang on the last bits of a float."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded
