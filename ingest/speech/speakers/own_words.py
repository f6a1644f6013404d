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
    place = doc.tokens.starts[token]
    said = next((s for s in statements if s.mode == "direct" and s.start <= place < s.end), None)
    if said is None:
        return bodies.nearest_of(bodies.only, token) if bodies.only else None
    for agent in (said.org, said.speaker):
        mention = bodies.nearest_of(agent, token) if agent else None
        if mention and mention.kind == "ccg":
            return mention
    return None
