"""What the gate asks of a claim from anywhere: that the words at its span and around say each of its keys."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgkg.ingest.claim import from_json
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.source import Source
from ccgkg.ingest.verdict import Verdict

FIGURES = """More groups over plan in 2017-18

In 2017-18 as many as 75 of 207 CCGs overspent, up from 57 in 2016-17. The gap came to just over £213m.
"""
GRADES = """Ratings for 2017-18

NHS Salford CCG was rated outstanding by NHS England. Oldham CCG was rated good, but Bury CCG was rated inadequate and \
was placed in special measures.

The CCGs rated requires improvement are:

• Trafford CCG
• Wigan Borough CCG
"""
VOICES = """The chair and the auditors

“We never saw the letter that he speaks of,” said Wilma Thornbury, chair of Oldham CCG. Derek Plumtree, chief \
executive of Bury CCG, warned that the cuts would go deeper. The National Audit Office found that a third of CCGs had \
overspent.
"""
MERGERS = """Two become one

Oldham CCG and Bury CCG plan to merge in April 2020. A merger of Trafford CCG and Salford CCG was rejected by their \
members.
"""


def gate(text: str) -> Gate:
    return Gate.of(Source("here", text, publisher="The Weekly Reader", published="2019-03-07"))


def claim(text: str, kind: str, exact: str, nth: int = 0, **keys: Any) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(exact, start + 1)
    return {"kind": kind, "source": "here", "start": start, "end": start + len(exact), "exact": exact, **keys}


def verify(text: str, record: dict[str, Any], **changes: Any) -> Verdict:
    return gate(text).verify(from_json({**record, **changes}))


OVERSPENT = claim(
    FIGURES, "figure", "75", value=75, unit="count", of=207, period="2017-04-01/2018-03-31", measure="overspending-ccgs"
)
MONEY = claim(FIGURES, "figure", "£213m", value=213_000_000, unit="GBP", comparator=">", measure="overspend")
EARLIER = claim(
    FIGURES, "figure", "57", value=57, unit="count", period="2016-04-01/2017-03-31", measure="overspending-ccgs"
)
GOOD = claim(GRADES, "rating", "Oldham CCG", org="00Y", rating="good", period="2017-04-01/2018-03-31")
LISTED = claim(GRADES, "rating", "Trafford CCG", org="02A", rating="requires-improvement")
MEASURES = claim(GRADES, "intervention", "Bury CCG", org="00V", type="special-measures")
QUOTED = claim(VOICES, "statement", "We never saw the letter that he speaks of,", mode="direct",
               speaker="person/wilma-thornbury", speaker_name="Wilma Thornbury",
               asserted_by="person/wilma-thornbury")  # fmt: skip
REPORTED = claim(VOICES, "statement", "the cuts would go deeper", mode="indirect", speaker="person/derek-plumtree",
                 speaker_name="Derek Plumtree", asserted_by="person/derek-plumtree")  # fmt: skip
FOUND = claim(VOICES, "figure", "a third", value=33.33, unit="percent", measure="overspending-ccgs", asserted_by="nao")
CHAIR = claim(
    VOICES,
    "role",
    "Wilma Thornbury",
    person="person/wilma-thornbury",
    person_name="Wilma Thornbury",
    role="chair",
    org="00Y",
)
PLANNED = claim(
    MERGERS, "change", "merge", type="merger", participants=["00V", "00Y"], status="planned", effective="2020-04"
)
REJECTED = claim(MERGERS, "change", "merger", type="merger", participants=["01G", "02A"], status="rejected")

TRUE = [
    (FIGURES, OVERSPENT), (FIGURES, MONEY), (FIGURES, EARLIER), (GRADES, GOOD), (GRADES, LISTED), (GRADES, MEASURES),
    (VOICES, QUOTED), (VOICES, REPORTED), (VOICES, FOUND), (VOICES, CHAIR), (MERGERS, PLANNED), (MERGERS, REJECTED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "record"), TRUE, ids=[f"{r['kind']}-{r['exact'][:12]}" for _, r in TRUE])
def test_what_the_text_says_passes(text: str, record: dict[str, Any]) -> None:
    verdict = verify(text, record)
    assert verdict.accepted, verdict.reason
    assert verdict.reason is None


FALSE = [
    (FIGURES, OVERSPENT, {"value": 76}, "value"),
    (FIGURES, OVERSPENT, {"unit": "percent"}, "unit"),
    (FIGURES, OVERSPENT, {"comparator": "<="}, "comparator"),
    (FIGURES, OVERSPENT, {"of": 209}, "of"),
    (FIGURES, OVERSPENT, {"of": None}, "of"),
    (FIGURES, OVERSPENT, {"period": "2016-04-01/2017-03-31"}, "period"),
    (FIGURES, EARLIER, {"period": "2017-04-01/2018-03-31"}, "period"),
    (FIGURES, EARLIER, {"of": 207}, "of"),
    (FIGURES, MONEY, {"comparator": "="}, "comparator"),
    (FIGURES, MONEY, {"value": 213_000_001}, "value"),
    (FIGURES, OVERSPENT, {"period": "last spring"}, "period"),
    (GRADES, GOOD, {"rating": "outstanding"}, "rating"),
    (GRADES, GOOD, {"rating": "inadequate"}, "rating"),
    (GRADES, GOOD, {"org": "00V"}, "org"),
    (GRADES, GOOD, {"period": "2016-04-01/2017-03-31"}, "period"),
    (GRADES, LISTED, {"rating": "inadequate"}, "rating"),
    (GRADES, MEASURES, {"type": "legal-directions"}, "type"),
    (GRADES, MEASURES, {"status": "possible"}, "status"),
    (VOICES, QUOTED, {"speaker": "person/derek-plumtree", "asserted_by": "person/derek-plumtree"}, "speaker"),
    (VOICES, QUOTED, {"mode": "indirect"}, "mode"),
    (VOICES, REPORTED, {"mode": "direct"}, "mode"),
    (VOICES, REPORTED, {"speaker": "nao", "asserted_by": "nao"}, "speaker"),
    (VOICES, FOUND, {"asserted_by": "person/derek-plumtree"}, "asserted_by"),
    (VOICES, CHAIR, {"org": "00V"}, "org"),
    (VOICES, CHAIR, {"person": "person/derek-plumtree"}, "person"),
    (MERGERS, PLANNED, {"status": "actual"}, "status"),
    (MERGERS, PLANNED, {"participants": ["00V"]}, "participants"),
    (MERGERS, PLANNED, {"participants": ["00V", "01G"]}, "participants"),
    (MERGERS, PLANNED, {"type": "disbandment"}, "type"),
    (MERGERS, REJECTED, {"status": "planned"}, "status"),
]


@pytest.mark.parametrize(
    ("text", "record", "change", "key"), FALSE, ids=[f"{r['kind']}-{k}-{n}" for n, (_, r, _, k) in enumerate(FALSE)]
)
def test_what_it_does_not_say_is_refused_by_the_key(
    text: str, record: dict[str, Any], change: dict[str, Any], key: str
) -> None:
    verdict = verify(text, record, **change)
    assert not verdict.accepted
    assert verdict.reason is not None and verdict.reason.startswith(f"{key}: ")
    assert "\n" not in verdict.reason


def test_a_span_that_does_not_read_back_is_refused() -> None:
    for change in (
        {"exact": "76"},
        {"end": 10_000},
        {"start": -2},
        {"start": OVERSPENT["start"] + 1},
        {"source": "elsewhere"},
    ):
        assert not verify(FIGURES, {**OVERSPENT, **change}).accepted


def test_a_span_may_end_with_a_word_that_the_rules_read_past() -> None:
    text = "Ada Fernley, chair of Bury CCG, said that waiting times had fallen, however."
    who = "person/ada-fernley"
    said = {"speaker": who, "asserted_by": who, "speaker_name": "Ada Fernley", "mode": "indirect", "status": "actual"}
    whole = claim(text, "statement", "waiting times had fallen, however", **said)
    assert verify(text, whole).accepted
    assert not verify(text, claim(text, "statement", "waiting times had fallen, howev", **said)).accepted


def test_a_number_that_is_no_figure_is_refused() -> None:
    year = claim(FIGURES, "figure", "2017-18", value=2017, unit="count")
    verdict = verify(FIGURES, year)
    assert verdict.reason == "value: '2017-18' is a time and no figure"


def test_the_offsets_of_the_evidence_read_back() -> None:
    keys = {proof.key: proof for proof in verify(FIGURES, OVERSPENT).keys}
    said = {key: FIGURES[p.start : p.end] for key, p in keys.items() if p.standing == "proved"}
    assert said["value"] == "75"
    assert said["of"] == "207"
    assert said["comparator"] == "as many as"
    assert said["period"] == "2017-18"
    assert keys["measure"].standing == "unproved"


def test_the_grade_of_a_list_is_proved_by_its_lead_in() -> None:
    keys = {proof.key: proof for proof in verify(GRADES, LISTED).keys}
    assert GRADES[keys["rating"].start : keys["rating"].end] == "requires improvement"


def test_keys_outside_the_list_may_be_wrong_and_are_marked() -> None:
    verdict = verify(FIGURES, OVERSPENT, measure="staff", about=["00V"], basis="each")
    assert verdict.accepted
    record = verdict.to_json()["keys"]
    assert {key: record[key]["standing"] for key in ("measure", "about", "basis")} == dict.fromkeys(
        ("measure", "about", "basis"), "unproved"
    )


@given(st.integers(-5, 400), st.integers(-5, 400), st.sampled_from([r for _, r in TRUE]), st.booleans())
def test_the_gate_never_fails_whatever_the_offsets(start: int, end: int, record: dict[str, Any], again: bool) -> None:
    exact = FIGURES[max(0, start) : max(0, end)] if again else record["exact"]
    verdict = HERE.verify(from_json({**record, "start": start, "end": end, "exact": exact}))
    assert verdict.accepted == (verdict.reason is None)


HERE = gate(FIGURES)
