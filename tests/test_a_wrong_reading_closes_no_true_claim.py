"""A true claim passes the gate though our rules read something else at its place, in most cases.

In each article of a set, what was read at the place of a true claim is replaced by that claim with one key made wrong.
The gate may then take either; what it must not do is lean on the reading alone.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from alterations import altered
from test_every_altered_claim_is_refused import read_from

from ccgkg.ingest.claim import Claim
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.source import read_source
from ccgkg.ingest.survey import Survey, survey

ARTICLES = Path(__file__).parent / "articles"
SETS = ("one", "four", "seven")
#: Keys that can be read wrongly, and of true claims beside such a reading so many of a hundred may be refused.
KEYS = {
    "figure period": 15,
    "rating rating": 20,
    "rating period": 15,
    "statement speaker": 30,
    "change type": 20,
    "change participants": 15,
    "change status": 8,
    "role org": 12,
    "intervention type": 12,
}


def misread(read: Survey, claim: Claim, wrong: Claim) -> Gate:
    kept = (c for c in read.told[claim.kind] if not (c.start < claim.end and claim.start < c.end))
    told = tuple(sorted((*kept, wrong), key=lambda c: (c.start, c.end)))
    return Gate(replace(read, told={**read.told, claim.kind: told}))


def test_a_wrong_reading_closes_no_true_claim(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(11)
    total, refused = Counter[str](), Counter[str]()
    for name in SETS:
        for path, (_, text, claims) in zip(
            sorted((ARTICLES / name).glob("*.claims.jsonl")), read_from(ARTICLES / name, "*.claims.jsonl"), strict=True
        ):
            read = survey(read_source(path.with_name(path.name.replace(".claims.jsonl", ".txt"))))
            for claim in claims:
                wrong: dict[str, list[Claim]] = {}
                for one in altered(claim, claims, text):
                    if (key := f"{claim.kind} {one.key}") in KEYS:
                        wrong.setdefault(key, []).append(one.claim)
                for key, ones in wrong.items():
                    total[key] += 1
                    refused[key] += not misread(read, claim, chance.choice(ones)).verify(claim).accepted
    with capsys.disabled():
        print(
            "\ntrue claims refused where another was read:",
            ", ".join(f"{key} {refused[key]} of {total[key]}" for key in KEYS),
        )
    assert total.total() > 1000
    assert not [key for key, most in KEYS.items() if 100 * refused[key] > most * total[key]]
