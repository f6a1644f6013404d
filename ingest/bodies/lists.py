"""Lists laid out line by line: a lead-in, and lines that hold nothing but names of CCGs."""

from __future__ import annotations

from dataclasses import dataclass

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.text.document import Document

#: At most this many words of a line may be no part of a name: a number, a region, a mark.
_SPARE = 3
#: At most this many sentences between a lead-in that points back and the one that counts those listed.
_COUNTED_BACK = 6
#: How a lead-in ends.
_POINTS = frozenset({"they", "these", "those", "the"})
#: After names that open a sentence: it says more than who they are.
_VERBS = frozenset({"was", "were", "is", "are", "has", "had", "have", "will", "came", "went", "could", "may"})
#: What joins the names of a line.
_JOINTS = frozenset({"and", ",", "&", ";", "ccgs", "clinical", "commissioning", "groups", "."})
_OPEN_ENDS = (":", "are", "were", "–", "-", "—", "include", "including")


@dataclass(frozen=True, slots=True)
class Listed:
    """Names in the lines under a lead-in; `first` and `last` are the tokens of the lead-in's last sentence."""

    first: int
    last: int
    mentions: tuple[Mention, ...]
    #: The sentence before, where the lead-in only points back: `They are:`.
    before: tuple[int, int] | None = None
    #: Whether all its lines have grades of their own: `Bury CCG (requires improvement)`.
    graded: bool = False
    #: Whether the lead-in is a heading over two lines or more.
    headed: bool = False

    def leads(self, doc: Document, token: int) -> bool:
        """Whether the sentence of a token announces the list: itself, or through a lead-in that points back to it."""
        if self.before is not None:
            return self.before[0] <= token < self.before[1]
        asks = doc.tokens.words[self.last - 1] == "?" and doc.tokens.words[self.first] in ("which", "who")
        return self.first <= token < self.last and (
            asks
            or doc.tokens.words[self.last - 1] in _OPEN_ENDS
            or (self.headed and doc.tokens.words[self.last - 1] not in (".", "!", "?"))
        )


def find_lists(doc: Document, bodies: Bodies) -> list[Listed]:
    """The lists of a document, each with the block before its first line as the lead-in."""
    layout = doc.layout
    found: list[Listed] = []
    lead: tuple[int, int] | None = None
    names: list[Mention] = []
    sentences_of: dict[int, int] = {s.block: n for n, s in enumerate(layout.sentences)}

    def close() -> None:
        if lead and names:
            graded = all(doc.cues.within("grade", m.last, doc.sentence_tokens(m.first)[1]) for m in names)
            block = layout.block_at(doc.tokens.starts[lead[0]])
            headed = block.kind == "heading" and len({layout.block_at(m.start).start for m in names}) > 1
            found.append(Listed(*lead, tuple(names), _pointed_back(doc, bodies, lead, len(names)), graded, headed))
        names.clear()

    ends = -1
    for number in sorted({layout.sentence_at(m.start).block for m in bodies.mentions if m.kind == "ccg"}):
        block = layout.blocks[number]
        first, last = doc.tokens.range(block.start, block.end)
        line = _names_only(bodies, first, last, doc, block.kind == "item")
        if not line:
            continue
        if number != ends + 1:
            close()
            lead = doc.range_of(layout.sentences[sentences_of[number - 1]]) if number - 1 in sentences_of else None
        names.extend(line)
        ends = number
    close()
    return [*found, *_inline(doc, bodies)]


def _inline(doc: Document, bodies: Bodies) -> list[Listed]:
    """Lists in a sentence that says nothing else: `They are A, B and C.`, after the one that announces them."""
    found = []
    sentences = doc.layout.sentences
    words = doc.tokens.words
    for number in sorted({doc.layout.index_at(m.start) for m in bodies.mentions if m.kind == "ccg"} - {0}):
        first, last = doc.range_of(sentences[number])
        if first >= last:
            continue
        asked = words[first - 1] == "?" or doc.tokens.raw(first - 1) == "?"
        if any(m.kind == "ccg" for m in bodies.within(first, min(first + 2, last))):
            run = runs(doc, bodies.within(first, last))[0]
            if asked and words[run[-1].last] not in _VERBS or _are_they(words[run[-1].last : last]):
                found.append(Listed(first, last, tuple(run), doc.range_of(sentences[number - 1])))
                continue
        if words[first] not in _POINTS:
            continue
        verb = next(
            (i for i in range(first, min(first + 6, last)) if words[i] in ("are", "were", "include", "included")), None
        )
        names = [m for m in bodies.within(first, last) if m.kind == "ccg"]
        if (
            verb is None
            or len(names) < 2
            or names[0].first - verb > 2
            or any(doc.cues.within(label, first, names[0].first) for label in ("grade", "intervention"))
            or doc.cues.within("grade", names[-1].last, last)
        ):
            continue
        found.append(
            Listed(
                first,
                last,
                tuple(names),
                _counting(doc, bodies, first, len(names)) or doc.range_of(sentences[number - 1]),
            )
        )
    return found


def _are_they(rest: list[str]) -> bool:
    """Whether a sentence says, behind those it names, that they are the ones told before: `A, B and C are among the
    nine.`"""
    while rest and rest[0] in ("ccg", "ccgs", "groups"):
        rest = rest[1:]
    if rest[:1] not in (["are"], ["were"], ["is"], ["was"], ["make"], ["made"]) or len(rest) > 8:
        return False
    return rest[1:2] in (["among"], ["all"], ["one"], ["up"], ["the"]) and bool(
        {"them", "those", "these", "list"} & set(rest) or number_before(rest, len(rest) - 1)
    )


def _pointed_back(doc: Document, bodies: Bodies, lead: tuple[int, int], count: int) -> tuple[int, int] | None:
    """The sentence to which a lead-in points that says nothing itself: `They are:`, `The nine are:`, `The full list:`.

    It is the nearest that counts as many CCGs as the list has, else the one before the lead-in.
    """
    words = _without_aside(doc.tokens.words[lead[0] : lead[1]])
    if len(words) > 6 or not words or words[-1] not in _OPEN_ENDS or lead[0] == 0:
        return None
    if any(doc.cues.within(label, *lead) for label in ("grade", "intervention")):
        return None
    return _counting(doc, bodies, lead[0], count) or doc.sentence_tokens(lead[0] - 1)


def _counting(doc: Document, bodies: Bodies, token: int, count: int) -> tuple[int, int] | None:
    """The nearest sentence before a token that counts as many CCGs as a list has, or so many of whom something is
    told."""
    words = doc.tokens.words
    for _ in range(_COUNTED_BACK):
        if token == 0:
            return None
        first, last = doc.sentence_tokens(token - 1)
        if any(g.count == count for g in bodies.groups_within(first, last)):
            return first, last
        told = any(doc.cues.within(label, first, last) for label in ("grade", "intervention", "change"))
        if told and (number := number_before(words, first + 1)) and number[0] == count:
            return first, last  # `Nine of the bodies that buy care were put into special measures`
        token = first
    return None


def _without_aside(words: list[str]) -> list[str]:
    """The words of a lead-in without what stands between commas: `The groups, with their deficits, are:`."""
    first = words.index(",") if "," in words else 0
    last = len(words) - 1 - words[::-1].index(",") if first else 0
    return [*words[:first], *words[last + 1 :]] if first < last and words[0] in _POINTS else words


def _names_only(bodies: Bodies, first: int, last: int, doc: Document, item: bool) -> list[Mention]:
    """The CCGs of a line, where it has little else; an item may go on after its name, past a mark."""
    mentions = [m for m in bodies.within(first, last) if m.kind == "ccg"]
    if not mentions or mentions[0].first - first > 1 or doc.tokens.words[last - 1] == ":":
        return []
    after = doc.tokens.words[mentions[0].last] if mentions[0].last < last else ""
    if (
        after
        and len(mentions) == 1
        and (item or last - first <= 14)
        and not after.isalpha()
        and after not in (".", "'s", "'")
    ):
        return mentions
    held = {i for m in mentions for i in range(m.first, m.last)}
    spare = sum(
        i not in held and (word not in _JOINTS or bodies.at(i) is not None)
        for i, word in enumerate(doc.tokens.words[first:last], first)
    )
    return mentions if spare <= _SPARE and not doc.cues.within("grade", first, last) else []
