"""`ccgkg lineage`: what a CCG came out of and what became of it; without a name, the whole history of mergers."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from ccgkg.cli.console import CommandError, out, say_json
from ccgkg.cli.days import day_in_words, read_day
from ccgkg.cli.places import JsonOption
from ccgkg.ontology.naming import Resolution, resolve
from ccgkg.ontology.register import Body, load
from ccgkg.queries.lineage import Lineage, described, history, lineage, standing
from ccgkg.queries.lineage_graph import graph_of, graph_of_history

EXAMPLES = """Examples:

ccgkg lineage 10G

ccgkg lineage "North Somerset" --to 2018-04-01          what it had become by then

ccgkg lineage "Manchester CCG" --as-of 2016-05-01       a name as a text of that day has it

ccgkg lineage --svg > history.svg                       every merger, 211 CCGs to 106"""


def run(
    name: Annotated[
        str | None, typer.Argument(help="A name, alias, ODS or ONS code. Without it, the whole history.")
    ] = None,
    to: Annotated[
        date | None, typer.Option(parser=read_day, metavar="DATE", help="Say what stood for it on this day.")
    ] = None,
    as_of: Annotated[
        date | None, typer.Option(parser=read_day, metavar="DATE", help="The day on which the name was used.")
    ] = None,
    json: JsonOption = False,
    turtle: Annotated[bool, typer.Option("--turtle", help="Print RDF in Turtle.")] = False,
    svg: Annotated[bool, typer.Option("--svg", help="Print a picture.")] = False,
) -> None:
    """Show what a CCG came out of and what became of it, with the days. The exit status is 1 if no one CCG has the
    name."""
    if json + turtle + svg > 1:
        raise typer.BadParameter("choose one of --json, --turtle and --svg")
    if to and (name is None or turtle or svg):
        raise typer.BadParameter("it goes with one NAME, and as text or --json", param_hint="--to")
    if name is None:
        if as_of:
            raise typer.BadParameter("it goes with a NAME", param_hint="--as-of")
        _print_history(json, turtle, svg)
        return
    found = resolve(name, as_of)
    if found.body is None:
        raise CommandError(found.words)
    family = lineage(found.body)
    if json:
        say_json(_document(found, found.body, family, to))
    elif turtle:
        sys.stdout.write(graph_of(family.codes).serialize(format="turtle"))
    elif svg:
        from ccgkg.publish.lineage_picture import picture_of  # drawing is slow to import

        sys.stdout.write(picture_of(family))
    elif to:
        _print_standing(found.body, to, out())
    else:
        _print_lineage(found, family, out())


def _document(found: Resolution, body: Body, family: Lineage, to: date | None) -> dict[str, object]:
    head: dict[str, object] = {"asked": found.asked, "resolved": {"by": found.how, "description": found.words}}
    head |= family.to_json()
    if to:
        head |= {"to": to.isoformat(), "became": [described(one) for one in standing(body, to)]}
    return head


def _print_standing(body: Body, to: date, console: Console) -> None:
    """The code and the name of each, a line each, and nothing else, for a script to read."""
    found = standing(body, to)
    if not found:
        raise CommandError(f"nothing stood for {body.name} ({body.ods_code}) on {day_in_words(to)}")
    console.soft_wrap = True
    for one in found:
        name = one.name_on(to) if isinstance(one, Body) else f"{one.name} (inferred)"
        console.print(f"{one.ods_code}  {name}")


def _print_lineage(found: Resolution, family: Lineage, console: Console) -> None:
    if not console.is_terminal:
        console.width = 1000  # a pipe has no width, and nothing is to be cut
    console.print(Text(family.chain, style="bold"))
    if found.how not in ("official-name", "ods-code"):
        console.print(Text(f"{found.words}.", style="dim"))
    console.print()
    if family.board:
        top = Tree(
            f"{family.board.ods_code}  {family.board.name}, from {day_in_words(family.board.first_day)} (inferred)"
        )
        _branch(top, family.root, family.body)
    else:
        top = Tree(_told(family.root, family.body))
        _grow(top, family.root, family.body)
    console.print(top)


def _branch(tree: Tree, body: Body, asked: Body) -> None:
    _grow(tree.add(_told(body, asked)), body, asked)


def _grow(tree: Tree, body: Body, asked: Body) -> None:
    merger = load().merger_into(body.ods_code)
    for original in merger.originals if merger else ():
        _branch(tree, original, asked)


def _told(body: Body, asked: Body) -> Text:
    """A body, its days, and the name and boundaries that it had before."""
    last = day_in_words(body.last_day) if body.last_day else ""
    text = Text(f"{body.ods_code}  {body.name}, ", style="bold" if body is asked else "")
    text.append(f"{day_in_words(body.first_day)} to {last}")
    if body.registered != body.first_day:
        text.append(f"; registered on {day_in_words(body.registered)}")
    for change in history():
        if change.kind == "boundary-change" and change.result == body.ods_code:
            text.append(f"; {day_in_words(change.day)}: {change.words}")
    return text.append("  ◄" if body is asked else "")


def _print_history(json: bool, turtle: bool, svg: bool) -> None:
    if json:
        say_json([change.to_json() for change in history()])
        return
    if turtle:
        sys.stdout.write(graph_of_history().serialize(format="turtle"))
        return
    if svg:
        from ccgkg.publish.history_picture import picture

        sys.stdout.write(picture())
        return
    console = out()
    console.soft_wrap = not console.is_terminal
    day = None
    for change in history():
        if change.day != day:
            day = change.day
            console.print(Text(f"{day_in_words(day)}: {len(load().open_on(day))} CCGs open", style="bold"))
        merged = f"{', '.join(change.originals)} → " if change.kind == "merger" else ""
        console.print(f"  {merged}{change.result}  {change.words}")
