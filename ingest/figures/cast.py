"""Whom a text is about as a whole: those that merge in it, the one list of CCGs that it names, or one CCG alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.names import number_before, slug_of
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Change
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.places import owned_by_place
from ccgkg.ingest.text.document import Document

#: Blocks at the head of a text in which it says whom it is about.
_OPENING = 6
#: Where many short lines stand before: so many paragraphs of so many code points, among so many blocks.
_PARAGRAPHS = 2
_PARAGRAPH = 90
_LINES = 24
#: Code points at the head of a document that say whose it is; and how many CCGs are few.
_HEAD = 300
_FEW = 5
#: Blocks behind such a group, besides one for each member, in which they are named.
_BETWEEN = 4
#: A group that a text is about has no more members.
_MOST = 12
#: So often a text that is about one CCG calls it `the CCG` before it names another.
_CALLED = 2
#: Blocks at the head of minutes in which they name the one whose they are.
_TITLE = 4
#: The share of the mentions of CCGs that makes a text one of a merger, or of a group.
_MOST_MENTIONS = 0.5
_ALL_BUT_FEW = 0.9


@dataclass(frozen=True, slots=True)
class Cast:
    """`topic` are the CCGs that a text is about, if it is about some; `result` what becomes of them if they merge.

    `sole` tells that it speaks of hardly any other, so that what it says of no one is said of them. `lists` are the runs of
    names in it, each once.
    """

    topic: tuple[str, ...]
    sole: bool
    result: str | None
    lists: frozenset[tuple[str, ...]]
    #: All CCGs that it names.
    ccgs: frozenset[str]
    #: The few of one place that it speaks of and of hardly any other: `York and coast health groups`.
    local: tuple[str, ...] = ()
    #: The CCG whose own document it is: in its minutes `the CCG` is that one.
    home: str | None = None
    #: What it calls each without `CCG`, by the first word: `in Marlstone 19 of 27 practices`.
    short: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def called(self, doc: Document, token: int) -> str | None:
        """The CCG that the text means by a name with no `CCG` behind it at a token."""
        words, tokens = doc.tokens.words, doc.tokens
        if token >= len(words) or not tokens.capital(token):
            return None
        for name, agent in self.short.get(words[token], ()):
            last = token + len(name)
            if tuple(words[token:last]) == name and not (last < len(words) and tokens.capital(last)) and words[last : last + 1] != ["'s"]:
                return agent
        return None

    def listed(self, count: int) -> tuple[str, ...]:
        """The CCGs of the only list of so many names."""
        found = [run for run in self.lists if len(run) == count]
        return found[0] if len(found) == 1 else ()


def cast_of(doc: Document, bodies: Bodies, changes: Sequence[Change]) -> Cast:
    ccgs = [m for m in bodies.mentions if m.kind == "ccg"]
    opening = _opening(doc)
    short = _short(doc, ccgs)
    topic, sole, result = _topic(doc, bodies, ccgs, changes, opening, _named(doc, ccgs, short))
    local = () if topic else _local_few(doc, bodies, ccgs, opening)
    return Cast(topic, sole, result, _lists(doc, ccgs), frozenset(m.agent for m in ccgs), local, _home(doc, ccgs), short)


def _named(doc: Document, ccgs: Sequence[Mention], short: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]) -> list[tuple[int, str]]:
    """Where a text names a CCG, by a name with or without `CCG`: the first token of each."""
    called = Cast((), True, None, frozenset(), frozenset(), short=short)
    held = {t for m in ccgs for t in range(m.first, m.last)}
    bare = [(k, agent) for k in doc.tokens.among(short.keys()) if k not in held and (agent := called.called(doc, k))]
    return sorted([(m.first, m.agent) for m in ccgs] + bare)


def _topic(
    doc: Document, bodies: Bodies, ccgs: Sequence[Mention], changes: Sequence[Change], opening: int, named: Sequence[tuple[int, str]]
) -> tuple[tuple[str, ...], bool, str | None]:
    first = ccgs[0].first if ccgs else 0
    nationwide = any(g.members == (ALL_CCGS,) and g.first < first and not _placed(doc, g) for g in bodies.groups)
    merging = () if nationwide else _merging(changes, opening)
    if merging:
        results = [x for x in changes if x.participants == merging and x.result]
        result = results[0].result if results else None
        return merging, _sole(ccgs, (*merging, *((result,) if result else ()))), result
    counted = _counted(doc, bodies, [(m.first, m.agent) for m in ccgs], opening) or _counted(doc, bodies, named, opening)
    if counted:
        return counted, _sole(ccgs, counted, _ALL_BUT_FEW), None
    return _alone(doc, ccgs, bodies, opening), True, None


def _opening(doc: Document) -> int:
    """Where the opening of a text ends: behind its first lines, or its first paragraphs if many short lines stand before."""
    long = [k for k, b in enumerate(doc.layout.blocks[:_LINES]) if b.end - b.start >= _PARAGRAPH][:_PARAGRAPHS]
    last = max(min(_OPENING, len(doc.layout.blocks)), long[-1] + 1 if len(long) == _PARAGRAPHS else 0)
    return doc.layout.blocks[last - 1].end if doc.layout.blocks else 0


def _placed(doc: Document, group: Group) -> bool:
    """Whether words set a group in a place: `health commissioners for York`, `York and coast health groups`."""
    low = doc.sentence_tokens(group.first)[0]
    return owned_by_place(doc, low, group.first) or _local(doc, group.last)


def _local_few(doc: Document, bodies: Bodies, ccgs: Sequence[Mention], opening: int) -> tuple[str, ...]:
    """The two to five CCGs that a text names, all but the few, where it opens with them and not with all of England's."""
    named = Counter(m.agent for m in ccgs)
    first = {m.agent for m in ccgs if m.start <= opening}
    if not 2 <= len(first) <= _FEW or any(g.members == (ALL_CCGS,) and g.start < opening and not _placed(doc, g) for g in bodies.groups):
        return ()
    return tuple(sorted(first)) if sum(named[a] for a in first) >= _ALL_BUT_FEW * len(ccgs) else ()


def _home(doc: Document, ccgs: Sequence[Mention]) -> str | None:
    """The CCG that speaks in a document of its own: its publisher, or the first that its minutes name."""
    first = ccgs[0] if ccgs else None
    if first is None:
        return None
    publisher = slug_of(doc.source.publisher) if doc.source.publisher else ""
    own = next((m.agent for m in ccgs if m.agent == publisher or slug_of(doc.text[m.start : m.end]) == publisher), None)
    if own is not None:
        return own
    head = doc.tokens.words[: doc.tokens.range(0, min(_HEAD, len(doc.text)))[1]]
    titled = doc.layout.sentence_at(first.start).block < _TITLE
    return first.agent if titled and first.start < _HEAD and not word_lists()["of_a_board"].isdisjoint(head) else None


def _short(doc: Document, ccgs: Sequence[Mention]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The names of the CCGs of a text without `NHS` and `CCG`, the longest first."""
    names: dict[tuple[str, ...], set[str]] = {}
    for m in ccgs:
        name = tuple(w for w in doc.tokens.words[m.first : m.last] if w not in word_lists()["of_a_name"])
        if name:
            names.setdefault(name, set()).add(m.agent)
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, agents in sorted(names.items(), key=lambda item: -len(item[0])):
        if len(agents) == 1:
            found.setdefault(name[0], []).append((name, next(iter(agents))))
    return found


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
    """The members of a group with whose number a text opens (`three groups on the estuary`, `four struggling GP-led bodies`),
    where it names so many next: as many as are named by the end of some block, and no more."""
    found = _first_counted(doc, bodies, opening)
    if found is None or found[2] == (ALL_CCGS,) and not _local(doc, found[1]):
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
        if first < last or block - here > count + _BETWEEN:
            continue
        if block != at and len(named) == count:
            return tuple(sorted(named))
        at = block
        named.add(agent)
    return tuple(sorted(named)) if len(named) == count else ()


def _first_counted(doc: Document, bodies: Bodies, opening: int) -> tuple[int, int, tuple[str, ...]] | None:
    """The first few bodies that a text counts in its opening: their number, the token behind them, and what is known of them."""
    groups = [(g.count, g.first, g.last, g.members) for g in bodies.groups if g.start < opening and g.count is not None and 1 < g.count <= _MOST]
    words, nouns = doc.tokens.words, word_lists()["bodies_counted"]
    for k in range(doc.tokens.range(0, opening)[1]):
        if words[k] not in nouns:
            continue
        for i in range(k, max(0, k - 5), -1):
            number = number_before(words, i)
            if number is not None and number[0] <= _MOST and number[0] > 1 and {",", ".", "and"}.isdisjoint(words[i:k]):
                groups.append((int(number[0]), number[1], k + 1, (SOME_CCGS,)))
                break
    first = min(groups, key=lambda g: g[1], default=None)
    return None if first is None else (first[0], first[2], first[3])


def _local(doc: Document, token: int) -> bool:
    """Whether a place follows: `on the Medlow estuary`, `in Sussex`."""
    words, tokens = doc.tokens.words, doc.tokens
    if words[token : token + 1] not in (["in"], ["on"], ["across"], ["around"], ["of"], ["for"]) or token + 2 >= len(words):
        return False
    at = token + 1 + (words[token + 1] == "the")
    return tokens.capital(at) and words[at] not in ("england", "nhs")


def _alone(doc: Document, ccgs: Sequence[Mention], bodies: Bodies, opening: int) -> tuple[str, ...]:
    """The one CCG that a text is about: named in its opening, and as often as all others together.

    Where it opens with one that it does not name (`CCG faces £75m deficit`), and names only one later, that is meant.
    """
    named = Counter(m.agent for m in ccgs)
    if not named:
        return ()
    agent, times = named.most_common(1)[0]
    first = next(m for m in ccgs if m.agent == agent)
    if any(g.members == (ALL_CCGS,) and g.start < opening for g in bodies.groups):
        return ()
    if 2 * times <= len(ccgs):
        return _spoken_of(doc, ccgs, opening)
    if first.start <= opening:
        return (agent,)
    head = doc.tokens.words[: doc.tokens.range(0, opening)[1]]
    one = "ccg" in head or ("commissioning", "group") in pairwise(head)
    return (agent,) if one and len(named) == 1 else ()


def _spoken_of(doc: Document, ccgs: Sequence[Mention], opening: int) -> tuple[str, ...]:
    """The one CCG that a text opens with and goes on to call `the CCG`, `the group`, before it names another."""
    first = ccgs[0]
    if first.start > opening or len({m.agent for m in ccgs if m.start <= opening}) > 1:
        return ()
    other = next((m.first for m in ccgs if m.agent != first.agent), len(doc.tokens))
    words = doc.tokens.words
    called = [k for k in doc.tokens.among(word_lists()["bodies_of_one"]) if first.last < k < other and words[k] in ("ccg", "group", "organisation") and words[k - 1] == "the"]
    return (first.agent,) if len(called) >= _CALLED else ()


def _lists(doc: Document, ccgs: Sequence[Mention]) -> frozenset[tuple[str, ...]]:
    """Names with nothing but marks and joints between, or one under the other."""
    words, joints = doc.tokens.words, word_lists()["list_joints"]
    runs: list[list[Mention]] = []
    for mention in ccgs:
        gap = words[runs[-1][-1].last : mention.first] if runs and mention.first - runs[-1][-1].last <= 5 else None
        if gap is not None and all(w in joints or len(w) == 1 for w in gap):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return frozenset(tuple(sorted({m.agent for m in run})) for run in runs if len(run) > 1)
