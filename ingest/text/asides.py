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

#: What an aside stands behind: a word that joins nothing.
_BEHIND = re.compile(r"[\w’'”\"%](?<!\band)(?<!\bbut)(?<!\bor) ?\Z")
#: A number, or a sum in words, right before an aside.
_NUMBER = re.compile(r"(?:[\d%]|\b(?:million|billion|percent|cent))[a-z]{0,2}(?: [a-z-]+){0,2} ?\Z")


@cache
def _pattern() -> re.Pattern[str]:
    lists = lexicon("asides")
    openers, tellers = ("|".join(lists[key]) for key in ("openers", "tellers"))
    places = "|".join(lists["places"].split())
    # An aside may hold words and commas, no stop, no mark of quotation and no number; names only of places.
    place = rf"(?:\b(?:{places}) (?:(?:the|[a-z]+ern|[a-z]+) )?(?:[A-Z][a-zà-ÿ]+(?: (?:and |upon )?(?=[A-Z]))?)+)"
    inner, within_commas = (
        rf"(?:{place}|NHS(?= [a-z])|{signs}){{1,120}}?" for signs in (r"[a-zà-ÿ ,'’-]", r"[a-zà-ÿ '’-]")
    )
    return re.compile(
        rf"[(\[](?=[a-z]){inner}[)\]]"
        rf"|[–—] ?(?=[a-z]){inner} ?[–—](?= ?[a-z])"
        rf"|- (?=[a-z]){inner} -(?= [a-z])"
        rf"|, (?:(?P<teller>{tellers})\b|(?:{openers})\b){within_commas.replace('{1,', '{0,')},(?= [a-z])"
    )


@cache
def _telling() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The labels of the lexicons of claims, those that tell behind a number, and words that tell alone."""
    data, numbers = lexicon("asides"), lexicon("numbers")
    counted = {*numbers["units"], *numbers["tens"], *numbers["magnitudes"], *numbers["fractions"]} - {"one", "second"}
    return (
        frozenset(data["labels"].split()),
        frozenset(data["labels_of_numbers"].split()),
        frozenset((*counted, *data["words"].split())),
    )


def asides(text: str) -> Iterator[tuple[int, int]]:
    """The asides of a text that claim nothing: offsets in code points, half-open, with the marks around them."""
    pattern, at = _pattern(), 0
    while found := pattern.search(text, at):
        start, end = found.span()
        before = text[max(0, start - 32) : start]
        behind = _BEHIND.search(before) and not (found["teller"] and _is_unknown(before))
        if behind and not _tells(found[0], _NUMBER.search(before) is not None):
            yield start, end
            at = end
        else:
            at = start + 1


def _is_unknown(before: str) -> bool:
    """Whether the last word is part of a name that may need to be told who it is."""
    word = before.split()[-1]
    return not word[0].islower() and word not in lexicon("asides")["names"]


def _tells(aside: str, of_number: bool) -> bool:
    """Whether what is set in may be part of a claim."""
    labels, of_numbers, alone = _telling()
    tokens = tokenise(aside)
    words = [word for word in tokens.words if word.isalpha()]
    if len(words) == 1 and not words[0].endswith("ly"):
        return words[0] not in lexicon("asides")["single"]
    if not alone.isdisjoint(words) or words[-1] in lexicon("asides")["open"]:
        return True
    cues, light = find_cues(tokens, phrases()), lexicon("asides")["light"]
    telling = labels | of_numbers if of_number else labels
    return any(cue.value != light for label in telling for cue in cues.all(label))
