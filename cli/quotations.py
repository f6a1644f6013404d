"""`ccgkg quotations`: what was said once and is quoted in several sources, and what each of them made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from ccgkg.cli.console import out, say_json
from ccgkg.cli.places import GRAPH, EndpointOption, GraphOption, JsonOption, engine_of, texts_of
from ccgkg.queries.quoted import Difference, Quotation, Utterance, quoted
from ccgkg.queries.words import period_in_words

EXAMPLES = """Examples:

ccgkg quotations                        all that several sources quote; changed meanings first

ccgkg quotations "Simon Stevens"        by speaker, outlet or source

ccgkg quotations --json"""

_KINDS = {"left-out": "left out", "added": "added", "changed": "changed"}
_MEANINGS = {"negation": "the meaning changes: a negation", "number": "the meaning changes: a number"}


def run(
    who: Annotated[
        str | None, typer.Argument(help="Part of the name of a speaker or an outlet, or the slug of a source.")
    ] = None,
    graph: GraphOption = GRAPH,
    endpoint: EndpointOption = None,
    json: JsonOption = False,
) -> None:
    """Show what several sources quote: what each leaves out, adds or changes, and whether the meaning stays."""
    found = quoted(engine_of(graph, endpoint, ours=True), texts_of(graph), who)
    if json:
        say_json([one.to_json() for one in found])
        return
    console = out()
    console.soft_wrap = not console.is_terminal
    render(found, console)


def render(found: Sequence[Utterance], console: Console) -> None:
    """Prints utterances for a person: the longest quotation, then how the others differ from it."""
    if not found:
        console.print("Nothing that was asked for is quoted in several sources.")
    for number, one in enumerate(found):
        console.print() if number else None
        altered = "; a quotation changes its meaning" if one.altered else ""
        console.print(Text(f"{one.speaker}, quoted in {len(one.quotations)} sources{altered}", style="bold underline"))
        whole, *others = one.quotations
        _quotation(whole, console)
        if whole.words:
            console.print(f"    “{whole.words}”")
        for each in others:
            _quotation(each, console)
            for difference in each.differences:
                _difference(difference, console)
            if not each.differences:
                console.print("    the same words")


def _quotation(one: Quotation, console: Console) -> None:
    published = period_in_words(one.published) if one.published else "date unknown"
    console.print(f"  {one.outlet}, {published} ({one.source}, {one.start}–{one.end})")


def _difference(one: Difference, console: Console) -> None:
    was, now = (_shown(words, at) for words, at in ((one.was, one.was_at), (one.now, one.now_at)))
    line = Text(f"    {_KINDS[one.kind]}: {' → '.join(part for part in (was, now) if part)}")
    if one.alters:
        line.append(f" ({_MEANINGS[one.alters]})", style="bold red")
    console.print(line)


def _shown(words: str | None, at: tuple[int, int] | None) -> str:
    return f"“{words}”" if words else f"characters {at[0]}–{at[1]}" if at else ""
