"""Texts made by chance: words as common as in a language, articles of them, and copies with planted changes."""

import random
from itertools import accumulate

#: Words of the frequencies of Zipf's law, so that texts that have nothing to do with each other share common runs.
WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "ei") for c in "dklmnprstz"]
_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))


def sentences(draw: random.Random, count: int) -> list[str]:
    return [
        " ".join(draw.choices(WORDS, cum_weights=_WEIGHTS, k=draw.randint(9, 28))).capitalize() + "."
        for _ in range(count)
    ]


def article(draw: random.Random, count: int = 20) -> str:
    return " ".join(sentences(draw, count))


def changed(draw: random.Random, sentence: str, *, other: float = 0.0, dropped: float = 0.0) -> str:
    """A sentence, each word of which is another, or left out, with some probability."""
    kept = []
    for word in sentence.split():
        chance = draw.random()
        if chance < other:
            kept.append(draw.choice(WORDS) + "x")
        elif chance >= other + dropped:
            kept.append(word)
    return " ".join(kept)
