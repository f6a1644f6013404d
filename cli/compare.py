"""`ccgkg compare`: what sources give for one thing, side by side, and whether they agree."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from ccgkg.cli.console import out, say_json
from ccgkg.cli.places import GRAPH, EndpointOption, GraphOption, JsonOption, engine_of, texts_of
from ccgkg.cli.shared_words import say_origins
from ccgkg.queries.compare import Answer, compare, read_period
from ccgkg.queries.disagreement import Disagreement
from ccgkg.queries.measured import Given, Judged, Measured
from ccgkg.queries.words import period_in_words

EXAMPLES = """Examples:

ccgkg compare                                        all that contradicts, and how the rest stands

ccgkg compare rated-requires-improvement-or-inadequate --period 2017/18

ccgkg compare overspend --json"""


def run(
    measure: Annotated[
        str | None, typer.Argument(help="A measure by its slug, such as overspend. Without one: all of them.")
    ] = None,
    period: Annotated[str | None, typer.Option("--period", "-p", help="2017/18, or a period in EDTF.")] = None,
    graph: GraphOption = GRAPH,
    endpoint: EndpointOption = None,
    json: JsonOption = False,
) -> None:
    """Show what sources give for one thing side by side: identical, compatible, contradictory or not comparable, and
    why."""
    try:
        asked = read_period(period) if period else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--period") from None
    try:
        answer = compare(engine_of(graph, endpoint, ours=True), measure, asked, texts_of(graph))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="MEASURE") from None
    if json:
        say_json(answer.to_json())
        return
    console = out()
    console.soft_wrap = not console.is_terminal
    render(answer, console)


def render(answer: Answer, console: Console) -> None:
    """Prints an answer for a person."""
    whole = answer.measure is None
    dated = [one for one in answer.quantities if one.period is not None]
    if not dated:
        console.print("Nothing in the graph can be compared on that.")
    if whole:
        _summary(answer, console)
    for number, measured in enumerate(dated):
        if not whole or answer.period or measured.verdict == "contradictory":
            console.print() if number or whole else None
            _quantity(measured, console)
    _others([one for one in answer.disagreements if one.kind != "Figure"], console)
    undated = [one for one in answer.quantities if one.period is None]
    if undated and not whole:
        console.print("\nNot compared, for no period is stated:")
        for measured in undated:
            for given in measured.figures:
                _given(given, console)


def _summary(answer: Answer, console: Console) -> None:
    counted = Counter(one.verdict for one in answer.quantities if one.verdict)
    parts = ", ".join(f"{counted[verdict]} {verdict.replace('-', ' ')}" for verdict in sorted(counted))
    console.print(Text(f"{len(answer.quantities)} things are said more than once: {parts or 'none'}.", style="bold"))


def _quantity(measured: Measured, console: Console) -> None:
    basis = "" if measured.basis == "total" else f" ({measured.basis})"
    status = "" if measured.status == "actual" else f" ({measured.status})"
    measures = f"{measured.measures[:1].upper()}{measured.measures[1:]}"
    title = f"{measures}{basis}{status}, {measured.whom}, {measured.period_in_words}"
    verdict = (measured.verdict or "said once").replace("-", " ")
    sources = f"{measured.sources} source{'s' * (measured.sources != 1)}"
    console.print(Text(f"{title}: {verdict} ({sources})", style="bold underline"))
    for given in measured.figures:
        _given(given, console)
    for judged in measured.comparisons:
        _judged(judged, console)
    if measured.comparisons:
        resting = [given.words for given in measured.figures if given.inferred]
        rests = (
            f"On an inferred period rests: {', '.join(resting)}." if resting else "None rests on an inferred period."
        )
        console.print(f"  {rests}")
    say_origins(measured.origins, [(place.source, place.start, place.end) for place in measured.places], console)


def _given(given: Given, console: Console) -> None:
    interval = f"  {given.interval}" if given.interval and given.interval.startswith(("(", "[")) else ""
    console.print(f"  {given.words}{interval}")
    for place in given.places:
        by = "" if place.said_by == place.outlet else f", citing {place.said_by}"
        published = period_in_words(place.published) if place.published else "date unknown"
        console.print(f"    {place.outlet}{by}, {published} ({place.source}, {place.start}–{place.end})")
        if place.period_reason:
            console.print(f"      the period is inferred: {place.period_reason}")


def _judged(judged: Judged, console: Console) -> None:
    console.print(f"  - {judged.verdict.replace('-', ' ')}: {judged.reason}")
    for reason in judged.inferred:
        console.print(f"    rests on an inferred period: {reason}")


def _others(found: list[Disagreement], console: Console) -> None:
    """What contradicts and is no figure: ratings and events."""
    for one in found:
        console.print()
        console.print(
            Text(
                f"{' / '.join(dict.fromkeys(given.words for given in one.given))}: {one.verdict}",
                style="bold underline",
            )
        )
        for given in one.given:
            _given(given, console)
        console.print(f"  - {one.verdict.replace('-', ' ')}: {one.reason}")
