"""Whom a change is of where no word of its clause stands for anybody: those of whom the text has just told one like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.line_ups import MOST
from ccgkg.ingest.claim import ALL_CCGS
from ccgkg.ingest.events.elsewhere import elsewhere, of_others_here
from ccgkg.ingest.events.event import JOINING, Event, change_words
from ccgkg.ingest.events.sets import Sets
from ccgkg.ingest.events.told import Told
from ccgkg.ingest.text.document import Document

#: `the merger` may mean one told so many sentences before.
_BACK = 4


def merger_told(found: Sequence[Told], index: int, own: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the merger told last that has all of `own` and more: `withdraws from the proposed merger`."""
    last = (t.parties.participants for t in (found[i] for i in range(index - 1, -1, -1)) if t.change.type == "merger")
    return next((p for p in last if set(own) < set(p)), ())


def _of_some(doc: Document, event: Event) -> bool:
    """Whether a bare quantifier is the subject: `Many now share a chief officer`."""
    words, lists = doc.tokens.words, change_words()
    i = event.first - 1
    while i > 0 and words[i] in lists["helps"]:
        i -= 1
    return event.form != "noun" and words[i] in lists["quantifiers"] and words[i] not in ("others", "rest")


def of_nobody(doc: Document, bodies: Bodies, found: Sequence[Told], index: int, event: Event, every: Sets,
               counts: Mapping[str, Counter[tuple[str, ...]]]) -> tuple[str, ...]:  # fmt: skip
    """Whom a change is about where no word of its clause stands for anybody: whom its paragraph has told of, else those whom
    the text is about."""
    words, sets, told = doc.tokens.words, every.all, found[index]
    if is_plural(told.change.exact) or _of_some(doc, event):
        return (ALL_CCGS,)
    if (event.form != "noun" or words[event.first - 1] in ("a", "another", "any")) and elsewhere(
        doc, bodies, event, [a for s in sets for a in s]
    ):
        return (ALL_CCGS,)
    here = doc.layout.index_at(told.change.start)
    start = doc.sentence_tokens(event.first)[0]
    same = takewhile(lambda t: t.event.first >= start, (found[i] for i in range(index - 1, -1, -1)))
    if any(t.parties.general and len(t.change.participants) < 2 for t in same):
        return (ALL_CCGS,)
    block = doc.tokens.at(doc.layout.block_at(told.change.start).start)
    beside = (
        t.parties.participants
        for t in (found[i] for i in range(index - 1, max(-1, index - _BACK), -1))
        if t.event.first >= block
    )
    if together := next((p for p in beside if len(p) > 1), ()):
        return together
    if event.type == "merger" and (pair := _of_the_same(doc, bodies, found, index, block)):
        return pair
    if bodies.meant.main and not of_others_here(doc, bodies, event):
        return bodies.meant.main
    if len(sets) == 1:
        return (ALL_CCGS,) if bodies.meant.nationwide else bodies.meant.main or sets[0]
    if here <= 1 or (event.first < bodies.meant.opening and event.type == "merger"):
        ahead = (
            t.parties.participants
            for t in islice(found, index + 1, None)
            if t.change.type == told.change.type and len(t.parties.participants) > 1
        )
        return next(ahead, (ALL_CCGS,))
    if event.first - doc.sentence_tokens(event.first)[0] <= 2 and (near := around(doc, bodies, found, index, event)):
        return near
    often = counts[told.change.type]
    if often and often.most_common(1)[0][1] * 2 > sum(often.values()) and sum(often.values()) > 2:
        return often.most_common(1)[0][0]
    for earlier in (found[i] for i in range(index - 1, -1, -1)):
        if here - doc.layout.index_at(earlier.change.start) > _BACK:
            break
        if earlier.change.type == told.change.type and len(earlier.parties.participants) > 1:
            return earlier.parties.participants
    return (ALL_CCGS,)


def _of_the_same(doc: Document, bodies: Bodies, found: Sequence[Told], index: int, block: int) -> tuple[str, ...]:
    """The bodies last said to come together, a few sentences before, where the paragraph from `block` has named only some of them."""
    event = found[index].event
    here = {m.agent for m in bodies.within(block, event.first) if m.kind == "ccg"}
    last = next(
        (
            t
            for t in (found[i] for i in range(index - 1, -1, -1))
            if t.change.type in JOINING and len(t.parties.participants) > 1
        ),
        None,
    )
    if (
        not here
        or last is None
        or doc.layout.index_at(doc.tokens.starts[event.first]) - doc.layout.index_at(last.change.start) > 2 * _BACK
    ):
        return ()
    return last.parties.participants if here <= set(last.parties.participants) else ()


def so_many(doc: Document, bodies: Bodies, found: Sequence[Told], index: int, count: int) -> tuple[str, ...]:
    """The so many bodies that come together in `a three-way merger`: those last said to, those with the ones that the paragraph has
    named, or all whom the text is about but the one just left out."""
    event = found[index].event
    block = doc.tokens.at(doc.layout.block_at(doc.tokens.starts[event.first]).start)
    told = [
        t.parties.participants
        for t in (found[i] for i in range(index - 1, -1, -1))
        if t.change.type in JOINING and len(t.parties.participants) > 1
    ]
    here = {m.agent for m in bodies.within(block, event.first) if m.kind == "ccg"}
    sets = [tuple(sorted({*next(iter(told), ()), *here})), *told, bodies.meant.main]
    if whole := next((s for s in sets if len(s) == count), ()):
        return whole
    low = doc.range_of(doc.layout.sentences[max(0, doc.layout.index_at(doc.tokens.starts[event.first]) - _BACK)])[0]
    words = doc.tokens.words
    left_out = {words[i + 1] for i in range(low, event.first - 1) if words[i] in ("without", "except", "bar", "minus")}
    without = {a for s in sets for a in s if (m := bodies.first_of(a)) and left_out & set(words[m.first : m.last])}
    return next((tuple(a for a in s if a not in without) for s in sets if len(set(s) - without) == count), ())


def around(doc: Document, bodies: Bodies, found: Sequence[Told], index: int, event: Event) -> tuple[str, ...]:
    """The bodies that were last said to come together, or the pair or trio last spoken of, a few sentences before."""
    here = doc.layout.index_at(doc.tokens.starts[event.first])
    floor = doc.range_of(doc.layout.sentences[max(0, here - _BACK)])[0]
    wider = doc.range_of(doc.layout.sentences[max(0, here - 2 * _BACK)])[0]
    near = takewhile(lambda t: t.event.first >= floor, (found[i] for i in range(index - 1, -1, -1)))
    told = [
        (t.event.first, t.parties.participants)
        for t in near
        if t.change.type in JOINING and len(t.parties.participants) > 1
    ]
    told += [
        (g.first, g.members) for g in bodies.groups_within(wider, event.first) if g.named and 1 < len(g.members) <= MOST
    ]
    return max(told, default=(0, ()))[1]


def is_plural(exact: str) -> bool:
    return exact.lower().rstrip("’”'\"").endswith("s") and not exact.lower().endswith(("forces", "less"))
