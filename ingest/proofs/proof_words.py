"""The closed sets of words by which claims are proved (`rules/proof-words.yaml`)."""

from __future__ import annotations

from ccgkg.ingest.text.cues import lexicon


def proof_words(name: str) -> frozenset[str]:
    """The set with a name, of words in lower case as the tokens of a text have them. Raises KeyError where there is
    none."""
    return frozenset(lexicon("proof-words")[name])
