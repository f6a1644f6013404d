"""Words of a change that only describe something else: `the merged CCG`, `director of integrated commissioning`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.events.words.event import change_words
from ccgkg.ingest.text.cues import Cue

#: Nouns for bodies, and what before `merging` or `merged` makes it a verb all the same: `are merging CCGs`.
_BODIES = frozenset({"ccgs", "ccg", "groups", "bodies", "organisations"})
_VERBAL = frozenset(
    ["have", "has", "had", "be", "been", "being", "is", "are", "was", "were", "of", "consider", "considering", "not"]
    + ["and", "about", "on", "by", "for", "to"]
)  # fmt: skip
#: Before `merged groups` these show that it describes them.
_OF_MERGED = frozenset({"of", "in", "by", "for", "among", "most", "many", "with"})
_ARTICLES = frozenset({"a", "an", "the", "any", "every", "each", "one"})
#: Posts: behind these and `of` a noun tells what they are for.
_POSTS = frozenset({"director", "head", "lead", "manager", "officer", "directors", "chief"})


def is_verb(words: Sequence[str], cue: Cue) -> bool:
    """Whether a form of a verb tells of an act: not `a merged body`, not `split over`."""
    split = words[cue.first] == "split" and words[cue.last : cue.last + 1] in (["on"], ["over"], ["about"], ["by"])
    return not split and not _is_attribute(words, cue)


def is_noun(words: Sequence[str], cue: Cue) -> bool:
    """Whether a noun tells of an event: not `director of integrated commissioning`, not `merger costs`."""
    if words[cue.first - 1 : cue.first] in (["of"], ["for"]) and words[cue.first - 2] in _POSTS:
        return False
    return words[cue.last : cue.last + 1] == [] or words[cue.last] not in change_words()["noun_of"]


def _is_attribute(words: Sequence[str], cue: Cue) -> bool:
    """`in the merging CCGs`, `leaders of merged CCGs`, `a newly merged organisation`."""
    before = words[cue.first - 1] if cue.first else ""
    after = words[cue.last] if cue.last < len(words) else ""
    if _of_bodies(words[cue.first : cue.last], before, after):
        return True
    lists = change_words()
    if before not in lists["article"] or not words[cue.last - 1].endswith("ed"):
        return False
    noun = before in _ARTICLES and after.isalpha() and after not in lists["no_noun"]
    return noun or after in lists["adjective_of"]


def _of_bodies(told: Sequence[str], before: str, after: str) -> bool:
    """Whether `merged` or `merging` describes bodies that follow it."""
    if told not in (["merged"], ["merging"]) or after not in _BODIES:
        return False
    if before not in _VERBAL:
        return True
    return told == ["merged"] and after in ("ccgs", "groups", "bodies") and before in _OF_MERGED
