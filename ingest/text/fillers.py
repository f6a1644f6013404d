"""Fillers: sentences and crossheads that claim nothing, as `It had been a long time coming.` and `What happens next`.
What stands around one belongs together, so that the rules read a text without them.

A filler has no name, no number and no phrase of a lexicon but light ones; a sentence is one only where it is of nobody
whom the text may go on to speak of. Which words those are is in `rules/fillers.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgkg.ingest.text.cues import find_cues, lexicon, phrases
from ccgkg.ingest.text.tokens import tokenise

_QUOTES = frozenset('“”"‘«»')
#: Words at least of a sentence that is more than a yes or no to what was told.
_FEWEST = 3
#: Code points that a line of prose has at least.
_PROSE = 50


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("fillers")[key].split())


@cache
def _counting() -> frozenset[str]:
    numbers = lexicon("numbers")
    return frozenset((*numbers["units"], *numbers["tens"], *numbers["magnitudes"], *numbers["fractions"]))


@cache
def _sentence() -> re.Pattern[str]:
    openers = "|".join(sorted(w.capitalize() for w in _words("openers")))
    return re.compile(
        rf"(?:^|(?<=[a-z\d)][.!?] ))(?:(?:But|And|Yet|Still) )?(?i:{openers}) [a-z ,’'-]{{8,90}}\.(?=\s|\Z)",
        re.MULTILINE,
    )


@cache
def _crosshead() -> re.Pattern[str]:
    heads, words = (
        "|".join(form for w in sorted(_words(key)) for form in (w.capitalize(), w.upper()))
        for key in ("heads", "words")
    )
    return re.compile(
        rf"(?<=[.!?”\"’'])\s*\n[ \t]*(?P<line>[‘'“\"][A-Z][a-z ’'-]{{3,50}}[’'”\"]|(?:{heads}) [A-Za-z ’-]{{3,40}}"
        rf"|(?:The )?(?:{words})|[^\w\s][^\w\n]{{0,8}})[ \t]*\n\s*(?=[A-Z“\"‘'](?:[^\n]{{{_PROSE}}}|[^\n]+:\n))"
    )


def fillers(text: str) -> Iterator[tuple[int, int]]:
    """The fillers of a text: offsets in code points, half-open, in the order of the text."""
    found = [m.span() for m in _sentence().finditer(text) if _is_idle(m[0]) and not _is_spoken(text, m.start())]
    found += [m.span("line") for m in _crosshead().finditer(text) if _names_nothing(m["line"])]
    yield from sorted(found)


def _is_idle(sentence: str) -> bool:
    """Whether a sentence holds no phrase that could tell of a claim."""
    words = [w for w in tokenise(sentence).words if w.isalpha()]
    tells = not _words("telling").isdisjoint(words[1:]) or not _counting().isdisjoint(words)
    if len(words) < _FEWEST or tells or _words("light").issuperset(words):
        return False
    return _claims_nothing(sentence)


def _claims_nothing(run: str) -> bool:
    tokens = tokenise(run)
    found, light, labels = find_cues(tokens, phrases()), _words("light"), _words("labels")
    return all(
        cue.value in _words("values") or light.issuperset(tokens.words[cue.first : cue.last])
        for label in found.labels
        if label not in labels
        for cue in found.all(label)
    )


def _is_spoken(text: str, start: int) -> bool:
    """Whether a paragraph holds a mark of quotation: what someone says is theirs as a whole."""
    line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", start) + 1 or len(text)]
    return not _QUOTES.isdisjoint(line)


def _names_nothing(line: str) -> bool:
    """Whether a crosshead is no section of its own: nothing but its first word is a name, and it tells of nothing."""
    words = line.split()
    named = any(w[:1].isupper() for w in words[1:]) and not line.isupper()
    return not named and _claims_nothing(line)
