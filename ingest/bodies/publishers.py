"""Who publishes a text: an outlet, or a body that speaks of itself (a council, a trust, an association)."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.bodies.name_table import Found
from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import tokenise


def named_publisher(doc: Document) -> list[Found]:
    """Where a text names its own publisher, which no list may have."""
    name = (doc.source.publisher or "").removeprefix("The ")
    if not name or name not in doc.text:
        return []
    words = tokenise(name).words
    if words[-1] in ("ccg", "ccgs", "group", "groups") and (
        "nhs" in words or "clinical" in words or words[-1][0] == "c"
    ):
        return []  # a CCG that publishes of itself is one of the CCGs
    places = (i for i in doc.tokens.among(words[:1]) if doc.tokens.capital(i))
    kind = "body" if is_body(name) else "outlet"
    return [
        Found(i, i + len(words), slug_of(name), kind, True)
        for i in places
        if doc.tokens.words[i : i + len(words)] == words
    ]


def is_body(name: str) -> bool:
    """Whether a publisher that no list has is a body by its name, and no outlet.

    >>> is_body("Association of Locality Commissioners"), is_body("Avonside Gazette")
    (True, False)
    """
    words = slug_of(name).split("-")
    lists = _nouns()
    return not lists["publishers"].isdisjoint((words[0], words[-1])) or words[0] in lists["before"]


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {key: frozenset(lexicon("antecedents")[key].split()) for key in ("publishers", "before")}
