"""Whom `we` stands for in what someone of a CCG says: `We went from good to inadequate`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.claim import Statement
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.text.document import Document


def speaker_own(
    doc: Document, bodies: Bodies, statements: Sequence[Statement], first: int, token: int
) -> Mention | None:
    """The CCG of the one whose words hold the tokens [first, token], where these say `we` or `our`: its mention by
    name. Where nobody is known to speak, the only CCG of the text speaks of itself."""
    if not words_of()["own"] & set(doc.tokens.words[first:token]):
        return None
    if not any(_holds(doc, s, token) for s in statements):
        return bodies.nearest_of(bodies.only, token) if bodies.only else None
    return speakers(doc, bodies, statements, token)


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
