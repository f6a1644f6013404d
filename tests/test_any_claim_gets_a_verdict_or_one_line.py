"""Whatever a claim of another's making holds, it is told what is wrong with it or gets a verdict: never an error."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccgkg.ingest.claim import KINDS, Claim, from_json
from ccgkg.ingest.extract import extract
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.source import Source

TEXT = (
    "Hull CCG and Bolton CCG will merge in April 2020, Ada Morley told councillors.\n\n"
    "NHS England rated Hull CCG inadequate for 2017-18 and placed Bolton CCG under legal directions.\n\n"
    "“We overspent by £12.5m,” said Dr Ada Morley, chief officer of Hull CCG."
)
SOURCE = Source("any", TEXT, publisher="The Tester", published="2019-05-02")
GATE = Gate.of(SOURCE)
TRUE = [claim.to_json() for claim in extract(SOURCE)]
ANY = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 400), st.floats(), st.text(max_size=12), st.just([]), st.just({}),
    st.lists(st.one_of(st.none(), st.text(max_size=8)), max_size=2),
)  # fmt: skip


def test_the_text_has_a_claim_of_each_kind() -> None:
    assert {claim["kind"] for claim in TRUE} == set(KINDS)


@given(st.sampled_from(TRUE), st.data(), ANY)
@settings(max_examples=600, deadline=None)
def test_any_value_of_any_key(claim: dict[str, Any], data: st.DataObject, value: object) -> None:
    key = data.draw(st.sampled_from(sorted(claim)))
    try:
        changed: Claim = from_json({**claim, key: value})
    except ValueError as error:
        assert str(error).startswith(f"{key}: ")
        return
    verdict = GATE.verify(changed)
    assert verdict.accepted or verdict.reason


@pytest.mark.parametrize("claim", TRUE, ids=lambda claim: claim["kind"])
@pytest.mark.parametrize("value", [None, "", " "], ids=repr)
def test_a_key_that_must_be_told_is_not_left_empty(claim: dict[str, Any], value: str | None) -> None:
    for key in ("exact", "org", "person", "role", "speaker", "type", "rating", "unit"):
        if claim.get(key) is None or (claim["kind"], key) in {("statement", "role"), ("statement", "org")}:
            continue
        try:
            assert not GATE.verify(from_json({**claim, key: value})).accepted
        except ValueError as error:
            assert str(error).startswith(f"{key}: ")
