"""Whom a text is about as a whole: those that merge in it, the one list of CCGs that it names, or one CCG alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import slug_of
from ccgkg.ingest.claim import Change
from ccgkg.ingest.figures.about.local_topics import local_few, unnamed_few
from ccgkg.ingest.figures.about.topics import opening_of, topic_of
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.text.document import Document

#: Code points at the head of a document that say whose it is.
_HEAD = 300
#: Blocks at the head of minutes in which they name the one whose they are.
_TITLE = 4


@dataclass(frozen=True, slots=True)
class Cast:
    """`topic` are the CCGs that a text is about, if it is about some; `result` what becomes of them if they merge.

    `sole` tells that it speaks of hardly any other, so that what it says of no one is said of them. `lists` are the
    runs of names in it, each once.
    """

    topic: tuple[str, ...]
    sole: bool
    result: str | None
    lists: frozenset[tuple[str, ...]]
    #: All CCGs that it names.
    ccgs: frozenset[str]
    #: The few of one place that it speaks of and of hardly any other: `York and coast health groups`.
    local: tuple[str, ...] = ()
    #: Whether what becomes of them is there already.
    is_made: bool = False
    #: The CCG whose own document it is: in its minutes `the CCG` is that one.
    home: str | None = None
    #: Whether that is sure: it publishes the document, or the document is of its board.
    is_of_home: bool = False
    #: The CCG of one who writes of it as `my CCG`: in a column `we` is that one.
    author: str | None = None
    #: What it calls each without `CCG`, by the first word: `in Marlstone 19 of 27 practices`.
    short: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def called(self, doc: Document, token: int) -> str | None:
        """The CCG that the text means by a name with no `CCG` behind it at a token."""
        words, tokens = doc.tokens.words, doc.tokens
        if token >= len(words) or not tokens.capital(token):
            return None
        for name, agent in self.short.get(words[token], ()):
            last = token + len(name)
            if (
                tuple(words[token:last]) == name
                and not (last < len(words) and tokens.capital(last))
                and (
                    words[last] != "'s"
                    or (
                        words[last + 1][0] in "£0123456789"
                        or doc.cues.starting("money", last + 1) is not None
                        or doc.cues.starting("counted", last + 1) is not None
                        or words[last + 1] in word_lists()["ccg_has"]
                    )
                )
            ):
                return agent
        return None

    def listed(self, count: int) -> tuple[str, ...]:
        """The CCGs of the only list of so many names."""
        found = [run for run in self.lists if len(run) == count]
        return found[0] if len(found) == 1 else ()


def cast_of(doc: Document, bodies: Bodies, changes: Sequence[Change]) -> Cast:
    ccgs = [m for m in bodies.mentions if m.kind == "ccg"]
    opening = opening_of(doc)
    short = _short(doc, ccgs)
    topic, sole, result = topic_of(doc, bodies, ccgs, changes, opening, _named(doc, ccgs, short))
    local = () if topic else local_few(doc, bodies, ccgs, opening) or unnamed_few(doc, bodies, ccgs, opening)
    return Cast(
        topic,
        sole,
        result,
        _lists(doc, ccgs),
        frozenset(m.agent for m in ccgs),
        local,
        any(x.status == "actual" and x.result is not None and x.result == result for x in changes),
        *_home(doc, ccgs, len(topic) > 1 or any(x.result == ccgs[0].agent for x in changes if ccgs)),
        _author(doc, ccgs),
        short,
    )


def _named(
    doc: Document, ccgs: Sequence[Mention], short: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
) -> list[tuple[int, str]]:
    """Where a text names a CCG, by a name with or without `CCG`: the first token of each."""
    called = Cast((), True, None, frozenset(), frozenset(), short=short)
    held = {t for m in ccgs for t in range(m.first, m.last)}
    bare = [(k, agent) for k in doc.tokens.among(short.keys()) if k not in held and (agent := called.called(doc, k))]
    return sorted([(m.first, m.agent) for m in ccgs] + bare)


def _home(doc: Document, ccgs: Sequence[Mention], several: bool) -> tuple[str | None, bool]:
    """The CCG that speaks in a document of its own: its publisher, the first of minutes, the one in its title where it
    is not about several; and whether it is one of the first two."""
    first = ccgs[0] if ccgs else None
    if first is None:
        return None, False
    publisher = slug_of(doc.source.publisher) if doc.source.publisher else ""
    own = next((m.agent for m in ccgs if m.agent == publisher or slug_of(doc.text[m.start : m.end]) == publisher), None)
    if own is not None:
        return own, True
    head = doc.tokens.words[: doc.tokens.range(0, min(_HEAD, len(doc.text)))[1]]
    titled = doc.layout.sentence_at(first.start).block < _TITLE
    of_a_board = titled and first.start < _HEAD and not word_lists()["of_a_board"].isdisjoint(head)
    told = [m.agent for m in ccgs if doc.layout.block_at(m.start).kind != "item"]
    mostly = 2 * told.count(first.agent) > len(told)  # not the first of those it goes round
    only = mostly and not several and {m.agent for m in ccgs if m.end <= doc.layout.blocks[0].end} == {first.agent}
    return first.agent if only or of_a_board else None, of_a_board


def _author(doc: Document, ccgs: Sequence[Mention]) -> str | None:
    """The CCG named next where one writes `my clinical commissioning group`, or right before `where I sat on the
    board`; None where nobody does."""
    words = doc.tokens.words
    for k in doc.tokens.among(frozenset({"my", "where"})):
        if words[k] == "where" and words[k + 1] == "i":
            named = next((m for m in ccgs if k - 2 <= m.last <= k), None)
        elif words[k] == "my" and words[k + 1] in ("ccg", "clinical") and k > doc.sentence_tokens(k)[0]:
            block = doc.layout.block_at(doc.tokens.starts[k])
            asked = "?" in doc.text[block.start : block.end]  # `My CCG is in trouble. What now?`
            named = None if asked else next((m for m in ccgs if m.first > k), None)
        else:
            continue
        if named is not None:
            return named.agent
    return None


def _short(doc: Document, ccgs: Sequence[Mention]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The names of the CCGs of a text without `NHS` and `CCG`, the longest first."""
    names: dict[tuple[str, ...], set[str]] = {}
    for m in ccgs:
        name = tuple(w for w in doc.tokens.words[m.first : m.last] if w not in word_lists()["of_a_name"])
        if name:
            names.setdefault(name, set()).add(m.agent)
    for name, agents in [*names.items()]:
        if "and" in name and "," not in name and len(agents) == 1 and name.index("and") > 1:
            names.setdefault(name[: name.index("and")], set()).update(
                agents
            )  # `South Devon` for South Devon and Torbay
        if "of" in name and len(agents) == 1 and name.index("of") > 1:
            names.setdefault(name[: name.index("of")], set()).update(agents)  # `East Riding` for that of Yorkshire
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, agents in sorted(names.items(), key=lambda item: -len(item[0])):
        if len(agents) == 1:
            found.setdefault(name[0], []).append((name, next(iter(agents))))
    return found


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
