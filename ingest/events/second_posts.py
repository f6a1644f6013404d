"""A person who holds a post at one body and takes one at another too, which makes both share a leader."""

from __future__ import annotations

from collections.abc import Iterator

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.subject_names import runs
from ccgkg.ingest.events.event import Event, change_words
from ccgkg.ingest.text.document import Document

#: At most this many tokens from the one body to the next.
_FAR = 24


def second_posts(doc: Document, bodies: Bodies) -> Iterator[Event]:
    """`Jane Roe, chief officer of A, has also taken the reins at B`: the words of the second post."""
    words, lists = doc.tokens.words, change_words()
    for i in doc.tokens.among({"add", "adds", "adding", "added"}):
        start, stop = doc.sentence_tokens(i)
        added = next((m for m in bodies.within(i + 1, min(stop, i + 4)) if _led(m)), None)
        to = (
            added is not None
            and words[added.last : added.last + 1] == ["to"]
            and words[added.last + 1 : added.last + 2] in (["her"], ["his"], ["their"])
        )
        if (
            added is not None
            and to
            and lists["posts"] & set(words[added.last + 2 : min(stop, added.last + 6)])
            and any(_led(m) for m in bodies.within(start, i))
        ):
            yield Event(i, i + 1, "shared-leadership", "posts")  # `will add X to her responsibilities`
    for role in doc.cues.all("role"):
        if words[role.last - 1] not in lists["offices"] or words[role.last : role.last + 1] == []:
            continue
        start, stop = doc.sentence_tokens(role.first)
        first = next((m for m in bodies.within(role.last + 1, min(stop, role.last + 4)) if _led(m)), None)
        if first is None or words[role.last] not in lists["post_at"]:
            owner = bodies.at(role.first - 2) if role.first - 2 >= start and words[role.first - 1] == "'s" else None
            first = owner if owner is not None and _led(owner) else None
        if first is None:
            continue
        for second in bodies.within(first.last, min(stop, first.last + _FAR)):
            i = second.first - 1
            while words[i] in ("the", "nhs", "neighbouring", "nearby", "its"):
                i -= 1
            gap = words[first.last : i]
            behind = words[second.last : min(stop, second.last + 3)]
            runs_it = words[i] in lists["runs"]
            if (
                not _led(second)
                or second.agent == first.agent
                or "ccg" not in (first.kind, second.kind)
                or not (runs_it or words[i] in lists["post_at"])
            ):
                continue
            post = (
                i
                if runs_it
                else next((n for n in range(i - 1, first.last - 1, -1) if words[n] in lists["posts"]), None)
            )
            if (
                post is not None
                and lists["in_addition"] & {*gap, *behind}
                and not lists["no_longer"] & set(words[start:i])
            ):
                named = doc.cues.ending("role", post + 1)
                yield Event(named.first if named else post, post + 1, "shared-leadership", "posts")
            break


def kept_too(doc: Document, bodies: Bodies, event: Event) -> list[str]:
    """The bodies of the post that whoever comes to lead others keeps: `on top of her existing post at X`, `alongside his role at X`."""
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
    return []


def holders(doc: Document, bodies: Bodies, event: Event) -> list[Mention]:
    """The bodies that share whoever takes the second post."""
    start, stop = doc.sentence_tokens(event.first)
    before = [m for m in bodies.within(start, event.first) if _led(m)]
    after = [m for m in bodies.within(event.last, stop) if _led(m)]
    named = runs(doc, after)
    return [*before, *(named[0] if named and after[0].kind == "ccg" else after[:1])]


def _led(mention: Mention) -> bool:
    return mention.kind == "ccg" or mention.agent.endswith(("-council", "-borough"))
