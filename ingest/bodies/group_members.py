"""Whom a noun phrase for CCGs stands for by the names around it: the list behind it, the list before, all of England’s,
or some."""

from __future__ import annotations

from ccgkg.ingest.bodies.group_phrases import SHARES, Phrase
from ccgkg.ingest.bodies.lineage import apart, side_by_side
from ccgkg.ingest.bodies.localities import local
from ccgkg.ingest.bodies.named_ccgs import NamedCcgs
from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS

#: Sentences back in which `the three CCGs` looks for three names that stand in no one list.
_BACK = 3
#: More CCGs than this are all of England’s; more than the second may be a property of some of them.
_MOST, _A_FEW = 150, 8
#: Whose CCGs are all of them: `the country’s 211 CCGs`.
_NATION = frozenset({"england", "country", "nation", "nhs"})


def members_of(phrase: Phrase, named: NamedCcgs) -> tuple[str, ...]:
    """The codes of those meant, or `ccgs` for all CCGs of England, or `some-ccgs` for a group local to the text."""
    words, first, last, count = phrase.doc.tokens.words, phrase.first, phrase.last, phrase.count
    if members := _named_behind(phrase, named) or _in_front(phrase, named):
        return members
    if phrase.part() is not None:
        everyone = not phrase.determiner and words[last : last + 2] == ["in", "england"]
        return (ALL_CCGS,) if everyone else (SOME_CCGS,)
    if words[first] == "those" and words[last] in ("in", "across"):
        return (SOME_CCGS,)
    if count is not None and _owned(phrase):
        return named.nearest(count, phrase.noun) or (SOME_CCGS,)
    if _definite(phrase):
        if members := _stood_for(phrase, named):
            return members
        if count is not None and count > _MOST:
            return (ALL_CCGS,)
        if phrase.determiner in ("both", "these", "those") or (
            count is not None and phrase.determiner in rules()["definite"]
        ):
            return (ALL_CCGS,) if _of_england(phrase) else (SOME_CCGS,)
    return (SOME_CCGS,) if local(phrase.doc, first, last, count) else (ALL_CCGS,)


def _named_behind(phrase: Phrase, named: NamedCcgs) -> tuple[str, ...]:
    """`two of the CCGs, A and B,`; `three CCGs in A, B and C`; `the six CCGs (A, …)`."""
    words, last, count = phrase.doc.tokens.words, phrase.last, phrase.count
    for run in named.opening(last + 1, last + 4):
        codes = named.codes[run]
        if count not in (None, len(codes)) or (len(codes) < 2 and count != 1):
            continue
        if all(w in rules()["introduces"] for w in words[last : named.run_firsts[run]]):
            return codes
    return ()


def _in_front(phrase: Phrase, named: NamedCcgs) -> tuple[str, ...]:
    """`In A, B and C, NHS England has asked three groups`: as many as the list of places that opens the sentence."""
    words, start = phrase.doc.tokens.words, phrase.start
    if phrase.count is None or words[start] not in ("in", "across", "around") or phrase.part() is not None:
        return ()
    run = next(iter(named.opening(start + 1, start + 3)), None)
    codes = named.codes[run] if run is not None else ()
    return codes if len(codes) == phrase.count > 1 else ()


def _owned(phrase: Phrase) -> bool:
    """`Surrey’s six CCGs`."""
    return phrase.before == "'s" and phrase.doc.tokens.words[phrase.first - 2] not in _NATION


def _definite(phrase: Phrase) -> bool:
    """`the three CCGs`, but not `most of the CCGs`."""
    if phrase.before == "of" and phrase.doc.tokens.words[phrase.first - 2] in SHARES:
        return False
    return phrase.determiner in rules()["definite"] or (not phrase.count and phrase.last == phrase.noun)


def _of_england(phrase: Phrase) -> bool:
    """Whether `the 26 rated inadequate` counts a property among all CCGs: a participle follows that says which."""
    return (phrase.count or 0) > _A_FEW and phrase.doc.tokens.words[phrase.last] in rules()["which"]


def _stood_for(phrase: Phrase, named: NamedCcgs) -> tuple[str, ...]:
    """The CCGs for which `the three CCGs` stands: a list of so many before it, or after it, or so many named around."""
    noun, count = phrase.noun, phrase.count
    if count is None:
        return _last_list(phrase, named)
    if count == 2:  # `both groups`: the two named last, before any older pair
        codes = named.between(_sentence_back(phrase, 2), noun)
        if len(codes) == count and side_by_side(codes):
            return codes
    if codes := named.told(count, noun):
        return codes
    for back in range(_BACK + 1):
        codes = tuple(sorted(apart(named.between(_sentence_back(phrase, back), noun))))
        if len(codes) == count:
            return codes
    return named.all_codes if len(named.all_codes) == count and side_by_side(named.all_codes) else ()


def _last_list(phrase: Phrase, named: NamedCcgs) -> tuple[str, ...]:
    """The list that a few sentences before a noun hold, the last of two names or more."""
    for run in reversed(named.opening(_sentence_back(phrase, _BACK), phrase.noun)):
        if named.run_lasts[run] <= phrase.noun and len(named.codes[run]) > 1:
            return named.codes[run]
    return ()


def _sentence_back(phrase: Phrase, back: int) -> int:
    """The token where the sentence begins that stands so many before that of a noun."""
    doc = phrase.doc
    index = doc.layout.index_at(doc.tokens.starts[phrase.noun])
    return doc.range_of(doc.layout.sentences[max(0, index - back)])[0]
