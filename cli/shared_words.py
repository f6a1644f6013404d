"""How a verb prints origins: how many there are, and the words that sources share, which say so."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from ccgkg.queries.origins.origin import Origins, SharedWords

#: A place in a source: its slug, and offsets in code points, half-open.
Place = tuple[str, int, int]
#: So many passages are shown of what two sources share; JSON has all of them.
_SHOWN = 2


def say_origins(origins: Origins, places: Iterable[Place], console: Console) -> None:
    """Prints origins, and what their sources share: of the passages first those that hold one of `places`."""
    if not origins.origins:
        return
    told = list(places)
    console.print(f"  {origins.in_words}")
    for link in origins.links:
        console.print(f"    {link.reason}")
        shown = sorted(link.shared, key=lambda one: (not _holds(one, told), -one.words))[:_SHOWN]
        for one in shown:
            _passage(one, console)
        if more := len(link.shared) - len(shown):
            console.print(f"      and {more} more passage{'s' * (more != 1)}")


def _passage(one: SharedWords, console: Console) -> None:
    words = f"“{one.exact}” " if one.exact else ""
    console.print(
        f"      {words}({one.words} words; {one.first}, {one.first_start}–{one.first_end};"
        f" {one.second}, {one.second_start}–{one.second_end})"
    )


def _holds(one: SharedWords, places: Iterable[Place]) -> bool:
    runs = ((one.first, one.first_start, one.first_end), (one.second, one.second_start, one.second_end))
    return any(
        source == slug and first <= start and end <= last for source, start, end in places for slug, first, last in runs
    )
