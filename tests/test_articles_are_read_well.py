"""How much of what a person marked the extraction finds, by the scorer of the contract: core F1 over all kinds."""

from pathlib import Path

import pytest
from article_sets import sets_of
from scored import SCORER, SHARED, scores

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the scorer does not stand beside the checkout")


#: The least core and full F1 of each set of our own, all kinds together, and of those that may fall below it.
OWN = (0.97, 0.90)
LOWER = {
    "twentynine": (0.97, 0.88),
    "thirty": (0.96, 0.88),
    "thirtythree": (0.93, 0.83),
    "thirtynine": (0.97, 0.84),
    "fortynine": (0.97, 0.88),
    "fifty": (0.96, 0.90),
    "fiftyone": (0.97, 0.86),
}


@pytest.mark.parametrize(
    ("folder", "core", "full"),
    [
        (SHARED / "corpus" / "seeds", 0.999, 0.995),
        (SHARED / "corpus" / "articles", 0.999, 0.968),
        *(pytest.param(*one.values, *LOWER.get(one.values[0].name, OWN), marks=one.marks) for one in sets_of()),
    ],
    ids=lambda value: "/".join(value.parts[-2:]) if isinstance(value, Path) else "",
)
def test_the_share_of_claims_found_does_not_fall(folder: Path, core: float, full: float, tmp_path: Path) -> None:
    score = scores(folder, tmp_path / "found.jsonl")
    assert score["core"]["all"]["f1"] >= core
    assert score["full"]["all"]["f1"] >= full
