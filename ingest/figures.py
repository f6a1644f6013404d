"""Figures: each number of a text with what it measures, of whom, when, on what basis, and as what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ccgkg.ingest.bodies import Bodies, Mention
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS, Change, Evidence, Figure, Status
from ccgkg.ingest.clauses import clause_of
from ccgkg.ingest.document import Document
from ccgkg.ingest.edtf import financial_year
from ccgkg.ingest.measures import Measured, compared, is_change, measure_of, restates, word_lists
from ccgkg.ingest.numbers import Number
from ccgkg.ingest.periods import Mention as Time
from ccgkg.ingest.periods import Periods, heading_year
from ccgkg.ingest.status import status_of

#: Measures whose year is that of the ratings.
RATED = frozenset({"rated-outstanding", "rated-good", "rated-requires-improvement", "rated-inadequate", "rated-good-or-outstanding",
                   "rated-requires-improvement-or-inadequate"})
#: Measures of money, for which `last year` is a financial year.
_FISCAL = RATED | {"overspend", "deficit", "surplus", "budget", "running-costs", "running-cost-reduction", "savings", "overspending-ccgs"}
#: Measures that are of all CCGs unless a body is named.
_NATIONAL = RATED | {"overspending-ccgs", "failing-or-at-risk", "good-leadership", "assessment-areas", "assessment-indicators", "mergers",
                     "special-measures", "legal-directions", "ccgs"}

#: Measures of groups of CCGs, named or not.
_GROUPED = frozenset({"ccgs-merging", "ccgs-sharing-leadership"})
#: Stocks: a period is theirs only where it stands in their own clause.
_STOCKS = frozenset({"population", "practices", "staff", "ccgs-merging", "ccgs-sharing-leadership", "other"})
#: A whole of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100
_ASSESSED = frozenset({"assessment-areas", "assessment-indicators"})


@dataclass(frozen=True, slots=True)
class _Context:
    doc: Document
    bodies: Bodies
    periods: Periods
    numbers: Sequence[Number]
    changes: Sequence[Change]


def find_figures(
    doc: Document, numbers: Sequence[Number], bodies: Bodies, periods: Periods, changes: Sequence[Change] = ()
) -> list[Figure]:
    """A claim for each number, in the order of the text."""
    context = _Context(doc, bodies, periods, numbers, changes)
    measured: list[Measured] = []
    figures: list[Figure] = []
    for index in range(len(numbers)):
        found = measure_of(doc, numbers, index, measured)
        measured.append(found)
        figures.append(_figure(context, index, found, figures))
    return figures


def restated(doc: Document, numbers: Sequence[Number]) -> dict[int, int]:
    """Which number says the same as the one before it in another unit: index to index."""
    return {k: k - 1 for k in range(1, len(numbers)) if restates(doc, numbers[k - 1], numbers[k])}


def _figure(c: _Context, index: int, found: Measured, before: Sequence[Figure]) -> Figure:
    n = c.numbers[index]
    tokens = c.doc.tokens
    twin = before[index - 1] if index and restates(c.doc, c.numbers[index - 1], n) else None
    measure = _refined(c, n, found)
    basis = twin.basis if twin else _basis(c.doc, n, measure, c.numbers)
    if basis == "total" and found.inherited == index - 1 and n.unit == "percent" and before[index - 1].basis == "change" and not compared(c.doc, n, n.first - 3):
        basis = "change"  # `15pc in Bradford City and 11pc in Blackpool`
    if basis == "change" and measure in ("ccgs", "rated-inadequate", "overspending-ccgs", *RATED) and n.unit == "count":
        measure = "other"  # a difference is no number of them (decision 10)
    evidence = [Evidence("value", n.start, n.end)]
    if n.hedge:
        evidence.append(Evidence("comparator", *n.hedge))
    if n.whole:
        evidence.append(Evidence("of", *n.whole))
    if found.first is not None and found.last is not None:
        evidence.append(Evidence("measure", tokens.starts[found.first], tokens.ends[found.last - 1]))
    elif found.inherited is not None:
        evidence.append(Evidence("measure", reason="taken over from the figure before it"))
    about = twin.about if twin else _about(c, n, found, measure)
    period, stated = (twin.period, _evidence_of(twin, "period")) if twin else _period(c, index, measure, before)
    if stated is not None:
        evidence.append(stated)
    status, cue = _standing(c.doc, n, measure)
    if cue is not None and not twin:
        evidence.append(cue)
    return Figure(
        source=c.doc.source.slug,
        start=n.start,
        end=n.end,
        exact=c.doc.text[n.start : n.end],
        status=twin.status if twin else status,
        rule=f"figures.{'restated' if twin else n.form}",
        evidence=tuple(evidence),
        value=n.value,
        unit=n.unit,
        comparator=n.comparator,
        of=n.of,
        measure=measure,
        about=about,
        basis=basis,
        period=period,
        measure_text=_measure_text(c.doc, n) if measure == "other" else None,
    )


def _evidence_of(figure: Figure, key: str) -> Evidence | None:
    return next((e for e in figure.evidence if e.key == key), None)


def _refined(c: _Context, n: Number, found: Measured) -> str:
    """The measure, where the count of a group takes it from a change that its sentence tells (decision 10)."""
    if found.measure == "staff" and n.unit == "GBP":
        return "other"
    if n.unit == "count" and found.measure == "other" and found.counted in ("ccg", ""):
        low, high = c.doc.sentence_tokens(n.first)
        start, end = c.doc.tokens.starts[low], c.doc.tokens.ends[high - 1]
        told = [x.type for x in c.changes if start <= x.start < end]
        group = found.counted == "ccg" or any(g.first <= n.last and n.first < g.last for g in c.bodies.groups_within(low, high))
        if group and not told:
            members = next((g.members for g in c.bodies.groups_within(low, high) if g.first <= n.last and n.first < g.last and g.named), None)
            told = [x.type for x in c.changes if members is not None and x.participants == members]
        if group and "merger" in told:
            return "ccgs-merging"
        if group and "shared-leadership" in told:
            return "ccgs-sharing-leadership"
    return found.measure


def _basis(doc: Document, n: Number, measure: str, numbers: Sequence[Number]) -> str:
    if measure == "running-cost-reduction":
        return "change"
    ends_of_range = [m for m in numbers if m.first == n.partner and n.comparator in (">=", "<=")]
    if measure != "savings" and any(is_change(doc, m) for m in (n, *ends_of_range)):
        return "change"
    first, last = clause_of(doc, n.first)
    ends = [n.last] if n.partner is None else [n.last, *(m.last for m in numbers if m.first == n.partner and m.unit == n.unit)]
    for cue in doc.cues.within("each", max(first, n.first - 6), min(last, max(ends) + 6)):
        if doc.tokens.words[cue.last : cue.last + 1] != ["of"] and (cue.last <= n.first or any(0 <= cue.first - end <= 4 for end in ends)):
            return "each"
    return "total"


def _standing(doc: Document, n: Number, measure: str) -> tuple[Status, Evidence | None]:
    """What a figure is told as: of an event, what the event is told as; else by the modal of its clause (decision 4)."""
    if measure in _EVENTS:
        event = status_of(doc, n.first, n.last)
        if event.start is not None and event.word not in _NO_EVENT:
            return event.value, Evidence("status", event.start, event.end)
        return "actual", None
    if n.first and doc.tokens.words[n.first - 1] in word_lists()["own_adjective"]:
        return "planned", Evidence("status", doc.tokens.starts[n.first - 1], doc.tokens.ends[n.first - 1])
    first, last = clause_of(doc, n.first)
    cues = [c for c in doc.cues.within("outlook", first, last) if c.value != "actual" and (c.last <= n.first or c.first - n.last <= 3)]
    past = [c for c in doc.cues.within("outlook", first, n.first) if c.value == "actual"]
    cues = [c for c in cues if c.first > n.first or not past or past[-1].first < c.first or c.first - past[-1].last <= 0]
    if not cues or (measure in RATED and cues[0].first > n.first):
        return "actual", None
    cue = next((c for c in cues if c.value == "possible"), cues[0])
    value: Status = "possible" if cue.value == "possible" else "planned"
    return value, Evidence("status", doc.tokens.starts[cue.first], doc.tokens.ends[cue.last - 1])


_EVENTS = frozenset({"ccgs-merging", "ccgs-sharing-leadership", "mergers", "special-measures", "legal-directions"})
_NO_EVENT = frozenset({"planned", "risk", "at risk"})


# --- of whom ------------------------------------------------------------------------------------------------------


def _about(c: _Context, n: Number, found: Measured, measure: str) -> tuple[str, ...]:
    doc, bodies = c.doc, c.bodies
    low, high = doc.sentence_tokens(n.first)
    if (n.of or 0) >= _NATIONWIDE and (found.counted == "ccg" or measure in _GROUPED):
        return (ALL_CCGS,)
    if n.unit == "count" and (found.counted == "ccg" or measure in _NATIONAL or measure in _GROUPED):
        group = next((g for g in bodies.groups_within(low, high) if g.first <= n.last + 3 and n.first < max(g.last, g.first + 1)), None)
        if group is not None and not (measure in RATED and group.named and n.of is None):
            if measure in _NATIONAL and group.members == (SOME_CCGS,) and group.count and measure != "ccgs" and not _local(c, n):
                return (ALL_CCGS,)
            return group.members
    if measure in _NATIONAL or (n.of or 0) >= _NATIONWIDE:
        return (ALL_CCGS,)
    subject = _subject(c, n, low, high)
    return subject or (ALL_CCGS,)


def _local(c: _Context, n: Number) -> bool:
    return any(m.kind == "ccg" for m in c.bodies.within(*clause_of(c.doc, n.first)))


def _subject(c: _Context, n: Number, low: int, high: int) -> tuple[str, ...]:
    """The CCGs that a clause speaks of: named straight behind the number, before it, by a noun or a pronoun for them."""
    doc, bodies = c.doc, c.bodies
    ws = doc.tokens.words
    first, last = clause_of(doc, n.first)
    index = c.numbers.index(n)
    floor = max([first, *(m.last for m in c.numbers[:index] if m.partner != n.first)])
    ceiling = min([last, *(m.first for m in c.numbers[index + 1 :])])
    behind = bodies.within(n.last, ceiling)
    if behind and ws[behind[0].first - 1] in ("to", "for", "in", "at", "of") and behind[0].first - n.last <= 5 and behind[0].kind == "ccg":
        return (behind[0].agent,)
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
    if not word_lists()["together"].isdisjoint(ws[low : n.first]):
        listed = _last_list(c, low)
        if listed:
            return listed
    topic = _topic(c, n)
    if topic and not any(m.kind == "ccg" for m in bodies.within(low, high)) and not _speaks_of_england(doc, low, high):
        return topic
    if _pronoun(doc, low, high) or not _speaks_of_england(doc, low, high):
        antecedent = bodies.antecedent(doc, low) if _pronoun(doc, low, high) else bodies.antecedent(doc, n.first)
        if antecedent is not None and _same_block(doc, antecedent, n):
            return (antecedent.agent,)
    return ()


def _new_body(c: _Context, n: Number, low: int, first: int) -> tuple[str, ...]:
    """The result of a merger, for `the new group` and for an `it` in the sentence after one."""
    ws = c.doc.tokens.words
    new = any(ws[k] == "new" and ws[k + 1] in word_lists()["new_bodies"] for k in range(low, n.first - 1))
    it = ws[low] in ("it", "its")
    if not (new or it):
        return ()
    start = c.doc.tokens.starts[low]
    before = [x for x in c.changes if x.start < start and x.type in ("merger", "establishment")]
    told = [x.result for x in before if x.result] if new else [x.result for x in before[-1:] if x.result and _follows(c.doc, x.start, start)]
    return (told[-1],) if told and told[-1] is not None else ()


def _topic(c: _Context, n: Number) -> tuple[str, ...]:
    """The CCGs that a text is about as those that merge: of the last merger told before with all of them named."""
    named = [x for x in c.changes if x.type == "merger" and len(x.participants) > 1]
    if len({x.participants for x in named}) != 1:
        return ()
    return named[0].participants


def _follows(doc: Document, one: int, two: int) -> bool:
    return doc.layout.index_at(two) - doc.layout.index_at(one) <= 1


def _last_list(c: _Context, token: int) -> tuple[str, ...]:
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


def _same_block(doc: Document, mention: Mention, n: Number) -> bool:
    here = doc.layout.sentence_at(n.start).block
    return here - doc.layout.sentence_at(mention.start).block <= 1


def _pronoun(doc: Document, low: int, high: int) -> bool:
    ws = doc.tokens.words
    return any(w in ("it", "its", "they", "their", "we", "our") or w in ("ccg", "group") and ws[k - 1] == "the" for k, w in enumerate(ws[low:high], low))


def _speaks_of_england(doc: Document, low: int, high: int) -> bool:
    return not word_lists()["of_england"].isdisjoint(doc.tokens.words[low:high])


# --- when ---------------------------------------------------------------------------------------------------------


def _period(c: _Context, index: int, measure: str, before: Sequence[Figure]) -> tuple[str | None, Evidence | None]:
    doc, n = c.doc, c.numbers[index]
    stops = tuple(m.first for k, m in enumerate(c.numbers) if k != index and abs(k - index) < 8)
    mention = c.periods.at(doc, n.first, stops=_others(c, index, stops))
    fiscal = measure in _FISCAL
    if mention is not None and not _of_the_telling(doc, mention) and _belongs(doc, n, mention, measure):
        period = mention.period(fiscal)
        if mention.kind == "year-before" and measure in RATED and c.periods.governing is not None and not _year_in_sentence(c, n):
            year = c.periods.governing.period(True)
            return financial_year(int(year[:4]) - 1) if year else None, Evidence("period", reason="the year before that of the ratings")
        earlier = _earlier_end(c, index, mention, measure)
        if earlier is not None:
            return earlier, Evidence("period", reason="the earlier end of a rise or fall: the year before")
        if period is not None or mention.kind == "now" and not (measure in RATED and c.periods.governing):
            return period, _stated(doc, mention) if period else None
    if measure in RATED:
        heading = heading_year(doc, c.periods, n.first)
        if heading is not None:
            return heading.period(True), Evidence("period", reason=f"it stands under {_words(doc, heading)}")
    if measure in _ASSESSED:
        carried = next((m for m in reversed(c.periods.mentions) if m.last <= n.first and m.edtf and m.kind in ("financial-year", "since")), None)
        if carried is not None:
            return carried.edtf, Evidence("period", reason=f"the year of the assessment told before: {_words(doc, carried)}")
    if measure in RATED | _ASSESSED | {"ccgs"} and c.periods.governing is not None and (measure != "ccgs" or _assessed(doc, n)):
        governing = c.periods.governing
        earlier = _earlier_end(c, index, governing, measure)
        return earlier or governing.period(True), Evidence("period", reason=f"the text gives its ratings {_words(doc, governing)}")
    return _carried(c, index, measure, before)


def _belongs(doc: Document, n: Number, mention: Time, measure: str) -> bool:
    """Whether a time that the sentence tells can be that of a figure: a stock's and a day's must stand close by."""
    if mention.kind == "weekday":
        return False
    if measure in _GROUPED:
        first, last = clause_of(doc, n.first)
        return first <= mention.first < last
    if measure in _STOCKS:
        return _own(doc, n, mention)
    if mention.kind in ("month", "day"):
        first, last = clause_of(doc, n.first)
        return first <= mention.first < last or measure == "ccgs"
    return True


def _year_in_sentence(c: _Context, n: Number) -> bool:
    return any(m.kind == "financial-year" for m in c.periods.within(*c.doc.sentence_tokens(n.first)))


def _assessed(doc: Document, n: Number) -> bool:
    """Whether a number of CCGs is that of those assessed."""
    low, high = doc.sentence_tokens(n.first)
    return not word_lists()["assessed"].isdisjoint(doc.tokens.words[low:high])


def _own(doc: Document, n: Number, mention: Time) -> bool:
    """Whether a time stands in the clause of a number, before it or soon behind it."""
    first, last = clause_of(doc, n.first)
    return first <= mention.first < last and mention.first - n.last <= 6


def _of_the_telling(doc: Document, mention: Time) -> bool:
    """Whether a time is that of a report (`found last month`, `published yesterday`), and not of what it says."""
    ws = doc.tokens.words
    i = mention.first
    while i and ws[i - 1] in ("on", "in", "earlier", "late", "early") and mention.first - i < 2:
        i -= 1
    return mention.kind in ("relative", "weekday", "month", "day") and i > 0 and ws[i - 1] in word_lists()["telling"]


def _earlier_end(c: _Context, index: int, mention: Time, measure: str) -> str | None:
    """The year before, for the first of `from 91 to 66`, where the time told is a financial year of ratings."""
    n = c.numbers[index]
    if measure not in RATED or n.partner is None or n.partner < n.first or n.comparator == ">=":
        return None
    edtf = mention.period(True)
    return financial_year(int(edtf[:4]) - 1) if edtf and len(edtf) == 21 else None


def _carried(c: _Context, index: int, measure: str, before: Sequence[Figure]) -> tuple[str | None, Evidence | None]:
    """The time of a figure of the same family, in its sentence or in the one before (decision 5)."""
    doc, n = c.doc, c.numbers[index]
    if measure not in _FISCAL or c.doc.tokens.words[n.last : n.last + 1] == ["currently"]:
        return None, None
    here, block = doc.layout.index_at(n.start), doc.layout.sentence_at(n.start).block
    low, _ = doc.sentence_tokens(n.first)
    pronoun = doc.tokens.words[low] in ("it", "this", "these", "they", "those", "that", "of")
    for figure in reversed(before[-4:]):
        at = doc.layout.index_at(figure.start)
        if here - at > 1 or doc.layout.sentences[at].block != block:
            break
        family = _FAMILY.get(figure.measure, figure.measure) == _FAMILY.get(measure, measure)
        if figure.period is None or compared(doc, c.numbers[before.index(figure)], 0) or not (family or at == here and measure in RATED or pronoun):
            continue
        return figure.period, Evidence("period", reason=f"the period of {figure.exact} before it")
    return None, None


_FAMILY = {"overspending-ccgs": "overspend", "deficit": "overspend"}


def _others(c: _Context, index: int, stops: Collection[int]) -> tuple[int, ...]:
    """The numbers that own a period beside them: not those that say the same as this one."""
    n = c.numbers[index]
    twins = {m.first for k, m in enumerate(c.numbers[max(0, index - 1) : index + 2]) if m is not n and (restates(c.doc, m, n) or restates(c.doc, n, m))}
    return tuple(s for s in stops if s not in twins)


def _stated(doc: Document, mention: Time) -> Evidence:
    return Evidence("period", doc.tokens.starts[mention.first], doc.tokens.ends[mention.last - 1])


def _words(doc: Document, mention: Time) -> str:
    return doc.text[doc.tokens.starts[mention.first] : doc.tokens.ends[mention.last - 1]]


def _measure_text(doc: Document, n: Number) -> str | None:
    """The noun behind a number whose measure no list has: its own words up to a verb or a mark, six at most."""
    ws, tokens = doc.tokens.words, doc.tokens
    _, high = doc.sentence_tokens(n.first)
    last = n.last
    while last < high and last - n.last < 6 and (ws[last][0].isalpha() and ws[last] not in word_lists()["ends"]):
        last += 1
    return doc.text[tokens.starts[n.last] : tokens.ends[last - 1]] if last > n.last else None

