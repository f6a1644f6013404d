"""Whatever text comes, extraction ends, and every claim's words stand where it says they stand."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccgkg.ingest.claim import from_json
from ccgkg.ingest.extract import extract
from ccgkg.ingest.source import Source

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"

#: Pieces from which texts are put together: what the rules look for, and what breaks it.
PIECES = st.sampled_from(
    [
        "NHS ", "Kernow CCG", "North Somerset", " and ", "CCGs", "the three groups", "was rated ", "inadequate",
        "‘good’", "“", "”", "‘", "’", '"', "'", "£213m", "£1.35 billion", "42%", "(87 of 207)", "36 per cent",
        "one in ten", "between 3 and ", "half", "a third of ", "-£3m", "£", "%", "2017-18", "17/18", "in 2016/17",
        "since 2013", "last year", "by April ", "1 April 2020", "said", " told ", "Julie Wood", ", chief executive of ",
        "according to ", "the NAO found that ", "will merge with ", "may be disbanded", "special measures",
        "legal directions", "share an accountable officer", ".", ",", ";", ":", "\n", "\n\n", "• ", " – ", "-",
        "\u00a0", "\u202e", "é", "İ", "ß", "𝟚", "\ufeff", "\t", "?", "!", "(", ")", "he said", "she added", "it",
        "they",
    ]
)  # fmt: skip


def check(text: str, published: str | None = "2018-12-19") -> None:
    claims = extract(Source("any", text, publisher="Any", published=published))
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end] == claim.exact
        assert from_json(claim.to_json()).to_json() == claim.to_json()
    assert len({c.id for c in claims}) == len(claims)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_texts_of_pieces(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.none() | st.just("2016-07-21/2016-07-29"))
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus does not stand beside the checkout")
def test_mangled_articles() -> None:
    """Articles with runs cut out, doubled, swapped and retyped: a bounded random run, the same each time."""
    chance = random.Random(20181218)
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/*.txt"))]
    for text in texts:
        for _ in range(4):
            check(mangled(text, chance))


def mangled(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(1, 80))
        match chance.randrange(5):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:end] + text[end:]
            case 2:
                text = text[:start] + text[start:end].swapcase() + text[end:]
            case 3:
                text = text[:start] + chance.choice("“”‘’\"'.,;:–\n£% ()") + text[start:]
            case 4:
                text = text[:start] + text[start:end][::-1] + text[end:]
        text = text or "."
    return text
