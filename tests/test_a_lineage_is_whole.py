"""The lineage of a CCG, on the terminal, as JSON, as Turtle and drawn, says all of it and the same."""

import json
import shlex
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import ORG, RDF, Graph, Literal, URIRef
from typer.testing import CliRunner, Result

from ccgkg.cli.main import app
from ccgkg.ontology import BASE, CCG
from ccgkg.ontology.reference import reference_graph
from ccgkg.ontology.register import Body, load
from ccgkg.publish.history_picture import picture
from ccgkg.publish.lineage_picture import picture_of
from ccgkg.queries.lineage import lineage
from ccgkg.queries.lineage_graph import graph_of_history

DOCS = Path(__file__).resolve().parents[1] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["lineage", *arguments])


def test_bracknell_became_east_berkshire_and_that_became_frimley() -> None:
    result = run("10G")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "10G, 10T, 11C → 15D → D4U1Y → QNQ"
    depth = {
        words[0]: line.index(words[0])
        for line in result.stdout.splitlines()[2:]
        if (words := line.strip("│├└─ ").split())
    }
    assert depth["QNQ"] < depth["D4U1Y"] < depth["15D"] == depth["10C"] == depth["99M"] < depth["10G"] == depth["10T"]
    assert "QNQ  NHS Frimley Integrated Care Board, from 1 July 2022 (inferred)" in result.stdout
    assert (
        next(line for line in result.stdout.splitlines() if "◄" in line).strip("│├└─ ").startswith("10G  NHS Bracknell")
    )


@pytest.mark.parametrize(
    ("asked", "day", "printed"),
    [
        ("11T", "2018-04-01", ["15C  NHS Bristol, North Somerset and South Gloucestershire CCG"]),
        ("North Somerset", "2018-03-31", ["11T  NHS North Somerset CCG"]),
        ("N Somerset CCG", "2021-04-01", ["15C  NHS Bristol, North Somerset and South Gloucestershire CCG"]),
        ("10G", "2021-03-31", ["15D  NHS East Berkshire CCG"]),
        ("10G", "2021-04-01", ["D4U1Y  NHS Frimley CCG"]),
        ("10G", "2022-07-01", ["QNQ  NHS Frimley Integrated Care Board (inferred)"]),
        ("Cumbria", "2016-01-01", ["01H  NHS Cumbria CCG"]),
        ("Cumbria", "2018-01-01", ["01H  NHS North Cumbria CCG"]),
        (
            "BNSSG",
            "2016-01-01",
            ["11H  NHS Bristol CCG", "11T  NHS North Somerset CCG", "12A  NHS South Gloucestershire CCG"],
        ),
    ],
)
def test_what_stood_for_it_on_a_day(asked: str, day: str, printed: list[str]) -> None:
    result = run(asked, "--to", day)
    assert result.exit_code == 0 and result.stdout.splitlines() == printed
    told = json.loads(run(asked, "--to", day, "--json").stdout)
    assert [one["ods_code"] for one in told["became"]] == [line.split()[0] for line in printed]


def test_json_has_the_line_and_the_relatives() -> None:
    told = json.loads(run("15D", "--json").stdout)
    assert [body["ods_code"] for body in told["ancestors"]] == ["10G", "10T", "11C"]
    assert [body["ods_code"] for body in told["descendants"]] == ["D4U1Y"]
    assert [body["ods_code"] for body in told["relatives"]] == ["10C", "99M"]
    assert told["board"] == {
        "ods_code": "QNQ", "name": "NHS Frimley Integrated Care Board", "first_day": "2022-07-01", "last_day": None,
        "inferred": True,
    }  # fmt: skip
    changes = [(c["kind"], c["date"], c["originals"], c["result"], c["inferred"]) for c in told["changes"]]
    assert changes == [
        ("merger", "2018-04-01", ["10G", "10T", "11C"], "15D", False),
        ("merger", "2021-04-01", ["10C", "15D", "99M"], "D4U1Y", False),
        ("succession", "2022-07-01", ["D4U1Y"], "QNQ", True),
    ]


def test_a_change_of_name_and_boundaries_is_told_and_is_no_merger() -> None:
    result = run("Lancashire North")
    assert result.stdout.startswith("01K → QE1\nNHS Lancashire North CCG was the name of 01K until 31 March 2017")
    told = json.loads(run("01K", "--json").stdout)
    assert [(c["kind"], c["date"]) for c in told["changes"]] == [
        ("boundary-change", "2017-04-01"), ("boundary-change", "2018-04-01"), ("succession", "2022-07-01"),
    ]  # fmt: skip


def test_turtle_is_what_the_reference_graph_says_of_the_family() -> None:
    graph = Graph().parse(data=run("11C", "--turtle").stdout, format="turtle")
    assert all(triple in reference_graph() for triple in graph)
    ccgs = {str(body).removeprefix(f"{BASE}org/") for body in graph.subjects(RDF.type, CCG.ClinicalCommissioningGroup)}
    assert ccgs == {"10C", "10G", "10T", "11C", "15D", "99M", "D4U1Y"}
    event = URIRef(f"{BASE}event/merger/15D")
    assert {str(o)[-3:] for o in graph.objects(event, ORG.originalOrganization)} == {"10G", "10T", "11C"}
    board = URIRef(f"{BASE}event/succession/QNQ")
    assert (board, CCG.inferred, Literal(True)) in graph
    assert all(any(graph.predicate_objects(thing)) for thing in graph.objects(None, CCG.datedName))
    whole = graph_of_history()
    assert len(set(whole.subjects(RDF.type, CCG.Merger))) == 37
    assert len(set(whole.subjects(RDF.type, CCG.ClinicalCommissioningGroup))) == 248


def words(svg: str) -> list[str]:
    return [" ".join((text.text or "").split()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_the_picture_of_the_history_has_every_ccg_once_and_every_count() -> None:
    drawn = words(picture())
    for body in load().bodies:
        short = body.name_on(body.first_day).removeprefix("NHS ").removesuffix(" CCG")
        left, right = f"{short} {body.ods_code}", f"{body.ods_code} {body.short_name}"
        merged = load().merger_into(body.ods_code) is not None
        assert drawn.count(left) == (0 if merged else 1), body
        assert drawn.count(right) == (1 if merged or len(body.dated_names) > 1 else 0), body
    for count in (211, 209, 207, 195, 191, 135, 106):
        assert str(count) in drawn


def test_a_picture_has_a_title_and_words_for_those_who_do_not_see_it_and_no_style_or_script() -> None:
    body = load().by_code("11T")
    assert body
    for svg in (picture(), picture_of(lineage(body))):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img" and root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc")
        assert not any("style" in mark.attrib or mark.tag in (f"{SVG}style", f"{SVG}script") for mark in root.iter())
        width, height = float(root.attrib["width"]), float(root.attrib["height"])
        assert all(
            0 < float(t.attrib["x"]) < width and 0 < float(t.attrib["y"]) < height for t in root.iter(f"{SVG}text")
        )


@given(st.sampled_from(load().bodies))
def test_every_lineage_can_be_drawn_and_names_all_of_it(body: Body) -> None:
    family = lineage(body)
    drawn = " ".join(words(picture_of(family)))
    assert all(code in drawn for code in family.codes)


def test_the_picture_in_the_docs_is_the_one_that_the_command_makes() -> None:
    assert (DOCS / "history.svg").read_text(encoding="utf-8") == run("--svg").stdout


def test_the_same_bytes_whatever_the_seed_of_hashes() -> None:
    command = [str(Path(sys.executable).with_name("ccgkg")), "lineage", "10G", "--turtle"]
    made = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_the_examples_of_the_docs_are_what_is_printed() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.split('$ ccgkg lineage "Bracknell and Ascot"\n')[1].split("```")[0]
    assert run("Bracknell and Ascot").stdout == shown
    page = (DOCS / "register.md").read_text(encoding="utf-8")
    for name in ("BNSSG --to 2016-01-01", '"North Somerset" --to 2018-04-01'):
        shown = page.split(f"$ ccgkg lineage {name}")[1].split("\n", 1)[1].split("$ ")[0]
        assert run(*shlex.split(name)).stdout == shown
    code = page.split("```python\n")[1].split("```")[0]
    values: dict[str, object] = {}
    exec(code, values)  # noqa: S102 - our own page
    for line in code.splitlines():
        expression, _, comment = line.partition("  # ")
        if comment:
            assert repr(eval(expression, values)) == comment


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (["Birmingham"], 1, "'Birmingham' is only a part of names. It may be"),
        (["Manchester CCG", "--as-of", "2016-07-21"], 1, "00W"),
        (["Atlantis"], 1, "'Atlantis' is no known name"),
        (["D4U1Y", "--to", "2012-01-01"], 1, "nothing stood for NHS Frimley CCG (D4U1Y) on 1 January 2012"),
        (["10G", "--to", "2018"], 2, "'2018' is no day"),
        (["10G", "--to", "2018-02-30"], 2, "is no day"),
        (["10G", "--json", "--svg"], 2, "choose one"),
        (["--to", "2018-04-01"], 2, "--to"),
    ],
)
def test_what_cannot_be_answered_gets_one_line(arguments: list[str], status: int, part: str) -> None:
    result = run(*arguments)
    assert result.exit_code == status and result.stdout == ""
    assert result.stderr.count("\n") == 1 and part in result.stderr
