"""Ratings side by side: one body, one period, one element, and the grades that sources give it.

Two lists of those with a grade are compared as well. A list is whole where its text counts for all of England as many
as it names, such as 26 of 26: whoever is not on it did not get the grade, as that text has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from ccgkg.ingest.graph.iris import agent_slug
from ccgkg.ontology.register import load
from ccgkg.queries.agreement.comparison import Comparison, Verdict
from ccgkg.queries.agreement.crowd import PAIRED
from ccgkg.queries.agreement.stated import Graded, Said, Stated

_OVERALL = "overall"
#: One agent in one source.
Voice = tuple[str, str]
#: A list of so many bodies and more, of which another names most, is one to be held against the other.
_LIST = 10


def compare_ratings(ratings: Iterable[Graded]) -> Iterator[Comparison]:
    """The verdicts on the ratings of each body, period and element. Hearsay and what is not actual is left out."""
    keys: dict[tuple[str, str, str], list[Graded]] = defaultdict(list)
    for rating in ratings:
        keys[rating.body, rating.period, rating.element].append(rating)
    for key in sorted(keys):
        yield from _of_one(keys[key])


def _of_one(ratings: list[Graded]) -> Iterator[Comparison]:
    ratings.sort(key=lambda rating: (rating.grade, rating.iri))
    unclear = _unclear(ratings)
    for rating in ratings:
        if len(rating.said) > 1:
            reason = f"{_grade(rating)} is said {len(rating.said)} times"
            yield Comparison((rating.iri,), "identical", reason, _inferred(rating))
    pairs = combinations(ratings, 2) if len(ratings) <= PAIRED else pairwise(ratings)
    for one, two in pairs:
        yield compare_two(one, two, unclear)


def compare_two(one: Graded, two: Graded, unclear: frozenset[Voice] = frozenset()) -> Comparison:
    """The verdict on two ratings. `unclear` are the voices that give one body several grades for one thing."""
    compared, inferred = tuple(sorted((one.iri, two.iri))), _inferred(one, two)
    if (one.body, one.period, one.element) != (two.body, two.period, two.element):
        return Comparison(compared, "not-comparable", _apart(one, two))
    if one.grade == two.grade:
        return Comparison(compared, "identical", f"both say {_grade(one)}", inferred)
    told = f"{_grade(one)} and {_grade(two)} for the same body, period and element"
    if one.assessor and two.assessor and one.assessor != two.assessor:
        return Comparison(compared, "not-comparable", f"{told}, but two bodies assessed it", inferred)
    if any(all(_voice(said) in unclear for said in rating.said) for rating in (one, two)):
        return Comparison(compared, "not-comparable", f"{told}, but one text gives both", inferred)
    return Comparison(compared, "contradictory", f"{told}: it had one grade", inferred)


def _unclear(ratings: Sequence[Graded]) -> frozenset[Voice]:
    """The voices that give more than one of the grades, as of a draft and a final rating.

    Whoever is quoted is held against the text's own words too, and the text against all whom it quotes.
    """
    grades: dict[str, dict[Voice, set[str]]] = defaultdict(lambda: defaultdict(set))
    own: set[Voice] = set()
    for rating in ratings:
        for said in rating.said:
            grades[said.source][_voice(said)].add(rating.grade)
            if said.own:
                own.add(_voice(said))
    unclear: set[Voice] = set()
    for voices in grades.values():
        by_text = set().union(*(voices[voice] for voice in voices if voice in own))
        everything = set().union(*voices.values())
        unclear.update(v for v in voices if len(everything if v in own else voices[v] | by_text) > 1)
    return frozenset(unclear)


def _voice(said: Said) -> Voice:
    return said.source, said.agent


def compare_lists(ratings: Iterable[Graded], figures: Mapping[str, Sequence[Stated]]) -> Iterator[Comparison]:
    """The verdicts on bodies that one list of a grade in a period has and another has not."""
    lists: dict[tuple[str, str], dict[Voice, dict[str, Graded]]] = defaultdict(lambda: defaultdict(dict))
    for rating in ratings:
        if rating.element == _OVERALL:
            for said in rating.said:
                lists[rating.period, rating.grade][_voice(said)][rating.body] = rating
    counted = _counted(figures)
    for (period, grade), by_voice in sorted(lists.items()):
        whole = {
            voice: found
            for voice, found in sorted(by_voice.items())
            if len(found) in counted.get((voice[0], period, grade), ()) and all(map(_registered, found))
        }
        distinct = {frozenset(found): found for found in reversed(whole.values())}
        for names, found in sorted(distinct.items(), key=lambda item: sorted(item[0])):
            yield from _against(names, found, by_voice)


def _against(
    names: frozenset[str], whole: Mapping[str, Graded], lists: Mapping[Voice, Mapping[str, Graded]]
) -> Iterator[Comparison]:
    """A whole list against the others: whom they name and it does not, and whom long lists leave out that it names."""
    found: dict[tuple[str, ...], Comparison] = {}
    for other in (lists[voice] for voice in sorted(lists)):
        for body in sorted(filter(_registered, set(other) - names)):
            reason = f"but a list that names all {len(names)} with that grade in the period does not have it"
            one = _beside(other[body], whole, "contradictory", reason)
            found.setdefault(one.compared, one)
        if len(other) >= _LIST and 2 * len(names & set(other)) > len(other):
            for body in sorted(names - set(other)):
                reason = f"a list of {len(other)} with that grade leaves it out, but does not say that it is whole"
                one = _beside(whole[body], other, "not-comparable", reason)
                found.setdefault(one.compared, one)
    yield from found.values()


def _beside(rating: Graded, listed: Mapping[str, Graded], verdict: Verdict, reason: str) -> Comparison:
    """A rating beside a list that lacks its body; the first of the list stands for it."""
    first = listed[min(listed)]
    body = load().by_code(agent_slug(rating.body))
    told = f"{body.short_name if body else agent_slug(rating.body)} is said to be {_grade(rating)}; {reason}"
    return Comparison(tuple(sorted((rating.iri, first.iri))), verdict, told, _inferred(rating, first))


def _counted(figures: Mapping[str, Sequence[Stated]]) -> dict[tuple[str, str, str], set[int]]:
    """How many bodies of all England each source counts with a grade in a period."""
    counted: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for found in figures.values():
        quantity = found[0].quantity
        if quantity.measure.startswith("rated-") and (quantity.population, quantity.basis, quantity.status) == (
            "all",
            "total",
            "actual",
        ):
            for figure in found:
                if figure.unit == "count" and figure.comparator == "=" and quantity.period:
                    for said in figure.said:
                        counted[said.source, quantity.period, quantity.measure.removeprefix("rated-")].add(
                            int(figure.value)
                        )
    return counted


def _registered(body: str) -> bool:
    """Whether the register has the body: any other name may be one of a body on the list."""
    return load().by_code(agent_slug(body)) is not None


def _apart(one: Graded, two: Graded) -> str:
    if one.body != two.body:
        return "they are of different bodies"
    if one.period != two.period:
        return f"they are for different periods ({one.period} and {two.period})"
    return f"they are of different elements ({one.element} and {two.element})"


def _grade(rating: Graded) -> str:
    return rating.grade.replace("-", " ")


def _inferred(*ratings: Graded) -> tuple[str, ...]:
    return tuple(sorted({reason for rating in ratings if (reason := why_inferred(rating.said))}))


def why_inferred(said: Sequence[Said]) -> str | None:
    """Why the period is inferred, where nobody who says it states it."""
    reasons = [each.inferred for each in said]
    return min(reason for reason in reasons if reason) if reasons and all(reasons) else None
