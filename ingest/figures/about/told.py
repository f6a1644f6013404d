"""Whom the changes and the speakers of a text make a figure about: those that merge, what comes of it, who says
`we`."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from ccgkg.ingest.claim import SOME_CCGS
from ccgkg.ingest.figures.about.cast import Cast
from ccgkg.ingest.figures.about.referent import Referents, referent_words
from ccgkg.ingest.figures.context import Context, families
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number

_AROUND = 4


def speaker_of(c: Context, cast: Cast, refs: Referents, n: Number, measure: str) -> str | tuple[str, ...] | None:
    """The organisation of the one who says `we` of it, or of whom `her group` is told, where no other CCG is named
    beside."""
    last = bisect_right(c.statements, n.start, key=attrgetter("start"))
    around = [s for s in c.statements[max(0, last - _AROUND) : last] if n.start < s.end]
    said = next((s for s in reversed(around) if s.org), around[-1] if around else None)
    if (
        said is not None
        and said.org is None
        and said.speaker in cast.ccgs
        and not word_lists()["first_person"].isdisjoint(c.doc.tokens.words[slice(*c.doc.sentence_tokens(n.first))])
    ):
        return said.speaker  # `“We employ 98 people,” a spokesman for the CCG said`
    low, high = c.doc.sentence_tokens(n.first)
    if said is None:
        if cast.home and not word_lists()["first_person"].isdisjoint(c.doc.tokens.words[low:high]):
            return cast.home  # its own page: `We asked our practices for their views`
        if cast.author and _writes_of_it(c, n, low):
            return cast.author
        return _of_theirs(c, n, low, last)
    first, end = max(low, c.doc.tokens.at(said.start)), min(high, c.doc.tokens.at(said.end - 1) + 1)
    if (
        said.mode == "indirect"
        and not said.speaker.startswith("person/")
        and not {"spend", "spent", "invest", "put", "give"}.isdisjoint(c.doc.tokens.words[first : n.first])
        and c.doc.tokens.words[first] == "it"
        and not any(r.kind != "pronoun" for r in refs.within(first, n.first))
    ):
        return said.speaker  # `NHS England said it would spend £1.5m on a leadership programme`
    if said.mode == "indirect" and said.speaker in cast.ccgs and _the_ccg(c, refs, first, n):
        return said.speaker  # `Board papers from South Tees say the CCG ended the year with a deficit of £4.1m`
    own = word_lists()["first_person"] if said.mode == "direct" else word_lists()["own_third_person"]
    if own.isdisjoint(c.doc.tokens.words[first:end]) or any(m.kind == "ccg" for m in c.bodies.within(first, end)):
        return None
    if said.org is None and (posts := _of_two_posts(refs, low, first)):
        return posts
    if said.org is None:
        unknown = said.mode == "direct" and said.speaker.startswith("person/") and len(cast.topic) != 1
        whose = cast.topic if cast.sole and len(cast.topic) > 1 else SOME_CCGS
        return whose if unknown and measure in families()["fiscal"] | families()["of_ccgs"] else None
    if said.org not in cast.ccgs and _our_ccg(c, first, n.first):
        return _namesake(cast, said.org)
    return said.org


def _writes_of_it(c: Context, n: Number, low: int) -> bool:
    """Whether the author of a column tells a number of `us`, and not of several together: `We had an allowance of
    £10m`."""
    before = c.doc.tokens.words[low : n.first]
    own = not {"we", "our", "us", "i"}.isdisjoint(before)
    return own and {"together", "combined", "between", "all", "both"}.isdisjoint(before)


def told_by_giver(c: Context, n: Number) -> bool:
    """Whether a number is told by one of those who give and watch, or by who speaks for them."""
    last = bisect_right(c.statements, n.start, key=attrgetter("start"))
    around = [s for s in c.statements[max(0, last - _AROUND) : last] if n.start < s.end]
    return any(s.speaker in referent_words()["givers"] or s.org in referent_words()["givers"] for s in around)


def _the_ccg(c: Context, refs: Referents, first: int, n: Number) -> bool:
    """Whether a reported clause speaks of `the CCG` and names none: it is that of the speaker."""
    ws = c.doc.tokens.words
    told = refs.within(first, n.first)
    return (
        bool(told)
        and all(r.kind != "named" and not r.several for r in told)
        and any(ws[r.first - 1] == "the" and ws[r.first] in ("ccg", "group", "clinical") for r in told)
    )


def _of_two_posts(refs: Referents, low: int, first: int) -> tuple[str, ...]:
    """The CCGs of one who has a post in several, named before the words: `X, officer of A CCG and B CCG, said: “… our
    64 practices”`."""
    several = [r.members for r in refs.within(low, first) if r.of_ccgs and len(r.members) > 1]
    named = tuple(sorted({m for r in refs.within(low, first) if r.kind == "named" for m in r.members}))
    return several[-1] if several else named if len(named) > 1 else ()


def _of_theirs(c: Context, n: Number, low: int, last: int) -> str | None:
    """The body of the speaker told last, for `her group` and `his CCG`."""
    ws, lists = c.doc.tokens.words, word_lists()
    if not any(
        ws[k] in ("her", "his") and not lists["bodies_of_one"].isdisjoint(ws[k + 1 : k + 3])
        for k in range(low, n.first - 1)
    ):
        return None
    here = c.doc.layout.index_at(n.start)
    before = [
        s
        for s in c.statements[max(0, last - _AROUND) : last]
        if s.org and here - c.doc.layout.index_at(s.start) <= _AROUND
    ]
    return before[-1].org if before else None


def _our_ccg(c: Context, first: int, last: int) -> bool:
    """Whether one who is of another body speaks of the CCG of its place: `our CCG`, `the local commissioning group`."""
    ws = c.doc.tokens.words
    return any(
        ws[k] in ("our", "the", "local") and ws[k + 1] in ("ccg", "clinical", "commissioning")
        for k in range(first, last - 1)
    )


def _namesake(cast: Cast, org: str) -> str | None:
    """The CCG named in the text whose slug begins as that of another body does: of Calder Vale Council, Calder Vale
    CCG."""
    place = org.rpartition("-")[0].removesuffix("-county").removesuffix("-city").removesuffix("-borough")
    found = [code for code in cast.ccgs if place and code.startswith(place)]
    return found[0] if len(found) == 1 else None


def told_of(c: Context, n: Number, low: int, high: int, count: int | None) -> tuple[str, ...]:
    """The parties to a change that the sentence of a group tells, where they are as many as the group."""
    start, end = c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1]
    wanted = count if count is not None else int(n.value)
    return next((x.participants for x in c.changes_within(start, end) if len(x.participants) == wanted > 1), ())
