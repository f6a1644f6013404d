"""Times of the day in words or bare hours, which are no figures (the contract)."""

from __future__ import annotations

from ccgkg.ingest.numbers.amounts import Words
from ccgkg.ingest.text.document import Document

#: The last hour of the clock.
_HOURS = 12


def clock(doc: Document, w: Words, i: int) -> bool:
    """`at ten to six`, `It is twenty past nine`: the minutes and the hour; not `by ten to six`, which is a vote. `By
    eleven they`, `meets at 10`."""
    ws = doc.tokens.words
    if (
        ws[i - 1] in ("at", "by", "until", "before", "after")
        and (w.small.get(ws[i]) or ws[i].isdecimal() and int(ws[i]) or _HOURS + 1) <= _HOURS
    ):
        behind = ws[i + 1] if i + 1 < len(ws) else "."
        if (
            i - 1 == doc.sentence_tokens(i)[0]
            and behind in w.sets["subjects"]
            or ws[i + 1 : i + 3] == ["on", "a"]
            or not behind[0].isalnum()
            and not w.sets["meets"].isdisjoint(ws[max(0, i - 3) : i - 1])
        ):
            return True
    at = i if ws[i + 1 : i + 2] and ws[i + 1] in ("to", "past") else i - 2
    if (
        at < 1
        or at + 2 >= len(ws)
        or ws[at + 1] not in ("to", "past")
        or ws[at - 1] not in ("at", "until")
        and ws[at - 2 : at] not in (["it", "is"], ["it", "was"])
    ):
        return False
    return (
        (ws[at] in w.small or ws[at] in w.tens)
        and ws[at + 2] in w.small
        and (at + 3 == len(ws) or ws[at + 3] in ("on", "in", "and", "when") or not ws[at + 3][0].isalnum())
    )
