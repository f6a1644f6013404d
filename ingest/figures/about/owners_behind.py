"""To whom a number belongs by the words behind it: `£5m for X`, `of X's budget`, `96% voted in Rushcliffe`."""

from __future__ import annotations

from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.figures.about.owner_case import OwnerCase
from ccgkg.ingest.figures.about.places import in_a_place, named_as_place
from ccgkg.ingest.figures.about.referent import Referent, referent_words

#: Tokens behind a number in which that to which it belongs begins: straight behind it, and past a verb.
_STRAIGHT = 6
_PAST_A_VERB = 9
#: Before `by`, nouns for what the one behind did.
_DONE_BY = frozenset({"overspend", "underspend", "overspending", "underspending", "overspends", "underspends"})
#: What may stand before a name as a part of its phrase.
_DETERMINERS = frozenset(
    {"the", "all", "nhs", "both", "neighbouring", "nearby", "its", "their", "some", "most", "local"}
)


def owner_behind(case: OwnerCase) -> Referent | None:
    """The referent to which a number belongs by the first words behind it that name one; None where they do not hold
    it."""
    n, ws = case.n, case.words
    for r in case.refs.within(n.last, min(case.ceiling, n.last + _PAST_A_VERB)):
        if _owns_nothing(case, r):
            continue
        apart = ws[n.last] == "," and ws[n.begin - 2 : n.begin] == [",", "of"]  # `The worst, of £3m, was at X`
        stopped = not referent_words()["stops"].isdisjoint(ws[n.last + apart : r.first])
        return r if not stopped and _held(case, r) else None
    if in_a_place(case.doc, n.last, 0) and case.c.bodies.at(n.last + 1) is None:
        code = named_as_place(case.doc, n.last + 1)
        return Referent(n.last + 1, n.last + 2, (code,) if code else (SOME_CCGS,), "named")
    return None


def _owns_nothing(case: OwnerCase, r: Referent) -> bool:
    """Whether a referent is passed over: a pronoun, no CCG, or what is part of the number's whole: `71 of the 79 that
    took part`."""
    n = case.n
    if case.words[r.first] == "those" and case.words[r.last] in ("in", "at", "of", "from"):
        return True  # `96 per cent of those in Bedford`
    if r.kind == "pronoun" or r.kind == "other" and n.unit != "GBP":
        return True
    if case.measure != "practices" or n.whole is None:
        return False
    return n.whole[0] < case.doc.tokens.ends[r.last - 1] <= n.whole[1]


def _held(case: OwnerCase, r: Referent) -> bool:
    """Whether the word before a referent ties it to the number: `of`, `for`, `in`; or it stands straight behind with
    none."""
    n, ws, lists = case.n, case.words, referent_words()
    i = r.first
    while i > n.last and ws[i - 1] in _DETERMINERS:
        i -= 1
    if i == n.last:
        return r.kind == "named" and n.unit != "count"
    if ws[i - 1] in lists["reaches"]:
        return True
    if r.first - n.last > _STRAIGHT:
        return False
    if ws[i - 1] == "by" and ws[i - 2] in _DONE_BY:
        return True  # `an underspend by NHS England`
    goes = n.unit == "GBP" or n.unit == "percent" and case.among("allotted")
    return ws[i - 1] in lists["belongs"] or goes and ws[i - 1] in lists["goes"]


def moved_to(case: OwnerCase) -> tuple[str, ...]:
    """Whose practices are that move `from A to B`: B's once they have moved, A's as long as they have not."""
    if case.n.unit != "count":
        return ()
    starts, ends = case.doc.tokens.starts, case.doc.tokens.ends
    told = case.c.changes_within(starts[case.low], ends[case.high - 1])
    move = next((x for x in told if x.type == "boundary-change"), None)
    if move is None:
        return ()
    behind = [r for r in case.refs.within(case.n.last, case.high) if r.kind == "named"]
    sides = {case.words[r.first - 1]: r.members for r in behind}
    sides = {joint: sides[joint] for joint in sides if joint in ("from", "to", "into")}
    if "from" not in sides or len(sides) < 2:
        return ()
    return next(m for w, m in sides.items() if w != "from") if move.status == "actual" else sides["from"]
