"""The CCG for which a text itself speaks: that of its letterhead or publisher, or the one that its head names, as `we`
or `you`."""

from __future__ import annotations

from itertools import islice

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import ccg_of, slug_of
from ccgkg.ingest.events.words.event import Event, change_words
from ccgkg.ingest.text.document import Document

#: A head has at most so many blocks.
_HEAD = 8
#: What joins `the CCG` to a noun before it.
_JOINS = frozenset({"of", "by", "between", "with"})


def head_of(doc: Document) -> int:
    """The token where the head of a text ends: its headings and bullets before the first paragraph."""
    blocks = doc.layout.blocks
    first = next((b for b in blocks[1 : _HEAD + 1] if b.kind == "paragraph"), None)
    return doc.tokens.at(first.start) if first is not None and first.start < len(doc.text) else 0


def letterhead(doc: Document, bodies: Bodies) -> Mention | None:
    """The CCG that publishes a text, or that a block of its head names and says no more: `ORME CCG` over minutes."""
    publisher = slug_of(doc.source.publisher) if doc.source.publisher else ""
    if publisher.endswith("-ccg") and (own := _called(doc, bodies, publisher)):
        return own
    for block in doc.layout.blocks[:_HEAD]:
        first, last = doc.tokens.range(block.start, block.end)
        if (own := _alone(doc, bodies, first, last)) is not None:
            return own
    return None


def _alone(doc: Document, bodies: Bodies, first: int, last: int) -> Mention | None:
    """The CCG whose name is all that stands in the tokens [first, last): `NHS ORME CCG`."""
    mention = bodies.at(last - 1) if last > first else None
    if mention is None or mention.kind != "ccg" or mention.first - first > 1:
        return None
    return mention if doc.tokens.words[last - 1] in ("ccg", "group") else None


def _called(doc: Document, bodies: Bodies, publisher: str) -> Mention | None:
    for mention in bodies.mentions:
        if mention.kind == "ccg" and publisher in (mention.agent, slug_of(doc.text[mention.start : mention.end])):
            return mention
    return None


def own_body(doc: Document, bodies: Bodies) -> Mention | None:
    """The CCG for which `we` speaks in a text, and which its `you` addresses: the letterhead's, else the only one of
    its head."""
    own = letterhead(doc, bodies)
    if own is not None:
        return own
    named = [m for m in bodies.within(0, head_of(doc)) if m.kind == "ccg"]
    return named[0] if len({m.agent for m in named}) == 1 else None


def the_ccg(doc: Document, bodies: Bodies, token: int) -> Mention | None:
    """The CCG for which `the CCG` at a token stands: the letterhead's, one that its paragraph names, else the one named
    most."""
    own = letterhead(doc, bodies)
    if own is not None:
        return own
    block = doc.tokens.at(doc.layout.block_at(doc.tokens.starts[token]).start)
    near = {m.agent for m in bodies.within(block, token) if m.kind == "ccg"}
    if len(near) == 1:
        return bodies.nearest_of(near.pop(), token)
    return bodies.most_named(token) or bodies.antecedent(doc, token)


def noun_after(doc: Document, bodies: Bodies, event: Event, end: int) -> Mention | None:
    """The CCG that `the CCG` behind the words of an event brings in: `a joint committee of the CCG and Kent
    Council`."""
    words = doc.tokens.words
    for i in range(event.last + 1, min(end, event.last + 6)):
        if words[i] not in ("ccg", "group") or bodies.at(i) is not None:
            continue
        if words[i - 1] in ("its", "own") and (local := _of_council(bodies, event)):
            return local
        if words[i - 1] in ("the", "this"):
            if local := _of_place(doc, bodies, event, i, end):
                return local
            return the_ccg(doc, bodies, i) if _JOINS & set(words[event.last : i]) else None
    return None


def _of_place(doc: Document, bodies: Bodies, event: Event, token: int, end: int) -> Mention | None:
    """The CCG of the place of the council named beside it: `between the CCG and Trafford Council`."""
    council = next((m for m in bodies.within(token, min(end, token + 6)) if m.agent.endswith("council")), None)
    if council is None or not _JOINS & set(doc.tokens.words[event.last : token]):
        return None
    code = ccg_of(f"{_place_of(council)} CCG")
    if code is None or code.endswith("-ccg"):
        return None
    return Mention(doc.tokens.starts[token], doc.tokens.ends[token], token, token + 1, code, "ccg")


def _of_council(bodies: Bodies, event: Event) -> Mention | None:
    """The CCG of the place of the council named before an event, which `its own CCG` is."""
    council = next((m for m in islice(bodies.before(event.first), 3) if m.agent.endswith("council")), None)
    code = ccg_of(f"{_place_of(council)} CCG") if council else None
    return bodies.nearest_of(code, event.first) if code else None


def _place_of(council: Mention) -> str:
    """The place of a council, as its slug has it."""
    place = council.agent
    for kind in ("-council", "-city", "-county", "-borough"):
        place = place.removesuffix(kind)
    return place


def owners(doc: Document, bodies: Bodies, first: int, last: int, left: tuple[Mention, ...]) -> Mention | None:
    """The own CCG where a pronoun among the tokens [first, last) brings it in: `you and X`, `X and ourselves`, `this
    body`, `we` as the subject where nobody is named before the event."""
    words, selves = doc.tokens.words, change_words()["selves"]
    for i in range(first, last):
        bare = words[i] in selves
        here = words[i] == "this" and words[i + 1 : i + 2] != [] and words[i + 1] in change_words()["this_body"]
        joined = words[i + 1 : i + 2] == ["and"] or words[i - 1 : i] == ["and"]
        if here or (bare and (joined or not left)):
            return own_body(doc, bodies)
    return None
