"""A way to say a thing is read for whomever it is said: each frame, alone with several fillings, and among others.

Frames are the files of `tests/frames`, written from the language and read by a person; each is whole in itself, so that
what stands in the paragraphs around it changes none of its claims.
"""

from pathlib import Path

import pytest
from annotated import Example, mismatches
from filled import FILES, companies, examples
from test_annotated_sentences_read_as_marked import kinds_of

from ccgkg.ingest.extract import extract

#: How often a frame is filled.
TIMES = 4
#: So many frames make one text.
COMPANY = 4


def wrong(found: list[Example], kinds: set[str]) -> list[str]:
    return [
        f"{one.place}: {one.source.text}\n    " + "\n    ".join(problems)
        for one in found
        if (problems := mismatches(one, extract(one.source), kinds))
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_frame_alone(path: Path) -> None:
    assert not (found := wrong(list(examples(path, TIMES)), kinds_of(path))), "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_frame_among_others(path: Path) -> None:
    assert not (found := wrong(list(companies(path, COMPANY)), kinds_of(path))), "\n".join(found)
