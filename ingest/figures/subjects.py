"""Of whom a figure is: the CCGs that its words name, a group of them, or all of England's (decision 11)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Group
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Figure
from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import Measured, word_lists
from ccgkg.ingest.figures.others import others
from ccgkg.ingest.figures.places import in_a_place, owned_by_place, unlisted
from ccgkg.ingest.figures.spoken_of import ccgs_of, members_of, spoken_of
from ccgkg.ingest.figures.told import speaker_of, told_of
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of

#: A whole of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100


def about(c: Context, cast: Cast, n: Number, found: Measured, measure: str, before: Sequence[Figure]) -> tuple[str, ...]:
    """The codes or slugs of those measured; `before` are the figures before this one."""
    low, high = c.doc.sentence_tokens(n.first)
    if measure == "ccgs" and n.value >= _NATIONWIDE and n.unit == "count" and not in_a_place(c.doc, n.last, 1) and not in_a_place(c.doc, n.last + 1, 0):
        return (ALL_CCGS,)
    whole = next(c.bodies.groups_within(n.first, n.last + 5), None)
    if whole is not None and c.doc.tokens.words[whole.last : whole.last + 1] != [] and c.doc.tokens.words[whole.last] in word_lists()["known_to"]:
        return (SOME_CCGS,)  # `a third of the CCGs I have visited`
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
    org = speaker_of(c, cast, n, measure)
    if org and (measure not in families()["of_ccgs"] or org in cast.ccgs or org == SOME_CCGS or _ours(c, n)):
        return (org,)
    if measure == "respondents" and c.doc.tokens.words[n.last] in ("ccg", "ccgs", "commissioning") and c.doc.tokens.words[n.last + 1] != "groups":
        return (SOME_CCGS,)  # `a survey of 79 CCG finance directors`
    if measure == "respondents" or measure in families()["fiscal"]:
        other = _another_body(c, n, measure, low)
        if other:
            return (other,)
    kind = others(c, n, measure)
    if kind is not None:
        return (kind,)
    subject = _respectively(c, n, low, high) or spoken_of(c, cast, n, measure, low, high)
    if n.unit == "count" and measure in families()["grouped"] and found.counted in ("", "ccg") and 1 < len(subject) < n.value:
        return (ALL_CCGS,)
    if not subject and measure == "practices" and n.unit == "percent":
        return ("gp-practices",)
    if subject == (SOME_CCGS,) and any((m.of or 0) >= _NATIONWIDE for m in c.numbers_within(low, high)) and n.unit != "percent":
        return (ALL_CCGS,)
    if before and len(subject) == 1 and subject != (SOME_CCGS,) and _spoken_of_all(c, n, before[-1], low, high):
        return (ALL_CCGS,)
    return subject or (ALL_CCGS,)


def _spoken_of_all(c: Context, n: Number, last: Figure, low: int, high: int) -> bool:
    """Whether the figure before, in the same paragraph, is of all CCGs, and none has been named since."""
    layout = c.doc.layout
    if last.about != (ALL_CCGS,) or last.measure == "ccgs":
        return False
    if layout.sentence_at(last.start).block != layout.sentence_at(n.start).block or last.measure == "other":
        return False
    return not ccgs_of(c.bodies.within(min(low, c.doc.tokens.at(last.start)), high))


def _ours(c: Context, n: Number) -> bool:
    """Whether `our` stands straight before a number or its whole: `11 of our 58 practices`."""
    ws = c.doc.tokens.words
    at = n.first if n.whole is None else c.doc.tokens.at(n.whole[0])
    return ws[at - 1] in ("our", "my")


def _again(c: Context, n: Number, found: Measured, last: Figure, low: int) -> bool:
    """Whether a bare number is of the same group at large as the one before it."""
    together = last.start >= c.doc.tokens.starts[low] or found.inherited is not None
    return together and (last.about == (SOME_CCGS,) or last.about == (ALL_CCGS,) and not ccgs_of(c.bodies.within(low, n.first)))


def _counted(c: Context, cast: Cast, n: Number, measure: str, low: int, high: int) -> tuple[str, ...]:
    """The group that a number counts, or part of which it counts; empty where it is none that the text sets apart."""
    bodies, rated = c.bodies, families()["rated"]
    group = next((g for g in bodies.groups_within(low, high) if g.first <= n.last + 5 and n.first < max(g.last, g.first + 1)), None)
    if group is None:
        return (SOME_CCGS,) if in_a_place(c.doc, n.last, 1) and not bodies.within(n.last, n.last + 3) else ()
    if group.members == (ALL_CCGS,) and (n.of or 0) < _NATIONWIDE and owned_by_place(c.doc, n.last, group.last):
        return (SOME_CCGS,)
    if group.named and c.doc.tokens.words[n.first - 1] == "all" and in_a_place(c.doc, group.last, 0) and not _named_later(c, group):
        return (SOME_CCGS,)  # `all eight CCGs in north west London`
    if not group.named:
        told = told_of(c, n, low, high, group.count)
        if told and not (in_a_place(c.doc, group.last, 0) and cast.ccgs.isdisjoint(told)):
            return told
        topic = _as_topic(c, cast, n, group)
        if topic:
            return topic
    if measure in rated and group.named and n.of is None and not _part_of_those(c, n) and not in_a_place(c.doc, group.last, 0):
        return ()
    if measure in families()["national"] and group.members == (SOME_CCGS,) and measure != "ccgs" and _of_the(c, n):
        local = in_a_place(c.doc, group.last, 0) or owned_by_place(c.doc, n.last, group.last)
        return (SOME_CCGS,) if local and (n.of or 0) < _NATIONWIDE else (ALL_CCGS,)
    members = members_of(c, cast, group)
    return (ALL_CCGS,) if members == (SOME_CCGS,) and _national(c, low, n.first) else members


def _named_later(c: Context, group: Group) -> bool:
    """Whether the members that are read for a group are named behind it too, and not only in another list before."""
    return any(m.agent in group.members for m in c.bodies.within(group.last, len(c.doc.tokens)))


def _national(c: Context, low: int, high: int) -> bool:
    """Whether words before a number make its CCGs all of England's: `across England 23 CCGs`."""
    ws = c.doc.tokens.words
    return any(ws[k] in word_lists()["nation"] and ws[k - 1] in ("across", "in", "throughout", "the", "") for k in range(low + 1, high))


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
    if subject is None or subject.kind == "ccg" or subject.first - low > 3 or ccgs_of(c.bodies.within(low, n.first)) or any(c.bodies.groups_within(low, n.first)):
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
