"""Doers: nouns for those who do something, told by their endings or by a list: `teacher`, `porter`, `chemist`."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.text.cues import lexicon


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    raw = lexicon("roles")
    return frozenset(raw["doers"].split()), frozenset(raw["no-doers"].split()), tuple(raw["doer-endings"].split())


def is_doer(word: str) -> bool:
    """Whether a word in lower case is such a noun; `however` and `quarter` are none."""
    doers, others, endings = _lists()
    return word in doers or len(word) > 3 and word not in others and word.endswith(endings)
