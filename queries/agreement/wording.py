"""The words that join figures, as patterns over the text before, between and behind them."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@lru_cache(maxsize=1)
def lists() -> dict[str, Any]:
    """The words and the sums of `arithmetic.yaml`."""
    text = files("ccgkg.queries.agreement").joinpath("arithmetic.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def any_of(*names: str) -> str:
    """A pattern for any word of lists, the longest first."""
    words = sorted({word for name in names for word in lists()[name]}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


@lru_cache(maxsize=64)
def pattern(template: str) -> re.Pattern[str]:
    """A pattern with `<name>` for any word of a list, `<h>` for hedges and blanks; upper and lower case are one."""
    text = template.replace("<h>", rf"(?:\s+(?:{any_of('hedges')}))*\s*")
    return re.compile(re.sub(r"<(\w+)>", lambda m: any_of(m[1]), text), re.IGNORECASE)
