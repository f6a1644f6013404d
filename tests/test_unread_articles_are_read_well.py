"""How much is found in articles that nobody who writes rules has read. Only numbers are told: the texts stay unread."""

from pathlib import Path

import pytest
from article_sets import UNREAD
from scored import SCORER, scores

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the scorer does not stand beside the checkout")

#: The least core and full F1 of a set, all kinds together, and of those in manners of telling that are read less well.
PRESS = (0.93, 0.77)
LOWER = {"fiftytwo": (0.94, 0.64), "fiftythree": (0.91, 0.60)}


@pytest.mark.parametrize("folder", UNREAD, ids=lambda path: path.name)
def test_the_share_of_claims_found_in_a_new_text(folder: Path, tmp_path: Path) -> None:
    told = scores(folder, tmp_path / "found.jsonl")
    core, full = (told[level]["all"]["f1"] for level in ("core", "full"))
    least = LOWER.get(folder.name, PRESS)
    assert core >= least[0], f"core {core}"
    assert full >= least[1], f"full {full}"
