"""The words around an event that a reader may take for its status, whatever the rules read: `in talks about`, `the idea
of`, `backed`."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import expand, lexicon

#: Tokens before an event, and behind it, among which such words stand.
_BEFORE, _BEHIND = 9, 14
_ENDS = frozenset({";", ":", "which", "although"})


@cache
def _words() -> dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """By status: the stems before an event that tell it, and the phrases behind it."""
    return {
        status: (
            tuple(kinds.get("before", ())),
            tuple(tuple(phrase.split()) for listed in kinds.get("behind", ()) for phrase in expand(listed)),
        )
        for status, kinds in lexicon("open-status").items()
    }


def words_may_tell(ground: Ground, status: str, first: int, last: int) -> int | None:
    """The token of a word by which an event at tokens [first, last) may have a status, or None.

    What its clause says was refused is neither proposed nor possible.
    """
    if status not in _words():
        return None
    stems, phrases = _words()[status]
    words = ground.doc.tokens.words
    low, high = clause_of(ground.doc, first)
    if status != "rejected" and any(
        c.value == "rejected" for c in ground.doc.cues.within("reality", low, max(high, last))
    ):
        return None
    at = next(
        (i for i in range(first - 1, max(low, first - _BEFORE) - 1, -1) if stems and words[i].startswith(stems)), None
    )
    if at is not None:
        return at
    end = min(ground.doc.sentence_tokens(first)[1], last + _BEHIND)
    for i in range(last, end):
        if words[i] in _ENDS or i >= high and (status != "rejected" or words[i - 1] == ","):
            return None
        if any(tuple(words[i : i + len(phrase)]) == phrase for phrase in phrases) and words[i - 1] not in ("not", "be"):
            return i
    return None
