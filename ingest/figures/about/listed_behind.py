"""The CCGs that a sentence lists behind their number, one for each that it counts."""

from __future__ import annotations

from ccgkg.ingest.figures.about.subject_case import SubjectCase

#: Marks other than a colon that open a list, and tokens at most between a number and one.
_OPENS = frozenset({"–", "—", "-", "("})
_CLOSES = frozenset({"–", "—", "-", ")"})
_NEAR = 4


def listed_behind(case: SubjectCase) -> tuple[str, ...]:
    """The codes of as many as are counted: `Five of the 18 are in Sussex: A; B; C; D; and E`; empty where they are not
    so many."""
    if case.n.value < 2:
        return ()
    return _between_commas(case) or _behind_a_mark(case)


def _between_commas(case: SubjectCase) -> tuple[str, ...]:
    """`Two of these, Dunmere and Eskwater, were good`."""
    ws, last = case.words, case.n.last
    at = last + 2 * (ws[last] == "of" and ws[last + 1] in ("these", "them", "those", "which"))
    if ws[at] != ",":
        return ()
    close = next((k for k in range(at + 1, case.high) if ws[k] == ","), at)
    return _as_many(case, at + 1, close)


def _behind_a_mark(case: SubjectCase) -> tuple[str, ...]:
    """`Five are in Sussex: A; B; C; D; and E`, `two groups – A and B – were good`."""
    ws, last, high = case.words, case.n.last, case.high
    mark = next((k for k in range(last, high) if ws[k] == ":" or ws[k] in _OPENS and k - last <= _NEAR), None)
    if mark is None or case.c.numbers_within(last, mark):
        return ()
    end = high if ws[mark] == ":" else next((k for k in range(mark + 1, high) if ws[k] in _CLOSES), high)
    return _as_many(case, mark, end)


def _as_many(case: SubjectCase, first: int, last: int) -> tuple[str, ...]:
    """The CCGs named in the tokens [first, last), if they are as many as are counted."""
    named = {m.agent for m in case.c.bodies.within(first, last) if m.kind == "ccg"}
    return tuple(sorted(named)) if len(named) == case.n.value else ()
