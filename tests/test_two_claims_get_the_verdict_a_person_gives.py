"""The verdict on two claims is the one that a person gives who has read both articles."""

import pytest
from gold_by_hand import CORPUS, HERE, OWN, REASON, Place, pairs, read, verdict

pytestmark = pytest.mark.skipif(not HERE, reason=REASON)


@pytest.mark.parametrize(("expected", "one", "two", "words"), list(pairs()), ids=str)
def test_the_verdict_is_the_one_of_the_truth_table(
    expected: str, one: Place, two: Place, words: tuple[str, str]
) -> None:
    claims = read(*CORPUS, *OWN)[1]
    assert [claims[place][0].exact for place in (one, two)] == list(words)
    found = verdict(one, two, *CORPUS, *OWN)
    assert found.verdict == expected, found.reason
    assert found.reason
    assert verdict(two, one, *CORPUS, *OWN).verdict == expected


def test_the_truth_table_is_long_enough_and_has_each_verdict() -> None:
    found = [expected for expected, *_ in pairs()]
    assert len(found) >= 70
    assert all(found.count(v) >= 8 for v in ("identical", "compatible", "contradictory", "not-comparable"))
