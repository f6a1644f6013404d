"""The `ccgkg` command: what it prints, its exit status (0 done, 1 wrong data, 2 wrong use), and never a traceback."""

import csv
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rdflib import Graph
from typer.testing import CliRunner, Result

from ccgkg.cli.build import samples
from ccgkg.cli.main import app
from ccgkg.queries.catalogue import questions

COMMAND = Path(sys.executable).with_name("ccgkg")
VERBS = ("build", "why", "check", "query", "register", "lineage", "extract", "validate", "export")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def one_line(result: Result, *parts: str) -> None:
    """Nothing on standard output, and one line on standard error that has the parts."""
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("ccgkg: ")
    for part in parts:
        assert part in result.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which a process has built the samples, and what it printed."""
    folder = tmp_path_factory.mktemp("built")
    done = subprocess.run([COMMAND, "build"], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return folder, done.stdout


@pytest.fixture(scope="module")
def graph(built: tuple[Path, str]) -> Path:
    return built[0] / "graph"


def test_a_build_without_sources_takes_the_samples_and_says_what_to_try(built: tuple[Path, str]) -> None:
    """And what it says to try works as it is printed, from the folder where the build ran."""
    folder, printed = built
    lines = {line.split()[0]: line for line in printed.splitlines() if line.strip()}
    assert lines["sources"].split()[1] == "4"
    assert all(kind in lines["claims"] for kind in ("figure", "rating", "statement", "change", "intervention", "role"))
    assert int(lines["triples"].split()[1].replace(",", "")) > 1000
    assert lines["violations"].split()[1] == "0"
    assert float(lines["seconds"].split()[1]) > 0
    tries = printed.split("Try next:")[1].strip().splitlines()
    assert [line.split("ccgkg", 1)[1].split()[0] for line in tries] == ["why", "query", "export"]
    for line in tries:
        tried = subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True, check=False)
        assert (tried.returncode, tried.stderr) == (0, "")
        assert len(tried.stdout.splitlines()) > 2


@pytest.mark.parametrize("verb", VERBS)
def test_help_has_examples(verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert result.stdout.count(f"ccgkg {verb}") >= 3


def test_every_json_is_one_document_and_nothing_else(graph: Path) -> None:
    for arguments in (
        ("build", "--out", graph),
        ("why", "£213 million", "-g", graph),
        ("query", "-g", graph),
        ("query", "share-rated-low", "-g", graph),
        ("validate", "-g", graph),
        ("export", "-g", graph, "11T"),
    ):
        result = run(*arguments, "--json")
        assert result.exit_code == 0, arguments
        json.loads(result.stdout)
        assert result.stderr == ""


def test_extract_prints_the_contract_as_json_lines() -> None:
    result = run("extract", samples())
    assert result.exit_code == 0
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in samples().glob("*.txt")}
    assert {claim["source"] for claim in claims} == set(texts)
    assert all(texts[c["source"]][c["start"] : c["end"]] == c["exact"] for c in claims)
    assert all({"kind", "source", "start", "end", "exact", "asserted_by", "status", "id"} <= set(c) for c in claims)


def test_why_shows_the_sentence_the_chain_and_the_other_figures(graph: Path) -> None:
    result = run("why", "42%", "-g", graph)
    assert result.exit_code == 0
    assert "ccgkg samples reports that the National Audit Office found: 42%" in result.stdout
    assert "[42%] (87 of 207)" in result.stdout
    assert "2017/18" in result.stdout
    assert "more than 40%" in result.stdout.split("Other figures")[1]
    answer = json.loads(run("why", "£213m", "-g", graph, "--json").stdout)
    (measured,) = answer["quantities"]
    for mention in measured["mentions"]:
        text = (samples() / f"{mention['source']}.txt").read_text(encoding="utf-8")
        assert text[mention["start"] : mention["end"]] == mention["exact"]
    assert [m["source"] for m in measured["mentions"]] == ["nao-review-2018", "shared-leaders-2018"]


def test_a_figure_that_no_one_says_is_an_answer(graph: Path) -> None:
    result = run("why", "£999m", "-g", graph)
    assert (result.exit_code, result.stdout) == (0, "No source in the graph says £999m.\n")


def test_query_without_a_name_lists_the_questions() -> None:
    result = run("query")
    assert result.exit_code == 0
    for question in questions().values():
        assert question.name in result.stdout
        assert question.words in result.stdout
    assert len(json.loads(run("query", "--json").stdout)) == len(questions()) >= 15


@pytest.mark.parametrize("name", questions())
def test_every_question_is_answered(name: str, graph: Path) -> None:
    table = run("query", name, "-g", graph)
    assert (table.exit_code, table.stderr) == (0, "")
    assert len(table.stdout.splitlines()) > 2 or table.stdout == "No rows.\n"


def test_an_answer_has_the_same_rows_in_every_form(graph: Path) -> None:
    asked = ("query", "share-rated-low", "-g", graph)
    answer = json.loads(run(*asked, "-f", "json").stdout)
    as_csv = list(csv.DictReader(io.StringIO(run(*asked, "-f", "csv").stdout)))
    assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in answer["rows"]] == as_csv
    shown = run(*asked, "-f", "table").stdout.splitlines()
    assert shown[0].split() == answer["columns"] == list(as_csv[0])
    assert len(shown) == len(answer["rows"]) + 2 == 4


def test_a_parameter_is_set(graph: Path) -> None:
    result = run("query", "about-one-ccg", "--set", "ccg=07V", "-g", graph, "--json")
    answer = json.loads(result.stdout)
    assert answer["parameters"] == {"ccg": "07V"}
    assert answer["rows"]
    assert all("Croydon" in f"{row['what']} {row['exact']}" for row in answer["rows"])


def test_a_file_of_ones_own_is_asked(graph: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.rq"
    mine.write_text("SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/ccgkg/def#Source> }", encoding="utf-8")
    assert json.loads(run("query", mine, "-g", graph, "--json").stdout)["rows"] == [{"n": 4}]
    mine.write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    assert run("query", mine, "-g", graph).stdout == "yes\n"
    mine.write_text("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3", encoding="utf-8")
    turtle = Graph().parse(data=run("query", mine, "-g", graph, "-f", "turtle").stdout, format="turtle")
    assert len(turtle) == 3
    assert json.loads(run("query", mine, "-g", graph, "--json").stdout)


@pytest.mark.parametrize("form", ["turtle", "csv"])
def test_the_graph_is_exported(form: str, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "all"
    assert run("export", "--format", form, "--out", file, "-g", graph).exit_code == 0
    assert file.read_text(encoding="utf-8") == run("export", "--format", form, "-g", graph).stdout


def test_a_graph_that_breaks_a_shape_does_not_conform(graph: Path, tmp_path: Path) -> None:
    lines = (graph / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    unspanned = tmp_path / "unspanned.nq"
    unspanned.write_text(
        "".join(line for line in lines if "graph/source/shared" in line and "wasDerivedFrom" not in line),
        encoding="utf-8",
    )
    result = run("validate", unspanned)
    assert result.exit_code == 1
    assert "violations" in result.stdout.splitlines()[-1]
    assert "[Claim-span]" in result.stdout


def test_a_claim_in_the_graph_of_another_source_does_not_conform(graph: Path, tmp_path: Path) -> None:
    lines = (graph / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    claim = next(line.split()[0] for line in lines if "FigureClaim>" in line and "nao-review" in line)
    moved = tmp_path / "moved.nq"
    moved.write_text(
        "".join(
            line.replace("source/nao-review-2018> .", "source/ratings-2015-16> .") if line.startswith(claim) else line
            for line in lines
        ),
        encoding="utf-8",
    )
    result = run("validate", moved)
    assert result.exit_code == 1
    assert claim.strip("<>") in result.stdout


# What goes wrong.


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("why", "£213m", "-g", "{tmp}/none"), ("none", "no graph")),
        (("query", "share-rated-low", "-g", "{tmp}/none"), ("none", "no graph")),
        (("validate", "-g", "{tmp}/none"), ("none", "no graph")),
        (("export", "-g", "{tmp}/none"), ("none", "no graph")),
        (("export", "no-such-thing", "-g", "{graph}"), ("no-such-thing",)),
        (("query", "{tmp}/bad.rq", "-g", "{graph}"), ("bad.rq", "line 2, column 3")),
        (("query", "{tmp}/service.rq", "-g", "{graph}"), ("service.rq", "SERVICE")),
        (("query", "{tmp}/latin.rq", "-g", "{graph}"), ("latin.rq", "not UTF-8", "byte 2")),
        (("query", "share-rated-low", "-e", "http://127.0.0.1:9/query"), ("127.0.0.1:9", "refused")),
        (("query", "{tmp}/slow.rq", "-e", "http://no-such-host.invalid/"), ("no-such-host.invalid",)),
        (("validate", "{tmp}/bad.ttl"), ("bad.ttl", "1")),
        (("validate", "{tmp}/latin.rq"), ("latin.rq", "format")),
        (("validate", "{tmp}/none.ttl"), ("none.ttl", "No such file")),
        (("extract", "{tmp}/none.txt"), ("none.txt", "does not exist")),
        (("export", "-g", "{graph}", "-o", "{tmp}/none/x.ttl"), ("x.ttl", "No such file")),
    ],
)
def test_wrong_data_is_one_line_and_status_1(
    arguments: tuple[str, ...], parts: tuple[str, ...], graph: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.rq").write_text("SELECT *\n{ ?s ?p }", encoding="utf-8")
    (tmp_path / "service.rq").write_text("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", encoding="utf-8")
    (tmp_path / "slow.rq").write_text("SELECT * { ?s ?p ?o }", encoding="utf-8")
    (tmp_path / "latin.rq").write_bytes(b"# \xa3\nASK {}")
    (tmp_path / "bad.ttl").write_text("<a> <b> .", encoding="utf-8")
    result = run(*(argument.format(tmp=tmp_path, graph=graph) for argument in arguments))
    assert result.exit_code == 1, result.output
    one_line(result, *parts)


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("nothing",), ("nothing",)),
        (("why",), ("figure",)),
        (("why", "hello"), ("hello",)),
        (("query", "nothing"), ("nothing", "lists the questions")),
        (("query", "denominators", "--set", "year"), ("NAME=VALUE",)),
        (("query", "denominators", "--set", "year=2017"), ("year",)),
        (("query", "who-says", "--set", "number=many"), ("many",)),
        (("query", "denominators", "-e", "nowhere"), ("nowhere",)),
        (("query", "denominators", "-f", "turtle", "-g", "{graph}"), ("turtle",)),
        (("export", "-f", "docx"), ("docx",)),
        (("extract",), ("sources",)),
        (("build", "--workers", "0"), ("--workers",)),
    ],
)
def test_wrong_use_is_one_line_and_status_2(arguments: tuple[str, ...], parts: tuple[str, ...], graph: Path) -> None:
    result = run(*(argument.format(graph=graph) for argument in arguments))
    assert result.exit_code == 2, result.output
    one_line(result, *parts)


def test_bad_sources_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    shutil.copytree(samples(), tmp_path / "in")
    (tmp_path / "in" / "latin.txt").write_bytes(b"CCGs overspent by \xa3213m.")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "binary.txt").write_bytes(b"a\0b")
    (tmp_path / "in" / "broken.txt").write_text("CCGs overspent by £5m.", encoding="utf-8")
    (tmp_path / "in" / "broken.meta.json").write_text('{"title":\n oops}', encoding="utf-8")
    (tmp_path / "in" / "bare.txt").write_text("CCGs overspent by £5m in 2017/18.", encoding="utf-8")
    for verb in (("extract", tmp_path / "in"), ("build", tmp_path / "in", "--out", tmp_path / "g")):
        result = run(*verb)
        assert result.exit_code == 1
        told = [line for line in result.stderr.splitlines() if line.startswith("ccgkg: ")]
        assert len(told) == 4
        for name, place in (
            ("latin.txt:1", "0xa3"),
            ("empty.txt", "empty"),
            ("binary.txt", "byte 1"),
            ("broken.meta.json:2", ""),
        ):
            assert any(name in line and place in line for line in told)
        assert "note: bare: no metadata" in result.stderr
        assert "Traceback" not in result.stderr
    assert json.loads(run("why", "£5m", "-g", tmp_path / "g", "--json").stdout)["quantities"]


def test_a_fault_of_the_program_is_one_line_too(monkeypatch: pytest.MonkeyPatch, graph: Path) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("ccgkg.cli.why.why", fails)
    result = run("why", "£1m", "-g", graph)
    assert result.exit_code == 1
    one_line(result, "RuntimeError", "two lines")


# As processes.


def test_a_reader_that_stops_reading_is_no_fault(graph: Path) -> None:
    piped = f"{COMMAND} export --format nquads -g {graph} | head -n 1; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("\n") == 1


def test_an_interrupted_query_says_so(graph: Path, tmp_path: Path) -> None:
    heavy = tmp_path / "heavy.rq"
    heavy.write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?i) }", encoding="utf-8")
    command = [COMMAND, "query", heavy, "-g", graph]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(
            8
        )  # it has begun to ask by then, also on a busy machine; before that the signal meets Python's own start
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "ccgkg: interrupted\n")
    given_up = subprocess.run([*command, "--timeout", "0.5"], capture_output=True, text=True, check=False)
    assert given_up.returncode == 1
    assert given_up.stderr == f"ccgkg: {heavy}: no answer after 0.5 seconds; see --timeout\n"


def test_a_pipe_gets_utf8_and_no_decoration(graph: Path) -> None:
    """Whatever the locale; and no progress bar, no colour, no folded lines."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    result = subprocess.run([COMMAND, "why", "£213m", "-g", graph], capture_output=True, env=environment, check=True)
    assert "£213m".encode() in result.stdout
    assert b"\x1b" not in result.stdout + result.stderr
    rows = subprocess.run(
        [COMMAND, "query", "share-rated-low", "-g", graph], capture_output=True, text=True, check=True
    )
    assert rows.stderr == ""
    assert len(rows.stdout.splitlines()) == 2 + 2


def test_a_terminal_gets_a_table_that_fits(graph: Path) -> None:
    """Eighty columns do not hold the answer: each row is a block of lines there."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"}
    with subprocess.Popen(
        [COMMAND, "query", "share-rated-low", "-g", graph], stdout=follower, stderr=follower, env=environment
    ) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                shown += os.read(leader, 65536)
            except OSError:
                break
        process.wait()
    os.close(leader)
    text = shown.decode("utf-8")
    assert process.returncode == 0
    assert text.count("said_by") == 2
    assert "2 rows" in text
