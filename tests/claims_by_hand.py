"""A short piece in this project's own words, and its claims as a person reads them.

The outlet, the forum, its chair, Holmedale and Westmarsh are invented, and so is what is said of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from ccgkg.ingest.claim import Change, Claim, Figure, Intervention, Rating, Role, Statement, from_json, in_order, number
from ccgkg.ingest.source import Source, read_source
from ccgkg.ontology import BASE

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

TEXT = """Auditors count the groups that overspent

In 2017/18, 42% (87 of 207) of CCGs were rated requires improvement or inadequate, the National Audit Office has found.
Overspends came to about £213m, and more than £1.35bn went on running costs.

Weekly Commissioner understands that four in ten CCGs in the north may merge.

“The groups have to stand on their own feet, and on those of their neighbours, for as long as it takes them to find \
out who is to pay for the shoes,” said Posy Larkin-Ashe, chair of the Holmedale Patients Forum. The report comes from \
Amyas Morse, head of the National Audit Office. NHS Croydon CCG, rated requires improvement by NHS England in 2015/16, \
was put into special measures. Holmedale CCG and Westmarsh CCG are to merge into Great Holmedale CCG.
"""

SOURCE = Source(
    "weekly-overspend",
    TEXT,
    title="Auditors count the groups that overspent",
    publisher="Weekly Commissioner",
    published="2018-12-19",
    url="https://weekly.example/overspend?a=b c",
)

_C = TypeVar("_C", bound=Claim)


def at(cls: type[_C], exact: str, *, text: str = TEXT, source: str = SOURCE.slug, nth: int = 0, **keys: Any) -> _C:
    """A claim at the nth place where its words stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(exact, start + 1)
    return cls(source=source, start=start, end=start + len(exact), exact=exact, **keys)


_ALL = {"measure": "rated-requires-improvement-or-inadequate", "period": "2017-04-01/2018-03-31", "asserted_by": "nao"}
WORDS = TEXT[TEXT.index("The groups have") : TEXT.index("”")]

CLAIMS = number(
    in_order(
        [
            at(Figure, "42%", value=42, unit="percent", mode="report-finding", rule="figures.share", **_ALL),
            at(Figure, "87", value=87, of=207, unit="count", mode="report-finding", **_ALL),
            at(Figure, "£213m", value=213000000, unit="GBP", comparator="~", measure="overspend"),
            at(Figure, "£1.35bn", value=1350000000, unit="GBP", comparator=">", measure="running-costs"),
            at(
                Figure,
                "four in ten",
                value=40,
                unit="percent",
                measure="ccgs-merging",
                about=("some-ccgs",),
                status="possible",
                mode="hearsay",
                asserted_by="weekly-commissioner",
            ),
            at(
                Statement,
                WORDS,
                speaker="person/posy-larkin-ashe",
                speaker_name="Posy Larkin-Ashe",
                asserted_by="person/posy-larkin-ashe",
                mode="direct",
                role="chair",
                org="holmedale-patients-forum",
                topics=("running-costs",),
            ),
            at(Role, "Amyas Morse", person="person/amyas-morse", person_name="Amyas Morse", role="head", org="nao"),
            at(
                Rating,
                "NHS Croydon CCG",
                org="07V",
                rating="requires-improvement",
                by="nhs-england",
                period="2015-04-01/2016-03-31",
            ),
            at(Intervention, "NHS Croydon CCG", type="special-measures", org="07V"),
            at(
                Change,
                "merge",
                nth=1,
                type="merger",
                participants=("holmedale-ccg", "westmarsh-ccg"),
                result="Great Holmedale CCG",
                status="planned",
            ),
        ]
    ),
    BASE,
)
_BY_EXACT = {claim.exact: claim for claim in CLAIMS if isinstance(claim, Figure)}
CLAIMS = [
    replace(claim, restates=_BY_EXACT["87"].id) if isinstance(claim, Figure) and claim.exact == "42%" else claim
    for claim in CLAIMS
]


def the(exact: str, cls: type[_C]) -> _C:
    """The claim of a class at these words."""
    (found,) = [claim for claim in CLAIMS if claim.exact == exact and isinstance(claim, cls)]
    return found


def corpus() -> Iterator[tuple[Source, list[Claim]]]:
    """The articles of the shared corpus with the claims that a person read in them; skips where they are absent."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    for path in sorted((SHARED / "corpus").glob("*/*.txt")):
        yield read_source(path), read_claims(path.with_name(f"{path.stem}.claims.jsonl"))


def read_claims(path: Path) -> list[Claim]:
    records = path.read_text(encoding="utf-8").splitlines()
    return number(in_order(from_json(json.loads(record)) for record in records), BASE)
