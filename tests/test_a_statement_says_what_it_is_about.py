"""Statements carry topics, and every topic and measure that a lexicon can give is a code of the graph."""

import pytest

from ccgkg.ingest.claim import Statement
from ccgkg.ingest.extract import extract
from ccgkg.ingest.source import Source
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ontology.codes import load_codes


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "NHS England said that its planning guidance for the footprints would follow in the autumn.",
            ("planning-guidance", "stp"),
        ),
        (
            "The NAO found that family doctors had little say in how local budgets were set.",
            ("gp-engagement", "finances"),
        ),
        ("Julie Wood said the new assessment framework was easier to understand.", ("assessment-framework",)),
        ("The report said that the legislation of 2012 had left the legal duties unclear.", ("legislation",)),
        ("Julie Wood said that she had seen this before.", ()),
    ],
)
def test_a_statement_has_the_topics_that_its_words_name(text: str, topics: tuple[str, ...]) -> None:
    said = [c for c in extract(Source("said", "The NAO has published a report. " + text)) if isinstance(c, Statement)]
    assert said[-1].topics == topics


def test_every_topic_of_the_lexicon_is_a_code() -> None:
    assert set(lexicon("cues-topics")["topic"]) <= set(load_codes()["topic"])


def test_every_measure_of_the_lexicon_is_a_code() -> None:
    cues = lexicon("cues-measures")
    measures = {m for label in ("counted", "predicate", "graded", "money", "serves") for m in cues[label]} - {
        "ccg",
        "none",
    }
    assert measures <= set(load_codes()["measure"])


def test_every_family_is_of_measures() -> None:
    assert {m for family in lexicon("families").values() for m in family} <= set(load_codes()["measure"])
