"""`ccgkg query`: the named questions, or a query of one's own, put to the graph or an endpoint."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pyoxigraph
import typer
from rich.text import Text

from ccgkg.cli.console import CommandError, out, say, say_json
from ccgkg.cli.days import read_day
from ccgkg.cli.patience import wait_for
from ccgkg.cli.places import GRAPH, EndpointOption, GraphOption, JsonOption, engine_of
from ccgkg.cli.tables import as_csv, show
from ccgkg.publish.export import PREFIXES
from ccgkg.queries.ask import Answer, QueryError, Table, Triples
from ccgkg.queries.catalogue import Question, UnknownQuestion, parse, question, questions

EXAMPLES = """Examples:

ccgkg query                                          list the questions

ccgkg query overspend-sources

ccgkg query about-one-ccg --set ccg=07V --output csv

ccgkg query ratings-as-of --as-of 2021-04-01          ratings of 2015/16 beside the bodies of another day

ccgkg query mine.rq --endpoint http://localhost:7878/query"""


class Output(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


def run(
    name: Annotated[
        str | None, typer.Argument(help="A question's name, or a file of SPARQL 1.1 ('-' reads it).")
    ] = None,
    values: Annotated[list[str] | None, typer.Option("--set", "-s", help="A parameter: NAME=VALUE.")] = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            parser=read_day, metavar="DATE", help="The day whose bodies are meant, for a question that takes one."
        ),
    ] = None,
    graph: GraphOption = GRAPH,
    endpoint: EndpointOption = None,
    output: Annotated[
        Output | None, typer.Option("--output", "-f", help="table; csv, json; turtle for CONSTRUCT.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Give up after so many seconds.")] = 60,
    json: JsonOption = False,
) -> None:
    """Ask a named question or a query of your own. Without a name, list the questions."""
    form = Output.JSON if json else output
    if name is None:
        _list(form)
        return
    asked, given = _question(name), _values(values or [])
    if as_of:
        if all(parameter.name != "as_of" for parameter in asked.parameters):
            raise typer.BadParameter(f"{name} has no bodies of another day; see ccgkg query", param_hint="--as-of")
        given["as_of"] = as_of.isoformat()
    try:
        text = asked.with_values(given)
    except (UnknownQuestion, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--set") from None
    try:
        engine = engine_of(graph, endpoint, ours=questions().get(name) is asked)
        answer = wait_for(lambda: engine(text), timeout, name)
    except QueryError as error:
        raise CommandError(f"{name}: {error}") from None
    _print(asked, given, answer, form)


def _question(name: str) -> Question:
    """The named question, or the query of a file. A file's query has parameters if it is written as ours are."""
    path = Path(name)
    if name in questions() and path.suffix not in (".rq", ".sparql"):
        return question(name)
    if name != "-" and not path.is_file():
        raise typer.BadParameter(
            f"{name!r} is neither a question nor a file; 'ccgkg query' lists the questions", param_hint="NAME"
        )
    try:
        data = sys.stdin.buffer.read() if name == "-" else path.read_bytes()
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f"{name}: is not UTF-8 (at byte {error.start})") from None
    try:
        return parse(name, text)
    except ValueError:
        return Question(name, "", "", (), text)


def _values(given: list[str]) -> dict[str, str]:
    values = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"{pair!r} is not NAME=VALUE", param_hint="--set")
        values[name.strip()] = value
    return values


def _list(form: Output | None) -> None:
    if form == Output.JSON:
        say_json([_described(q) for q in questions().values()])
        return
    if form == Output.CSV:
        say(as_csv(("name", "question"), ((q.name, q.words) for q in questions().values())).rstrip("\r\n"))
        return
    console = out()
    console.soft_wrap = not console.is_terminal
    for q in questions().values():
        console.print(Text(q.name, style="bold"))
        console.print(f"  {q.words}")
        if q.remarks:
            console.print(Text(f"  {q.remarks}", style="dim"))
        for p in q.parameters:
            console.print(Text(f"    --set {p.name}={p.plain}", style="cyan").append(f"  {p.description}", style="dim"))


def _described(q: Question) -> dict[str, Any]:
    parameters = [{"name": p.name, "default": p.plain, "description": p.description} for p in q.parameters]
    return {"name": q.name, "question": q.words, "remarks": q.remarks, "parameters": parameters}


def _print(asked: Question, given: dict[str, str], answer: Answer, form: Output | None) -> None:
    if isinstance(answer, Triples):
        _print_triples(answer, form or Output.TURTLE)
        return
    if form == Output.TURTLE:
        raise typer.BadParameter("turtle is for CONSTRUCT and DESCRIBE", param_hint="--output")
    if isinstance(answer, bool):
        if form == Output.JSON:
            say_json({"query": asked.name, "boolean": answer})
        else:
            say("yes" if answer else "no")
    elif form == Output.JSON:
        parameters = {p.name: p.plain for p in asked.parameters} | given
        head = {"query": asked.name, "question": asked.words, "parameters": parameters}
        say_json({**head, "columns": answer.columns, "rows": answer.records()})
    elif form == Output.CSV:
        sys.stdout.write(as_csv(answer.columns, answer.rows))
    else:
        _print_table(answer)


def _print_table(answer: Table) -> None:
    show(answer, out())


def _print_triples(answer: Triples, form: Output) -> None:
    if form == Output.CSV:
        raise typer.BadParameter("csv is for SELECT", param_hint="--output")
    triples = pyoxigraph.parse("\n".join(answer.lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    kind = pyoxigraph.RdfFormat.JSON_LD if form == Output.JSON else pyoxigraph.RdfFormat.TURTLE
    written = pyoxigraph.serialize(triples, format=kind, prefixes=PREFIXES)
    say((written or b"").decode("utf-8").rstrip("\n"))
