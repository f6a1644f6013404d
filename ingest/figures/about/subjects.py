"""Of whom a figure is: the CCGs that its words name, a group of them, or all of England's (decision 11)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Figure
from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.listed_behind import listed_above, listed_behind
from ccgkg.ingest.figures.about.of_some import (
    goes_on_from_some,
    goes_on_from_the_region,
    goes_on_from_those,
    of_some,
    of_those_who_answered,
)
from ccgkg.ingest.figures.about.owned import owned
from ccgkg.ingest.figures.about.places import in_a_place, owned_by_place
from ccgkg.ingest.figures.about.put_under import counted_under
from ccgkg.ingest.figures.about.referent import Referents
from ccgkg.ingest.figures.about.same_again import again
from ccgkg.ingest.figures.about.subject_case import LOCAL, NATIONWIDE, SubjectCase
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.counted_groups import FEW, counted_group, into_one
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.numbers.numbers import Number

#: More than these put under directions or in special measures are no group whose members are meant.
_NAMED = 6


def about(
    c: Context, cast: Cast, refs: Referents, n: Number, found: Measured, measure: str, before: Sequence[Figure]
) -> tuple[str, ...]:
    """The codes or slugs of those measured; `before` are the figures before this one.

    The nearer words go first: those that stand with the number itself, then what it is part of, then what kind of
    measure it is, then whoever else its sentence and those before make it belong to.
    """
    low, high = c.doc.sentence_tokens(n.first)
    words = c.doc.tokens.words
    case = SubjectCase(c, cast, refs, n, found, measure, before, words, low, high, n.unit == "count")
    return (
        (_counted_with_its_words(case) if case.counts else ())
        or (_taken_over(case) if found.inherited is not None else ())
        or _of_its_whole(case)
        or (_of_a_few(case) if case.of_a_few else ())
        or (_counted(case) if case.counts else ())
        or of_some(case)
        or _of_all_england(case)
        or owned(case)
    )


def _counted_with_its_words(case: SubjectCase) -> tuple[str, ...]:
    """The CCGs that a text names or places right with their number."""
    c, n = case.c, case.n
    under = counted_under(c.doc, c.put_under, case.measure, n.start, n.value) if n.of is None else ()
    if under:
        return under
    if _of_all_under(case):
        return (ALL_CCGS,)
    if listed := listed_above(case):
        return listed
    if case.found.counted in ("", "ccg") and case.measure not in ("ccgs", "mergers") and (named := listed_behind(case)):
        return named
    return _how_many_there_are(case) if case.measure == "ccgs" else ()


def _of_all_under(case: SubjectCase) -> bool:
    """Whether a number counts too many under directions or in special measures to be meant one by one, and in no
    place."""
    n = case.n
    if case.measure not in ("special-measures", "legal-directions") or n.of is not None or n.value <= _NAMED:
        return False
    doc = case.c.doc
    return not (
        any(in_a_place(doc, k, 0) for k in range(n.last, n.last + 4)) or owned_by_place(doc, n.last, n.last + 4)
    )


def _how_many_there_are(case: SubjectCase) -> tuple[str, ...]:
    """Of England where they are many: `there are 207`; of a place where they are few: `A merger would leave Essex with
    three`."""
    n, doc = case.n, case.c.doc
    if not n.value and case.before:
        return case.before[-1].about  # `England has 106 groups. By tomorrow it will have none`
    if n.value < LOCAL and not case.cast.topic:
        return (SOME_CCGS,)
    if n.value < NATIONWIDE or in_a_place(doc, n.last, 1) or in_a_place(doc, n.last + 1, 0):
        return ()
    return (ALL_CCGS,)


def _taken_over(case: SubjectCase) -> tuple[str, ...]:
    """Those of the figure whose measure goes on in an item of savings, or in the figures of another year."""
    n, taken = case.n, case.taken_from
    if taken is None:
        return ()
    if case.measure == "practices" and taken.value == n.value and taken.of is not None:
        return taken.about  # `22 of 40 practices voted no. “I was one of the 22”`
    if case.measure == "savings" and case.words[n.first - 1] == "," and _in_an_item(case):
        return taken.about  # `no more IVF on the NHS, £420,000`, below others to save
    again_told = case.among("rated") and not {"figures", "numbers"}.isdisjoint(case.words[case.low : n.first])
    return taken.about if again_told else ()  # `The year before, the figures were two, eight, five and one`


def _in_an_item(case: SubjectCase) -> bool:
    return case.c.doc.layout.block_at(case.n.start).kind == "item"


def _of_its_whole(case: SubjectCase) -> tuple[str, ...]:
    """All CCGs, of the indicators of the assessment and of a part of so many; some, of a part of those known to the
    speaker."""
    n, words = case.n, case.words
    if case.among("assessed") and words[n.first - 1] != "our":
        return (ALL_CCGS,)
    if (case.among("grouped") or case.counts and case.measure == "overspending-ccgs") and of_those_who_answered(case):
        return (SOME_CCGS,)
    if (case.among("grouped") or case.measure == "overspending-ccgs") and goes_on_from_those(case):
        return (SOME_CCGS,)
    whole = next(case.c.bodies.groups_within(n.first, n.last + 5), None)
    if whole is not None and words[whole.last] in word_lists()["known_to"]:
        return (SOME_CCGS,)  # `a third of the CCGs I have visited`
    return (ALL_CCGS,) if case.of_the_nation and (case.found.counted == "ccg" or case.among("grouped")) else ()


def _of_a_few(case: SubjectCase) -> tuple[str, ...]:
    """Part of a few CCGs: those that the text is about or lists, else some: `Four of the six in Staffordshire are in
    deficit`."""
    n, cast = case.n, case.cast
    if not (case.counts and case.among("national")) or not (case.found.counted in ("", "ccg") or cast.topic):
        return ()
    if any(f.value == n.of and f.about == (ALL_CCGS,) for f in case.before):
        return ()
    if len(cast.topic) == n.of:
        return cast.topic
    return (SOME_CCGS,) if _bodies_in_a_place(case) else cast.listed(int(n.value)) or (SOME_CCGS,)


def _bodies_in_a_place(case: SubjectCase) -> bool:
    """Whether a place follows the noun of a count: `of the six organisations in Staffordshire`."""
    return any(
        case.words[k - 1] in ("ccgs", "groups", "organisations", "bodies") and in_a_place(case.c.doc, k, 0)
        for k in range(case.n.last, min(case.high, case.n.last + 7))
    )


def _counted(case: SubjectCase) -> tuple[str, ...]:
    """The group that a count is of, or that of the count before it."""
    if case.found.counted == "ccg" or case.among("national") or case.among("grouped"):
        if group := _group_or_some(case):
            return group
        if (told := _again(case)) is not None:
            return told.about
    goes_on = goes_on_from_some(case) or goes_on_from_the_region(case)
    return (SOME_CCGS,) if case.among("national") and not case.found.counted and goes_on else ()


def _group_or_some(case: SubjectCase) -> tuple[str, ...]:
    """The group that a count is of; some of England's where that is all, and they are too few for it."""
    group, n = counted_group(case), case.n
    if group == (SOME_CCGS,) and case.among("rated") and any(_told_of_all(case, f) for f in case.before):
        return (ALL_CCGS,)  # `The nine inadequate groups`
    if group != (ALL_CCGS,):
        return group
    few = case.measure == "ccgs" and n.value < LOCAL or case.among("grouped") and n.value <= FEW and into_one(case)
    return (SOME_CCGS,) if few else group  # `Six groups combined as NHS Nottingham and Nottinghamshire CCG`


def _told_of_all(case: SubjectCase, f: Figure) -> bool:
    """Whether a figure before counts as many of all England's CCGs for the same."""
    return f.value == case.n.value and f.measure == case.measure and f.about == (ALL_CCGS,)


def _again(case: SubjectCase) -> Figure | None:
    """The figure just before, where a count says more of the same: `eight CCGs became X and another seven became Y`."""
    if not case.before or case.found.inherited is None and case.found.counted == "ccg":
        return None
    last = case.before[-1]
    return last if last.measure == case.measure and again(case.c, case.found, last, case.low) else None


def _of_all_england(case: SubjectCase) -> tuple[str, ...]:
    """All CCGs, of what only England as a whole has, and of a part of so many."""
    whole = case.of_the_nation and case.found.counted in ("ccg", "")
    return (ALL_CCGS,) if case.among("national") or whole else ()
