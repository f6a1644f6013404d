"""Names of CCGs cut to one place, where they act as a CCG does: `York finished the year £6m in the red`, told of Vale
of York CCG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.names import ccg_words, rules
from ccgkg.ingest.text.document import Document

_NOUNS = frozenset({"nhs", "ccg", "ccgs", "clinical", "commissioning", "group", "groups", "cggs", "cgg"})
_AUXILIARIES = frozenset({"is", "was", "has", "had", "will", "have", "were", "are"})
_UNDERGONE = frozenset({"been", "told", "put", "run", "overspent", "broken", "missed"})


def cut_names(doc: Document, items: Iterable[Item], free: frozenset[int] | set[int]) -> Iterator[Item]:
    """The places where a text calls one of its CCGs, `items`, by a part of its name, as the subject of a sentence on
    money, grades, mergers or measures; `free` holds the tokens that belong to names already."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    short = _cut(doc, items)
    for at in tokens.among({name[0] for name in short}):
        for name, agent in short.items():
            last = at + len(name)
            if tuple(words[at:last]) != name or not tokens.capital(at) or any(t in free for t in range(at, last)):
                continue
            start, stop = doc.sentence_tokens(at)
            opens = at == start or (at == start + 1 and words[start] in lists["openers"])
            if opens and last < stop and _acts(doc, last, stop) and _of_a_ccg(doc, start, stop):
                yield Item(at, last, agent)


def cut_places(doc: Document, items: Iterable[Item], free: frozenset[int] | set[int]) -> Iterator[Item]:
    """Every place where a part of the name of one of the text's CCGs stands alone, which may be that CCG's name or a
    town's."""
    tokens = doc.tokens
    for name, agent in _cut(doc, items).items():
        for at in tokens.among((name[0],)):
            last = at + len(name)
            whole = tuple(tokens.words[at:last]) == name and tokens.capital(at)
            whole = whole and (not at or tokens.words[at - 1] not in rules()["directions"])  # `west Birmingham`
            if whole and not any(t in free for t in range(at, last)):
                yield Item(at, last, agent)


def with_nouns(doc: Document, items: Iterable[Item], free: frozenset[int] | set[int]) -> Iterator[Item]:
    """A word of the name of the CCG named last that has it, with a noun for one: `the Devon group` for Northern,
    Eastern and Western Devon."""
    tokens = doc.tokens
    named = sorted(items)
    for i in tokens.among({"group", "commissioner"}):
        at = i - 1
        if (
            i < 2
            or tokens.words[i - 2] != "the"
            or not tokens.capital(at)
            or at in free
            or i in free
            or tokens.words[at] in rules()["no_name"]
        ):
            continue
        told = next(
            (n.agent for n in reversed(named) if n.first < at and tokens.words[at] in tokens.words[n.first : n.last]),
            None,
        )
        if told is not None:
            yield Item(at, i + 1, told)


def _cut(doc: Document, items: Iterable[Item]) -> dict[tuple[str, ...], str]:
    """The parts of names that stand for one CCG of the text only, and are no name of another."""
    found: dict[tuple[str, ...], set[str]] = {}
    whole = set()
    for item in items:
        name = tuple(w for w in doc.tokens.words[item.first : item.last] if w not in _NOUNS)
        whole.add(name)
        parts = {name[:i] for i, w in enumerate(name) if w in ("and", ",", "&") and i}
        parts |= {name[i + 1 :] for i, w in enumerate(name) if w == "of"}
        for part in parts:
            if (
                part
                and not any(w in (",", "and", "of") for w in part)
                and part[0] not in rules()["directions"]
                and len(part[0]) > 3
            ):
                found.setdefault(part, set()).add(item.agent)
    return {
        part: agents.pop()
        for part, agents in found.items()
        if len(agents) == 1 and part not in whole and part not in ccg_words()
    }


def _acts(doc: Document, at: int, stop: int) -> bool:
    """Whether the verb behind a name is one of which a CCG is the subject."""
    words = doc.tokens.words
    if words[at] in rules()["acts"]:
        return True
    following = words[at + 1] if at + 1 < stop else ""
    return words[at] in _AUXILIARIES and (following.endswith(("ing", "ed")) or following in _UNDERGONE)


def _of_a_ccg(doc: Document, start: int, stop: int) -> bool:
    """Whether a sentence tells of money, a grade, a merger or a measure."""
    told = any(doc.cues.within(label, start, stop) for label in ("ccg-topic", "grade", "intervention"))
    return told or "£" in doc.text[doc.tokens.starts[start] : doc.tokens.ends[stop - 1]]
