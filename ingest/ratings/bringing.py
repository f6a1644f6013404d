"""What brings an element to the grade that it is for: `good for cancer`, `inadequate when it comes to leadership`."""

from __future__ import annotations

from itertools import pairwise

from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: What follows these is why, and not for what.
REASONS = frozenset(("because", "due", "owing", "thanks", "after", "following", "despite", "amid", "given", "blamed"))
#: What brings an element to its grade, and what of a clause parts the two.
BRINGS = ("for", "on", "in", "at", "under", "regarding", "concerning")
_CLAUSE = frozenset({"ccg", "was", "were", "has", "had"})


def brought(doc: Document, last: int, element: Cue) -> bool:
    """Whether `for`, `on` or `in` brings an element to the grade, with nothing but elements and small words between."""
    words, lists = doc.tokens.words, rating_words()
    gap = words[last : element.first]
    places = [n for n in range(last, element.first) if brings_element(words, n)]
    another = any(one in ("its", "their") and two in ("rating", "ratings") for one, two in pairwise(gap))
    another = another or words[element.last] in lists["sufferers"]  # `good for cancer patients`
    if not places or places[0] - last > 4 or another or not (REASONS | _CLAUSE).isdisjoint(gap):
        return False  # `inadequate for 2017-18, partly because of its finances`
    told = {i for c in doc.cues.within("element", last, element.first) for i in range(c.first, c.last)}
    small = lists["element_joints"]
    dated = [w for n, w in enumerate(words[last : places[-1]], last) if n not in told and not w[0].isdecimal()]
    then = [words[n] for n in range(places[-1] + 1, element.first) if n not in told]
    fits = all(w in small or w in lists["element_years"] or w in BRINGS for w in dated)
    return fits and small.issuperset(then)


def brings_element(words: list[str], i: int) -> bool:
    """Whether a word brings what a grade is for: `for`, `on`, `when it comes to`, `in terms of`, `as regards`."""
    return (
        words[i] in BRINGS
        or words[i] in ("to", "of")
        and words[i - 1] in rating_words()["brings"]
        or words[i - 1 : i + 1] == ["as", "regards"]
    )
