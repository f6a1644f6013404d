"""The type of a change where it depends on who takes part, and on what comes instead."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.events.event import Event, change_words
from ccgkg.ingest.events.names_behind import replaces
from ccgkg.ingest.events.party import Parties
from ccgkg.ingest.text.document import Document


def type_of(doc: Document, bodies: Bodies, event: Event, parties: Parties) -> str | None:
    """The type of the change, which may depend on who takes part: a tie-up with a council is joint commissioning."""
    words, lists = doc.tokens.words, change_words()
    council = any(
        words[i] in lists["council"] and words[i + 1 : i + 2] != ["'s"]
        for i in range(event.last, min(len(words), event.last + 6))
    )
    if (
        event.type == "merger"
        and event.form == "noun"
        and council
        and words[event.last : event.last + 1] != []
        and words[event.last] in ("with", "of", "between", "to")
    ):
        return "joint-commissioning"
    if words[event.first].startswith("bring"):
        counted = parties.group is not None and parties.group.first >= event.last and (parties.group.count or 0) > 1
        return (
            "merger"
            if counted
            or len(parties.participants) > 1
            and (
                parties.result
                or any(m.first >= event.last for m in parties.named)
                or "ccg" in words[max(doc.sentence_tokens(event.first)[0], event.first - 16) : event.first]
            )
            else None
        )
    if words[event.last - 2 : event.last] in (["way", "to"], ["way", "for"]):
        return "merger" if _gives_way(words, event, parties) else None
    if words[event.first].startswith("replac"):
        return _replaced(doc, event, parties)
    if words[event.first] == "partnership":
        tied = any(w in lists["council"] for w in words[event.last : event.last + 8]) or len(parties.participants) > 1
        lower = not doc.tokens.capital(event.first)
        joined = words[event.last : event.last + 1] in (["with"], ["between"]) or len(parties.participants) > 1
        return (
            event.type
            if tied
            and lower
            and joined
            and words[event.first - 1] not in ("in", "care", "transformation", "health", "system", "community")
            else None
        )
    return event.type


def _gives_way(words: list[str], event: Event, parties: Parties) -> bool:
    """Whether several make room for one: `eight CCGs are to give way to one`."""
    several = len(parties.participants) > 1 or (parties.group is not None and (parties.group.count or 0) > 1)
    return several and (
        parties.result is not None
        or bool({"one", "single", "new", "larger", "bigger"} & set(words[event.last : event.last + 3]))
    )


def _replaced(doc: Document, event: Event, parties: Parties) -> str | None:
    """What it is to be replaced: a merger where one CCG comes instead, the end where something else does."""
    words, lists = doc.tokens.words, change_words()
    stop = doc.sentence_tokens(event.first)[1]
    by = next(
        (
            i
            for i in range(event.last, min(stop, event.last + 16))
            if words[i] in ("by", "with") and words[i - 1] != "subject"
        ),
        event.last,
    )
    after = words[event.last : min(stop, max(event.last + 12, by + 6))]
    if (
        replaces(words, event)
        and (parties.result or words[event.first] != "replaced")
        and (
            len(parties.participants) > 1
            or (parties.group and (parties.group.count or 0) > 1)
            or "one" in after
            or "single" in after
        )
    ):
        return "merger"
    if not {"by", "with"} & set(after):
        return None
    several = len(parties.participants) > 1 or (
        parties.group is not None and words[event.first - 1] in ("be", "been", "were", "are")
    )
    fewer = (words[by + 1] if words[by] in ("by", "with") else "") in lists["fewer"] | {
        "one",
        "just",
        "a",
        "larger",
        "bigger",
        "fewer",
        "merged",
    }
    if several and fewer and not lists["successor"] & set(after[:6]) - {"organisations"}:
        return "merger"
    if parties.result or {"single", "one", "new", "larger"} & set(after) and lists["bodies"] & set(after):
        return "merger"
    return "disbandment" if lists["successor"] & set(after) and parties.general else None
