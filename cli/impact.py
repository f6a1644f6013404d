"""`ccgkg impact`: what would fall if a source were taken away; without one, who rests on whom."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from ccgkg.cli.console import CommandError, out, say_json
from ccgkg.cli.places import GRAPH, EndpointOption, GraphOption, JsonOption, engine_of
from ccgkg.queries.origins.impact import Impact, Reliance, Struck, UnknownSource, impact, reliance

EXAMPLES = """Examples:

ccgkg impact                                     who rests on whom

ccgkg impact pharmatimes-nao-ccgs                what no other source says, and what is left with one origin

ccgkg impact nao --json                          all that rests on the National Audit Office"""


def run(
    source: Annotated[
        str | None,
        typer.Argument(help="A source by its slug, or one on whom sources rest (nao). Without it: all who are."),
    ] = None,
    graph: GraphOption = GRAPH,
    endpoint: EndpointOption = None,
    json: JsonOption = False,
) -> None:
    """Show what would fall if a source were taken away: figures that only it has, and those left with one origin."""
    engine = engine_of(graph, endpoint, ours=True)
    console = out()
    console.soft_wrap = not console.is_terminal
    if source is None:
        found = reliance(engine)
        if json:
            say_json([asdict(one) for one in found])
        else:
            _render_reliance(found, console)
        return
    try:
        answer = impact(engine, source)
    except UnknownSource as error:
        raise CommandError(str(error)) from None
    if json:
        say_json(answer.to_json())
    else:
        render(answer, console)


def render(answer: Impact, console: Console) -> None:
    """Prints what would fall, for a person."""
    what = "all that rests on it" if answer.agent else "it"
    console.print(
        Text(f"Without {answer.asked}, {_count(answer.claims, 'claim')} on figures would go with {what}.", "bold")
    )
    _list("Said by no one else:", answer.fallen, console)
    _list("Left with one origin:", answer.single, console)
    if answer.firm:
        console.print(f"\n{_count(answer.firm, 'figure')} would stand as before, with fewer sources.")


def _list(heading: str, figures: tuple[Struck, ...], console: Console) -> None:
    if not figures:
        return
    console.print(f"\n{heading}", style="bold underline")
    for one in figures:
        left = f"; left: {one.left[0]}" if one.left else ""
        console.print(f"- {one.label}{left}")


def _render_reliance(found: tuple[Reliance, ...], console: Console) -> None:
    for one in found:
        console.print(
            f"{one.who} rests on {one.whom}: {_count(one.claims, 'claim')} in {_count(one.sources, 'source')}"
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
