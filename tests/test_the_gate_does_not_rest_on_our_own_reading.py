"""What the text proves passes the gate though our rules read nothing of its kind there; the rest is refused.

The claims of one kind that the rules read are taken away before the gate is asked. The sentences are our own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccgkg.ingest.claim import from_json
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.source import Source
from ccgkg.ingest.survey import survey
from ccgkg.ingest.verdict import Verdict

APPOSED = """Signe Ravensdale, who used to run NHS Improvement’s work in the north and is chief officer of Bury CCG, \
argued that two of the clinics were half empty. Oldham CCG disagreed.
"""
CONTINUED = """Ottilie Farringdon, lay member of Wigan Borough CCG, said: “Nobody had read the papers before the \
meeting.

“They had been sent at midnight, to the wrong address.

“I had them from a neighbour.”

Magnus Thirlby, the clerk, was not there.
"""
REPORTED = """Today’s review by the King’s Fund looks at eleven groups. Bolton CCG is one of them.

The review found that boards met too seldom. Nearly 40% of members had never spoken, according to the report.
"""
LISTED = """Salford, Trafford and Bolton CCGs have a joint chief nurse, Imogen Sellafield. Bury CCG has its own.
"""
IMPLIED = """Barnaby Quickfall, MP for Leek Moorlands, wrote to Oldham CCG in May.
"""
GRADED = """In 2016-17 Bolton CCG was good for leadership but inadequate for finance, and Bury CCG was outstanding.
"""
LEAD_IN = """The new groups, which start work on 1 April 2020, include:

- Irwell CCG, covering 412,000 people
- Mersey Vale CCG, covering 388,000 people
"""
PLURAL = """The governing bodies of Bury, Bolton and Oldham CCGs met on Monday.

They agreed to buy stroke care together. Orla Pendlebury, who has been accountable officer of all of them since 2017, \
took the minutes. The three would merge in 2021.

Ned Hartshead, NHS England’s director for the north, was in the room. Wigan Borough CCG was not.
"""
NAMED_LATER = """The King’s Fund warned in May that boards were tired. The Medicines Forum Trust asked for a pause.

Members had gone to 40 meetings each, according to the forum.
"""


def verify(text: str, record: dict[str, Any], **changes: Any) -> Verdict:
    read = survey(Source("here", text, publisher="The Weekly Reader", published="2019-06-07"))
    kind = record["kind"]
    unread = replace(read, told={k: () if k == kind else v for k, v in read.told.items()})
    return Gate(unread).verify(from_json({**record, **changes}))


def claim(text: str, kind: str, exact: str, **keys: Any) -> dict[str, Any]:
    start = text.index(exact)
    return {"kind": kind, "source": "here", "start": start, "end": start + len(exact), "exact": exact, **keys}


def said(text: str, exact: str, mode: str, speaker: str) -> dict[str, Any]:
    return claim(text, "statement", exact, mode=mode, speaker=speaker, speaker_name=speaker, asserted_by=speaker)


def by(speaker: str) -> dict[str, str]:
    return {"speaker": speaker, "asserted_by": speaker}


EMPTY = said(APPOSED, "two of the clinics were half empty", "indirect", "person/signe-ravensdale")
SECOND = said(CONTINUED, "They had been sent at midnight, to the wrong address.", "direct", "person/ottilie-farringdon")
THIRD = said(CONTINUED, "I had them from a neighbour.", "direct", "person/ottilie-farringdon")
SELDOM = said(REPORTED, "boards met too seldom", "indirect", "kings-fund")
SILENT = said(REPORTED, "Nearly 40% of members had never spoken", "indirect", "kings-fund")
NURSE = claim(
    LISTED,
    "role",
    "Imogen Sellafield",
    person="person/imogen-sellafield",
    person_name="Imogen Sellafield",
    role="joint chief nurse",
    org="02A",
)
MEMBER = claim(
    IMPLIED,
    "role",
    "Barnaby Quickfall",
    person="person/barnaby-quickfall",
    person_name="Barnaby Quickfall",
    role="MP",
    org="parliament",
)
FINANCE = claim(
    GRADED, "rating", "Bolton CCG", org="00T", rating="inadequate", dimension="finance", period="2016-04-01/2017-03-31"
)
COVERED = claim(LEAD_IN, "figure", "388,000", value=388000, unit="count", measure="population", status="planned")
ALL_THREE = claim(
    PLURAL,
    "role",
    "Orla Pendlebury",
    person="person/orla-pendlebury",
    person_name="Orla Pendlebury",
    role="accountable officer",
    org="00Y",
)
MERGING = claim(PLURAL, "change", "merge", type="merger", participants=["00T", "00V", "00Y"], status="possible")
NORTH = claim(
    PLURAL,
    "role",
    "Ned Hartshead",
    person="person/ned-hartshead",
    person_name="Ned Hartshead",
    role="director",
    org="nhs-england",
)
MEETINGS = said(NAMED_LATER, "Members had gone to 40 meetings each", "indirect", "medicines-forum-trust")

PROVED = [
    (APPOSED, EMPTY), (CONTINUED, SECOND), (CONTINUED, THIRD), (REPORTED, SELDOM), (REPORTED, SILENT), (LISTED, NURSE),
    (LISTED, {**NURSE, "org": "01G"}), (IMPLIED, MEMBER), (GRADED, FINANCE), (LEAD_IN, COVERED), (PLURAL, ALL_THREE),
    (PLURAL, {**ALL_THREE, "org": "00T"}), (PLURAL, NORTH), (NAMED_LATER, MEETINGS), (PLURAL, MERGING),
]  # fmt: skip
UNPROVED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (APPOSED, EMPTY, by("nhs-improvement")),
    (APPOSED, EMPTY, by("00V")),
    (APPOSED, EMPTY, by("00Y")),
    (CONTINUED, SECOND, by("person/magnus-thirlby")),
    (CONTINUED, SECOND, by("02H")),
    (REPORTED, SELDOM, by("00T")),
    (LISTED, NURSE, {"org": "00V"}),
    (IMPLIED, MEMBER, {"org": "dhsc"}),
    (GRADED, FINANCE, {"rating": "outstanding"}),
    (GRADED, FINANCE, {"rating": "requires-improvement"}),
    (LEAD_IN, COVERED, {"status": "rejected"}),
    (PLURAL, ALL_THREE, {"org": "02H"}),
    (PLURAL, NORTH, {"org": "00V"}),
    (PLURAL, MERGING, {"participants": ["00T", "00V"]}),
    (PLURAL, MERGING, {"participants": ["00T", "00V", "02H"]}),
    (NAMED_LATER, MEETINGS, by("kings-fund")),
    (NAMED_LATER, MEETINGS, by("nhs-england")),
]


@pytest.mark.parametrize(("text", "record"), PROVED, ids=[f"{r['kind']}-{n}" for n, (_, r) in enumerate(PROVED)])
def test_what_the_text_proves_passes(text: str, record: dict[str, Any]) -> None:
    verdict = verify(text, record)
    assert verdict.accepted, verdict.reason


@pytest.mark.parametrize(
    ("text", "record", "changes"), UNPROVED, ids=[f"{r['kind']}-{n}" for n, (_, r, _) in enumerate(UNPROVED)]
)
def test_what_it_does_not_prove_is_refused(text: str, record: dict[str, Any], changes: dict[str, Any]) -> None:
    assert not verify(text, record, **changes).accepted
