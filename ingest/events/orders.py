"""Orders and wishes, with the one who is told between the verb and what is to be done: `told X to appoint`, `has until May to appoint`."""

from __future__ import annotations

from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.events.sureness import Status
from ccgkg.ingest.text.document import Document


def ordered(doc: Document, token: int) -> Status | None:
    """`told X to appoint`: an order, with the one who is told between; `has until May to appoint`."""
    tokens, lists = doc.tokens, status_words()
    words = tokens.words
    low = max(doc.sentence_tokens(token)[0], token - 24)
    for i in range(token - 1, low, -1):
        if (
            words[i] == "against"
            and {"voted", "vote", "votes", "voting"} & set(words[max(low, i - 9) : i])
            and not {",", ";"} & set(words[i:token])
        ):
            return Status("rejected", False, tokens.starts[i], tokens.ends[i], words[i], "rejected")
        if words[i] == "until" and "to" in words[i + 1 : token] and not {",", ";", "that"} & set(words[i + 1 : token]):
            return Status("planned", False, tokens.starts[i], tokens.ends[i], words[i], "planned")
        if (
            words[i] in lists["orders"] | lists["wishes"]
            and words[i + 1] != "whether"
            and not doc.cues.starting("grade", i)
            and {"to", "for"} & set(words[i + 1 : token])
            and not {";", "that"} & set(words[i + 1 : token])
            and _commas_in_names(doc, i, token)
        ):
            value: Value = "proposed" if words[i] in lists["wishes"] else "planned"
            return Status(value, False, tokens.starts[i], tokens.ends[i], words[i], value)
    return None


def _commas_in_names(doc: Document, first: int, last: int) -> bool:
    """Whether each comma among tokens stands between names: `ordered A, B and C to share a team`."""
    tokens = doc.tokens
    return all(tokens.capital(i - 1) and tokens.capital(i + 1) for i in range(first, last) if tokens.words[i] == ",")
