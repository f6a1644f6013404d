"""Asides: what is set into a sentence and claims nothing, as in `the group (a band of practices on the coast) was rated
good`. What stands around one belongs together, so that the rules read a text without them.

An aside between brackets, dashes or commas tells of a claim if it has a name, a number, or a phrase of one of the
lexicons of claims: then it stays. Which those are is in `rules/asides.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgkg.ingest.text.cues import find_cues, lexicon, phrases
from ccgkg.ingest.text.tokens import tokenise

#: What an aside may hold: words in lower case and commas, no stop, no mark of quotation and no number.
_INNER = r"[a-zà-ÿ][a-zà-ÿ ,'’-]{1,120}?"
#: What an aside stands behind: a word that joins nothing.
_BEHIND = re.compile(r"[\w’'”\"%](?<!\band)(?<!\bbut)(?<!\bor) ?\Z")


@cache
def _pattern() -> re.Pattern[str]:
    openers, articles = ("|".join(lexicon("asides")[key]) for key in ("openers", "articles"))
    return re.compile(
        rf"[(\[]{_INNER}[)\]]"
        rf"|[–—] ?{_INNER} ?[–—](?= ?[a-z])"
        rf"|- {_INNER} -(?= [a-z])"
        rf"|, (?:(?P<article>{articles})|{openers})\b[a-zà-ÿ '’-]{{1,100}},(?= [a-z])"
    )


@cache
def _telling() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The labels of the lexicons of claims, the values of theirs that are of no weight, and words that tell alone."""
    data, numbers = lexicon("asides"), lexicon("numbers")
    counted = {*numbers["units"], *numbers["tens"], *numbers["magnitudes"], *numbers["fractions"]} - {"one", "second"}
    return (
        frozenset(data["labels"].split()),
        frozenset(data["light"].split()),
        frozenset((*counted, *data["words"].split())),
    )


def asides(text: str) -> Iterator[tuple[int, int]]:
    """The asides of a text that claim nothing: offsets in code points, half-open, with the marks around them."""
    pattern, at = _pattern(), 0
    while found := pattern.search(text, at):
        start, end = found.span()
        behind = _BEHIND.search(text, max(0, start - 8), start)
        known = not found["article"] or not _is_unknown(text, start)
        if behind and known and not _tells(found[0]):
            yield start, end
            at = end
        else:
            at = start + 1


def _is_unknown(text: str, end: int) -> bool:
    """Whether the word that ends at an offset is part of a name that may need to be told who it is."""
    word = text[max(0, end - 32) : end].split()[-1]
    return not word[0].islower() and word not in lexicon("asides")["names"]


def _tells(aside: str) -> bool:
    """Whether what is set in may be part of a claim."""
    labels, light, alone = _telling()
    tokens = tokenise(aside)
    words = [word for word in tokens.words if word.isalpha()]
    if len(words) == 1:
        return words[0] not in lexicon("asides")["single"]
    if not alone.isdisjoint(words):
        return True
    cues = find_cues(tokens, phrases())
    return any(cue.value not in light for label in labels for cue in cues.all(label))
