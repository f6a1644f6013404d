"""Quotation marks of every kind are paired as a reader pairs them; apostrophes and slips are none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgkg.ingest.text.layout import lay_out
from ccgkg.ingest.text.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text, lay_out(text)).all]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We are late,” she said.", ["We are late,"]),
        ('"We are late," she said.', ["We are late,"]),
        ("‘We are late,’ she said.", ["We are late,"]),
        ("'We are late,' she said.", ["We are late,"]),
        ('She called it “a mess" and left.', ["a mess"]),
        ("The groups’ leaders and the CCGs' money.", []),
        ("It was rock ’n’ roll in the ’90s, wasn't it?", []),
        ("‘making the most of the CCGs’ own leaders’ and of the rest", ["making the most of the CCGs’ own leaders"]),
        ("‘good’ groups’ leaders and ‘bad’ ones", ["good", "bad"]),
        ("“She told us ‘go away’ and we went,” he said.", ["She told us ‘go away’ and we went,"]),
        ("“It was “mad” of them,” he said.", ["It was “mad” of them,"]),
        ("'We don't want it,' he said, 'and we won't have it.'", ["We don't want it,", "and we won't have it."]),
        ("«Plus jamais ça», said the visitor.", ["Plus jamais ça"]),
        ("Rated “good in 2016.\n\nA list follows.", []),
        ("He said: “It is over.\n\nThe meeting went on.", ["It is over."]),
    ],
)
def test_marks_are_paired(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_quotation_goes_on_where_its_mark_is_reopened(marks: str) -> None:
    opening, closing = marks
    text = f"She said: {opening}One year's work.\n\n{opening}Two years' time.\n\n{opening}Three.{closing} He left."
    found = find_quotations(text, lay_out(text)).all
    assert quoted(text) == ["One year's work.", "Two years' time.", "Three."]
    assert [(q.closed, q.reopened) for q in found] == [(False, False), (False, True), (True, True)]


@given(st.text(alphabet="aBs .,:\n“”‘’'\"", max_size=60))
def test_no_quotation_lies_in_another_and_each_reads_back(text: str) -> None:
    if not text.strip():
        return
    found = find_quotations(text, lay_out(text)).all
    assert all(0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
