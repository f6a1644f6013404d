"""Which CCGs a plural word in a sentence may stand for: `they`, `all of them`, `the six`, `a four-way merger`.

They are sets that the text tells somewhere: a list, a line-up, the members of a group, the parties to another change.
What its own rules made of the word is not asked; where a number is told, it must fit.
"""

from __future__ import annotations

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.claim import Change
from ccgkg.ingest.proofs.ground import Ground
from ccgkg.ingest.proofs.named import GROUPS
from ccgkg.ingest.proofs.proof_words import proof_words

_PLURAL = proof_words("plurals")
_DEFINITE = frozenset({"the", "all", "these", "those", "our", "their"})
_WORDS = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
#: Words that leave out the body named right behind them, sentences back in which one is left out, and tokens behind the
#: word.
_WITHOUT = frozenset({"without", "except", "bar", "excluding", "minus", "excluded"})
_BACK, _NEAR = 2, 4


def sets_meant(ground: Ground, at: int, low: int, high: int) -> set[frozenset[str]]:
    """The sets of CCGs that a plural word may stand for in the tokens [low, high) of a sentence, in the same voice as
    token `at`."""
    starts, voice = ground.doc.tokens.starts, ground.quotations.at(ground.doc.tokens.starts[at])
    words = [
        w for i, w in enumerate(ground.doc.tokens.words[low:high], low) if ground.quotations.at(starts[i]) == voice
    ]
    counts = _counts(words)
    if _PLURAL.isdisjoint(words) and not counts:
        return set()
    known = _known(ground)
    left = left_out(ground, low, high)
    known |= {one - left for one in known if left & one}
    return {one for one in known if len(one) > 1 and (not counts or len(one) in counts)}


def _counts(words: list[str]) -> set[int]:
    """How many CCGs a sentence speaks of: `both`, `the six`, `four-way`."""
    found = {_WORDS[w] for w in words if w in _WORDS}
    for i in range(1, len(words)):
        number = number_before(words, i + 1)
        way = words[i + 1 : i + 2] == ["way"]
        if number is not None and number[0] > 1 and (way or words[i - 1] in _DEFINITE):
            found.add(number[0])
    return found


def _known(ground: Ground) -> set[frozenset[str]]:
    changes = (c for c in ground.told["change"] if isinstance(c, Change) and not set(c.participants) & GROUPS)
    return {*ground.lists, frozenset(ground.bodies.meant.main), *(frozenset(c.participants) for c in changes)}


def left_out(ground: Ground, low: int, high: int) -> frozenset[str]:
    """The CCGs that a sentence or those right before it leave out: `without Thurrock`."""
    words = ground.doc.tokens.words
    for _ in range(_BACK):
        low = ground.doc.sentence_tokens(low - 1)[0] if low else 0
    return frozenset(
        m.agent
        for m in ground.bodies.within(low, high)
        if m.kind == "ccg" and not _WITHOUT.isdisjoint(words[max(low, m.first - _NEAR) : m.first])
    )
