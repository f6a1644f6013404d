"""Of which CCGs a clause speaks: named beside a number, before it, or stood for by a noun or a pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import word_lists
from ccgkg.ingest.figures.places import figure_for, in_a_place, named_as_place, of_england, owned_by_place, place_named
from ccgkg.ingest.figures.told import between_them, new_body
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: How many tokens behind an amount those to whom it goes are looked for.
_REACH = 10
#: A number of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100


def spoken_of(c: Context, cast: Cast, n: Number, measure: str, low: int, high: int) -> tuple[str, ...]:
    """The CCGs that a clause speaks of: named straight behind the number, before it, by a noun or a pronoun for them."""
    doc, bodies = c.doc, c.bodies
    ws = doc.tokens.words
    first, last = clause_of(doc, n.first)
    floor = max([first, *(m.last for m in c.numbers_within(first, n.first) if m.partner != n.first)])
    ceiling = min([last, *(m.first for m in c.numbers_within(n.last, last))])
    beside = _beside(c, cast, n, measure, floor, ceiling)
    if beside:
        return beside
    together = word_lists()["together"] | (word_lists()["jointly"] if measure in families()["shared"] else frozenset())
    if not together.isdisjoint(ws[low : n.first]) and not bodies.within(low, n.first) and not any(bodies.groups_within(first, n.first)):
        listed = between_them(c, n, low) or _together(c, cast, low)
        if listed:
            return listed
    if ws[low] == "each":
        return (ALL_CCGS,)
    result = new_body(c, cast, n, low, first)
    if result:
        return result
    if len(cast.topic) > 1 and place_named(doc, low, n.first) and not any(bodies.groups_within(low, n.first)) and not ccgs_of(bodies.within(max(low, first), n.first)):
        return cast.topic  # `across the county`
    before = _before(c, cast, n, low, floor, first)
    if before:
        return before
    named = ccgs_of(bodies.within(n.last, ceiling)) or (ccgs_of(bodies.within(n.last, high)) if ws[low] in word_lists()["fronted"] else ())
    if named:
        return named
    if n.unit != "count" and not _names_any(c, low, high):
        code = figure_for(doc, low, n.first)
        if code:
            return (code,)
    if n.unit == "GBP" and in_a_place(doc, low, 0) and not _names_any(c, low, high):
        code = named_as_place(doc, low + 1)
        return (code,) if code else (SOME_CCGS,)
    return _earlier(c, cast, n, low, high, first)


def _beside(c: Context, cast: Cast, n: Number, measure: str, floor: int, ceiling: int) -> tuple[str, ...]:
    """Those whom the words right beside a number name: `£16m in Swindon CCG`, `Kent (£16m)`, `to CCGs in special measures`."""
    doc, bodies, ws = c.doc, c.bodies, c.doc.tokens.words
    behind = bodies.within(n.last, ceiling)
    if ws[n.last : n.last + 1] != [] and ws[n.last] in ("in", "at", "for") and bodies.at(n.last + 1) is None and (called := cast.called(doc, n.last + 1)):
        return (called,)
    if _regional(c, n, floor):
        return (SOME_CCGS,)
    straight = behind and "," not in ws[n.last : behind[0].first] and behind[0].first - n.last <= 5
    if straight and ws[behind[0].first - 1] in ("to", "for", "in", "at", "of") and behind[0].kind == "ccg":
        return (behind[0].agent,)
    whole = bodies.at(n.first - 2) if ws[n.first - 1] == "(" else None
    if whole is not None and whole.kind == "ccg":
        return (whole.agent,)
    if n.unit != "count" and measure != "other":
        if ws[n.first - 1] == "(" and doc.tokens.capital(n.first - 2) and whole is None and ws[n.last : n.last + 1] == [")"]:
            return (SOME_CCGS,)
        if in_a_place(doc, n.last, 1) and not bodies.at(n.last + 1) and not ccgs_of(bodies.within(floor, n.first)):
            if len(cast.topic) > 1 and place_named(doc, n.last, n.last + 4):
                return cast.topic
            code = named_as_place(doc, n.last + 1)
            return (code,) if code else (SOME_CCGS,)
    if of_england(doc, max(floor, n.first - 5), n.first) and not ccgs_of(bodies.within(floor, n.first)):
        return (ALL_CCGS,)
    if n.unit == "percent" and measure in families()["overspent"] and any(m.unit == "count" for m in c.numbers_within(clause_of(doc, n.first)[0], n.first)):
        return (SOME_CCGS,)  # the twelve that are over 5pc off
    group = next(iter(bodies.groups_within(n.last, min(ceiling, n.last + _REACH))), None)
    if group is None:
        return ()
    if group.first - n.last < 4 and ws[group.first - 1] in ("across", "for", "among", "between", "by", "from"):
        return members_of(c, cast, group)
    some = ws[group.last : group.last + 1] and ws[group.last] in word_lists()["restricts"] or ws[group.last : group.last + 1] == ["in"] and ws[group.last + 1] in word_lists()["in_trouble"]
    if ws[group.first - 1] in ("to", "for", "among") and group.members == (ALL_CCGS,) and some:
        return (SOME_CCGS,)
    return ()


def _regional(c: Context, n: Number, floor: int) -> bool:
    """Whether a number is the average of an area: `the average in their region is £19.40`."""
    ws, lists = c.doc.tokens.words, word_lists()
    at = next((k for k in range(floor, n.first) if ws[k] == "average"), None)
    if at is None or ccgs_of(c.bodies.within(floor, n.first)):
        return False
    return ws[at + 1] in ("in", "for", "across") and not lists["areas"].isdisjoint(ws[at + 2 : at + 5]) or ws[at - 1] in ("regional", "county", "local")


def _by_short_name(c: Context, cast: Cast, first: int, last: int) -> str | None:
    """The CCG last named without `CCG` behind a preposition: `in Marlstone 19 of 27 practices`."""
    ws = c.doc.tokens.words
    for k in range(last - 1, first, -1):
        if ws[k - 1] in ("in", "at", "for") and c.bodies.at(k) is None and (found := cast.called(c.doc, k)):
            return found
    return None


def _before(c: Context, cast: Cast, n: Number, low: int, floor: int, first: int) -> tuple[str, ...]:
    """The CCGs named before a number: in its clause since the number before, in its clause, in its sentence."""
    doc, bodies, ws = c.doc, c.bodies, c.doc.tokens.words
    subject = next(iter(bodies.within(low, n.first)), None)
    if subject is not None and subject.kind == "ccg" and ws[subject.last] == "," and _singular(c, n):
        return (subject.agent,)  # `X CCG, formed from A, B and C CCGs, serves 1.3m`
    for start in (floor, first):
        short = _by_short_name(c, cast, start, n.first)
        if short and not ccgs_of(bodies.within(start, n.first)):
            return (short,)
        named = ccgs_of(bodies.within(start, n.first))
        if named:
            return named
        groups = list(bodies.groups_within(start, n.first))
        if groups:
            return members_of(c, cast, groups[-1])
    if ws[first] in word_lists()["bosses"] and in_a_place(doc, first + 1, 0):
        return cast.topic or cast.local or (SOME_CCGS,)  # `Commissioners in Kent`
    if ws[first] in ("which", "who", "where", "whose"):
        nearest = bodies.nearest_before(first, "ccg")
        if nearest is not None and first - nearest.last <= 2:
            return (nearest.agent,)
    if first > low and not ccgs_of(bodies.within(n.last, clause_of(doc, n.first)[1])):
        named = ccgs_of(bodies.within(low, first))
        if named:
            return named if _listed(doc, bodies, low, first) else (next(m.agent for m in bodies.within(low, first) if m.kind == "ccg"),)
        groups = list(bodies.groups_within(low, first))
        if groups:
            return members_of(c, cast, groups[-1])
    return ()


def members_of(c: Context, cast: Cast, group: Group) -> tuple[str, ...]:
    """Whom a noun for several CCGs stands for: those that it names, those that the text is about, or some of a place."""
    if group.named:
        return group.members
    ws = c.doc.tokens.words
    several = len(cast.topic) > 1
    low = c.doc.sentence_tokens(group.first)[0]
    if cast.local and group.members == (ALL_CCGS,) and group.count is None and owned_by_place(c.doc, low, group.first):
        return cast.local  # `York and coast health groups`
    if cast.local and (group.count == len(cast.local) or group.members == (SOME_CCGS,) and group.count is None) and not in_a_place(c.doc, group.last, 0):
        return cast.local
    if several and (group.count == len(cast.topic) or group.count is None and (group.members == (SOME_CCGS,) or cast.sole and ws[group.first] == "the")):
        return cast.topic if not in_a_place(c.doc, group.last, 0) or group.count == len(cast.topic) else group.members
    if group.members == (ALL_CCGS,) and (group.count or 0) < _NATIONWIDE and in_a_place(c.doc, group.last, 0):
        return (SOME_CCGS,)
    return group.members


def _singular(c: Context, n: Number) -> bool:
    """Whether the verb before a number has one subject: `serves about 1.3m`."""
    ws = c.doc.tokens.words
    i = c.doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    while i > n.first - 6 and ws[i - 1] in ("a", "an", "the", "its", "budget", "of", "now", "population"):
        i -= 1
    return ws[i - 1] in word_lists()["singular_verbs"]


def _earlier(c: Context, cast: Cast, n: Number, low: int, high: int, first: int) -> tuple[str, ...]:
    """Those that the text spoke of before: the ones that it is about, or the one that a pronoun stands for."""
    doc, bodies = c.doc, c.bodies
    pronoun = _pronoun(doc, low, high)
    england = _speaks_of_england(doc, low, high) or doc.tokens.words[low] in word_lists()["overall"] and not cast.topic
    here = any(m.kind == "ccg" for m in bodies.within(low, high))
    if cast.home and not here and _one(doc, low, high):
        return (cast.home,)
    if cast.local and not here and not england and not any(True for _ in bodies.before(low, "ccg")):
        return cast.local  # the headline, and the first lines before any name
    if not here and doc.tokens.words[low] in ("they", "their"):
        index = doc.layout.index_at(doc.tokens.starts[low])
        groups = list(bodies.groups_within(doc.range_of(doc.layout.sentences[index - 1])[0], low)) if index else []
        if groups and groups[0].members == (SOME_CCGS,) and not cast.topic:
            return groups[0].members
    if len(cast.topic) > 1 and not here and not _scheme(doc, low).isdisjoint(word_lists()["schemes"]):
        return cast.topic  # `the new arrangements are to save £2.4m`
    if len(cast.topic) > 1 and cast.sole and not here and not england and not _one(doc, low, high):
        return cast.topic
    if pronoun or not england:
        antecedent = bodies.antecedent(doc, low if pronoun else n.first)
        if antecedent is not None and _near_by(c, antecedent, n, blocks=1 if pronoun else 0):
            return (antecedent.agent,)
        last = bodies.nearest_before(n.first, "ccg") if _one(doc, low, high) else None
        if last is not None and _near_by(c, last, n, blocks=3):
            return (last.agent,)
    return cast.topic or cast.local if cast.sole and not here and not england else ()


def _scheme(doc: Document, low: int) -> set[str]:
    """The first words of a sentence that opens with a definite noun."""
    ws = doc.tokens.words
    return set(ws[low + 1 : low + 5]) if ws[low] in ("the", "this", "these", "such", "both") else set()


def _together(c: Context, cast: Cast, low: int) -> tuple[str, ...]:
    """Whom `they` and `the trio` stand for: those that the text is about, unless others were listed since."""
    listed = _last_list(c, low)
    return cast.topic if len(cast.topic) > 1 and (cast.sole or set(listed) <= set(cast.topic)) else listed


def _last_list(c: Context, token: int) -> tuple[str, ...]:
    """The CCGs of the last list before a token: names with nothing but marks and joints between, or one under the other."""
    run: list[Mention] = []
    for mention in c.bodies.before(token):
        if mention.kind != "ccg" or (run and run[-1].first - mention.last > 8):
            break
        run.append(mention)
    return ccgs_of(run) if len(run) > 1 else ()


def ccgs_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
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


def _names_any(c: Context, low: int, high: int) -> bool:
    """Whether a sentence names a CCG or speaks of CCGs."""
    return any(m.kind == "ccg" for m in c.bodies.within(low, high)) or any(True for _ in c.bodies.groups_within(low, high))


def _speaks_of_england(doc: Document, low: int, high: int) -> bool:
    ws, words = doc.tokens.words, word_lists()["of_england"]
    return any(ws[k] in words and (ws[k] != "england" or ws[k - 1] != "nhs") for k in range(low, high))


def _one(doc: Document, low: int, high: int) -> bool:
    """Whether a sentence speaks of one CCG told of before: `the CCG`, `the group`."""
    ws = doc.tokens.words
    return any(ws[k] in ("ccg", "group") and ws[k - 1] == "the" for k in range(low + 1, high))
