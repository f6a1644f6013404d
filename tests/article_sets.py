"""The sets of annotated articles beside the tests: the newest are read in every run, the others with the slow tests."""

from pathlib import Path
from typing import Any

import pytest

#: What a change of the rules breaks shows first in the sets that they were fitted to last.
NEWEST = ("seventeen", "eighteen")


def sets_of(articles: Path) -> list[Any]:
    """The names of the sets, as parameters of a test."""
    names = sorted(path.name for path in articles.iterdir() if path.is_dir())
    return [pytest.param(name, marks=() if name in NEWEST else pytest.mark.slow) for name in names]
