"""A person who holds a post at one body and takes one at another too, which makes both share a leader."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: At most this many tokens from the one body to the next.
_FAR = 24


def second_posts(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`Jane Roe, chief officer of A, has also taken the reins at B`: the words of the second post."""
    yield from (Event(i, i + 1, "shared-leadership", "posts") for i in _added(doc, bodies))
    held = [_first_post(doc, bodies, role) for role in doc.cues.all("role")]
    for first in (*filter(None, held), *_led_by_one(doc, bodies)):
        second = _second(doc, bodies, first)
        post = _post(doc, first, second) if second is not None else None
        if post is not None:
            named = doc.cues.ending("role", post + 1)
            yield Event(named.first if named else post, post + 1, "shared-leadership", "posts")


def _led_by_one(doc: Document, bodies: Bodies) -> Iterator[Mention]:
    """The body of `Jane Roe, who leads A, is to run B as well`."""
    words, runs_ = doc.tokens.words, change_words()["runs"]
    for i in doc.tokens.among({"who"}):
        verb = i + 1 + (words[i + 1] in ("already", "also", "now", "currently"))
        led = bodies.at(verb + 1) or bodies.at(verb + 2) if words[verb] in runs_ else None
        if led is not None and _led(led):
            yield led


def _added(doc: Document, bodies: Bodies) -> Iterator[int]:
    """The verb of `will add X to her responsibilities`, said of one who leads another."""
    words = doc.tokens.words
    for i in doc.tokens.among({"add", "adds", "adding", "added"}):
        start, stop = doc.sentence_tokens(i)
        added = next((m for m in bodies.within(i + 1, min(stop, i + 4)) if _led(m)), None)
        if added is None or words[added.last : added.last + 1] != ["to"]:
            continue
        theirs = words[added.last + 1 : added.last + 2] in (["her"], ["his"], ["their"])
        post = change_words()["posts"] & set(words[added.last + 2 : min(stop, added.last + 6)])
        if theirs and post and any(_led(m) for m in bodies.within(start, i)):
            yield i


def _first_post(doc: Document, bodies: Bodies, role: Cue) -> Mention | None:
    """The body of an office: `chief officer of A`, `A’s chief officer`."""
    words, lists = doc.tokens.words, change_words()
    if words[role.last - 1] not in lists["offices"] or role.last >= len(words):
        return None
    start, stop = doc.sentence_tokens(role.first)
    behind = (m for m in bodies.within(role.last + 1, min(stop, role.last + 4)) if _led(m))
    if words[role.last] in lists["post_at"] and (first := next(behind, None)) is not None:
        return first
    owner = bodies.at(role.first - 2) if role.first - 2 >= start and words[role.first - 1] == "'s" else None
    return owner if owner is not None and _led(owner) else None


def _before_name(words: list[str], name: Mention) -> int:
    """The token that leads up to a name, past its article and the like."""
    i = name.first - 1
    while words[i] in ("the", "nhs", "neighbouring", "nearby", "its"):
        i -= 1
    return i


def _second(doc: Document, bodies: Bodies, first: Mention) -> Mention | None:
    """The next body that someone leads or has a post at: `has also taken the reins at B`, `also runs B`."""
    words, lists = doc.tokens.words, change_words()
    places = lists["runs"] | lists["post_at"]
    for second in bodies.within(first.last, min(doc.sentence_tokens(first.first)[1], first.last + _FAR)):
        another = _led(second) and second.agent != first.agent and "ccg" in (first.kind, second.kind)
        if another and words[_before_name(words, second)] in places:
            return second
    return None


def _post(doc: Document, first: Mention, second: Mention) -> int | None:
    """The word of the second post, where the first is kept: the verb that runs the second body, else the noun before
    it."""
    words, lists = doc.tokens.words, change_words()
    start, stop = doc.sentence_tokens(first.first)
    i = _before_name(words, second)
    near = {*words[first.last : i], *words[second.last : min(stop, second.last + 3)]}
    near |= doc.tokens.light_within(first.last, i + 1)
    if not lists["in_addition"] & near or lists["no_longer"] & set(words[start:i]):
        return None
    if words[i] in lists["runs"]:
        return i
    return next((n for n in range(i - 1, first.last - 1, -1) if words[n] in lists["posts"]), None)


#: Beside the words of leading others these tell that it comes on top.
_ADDED = frozenset({"well", "too", "also", "additionally"})


def kept_too(doc: Document, bodies: Bodies, event: Event) -> list[str]:
    """The bodies of the post that whoever comes to lead others keeps: `on top of her existing post at X`, `alongside
    his role at X`."""
    words, lists = doc.tokens.words, change_words()
    for i in range(event.last, min(doc.sentence_tokens(event.first)[1] - 3, event.last + _FAR)):
        added = (
            words[i : i + 3] == ["on", "top", "of"]
            or words[i : i + 3] == ["in", "addition", "to"]
            or words[i] in ("alongside", "besides")
        )
        near = words[i : i + 8]
        if added and {"her", "his", "their"} & set(near) and lists["posts"] & set(near):
            return [m.agent for m in bodies.within(i, i + 11) if _led(m)]
    return _own_post(doc, bodies, event)


def _own_post(doc: Document, bodies: Bodies, event: Event) -> list[str]:
    """The bodies of the post in apposition to whoever leads others as well: `Jane Roe, chief officer of X, is to take
    on Y as well`."""
    words, lists = doc.tokens.words, change_words()
    start, stop = doc.sentence_tokens(event.first)
    before = [m for m in bodies.within(start, event.first) if _led(m)]
    near = {*words[event.first - 3 : event.first], *words[event.last : min(stop, event.last + 3)]}
    if event.form != "runs" or not before or not _ADDED & near or lists["no_longer"] & set(words[start : event.first]):
        return []
    at = before[0].first - 1 - (words[before[0].first - 1] == "nhs")
    post = words[at] in lists["post_at"] and not lists["posts"].isdisjoint(words[max(start, at - 2) : at])
    return [m.agent for m in runs(doc, before)[0]] if post and words[before[-1].last] == "," else []


def holders(doc: Document, bodies: Bodies, event: Event) -> list[Mention]:
    """The bodies that share whoever takes the second post."""
    start, stop = doc.sentence_tokens(event.first)
    before = [m for m in bodies.within(start, event.first) if _led(m)]
    after = [m for m in bodies.within(event.last, stop) if _led(m)]
    named = runs(doc, after)
    return [*before, *(named[0] if named and after[0].kind == "ccg" else after[:1])]


def _led(mention: Mention) -> bool:
    return mention.kind == "ccg" or mention.agent.endswith(("-council", "-borough"))
