"""`ccgkg check`: published arithmetic done again, or what sources say held against the register of CCGs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from ccgkg.cli.console import out, say_json
from ccgkg.cli.places import GRAPH, EndpointOption, GraphOption, JsonOption, engine_of, texts_of
from ccgkg.cli.sums import add_up
from ccgkg.queries.agreement.against_register import check_graph
from ccgkg.queries.agreement.finding import VERDICTS, Finding
from ccgkg.queries.ask import Engine

EXAMPLES = """Examples:

ccgkg check                                    the published arithmetic: what does not add up

ccgkg check --all                              all of it, each with its computation

ccgkg check --against register                 mergers, counts, wholes and names that the register knows better

ccgkg check --against register --all           those that agree, too

ccgkg check --against register --json > findings.json"""


class Against(StrEnum):
    REGISTER = "register"


#: Each check by what it holds claims against.
CHECKS: Mapping[Against, Callable[[Engine], Sequence[Finding]]] = {Against.REGISTER: check_graph}
_STYLES = {"agrees": "green", "disagrees": "bold red", "cannot-be-checked": "dim"}


def run(
    against: Annotated[
        Against | None, typer.Option("--against", help="What the claims are held against; without it, each other.")
    ] = None,
    graph: GraphOption = GRAPH,
    endpoint: EndpointOption = None,
    every: Annotated[bool, typer.Option("--all", help="List what is right and what cannot be checked, too.")] = False,
    json: JsonOption = False,
) -> None:
    """Check what sources say: do the published figures add up, or does the register agree?

    Each verdict has its reason and what it was computed from. The exit status is 1 if something is wrong.
    """
    if against is None:
        add_up(engine_of(graph, endpoint, ours=True), texts_of(graph), every=every, json=json)
        return
    findings = CHECKS[against](engine_of(graph, endpoint, ours=True))
    tally = Counter(finding.verdict for finding in findings)
    if json:
        counts = {verdict: tally[verdict] for verdict in VERDICTS}
        say_json({"against": against, "counts": counts, "findings": [finding.to_json() for finding in findings]})
    else:
        console = out()
        console.soft_wrap = not console.is_terminal
        _render([one for one in findings if every or one.verdict == "disagrees"], console)
        told = ", ".join(f"{tally[verdict]} {_WORDS[verdict]}" for verdict in VERDICTS)
        console.print(f"{len(findings)} checked against the {against}: {told}.")
    if tally["disagrees"]:
        raise typer.Exit(1)


_WORDS = {"agrees": "agree", "disagrees": "disagree", "cannot-be-checked": "cannot be checked"}


def _render(findings: Sequence[Finding], console: Console) -> None:
    source = None
    for finding in findings:
        if finding.place.source != source:
            source = finding.place.source
            console.print(Text(source, style="bold"))
        console.print(_line(finding))
        if finding.computation:
            console.print(Text(f"    {finding.computation}", style="dim"))
    if findings:
        console.print()


def _line(finding: Finding) -> Text:
    place = finding.place
    words = f" “{place.exact}”" if place.exact else ""
    text = Text(f"  {place.start}–{place.end}{words}, {finding.subject}: ")
    text.append(finding.verdict.replace("-", " "), style=_STYLES[finding.verdict])
    return text.append(f": {finding.reason}")
