"""`ccgkg why`: who says a figure, where exactly, on whose word, and what else is said."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from ccgkg.cli.console import out, say_json
from ccgkg.cli.places import GRAPH, EndpointOption, GraphOption, JsonOption, engine_of, texts_of
from ccgkg.cli.shared_words import say_origins
from ccgkg.cli.sums import say_check
from ccgkg.queries.asked import read_asked
from ccgkg.queries.mention import Mention
from ccgkg.queries.why import Answer, Measured, why
from ccgkg.queries.words import period_in_words

EXAMPLES = """Examples:

ccgkg why "£213 million"

ccgkg why "87 of 207"

ccgkg why "more than 40 per cent" --json"""


def run(
    figure: Annotated[str, typer.Argument(help="A figure in words or digits: '£213m', '87 of 207', '42%'.")],
    graph: GraphOption = GRAPH,
    endpoint: EndpointOption = None,
    json: JsonOption = False,
) -> None:
    """Show the provenance of a figure: each voice that says it, its words, its origins, and what else is said of the
    same."""
    try:
        read_asked(figure)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="FIGURE") from None
    answer = why(engine_of(graph, endpoint, ours=True), figure, texts_of(graph))
    if json:
        say_json(answer.to_json())
    else:
        console = out()
        console.soft_wrap = not console.is_terminal
        render(answer, console)


def render(answer: Answer, console: Console) -> None:
    """Prints an answer for a person. The figure stands in square brackets in its sentence."""
    if not answer.quantities:
        console.print(f"No source in the graph says {answer.asked}.")
        return
    places = "place" if answer.voices == 1 else "places"
    console.print(Text(f"{answer.asked} is said in {answer.voices} {places}.", style="bold"))
    for measured in answer.quantities:
        console.print()
        _quantity(measured, console)


def _quantity(measured: Measured, console: Console) -> None:
    basis = "" if measured.basis == "total" else f" ({measured.basis})"
    console.print(Text(f"{_capital(measured.measures)}{basis}, {measured.period_in_words}", style="bold underline"))
    if measured.period_reason:
        console.print(f"  The period is inferred: {measured.period_reason}")
    for mention in measured.mentions:
        _mention(mention, console)
    if measured.origins.origins:
        console.print()
        say_origins(measured.origins, [(m.source, m.start, m.end) for m in measured.mentions], console)
    if measured.checks:
        console.print("\n  The published arithmetic, done again:")
        for check in measured.checks:
            console.print(f"  - {check.source}, {check.places[0].start}–{check.places[-1].end}")
            say_check(check, console)
    if measured.others:
        console.print("\n  Other figures for the same:")
        for other in measured.others:
            by = "" if other.said_by == other.outlet else f", citing {other.said_by}"
            console.print(f"  - {other.figure}: {other.outlet}{by} ({other.source}, {other.start}–{other.end})")
            if other.verdict:
                console.print(f"    {other.verdict.replace('-', ' ')}: {other.reason}")
            for reason in other.inferred:
                console.print(f"    rests on an inferred period: {reason}")


def _mention(mention: Mention, console: Console) -> None:
    console.print()
    status = "" if mention.status == "actual" else f" ({mention.status})"
    console.print(f"  {mention.chain_in_words}: {mention.figure}{status}")
    start, end = mention.mark
    sentence = Text("    “" + mention.sentence[:start])
    sentence.append(f"[{mention.sentence[start:end]}]", style="bold reverse")
    console.print(sentence.append(mention.sentence[end:] + "”"))
    published = period_in_words(mention.published) if mention.published else "date unknown"
    title = f", {mention.title}" if mention.title else ""
    console.print(
        f"    {mention.outlet}{title}, {published}; {mention.source}, characters {mention.start}–{mention.end}"
    )
    for place in mention.places:
        console.print(f"    in the file: {place}")
    for correction in mention.corrections:
        console.print(f"    by hand: {correction.in_words}")
    if mention.url:
        console.print(f"    {mention.url}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
