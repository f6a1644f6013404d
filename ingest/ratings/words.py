"""The words around a grade, as `rules/ratings.yaml` lists them."""

from __future__ import annotations

from functools import cache
from typing import Any

from ccgkg.ingest.text.cues import lexicon

#: The marks of quotation that may stand around a grade.
QUOTES = frozenset("‘’“”'\"")
#: What may stand between a grade and the name or the element that has it, where no verb does.
MARKS = frozenset({*QUOTES, "as", "to", "be"})


@cache
def rating_words() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = lexicon("ratings")
    return {key: frozenset(value) for key, value in data.items()}
