"""Texts, web pages, PDF reports, spreadsheets and tables go into one graph, each claim with a place that a person can
open."""

import json
from pathlib import Path

import pytest
from test_a_report_reads_page_by_page import printed
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.publish.build import build

SHARED = Path(__file__).resolve().parents[2] / "shared"
PAGE = """<html><head><meta property="og:site_name" content="The Ledger">\
<link rel="canonical" href="https://ledger.example/1">
<meta property="article:published_time" content="2018-12-20"></head><body><nav>Jobs (245)</nav><article>\
<h1>Groups miss their targets</h1>
<p>The National Audit Office said that 76 of the 207 CCGs had overspent in 2017-18, and that nobody had told the \
public of it.</p>
<p>Ministers would not comment on the findings when this newspaper asked them about the report on Thursday.</p>\
</article></body></html>"""
FIRST = (
    "This review looks at how the groups were set up and how they have been led "
    "since they were opened in the spring of that year."
)
SECOND = "The National Audit Office found that the CCGs overspent by £214.5 million in 2017-18, and it named no group."


def ask(graph: Path, figure: str) -> str:
    run = CliRunner().invoke(app, ["why", figure, "--graph", str(graph)])
    assert run.exit_code == 0
    return run.output


def test_a_page_a_report_and_a_text_in_one_build(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "missed.html").write_text(PAGE)
    (folder / "review.pdf").write_bytes(printed([[FIRST], [SECOND]]))
    (folder / "said.txt").write_text(
        "The National Audit Office said that 77 of the 207 CCGs had overspent in 2017-18.\n"
    )
    report = build([folder], tmp_path / "graph")
    assert report.stored and not report.violations and not report.refused
    assert [(source.slug, source.media_type) for source in report.sources] == [
        ("missed", "text/html"),
        ("review", "application/pdf"),
        ("said", "text/plain"),
    ]
    assert all(source.claims for source in report.sources)
    page = ask(tmp_path / "graph", "76 of 207")
    assert "The Ledger" in page and "https://ledger.example/1" in page and "[76]" in page
    assert "page 2" in ask(tmp_path / "graph", "£214.5 million")
    assert "characters 36–38" in ask(tmp_path / "graph", "77 of 207")


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="the corpus and the public tables are not beside the checkout")
def test_the_corpus_a_report_and_the_public_tables_in_one_build(tmp_path: Path) -> None:
    review = tmp_path / "review.pdf"
    review.write_bytes(printed([[FIRST], [SECOND]]))
    sources = [SHARED / "corpus" / "seeds", SHARED / "corpus" / "articles", review, SHARED / "data"]
    run = CliRunner().invoke(app, ["build", *map(str, sources), "--out", str(tmp_path / "graph"), "--json"])
    report = json.loads(run.stdout)
    assert report["stored"] and not report["violations"] and not report["refused"]
    assert {source["media_type"] for source in report["sources"]} == {"text/plain", "application/pdf", "text/csv"}
    assert len(report["sources"]) == 17 + 1 + 15
    # The one table that is faulty is told line by line; nothing else is wrong.
    assert report["problems"] and all(line.startswith("ccg-allocations") for line in report["problems"])
