"""Whom a noun for several CCGs stands for: `the three groups`, `all four CCGs`, `York and coast health groups`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccgkg.ingest.bodies.areas import fits_any, places_beside
from ccgkg.ingest.bodies.bodies import Group
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.places import elsewhere, in_a_place, owned_by_place
from ccgkg.ingest.figures.about.stand_ins import FEW
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.text.document import Document

if TYPE_CHECKING:
    from ccgkg.ingest.figures.about.antecedents import Antecedents

#: A number of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100
#: Before `CCGs that`, verbs of telling them something.
_TELLS = frozenset({"told", "informed", "warned", "reminded", "assured", "tells", "warns", "telling", "warning"})
#: Those who tell all CCGs what to do, straight before a bare `CCGs`.
_NATIONAL = frozenset({"ministers", "treasury", "government", "department"})
#: Before `CCGs`, what makes them those of a part of England, or of a sort.
OF_A_SORT = frozenset(
    {
        *("northern", "southern", "eastern", "western", "midlands", "rural", "urban", "coastal", "metropolitan"),
        *("larger", "smaller", "bigger", "deprived", "richer", "poorer", "wealthier", "affluent", "struggling"),
    }
)


def members_of(told: Antecedents, group: Group) -> tuple[str, ...]:
    """Whom a noun for several CCGs stands for: those that it names, those that the text is about, or some of a
    place."""
    if "england" in told.words[group.first : group.last] or told.words[max(0, group.first - 2) : group.first] == [
        "england",
        "'s",
    ]:
        return (ALL_CCGS,)
    bare = group.last - group.first == 1 and group.count is None
    if bare and not _NATIONAL.isdisjoint(
        told.words[max(told.doc.sentence_tokens(group.first)[0], group.first - 3) : group.first]
    ):
        return (ALL_CCGS,)  # `Ministers want CCGs to cut their costs`
    found = _members_of(told, group)
    if group.count is None and not_all_of(told.doc, group.first, group.last, found):
        return (SOME_CCGS,)  # `London's CCGs must save £4m`, in a text that names one of London and one of Yorkshire
    if found == (ALL_CCGS,) and group.count is None and not OF_A_SORT.isdisjoint(_around(told, group)):
        return (SOME_CCGS,)
    return found


def _around(told: Antecedents, group: Group) -> Sequence[str]:
    """The words of a noun phrase and the one before it."""
    return told.words[max(told.doc.sentence_tokens(group.first)[0], group.first - 1) : group.last]


def not_all_of(doc: Document, first: int, last: int, members: Sequence[str]) -> bool:
    """Whether one of some CCGs is not of the place that a noun phrase tells, as far as the register knows the place."""
    beside = places_beside(doc, first, last)
    of_it = [fits_any(m, beside) for m in members] if beside else []
    return False in of_it and (True in of_it or None not in of_it)


def _members_of(told: Antecedents, group: Group) -> tuple[str, ...]:
    """The same, as the words of the text alone tell it."""
    ws, cast, doc = told.words, told.cast, told.doc
    if (
        ws[group.first] in ("all", "every", "most", "many")
        and group.count is None
        and (group.last - group.first == 2 or ws[group.first + 1] == "clinical")
        and not in_a_place(doc, group.last, 0)
    ):
        return (ALL_CCGS,)
    if group.named:
        return group.members
    if group.last - group.first == 1 and ws[group.last : group.last + 1] == ["that"] and ws[group.first - 1] in _TELLS:
        return (ALL_CCGS,)  # `informed CCGs that their allowance would be lower`
    if (
        cast.local == (SOME_CCGS,)
        and group.count is None
        and ws[group.first] in ("the", "these", "those")
        and not in_a_place(doc, group.last, 0)
    ):
        return (SOME_CCGS,)
    if (
        group.members == (ALL_CCGS,)
        and 0 < (group.count or 0) < _NATIONWIDE
        and {"its", "whose"} & {ws[group.first], ws[group.first - 1]}
    ):
        return (SOME_CCGS,)  # `Buckinghamshire kept a GP lead after its two CCGs merged`
    if any(w.isdecimal() and _NATIONWIDE <= int(w) < 1900 for w in ws[group.first : group.last]):
        return (ALL_CCGS,)  # `75 of the 207 groups`
    low = doc.sentence_tokens(group.first)[0]
    fits = len(cast.topic) > 1 and group.count == len(cast.topic)
    placed = in_a_place(doc, group.last, 0)
    if group.count is None and ws[group.last : group.last + 1] != [] and ws[group.last] in word_lists()["restricts"]:
        return group.members
    if cast.local and group.members == (ALL_CCGS,) and group.count is None and owned_by_place(doc, low, group.first):
        return cast.local  # `York and coast health groups`
    if (
        cast.local
        and not placed
        and (group.count == len(cast.local) or group.members == (SOME_CCGS,) and group.count is None)
    ):
        return cast.local
    loose = group.count is None and (group.members == (SOME_CCGS,) or cast.sole and ws[group.first] == "the")
    if (
        len(cast.topic) > 1
        and (fits or loose and not placed)
        and not elsewhere(doc, group.first, group.last, cast.topic)
    ):
        return cast.topic
    if group.members == (ALL_CCGS,) and (group.count or 0) < _NATIONWIDE and placed:
        return (SOME_CCGS,)
    if (
        group.members == (SOME_CCGS,)
        and group.count is not None
        and group.count <= FEW
        and not placed
        and ws[group.first] in told.lists["definite"]
    ):
        return told.counted(group.first, group.count)
    return group.members
