"""A way to say a thing is read for whomever it is said: each frame, alone with several fillings, and among others.

Frames are the files of `tests/frames`, written from the language and read by a person; each is whole in itself, so that
what stands in the paragraphs around it changes none of its claims.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from annotated import Example, mismatches
from filled import FILES, companies, examples
from test_annotated_sentences_read_as_marked import kinds_of

from ccgkg.ingest.extract import extract
from ccgkg.ingest.gate import Gate

#: How often a frame is filled, and how often in the slow test.
TIMES, OFTEN = 2, 8
#: So many frames make one text.
COMPANY = 4


def wrong(found: list[Example], kinds: set[str]) -> list[str]:
    return [
        f"{one.place}: {one.source.text}\n    " + "\n    ".join(problems)
        for one in found
        if (problems := mismatches(one, extract(one.source), kinds))
    ]


@pytest.mark.parametrize("times", [TIMES, pytest.param(OFTEN, marks=pytest.mark.slow)])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_frame_alone(path: Path, times: int) -> None:
    assert not (found := wrong(list(examples(path, times)), kinds_of(path))), "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_frame_among_others(path: Path) -> None:
    assert not (found := wrong(list(companies(path, COMPANY)), kinds_of(path))), "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_gate_takes_what_a_frame_marks(path: Path) -> None:
    assert not (found := [r for one in companies(path, COMPANY) for r in refused(one)]), "\n".join(found)


def refused(one: Example) -> Iterator[str]:
    """Why the gate refuses the marked claims of a text; keys that are not marked are taken as they are read."""
    claims, gate = extract(one.source), Gate.of(one.source)
    for mark in one.marked:
        here = [c for c in claims if (c.kind, c.start, c.end) == (mark.kind, mark.start, mark.end)]
        verdicts = [gate.verify(replace(c, **mark.keys)) for c in here]
        if verdicts and not any(v.accepted for v in verdicts):
            yield f"{one.place}: {here[0].exact!r}: {verdicts[0].reason}\n    {one.source.text}"
