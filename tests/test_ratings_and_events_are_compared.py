"""Ratings and events side by side: what is a contradiction, and what is news."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccgkg.ontology import BASE
from ccgkg.queries.agreement.comparison import Comparison
from ccgkg.queries.agreement.happenings import compare_events, compare_happenings
from ccgkg.queries.agreement.ratings import compare_lists, compare_ratings
from ccgkg.queries.agreement.stated import Graded, Happening, Quantity, Said, Stated

YEAR = "2015-04-01/2016-03-31"
#: CCGs of the register: North Kirklees, and ten more.
KIRKLEES, *OTHERS = (
    f"{BASE}org/{code}" for code in ("03J", "00L", "10J", "06F", "09D", "06H", "05A", "01H", "09L", "07X", "08F")
)


def said(source: str, *, agent: str = "", own: bool = True, status: str = "actual", out: str = "2016-07-21") -> Said:
    day = date.fromisoformat(out)
    return Said(f"claim of {source} {agent}", source, agent or source, own and not agent, status, published=(day, day))


def rating(
    body: str, grade: str, source: str, *, assessor: str | None = None, agent: str = "", element: str = "overall"
) -> Graded:
    return Graded(
        f"rating {body} {grade} {assessor} {element}",
        body,
        grade,
        element,
        YEAR,
        assessor,
        (said(source, agent=agent),),
    )


def test_two_grades_for_one_thing_contradict() -> None:
    (found,) = compare_ratings([rating(KIRKLEES, "good", "a"), rating(KIRKLEES, "inadequate", "b")])
    assert found.verdict == "contradictory" and "good and inadequate" in found.reason


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        (rating(KIRKLEES, "inadequate", "b", assessor="x"), "contradictory"),  # the first does not say who assessed
        (rating(KIRKLEES, "good", "b", assessor="x"), "identical"),
        (rating(KIRKLEES, "inadequate", "a"), "not-comparable"),  # one text gives both: a draft, and what came of it
    ],
)
def test_who_assessed_and_who_says_so_matter(second: Graded, verdict: str) -> None:
    assert [c.verdict for c in compare_ratings([rating(KIRKLEES, "good", "a"), second])] == [verdict]


def test_two_assessors_may_grade_apart() -> None:
    pair = [rating(KIRKLEES, "good", "a", assessor="x"), rating(KIRKLEES, "inadequate", "b", assessor="y")]
    assert [c.verdict for c in compare_ratings(pair)] == ["not-comparable"]


def test_two_elements_and_two_bodies_are_not_held_against_each_other() -> None:
    assert (
        list(compare_ratings([rating(KIRKLEES, "good", "a"), rating(KIRKLEES, "inadequate", "b", element="finance")]))
        == []
    )
    assert list(compare_ratings([rating(KIRKLEES, "good", "a"), rating(OTHERS[0], "inadequate", "b")])) == []


def test_two_voices_of_a_table_are_two() -> None:
    pair = [rating(KIRKLEES, "good", "table", agent="x"), rating(KIRKLEES, "inadequate", "table", agent="y")]
    assert [c.verdict for c in compare_ratings(pair)] == ["contradictory"]


def counted(number: int) -> dict[str, list[Stated]]:
    """The whole list's text says how many there are."""
    quantity = Quantity("q", "rated-inadequate", "all", period=YEAR, share=True)
    return {"q": [Stated("f", quantity, Decimal(number), "count", said=(said("whole"),))]}


def lists(number: int) -> list[Comparison]:
    """A text that names ten bodies and counts `number`, and a table that names eight of them and North Kirklees."""
    ratings = [rating(body, "inadequate", "whole", assessor="x") for body in OTHERS]
    ratings += [rating(body, "inadequate", "table", agent="firm") for body in [*OTHERS[2:], KIRKLEES]]
    return list(
        compare_lists([*ratings, rating(OTHERS[2], "inadequate", "table", agent="firm", assessor="z")], counted(number))
    )


def test_whoever_is_not_on_a_whole_list_is_contradicted() -> None:
    found = [c for c in lists(10) if c.verdict == "contradictory"]
    assert [c.reason.split(" is said")[0] for c in found] == ["North Kirklees"]
    assert "all 10" in found[0].reason


def test_a_list_that_does_not_count_itself_proves_nothing() -> None:
    assert lists(11) == []


def event(
    source: str,
    effective: str | None,
    *,
    status: str = "actual",
    kind: str = "merger",
    result: str | None = None,
    out: str = "2018-01-01",
) -> Happening:
    bodies = (KIRKLEES, OTHERS[0])
    return Happening(
        f"{kind} {effective} {result}",
        "change",
        kind,
        bodies,
        result,
        effective,
        (said(source, status=status, out=out),),
    )


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        (event("a", "2018-04-01"), event("b", "2018-04"), "compatible"),
        (event("a", "2018-04-01"), event("b", None), "compatible"),
        (event("a", "2018-04-01"), event("b", "2017-04-01"), "contradictory"),
        # Plans move; what was planned comes about; what was refused is done in the end: news.
        (event("a", "2018-04-01", status="planned"), event("b", "2019-04-01"), "compatible"),
        (event("a", "2018-04-01", status="planned"), event("b", "2018-04-01"), "compatible"),
        (
            event("a", "2018-04", status="rejected", out="2017-01-01"),
            event("b", "2018-04-01", out="2018-05-01"),
            "compatible",
        ),
        # But nothing that is done is refused for that day afterwards.
        (
            event("a", "2018-04", status="rejected", out="2019-01-01"),
            event("b", "2018-04-01", out="2018-05-01"),
            "contradictory",
        ),
        # What may come about twice is not held against itself, nor are two steps that one text tells.
        (event("a", "2016", kind="shared-leadership"), event("b", "2018", kind="shared-leadership"), "not-comparable"),
        (event("a", "2016"), event("a", "2018"), "compatible"),
        (
            event("a", "2018-04-01", result=f"{BASE}org/15C"),
            event("b", "2018-04-01", result=f"{BASE}org/15D"),
            "contradictory",
        ),
        (
            event("a", "2018-04-01", result=f"{BASE}org/15C"),
            event("b", "2018-04-01", result=f"{BASE}org/bristol-group"),
            "compatible",
        ),
        (event("a", "2018"), event("b", "2016", kind="disbandment"), "not-comparable"),
    ],
)
def test_what_differs_is_a_contradiction_or_news(one: Happening, two: Happening, verdict: str) -> None:
    found = compare_events(one, two)
    assert found.verdict == verdict, found.reason
    assert compare_events(two, one).verdict == verdict


def test_one_proposition_of_two_statuses_is_news() -> None:
    who = (said("a", status="planned"), said("b"))
    told = Happening("m", "change", "merger", (KIRKLEES, OTHERS[0]), None, "2018-04-01", who)
    (found,) = compare_happenings([told])
    assert found.verdict == "compatible" and "news" in found.reason


@pytest.mark.parametrize(("day", "verdict"), [("2018-04-01", "contradictory"), (None, "compatible")])
def test_what_is_told_as_refused_after_it_was_done_may_be_an_earlier_attempt(day: str | None, verdict: str) -> None:
    """Unless it is refused for that day: "refused in 2016" may be told in 2019, of those that merged in 2018."""
    done = event("a", day, out="2018-05-01")
    told = replace(done, said=(*done.said, *event("b", day, status="rejected", out="2019-01-01").said))
    assert [found.verdict for found in compare_happenings([told])] == [verdict]
