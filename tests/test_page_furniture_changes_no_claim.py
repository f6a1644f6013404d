"""What a web page puts between the parts of an article (decision 1) makes no claim and hides none: with such lines in
it an article tells what it told without them."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace

import pytest
from article_sets import ARTICLES, NEWEST, SETS

from ccgkg.ingest.claim import Claim, Figure
from ccgkg.ingest.extract import extract, read
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.missed import missed
from ccgkg.ingest.source import Source, read_source

LINES = ("Advertisement", "ADVERTISEMENT", "Read more: Trust chief says winter was worst for 20 years",
         "Share this article", "Share", "12 comments", "Sign up to our daily newsletter", "Photograph: Marlow Pictures",
         "Sign in to read more, or register for free", "Follow us on social media", "By our health correspondent",
         "Get the latest health news in your inbox", "Article continues below", "Image source, Hartwell Press",
         "Related: 47 hospitals in deficit", "Copyright 2018", "Have your say")  # fmt: skip
#: Where a line stands in the article, and in no claim.
PLACES = ("start", "end", "exact", "id", "restates", "evidence")
#: The share of claims, in hundredths, that may differ: of two paragraphs without a line between them the layout may
#: make one.
BORNE = 0.3


def told(source: Source) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for claim in extract(source):
        found[tuple(f"{f.name}={getattr(claim, f.name)}" for f in fields(claim) if f.name not in PLACES)] += 1
    return found


def furnished(text: str, chance: random.Random) -> str:
    """A text with a line of a page behind every third of its paragraphs."""
    parts = re.split(r"\n{2,}", text)
    return "\n\n".join(f"{part}\n\n{chance.choice(LINES)}" if at % 3 == 2 else part for at, part in enumerate(parts))


@pytest.mark.parametrize(
    "names", [NEWEST, pytest.param([path.name for path in SETS], marks=pytest.mark.slow)], ids=["newest", "all"]
)
def test_an_article_tells_the_same_with_it(names: Sequence[str]) -> None:
    total, differ = 0, Counter[str]()
    for path in (path for name in names for path in sorted((ARTICLES / name).glob("*.txt"))):
        source = read_source(path)
        plain = told(source)
        other = told(replace(source, text=furnished(source.text, random.Random(path.stem))))
        total += sum(plain.values())
        differ[path.stem] = max(sum((plain - other).values()), sum((other - plain).values()))
    assert total > 200 * len(names)
    assert 100 * sum(differ.values()) / total < BORNE, [one for one in differ.most_common() if one[1]]


TEXT = """Holme CCG overspends

Holme CCG overspent by £4m in 2016-17.

Read more: Wold CCG overspent by £9m in 2016-17

NHS England rated these CCGs inadequate for 2016/17:

Advertisement

- Oldham CCG
- Wigan Borough CCG

Most read

- Rotherham CCG
- 3 hospitals in special measures
"""


def test_what_it_says_is_no_claim() -> None:
    claims = extract(Source("holme", TEXT))
    assert [(c.value, c.about) for c in claims if isinstance(c, Figure)] == [(4_000_000, ("holme-ccg",))]
    assert sorted(str(c.org) for c in claims if c.kind == "rating") == ["00Y", "02H"]


def test_what_was_passed_over_in_it_is_listed() -> None:
    found = [one for one in missed(read(Source("holme", TEXT))) if one.reason == "part of page furniture"]
    assert [one.exact for one in found] == ["9", "2016", "17", "3"]
    assert all(TEXT[one.start : one.end] == one.exact for one in found)


def test_the_gate_lets_none_in() -> None:
    source = Source("holme", TEXT)
    claim: Claim = next(c for c in extract(source) if isinstance(c, Figure))
    start = TEXT.index("£9m")
    moved = replace(claim, start=start, end=start + 3, exact="£9m", value=9_000_000, about=("wold-ccg",))
    verdict = Gate.of(source).verify(moved)
    assert not verdict.accepted and "page around the article" in verdict.reason
