"""Where the words leave several readings open, the gate takes each of them, and none that they leave no room for.

The sentences are our own; what is true of them, and what may be meant, is as a person reads them.
"""

from __future__ import annotations

from typing import Any

import pytest

from ccgkg.ingest.claim import from_json
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.source import Source
from ccgkg.ingest.verdict import Verdict

MINUTES = """The governing body met in Wigan

Canon Osgood Tremlett asked about transport. He noted that three bus routes had gone. Ms Ada Fernley replied that \
letters had been sent.
"""
REVIEW = """What the regulator found

Trafford CCG and Oldham CCG had agreed their plans in 2018. The group said that 40 posts would go.
"""
DATES = """Where the money went

The two groups closed 2016-17 with £9m in hand. That year, 14 practices left the scheme, and 8 joined it.

In a survey in May 2019, 61 per cent of practices were content and just 12 per cent were not.
"""
POSTS = """Moves

At Bury CCG, which NHS England reviewed last spring, chief officer Hannah Oakshott is leaving to become director of \
planning at Salford CCG. Bolton and Wigan Borough CCGs have shared Idris Falconer as chief officer since May.
"""
VOTES = """Oldham CCG votes down joint accountable officer with Bury CCG

A merger of Trafford CCG and Salford CCG has not been approved by their practices. NHS England would like Bolton CCG \
to share an accountable officer with Bury CCG.
"""

GRADES = """What the national body found

Those at the bottom are:

- Bury CCG
- Oldham CCG

Bolton CCG, which fell behind in 2015, was judged good.
"""
HELD = """Trafford CCG has asked Hamish Orrell, who chairs Salford CCG, for help. A director, Una Stirling, is due to \
start at Trafford CCG on 2 July.
"""
WHOLES = """There are 96 practices in the two boroughs, 31 of which have a nurse on most days.
"""
TOGETHER = """Bury, Oldham and Salford CCGs met in March. A merger of all three cannot be ruled out, and Bolton CCG \
should consider sharing a chief officer with its neighbours.
"""
POSTED = """Canon Osgood Tremlett is chair of the Pennine Patients Forum. Ms Ada Fernley is its treasurer.

“We were not asked,” the chair said.
"""


def verify(text: str, record: dict[str, Any], **changes: Any) -> Verdict:
    gate = Gate.of(Source("here", text, publisher="The Weekly Reader", published="2019-06-07"))
    return gate.verify(from_json({**record, **changes}))


def claim(text: str, kind: str, exact: str, nth: int = 0, **keys: Any) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(exact, start + 1)
    return {"kind": kind, "source": "here", "start": start, "end": start + len(exact), "exact": exact, **keys}


NOTED = claim(MINUTES, "statement", "three bus routes had gone", mode="indirect", speaker="person/osgood-tremlett",
              speaker_name="Osgood Tremlett", asserted_by="person/osgood-tremlett")  # fmt: skip
GROUP = claim(
    REVIEW,
    "statement",
    "40 posts would go",
    mode="indirect",
    speaker="00Y",
    speaker_name="Oldham CCG",
    asserted_by="00Y",
)
LEFT = claim(DATES, "figure", "14", value=14, unit="count", measure="practices", period="2016-04-01/2017-03-31")
FEW = claim(DATES, "figure", "12 per cent", value=12, unit="percent", measure="practices", period="2019-05")
OPENING = claim(
    POSTS,
    "role",
    "Hannah Oakshott",
    person="person/hannah-oakshott",
    person_name="Hannah Oakshott",
    role="chief officer",
    org="00V",
)
COMING = {**OPENING, "role": "director of planning", "org": "01G", "status": "planned"}
SHARED = claim(
    POSTS,
    "role",
    "Idris Falconer",
    person="person/idris-falconer",
    person_name="Idris Falconer",
    role="chief officer",
    org="00T",
)
REFUSED = claim(VOTES, "change", "merger", type="merger", participants=["01G", "02A"], status="rejected")
WISHED = claim(
    VOTES,
    "change",
    "share an accountable officer",
    type="shared-leadership",
    participants=["00T", "00V"],
    status="proposed",
)
LOWEST = claim(
    GRADES, "rating", "Bolton CCG", org="00T", rating="good", dimension="overall", period="2018-04-01/2019-03-31"
)
CHAIR = claim(
    HELD, "role", "Hamish Orrell", person="person/hamish-orrell", person_name="Hamish Orrell", role="chair", org="01G"
)
STARTS = claim(
    HELD,
    "role",
    "Una Stirling",
    person="person/una-stirling",
    person_name="Una Stirling",
    role="director",
    org="02A",
    status="planned",
)
OF_WHICH = claim(WHOLES, "figure", "31", value=31, unit="count", measure="practices", of=96)
THREE = claim(TOGETHER, "change", "merger", type="merger", participants=["00V", "00Y", "01G"], status="possible")
WEIGHED = claim(
    TOGETHER, "change", "sharing a chief officer", type="shared-leadership", participants=["00T"], status="proposed"
)
ASKED = claim(POSTED, "statement", "We were not asked,", mode="direct",
              speaker="person/osgood-tremlett", speaker_name="Osgood Tremlett",
              asserted_by="person/osgood-tremlett")  # fmt: skip

OPEN = [
    (GRADES, LOWEST), (HELD, CHAIR), (HELD, STARTS), (WHOLES, OF_WHICH), (TOGETHER, THREE), (TOGETHER, WEIGHED),
    (POSTED, ASKED), (MINUTES, NOTED), (REVIEW, GROUP), (DATES, LEFT), (DATES, FEW), (POSTS, OPENING), (POSTS, COMING),
    (POSTS, SHARED), (POSTS, {**SHARED, "org": "02H"}), (VOTES, REFUSED), (VOTES, WISHED),
]  # fmt: skip
SHUT: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (GRADES, LOWEST, {"period": "2016-04-01/2017-03-31"}),
    (GRADES, LOWEST, {"rating": "outstanding"}),
    (HELD, CHAIR, {"status": "planned"}),
    (HELD, STARTS, {"status": "actual"}),
    (WHOLES, OF_WHICH, {"of": 97}),
    (TOGETHER, THREE, {"participants": ["00V", "00Y"]}),
    (TOGETHER, WEIGHED, {"type": "merger"}),
    (POSTED, ASKED, {"speaker": "person/ada-fernley", "asserted_by": "person/ada-fernley"}),
    (MINUTES, NOTED, {"speaker": "person/ada-fernley", "asserted_by": "person/ada-fernley"}),
    (DATES, LEFT, {"period": "2018-04-01/2019-03-31"}),
    (DATES, FEW, {"period": "2018-05"}),
    (POSTS, OPENING, {"org": "02H"}),
    (POSTS, SHARED, {"org": "00V"}),
    (POSTS, SHARED, {"status": "planned"}),
    (VOTES, REFUSED, {"status": "actual"}),
    (VOTES, REFUSED, {"participants": ["00V", "02A"]}),
    (VOTES, WISHED, {"status": "actual"}),
    (VOTES, WISHED, {"type": "merger"}),
]


@pytest.mark.parametrize(("text", "record"), OPEN, ids=[f"{r['kind']}-{r['exact'][:14]}" for _, r in OPEN])
def test_what_the_words_leave_open_passes(text: str, record: dict[str, Any]) -> None:
    verdict = verify(text, record)
    assert verdict.accepted, verdict.reason


@pytest.mark.parametrize(
    ("text", "record", "changes"), SHUT, ids=[f"{r['kind']}-{'-'.join(c)}-{n}" for n, (_, r, c) in enumerate(SHUT)]
)
def test_what_the_words_leave_no_room_for_is_refused(
    text: str, record: dict[str, Any], changes: dict[str, Any]
) -> None:
    assert verify(text, record).accepted
    assert not verify(text, record, **changes).accepted
