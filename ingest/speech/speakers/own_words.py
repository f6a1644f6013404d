"""Whom `we` stands for in what someone of a CCG says: `We went from good to inadequate`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.claim import Statement
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.text.document import Document

#: Tokens behind `I chair`, and behind `my own CCG`, in which its name stands.
_NEAR, _BEHIND = 8, 40


def speaker_own(
    doc: Document, bodies: Bodies, statements: Sequence[Statement], first: int, token: int
) -> Mention | None:
    """The CCG of the one whose words hold the tokens [first, token], where these say `we` or `our`: its mention by
    name. Where nobody is known to speak, the only CCG of the text speaks of itself."""
    if not words_of()["own"] & set(doc.tokens.words[first:token]):
        return None
    if not any(_holds(doc, s, token) for s in statements):
        return bodies.nearest_of(bodies.only, token) if bodies.only else _of_the_author(doc, bodies)
    return speakers(doc, bodies, statements, token)


def _of_the_author(doc: Document, bodies: Bodies) -> Mention | None:
    """The CCG of the one who writes as `I`: `Bury CCG, where I sat for four years`, `I chair Bury CCG`, `my own group
    is closing. Bury CCG will`."""
    words, lists = doc.tokens.words, words_of()
    for i in doc.tokens.among(("i",)):
        if words[i + 1] not in lists["sits"] and words[i + 2] not in lists["sits"]:
            continue
        before = bodies.at(i - 2 - (words[i - 2] == ",")) if words[i - 1] == "where" else None
        name = before or next((m for m in bodies.within(i + 2, i + _NEAR) if m.kind == "ccg"), None)
        if name is not None and name.kind == "ccg":
            return name
    for i in doc.tokens.among(("my",)):
        if words[i + 1 + (words[i + 1] in ("own", "local"))] in ("ccg", "clinical", "group"):
            return next((m for m in bodies.within(i, i + _BEHIND) if m.kind == "ccg"), None)
    return None


def speakers(doc: Document, bodies: Bodies, statements: Sequence[Statement], token: int) -> Mention | None:
    """The CCG of the one who is quoted at a token, at its mention by name."""
    said = next((s for s in statements if _holds(doc, s, token)), None)
    for agent in (said.org, said.speaker) if said is not None else ():
        mention = bodies.nearest_of(agent, token) if agent else None
        if mention and mention.kind == "ccg":
            return mention
    return None


def _holds(doc: Document, said: Statement, token: int) -> bool:
    """Whether a token stands in a quotation."""
    return said.mode == "direct" and said.start <= doc.tokens.starts[token] < said.end
