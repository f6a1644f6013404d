"""People that a number counts because they are employed: the staff of the one told of."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: From so many on, people are a population.
_MANY = 20_000
_LOSES = frozenset({"lose", "losing", "shed", "shedding", "hire", "hired"})
_LEAVERS = frozenset({"redundancy", "redundancies"})
_TAKES_ON = frozenset({"employ", "employs", "employed", "employing", "hired", "recruited"})


def employs(doc: Document, n: Number, noun: Cue) -> bool:
    """Whether the people counted are employed: `employed 260 people`, `260 people work for`."""
    ws = doc.tokens.words
    if n.value >= _MANY:
        return False
    if ws[n.first - 2 : n.first] in (
        ["we", "have"],
        ["we", "had"],
        ["i", "have"],
        ["i", "had"],
        ["team", "of"],
        ["staff", "of"],
        ["workforce", "of"],
    ):
        return True
    if ws[n.first - 1] in _LOSES or not _LEAVERS.isdisjoint(ws[doc.sentence_tokens(n.first)[0] : n.first]):
        return n.unit == "count"  # `Redundancy payments went to 212 people`
    near = (*ws[max(0, n.first - 5) : n.first], *ws[noun.last : noun.last + 4])
    return (
        not word_lists()["employs"].isdisjoint(near)
        or not word_lists()["goes"].isdisjoint(ws[noun.last : noun.last + 2])
        or ws[n.first - 1] in ("its", "their", "our")
        and not word_lists()["moves"].isdisjoint(ws[noun.last : noun.last + 3])
    )


def employed(doc: Document, noun: Cue, n: Number) -> Measured | None:
    """`employ some 1,900 pharmacists`, `We have gone from nine nurses to five`: people of a calling who work for the
    one told of."""
    ws = doc.tokens.words
    i = n.begin
    works = ws[i - 1] in _TAKES_ON or ws[i - 2 : i] == ["looking", "for"]
    also = (
        ws[i - 1] in ("and", ",")
        and ws[noun.last - 1] in word_lists()["callings"]
        and not {"employ", "employs", "employed", "employing"}.isdisjoint(ws[max(0, i - 8) : i])
    )
    ours = ws[noun.last - 1] in word_lists()["callings"] and (
        ws[i - 2 : i] in (["we", "have"], ["we", "had"], ["i", "have"], ["i", "had"], ["gone", "from"])
        or ws[i - 1] in ("our", "its")
    )
    return (
        Measured("staff", noun.first, noun.last, "staff")
        if n.unit == "count" and n.whole is None and (works or also or ours)
        else None
    )
