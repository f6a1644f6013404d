"""Ratings and interventions do not hang on the words that a writer happens to choose: where a text says the same in
another way, as a reader takes it, the same is read of the same bodies.

Each line of `PARAPHRASES` is a pattern, and what is put in its place in all of an article at once. The articles are
those of our own; what is compared is each claim without its place in the text. A few losses are borne, since a blunt
change of words makes some sentences odd.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ccgkg.ingest.claim import Intervention, Rating
from ccgkg.ingest.extract import extract
from ccgkg.ingest.source import Source, read_source

ARTICLES = Path(__file__).resolve().parent / "articles"
#: The articles that are read again: those that tell most ratings and interventions.
NAMES = ("one/west-yorkshire-grades-2017", "two/capability-reviews-exclusive", "two/how-ccgs-are-marked-qa",
         "four/best-and-worst-ccgs-2018", "six/one-in-ten-ccgs-outstanding-2017-18", "nine/yorkshire-ratings-by-grade",
         "one/isle-of-wight-legal-directions", "four/stripped-of-control-directions",
         "three/nine-in-special-measures")  # fmt: skip
CCG = r"([A-Z][a-z]+(?: [A-Z][a-z]+| and [A-Z][a-z]+)* CCGs?)"
PARAPHRASES = (
    (r"\b(was|were) rated (?!by)", r"\1 judged "),
    (r"\b(was|were) rated (?!by)", r"\1 found to be "),
    (r"\b(was|were) rated (?!by)", r"ended up "),
    (r"\b(was|were) rated (?!by)", "received a rating of "),
    (r"\brated (inadequate|outstanding|good)\b", r"in the \1 category"),
    (r"\b20(1\d)[-/–]([12]\d)\b", r"20\1/\2"),
    (r"\b20(1\d)[-/–]([12]\d)\b", r"20\1-20\2"),
    (r"\b20(1\d)[-/–]([12]\d)\b", r"the 20\1-\2 financial year"),
    (r"\bCCG\b", "clinical commissioning group"),
    (r"\bNHS England\b", "NHS England and NHS Improvement"),
    (r"\bby NHS England\b", "by bosses at NHS England"),
    (r"\bspecial measures\b", "financial special measures"),
    (r"\b(placed|put) (in|into|under) ", "plunged into "),
    (r"\bplaced under (legal )?directions", r"made subject to \1directions"),
    (r"\bimprovement plan", "performance improvement plan"),
    (r"\bfinancial recovery plan", "deficit recovery plan"),
    (r"\b(draw up|produce|write|agree|submit) an? (financial |)(improvement|recovery) plan",
     r"come up with a \2\3 plan"),
    (rf"(?m)^{CCG} (was|has|is|must) ", r"Meanwhile, \1 \2 "),
    (rf"{CCG} (was|has|is|must|will) ", r"\1 – in the west of the region – \2 "),
    (rf"\. {CCG} (was|has|is|must|will) ", r".\n\n\1 \2 "),
)  # fmt: skip
#: The share of claims, in hundredths, that may differ for all paraphrases together, and for one.
BORNE, BORNE_BY_ONE = 2.0, 8.0


@cache
def source_of(name: str) -> Source:
    return read_source(ARTICLES / f"{name}.txt")


def told(source: Source) -> Counter[tuple[str | None, ...]]:
    """The ratings and interventions of a text, each by all its keys but its place."""
    found: Counter[tuple[str | None, ...]] = Counter()
    for claim in extract(source):
        if isinstance(claim, Rating):
            found["rating", claim.org, claim.rating, claim.dimension, claim.status, claim.period, claim.by] += 1
        elif isinstance(claim, Intervention):
            found["intervention", claim.org, claim.type, claim.status, claim.effective, claim.by] += 1
    return found


@cache
def told_as_it_is(name: str) -> Counter[tuple[str | None, ...]]:
    return told(source_of(name))


@cache
def differing(pattern: str, other: str) -> tuple[int, int, list[str]]:
    """How many claims the articles tell that have the pattern, how many of them are lost where it is put otherwise, and
    which."""
    total, lost, shown = 0, 0, []
    for name in NAMES:
        source = source_of(name)
        text = re.sub(pattern, other, source.text)
        if text == source.text:
            continue
        before = told_as_it_is(name)
        missing = before - told(replace(source, text=text))
        total += before.total()
        lost += missing.total()
        shown += [f"{name}: {key}" for key in missing]
    return total, lost, shown


@pytest.mark.parametrize(("pattern", "other"), PARAPHRASES)
def test_the_same_is_read_where_it_is_put_otherwise(pattern: str, other: str) -> None:
    total, lost, shown = differing(pattern, other)
    assert total, "no article has the pattern"
    assert 100 * lost <= BORNE_BY_ONE * total, shown


def test_little_is_lost_over_all_paraphrases() -> None:
    counts = [differing(*paraphrase)[:2] for paraphrase in PARAPHRASES]
    assert 100 * sum(lost for _, lost in counts) <= BORNE * sum(total for total, _ in counts)
