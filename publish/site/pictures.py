"""Pictures: lineages and charts as SVG files, so that a page needs no inline style to show them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from ccgkg.ontology.register import load
from ccgkg.publish.history_picture import picture
from ccgkg.publish.lineage_picture import picture_of
from ccgkg.publish.site.chart import drawn
from ccgkg.publish.site.figures import figures
from ccgkg.publish.site.press import Press
from ccgkg.publish.site.reply import reply
from ccgkg.queries.lineage import lineage

_SVG = "image/svg+xml"
_UNITS = {"GBP": "pounds", "percent": "per cent", "count": "numbers"}


@dataclass(frozen=True, slots=True)
class Pictures:
    press: Press

    def history(self, request: Request) -> Response:
        return reply(request, picture(), _SVG)

    def lineage(self, request: Request) -> Response:
        body = load().by_code(str(request.path_params["code"]))
        if body is None:
            return self.press.missing(request, "The register has no such code.")
        return reply(request, picture_of(lineage(body)), _SVG)

    def chart(self, request: Request) -> Response:
        """The figures of a measure in one unit."""
        edition, unit = self.press.edition, str(request.path_params["unit"])
        entry = next(
            (e for e in edition.index.of_kind("measure") if e.path.endswith(f"/{request.path_params['slug']}")), None
        )
        given = [figure for figure in figures(edition, entry.iri) if figure.unit == unit] if entry else []
        if entry is None or not any(figure.period for figure in given):
            return self.press.missing(request, "There are no such figures to draw.")
        title = f"{entry.name[0].upper()}{entry.name[1:]}, {_UNITS.get(unit, unit.replace('-', ' '))}"
        return reply(request, drawn(title, given), _SVG)
