"""Whether the clause before a month or a weekday speaks of what is to come."""

from __future__ import annotations

from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: Verbs of the past that need no other, and what looks ahead.
_PAST = frozenset(
    {
        "fell",
        "rose",
        "dropped",
        "went",
        "was",
        "were",
        "became",
        "came",
        "took",
        "merged",
        "joined",
        "began",
        "left",
        "ended",
        "finished",
    }
)
_AHEAD = frozenset(
    {"will", "would", "due", "planned", "expected", "expects", "could", "proposed", "must", "shall", "may", "might"}
)
_APPOINTED = frozenset(
    {"appointed", "picked", "named", "chosen", "hired", "selected", "elected", "recruited", "poached"}
)
_FORESEEN = frozenset(
    {"expected", "planned", "proposed", "scheduled", "projected", "anticipated", "needed", "required", "hoped"}
)
_BE = frozenset({"be", "is", "are", "being", "get", "getting", "to", "and", "have", "been", "not"})
_LASTED = frozenset({"remained", "stayed", "spent", "served", "lasted", "ran", "chaired", "led", "held"})


def looks_ahead(doc: Document, token: int) -> bool | None:
    """Whether the clause before a month speaks of what is to come."""
    first, last = clause_of(doc, token)
    if (
        doc.tokens.words[last - 1] == "("
        and doc.tokens.words[last + 1] == ")"
        and last + 2 < doc.sentence_tokens(token)[1]
    ):
        last = clause_of(doc, last + 2)[1]  # `On 1 April the number of clinical commissioning groups (CCGs) will fall`
    ws = doc.tokens.words[first:last]
    prev = doc.tokens.words[token - 1] if token else ""
    if prev in ("last", "since"):
        return None
    told = next((k for k, w in enumerate(ws) if w in ("was", "were", "had", "did")), len(ws))
    ws = [
        w for k, w in enumerate(ws) if w not in ("could", "would") or k < told
    ]  # `in May we were over plan and could not say why`
    ws = (
        ws[: token - first] if _tells_of_the_past(ws[: token - first]) and prev in ("in", "on") else ws
    )  # `fell to 191 in April and could drop to 130`
    ws = [
        w for k, w in enumerate(ws) if w != "planned" or "had" not in ws[max(0, k - 2) : k]
    ]  # `what they had planned to do by then`
    low = doc.sentence_tokens(token)[0]
    before = doc.tokens.words[
        clause_of(doc, first - 1)[0]
        if prev in ("until", "till") and token - first <= 1 and first > low
        else first : token
    ]
    if (
        prev in ("until", "till")
        and doc.tokens.words[token - 2] not in ("given", "have", "has")
        and (_was_so(before) or _LASTED & set(before) and _AHEAD.isdisjoint(before))
    ):
        return False  # `was in special measures until March`
    if prev in ("in", "on") and _was_done(doc.tokens.words, token - 2):
        return None  # `Under directions issued in March, it must`
    if prev == "by" and "had" in ws and not {"will", "due"} & set(ws):
        return False  # `conditions had been lifted by April`
    if any(
        w
        in (
            "will",
            "would",
            "due",
            "planned",
            "expected",
            "expects",
            "could",
            "hope",
            "hopes",
            "proposed",
            "must",
            "shall",
            "'ll",
            "projected",
            "scheduled",
            "anticipated",
            "likely",
        )
        for w in ws
    ) or "going to" in " ".join(ws):
        return True
    if any(ws[n : n + 2] in (["are", "to"], ["is", "to"]) for n in range(len(ws))):
        return True  # `is to become deputy chief executive on 1 April`
    if (
        prev == "of"
        and "had" not in ws
        and not _was_so(ws[: token - first])
        and {"by", "until", "before"} & set(doc.tokens.words[max(0, token - 5) : token])
    ):
        return True  # `by the end of November`
    if prev in ("on", "in", "from") and {
        "starts",
        "begins",
        "retires",
        "arrives",
        "closes",
        "opens",
        "ends",
        "meets",
        "launches",
        "returns",
        "leaves",
        "joins",
        "becomes",
        "succeeds",
        "steps",
        "stands",
        "moves",
        "takes",
        "merge",
        "fold",
        "join",
        "become",
        "take",
        "start",
        "begin",
        "close",
        "open",
        "leave",
        "launch",
    } & set(ws):
        return True  # `the review starts on 5 February`
    block = doc.layout.block_at(doc.tokens.starts[token])
    if (
        block.kind in ("heading", "item")
        and "to" in ws
        and not {"was", "were", "has", "have", "had", "is", "are", "did"} & set(ws)
    ):
        return True  # `Four groups to share accountable officer from April`
    if (
        prev == "from"
        and block.kind in ("heading", "item")
        and not {"was", "were", "has", "had", "did", "went", "rose", "fell"} & set(ws)
    ):
        return True  # `One health body from April as three CCGs merge`
    if (
        prev == "from"
        and not _APPOINTED.isdisjoint(doc.tokens.words[doc.sentence_tokens(token)[0] : token])
        and not {"was", "were", "had"} & set(ws)
    ):
        return True  # `has been picked as joint director of finance from 3 September`
    meant = any(w in ("plan", "plans", "set") and ws[n + 1 : n + 2] in (["to"], ["for"]) for n, w in enumerate(ws))
    return True if meant else None


def _was_done(words: list[str], i: int) -> bool:
    """Whether a word is a participle with no verb before it: `issued` in `directions issued in March`; not `will be issued in March`."""
    done = (
        words[i].endswith("ed")
        and words[i] not in _FORESEEN
        or words[i] in ("sent", "given", "taken", "brought", "put")
    )
    return done and words[i - 1] not in _BE


def _tells_of_the_past(ws: list[str]) -> bool:
    """Whether words before a month have a verb of the past, and nothing that looks ahead: `fell from 195 to 191 in April`."""
    past = any(w in _PAST for w in ws)
    return past and _AHEAD.isdisjoint(ws)


def _was_so(ws: list[str]) -> bool:
    """Whether words before a month tell what was so by then: `was in the bank by the end of September`; not `were told to save £4m by`."""
    at = next((k for k, w in enumerate(ws) if w in ("was", "were")), None)
    return at is not None and _AHEAD.isdisjoint(ws) and {"to", "asked", "required"}.isdisjoint(ws[at:])
