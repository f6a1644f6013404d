"""The CCGs that a sentence lists behind their number, one for each that it counts; those of a list that it sums up."""

from __future__ import annotations

from ccgkg.ingest.figures.about.subject_case import SubjectCase

#: Marks other than a colon that open a list, and tokens at most between a number and one.
_OPENS = frozenset({"–", "—", "-", "("})
_CLOSES = frozenset({"–", "—", "-", ")"})
_NEAR = 4
#: What opens a sentence that sums up the list above it.
_SUMS_UP = frozenset({"so", "thus", "altogether", "overall"})


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


def listed_above(case: SubjectCase) -> tuple[str, ...]:
    """`So three were rated good, four require improvement`, right below a list of grades: those that it lists."""
    doc, n = case.c.doc, case.n
    if not case.among("rated") or n.of is not None or case.words[case.low] not in _SUMS_UP:
        return ()
    k = doc.layout.sentence_at(n.start).block - 1
    listed: set[str] = set()
    while k >= 0 and doc.layout.blocks[k].kind == "item":
        first, last = doc.tokens.range(doc.layout.blocks[k].start, doc.layout.blocks[k].end)
        listed |= {m.agent for m in case.c.bodies.within(first, last) if m.kind == "ccg"}
        k -= 1
    return tuple(sorted(listed)) if len(listed) > max(1, n.value) else ()
