"""Events side by side: one type of change or intervention, the same bodies, and what sources say of when and whether.

What differs is news where a later source tells what came of a plan; it is a contradiction where two sources tell of one
event that comes about once, such as a merger, as done, and give days that cannot be the same, or where one tells it as
done and a later one as refused for the same day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, pairwise

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.iris import agent_slug
from ccgkg.ontology.register import load
from ccgkg.queries.agreement.comparison import Comparison, Verdict
from ccgkg.queries.agreement.crowd import PAIRED
from ccgkg.queries.agreement.ratings import why_inferred
from ccgkg.queries.agreement.stated import Happening, Said

#: What comes to the same bodies once: the rest may begin, end and begin again.
ONCE = frozenset({"merger", "establishment", "disbandment"})


def compare_happenings(happenings: Iterable[Happening]) -> Iterator[Comparison]:
    """The verdicts on what is told of each event: its type with those whom it happens to."""
    keys: dict[tuple[str, str, tuple[str, ...]], list[Happening]] = defaultdict(list)
    for happening in happenings:
        if happening.bodies:
            keys[happening.kind, happening.type, happening.bodies].append(happening)
    for key in sorted(keys):
        told = sorted(keys[key], key=lambda each: (_days(each)[0] or date.min, each.iri))
        for each in told:
            if len(each.said) > 1:
                yield _repeated(each)
        for one, two in combinations(told, 2) if len(told) <= PAIRED else pairwise(told):
            yield compare_events(one, two)


def _repeated(told: Happening) -> Comparison:
    statuses = sorted({said.status for said in told.said})
    if len(statuses) == 1:
        return Comparison((told.iri,), "identical", f"{_name(told)} is said {len(told.said)} times", _inferred(told))
    news = " and ".join(statuses)
    if told.effective and {"actual", "rejected"} <= set(statuses) and (reason := _refused_after(told.said, told.said)):
        return Comparison((told.iri,), "contradictory", f"{_name(told)}: {reason}", _inferred(told))
    return Comparison(
        (told.iri,), "compatible", f"{_name(told)} is told as {news}: news, as things went on", _inferred(told)
    )


def compare_events(one: Happening, two: Happening) -> Comparison:
    """The verdict on two descriptions of an event."""
    compared = tuple(sorted((one.iri, two.iri)))
    if (one.kind, one.type, one.bodies) != (two.kind, two.type, two.bodies):
        return Comparison(compared, "not-comparable", "they are not the same event: another type, or other bodies")
    verdict, reason = _verdict(one, two)
    return Comparison(compared, verdict, f"{_name(one)}: {reason}", _inferred(one, two))


def _verdict(one: Happening, two: Happening) -> tuple[Verdict, str]:
    same_days = _meet(one, two)
    if not same_days and not _both_done(one, two):
        return "compatible", f"{_when(one)} and {_when(two)}, but at least one is a plan, and plans move: news"
    if not same_days:
        if one.type not in ONCE:
            return "not-comparable", f"{_when(one)} and {_when(two)}; it may have come about twice"
        return "contradictory", f"{_when(one)} and {_when(two)}, but it comes about once"
    if _results_differ(one, two):
        if _both_done(one, two):
            return "contradictory", f"said to give {_code(one)} and {_code(two)}"
        return (
            "compatible",
            f"said to give {_code(one)} and {_code(two)}, but at least one is a plan, and plans change: news",
        )
    for first, second in ((one, two), (two, one)):
        if first.effective and second.effective and (reason := _refused_after(first.said, second.said)):
            return "contradictory", reason
    if _statuses(one) != _statuses(two):
        return "compatible", f"told as {_words(one)} and as {_words(two)}: news, as things went on"
    days = (
        "the same days" if one.effective == two.effective else f"{_when(one)} and {_when(two)}, which can be the same"
    )
    return "compatible", days


def _both_done(one: Happening, two: Happening) -> bool:
    """Whether two texts tell them as done. Where one text tells both, it tells of two steps."""
    done = [{said.source for said in each.said if said.status == "actual"} for each in (one, two)]
    return bool(done[0] and done[1]) and not (done[0] & done[1])


def _refused_after(done: Iterable[Said], refused: Iterable[Said]) -> str | None:
    """Says so where a source tells as refused what an earlier one, by its date, told as done."""
    for said in done:
        for later in refused:
            if (said.status, later.status) == ("actual", "rejected") and said.source != later.source:
                before, after = said.published[1], later.published[0]
                if before and after and before < after:
                    return f"told as done by {before.isoformat()}, and later as rejected"
    return None


def _meet(one: Happening, two: Happening) -> bool:
    if one.effective is None or two.effective is None:
        return True
    (first, last), (second, final) = _days(one), _days(two)
    return not (last and second and last < second) and not (final and first and final < first)


def _days(happening: Happening) -> tuple[date | None, date | None]:
    return bounds(happening.effective) if happening.effective else (None, None)


def _results_differ(one: Happening, two: Happening) -> bool:
    """Whether both results are bodies of the register, and two of them. A name may be another of the same body."""
    codes = [agent_slug(each.result) for each in (one, two) if each.result]
    return len(set(codes)) == 2 and all(load().by_code(code) for code in codes)


def _code(happening: Happening) -> str:
    return agent_slug(happening.result) if happening.result else "no body"


def _statuses(happening: Happening) -> set[str]:
    return {said.status for said in happening.said}


def _words(happening: Happening) -> str:
    return " and ".join(sorted(_statuses(happening)))


def _when(happening: Happening) -> str:
    return happening.effective or "no date"


def _name(happening: Happening) -> str:
    return happening.type.replace("-", " ")


def _inferred(*happenings: Happening) -> tuple[str, ...]:
    return tuple(sorted({reason for each in happenings if each.effective and (reason := why_inferred(each.said))}))
