"""What `ccgkg check` prints of the published arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

import typer
from rich.console import Console
from rich.text import Text

from ccgkg.cli.console import note, out, say_json
from ccgkg.queries.agreement.arithmetic import reckonings
from ccgkg.queries.agreement.reckoning import VERDICTS, Reckoning
from ccgkg.queries.ask import Engine

_STYLES = {"exact": "green", "consistent": "green", "inconsistent": "bold red", "not-checkable": "dim"}
_WORDS = {
    "exact": "exact",
    "consistent": "consistent within rounding",
    "inconsistent": "inconsistent",
    "not-checkable": "not checkable",
}


def add_up(engine: Engine, texts: Callable[[str], str | None], *, every: bool, json: bool) -> None:
    """Prints the arithmetic of a graph: what does not add up, or `every` check. Raises Exit 1 where any does not."""
    missing: set[str] = set()

    def text_of(sha256: str) -> str | None:
        text = texts(sha256)
        if text is None:
            missing.add(sha256)
        return text

    found = list(reckonings(engine, text_of))
    tally = Counter(each.verdict for each in found)
    if missing:
        note(f"not checked, since the words are not beside the graph: {len(missing)} sources")
    if json:
        counts = {verdict: tally[verdict] for verdict in VERDICTS}
        say_json({"counts": counts, "checks": [each.to_json() for each in found]})
    else:
        console = out()
        console.soft_wrap = not console.is_terminal
        _render([each for each in found if every or each.verdict == "inconsistent"], console)
        told = ", ".join(f"{tally[verdict]} {_WORDS[verdict]}" for verdict in VERDICTS)
        console.print(f"{len(found)} checks of published arithmetic: {told}.")
    if tally["inconsistent"]:
        raise typer.Exit(1)


def _render(found: Sequence[Reckoning], console: Console) -> None:
    for source, checks in groupby(found, key=lambda each: each.source):
        console.print(Text(source, style="bold"))
        for each in checks:
            first, last = each.places[0], each.places[-1]
            say_check(each, console, f"  {first.start}–{last.end} ")
    if found:
        console.print()


def say_check(each: Reckoning, console: Console, lead: str = "    ") -> None:
    """Prints one check: the words, the verdict with its reason, and the computation."""
    words = ", ".join(f"“{place.exact}”" for place in each.places)
    line = Text(f"{lead}{words}: ")
    line.append(_WORDS[each.verdict], style=_STYLES[each.verdict])
    console.print(line.append(f": {each.reason}"))
    told = f" (derived: {each.derived[0].what}, {each.derived[0].value})" if each.derived else ""
    console.print(Text(f"    {each.computation}{told}", style="dim"))
    for reason in each.inferred:
        console.print(Text(f"    The period is inferred: {reason}", style="dim"))
