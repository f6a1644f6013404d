"""Which CCGs a text is about: those that merge in it, a group that it opens with, one that it speaks of all along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ccgkg.ingest.bodies.areas import fits_any, of_one_place, places_beside
from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Change
from ccgkg.ingest.figures.about.local_topics import ALL_BUT_FEW, MOST, local, placed
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.text.document import Document

#: Blocks at the head of a text in which it says whom it is about.
_OPENING = 6
#: Where many short lines stand before: so many paragraphs of so many code points, among so many blocks.
_PARAGRAPHS = 2
_PARAGRAPH = 90
_LINES = 24
#: Blocks behind such a group, besides one for each member, in which they are named.
_BETWEEN = 4
#: More than so many are named in one list, or near.
_SPREAD = 7
#: So often a text that is about one CCG calls it `the CCG` before it names another.
_CALLED = 2
#: So often a text names the one that its headline is about.
_NAMED = 2
#: Words of names that many have.
_NO_PLACE = frozenset(
    {"and", "of", "the", "north", "south", "east", "west", "city", "coast", "northern", "eastern", "western", "central"}
)
#: The share of the mentions of CCGs that makes a text one of a merger, or of a group.
_MOST_MENTIONS = 0.5


def topic_of(
    doc: Document,
    bodies: Bodies,
    ccgs: Sequence[Mention],
    changes: Sequence[Change],
    opening: int,
    named: Sequence[tuple[int, str]],
) -> tuple[tuple[str, ...], bool, str | None]:
    first = ccgs[0].first if ccgs else 0
    nationwide = any(g.members == (ALL_CCGS,) and g.first < first and not placed(doc, g) for g in bodies.groups)
    merging = () if nationwide else _merging(changes, opening)
    if merging:
        results = [x for x in changes if x.participants == merging and x.result]
        result = results[0].result if results else None
        return merging, _sole(ccgs, (*merging, *((result,) if result else ()))), result
    told = [(m.first, m.agent) for m in ccgs]
    group = _first_counted(doc, bodies, opening)
    known = group is not None and (not nationwide or group[1] <= first)  # `the three`, far down, are no topic
    counted = (_counted(doc, bodies, told, opening) or _counted(doc, bodies, named, opening)) if known else ()
    if counted:
        return (
            counted,
            _sole(ccgs, counted, ALL_BUT_FEW),
            next((x.result for x in changes if x.participants == counted and x.result), None),
        )
    return _alone(doc, ccgs, bodies, opening), True, None


def opening_of(doc: Document) -> int:
    """Where the opening of a text ends: behind its first lines, or its first paragraphs if many short lines stand
    before."""
    long = [k for k, b in enumerate(doc.layout.blocks[:_LINES]) if b.end - b.start >= _PARAGRAPH][:_PARAGRAPHS]
    last = max(min(_OPENING, len(doc.layout.blocks)), long[-1] + 1 if len(long) == _PARAGRAPHS else 0)
    return doc.layout.blocks[last - 1].end if doc.layout.blocks else 0


def _sole(ccgs: Sequence[Mention], members: Sequence[str], share: float = _MOST_MENTIONS) -> bool:
    """Whether a text names hardly any CCG but these."""
    return sum(m.agent in members for m in ccgs) >= share * len(ccgs)


def _merging(changes: Sequence[Change], opening: int) -> tuple[str, ...]:
    """Those that merge, where a text opens with their merger and tells of no other as often."""
    told = Counter(x.participants for x in changes if x.type == "merger" and len(x.participants) > 1)
    first = next((x for x in changes if x.type == "merger" and len(x.participants) > 1), None)
    if first is None or first.start > opening or first.participants[0] in (ALL_CCGS, SOME_CCGS):
        return ()
    return first.participants if all(n <= told[first.participants] for n in told.values()) else ()


def _counted(doc: Document, bodies: Bodies, told: Sequence[tuple[int, str]], opening: int) -> tuple[str, ...]:
    """The members of a group with whose number a text opens (`three groups on the estuary`, `four struggling GP-led
    bodies`), where it names so many next: as many as are named by the end of some block, and no more."""
    found = _first_counted(doc, bodies, opening)
    if found is None or found[2] == (ALL_CCGS,) and not local(doc, found[1]):
        return ()
    count, last, members = found
    if members not in ((ALL_CCGS,), (SOME_CCGS,), ()):
        return members
    layout = doc.layout
    here = layout.sentence_at(doc.tokens.starts[last - 1]).block
    named: set[str] = set()
    at = -1
    for first, agent in told:
        block = layout.sentence_at(doc.tokens.starts[first]).block
        item = layout.blocks[block].kind == "item" or count <= _SPREAD
        if first < last or block - here > _BETWEEN + count * item:
            continue
        if block != at and len(named) == count:
            break
        at = block
        named.add(agent)
    fit = len(named) == count and _of_the_place(doc, last, sorted(named))
    return tuple(sorted(named)) if fit else ()


def _of_the_place(doc: Document, last: int, codes: Sequence[str]) -> bool:
    """Whether some CCGs may be those of the place that a group is set in whose noun ends at a token: not where the
    register puts one of them elsewhere."""
    beside = places_beside(doc, last - 1, last)
    if doc.tokens.words[last - 2] == "'s":
        return of_one_place(codes)  # `four of the region's CCGs`
    return not any(fits_any(code, beside) is False for code in codes) if beside else True


def _first_counted(doc: Document, bodies: Bodies, opening: int) -> tuple[int, int, tuple[str, ...]] | None:
    """The first few bodies that a text counts in its opening: their number, the token behind them, and what is known of
    them."""
    groups = [
        (g.count, g.first, g.last, g.members)
        for g in bodies.groups
        if g.start < opening and g.count is not None and 1 < g.count <= MOST
    ]
    words, nouns = doc.tokens.words, word_lists()["bodies_counted"]
    behind = doc.tokens.range(0, opening)[1]
    for k in takewhile(lambda k: k < behind, doc.tokens.among(nouns)):
        for i in range(k, max(doc.sentence_tokens(k)[0], k - 5), -1):
            number = number_before(words, i)
            if number is not None and number[0] <= MOST and number[0] > 1 and {",", ".", "and"}.isdisjoint(words[i:k]):
                groups.append((int(number[0]), number[1], k + 1, (SOME_CCGS,)))
                break
    first = min(groups, key=lambda g: g[1], default=None)
    return None if first is None else (first[0], first[2], first[3])


def _alone(doc: Document, ccgs: Sequence[Mention], bodies: Bodies, opening: int) -> tuple[str, ...]:
    """The one CCG that a text is about: named in its opening, and as often as all others together.

    Where it opens with one that it does not name (`CCG faces £75m deficit`), and names only one later, that is meant.
    """
    named = Counter(m.agent for m in ccgs)
    if not named:
        return ()
    if titled := _titled(doc, ccgs, opening):
        return titled
    agent, times = named.most_common(1)[0]
    first = next(m for m in ccgs if m.agent == agent)
    if any(g.members == (ALL_CCGS,) and g.start < opening for g in bodies.groups):
        return _spoken_of(doc, ccgs, bodies, opening)
    if 2 * times <= len(ccgs):
        return _spoken_of(doc, ccgs, bodies, opening)
    if first.start <= opening:
        return (agent,)
    head = doc.tokens.words[: doc.tokens.range(0, opening)[1]]
    one = "ccg" in head or ("commissioning", "group") in pairwise(head)
    several = any((g.count or 0) > 1 for g in bodies.groups if g.start < opening)
    return (agent,) if one and len(named) == 1 and not several else ()


def _titled(doc: Document, ccgs: Sequence[Mention], opening: int) -> tuple[str, ...]:
    """The one CCG of whose name the headline has a word, where it is the first that the text names and it is named
    again: `Southport health chiefs put in special measures`."""
    first, tokens = ccgs[0], doc.tokens
    title = doc.layout.blocks[0]
    if first.start > opening or doc.text[title.end - 1] == "." or sum(m.agent == first.agent for m in ccgs) < _NAMED:
        return ()
    low, high = tokens.range(title.start, title.end)
    words = {tokens.words[k] for k in range(low, high) if tokens.capital(k)}
    told = {m.agent for m in ccgs if not words.isdisjoint(_place_words(doc, m))}
    plural = not {"ccgs", "groups", "bodies", "commissioners"}.isdisjoint(tokens.words[low:high])
    return (first.agent,) if told == {first.agent} and not plural else ()


def _place_words(doc: Document, m: Mention) -> set[str]:
    """The words of a name that tell of what place it is."""
    return {w for w in doc.tokens.words[m.first : m.last] if w not in word_lists()["of_a_name"] and w not in _NO_PLACE}


def _spoken_of(doc: Document, ccgs: Sequence[Mention], bodies: Bodies, opening: int) -> tuple[str, ...]:
    """The one CCG that a text opens with and goes on to call `the CCG`, `the group`, before it names another."""
    first = ccgs[0]
    if first.start > opening or any(g.start < first.start for g in bodies.groups):
        return ()
    other = next((m.first for m in ccgs if m.agent != first.agent), len(doc.tokens))
    words = doc.tokens.words
    called = [
        k
        for k in doc.tokens.among(word_lists()["bodies_of_one"])
        if first.last < k < other and words[k] in ("ccg", "group", "organisation") and words[k - 1] == "the"
    ]
    return (first.agent,) if len(called) >= _CALLED else ()
