"""Reading takes time in proportion to the length of a text, whatever stands in it. Nothing here is timed: what is
counted is the work that Python does, its calls and its loops, which is the same on every machine."""

import random
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from ccgkg.ingest.extract import extract
from ccgkg.ingest.source import Source, read_source

ARTICLES = Path(__file__).resolve().parent / "articles"


def steps(text: str) -> int:
    """The calls that Python makes while a text is read, those into C among them, and the turns of its generators."""
    source = Source("text", text, published="2019-01-01")
    count = 0

    def profile(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        extract(source)
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module", autouse=True)
def _rules_are_read() -> None:
    extract(Source("first", "Bury CCG was rated good, said John Smith of NHS England.", published="2019-01-01"))


def articles(length: int) -> str:
    """Paragraphs of all articles, shuffled, so that a longer text is more of the same and not another kind of text."""
    paragraphs = [p for path in sorted(ARTICLES.glob("*/*.txt")) for p in read_source(path).text.split("\n") if p]
    random.Random(7).shuffle(paragraphs)
    joined = ""
    while len(joined) < length:
        joined += "\n".join(paragraphs) + "\n"
    return joined[:length]


def test_four_times_the_articles_take_four_times_the_work() -> None:
    whole = articles(120_000)
    extract(Source("whole", whole, published="2019-01-01"))  # what is known of each place is then known
    assert steps(whole) / steps(whole[:30_000]) < 4 * 1.15


#: What a rule may look back over, or a pattern go back and forth over, without end: each is repeated until it is long.
EVIL = {
    "straight quotation marks": '"',
    "curly quotation marks": "“",
    "closing marks": "”",
    "apostrophes": "'",
    "quotations that never close": "“a ",
    "straight quotations that never close": '"a ',
    "quoted plurals": "‘dogs’ ",
    "plurals that may close": "‘x dogs’ cats ",
    "one letter": "a",
    "one capital": "A",
    "capitals apart": "A ",
    "one digit": "1",
    "thousands": "1,000,",
    "digits apart": "1 ",
    "full stops": ".",
    "hyphens": "-",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line breaks": "\n",
    "short lines": "a\n",
    "list items": "- Bury CCG\n",
    "a list that sinks": "  - Bury CCG\n    - good\n",
    "money": "£1m ",
    "brackets that open": "(",
    "brackets": "()",
    "joints": ", and ",
    "places": "Bury and ",
    "places and semicolons": "Bury; ",
    "a list of CCGs": "Bury CCG, ",
    "no spaces": "BuryCCGsaid42%of207.",
    "ratings": "it was rated good ",
    "ratings in sentences": "It was rated good. ",
    "verbs of saying": "he said ",
    "sayings": "John Smith said. ",
    "groups": "The three CCGs will merge. ",
    "directions": "Legal directions were imposed on Bury CCG. The directions were lifted. ",
    "titles": "Mr John Smith, ",
    "roles": "chair of ",
    "a noun that stands for no body": "The committee said so. Bury CCG agreed. ",
    "years": "in 2017-18 ",
    "years to their end": "the year to the end of ",
    "shares": "one in ",
    "magnitudes": "hundred thousand ",
    "councils": "Avonside Patients Council and ",
    "possessives": "Bury's ",
    "we": "“We went from good to inadequate,” said John Smith of Bury CCG. ",
    "mergers": "Bury CCG and Bolton CCG will merge. The merger was approved. ",
    "CCGs that no register has": "Vale Zed CCG said it was rated good. ",
}


@pytest.mark.parametrize("unit", EVIL.values(), ids=EVIL.keys())
def test_no_repetition_takes_more_than_its_length(unit: str) -> None:
    short = unit * (2_000 // len(unit) + 1)
    assert steps(short * 3) < 3 * 1.4 * steps(short) + 2_000


def test_a_long_text_of_marks_is_read() -> None:
    for unit in ('"', "“", "'", "(", ".", "1", "a", "\n"):
        assert extract(Source("marks", unit * 30_000, published="2019-01-01")) == []
