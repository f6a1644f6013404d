"""How sure the words of its clause make an event.

A refusal wins over an approval, that over what is possible, then asked for, then decided (decisions 4, 13, 16, 22).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccgkg.ingest.claim import Status as Value
from ccgkg.ingest.events.event_clauses import event_clause, status_words
from ccgkg.ingest.events.interventions.orders import ordered
from ccgkg.ingest.events.lead_ins import lead_cue
from ccgkg.ingest.events.status.deciders import (
    asked_for,
    before_decider,
    by_a_bill,
    by_advisers,
    by_outsiders,
    in_aside,
    of_a_proposal,
    permitted,
    threatened,
    to_be_decided,
    told_of,
    under_plans,
    voted_against,
)
from ccgkg.ingest.events.status.predicates import is_predicate
from ccgkg.ingest.events.status.spent import denies, is_spent
from ccgkg.ingest.events.status.sureness import VALUES, Status, said
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

_RANK = ("rejected", "approved", "possible", "proposed", "planned", "facing")
#: Before the `to` of a heading these make it no `is to`: `a step closer to merger`.
_TO_NOUNS = frozenset({"closer", "nearer", "opposition", "objections", "subject", "had"})
_WHEN = ("when", "once", "until", "before")
#: What becomes of an application.
_GOES = (
    ["go", "to"],
    ["go", "in"],
    ["be", "made"],
    ["be", "sent"],
    ["be", "submitted"],
    ["be", "lodged"],
    ["be", "put"],
)
_UNITE = ("merge", "unite", "combine", "amalgamate", "become", "join", "form", "come", "fuse", "consolidate")


def decide(doc: Document, cues: Sequence[Cue], token: int, last: int, past: int = 0) -> Status:
    """The status of the event of tokens [token, last) by the words of status of its clause; `past` is the token behind
    the names that hang on it."""
    words = doc.tokens.words
    before = [c for c in cues if (c.first < token or c.last > last > c.first) and not in_aside(words, c, token)]
    behind = [c for c in cues if c.first >= last and is_predicate(doc, max(last, past), c) and not _only_yet(words, c)]
    if before:  # `would like A to share a chief with B and may send in a director`: the second verb has its own
        modals = status_words()["modals"]
        behind = [c for c in behind if words[c.first] not in modals or words[c.first - 1] != "and"]
    if any(denies(doc, c, token) for c in before) or any(c.value == "undone" for c in behind):
        return Status("actual", denied=True)
    before = [c for c in before if not _says_nothing(words, c, before)]
    if any(c.value == "proposed" and c.last == token for c in before):
        behind = [c for c in behind if not _of_the_bid(words, c)]
    for value in _RANK:
        for cue in reversed(before):
            if cue.value == value and not is_spent(doc, cue, token):
                return _told_before(doc, cue, token)
        for cue in behind:
            if cue.value == value and not (value == "rejected" and words[cue.first - 1] == "to"):
                return _told_behind(doc, cue, token)
    return _of_main_clause(doc, token) or _of_when(doc, token) or _of_lead_in(doc, token) or _of_sentence(doc, token)


def _only_yet(words: list[str], cue: Cue) -> bool:
    """`will not go ahead until 2021`, `would not happen before April`: no refusal."""
    return cue.value == "rejected" and "not" in words[cue.first : cue.last] and words[cue.last] in ("until", "before")


def _of_the_bid(words: list[str], cue: Cue) -> bool:
    """`An application to merge would go to NHS England`, `the proposed merger was discussed`: what becomes of the
    application, not of what it is for."""
    if words[cue.first] in status_words()["weighs"]:
        return True
    return words[cue.first] in ("would", "will", "could") and words[cue.last : cue.last + 2] in _GOES


def _says_nothing(words: list[str], cue: Cue, before: list[Cue]) -> bool:
    """Whether a word before an event only weighs a proposal, is that of outsiders, or only threatens."""
    return of_a_proposal(words, cue, before) or by_outsiders(words, cue) or threatened(words, cue)


def _as(doc: Document, cue: Cue, value: Value) -> Status:
    """The status of a word that tells, where it stands, another value than it is listed under."""
    return replace(said(doc, cue), value=value, kind=value)


def _told_before(doc: Document, cue: Cue, token: int) -> Status:
    """What a word before the event says: `plan to merge`."""
    words = doc.tokens.words
    if cue.value == "approved" and voted_against(words, cue, token):
        return _as(doc, cue, "rejected")
    if _only_asked(doc, cue):
        return _as(doc, cue, "proposed")
    if permitted(words, cue) or (words[cue.first] == "would" and told_of(doc, cue.first)):
        return _as(doc, cue, "planned")
    return said(doc, cue)


def _only_asked(doc: Document, cue: Cue) -> bool:
    """Whether what a word tells is still only proposed: `seek approval to merge`, `under the plans they would
    merge`."""
    words = doc.tokens.words
    if cue.value in ("possible", "approved", "planned") and asked_for(words, cue):
        return True
    if cue.value == "approved":
        return _yet_to_be_approved(doc, cue)
    if cue.value != "possible":
        return False
    return under_plans(words, cue) or by_a_bill(words, cue) or _wished(words, cue)


def _yet_to_be_approved(doc: Document, cue: Cue) -> bool:
    """`members have voted for it`, `will be asked to approve it`."""
    return by_advisers(doc, cue) or to_be_decided(doc.tokens.words, cue)


def _wished(words: list[str], cue: Cue) -> bool:
    """`encourages them to explore mergers`, `NHS England will consider`."""
    lists = status_words()
    if words[cue.first] not in lists["weighs"]:
        return False
    return not (lists["wishes"] | lists["asks_one"]).isdisjoint(
        words[max(0, cue.first - 5) : cue.first]
    ) or before_decider(words, cue)


def _told_behind(doc: Document, cue: Cue, token: int) -> Status:
    """What a word behind the event says: `a merger is planned`."""
    if cue.value == "approved" and (asked_for(doc.tokens.words, cue) or _yet_to_be_approved(doc, cue)):
        return _as(doc, cue, "proposed")
    paragraph = doc.layout.block_at(doc.tokens.starts[token]).kind == "paragraph"
    if doc.tokens.words[cue.first] == "would" and paragraph and told_of(doc, cue.first):
        return _as(doc, cue, "planned")
    return said(doc, cue)


def _of_main_clause(doc: Document, token: int) -> Status | None:
    """`will fall to 135 after 18 mergers`."""
    words = doc.tokens.words
    if words[event_clause(doc, token)[0]] not in ("after", "following", "with") or not words[token].endswith("ers"):
        return None
    cues = reversed(doc.cues.within("reality", doc.sentence_tokens(token)[0], token))
    main = next((c for c in cues if c.value in ("planned", "possible")), None)
    return said(doc, main) if main is not None else None


def _of_when(doc: Document, token: int) -> Status | None:
    """`when the groups are merged`, `once the two merge`."""
    words, clause = doc.tokens.words, event_clause(doc, token)[0]
    if words[clause] not in _WHEN:
        return None
    passive = words[token - 1] in ("are", "is") and words[token].endswith("ed")
    return _planned_by(doc, clause) if passive or (words[token] in _UNITE and words[clause] != "before") else None


def _planned_by(doc: Document, token: int) -> Status:
    """The status of what is to be, by the word at a token."""
    tokens = doc.tokens
    return Status("planned", False, tokens.starts[token], tokens.ends[token], tokens.words[token], "planned")


def _of_lead_in(doc: Document, token: int) -> Status | None:
    """What the lead-in of a list says of its items: `The group must:`."""
    lead = lead_cue(doc, token)
    return said(doc, lead) if lead is not None and lead.value in VALUES else None


def _of_sentence(doc: Document, token: int) -> Status:
    """What an order or a headline says: `told X to appoint`, `Surrey groups to merge`; else that it is told as done."""
    return ordered(doc, token) or _of_headline(doc, token) or Status("actual")


def _of_headline(doc: Document, token: int) -> Status | None:
    """The `to` of a heading, which stands for `is to`: `Surrey groups to merge`."""
    tokens, (start, stop) = doc.tokens, doc.sentence_tokens(token)
    kind = doc.layout.block_at(tokens.starts[token]).kind
    if kind == "paragraph" or (kind == "item" and tokens.raw(stop - 1) == "."):
        return None
    for i in range(token - 1, max(start, token - 5), -1):
        if tokens.words[i] == "to":
            return None if tokens.words[i - 1] in _TO_NOUNS else _planned_by(doc, i)
        if tokens.words[i] in (",", ":", "for", "of", "and"):
            break
    return None
