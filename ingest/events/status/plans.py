"""What becomes of a plan that a text tells: the verdict on it, in its own sentence or in the next."""

from __future__ import annotations

from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.events.status.sureness import Status, said
from ccgkg.ingest.text.document import Document


def verdict_on(doc: Document, token: int, last: int) -> Status | None:
    """What is said of plans that open a sentence, however far on: `Plans to merge five groups that spend £1bn have been approved`."""
    words, lists = doc.tokens.words, status_words()
    start, stop = doc.sentence_tokens(token)
    head = start
    while head < token and (words[head] in ("the", "its", "their", "a", "an") or words[head] in lists["of_plans"]):
        head += 1
    if words[head] not in lists["plans"] or words[head + 1] not in ("to", "for") or token - head > 4:
        return None
    stop = next(
        (i for i in range(last, stop - 2) if words[i : i + 2] == [",", "and"] and words[i + 2] in lists["advisers"]),
        stop,
    )
    cues = (c for c in doc.cues.within("reality", last, stop) if c.value in ("approved", "rejected"))
    told = next(
        (
            c
            for c in cues
            if c.value == "rejected"
            or words[c.first - 1] in ("been", "were", "was")
            or words[c.first] in ("been", "were", "was")
        ),
        None,
    )
    return said(doc, told) if told is not None and not {"but", ";"} & set(words[last : told.first]) else None


def overturned(doc: Document, last: int) -> Status | None:
    """What the next clause, or sentence, says of the plan: `were to merge; that plan has been abandoned`."""
    words, lists = doc.tokens.words, status_words()
    high = doc.sentence_tokens(last - 1)[1]
    for i in range(last, min(len(words) - 2, high + 3)):
        at = i + 1 if words[i] in (";", "but", "–", ".") or i == high - 1 else None
        if at is None:
            continue
        at += words[at] in ("but", "though", "however", ",")
        if (
            words[at] in ("that", "the", "this", "those", "these", "their")
            and at + 1 < len(words)
            and words[at + 1] in lists["plans"]
        ):
            cue = next(
                (c for c in doc.cues.within("reality", at + 2, min(len(words), at + 8)) if c.value == "rejected"), None
            )
            if cue is not None:
                return said(doc, cue)
        elif words[at] in lists["taken_up"]:  # `was mooted last year, but it came to nothing`
            cue = next(
                (
                    c
                    for c in doc.cues.within("reality", at + 1, min(len(words), doc.sentence_tokens(at)[1], at + 12))
                    if c.value == "rejected"
                ),
                None,
            )
            if (
                cue is not None
                and words[cue.first - 1] not in ("has", "have")
                and (words[cue.last : cue.last + 1] == [] or words[cue.last] in lists["no_object"])
            ):
                return said(doc, cue)
    return None
