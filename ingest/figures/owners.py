"""Whose a number is, as its clause tells: the label before it, what it belongs to behind it, the subject of its clause.

One order for all: the nearer and the more closely bound goes first. Where the sentence speaks of no one, what the sentences
before spoke of goes on, and at last what the whole text is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.names import ccg_names
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.ballots import voters_of
from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.owners_before import Fits, carried_owner, joined_subject, subject_of
from ccgkg.ingest.figures.places import in_a_place, named_as_place, of_england
from ccgkg.ingest.figures.predicates_apart import time_words
from ccgkg.ingest.figures.referent import Referent, Referents, referent_words
from ccgkg.ingest.figures.some_of_all import restricted
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of
from ccgkg.ingest.text.document import Document

#: Tokens behind a number in which that to which it belongs begins: straight behind it, and past a verb.
_STRAIGHT = 6
_PAST_A_VERB = 9


def owner(c: Context, cast: Cast, refs: Referents, n: Number, measure: str) -> tuple[str, ...]:
    """The codes or slugs of those whose a number is; empty where the text is about no one but all CCGs."""
    doc = c.doc
    low, high = doc.sentence_tokens(n.first)
    first, last = _clause(c, refs, n)
    floor = max([first, *(m.last for m in c.numbers_within(first, n.first) if m.partner != n.first)])
    ceiling = min([high, *(m.first for m in c.numbers_within(n.last, high)[:1])])
    fits = Fits(c, refs, n, measure)
    bracket = next(
        (k for k in range(n.first - 1, max(low, n.first - 4) - 1, -1) if doc.tokens.words[k] in ("(", ")")), low
    )
    if (
        doc.tokens.words[bracket] == "("
        and n.unit != "percent"
        and (
            named := next(
                (m for m in c.bodies.within(max(low, bracket - 8), bracket) if m.last == bracket and m.kind == "ccg"),
                None,
            )
        )
        is not None
    ):
        return (named.agent,)  # `Castle CCG (population 280,000) and Moor CCG (population 190,000)`
    label = next((r for r in refs.within(max(low, n.first - 12), n.first) if _labels(doc, r, n)), None)
    if label is not None and fits(label):
        return label.members
    if _unknown_place(c, n) and measure != "other" and (code := _label_of(c, n)):
        return (code,)  # `Leeds (£9m)`
    if n.unit == "GBP" and measure in families()["fiscal"] and (code := _named_before(c, n)):
        return (code,)  # `Haringey ended the year £2.1m in surplus and Barnet £6.4m in the red`
    if _unknown_place(c, n) and measure != "other" or _regional(c, n, floor):
        return (SOME_CCGS,)
    if (
        n.unit == "percent"
        and measure in families()["overspent"]
        and any(m.unit == "count" for m in c.numbers_within(first, n.first))
    ):
        return (SOME_CCGS,)  # the twelve that are over 5pc off
    at = opening_of(doc, n.first)
    if doc.tokens.words[at] in ("nationally", "nationwide", "countrywide"):
        return (ALL_CCGS,)
    if (
        doc.tokens.words[at : at + 2] == ["the", "average"]
        and doc.tokens.words[at + 2] in ("was", "is")
        and not cast.sole
    ):
        return (ALL_CCGS,)
    if of_england(doc, max(floor, n.first - 5), n.first) or any(
        doc.tokens.words[k] == "england" and doc.tokens.words[k - 1] in ("across", "throughout")
        for k in range(floor, n.first)
    ):
        return (ALL_CCGS,)
    if measure == "practices" and (theirs := _moved(c, refs, n, low, high) or voters_of(c, refs, n)):
        return theirs
    head = _head(doc, refs, n, low, fits)
    if head is not None:
        return head.members
    closed = any(
        doc.tokens.words[k] == "," and doc.tokens.words[k + 1] in time_words()["auxiliaries"]
        for k in range(first + 1, n.first - 1)
    )  # `X, which had a surplus of £1m, could pay for a deficit at Y`
    relative = _antecedent(doc, refs, first) if clause_of(doc, n.first)[0] == first else None
    elsewhere = _behind(c, cast, refs, n, ceiling, measure) if relative is not None and closed else None
    if (
        relative is not None
        and relative.of_ccgs
        and fits(relative)
        and not (elsewhere is not None and elsewhere.kind == "named" and fits(elsewhere))
    ):
        return restricted(doc, relative)
    before = [r for r in refs.within(first, n.first) if fits(r)]
    behind = _behind(c, cast, refs, n, ceiling, measure)
    if (
        behind is not None
        and behind.kind == "event"
        and doc.tokens.words[n.first - 1] in ("its", "their", "our", "his", "her")
        and before
    ):
        behind = None  # `Its 116 practices will vote on the merger`
    if (
        behind is not None
        and (behind.of_ccgs or not any(r.of_ccgs and r.kind != "pronoun" for r in before))
        and fits(behind)
    ):
        return restricted(doc, behind)
    found = _nearest([r for r in before if r.first >= floor]) or _nearest(before)
    if found is not None and (pair := _pooled(doc, found, before, n)):
        return pair
    if found is not None and found.kind == "pronoun" and doc.tokens.words[found.first] == "their":
        subject = next(iter(refs.within(low, low + 3)), None)
        if (
            subject is not None
            and subject.kind == "other"
            and not subject.oblique
            and subject.last <= found.first
            and fits(subject)
        ):
            return subject.members  # `NHS trusts fared better, cutting their deficit to £791m`
    if found is not None:
        return restricted(
            doc, _fronted(doc, before, low) if found.kind == "pronoun" else joined_subject(doc, before, found, n)
        )
    if first > low:
        subject = _of_the_sentence(c, refs, n, low, first, fits)
        if subject is not None and subject.kind == "other" and first != clause_of(doc, n.first)[0]:
            subject = None  # `Unison says 35 CCG jobs are at risk`
        if subject is not None:
            return restricted(doc, subject)
    if not word_lists()["sums_of_all"].isdisjoint(doc.tokens.words[at : at + 3]) and not any(
        fits(r) for r in refs.within(low, n.last)
    ):
        if in_a_place(doc, at + 1, 0) and not of_england(doc, at, n.first):
            return (SOME_CCGS,)  # `Allocations in Kent will rise by 4.7%`
        return (
            cast.topic if cast.sole and cast.topic and n.unit == "GBP" else (ALL_CCGS,)
        )  # `Running cost allowances are being cut by a fifth`
    if in_a_place(doc, low, 0) and n.unit == "GBP":
        code = named_as_place(doc, low + 1)
        return (code,) if code else cast.topic or cast.local or (SOME_CCGS,)  # `In Kent the figure was £30m`
    after = [
        r
        for r in refs.within(n.last, last)
        if fits(r)
        and r.of_ccgs
        and "their" not in doc.tokens.words[r.first - 1 : r.first + 1]
        and doc.tokens.words[r.first] not in referent_words()["several"]
    ]
    if after:
        return restricted(doc, after[0])
    return carried_owner(c, cast, refs, n, low, high, fits)


def _moved(c: Context, refs: Referents, n: Number, low: int, high: int) -> tuple[str, ...]:
    """Whose practices are that move `from A to B`: B's once they have moved, A's as long as they have not."""
    if n.unit != "count":
        return ()
    ws = c.doc.tokens.words
    told = [
        x
        for x in c.changes_within(c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1])
        if x.type == "boundary-change"
    ]
    behind = [r for r in refs.within(n.last, high) if r.kind == "named"]
    ends = {ws[r.first - 1]: r.members for r in behind if ws[r.first - 1] in ("from", "to", "into")}
    if not told or "from" not in ends or len(ends) < 2:
        return ()
    return next(m for w, m in ends.items() if w != "from") if told[0].status == "actual" else ends["from"]


def _pooled(doc: Document, last: Referent, before: Sequence[Referent], n: Number) -> tuple[str, ...]:
    """A CCG and another body that pool what they have: `Hull CCG and the city council pool £600m`."""
    first = next((r for r in before if r.last < last.first), None)
    if first is None or last.kind != "other" or first.kind != "named":
        return ()
    at = last.first - 1
    while doc.tokens.words[at] in ("the", "city", "county", "borough", "its", "local"):
        at -= 1
    if doc.tokens.words[at] != "and":
        return ()
    return (
        tuple(sorted({*first.members, *last.members}))
        if not word_lists()["pools"].isdisjoint(doc.tokens.words[last.last : n.first])
        else ()
    )


def _head(doc: Document, refs: Referents, n: Number, low: int, fits: Fits) -> Referent | None:
    """The head of a line or sentence whose participle a number hangs on: `NHS X CCG – a merger of A, B and C CCGs, covering 2m`."""
    ws = doc.tokens.words
    i = doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    hangs = ws[i - 1] in referent_words()["participles"] and not referent_words()["pauses"].isdisjoint(
        ws[i - 2 : i - 1]
    )
    nearest = next(refs.before(i - 1), None) if hangs else None
    if (
        nearest is not None
        and nearest.kind == "named"
        and not nearest.several
        and nearest.last == i - 2
        and fits(nearest)
    ):
        return nearest  # `its larger neighbour, Warrington CCG, with 26 practices`
    first = next((r for r in refs.within(low, n.first) if fits(r) and r.of_ccgs), None) if hangs else None
    apart = first is not None and ws[first.last] in referent_words()["pauses"]
    return first if apart else None


def _fronted(doc: Document, before: Sequence[Referent], low: int) -> Referent:
    """That which a sentence sets before its subject, where the subject is a pronoun: `At Luton CCG they were £4m`."""
    head = before[0]
    low = opening_of(doc, head.first)
    held = (
        head.kind in ("named", "group")
        and head.first - low <= 2
        and doc.tokens.words[low] in referent_words()["belongs"]
    )
    return head if held else _nearest(before) or head


def _antecedent(doc: Document, refs: Referents, first: int) -> Referent | None:
    """Whom `which`, `who` or `whose` at the head of a clause stands for: what is named right before it."""
    if doc.tokens.words[first] not in ("which", "who", "whose", "where", "that"):
        return None
    nearest = next(refs.before(first), None)
    return nearest if nearest is not None and first - nearest.last <= 2 else None


def _of_the_sentence(c: Context, refs: Referents, n: Number, low: int, first: int, fits: Fits) -> Referent | None:
    """The subject of the clause before that of a number, past asides; of the one before that, and so on."""
    doc, at = c.doc, first
    while at > low:
        start = clause_of(doc, at - 1)[0]
        found = [r for r in refs.within(start, at) if fits(r)]
        if found and doc.tokens.words[at - 1] in (")", "–", "—") and at == first:
            return found[-1]
        if (subject := subject_of(found)) is not None:
            return subject
        at = start
    return None


def _unknown_place(c: Context, n: Number) -> bool:
    """Whether the label of an amount is a place: `Staffordshire (£34.2m)`."""
    ws = c.doc.tokens.words
    return n.unit != "count" and ws[n.first - 1] == "(" and ws[n.last] == ")" and c.doc.tokens.capital(n.first - 2)


def _named_before(c: Context, n: Number) -> str | None:
    """The CCG whose name alone stands between `and` and an amount that goes on from one before."""
    found = (
        x for k in range(max(0, n.first - 5), n.first) for x in ccg_names().at(c.doc.tokens, k) if x.last == n.first
    )
    name = next(found, None)
    return (
        name.agent
        if name is not None
        and name.first
        and c.doc.tokens.words[name.first - 1] in ("and", "while", "but", ",", ";")
        and c.numbers_within(c.doc.sentence_tokens(n.first)[0], name.first)
        else None
    )


def _label_of(c: Context, n: Number) -> str | None:
    """The CCG whose name alone is the label of an amount in brackets."""
    last = n.first - 1
    found = (x for k in range(max(0, last - 5), last) for x in ccg_names().at(c.doc.tokens, k) if x.last == last)
    name = next(found, None)
    return name.agent if name is not None and not (name.first and c.doc.tokens.capital(name.first - 1)) else None


def _regional(c: Context, n: Number, floor: int) -> bool:
    """Whether a number is the average of an area: `the average in their region is £19.40`."""
    ws = c.doc.tokens.words
    at = next((k for k in range(floor, n.first) if ws[k] == "average"), None)
    if at is None:
        return False
    return (
        ws[at + 1] in ("in", "for", "across")
        and not word_lists()["areas"].isdisjoint(ws[at + 2 : at + 5])
        or ws[at - 1] in ("regional", "county", "local")
    )


def _clause(c: Context, refs: Referents, n: Number) -> tuple[int, int]:
    """The clause of a number, without what only says who tells it: `X said the merger would save £3m`."""
    first, last = clause_of(c.doc, n.first)
    said = [
        x
        for x in c.doc.cues.within("say", first, n.first)
        if c.doc.tokens.words[x.last] == "that"
        or refs.within(x.last, n.first)
        or n.first - x.last <= 3
        and c.doc.tokens.words[x.last - 1] in ("say", "says", "said", "claims", "claim", "claimed")
    ]
    return (said[-1].last if said else first), last


def _labels(doc: Document, r: Referent, n: Number) -> bool:
    """Whether a name stands as the label of a number: `Kent (£16m)`, `Holbeck £3.2m`, `A CCG: £5m`, `Croydon’s £5m`."""
    gap = doc.tokens.words[r.last : n.first]
    return (
        r.kind in ("named", "group", "other")
        and len(gap) <= 2
        and all(w in ("(", ":", "–", "-", "—", "'s", "'") for w in gap)
    )


def _behind(c: Context, cast: Cast, refs: Referents, n: Number, ceiling: int, measure: str) -> Referent | None:
    """That to which a number belongs by the words behind it: `£5m for X`, `of X's budget`, `96% voted in Rushcliffe`."""
    ws, lists = c.doc.tokens.words, referent_words()
    for r in refs.within(n.last, min(ceiling, n.last + _PAST_A_VERB)):
        if (
            r.kind == "pronoun"
            or r.kind == "other"
            and n.unit != "GBP"
            or measure == "practices"
            and n.whole is not None
            and n.whole[0] < c.doc.tokens.ends[r.last - 1] <= n.whole[1]
        ):
            continue  # `71 of the 79 that took part`
        if not lists["stops"].isdisjoint(ws[n.last : r.first]):
            return None
        i = r.first
        while i > n.last and (
            ws[i - 1]
            in ("the", "all", "nhs", "both", "neighbouring", "nearby", "its", "their", "some", "most", "local")
        ):
            i -= 1
        held = ws[i - 1] if i > n.last else ""
        near = r.first - n.last <= _STRAIGHT
        if (
            near
            and held in lists["belongs"]
            or held in lists["reaches"]
            or near
            and held in lists["goes"]
            and (n.unit == "GBP" or n.unit == "percent" and measure in families()["allotted"])
        ):
            return r
        if i == n.last and r.kind == "named" and n.unit != "count":
            return r
        return None
    place = n.last
    if in_a_place(c.doc, place, 0) and c.bodies.at(place + 1) is None:
        code = named_as_place(c.doc, place + 1)
        return Referent(place + 1, place + 2, (code,) if code else (SOME_CCGS,), "named")
    return None


def _nearest(found: Sequence[Referent]) -> Referent | None:
    """The last that is no adjunct, else the last."""
    return next((r for r in reversed(found) if not r.oblique), found[-1] if found else None)
