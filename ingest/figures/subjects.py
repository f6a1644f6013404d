"""Of whom a figure is: the CCGs that its words name, a group of them, or all of England's (decision 11)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import Measured, word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: A whole of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100
#: How many changes back one is still spoken of.
_RECENT = 8


def about(c: Context, n: Number, found: Measured, measure: str) -> tuple[str, ...]:
    doc, bodies = c.doc, c.bodies
    low, high = doc.sentence_tokens(n.first)
    if (n.of or 0) >= _NATIONWIDE and (found.counted == "ccg" or measure in families()["grouped"]):
        return (ALL_CCGS,)
    if n.unit == "count" and (found.counted == "ccg" or measure in families()["national"] or measure in families()["grouped"]):
        group = next((g for g in bodies.groups_within(low, high) if g.first <= n.last + 5 and n.first < max(g.last, g.first + 1)), None)
        if group is not None and not group.named:
            told = _told_of(c, n, low, high, group.count)
            if told:
                return told
        if group is not None and not (measure in families()["rated"] and group.named and n.of is None):
            if measure in families()["national"] and group.members == (SOME_CCGS,) and measure != "ccgs" and _of_the(c, n):
                return (ALL_CCGS,)
            return group.members
    if measure in families()["national"] or (n.of or 0) >= _NATIONWIDE:
        return (ALL_CCGS,)
    org = c.speaker_org(n.start)
    if org and not word_lists()["first_person"].isdisjoint(doc.tokens.words[low:high]) and not _ccgs(bodies.within(low, high)):
        return (org,)
    subject = _subject(c, n, low, high)
    if not subject and measure == "practices" and n.unit == "percent":
        return ("gp-practices",)
    if subject == (SOME_CCGS,) and any((m.of or 0) >= _NATIONWIDE for m in c.numbers_within(low, high)):
        return (ALL_CCGS,)
    return subject or (ALL_CCGS,)


def _of_the(c: Context, n: Number) -> bool:
    """Whether the group is only the whole of a count (`24 of the groups`, `75 of 207`), with no CCG named beside it."""
    doc, ws = c.doc, c.doc.tokens.words
    noun = doc.cues.starting("counted", n.last + 2) if ws[n.last : n.last + 2] == ["of", "the"] else None
    part = n.of is not None or noun is not None
    return part and not any(m.kind == "ccg" for m in c.bodies.within(*clause_of(c.doc, n.first)))


def _subject(c: Context, n: Number, low: int, high: int) -> tuple[str, ...]:
    """The CCGs that a clause speaks of: named straight behind the number, before it, by a noun or a pronoun for them."""
    doc, bodies = c.doc, c.bodies
    ws = doc.tokens.words
    first, last = clause_of(doc, n.first)
    floor = max([first, *(m.last for m in c.numbers_within(first, n.first) if m.partner != n.first)])
    ceiling = min([last, *(m.first for m in c.numbers_within(n.last, last))])
    behind = bodies.within(n.last, ceiling)
    if behind and ws[behind[0].first - 1] in ("to", "for", "in", "at", "of") and behind[0].first - n.last <= 5 and behind[0].kind == "ccg":
        return (behind[0].agent,)
    if not word_lists()["together"].isdisjoint(ws[low : n.first]) and not bodies.within(low, n.first):
        listed = _merging(c, n, low) or _last_list(c, low)
        if listed:
            return listed
    if ws[low] == "each":
        return (ALL_CCGS,)
    groups_behind = list(bodies.groups_within(n.last, min(ceiling, n.last + 4)))
    if groups_behind and ws[groups_behind[0].first - 1] in ("across", "for", "among", "between", "by", "from"):
        return groups_behind[0].members
    for start in (floor, first):
        named = _ccgs(bodies.within(start, n.first))
        if named:
            return named
        groups = list(bodies.groups_within(start, n.first))
        if groups:
            return groups[-1].members
    named = _ccgs(behind)
    if named:
        return named
    if ws[first] in ("which", "who", "where", "whose"):
        nearest = bodies.nearest_before(first, "ccg")
        if nearest is not None and first - nearest.last <= 2:
            return (nearest.agent,)
    if first > low:
        named = _ccgs(bodies.within(low, first))
        if named:
            return named if _listed(doc, bodies, low, first) else (next(m.agent for m in bodies.within(low, first) if m.kind == "ccg"),)
        groups = list(bodies.groups_within(low, first))
        if groups:
            return groups[-1].members
    result = _new_body(c, n, low, first)
    if result:
        return result
    if c.topic and not any(m.kind == "ccg" for m in bodies.within(low, high)) and not _speaks_of_england(doc, low, high):
        return c.topic
    if _pronoun(doc, low, high) or not _speaks_of_england(doc, low, high):
        pronoun = _pronoun(doc, low, high)
        antecedent = bodies.antecedent(doc, low if pronoun else n.first)
        if antecedent is not None and _near_by(c, antecedent, n, blocks=1 if pronoun else 0):
            return (antecedent.agent,)
    return ()


def _new_body(c: Context, n: Number, low: int, first: int) -> tuple[str, ...]:
    """The result of a merger, for `the new group` and for an `it` in the sentence after one."""
    ws = c.doc.tokens.words
    new = any(ws[k] == "new" and ws[k + 1] in word_lists()["new_bodies"] for k in range(low, n.first - 1))
    it = ws[low] in ("it", "its")
    if not (new or it):
        return ()
    start = c.doc.tokens.starts[low]
    before = [x for x in c.changes_within(0, start)[-_RECENT:] if x.type in ("merger", "establishment")]
    told = [x.result for x in before if x.result] if new else [x.result for x in before[-1:] if x.result and _follows(c.doc, x.start, start)]
    return (told[-1],) if told and told[-1] is not None else ()


def _told_of(c: Context, n: Number, low: int, high: int, count: int | None) -> tuple[str, ...]:
    """The parties to a change that the sentence of a group tells, where they are as many as the group."""
    start, end = c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1]
    wanted = count if count is not None else int(n.value)
    return next((x.participants for x in c.changes_within(start, end) if len(x.participants) == wanted > 1), ())


def _merging(c: Context, n: Number, low: int) -> tuple[str, ...]:
    """Those that merge, of a merger told in the sentences just before: what `they` and `between them` stand for."""
    start = c.doc.tokens.starts[low]
    told = [x for x in c.changes_within(0, start)[-_RECENT:] if len(x.participants) > 1 and c.doc.layout.index_at(start) - c.doc.layout.index_at(x.start) <= 3]
    return told[-1].participants if told else ()


def _follows(doc: Document, one: int, two: int) -> bool:
    return doc.layout.index_at(two) - doc.layout.index_at(one) <= 1


def _last_list(c: Context, token: int) -> tuple[str, ...]:
    """The CCGs of the last list before a token: names with nothing but marks and joints between, or one under the other."""
    run: list[Mention] = []
    for mention in c.bodies.before(token):
        if mention.kind != "ccg" or (run and run[-1].first - mention.last > 8):
            break
        run.append(mention)
    return _ccgs(run) if len(run) > 1 else ()


def _ccgs(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(sorted({m.agent for m in mentions if m.kind == "ccg"}))


def _listed(doc: Document, bodies: Bodies, low: int, high: int) -> bool:
    mentions = [m for m in bodies.within(low, high) if m.kind == "ccg"]
    return all(b.first - a.last <= 3 for a, b in pairwise(mentions))


def _near_by(c: Context, mention: Mention, n: Number, blocks: int) -> bool:
    """Whether a CCG named before is still spoken of: so many blocks back at most, and all CCGs not spoken of since."""
    layout = c.doc.layout
    if layout.sentence_at(n.start).block - layout.sentence_at(mention.start).block > blocks:
        return False
    return not any(g.members == (ALL_CCGS,) for g in c.bodies.groups_within(mention.last, n.first))


def _pronoun(doc: Document, low: int, high: int) -> bool:
    ws = doc.tokens.words
    return any(w in ("it", "its", "they", "their", "we", "our") or w in ("ccg", "group") and ws[k - 1] == "the" for k, w in enumerate(ws[low:high], low))


def _speaks_of_england(doc: Document, low: int, high: int) -> bool:
    return not word_lists()["of_england"].isdisjoint(doc.tokens.words[low:high])
