"""Bystanders: bodies that a sentence names only to set them beside the one of which it tells, as in `Unlike Hull CCG,
it overspent` and `Leeds CCG, which borders Hull CCG, overspent`. Nothing is claimed of them there, so that the rules
read the sentence without them.

A bystander is named in full, as `X CCG`, or is the neighbour of the one that is told of. The words that make it one
are in `rules/bystanders.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ccgkg.ingest.text.cues import lexicon

#: A name; `its neighbour`, with its name or without; and what is named in full.
_NAME = r"(?:[A-Z][\w’'-]+(?:,? (?:(?:and|of|on|upon|with|the|&) )*(?=[A-Z]))?)+(?: clinical commissioning groups?)?"
_NEIGHBOUR = r"(?:its|their) (?:[a-z]+ )?(?:neighbour|rival|counterpart)s?"
_FULL = rf"(?:(?:{_NEIGHBOUR},? )?(?:(?:the|its|their|neighbouring|nearby) )*{_NAME}(?<=CCG|CGs|oup|ups)|{_NEIGHBOUR})"

#: Behind a bystander this tells its own grade or measure.
_GRADED = r"(?:which (?:[a-z]+ ){1,2})?(?:rated|judged|graded|deemed|in special|(?:in|under) legal|under directions)\b"


@cache
def _pattern() -> re.Pattern[str]:
    lists = lexicon("bystanders")
    unlike, beside, lies = ("|".join(lists[key]) for key in ("unlike", "beside", "lies"))
    told = rf"(?:{beside}|which (?:{lies})) {_FULL}(?: (?:before|behind|beside) (?:it|them))?"
    # What each way begins with is asked first: a text has few such marks, and names are looked for long.
    return re.compile(
        rf"\b(?=[{_initials(lists['unlike'])}])(?<![,–(-] )(?i:{unlike}) (?:{_FULL}|{_NAME}),(?= (?!{_GRADED}))"
        rf"|, (?:(?:{unlike}) {_FULL}(?:,|(?=\.))|{told},(?= [a-z]))"
        rf"|[–(-](?:(?<= .)|(?<=\()) ?(?:(?:{unlike}) {_FULL}|{told})(?:\)| [–-])(?= [a-z])"
    )


def _initials(phrases: Iterable[str]) -> str:
    return "".join(sorted({letter for phrase in phrases for letter in (phrase[0], phrase[0].upper())}))


def bystanders(text: str) -> Iterator[tuple[int, int]]:
    """The places of what names bystanders in a text: offsets in code points, half-open, with the marks around."""
    for found in _pattern().finditer(text):
        yield found.span()
