"""Claims of the press, by their figures and facts, with what a person makes of each who has the register at hand.

A line is: where it was said, its date, what is told, and the verdict. `of` is a whole, `x` a number of mergers, `n` a
number of CCGs, `m` a number of CCGs that merged; after these come the period and the status where it is not actual.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from ccgkg.ingest.edtf import bounds
from ccgkg.queries.agreement.finding import Place
from ccgkg.queries.agreement.told import Told

Y2015, Y2016, Y2017 = "2015-04-01/2016-03-31", "2016-04-01/2017-03-31", "2017-04-01/2018-03-31"
Y2018, Y2019 = "2018-04-01/2019-03-31", "2019-04-01/2020-03-31"
YES, NO, OPEN = "agrees", "disagrees", "cannot-be-checked"
_places = count()


class Line(NamedTuple):
    told: Told
    verdict: str


def _told(source: str, published: str | None, **known: object) -> Told:
    number = next(_places)
    first, last = bounds(published) if published else (None, None)
    days: tuple[date, date] | None = (first, last) if first and last else None
    return Told(claim=f"claim/{number}", place=Place(source, number, number + 1), published=days, **known)  # type: ignore[arg-type]


def figure(source: str, published: str | None, type: str, value: int, verdict: str, **known: object) -> Line:
    return Line(_told(source, published, kind="figure", type=type, value=Decimal(value), **known), verdict)


def whole(source: str, published: str | None, type: str, value: int, of: int, verdict: str, **known: object) -> Line:
    return figure(source, published, type, value, verdict, of=of, **known)


def merger(source: str, published: str | None, codes: str, verdict: str, **known: object) -> Line:
    bodies = tuple(codes.split())
    return Line(
        _told(
            source, published, kind="change", type="merger", whom="named" if bodies else "group", bodies=bodies, **known
        ),
        verdict,
    )


def body(source: str, published: str | None, kind: str, code: str, verdict: str, **known: object) -> Line:
    return Line(_told(source, published, kind=kind, whom="named", bodies=(code,), **known), verdict)


LOW = "rated-requires-improvement-or-inadequate"
SOLD, OFFERED, MAYBE, REFUSED = ({"status": word} for word in ("planned", "proposed", "possible", "rejected"))

PRESS: tuple[Line, ...] = (
    # The seeds.
    figure("ekklesia-nao-ccgs", "2018-12-19", "mergers", 8, YES, period="2013/.."),
    whole("ekklesia-nao-ccgs", "2018-12-19", "overspending-ccgs", 75, 207, YES, period=Y2017),
    merger("ekklesia-nao-ccgs", "2018-12-19", "", OPEN, period="2013/.."),
    whole("pharmatimes-nao-ccgs", "2018-12-18/2018-12-20", LOW, 87, 207, YES, period=Y2017),
    # No year is stated, and 195 were open when it came out: 207 is of the year before, and is not called wrong.
    whole("pulse-nao-gps", "2018-12-19", LOW, 87, 207, OPEN),
    body("hsj-ccg-ratings", "2016-07-21/2016-07-22", "rating", "01H", YES, period=Y2015),
    body("hsj-ccg-ratings", "2016-07-21/2016-07-22", "rating", "11T", YES, period=Y2015),
    # The corpus.
    merger("april-2017-manchester-cumbria", "2017-04-03", "00W 01M 01N", YES, result="14L", period="2017-04-01"),
    figure("april-2017-manchester-cumbria", "2017-04-03", "ccgs", 207, YES),
    merger("april-2017-manchester-cumbria", "2017-04-03", "10H 10Y", OPEN, **MAYBE),
    merger("bnssg-merger-go-ahead", "2017-11-06", "11H 11T 12A", YES, result="15C", period="2018-04-01", **SOLD),
    figure("ccg-ratings-2016-17", "2017-07-21", "ccgs", 209, YES, period=Y2016),
    whole("ccg-ratings-2018-19", "2019-07-12", "rated-outstanding", 24, 195, YES, period=Y2018),
    whole("ccg-ratings-2018-19", "2019-07-12", "rated-inadequate", 5, 6, OPEN, whom="group", period=Y2018),
    whole("fewer-chiefs-more-ccgs", "2018-11-05", "ccgs-sharing-leadership", 83, 209, YES, period="2017-03"),
    figure("fewer-chiefs-more-ccgs", "2018-11-05", "ccgs", 174, OPEN, **MAYBE),
    figure("fewer-chiefs-more-ccgs", "2018-11-05", "ccgs", 211, OPEN),
    merger("fewer-chiefs-more-ccgs", "2018-11-05", "barrowdale-ccg stainmere-ccg upper-coln-ccg", OPEN, **REFUSED),
    whole("month-eight-finances", "2019-02-01", "overspending-ccgs", 67, 95, OPEN, period="2017-04/2017-12"),
    figure("oversight-ratings-2019-20-release", "2020-11-26", "ccgs", 191, YES, period=Y2019),
    figure("pac-warns-on-ccgs", "2019-03-08", "mergers", 8, YES, period="2013/2018"),
    figure("pac-warns-on-ccgs", "2019-03-08", "ccgs", 50, OPEN, comparator="<=", **MAYBE),
    figure("running-costs-cut", "2018-11-28", "ccgs", 211, YES, period="2013"),
    figure("running-costs-cut", "2018-11-28", "ccgs", 191, OPEN, **SOLD),
    merger(
        "staffordshire-gps-reject-merger", "2019-09-24", "04Y 05D 05G 05Q 05V 05W", OPEN, period="2020-04", **REFUSED
    ),
    # The articles of our own.
    whole("third-of-ccgs-over-budget", "2018-12-19", "overspending-ccgs", 75, 207, YES, period=Y2017),
    whole("nine-in-special-measures", "2016-07-21", LOW, 117, 209, YES, period=Y2015),
    whole("conflicts-of-interest-gps", "2015-09-11", "other", 50, 209, YES),
    figure("nao-finances-put-councils-at-risk", "2020-02-05", "mergers", 18, YES, period="2020-04-01", **SOLD),
    figure("gps-losing-say-bma-warns", "2019-09-16", "mergers", 16, OPEN, **OFFERED),
    figure("commissioning-brief-5-march", "2021-03-05", "ccgs", 106, YES, period="2021-04-01", **SOLD),
    merger("commissioning-brief-5-march", "2021-03-05", "02Q 52R", OPEN, period="2022-04", **SOLD),
    figure("where-have-all-the-ccgs-gone", "2019-11-13", "ccgs", 42, OPEN, period="../2021-04", **MAYBE),
    figure("prescribing-budgets-poll", "2018-07-24", "ccgs-merging", 18, YES, period="2018-04"),
    # Eighteen merged to form six: the six are what came of them.
    figure("how-ccgs-are-marked-qa", "2018-08-01/2018-08-31", "ccgs-merging", 18, YES, period="2018-04"),
    figure("how-ccgs-are-marked-qa", "2018-08-01/2018-08-31", "ccgs-merging", 6, YES, period="2018-04"),
    figure("how-many-commissioners", "2021-03-09", "ccgs-merging", 74, YES, period="2020-04"),
    merger("shrinking-map-round-up", "2021-04-06", "05C 05L 05Y 06A", YES, result="D2P2L", period="2021-04-01"),
    body("running-costs-and-directions", "2017-11-02", "intervention", "00L", YES, period="2016-09"),
    # What is wrong, as a press might have it. It was 24 that became 8.
    figure("wrong", "2018-12-19", "ccgs-merging", 8, NO, period="2013/.."),
    figure("wrong", "2018-12-19", "ccgs-merging", 30, NO, period="2013/.."),
    figure("wrong", "2018-12-19", "mergers", 24, NO, period="2013/.."),
    figure("wrong", "2018-12-19", "mergers", 7, NO, period="2013/.."),
    figure("wrong", "2018-12-19", "ccgs", 212, NO),
    figure("wrong", "2018-12-19", "ccgs", 207, NO, period=Y2018),
    figure("wrong", "2018-12-19", "ccgs", 199, NO),
    whole("wrong", "2018-12-19", "overspending-ccgs", 75, 209, NO, period=Y2017),
    whole("wrong", "2018-12-19", "overspending-ccgs", 75, 211, NO, period=Y2017),
    merger("wrong", "2017-04-03", "00W 01M 01N", NO, period="2016-04-01"),
    merger("wrong", "2018-12-19", "11H 11T 12A", NO, result="15D", period="2018-04-01"),
    merger("wrong", "2018-12-19", "11T 10G", NO, period="2018-04-01"),
    merger("wrong", "2018-12-19", "00V 00Y", NO),
    body("wrong", "2019-07-12", "rating", "11T", NO, period=Y2018),
    # What may be right, and is not called wrong.
    figure("care", "2018-12-19", "ccgs", 200, OPEN),
    figure("care", "2018-12-19", "ccgs", 200, YES, comparator="~"),
    figure("care", "2018-12-19", "ccgs", 190, YES, comparator=">"),
    figure("care", "2018-12-19", "ccgs", 36, OPEN),
    figure("care", "2018-12-19", "ccgs", 207, OPEN, period=Y2018, inferred="the year of the text"),
    figure("care", "2018-12-19", "ccgs", 16, OPEN, basis="change", period="2013/.."),
    figure("care", "2018-12-19", "ccgs", 212, OPEN, hearsay=True),
    figure("care", None, "ccgs", 212, OPEN),
    figure("care", "2018-12-19", "mergers", 2, OPEN, period="2018-04"),
    figure("care", "2018-12-19", "mergers", 2, OPEN),
    figure("care", "2018-12-19", "ccgs-merging", 14, OPEN, period="2013/.."),
    figure("care", "2018-12-19", "ccgs-merging", 8, OPEN),  # of three mergers of 2018, say
    # Figures for a year, on the bodies that were there when they came out.
    whole("care", "2018-07-12", "overspending-ccgs", 75, 195, OPEN, period=Y2017),
    whole("care", "2018-12-19", "rated-good", 40, 120, OPEN, period=Y2017),
    merger("care", "2018-12-19", "11T", OPEN, period="2012", **SOLD),
    merger("care", "2017-06-01", "11H 11T 12A", OPEN),
    merger("care", "2017-06-01", "11H 11T 12A", OPEN, period="2016-04-01", hearsay=True),
    body("care", "2019-07-12", "rating", "15C", OPEN, period=Y2017),
    body("care", "2019-07-12", "role", "11T", OPEN),
    body("care", "2016-07-21", "rating", "holmedale-ccg", OPEN, period=Y2015),
)
