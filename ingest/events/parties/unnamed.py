"""Whom a change is of where no word of its clause stands for anybody: those of whom the text just told one."""

from __future__ import annotations

from itertools import islice, takewhile

from ccgkg.ingest.bodies.areas import place_fronted
from ccgkg.ingest.bodies.line_ups import MOST
from ccgkg.ingest.bodies.sets_told import fitting
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.events.telling.elsewhere import elsewhere, of_others_here
from ccgkg.ingest.events.unsettled import Case, Unsettled, first_told
from ccgkg.ingest.events.words.event import change_words

#: `the merger` may mean one told so many sentences before.
_BACK = 4
#: Tokens before a list that is the subject of its sentence.
_OPENS = 3
#: Before the name of one who is left out.
_WITHOUT = frozenset({"without", "except", "bar", "minus"})


def of_nobody(change: Unsettled) -> tuple[str, ...]:
    """Whom a change is about where no word of its clause stands for anybody: whom its paragraph has told of, else those
    whom the text is about."""
    return first_told(_CASES, change) or (ALL_CCGS,)


def _in_general(change: Unsettled) -> tuple[str, ...] | None:
    """`Mergers save money`, `Many now share a chief officer`."""
    return (ALL_CCGS,) if is_plural(change.told.change.exact) or _of_some(change) else None


def _of_some(change: Unsettled) -> bool:
    """Whether a bare quantifier is the subject: `Many now share a chief officer`."""
    words, lists, i = change.doc.tokens.words, change_words(), change.event.first - 1
    while i > 0 and words[i] in lists["helps"]:
        i -= 1
    return change.event.form != "noun" and words[i] in lists["quantifiers"] and words[i] not in ("others", "rest")


def _in_another_place(change: Unsettled) -> tuple[str, ...] | None:
    """`In Kent, practices threw out a merger`, in a text of others."""
    event = change.event
    if event.form == "noun" and change.doc.tokens.words[event.first - 1] not in ("a", "another", "any"):
        return None
    members = [code for some in change.sets.all for code in some]
    return (ALL_CCGS,) if elsewhere(change.doc, change.bodies, event, members) else None


def _of_group_before(change: Unsettled) -> tuple[str, ...] | None:
    """`Some CCGs will merge and share a chief`: of the group of its sentence, which names nobody."""
    start = change.doc.sentence_tokens(change.event.first)[0]
    same = takewhile(lambda t: t.event.first >= start, change.before())
    return (ALL_CCGS,) if any(t.parties.general and len(t.change.participants) < 2 for t in same) else None


def _of_paragraph(change: Unsettled) -> tuple[str, ...] | None:
    """`A and B will merge. A joint board will be set up`, in one paragraph."""
    paragraph = change.paragraph
    near = (t for t in islice(change.before(), _BACK - 1) if t.event.first >= paragraph)
    return next((t.parties.participants for t in near if len(t.parties.participants) > 1), None)


def _of_list_before(change: Unsettled) -> tuple[str, ...] | None:
    """`A and B submitted their application in July. The merger was approved`, in one paragraph."""
    doc, start = change.doc, change.doc.sentence_tokens(change.event.first)[0]
    low = doc.sentence_tokens(start - 1)[0] if start else start
    if change.event.type != "merger" or low < change.paragraph or low == start:
        return None
    lists = [r for r in runs(doc, change.bodies.within(low, start)) if len({m.agent for m in r}) > 1]
    alone = len(lists) == 1 and lists[0][0].first - low <= _OPENS
    return tuple(sorted({m.agent for m in lists[0]})) if alone else None


def _of_the_same(change: Unsettled) -> tuple[str, ...] | None:
    """Those last said to come together, a few sentences before, where the paragraph has named only some of them."""
    last = next(change.joined_before(), None)
    if change.event.type != "merger" or last is None:
        return None
    here = change.here()
    near = change.sentence - change.doc.layout.index_at(last.change.start) <= 2 * _BACK
    return last.parties.participants if near and here and here <= set(last.parties.participants) else None


def _of_place_fronted(change: Unsettled) -> tuple[str, ...] | None:
    """`Back in Lincolnshire, a merger could follow`: of the set of that place that the text tells of."""
    told = place_fronted(change.doc, change.event.first)
    return next((s for s in change.sets.all if told and fitting(s, told, sure=True)), None)


def _of_topic(change: Unsettled) -> tuple[str, ...] | None:
    """Those whom the text is about, where its paragraph names no others; else the one set of which it tells."""
    meant, sets = change.bodies.meant, change.sets.all
    if change.main and not of_others_here(change.doc, change.bodies, change.event):
        return change.main
    if len(sets) != 1:
        return None
    return (ALL_CCGS,) if meant.nationwide else change.main or sets[0]


def _of_one_ahead(change: Unsettled) -> tuple[str, ...] | None:
    """The opening `A merger is planned`, of those of whom the text goes on to tell it."""
    told = change.told.change
    opening = change.event.type == "merger" and change.event.first < change.bodies.meant.opening
    if change.doc.layout.index_at(told.start) > 1 and not opening:
        return None
    ahead = (t for t in islice(change.found, change.index + 1, None) if t.change.type == told.type)
    return next((t.parties.participants for t in ahead if len(t.parties.participants) > 1), (ALL_CCGS,))


def _of_one_before(change: Unsettled) -> tuple[str, ...] | None:
    """Those of the last change of the type, a few sentences before."""
    told, at = change.told.change, change.doc.layout.index_at
    near = takewhile(lambda t: at(told.start) - at(t.change.start) <= _BACK, change.before())
    alike = (t.parties.participants for t in near if t.change.type == told.type)
    return next((p for p in alike if len(p) > 1), None)


#: The cases of the language, in the order in which they are asked.
_CASES: tuple[Case, ...] = (
    _in_general,
    _of_place_fronted,
    _in_another_place,
    _of_group_before,
    _of_paragraph,
    _of_list_before,
    _of_the_same,
    _of_topic,
    _of_one_ahead,
    _of_one_before,
)


def so_many(change: Unsettled, count: int) -> tuple[str, ...]:
    """The so many bodies that come together in `a three-way merger`: those last said to, those with the ones that the
    paragraph has named, or all whom the text is about but the one just left out."""
    words, bodies, first = change.doc.tokens.words, change.bodies, change.event.first
    told = [t.parties.participants for t in change.joined_before()]
    sets = [tuple(sorted({*next(iter(told), ()), *change.here()})), *told, change.main]
    if whole := next((s for s in sets if len(s) == count), ()):
        return whole
    left_out = {words[i + 1] for i in range(change.back(_BACK), first - 1) if words[i] in _WITHOUT}
    without = {a for s in sets for a in s if (m := bodies.first_of(a)) and left_out & set(words[m.first : m.last])}
    return next((tuple(a for a in s if a not in without) for s in sets if len(set(s) - without) == count), ())


def around(change: Unsettled) -> tuple[str, ...]:
    """The bodies that were last said to come together, or the pair or trio last spoken of, a few sentences before."""
    floor, wider = change.back(_BACK), change.back(2 * _BACK)
    told = [(t.event.first, t.parties.participants) for t in change.joined_before() if t.event.first >= floor]
    groups = change.bodies.groups_within(wider, change.event.first)
    told += [(g.first, g.members) for g in groups if g.named and 1 < len(g.members) <= MOST]
    return max(told, default=(0, ()))[1]


def is_plural(exact: str) -> bool:
    """Whether the words of a change tell of several: `mergers`."""
    return exact.lower().rstrip("’”'\"").endswith("s") and not exact.lower().endswith(("forces", "less"))
