"""Of whom a figure is: the CCGs that its words name, a group of them, or all of England's (decision 11)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Figure
from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import Measured, word_lists
from ccgkg.ingest.figures.places import in_a_place, named_as_place, of_england, owned_by_place, place_named, unlisted
from ccgkg.ingest.figures.told import between_them, new_body, speaker_of, told_of
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document

#: A whole of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100
#: How many tokens behind an amount those to whom it goes are looked for.
_REACH = 10


def about(c: Context, cast: Cast, n: Number, found: Measured, measure: str, before: Sequence[Figure]) -> tuple[str, ...]:
    """The codes or slugs of those measured; `before` are the figures before this one."""
    low, high = c.doc.sentence_tokens(n.first)
    if (n.of or 0) >= _NATIONWIDE and (found.counted == "ccg" or measure in families()["grouped"]):
        return (ALL_CCGS,)
    if n.unit == "count" and (found.counted == "ccg" or measure in families()["national"] or measure in families()["grouped"]):
        group = _counted(c, cast, n, measure, low, high)
        if group:
            return group
        if (found.inherited is not None or found.counted != "ccg") and before and before[-1].measure == measure and _again(c, n, found, before[-1], low):
            return before[-1].about  # `eight CCGs became X and another seven became Y`
    if measure in families()["national"] or (n.of or 0) >= _NATIONWIDE and found.counted in ("ccg", ""):
        return (ALL_CCGS,)
    org = speaker_of(c, n)
    if org and (measure not in families()["of_ccgs"] or org in cast.ccgs):
        return (org,)
    if measure == "respondents" or measure in families()["fiscal"]:
        other = _another_body(c, n, measure, low)
        if other:
            return (other,)
    subject = _respectively(c, n, low, high) or _subject(c, cast, n, measure, low, high)
    if not subject and measure == "practices" and n.unit == "percent":
        return ("gp-practices",)
    if subject == (SOME_CCGS,) and any((m.of or 0) >= _NATIONWIDE for m in c.numbers_within(low, high)) and n.unit != "percent":
        return (ALL_CCGS,)
    return subject or (ALL_CCGS,)


def _again(c: Context, n: Number, found: Measured, last: Figure, low: int) -> bool:
    """Whether a bare number is of the same group at large as the one before it."""
    together = last.start >= c.doc.tokens.starts[low] or found.inherited is not None
    return together and (last.about == (SOME_CCGS,) or last.about == (ALL_CCGS,) and not _ccgs(c.bodies.within(low, n.first)))


def _counted(c: Context, cast: Cast, n: Number, measure: str, low: int, high: int) -> tuple[str, ...]:
    """The group that a number counts, or part of which it counts; empty where it is none that the text sets apart."""
    bodies, rated = c.bodies, families()["rated"]
    group = next((g for g in bodies.groups_within(low, high) if g.first <= n.last + 5 and n.first < max(g.last, g.first + 1)), None)
    if group is None:
        return (SOME_CCGS,) if in_a_place(c.doc, n.last, 1) and not bodies.within(n.last, n.last + 3) else ()
    if group.members == (ALL_CCGS,) and (n.of or 0) < _NATIONWIDE and owned_by_place(c.doc, n.last, group.last):
        return (SOME_CCGS,)
    if not group.named:
        told = told_of(c, n, low, high, group.count)
        if told:
            return told
        topic = _as_topic(c, cast, n, group)
        if topic:
            return topic
    if measure in rated and group.named and n.of is None and not _part_of_those(c, n) and not in_a_place(c.doc, group.last, 0):
        return ()
    if measure in families()["national"] and group.members == (SOME_CCGS,) and measure != "ccgs" and _of_the(c, n):
        local = in_a_place(c.doc, group.last, 0) or owned_by_place(c.doc, n.last, group.last)
        return (SOME_CCGS,) if local and (n.of or 0) < _NATIONWIDE else (ALL_CCGS,)
    return group.members


def _as_topic(c: Context, cast: Cast, n: Number, group: Group) -> tuple[str, ...]:
    """Those that the text is about, where a group is as many as they, or is `these CCGs`; or the one list of so many."""
    many = group.count if group.count is not None else int(n.value)
    if len(cast.topic) > 1 and (many == len(cast.topic) and n.of in (None, many) or _part_of_those(c, n) and n.value < len(cast.topic)):
        return cast.topic
    if group.members == (SOME_CCGS,) and n.of is None and many > 2 and c.doc.tokens.words[n.last] != "of" and in_a_place(c.doc, group.last, 0):
        return cast.listed(many)
    return ()


def _part_of_those(c: Context, n: Number) -> bool:
    return c.doc.tokens.words[n.last : n.last + 2] in (["of", "these"], ["of", "those"], ["of", "our"])


def _of_the(c: Context, n: Number) -> bool:
    """Whether the group is only the whole of a count (`24 of the groups`, `75 of 207`), with no CCG named beside it."""
    doc, ws = c.doc, c.doc.tokens.words
    noun = doc.cues.starting("counted", n.last + 2) if ws[n.last : n.last + 2] == ["of", "the"] else None
    part = n.of is not None or noun is not None
    return part and not any(m.kind == "ccg" for m in c.bodies.within(*clause_of(c.doc, n.first)))


def _respectively(c: Context, n: Number, low: int, high: int) -> tuple[str, ...]:
    """`A and B overspent by £10m and £2m respectively`: as many names as numbers, each with its own."""
    if "respectively" not in c.doc.tokens.words[n.last : high]:
        return ()
    numbers = [m for m in c.numbers_within(low, high) if m.unit == n.unit]
    names = [m for m in c.bodies.within(low, numbers[0].first) if m.kind == "ccg"][-len(numbers) :]
    return (names[numbers.index(n)].agent,) if len(names) == len(numbers) > 1 else ()


def _another_body(c: Context, n: Number, measure: str, low: int) -> str | None:
    """A body that is no CCG whose own figure it is: it had the replies, or expects an underspend on its own plan."""
    first, last = clause_of(c.doc, n.first)
    subject = next(iter(c.bodies.within(low, n.first)), None)
    if subject is None and measure == "respondents":
        return unlisted(c.doc, low, n.first)
    if subject is None or subject.kind == "ccg" or subject.first - low > 3 or _ccgs(c.bodies.within(low, n.first)) or any(c.bodies.groups_within(low, n.first)):
        return None
    ws = c.doc.tokens.words
    if measure == "respondents":
        return subject.agent
    behind = ws[n.last : last]
    own = any(behind[k : k + 2] == ["its", "own"] for k in range(len(behind)))
    own = own or ws[subject.last : subject.last + 1] == ["'s"] and first <= subject.last and not any(w in (",", "said", "that") for w in ws[subject.last : n.first])
    verbs = word_lists()["posts"]
    posts = measure in ("deficit", "surplus", "overspend") and not verbs.isdisjoint(ws[subject.last : subject.last + 3])
    told = not word_lists()["of_others"].isdisjoint(ws[subject.last : last])
    return subject.agent if (own or posts) and not told else None


def _subject(c: Context, cast: Cast, n: Number, measure: str, low: int, high: int) -> tuple[str, ...]:
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
    if not together.isdisjoint(ws[low : n.first]) and not bodies.within(low, n.first):
        listed = between_them(c, n, low) or _together(c, cast, low)
        if listed:
            return listed
    if ws[low] == "each":
        return (ALL_CCGS,)
    result = new_body(c, cast, n, low, first)
    if result:
        return result
    if len(cast.topic) > 1 and place_named(doc, low, n.first) and not _ccgs(bodies.within(max(low, first), n.first)):
        return cast.topic  # `across the county`
    before = _before(c, cast, n, low, floor, first)
    if before:
        return before
    named = _ccgs(bodies.within(n.last, ceiling)) or (_ccgs(bodies.within(n.last, high)) if ws[low] in word_lists()["fronted"] else ())
    if named:
        return named
    if n.unit == "GBP" and in_a_place(doc, low, 0) and not _names_any(c, low, high):
        code = named_as_place(doc, low + 1)
        return (code,) if code else (SOME_CCGS,)
    return _earlier(c, cast, n, low, high, first)


def _beside(c: Context, cast: Cast, n: Number, measure: str, floor: int, ceiling: int) -> tuple[str, ...]:
    """Those whom the words right beside a number name: `£16m in Swindon CCG`, `Kent (£16m)`, `to CCGs in special measures`."""
    doc, bodies, ws = c.doc, c.bodies, c.doc.tokens.words
    behind = bodies.within(n.last, ceiling)
    straight = behind and "," not in ws[n.last : behind[0].first] and behind[0].first - n.last <= 5
    if straight and ws[behind[0].first - 1] in ("to", "for", "in", "at", "of") and behind[0].kind == "ccg":
        return (behind[0].agent,)
    whole = bodies.at(n.first - 2) if ws[n.first - 1] == "(" else None
    if whole is not None and whole.kind == "ccg":
        return (whole.agent,)
    if n.unit != "count" and measure != "other":
        if ws[n.first - 1] == "(" and doc.tokens.capital(n.first - 2) and whole is None and ws[n.last : n.last + 1] == [")"]:
            return (SOME_CCGS,)
        if in_a_place(doc, n.last, 1) and not bodies.at(n.last + 1) and not _ccgs(bodies.within(floor, n.first)):
            if len(cast.topic) > 1 and place_named(doc, n.last, n.last + 4):
                return cast.topic
            code = named_as_place(doc, n.last + 1)
            return (code,) if code else (SOME_CCGS,)
    if of_england(doc, max(floor, n.first - 5), n.first) and not _ccgs(bodies.within(floor, n.first)):
        return (ALL_CCGS,)
    if n.unit == "percent" and measure in families()["overspent"] and any(m.unit == "count" for m in c.numbers_within(clause_of(doc, n.first)[0], n.first)):
        return (SOME_CCGS,)  # the twelve that are over 5pc off
    group = next(iter(bodies.groups_within(n.last, min(ceiling, n.last + _REACH))), None)
    if group is None:
        return ()
    if group.first - n.last < 4 and ws[group.first - 1] in ("across", "for", "among", "between", "by", "from"):
        return group.members
    some = ws[group.last : group.last + 1] and ws[group.last] in word_lists()["restricts"] or ws[group.last : group.last + 1] == ["in"] and ws[group.last + 1] in word_lists()["in_trouble"]
    if ws[group.first - 1] in ("to", "for", "among") and group.members == (ALL_CCGS,) and some:
        return (SOME_CCGS,)
    return ()


def _before(c: Context, cast: Cast, n: Number, low: int, floor: int, first: int) -> tuple[str, ...]:
    """The CCGs named before a number: in its clause since the number before, in its clause, in its sentence."""
    doc, bodies, ws = c.doc, c.bodies, c.doc.tokens.words
    subject = next(iter(bodies.within(low, n.first)), None)
    if subject is not None and subject.kind == "ccg" and ws[subject.last] == "," and _singular(c, n):
        return (subject.agent,)  # `X CCG, formed from A, B and C CCGs, serves 1.3m`
    for start in (floor, first):
        named = _ccgs(bodies.within(start, n.first))
        if named:
            return named
        groups = list(bodies.groups_within(start, n.first))
        if groups:
            return _members(cast, groups[-1])
    if ws[first] in ("which", "who", "where", "whose"):
        nearest = bodies.nearest_before(first, "ccg")
        if nearest is not None and first - nearest.last <= 2:
            return (nearest.agent,)
    if first > low and not _ccgs(bodies.within(n.last, clause_of(doc, n.first)[1])):
        named = _ccgs(bodies.within(low, first))
        if named:
            return named if _listed(doc, bodies, low, first) else (next(m.agent for m in bodies.within(low, first) if m.kind == "ccg"),)
        groups = list(bodies.groups_within(low, first))
        if groups:
            return _members(cast, groups[-1])
    return ()


def _members(cast: Cast, group: Group) -> tuple[str, ...]:
    if group.members == (SOME_CCGS,) and len(cast.topic) > 1 and group.count in (None, len(cast.topic)):
        return cast.topic
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
    england = not word_lists()["of_england"].isdisjoint(doc.tokens.words[low:high])
    here = any(m.kind == "ccg" for m in bodies.within(low, high))
    if len(cast.topic) > 1 and cast.sole and not here and not england and not _one(doc, low, high):
        return cast.topic
    if pronoun or not england:
        antecedent = bodies.antecedent(doc, low if pronoun else n.first)
        if antecedent is not None and _near_by(c, antecedent, n, blocks=1 if pronoun else 0):
            return (antecedent.agent,)
    return cast.topic if cast.sole and not here and not england else ()


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


def _names_any(c: Context, low: int, high: int) -> bool:
    """Whether a sentence names a CCG or speaks of CCGs."""
    return any(m.kind == "ccg" for m in c.bodies.within(low, high)) or any(True for _ in c.bodies.groups_within(low, high))


def _one(doc: Document, low: int, high: int) -> bool:
    """Whether a sentence speaks of one CCG told of before: `the CCG`, `the group`."""
    ws = doc.tokens.words
    return any(ws[k] in ("ccg", "group") and ws[k - 1] == "the" for k in range(low + 1, high))
