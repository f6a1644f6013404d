"""The sets of annotated articles beside the tests, each a folder of `articles/`: one that is put there is read by every
test of them.

The newest are read in every run, the others with the slow tests, where a test reads them one by one.
"""

from pathlib import Path
from typing import Any

import pytest

ARTICLES = Path(__file__).resolve().parent / "articles"
#: The folders of all sets.
SETS = tuple(sorted(path for path in ARTICLES.iterdir() if path.is_dir()))
#: Sets whose texts nobody reads who writes rules: they are scored, and nothing else.
UNREAD = tuple(sorted(path for path in ARTICLES.with_name("unread").iterdir() if path.is_dir()))
#: What a change of the rules breaks shows first in the sets that they were fitted to last.
NEWEST = ("thirtynine", "fortyone")


def sets_of() -> list[Any]:
    """The folders of the sets, as parameters of a test with their names as ids."""
    return [pytest.param(path, marks=() if path.name in NEWEST else pytest.mark.slow, id=path.name) for path in SETS]


def articles_of() -> list[Any]:
    """The texts of the sets, as parameters of a test with their names as ids, those of the newest in every run."""
    return [
        pytest.param(path, marks=one.marks, id=path.stem)
        for one in sets_of()
        for path in sorted(one.values[0].glob("*.txt"))
    ]
