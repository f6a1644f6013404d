"""A PDF report reads in the order of its columns, with whole words, without what stands on every page, each claim on
its page."""

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from ccgkg.ingest.readers import report
from ccgkg.ingest.readers.opened import Unreadable
from ccgkg.ingest.readers.paragraphs import join, joined, runs_on, vocabulary

ONE = (
    "In 2017-18, 75 of the 207 groups overspent their budgets, up from 57 the year before. "
    "The combined overspend was £213 million."
)
TWO = (
    "Two-fifths of the groups were rated as requiring improvement or inadequate, "
    "and ten were placed in special measures."
)


class Printed(FPDF):
    """A report in two columns with a running head and page numbers."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "Office of Audits | A review of the groups")
        self.ln(8)

    def footer(self) -> None:
        self.set_y(-12)
        self.cell(0, 6, f"Page {self.page_no()}", align="R")


def printed(pages: list[list[str]], columns: int = 2, **kept: str) -> bytes:
    pdf = Printed()
    pdf.set_title("A review of the groups")
    for paragraphs in pages:
        pdf.add_page()
        pdf.set_font("times", size=11)
        with pdf.text_columns(ncols=columns, gutter=8, text_align="J") as column:
            for paragraph in paragraphs:
                column.write(paragraph)
                column.ln()
                column.ln()
    if kept:
        pdf.set_encryption(owner_password=kept["password"], user_password=kept["password"])
    return bytes(pdf.output())


def test_columns_are_read_one_after_the_other() -> None:
    names = ["Ash", "Beech", "Cedar", "Date", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple"]
    pages = [
        [f"{name} {place} CCG: {TWO if name < 'F' else ONE} So says {name} {place}." for name in names]
        for place in ("North", "Vale", "Marsh")
    ]
    read = report.read(printed(pages))
    assert [line for line in read.text.split("\n") if line] == [line for page in pages for line in page]
    assert read.metadata["title"] == "A review of the groups"


def test_every_page_has_its_stretch() -> None:
    pages = [[ONE, TWO], [TWO.replace("ten", "eleven")], [ONE.replace("57", "58")], ["The end of it is here."]]
    read = report.read(printed(pages))
    assert read.original is not None and read.original.sha256
    assert [place.fragment for place in read.original.places] == ["page=1", "page=2", "page=3", "page=4"]
    for words, page in (("57", 1), ("eleven", 2), ("58", 3)):
        at = read.text.index(words)
        assert [place.fragment for place in read.original.places_of(at, at + len(words))] == [f"page={page}"]


def test_a_sentence_goes_on_over_the_page() -> None:
    read = report.read(
        printed([["The auditors say that the groups have"], ["overspent by £213 million in the year."]], columns=1)
    )
    assert "groups have overspent by £213 million" in read.text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["the com-", "missioning groups"], "the commissioning groups"),
        (["two-", "fifths of them"], "two-fifths of them"),
        (["in 2017-", "18 they overspent"], "in 2017-18 they overspent"),
        (["in 2017–", "18 they overspent"], "in 2017–18 they overspent"),
        (["an over-", "spend of £213", "million"], "an overspend of £213 million"),
        (["the pre-", "Christmas report"], "the pre-Christmas report"),
        (["a soft\u00ad", "ened blow"], "a softened blow"),
        (["rising –", "and fast"], "rising – and fast"),
    ],
)
def test_words_broken_at_a_line_end_are_whole(lines: list[str], whole: str) -> None:
    assert joined(lines, frozenset()) == whole


def test_a_document_shows_how_it_writes_a_word() -> None:
    assert join("an over-", "spend", vocabulary(["the over-spend was"])) == "an over-spend"
    assert join("the long-", "term plan", vocabulary(["a longterm plan"])) == "the longterm plan"
    assert not runs_on("It ended.", "and so on") and runs_on("It went", "on and on")


@given(st.lists(st.text("abc -–\u00ad5£", max_size=12), max_size=6))
def test_joining_loses_no_letter(lines: list[str]) -> None:
    letters = [c for line in lines for c in line if c in "abc5£"]
    assert [c for c in joined(lines, frozenset()) if c in "abc5£"] == letters


def test_what_cannot_be_read_is_said() -> None:
    blank = FPDF()
    blank.add_page()
    whole = printed([[ONE]])
    for data, reason in (
        (b"", "is empty"),
        (b"%PDF-1.7 and no more", "is no PDF, or a broken one"),
        (b"<html></html>", "is no PDF, or a broken one"),
        (bytes(blank.output()), "has no text on its 1 page: a scan"),
        (printed([[ONE]], password="secret"), "is locked by a password"),
    ):
        with pytest.raises(Unreadable, match=reason):
            report.read(data)
    for cut in range(100, len(whole), 97):
        try:
            report.read(whole[:cut])
        except Unreadable:
            continue
