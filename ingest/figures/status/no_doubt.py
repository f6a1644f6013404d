"""Words of a plan or a doubt that say nothing of a number: what is sure to be, what ends, what a study suggests, what
was asked for."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.text.cues import Cue

#: Tokens before a verb in which the study stands that is its subject.
_SUBJECT = 10
#: Behind `to`, what makes it a preposition; behind a modal, verbs of what there is.
_OWNERS = frozenset({"their", "its", "his", "her", "the", "our"})
_KNOWS = frozenset({"know", "remember", "recall", "inherit", "point"})


def means_nothing(words: list[str], x: Cue, counted: bool = False) -> bool:
    """`are planned by just 13 officers` plans nothing, and `could not be prouder` is no doubt."""
    if x.value == "planned" and words[x.last - 1] == "planned" and words[x.last : x.last + 1] == ["by"]:
        return True
    if words[x.first] in ("planned", "expected", "forecast", "predicted", "budgeted") and words[x.first - 1] in (
        "than",
        "as",
    ):
        return True  # `spent more than planned`
    if (
        words[x.first] in ("forecasts", "forecast", "projections", "predictions")
        and words[x.last : x.last + 1] in (["was"], ["were"])
        and words[x.last + 1 : x.last + 2] in (["wrong"], ["out"], ["off"])
    ):
        return True  # `Our forecasts were wrong by £3m a month`
    if words[x.first] in ("bidding", "bids", "bid") and not {"contract", "contracts", "tender"}.isdisjoint(
        words[x.last : x.last + 8]
    ):
        return True  # `a company bidding for a £2.3m scanning contract`
    if counted and words[x.first : x.last] in (["had", "to"], ["has", "had", "to"]):
        return True  # `nine out of eleven voters had to leave the room`
    if (
        words[x.first] == "'d"
        and words[x.last : x.last + 1] != []
        and (words[x.last].endswith("ed") or words[x.last] in time_words()["past"] | word_lists()["participles"])
    ):
        return True  # `they'd been told`
    behind = x.last + (words[x.last : x.last + 1] in (["not"], ["never"], ["soon"], ["n't"]))
    if words[x.first] in ("would", "will", "could", "may", "might") and words[behind] in (
        word_lists()["lasts"] if behind > x.last else word_lists()["ends_so"]
    ):
        return True  # `its surplus of £1.2m would not last`
    if words[x.first] == "suggested" and not word_lists()["studies"].isdisjoint(
        words[max(0, x.first - _SUBJECT) : x.first]
    ):
        return True  # `A study last year suggested that leaders spend a third of their time`
    if words[x.last - 1] == "to" and words[x.last] in _OWNERS or words[x.last] in _KNOWS:
        return True  # `It is to their credit that 132 kept to plan`, `nine could point to no savings`
    if words[x.first : x.last] == ["at", "risk", "of"] and words[x.last : x.last + 1] == ["failing"]:
        return True  # what they are judged to be
    if words[x.first] == "could" and words[x.last : x.last + 1] == ["not"] and words[x.last + 1 : x.last + 2] != ["be"]:
        return True  # `CCGs that could not provide figures were left out`
    if words[x.first] == "head" and words[x.first - 1] in ("a", "per"):
        return True  # `£25 a head for 2013-14`
    return (
        words[x.last : x.last + 2] == ["not", "be"]
        and words[x.last + 2 : x.last + 3] != []
        and words[x.last + 2].endswith(("er", "more"))
    )
