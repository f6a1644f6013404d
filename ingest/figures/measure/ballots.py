"""Votes of practices: numbers with no noun of their own, or with `votes`, where those who vote are practices (decision
10)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import Change
from ccgkg.ingest.figures.about.places import named_as_place
from ccgkg.ingest.figures.about.referent import Referents
from ccgkg.ingest.figures.context import Context
from ccgkg.ingest.figures.measure.measured import Measured, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: Sentences back in which those who vote may be told.
_BACK = 3
#: Tokens behind a number in which it is told how they voted, and before `by`, what they voted on.
_SIDE = 7
_BY = 14
#: Tokens before a percentage in which it is called the turnout.
_NEAR = 4
#: Blocks at the head of a text that say of what it is.
_HEAD = 6
#: Lines of a table of votes, and tokens of one, at most.
_LINES = 20
_LINE = 14
_OF = frozenset({"in", "of", "from", "across", "at"})


def voted(doc: Document, n: Number, low: int) -> Measured | None:
    """`Practices backed the plan by 19 to seven`, `52 voted for and six against`: what is counted are practices."""
    if n.unit == "GBP" or not is_vote(doc, n):
        return None
    ahead = next(
        (
            k
            for k in range(n.last, min(n.last + 2 * _SIDE, doc.sentence_tokens(n.first)[1]))
            if doc.tokens.words[k - 1] == "by" and doc.tokens.words[k] in word_lists()["practice_voters"]
        ),
        None,
    )
    at = ahead if ahead is not None else _voters(doc, low, n.first)
    at = at if at is not None else _of_the_text(doc, n, low)
    return Measured("practices", at, at + 1, "practices") if at is not None else None


def is_vote(doc: Document, n: Number) -> bool:
    """Whether words beside a number tell how so many voted."""
    ws, lists = doc.tokens.words, word_lists()
    low, high = doc.sentence_tokens(n.first)
    end = n.last if n.whole is None or n.whole[0] < n.start else doc.tokens.at(n.whole[1] - 1) + 1
    side = ws[end : min(high, end + (_SIDE if ws[end] != "that" else 2 * _SIDE))]
    if "votes" in side[:2] and "cast" in side[:3] and not lists["practice_voters"].isdisjoint(side):
        return True  # `He won 18 of the 28 votes cast by practices`
    if n.unit == "percent" and "turnout" in ws[max(low, n.begin - _NEAR) : n.begin]:
        return True  # `Practices were balloted. Turnout was 81%`
    if side[:2] == ["took", "part"] and n.of is not None:
        return True  # `Of the 117, 91 took part`
    while side[:1] != [] and side[0] in ("votes", "gp", "member", "practices", "surgeries", "gps", "members"):
        side = side[1:]
    if side[:1] != [] and (
        side[0] in ("for", "against")
        and (len(side) == 1 or side[1] in ("and", ",", ".", ";", "it", "the", "with"))
        or side[0] in lists["votes_cast"]
    ):
        return True
    if (
        side[:1] != []
        and side[0] in ("were", "was", "are", "had", "have", "said", "of", "that", "who", "which", "(")
        and not lists["sides"].isdisjoint(side)
    ):
        return not {"ccgs", "groups", "residents", "patients", "people", "respondents", "councillors"} & set(side)
    i = n.begin
    outvoted = next(
        (k for k in range(max(low, i - 5), i) if ws[k] == "outvoted"),
        None,
    )
    if outvoted is not None and {"to", "against"} & set(ws[outvoted + 1 : min(high, outvoted + 6)]):
        return True  # `I was outvoted, 21 to nine`
    by = i - 1
    if (
        ws[by] in ("to", "against")
        and by - low > 2
        and (by := next((k for k in range(by - 1, max(low, by - 4), -1) if ws[k] == "by"), low)) == low
    ):
        return False
    score = {"to", "against"} & set(ws[by + 1 : min(high, by + 6)])
    told = lists["votes_cast"] | lists["votes_now"]
    return ws[by] == "by" and bool(score) and not told.isdisjoint(ws[max(low, by - _BY) : by])


def _voters(doc: Document, low: int, first: int) -> int | None:
    """The noun for practices that vote: in the sentence before the number, else in those before it; None where others
    are nearer."""
    ws, lists, layout = doc.tokens.words, word_lists(), doc.layout
    index = layout.index_at(doc.tokens.starts[low])
    index -= _lines_above(doc, index, ws)
    for back in range(_BACK + 1):
        if back:
            if index < back or layout.sentences[index].block - layout.sentences[index - back].block > 1:
                return None
            low, first = doc.range_of(layout.sentences[index - back])
        if not (lists["polls"] | lists["polls_verbs"]).isdisjoint(ws[low:first]):
            return None  # `The magazine polled 400 GPs. Only 12 per cent were for it`
        for k in range(first - 1, low - 1, -1):
            if ws[k] in lists["practice_voters"] and not (
                ws[k] == "members"
                and (
                    not lists["other_voters"].isdisjoint(ws[max(low, k - 3) : k])
                    or ws[k + 1] == "of"
                    and "ccg" not in ws[k : k + 8]
                )
            ):
                return k
            if ws[k] in lists["other_voters"] or doc.cues.starting("other-body", k) is not None:
                return None
    return None


def _of_the_text(doc: Document, n: Number, low: int) -> int | None:
    """`08.15: Practices vote today.` and hours later `94% for, 6% against`: those of whose ballot a text tells from its
    head, where the paragraph of the number tells of no others."""
    ws, lists = doc.tokens.words, word_lists()
    first = doc.tokens.range(doc.layout.block_at(n.start).start, n.start)[0]
    if not (lists["other_voters"] | lists["polls"] | lists["polls_verbs"]).isdisjoint(ws[first : n.first]):
        return None
    head = doc.layout.blocks[min(_HEAD, len(doc.layout.blocks)) - 1].end
    end = doc.tokens.range(0, head)[1]
    for k in doc.tokens.among(lists["practice_voters"]):
        if k >= min(end, first):
            return None
        near = ws[k + 1 : k + 3]
        if "vote" in near or "ballot" in near or "votes" in near or not lists["votes_now"].isdisjoint(near[:1]):
            return k
    return None


def _lines_above(doc: Document, index: int, ws: Sequence[str]) -> int:
    """How many lines of votes stand right above a sentence: `X CCG: 25 for, 2 against`."""
    count = 0
    while index - count - 1 > 0 and count < _LINES:
        a, b = doc.range_of(doc.layout.sentences[index - count - 1])
        if (
            b - a > _LINE
            or "against" not in ws[a:b]
            and "for" not in ws[a:b]
            or not any(w[0].isdecimal() for w in ws[a:b])
        ):
            break
        count += 1
    return count


def voters_of(c: Context, refs: Referents, n: Number) -> tuple[str, ...]:
    """Of whom the practices are that vote, where a name hangs on their noun: `Practices in North Kirklees`, `Members of
    X CCG`."""
    ws, doc = c.doc.tokens.words, c.doc
    if not is_vote(doc, n) and not (n.whole is not None and n.whole[1] <= n.start):
        return ()
    low = max(clause_of(doc, n.first)[0], n.first - _BY)
    k = next(
        (k for k in range(n.first - 2, low - 1, -1) if ws[k] in word_lists()["practice_voters"] and ws[k + 1] in _OF),
        None,
    )
    if k is None:
        return _owner_of_voters(c, refs, low, n.first)
    at = k + 2 + (ws[k + 2] in ("the", "nhs"))
    held = next(iter(refs.within(at, at + 1)), None)
    if held is not None and held.of_ccgs and held.last <= n.first:
        return held.members
    code = named_as_place(doc, at)
    return (code,) if code else ()


def _owner_of_voters(c: Context, refs: Referents, low: int, last: int) -> tuple[str, ...]:
    """`Slough's members threw the merger out by nine to seven`, `Bury's 46 surgeries backed it by 41 to two`."""
    ws, voters = c.doc.tokens.words, word_lists()["practice_voters"]
    owners = (r for r in refs.within(low, last) if r.kind == "named" and r.of_ccgs and ws[r.last] in ("'s", "'"))
    return next((r.members for r in owners if not voters.isdisjoint(ws[r.last + 1 : r.last + 4])), ())


def before_their_merger(c: Context, n: Number, whom: tuple[str, ...]) -> tuple[str, ...]:
    """Whose practices voted, where they are told of what their merger makes."""
    if (
        len(whom) != 1
        or not is_vote(c.doc, n)
        or "our" in c.doc.tokens.words[c.doc.sentence_tokens(n.first)[0] : n.first]
    ):
        return whom
    return next((x.participants for x in c.changes if _makes(x, whom[0])), whom)


def _makes(x: Change, result: str) -> bool:
    return (
        x.type in ("merger", "establishment")
        and x.result == result
        and len(x.participants) > 1
        and result not in x.participants
    )
