"""A text that breaks off behind any of its words is read like any other: no exception, and each claim reads back.

The texts are the articles of `articles/`, cut where no sentence ends.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from article_sets import articles_of

from ccgkg.ingest.extract import extract
from ccgkg.ingest.gate import Gate
from ccgkg.ingest.source import read_source

#: Cuts of each text, and characters of it before a cut.
CUTS, LONG = 5, 600


@pytest.mark.parametrize("path", articles_of())
def test_a_text_may_end_anywhere(path: Path) -> None:
    whole = read_source(path)
    ends = [found.end() for found in re.finditer(r"\w+", whole.text)]
    for end in ends[:: max(1, len(ends) // CUTS)]:
        cut = replace(whole, text=whole.text[max(0, end - LONG) : end])
        gate = Gate.of(cut)
        for claim in extract(cut):
            assert cut.text[claim.start : claim.end] == claim.exact
            gate.verify(claim)
            gate.verify(replace(claim, asserted_by="nao"))
