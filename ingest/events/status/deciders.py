"""Whose word it is that says how sure an event is: who approves, who is only asked, who says it would be, where."""

from __future__ import annotations

from itertools import pairwise

from ccgkg.ingest.events.event_clauses import status_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

#: What they who vote to do so only ask.
_ASKS = frozenset({"ask", "apply", "seek", "bid", "request", "consult", "propose", "submit"})

#: That one is asked; and tokens before a `can` in which one is told that one may.
_ARE_ASKED = {(be, "asked") for be in ("be", "been", "being", "were", "are")}
_TOLD = 20
#: Stems of verbs of going on with what is decided.
_PRESSES = ("press", "push", "plough")
#: Before `approval` these say whose or which it is.
_WHOSE = frozenset({"the", "a", "final", "formal", "full", "nhs", "england", "'s", "ministerial", "its"})


def to_be_decided(words: list[str], cue: Cue) -> bool:
    """Whether approval is still to come: `will be asked to approve`, `whether to back`."""
    if words[cue.first].startswith(_PRESSES):
        return False  # `if they press on with abolishing CCGs`
    low = words[max(0, cue.first - 8) : cue.first]
    base = words[cue.first] in status_words()["decide"]
    if "if" in low[-4:] and not status_words()["whether_if"] & set(low) or _applies(words, cue):
        return True  # `If it is approved, they will merge`
    return (
        base
        and low[-1:] in (["to"], ["will"], ["must"], ["should"], ["could"], ["may"], ["can"], ["not"])
        and not {"agreed", "voted", "decided", "chose", "resolved"} & set(low)
    )


def _applies(words: list[str], cue: Cue) -> bool:
    """Whether it is an application that is approved by those who make it: `governing bodies signed off an application
    to merge`."""
    made = words[cue.last : cue.last + 1] in (["an"], ["their"], ["its"]) and words[cue.last + 1 : cue.last + 2] in (
        ["application"],
        ["bid"],
        ["request"],
    )
    return made and not {"england", "minister", "ministers"} & set(words[max(0, cue.first - 6) : cue.first])


def told_of(doc: Document, token: int) -> bool:
    """Whether a `would` is the `will` of what was announced or said: `confirmed that they would share a chief`."""
    words, lists = doc.tokens.words, status_words()
    if lists["sure"] & set(words[max(0, token - 8) : token]):
        return True
    first, stop = doc.sentence_tokens(token)
    said = next((c for c in reversed(doc.cues.within("say", first, token))), None)
    near = words[first:stop]
    return (
        said is not None
        and token - said.last <= 14
        and not lists["supposes"] & set(near)
        and "that" not in words[first : said.first]
    )


def by_advisers(doc: Document, cue: Cue) -> bool:
    """Whether those who approve are asked and do not decide: `practices have voted for`, `backed by members`."""
    words, lists = doc.tokens.words, status_words()
    if words[cue.last - 2] in ("allowed", "permitted"):
        return False  # `the practices have been allowed to leave`
    first = max(doc.sentence_tokens(cue.first)[0], cue.first - 14)
    if words[cue.last : cue.last + 1] == ["by"]:
        return bool(lists["advisers"] & set(words[cue.last : cue.last + 5])) and not lists["deciders"] & set(
            words[cue.last : cue.last + 7]
        )
    i = cue.last
    while i > first:
        i = _before_relative(words, i - 1, first)
        if words[i] in lists["deciders"] or words[i] in (";", "that", "while"):
            return False
        if words[i] in lists["advisers"]:
            return True
    return False


def _before_relative(words: list[str], token: int, first: int) -> int:
    """The token before a relative clause that a comma at a token closes: `X, where 34 practices are, agreed to`; else
    the token."""
    if words[token] != ",":
        return token
    opens = (i for i in range(token - 1, first, -1) if words[i] == ",")
    opening = next(opens, token)
    return opening - 1 if words[opening + 1] in status_words()["relative"] else token


def threatened(words: list[str], cue: Cue) -> bool:
    """Whether a refusal is only threatened: `GPs have threatened to walk away from a planned merger`."""
    return cue.value == "rejected" and words[cue.first - 1] == "to" and words[cue.first - 2].startswith("threat")


def asked_for(words: list[str], cue: Cue) -> bool:
    """Whether an approval is only sought, or what is voted on: `to seek approval to merge`, `will vote next month on
    whether to merge`."""
    if words[cue.first : cue.last] == ["to", "be"]:
        return "asked" in words[max(0, cue.first - 4) : cue.first]  # `asked in 2019 to be moved`
    if words[cue.first : cue.last] in (["plan", "to"], ["plan", "for"]):
        return words[cue.first - 1] in ("a", "the", "any")
    if (
        cue.value == "approved"
        and words[cue.first].startswith(("vote", "agree", "resolve", "decide"))
        and _ASKS & set(words[cue.last : cue.last + 5])
    ):
        return True  # `voted unanimously to ask NHS England for permission to merge`
    near = words[max(0, cue.first - 7) : cue.first]
    if cue.value == "approved":
        asks = next((w for w in reversed(near) if w not in _WHOSE), "")
        return words[cue.first] in ("approval", "permission") and asks in status_words()["seeks"]
    if words[cue.first] == "whether" and any(pair in _ARE_ASKED for pair in pairwise(near)):
        return True  # `will be asked next month whether they want A to merge with B`
    return words[cue.first] in ("whether", "if") and bool(
        {"vote", "votes", "voting", "ballot", "balloted", "balloting", "decide", "decides", "decision", "deciding"}
        & set(near)
    )


def under_plans(words: list[str], cue: Cue) -> bool:
    """Whether a `would` tells what a plan proposes: `under the plans A and B would be merged`."""
    near = words[max(0, cue.first - 24) : cue.first]
    behind = words[cue.last : cue.last + 20]
    if (
        words[cue.first] == "would"
        and any(
            behind[n : n + 2] in (["under", "the"], ["under", "these"], ["under", "its"], ["under", "those"])
            and behind[n + 2 : n + 3] in (["plan"], ["plans"], ["proposals"], ["proposal"], ["scheme"])
            for n in range(len(behind))
        )
        and not {".", ";"} & set(behind[:4])
    ):
        return True  # `would be merged with three others under the plan`
    return (
        words[cue.first] == "would"
        and "under" in near
        and bool(
            {"plans", "plan", "scheme", "proposals", "proposal", "blueprint"}
            & set(near[near.index("under") : near.index("under") + 5])
        )
    )


def before_decider(words: list[str], cue: Cue) -> bool:
    """Whether it is NHS England that is to consider it, which decides: what it has before it was asked for."""
    meets = words[cue.first - 1] == "will" and {"meeting", "meetings", "meet"} & set(words[cue.last : cue.last + 14])
    if words[cue.first] == "consider" and meets:
        return True  # `will consider a joint chief officer at meetings on 6 June`
    return (
        words[cue.first].startswith("consider")
        and words[cue.first - 1] != "will"
        and "england" in words[max(0, cue.first - 5) : cue.first]
    )


def by_outsiders(words: list[str], cue: Cue) -> bool:
    """Whether those who resist have no say in it: `Council resists merger pencilled in for April`."""
    return words[cue.first].startswith("resist") and bool(
        status_words()["outsiders"] & set(words[max(0, cue.first - 5) : cue.first])
    )


def permitted(words: list[str], cue: Cue) -> bool:
    """Whether `can` tells a permission that was given: `were told last month that they can join together`."""
    told = status_words()["told"] & set(words[max(0, cue.first - _TOLD) : cue.first])
    return words[cue.first] in ("can", "could", "may") and words[cue.first - 1] in ("they", "it", "both") and bool(told)


def voted_against(words: list[str], cue: Cue, token: int) -> bool:
    """Whether a vote went against the event: `voted by 27 to eight against sharing a chief`."""
    return words[cue.first].startswith("vote") and "against" in words[cue.last : min(token, cue.last + 8)]


def by_a_bill(words: list[str], cue: Cue) -> bool:
    """Whether a `would` tells what a bill proposes: `the bill, which is before Parliament, would abolish CCGs`."""
    before = words[max(0, cue.first - 9) : cue.first]
    if (
        words[cue.first] == "would"
        and words[cue.first - 1] in ("that", "which")
        and words[cue.first - 2] in ("bill", "legislation")
    ):
        return True
    return words[cue.first] == "would" and "bill" in before and not {"if", "said", "says", "that"} & set(before)


def of_a_proposal(words: list[str], cue: Cue, cues: list[Cue]) -> bool:
    """Whether a word of weighing, or a `would`, tells of a proposal that its clause names: `considered a proposal to
    merge`."""
    if cue.value != "possible":
        return False
    asked = words[cue.first] in ("whether", "if") and any(
        c.value == "proposed" and words[c.first] in ("should", "application", "apply", "bid") and c.first > cue.last
        for c in cues
    )
    weighs = words[cue.first] in status_words()["weighs"] and any(
        c.value == "proposed"
        and (0 < c.first - cue.first <= 4 or c.last == cue.first or "whether" in words[cue.last : c.first])
        for c in cues
    )
    paper = words[cue.first] == "would" and status_words()["papers"] & set(words[max(0, cue.first - 12) : cue.first])
    return asked or weighs or (bool(paper) and any(c.value == "proposed" for c in cues))


def in_aside(words: list[str], cue: Cue, token: int) -> bool:
    """Whether a word before the event stands in a relative clause that a comma has closed: `X, which may leave,
    merged`."""
    lists = status_words()
    between = words[cue.last : token]
    if "," not in between:
        return False
    for i in range(cue.first - 1, max(-1, cue.first - 12), -1):
        if words[i] in (",", ";", "."):
            return words[i + 1] in lists["relative"] and i + 1 < cue.first
    return False


def quoted_before(doc: Document, cue: Cue, token: int) -> bool:
    """Whether a word before the event stands in a quotation that has closed since."""
    marks = [w for w in doc.tokens.words[cue.last : token] if w in "“”"]
    return marks[:1] == ["”"]
