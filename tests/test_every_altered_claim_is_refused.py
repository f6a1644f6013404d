"""The gate refuses a claim of which one key was made wrong, whichever it is, and takes the true ones.

The true claims are the ones that persons marked in the articles beside the checkout; `alterations.py` says how each is
altered, and which alterations are true of the text all the same and so do not count.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from alterations import altered

from ccgkg.ingest.claim import Claim, from_json
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.source import read_source

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"
#: What a number is and what a name is stands in the text letter by letter: of these not one may pass.
SURE = {
    "figure": {"value", "unit", "comparator", "of", "period", "offsets"},
    "rating": {"org", "rating", "period", "offsets"},
    "statement": {"mode", "status", "offsets"},
    "change": {"participants", "status", "offsets"},
    "intervention": {"org", "status", "offsets"},
    "role": {"person", "offsets"},
}
#: Of the rest, which rest on what a pronoun or a noun stands for, so many of a thousand may pass.
PASSING = 1
#: Of true claims so many of a hundred may be refused.
REFUSED = 3

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the annotated articles are not beside this checkout")


@cache
def read() -> list[tuple[Gate, str, list[Claim]]]:
    found = []
    for path in sorted(CORPUS.glob("*/*.claims.jsonl")):
        source = read_source(path.with_name(path.name.replace(".claims.jsonl", ".txt")))
        lines = path.read_text(encoding="utf-8").splitlines()
        found.append((Gate.of(source), source.text, [from_json(json.loads(line)) for line in lines]))
    return found


def test_true_claims_pass(capsys: pytest.CaptureFixture[str]) -> None:
    total, refused = Counter[str](), Counter[str]()
    for gate, _, claims in read():
        for claim in claims:
            total[claim.kind] += 1
            refused[claim.kind] += not gate.verify(claim).accepted
    with capsys.disabled():
        print("\ntrue claims refused:", ", ".join(f"{kind} {refused[kind]} of {total[kind]}" for kind in total))
    assert total.total() > 600
    assert 100 * refused.total() <= REFUSED * total.total()


def test_altered_claims_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    total, passed = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    survivors = []
    for gate, text, claims in read():
        for claim in claims:
            if not gate.verify(claim).accepted:
                continue  # what is refused as it is proves nothing of the alteration
            for one in altered(claim, claims, text):
                total[claim.kind, one.key] += 1
                if gate.verify(one.claim).accepted:
                    passed[claim.kind, one.key] += 1
                    survivors.append(f"{claim.source}:{claim.start} {claim.kind} {one.key}: {getattr(one.claim, one.key, '')}")
    with capsys.disabled():
        print("\naltered claims that pass, by kind and key:")
        for kind in SURE:
            keys = [key for k, key in total if k == kind]
            print(f"  {kind:13}" + ", ".join(f"{key} {passed[kind, key]} of {total[kind, key]:,}" for key in keys))
        print(f"  in all {passed.total()} of {total.total():,}", *survivors, sep="\n    ")
    assert total.total() > 9000
    assert not [key for key in passed if key[1] in SURE[key[0]]], survivors
    assert 1000 * passed.total() <= PASSING * total.total(), survivors
