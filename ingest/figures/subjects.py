"""Of whom a figure is: the CCGs that its words name, a group of them, or all of England's (decision 11)."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Figure
from ccgkg.ingest.figures.ballots import is_vote
from ccgkg.ingest.figures.cast import Cast
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measured import Measured, word_lists
from ccgkg.ingest.figures.owners import owner
from ccgkg.ingest.figures.places import elsewhere, in_a_place, named_as_place, of_england, owned_by_place
from ccgkg.ingest.figures.put_under import counted_under
from ccgkg.ingest.figures.referent import Referents, referent_words
from ccgkg.ingest.figures.respondents import asked
from ccgkg.ingest.figures.same_again import again, respectively, same_practices
from ccgkg.ingest.figures.told import body_of_speaker, speaker_of, told_by_giver, told_of
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.clauses import clause_of, opening_of

#: A whole of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100
#: There were never so few in England: a total of fewer is that of a place.
_LOCAL = 40
#: So many at most are meant one by one: `all five had held the top rating`, not `the 26 rated inadequate`.
_FEW = 12
#: More than these put under directions or in special measures are no group whose members are meant.
_NAMED = 6
#: Tokens before a number in which a place may be told of which nobody else is.
_FAR = 14


def about(
    c: Context, cast: Cast, refs: Referents, n: Number, found: Measured, measure: str, before: Sequence[Figure]
) -> tuple[str, ...]:
    """The codes or slugs of those measured; `before` are the figures before this one."""
    low, high = c.doc.sentence_tokens(n.first)
    if n.unit == "count" and n.of is None and (under := counted_under(c.doc, c.put_under, measure, n.start, n.value)):
        return under
    if _of_all_under(c, n, measure):
        return (ALL_CCGS,)
    listed = (
        _listed_behind(c, n, high)
        if n.unit == "count" and found.counted in ("", "ccg") and measure not in ("ccgs", "mergers")
        else ()
    )
    if listed:
        return listed
    if measure == "ccgs" and n.unit == "count" and n.value < _LOCAL and not cast.topic:
        return (SOME_CCGS,)  # `A merger would leave Essex with three CCGs`
    if (
        measure == "ccgs"
        and n.value >= _NATIONWIDE
        and n.unit == "count"
        and not in_a_place(c.doc, n.last, 1)
        and not in_a_place(c.doc, n.last + 1, 0)
    ):
        return (ALL_CCGS,)
    if (
        found.inherited is not None
        and found.inherited >= 0
        and measure == "savings"
        and c.doc.tokens.words[n.first - 1] == ","
        and c.doc.layout.block_at(n.start).kind == "item"
    ):
        return before[found.inherited].about  # `no more IVF on the NHS, £420,000`, below others to save
    if (
        found.inherited is not None
        and found.inherited >= 0
        and measure in families()["rated"]
        and not {"figures", "numbers"}.isdisjoint(c.doc.tokens.words[low : n.first])
    ):
        return before[found.inherited].about  # `The year before, the figures were two, eight, five and one`
    if measure in families()["assessed"] and c.doc.tokens.words[n.first - 1] != "our":
        return (ALL_CCGS,)
    whole = next(c.bodies.groups_within(n.first, n.last + 5), None)
    if whole is not None and c.doc.tokens.words[whole.last] in word_lists()["known_to"]:
        return (SOME_CCGS,)  # `a third of the CCGs I have visited`
    if (n.of or 0) >= _NATIONWIDE and (found.counted == "ccg" or measure in families()["grouped"]):
        return (ALL_CCGS,)
    small = (
        measure in families()["national"]
        and n.unit == "count"
        and 0 < (n.of or 0) < _LOCAL
        and (found.counted in ("", "ccg") or cast.topic)
    )
    if small and not any(f.value == n.of and f.about == (ALL_CCGS,) for f in before):
        if len(cast.topic) == n.of:
            return cast.topic
        places = any(
            in_a_place(c.doc, k, 0)
            for k in range(n.last, min(high, n.last + 7))
            if c.doc.tokens.words[k - 1] in ("ccgs", "groups", "organisations", "bodies")
        )
        return (
            (SOME_CCGS,) if places else cast.listed(int(n.value)) or (SOME_CCGS,)
        )  # `Four of the six organisations in Staffordshire are in special measures`
    if n.unit == "count" and (
        found.counted == "ccg" or measure in families()["national"] or measure in families()["grouped"]
    ):
        group = _counted(c, cast, refs, n, measure, low, high)
        if group == (ALL_CCGS,) and n.value <= _FEW and measure in families()["grouped"] and _into_one(c, n, low, high):
            return (SOME_CCGS,)  # `Six groups combined as NHS Nottingham and Nottinghamshire CCG`
        if group:
            return (SOME_CCGS,) if group == (ALL_CCGS,) and measure == "ccgs" and n.value < _LOCAL else group
        if (
            (found.inherited is not None or found.counted != "ccg")
            and before
            and before[-1].measure == measure
            and again(c, n, found, before[-1], low)
        ):
            return before[-1].about  # `eight CCGs became X and another seven became Y`
    if (
        n.unit == "count"
        and not found.counted
        and measure in families()["national"]
        and before
        and before[-1].start >= c.doc.tokens.starts[low]
        and before[-1].about == (SOME_CCGS,)
        and before[-1].measure in families()["national"]
    ):
        return (SOME_CCGS,)  # `Thirteen CCGs in the Midlands require improvement and four are inadequate`
    behind = (
        next((r for r in refs.within(n.last, min(high, n.last + 4)) if r.kind == "group"), None)
        if n.unit == "percent"
        else None
    )
    if (
        behind is not None
        and behind.members == (SOME_CCGS,)
        and c.doc.tokens.words[behind.first] in referent_words()["members"]
    ):
        return (SOME_CCGS,)  # `six in ten of our members`
    if (
        measure in families()["national"]
        and n.whole is not None
        and n.whole[1] <= n.start
        and 0 < (n.of or 0) < _LOCAL
        and c.doc.tokens.words[c.doc.tokens.at(n.whole[1] - 1) + 1] in ("ccgs", "groups", "clinical", "commissioning")
    ):
        return (SOME_CCGS,)  # `Of the 38 CCGs, 25 were rated good`
    if measure == "ccgs" and n.unit == "count" and n.value < _LOCAL:
        whose = owner(c, cast, refs, n, measure) if cast.topic else ()
        return (SOME_CCGS,) if whose in ((), (ALL_CCGS,)) else whose
    placed = (
        next((r for r in refs.within(n.last, min(high, n.last + 5)) if r.kind == "group"), None)
        if n.unit == "percent" and measure in families()["national"]
        else None
    )
    if (
        placed is not None
        and in_a_place(c.doc, placed.last, 0)
        and "england" not in c.doc.tokens.words[placed.last : placed.last + 4]
    ):
        return (SOME_CCGS,)  # `More than half the CCGs in the capital`
    head = opening_of(c.doc, n.first)
    if (
        n.unit == "count"
        and measure in families()["national"]
        and n.value < _LOCAL
        and n.of is None
        and n.first - head <= _FAR
        and in_a_place(c.doc, head, 0)
        and "england" not in c.doc.tokens.words[head : n.first]
    ):
        return (SOME_CCGS,)  # `Across the north 12 were told to improve`
    if measure in families()["national"] or (n.of or 0) >= _NATIONWIDE and found.counted in ("ccg", ""):
        return (ALL_CCGS,)
    org = speaker_of(c, cast, refs, n, measure) if not _of_others(c, refs, n) else None
    if isinstance(org, tuple):
        return org
    if org and (measure not in families()["of_ccgs"] or org in cast.ccgs or org == SOME_CCGS or _ours(c, n)):
        return (org,)
    answers = asked(c, refs, n) if measure == "respondents" and (n.of or 0) < _NATIONWIDE else ()
    if answers:
        return answers
    if (
        found.inherited is not None
        and found.inherited >= 0
        and c.doc.tokens.words[n.first - 1] != "("
        and n.unit == before[found.inherited].unit
        and all(c.doc.tokens.words[r.first] == "it" for r in refs.within(low, n.first))
        and not _placed_apart(c, refs, n)
        and not of_england(c.doc, low, n.first)
    ):
        return before[found.inherited].about  # `In 2016-17 it was £4m`
    if (
        measure == "practices"
        and n.unit == "percent"
        and c.doc.tokens.words[n.last : n.last + 2] == ["of", "practices"]
        and not cast.topic
        and not is_vote(c.doc, n)
        and not any(r.kind == "named" for r in refs.within(low, high))
        and c.doc.tokens.words[n.last + 2 : n.last + 3] not in (["in"], ["across"], ["there"])
    ):
        return ("gp-practices",)  # `only 28 per cent of practices feel able to influence their CCG`
    if measure == "practices" and before and (same := same_practices(c, n, before, refs)):
        return same
    of_all = measure == "running-cost-reduction" and n.unit == "percent" and told_by_giver(c, n)
    if of_all and not any(r.of_ccgs for r in refs.within(low, high)):
        return (ALL_CCGS,)  # `NHS England confirmed that running costs would be cut by a fifth`
    subject = respectively(c, n, low, high) or owner(c, cast, refs, n, measure)
    if (
        n.unit == "count"
        and measure in families()["grouped"]
        and n.value > 1
        and len(subject) == 1
        and subject[0] != ALL_CCGS
    ):
        return (SOME_CCGS,)  # `another seven became North East London CCG`
    if (
        n.unit == "count"
        and measure in families()["grouped"]
        and found.counted in ("", "ccg")
        and 1 < len(subject) < n.value
    ):
        return (ALL_CCGS,)
    if (
        subject in ((), (ALL_CCGS,))
        and measure == "practices"
        and is_vote(c.doc, n)
        and (whose := cast.topic or _named_behind(c, refs, n, high))
    ):
        return whose  # `Our practices have been balloted. In total 168 were in favour`
    if subject in ((), (ALL_CCGS,)) and measure == "practices" and n.unit == "percent":
        return ("gp-practices",)
    if (
        subject == (SOME_CCGS,)
        and any((m.of or 0) >= _NATIONWIDE for m in c.numbers_within(low, high))
        and n.unit != "percent"
    ):
        return (ALL_CCGS,)
    if (
        subject == ()
        and n.unit == "GBP"
        and before
        and before[-1].unit == "GBP"
        and before[-1].start >= c.doc.tokens.starts[low]
        and len(before[-1].about) == 1
    ):
        return before[-1].about  # `The allowance will be £12m, and leaders believe that £1m of this could be saved`
    if (
        subject in ((), (ALL_CCGS,))
        and measure in families()["of_ccgs"]
        and (body := body_of_speaker(c, cast, refs, n))
    ):
        return (body,)
    if (
        subject == ()
        and cast.topic
        and measure in families()["fiscal"]
        and n.unit == "GBP"
        and not refs.within(low, high)
    ):
        return cast.topic  # `He has until October to find another £5m`
    if (
        subject == ()
        and n.unit != "count"
        and measure in families()["fiscal"]
        and any(in_a_place(c.doc, k, 0) for k in range(max(low, n.first - _FAR), n.first))
        and not of_england(c.doc, low, n.first)
    ):
        return (
            SOME_CCGS,
        )  # `Allocations in Kent will rise by 4.7%`, `health chiefs on the south coast look likely to overshoot by £98m`
    return subject or (ALL_CCGS,)


def _of_all_under(c: Context, n: Number, measure: str) -> bool:
    """Whether a number counts too many put under directions or in special measures to be meant one by one, and in no place."""
    if measure not in ("special-measures", "legal-directions") or n.unit != "count" or n.of is not None:
        return False
    return n.value > _NAMED and not any(in_a_place(c.doc, k, 0) for k in range(n.last, n.last + 4))


def _listed_behind(c: Context, n: Number, high: int) -> tuple[str, ...]:
    """The CCGs that a sentence lists behind a colon, as many as a number counts: `Five of the 18 are in Sussex: A; B; C; D; and E`."""
    ws = c.doc.tokens.words
    apart = n.last + 2 * (ws[n.last] == "of" and ws[n.last + 1] in ("these", "them", "those", "which"))
    if ws[apart] == ",":
        close = next((k for k in range(apart + 1, high) if ws[k] == ","), apart)
        named = {m.agent for m in c.bodies.within(apart + 1, close) if m.kind == "ccg"} if n.value > 1 else set()
        if len(named) == n.value:
            return tuple(sorted(named))  # `Two of these, Dunmere and Eskwater, were good`
    colon = next(
        (k for k in range(n.last, high) if ws[k] == ":" or ws[k] in ("–", "—", "-", "(") and k - n.last <= 4), None
    )
    if colon is not None and ws[colon] != ":":
        high = next((k for k in range(colon + 1, high) if ws[k] in ("–", "—", "-", ")")), high)
    if colon is None or n.value < 2 or c.numbers_within(n.last, colon):
        return ()
    names = {m.agent for m in c.bodies.within(colon, high) if m.kind == "ccg"}
    return tuple(sorted(names)) if len(names) == n.value else ()


def _named_behind(c: Context, refs: Referents, n: Number, high: int) -> tuple[str, ...]:
    """The CCGs that the rest of a sentence about a vote goes on to tell of: `58 of 64 said yes, and the two CCGs merged`."""
    return next(
        (r.members for r in refs.within(n.last, high) if r.of_ccgs and r.members[0] not in (ALL_CCGS, SOME_CCGS)), ()
    )


def _placed_apart(c: Context, refs: Referents, n: Number) -> bool:
    """Whether words behind a number name whose it is, other than the one before: `15pc in Leeds and 11pc in Blackpool`."""
    if (
        in_a_place(c.doc, n.last, 0)
        and named_as_place(c.doc, n.last + 1)
        or in_a_place(c.doc, c.doc.sentence_tokens(n.first)[0], 0)
    ):
        return True
    return any(r.kind == "named" for r in refs.within(n.last, clause_of(c.doc, n.first)[1]))


def _ours(c: Context, n: Number) -> bool:
    """Whether `our` stands straight before a number or its whole: `11 of our 58 practices`."""
    ws = c.doc.tokens.words
    at = n.first if n.whole is None else c.doc.tokens.at(n.whole[0])
    return ws[at - 1] in ("our", "my")


def _counted(c: Context, cast: Cast, refs: Referents, n: Number, measure: str, low: int, high: int) -> tuple[str, ...]:
    """The group that a number counts, or part of which it counts; empty where it is none that the text sets apart."""
    doc, ws = c.doc, c.doc.tokens.words
    group = next(
        (
            r
            for r in refs.within(max(low, n.first - 3), min(high, n.last + 6))
            if r.kind == "group" and r.last > n.first
        ),
        None,
    )
    last = n.last if group is None else max(group.last, n.last)
    placed = in_a_place(doc, last, 1) or owned_by_place(doc, n.last, last)
    head = opening_of(doc, n.first)
    placed = (
        placed
        or n.of is None
        and n.value < _LOCAL
        and n.first - head <= _FAR
        and in_a_place(doc, head, 0)
        and "england" not in ws[head : n.first]
    )  # `Across the north west, five other CCGs`
    size = int(n.of or n.value)
    named = group is not None and group.members[0] not in (ALL_CCGS, SOME_CCGS)
    definite = not word_lists()["definite_before"].isdisjoint(ws[max(low, n.first - 2) : n.first]) or ws[n.last] == "of"
    if ws[n.last] in word_lists()["not_those"]:
        return (SOME_CCGS,) if placed or measure in families()["grouped"] else (ALL_CCGS,)
    if (
        len(cast.topic) == size > 1
        and not elsewhere(doc, n.first, last, cast.topic)
        and (not named or group is not None and group.members == cast.topic or ws[n.first - 1] == "all" and not placed)
    ):
        return cast.topic
    told = told_of(c, n, low, high, size)
    if told and not named and ws[n.first - 1] == "'s" and elsewhere(doc, n.first - 2, last, told):
        return (SOME_CCGS,)  # `Manchester's three CCGs will merge, and A, B and C are consulting`
    if told and not named and not (placed and cast.ccgs.isdisjoint(told)):
        return told
    if _part_of_those(c, n) and n.value < len(cast.topic):
        return cast.topic
    if (
        measure in families()["grouped"]
        and not named
        and not word_lists()["makes"].isdisjoint(ws[max(low, n.first - 4) : n.first])
    ):
        return (SOME_CCGS,)  # `X CCG was formed from three groups`
    if group is None:
        return (SOME_CCGS,) if placed and not c.bodies.within(n.last, n.last + 3) else ()
    if named:
        if (
            placed
            and ws[n.first - 1] == "all"
            and not any(m.agent in group.members for m in c.bodies.within(group.last, len(doc.tokens)))
        ):
            return (SOME_CCGS,)  # `all eight CCGs in north west London`
        own = definite and size <= _FEW or placed or measure not in families()["rated"]
        return group.members if own else ()
    if placed and (n.of or 0) < _NATIONWIDE:
        return (
            cast.listed(size)
            if n.of is None and size > 2 and in_a_place(doc, last, 0) and cast.listed(size)
            else (SOME_CCGS,)
        )
    if group.members == (SOME_CCGS,) and not definite and ws[group.last] in ("that", "which"):
        return (ALL_CCGS,)  # `86: the number of CCGs that have applied to merge`
    if (
        group.members == (SOME_CCGS,)
        and measure in families()["national"]
        and not placed
        and ws[n.first - 1] == "of"
        and ws[n.first - 2] == "one"
    ):
        return (ALL_CCGS,)  # `one of 66 CCGs in that category`
    if group.members == (SOME_CCGS,) and (
        measure in families()["national"] and measure != "ccgs" and _of_the(c, n) or _national(c, low, n.first)
    ):
        return (ALL_CCGS,)
    return group.members


def _into_one(c: Context, n: Number, low: int, high: int) -> bool:
    """Whether those counted are the parties to one merger: `a merger of six CCGs`, `brings together eight CCGs`, `became X CCG`."""
    ws, tokens = c.doc.tokens.words, c.doc.tokens
    if (
        ws[n.first - 1] == "of"
        and ws[n.first - 2] in ("merger", "amalgamation", "union")
        or not {"together", "replaced", "replaces", "replacing"}.isdisjoint(ws[max(low, n.first - 3) : n.first])
    ):
        return True
    if ws[n.first - 2 : n.first] == ["over", "from"]:
        return True  # `took over from three groups`
    return any(
        x.type == "merger" and x.result is not None and n.start < x.start
        for x in c.changes_within(tokens.starts[low], tokens.ends[high - 1])
    )


def _national(c: Context, low: int, high: int) -> bool:
    """Whether words before a number make its CCGs all of England's: `across England 23 CCGs`."""
    ws = c.doc.tokens.words
    return any(
        ws[k] in word_lists()["nation"] and ws[k - 1] in ("across", "in", "throughout", "the", "")
        for k in range(low + 1, high)
    )


def _part_of_those(c: Context, n: Number) -> bool:
    return c.doc.tokens.words[n.last : n.last + 2] in (["of", "these"], ["of", "those"], ["of", "our"])


def _of_the(c: Context, n: Number) -> bool:
    """Whether the group is only the whole of a count (`24 of the groups`, `75 of 207`), with no CCG named beside it."""
    doc, ws = c.doc, c.doc.tokens.words
    noun = (
        next((x for k in range(n.last + 2, n.last + 5) if (x := doc.cues.starting("counted", k))), None)
        if ws[n.last : n.last + 2] == ["of", "the"]
        else None
    )
    part = n.of is not None or noun is not None
    return part and not any(m.kind == "ccg" for m in c.bodies.within(*clause_of(c.doc, n.first)))


def _of_others(c: Context, refs: Referents, n: Number) -> bool:
    """Whether one who says `we` speaks of others in this clause: `when some of our neighbours get £1,300`."""
    words = c.doc.tokens.words
    return any(
        words[r.first] in referent_words()["neighbours"] for r in refs.within(clause_of(c.doc, n.first)[0], n.first)
    )
