"""One body in the place of several, told by its noun or its name: `a single CCG`, `one Nottinghamshire health body`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.events.words.event import Event, change_words, verbs_before
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

_QUOTES = frozenset({"“", '"', "‘"})
_ONE = frozenset({"single", "one", "unified", "united"})
#: Before `one X CCG` these make it one that is to come of several.
_INTO = frozenset({"for", "into", "as", "form", "create", "become", "becoming", "have", "to"})
#: What asks for one body, besides the nouns for plans.
_CALLS = frozenset({"call", "calls", "case", "bid"})
_VOTES = frozenset({"vote", "voted", "calls", "call", "bid", "option", "case", "favour"})
#: Behind `a single CCG` these tell that each has one.
_EACH = (["for", "each"], ["per", "area"], ["for", "every"], ["per", "ics"], ["in", "each"])
#: Within the name of one body, besides its places.
_IN_NAME = frozenset({"health", "nhs", "commissioning", "and", "care"})
#: Tokens of a name before `commissioner`, of one before the noun for a body, and before a name that is added to a plan.
_NAME, _NAMED, _PLAN = 4, 8, 8


def named_single(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`a single X CCG`, `a merger adding X CCG`, `a single Norfolk commissioner`, `a plan for one Nottinghamshire
    health body`."""
    words = doc.tokens.words
    for mention in bodies.mentions:
        if mention.kind != "ccg":
            continue
        if _is_added(doc, mention):
            yield Event(mention.first - 1, mention.first, "merger", "adds")
        if mention.first and _is_single(words, mention.first):
            yield Event(mention.first - 1, mention.last, "merger", "one")
    for i in doc.tokens.among(("commissioner",)):
        low = _name_before(doc, i)
        if low < i and words[low - 1] in ("single", "unified"):
            yield Event(low - 1, i + 1, "merger", "one")
    yield from _of_a_place(doc, bodies)


def _is_added(doc: Document, mention: Mention) -> bool:
    """`revived the plan, adding X CCG`."""
    words, first = doc.tokens.words, mention.first
    if first <= 1 or words[first - 1] not in ("adding", "add", "including", "include"):
        return False
    low = max(doc.sentence_tokens(first)[0], first - _PLAN)
    return not change_words()["plans"].isdisjoint(words[low : first - 1])


def _is_single(words: Sequence[str], first: int) -> bool:
    """`a unified X CCG`, `merge into one X CCG`."""
    if words[first - 1] in ("single", "unified", "united"):
        return True
    return words[first - 1] == "one" and words[first - 2] in _INTO


def _name_before(doc: Document, noun: int) -> int:
    """Where the name of a place begins that stands before a noun; the noun itself where none does."""
    words, low = doc.tokens.words, noun
    while low > 1 and noun - low < _NAME and doc.tokens.capital(low - 1) and words[low - 1].isalpha():
        if words[low - 1] in ("single", "unified", "one"):
            break
        low -= 1
    return low


def _of_a_place(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`a plan for one Nottinghamshire health body`: with its place, where a plan or a heading tells it."""
    words, tokens = doc.tokens.words, doc.tokens
    for i in tokens.among(("one", "single")):
        reach = range(i + 2, min(doc.sentence_tokens(i)[1], i + _NAMED))
        noun = next((k for k in reach if words[k] in ("body", "organisation", "group", "commissioner")), None)
        if noun is None or bodies.at(noun) is not None or not tokens.capital(i + 1):
            continue
        named = all(tokens.capital(k) or words[k] in _IN_NAME for k in range(i + 1, noun))
        if named and (_is_planned(words, i) or _is_headline(doc, i)):
            yield Event(i, noun + 1, "merger", "one")


def _is_headline(doc: Document, i: int) -> bool:
    """`Go-ahead for single Kent and Medway health body`, over the text."""
    return doc.tokens.words[i] == "single" and doc.layout.index_at(doc.tokens.starts[i]) == 0


def _is_planned(words: Sequence[str], i: int) -> bool:
    """`a bid for one`, `the case for a single`, `merge into one`."""
    if words[i - 1] in ("into", "create", "form"):
        return True
    calls = (change_words()["plans"] | _CALLS) & {words[i - 2], words[i - 3]}
    return bool(calls) and words[i - 1] in ("for", "of", "a")


def single_body(doc: Document, item: Cue, start: int) -> Iterator[Event]:
    """`form a single body`; `a single CCG`, which needs no verb."""
    words = doc.tokens.words
    before = words[item.first - 1] if item.first > start else ""
    if before in change_words()["one_never"] or words[max(start, item.first - 2) : item.first] == ["not", "a"]:
        return
    if words[item.last] in _QUOTES and words[item.last + 1] in ("would", "will", "could"):
        return  # `a single CCG “would at least be nearer”`: what someone thinks of one
    alone = _is_single_commissioner(words, item) or _is_announced(doc, item) or _is_voted_on(words, item)
    told = alone and words[item.last : item.last + 2] not in _EACH
    if told or _is_formed(doc, item, start, before):
        yield Event(item.first, item.last, "merger", "one")


def _is_formed(doc: Document, item: Cue, start: int, before: str) -> bool:
    """`form one body`, `create a new organisation`."""
    words, between = doc.tokens.words, change_words()["form_between"]
    if before not in ("a", "one", "an", "new") and words[item.first] not in ("one", "just"):
        return False
    return any(between.issuperset(words[v.last : item.first]) for v in verbs_before(doc, "form", item, start))


def _is_single_commissioner(words: Sequence[str], item: Cue) -> bool:
    """`a single CCG`, `a unified commissioning body`."""
    commissioner = words[item.last - 1] in ("ccg", "commissioner") or words[item.last - 2] == "commissioning"
    return commissioner and words[item.first] in ("single", "unified", "united")


def _is_announced(doc: Document, item: Cue) -> bool:
    """`One body for Norfolk`, as the heading of a text that tells of mergers by their own words."""
    if doc.tokens.words[item.first] not in _ONE:
        return False
    heading = doc.layout.block_at(doc.tokens.starts[item.first]).kind == "heading"
    return heading and any(c.value in ("merger.verb", "merger.noun") for c in doc.cues.all("change"))


def _is_voted_on(words: Sequence[str], item: Cue) -> bool:
    """`voted in favour of a single body`."""
    first = item.first
    plan = words[first - 1] == "a" and words[first - 2] in ("for", "of", "to", "on")
    voted = plan and (words[first - 3] in _VOTES or words[first - 3] in change_words()["plans"])
    return voted and words[first] in ("single", "one")
