"""What is read does not hang on how it is put: where a text says the same in another way, as a reader takes it, the
same claims are read of it.

The paraphrases are the files of `tests/paraphrases`, a family each; every one is put at all its places in an article at
once. Each article is put otherwise in a part of the ways of a family, in turn, so that all ways and all articles have
their turn. A share of differences is borne, since a blunt change of words makes some sentences odd.
"""

from itertools import count
from pathlib import Path

import pytest
from article_sets import NEWEST, SETS
from paraphrased import FILES, compared, paraphrases

#: The share of the claims in the paragraphs touched, in hundredths, that may differ in a family.
BORNE = 2.0
#: An article has one in so many ways of a family.
TURNS = 4


def shares(family: Path, folders: list[Path]) -> tuple[int, list[str]]:
    """The number of claims in the paragraphs touched, and those that differ."""
    ways, touched, shown = list(paraphrases(family)), 0, []
    articles = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    for path, turn in zip(articles, count(), strict=False):
        for way in ways[turn % TURNS :: TURNS]:
            found = compared(path, way)
            touched += found.touched
            shown += [f"{way.name} {path.stem}: {(d.before or d.after or {})['exact']}" for d in found.differences]
    return touched, shown


def test_every_paraphrase_has_a_place() -> None:
    texts = [path.read_text(encoding="utf-8") for folder in SETS for path in sorted(folder.glob("*.txt"))]
    ways = [way for family in FILES for way in paraphrases(family)]
    assert len(ways) > 200
    assert not [way.name for way in ways if not any(way.put(text)[1] for text in texts)]


@pytest.mark.parametrize("family", FILES, ids=lambda path: path.stem)
def test_the_newest_articles_read_the_same_where_they_are_put_otherwise(family: Path) -> None:
    touched, shown = shares(family, [folder for folder in SETS if folder.name in NEWEST])
    assert 100 * len(shown) <= 2 * BORNE * touched, shown


@pytest.mark.slow
@pytest.mark.parametrize("family", FILES, ids=lambda path: path.stem)
def test_all_articles_read_the_same_where_they_are_put_otherwise(family: Path) -> None:
    touched, shown = shares(family, list(SETS))
    assert touched > 500
    assert 100 * len(shown) <= BORNE * touched, shown
