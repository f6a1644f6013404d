"""Content negotiation: what a reader would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that an `Accept` header likes best; of equals the first that is offered; None where it takes none.

    >>> chosen("text/turtle;q=0.9, application/ld+json", ["text/html", "text/turtle", "application/ld+json"])
    'application/ld+json'
    >>> chosen("*/*", ["text/html", "text/turtle"]), chosen("image/png", ["text/html"])
    ('text/html', None)
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    liked = [(_quality(media, ranges), -place) for place, media in enumerate(offered)]
    quality, place = max(liked, default=(0.0, 0))
    return offered[-place] if quality > 0 else None


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return media.lower(), quality


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """That of the range that names the media type most closely."""
    kind = media.split("/")[0]
    for wanted in (media, f"{kind}/*", "*/*"):
        for name, quality in ranges:
            if name == wanted:
                return quality
    return 0.0
