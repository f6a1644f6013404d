"""The published arithmetic of the articles, done by a person: figures by their words, verdict, computation.

`SHOWN` are checks that must come out so; the last entry is what the computation must say. `APART` are figures that
stand close together and must not be held against each other.
"""

from __future__ import annotations

E, C, N = "exact", "consistent", "not-checkable"

SHOWN: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    # k of n against its percentage.
    ("pharmatimes-nao-ccgs", C, ("42%", "87"), "87 / 207 = 42.029%"),
    ("pharmatimes-nao-ccgs", C, ("75", "36%"), "75 / 207 = 36.232%"),  # the 207 stands two paragraphs above
    ("ekklesia-nao-ccgs", C, ("75", "36 per cent"), "75 / 207 = 36.232%"),
    ("pulse-nao-gps", C, ("42%", "87"), "87 / 207 = 42.029%"),
    ("ccg-ratings-2018-19", C, ("24", "12.3%"), "24 / 195 = 12.308%"),
    ("ccg-ratings-2016-17", C, ("21", "one in ten"), "21 / 209 = 10.048%"),
    ("running-costs-cut", E, ("a third", "75"), "75 / 207 = 36.232%; more than 33.33%"),
    ("people-in-out-staying-put", C, ("109", "56 per cent"), "109 / 195 = 55.897%"),
    ("northamptonshire-becomes-one", C, ("23", "56%"), "23 / 41 = 56.098%"),
    ("medlow-estuary-overspend", E, ("a third", "75"), "75 / 207 = 36.232%"),
    ("medlow-estuary-overspend", C, ("£12.9m", "4.1%", "£315m"), "£12.9m / £315m = 4.10%"),
    ("committee-commissioning-summary", C, ("26", "41 per cent"), "26 / 63 = 41.27%"),
    ("how-ccgs-are-marked-qa", C, ("20", "10%"), "20 / 207 = 9.662%"),
    ("how-ccgs-are-marked-qa", E, ("100", "half"), "100 / 207 = 48.309%; less than 50%"),
    ("how-ccgs-are-marked-qa", E, ("69", "a third"), "69 / 207 = 33.333%"),
    ("how-ccgs-are-marked-qa", C, ("18", "9%"), "18 / 207 = 8.696%"),
    ("kernow-rating-release", C, ("24", "12.3%"), "24 / 195 = 12.308%"),
    ("shrinking-map-round-up", C, ("87", "64 per cent"), "87 / 135 = 64.444%"),
    ("nine-in-special-measures", C, ("56 per cent", "117"), "117 / 209 = 55.981%"),
    ("west-yorkshire-grades-2017", C, ("120", "57 per cent"), "120 / 209 = 57.416%"),
    ("where-have-all-the-ccgs-gone", C, ("41", "64 per cent"), "41 / 64 = 64.06"),
    ("auditors-overspending-groups", C, ("53", "27 per cent"), "53 / 195 = 27.179%"),
    ("nao-finances-put-councils-at-risk", C, ("Sixty-one", "31 per cent"), "61 / 195 = 31.282%"),
    ("norfolk-waveney-five-into-one", C, ("81", "87%"), "81 / 93 = 87.097%"),
    # Percentages that stand for few whole numbers.
    ("pharmatimes-nao-ccgs", C, ("10%",), "10% of 207 is [19.665, 21.735)"),
    ("oversight-ratings-2019-20-release", C, ("29%",), "29% of 191 is [54.435, 56.345)"),
    ("oversight-ratings-2019-20-release", C, ("5%",), "5% of 191 is [8.595, 10.505)"),
    ("ccg-annual-assessment-notice", C, ("54 per cent",), "54% of 207 is [110.745, 112.815)"),
    # Order: what is over or under is just so, what is about may be so.
    ("third-of-ccgs-over-budget", E, ("half", "54 per cent"), "more than 50% is (50, ∞); 54%"),
    ("oversight-ratings-2019-20-release", E, ("half", "54%"), "more than 50%"),
    ("oversight-ratings-2019-20-release", C, ("one in eight", "12%"), "12% is [11.5, 12.5)"),
    ("conflicts-of-interest-gps", E, ("one in ten", "8%"), "less than 10%"),
    ("prescribing-budgets-poll", C, ("three-quarters", "73%"), "73% is [72.5, 73.5)"),
    ("prescribing-budgets-poll", C, ("a third", "32%"), "32% is [31.5, 32.5)"),
    ("nhs-must-stop-firefighting-mps", N, ("half", "43%"), "43% is [42.5, 43.5)"),  # loose wording, and no error
    # Parts against their whole.
    ("healthcareleader-inadequate-ccgs", E, ("10", "82", "91", "26"), "10 + 82 + 91 + 26 = 209"),
    ("ccg-ratings-2016-17", E, ("23", "209", "21", "99", "66"), "21 + 99 + 66 + 23 = 209; the whole: 209"),
    ("ccg-ratings-2018-19", E, ("24", "102", "58", "Eleven"), "24 + 102 + 58 + 11 = 195; the whole: 195"),
    ("committee-commissioning-summary", E, ("20", "100", "69", "18"), "20 + 100 + 69 + 18 = 207"),
    ("how-ccgs-are-marked-qa", E, ("20", "100", "69", "18"), "20 + 100 + 69 + 18 = 207"),
    ("ccg-annual-assessment-notice", E, ("207", "One hundred", "20", "67", "20"), "20 + 100 + 67 + 20 = 207"),
    ("best-and-worst-ccgs-2018", E, ("207", "Twenty", "100", "69", "18"), "20 + 100 + 69 + 18 = 207"),
    ("nine-in-special-measures", E, ("26", "91", "82", "10"), "10 + 82 + 91 + 26 = 209"),
    ("nine-in-special-measures", E, ("26", "91", "117"), "91 + 26 = 117; the whole: 117 of 209"),
    ("oversight-ratings-2019-20-release", E, ("54%", "29%", "5%", "12%"), "12% + 54% + 29% + 5% = 100%"),
    ("prescribing-budgets-poll", E, ("32%", "10%", "48%", "10%"), "10% + 48% + 32% + 10% = 100%"),
    ("medlow-estuary-overspend", E, ("£23.4m", "£12.9m", "£7.3m", "£3.2m"), "£12.9m + £7.3m + £3.2m = £23.4m"),
    ("medlow-estuary-overspend", C, ("£23m", "£12.9m", "£7.3m", "£3.2m"),
     "the whole: £23m is [22,500,000, 23,500,000)"),
    ("herefordshire-merger-row", E, ("48", "21", "15"), "48 + 21 + 15 = 84"),
    ("ekklesia-nao-ccgs", C, ("half", "40 per cent"), "the whole: 100%"),
    # Differences and changes.
    ("ekklesia-nao-ccgs", E, ("£1.35 billion", "£1.21 billion"), "from £1.35bn to £1.21bn"),
    ("pac-warns-on-ccgs", E, ("75", "57"), "from 57 to 75"),
    ("ccg-ratings-2016-17", E, ("91", "66"), "from 91 to 66"),
    ("ccg-ratings-2016-17", E, ("23", "26"), "from 26 to 23"),
    ("month-eight-finances", E, ("36", "48"), "from 36 to 48"),
    ("third-of-ccgs-over-budget", C, ("£3.4m", "£2.9m", "15 per cent"), "(£3.4m − £2.9m) / £3.4m = 14.71%"),
    ("shrinking-map-round-up", E, ("135", "106", "29"), "106 + 29 = 135"),
    ("people-in-out-staying-put", N, ("36", "11"), "36 + 11 = 47"),
    ("april-2017-manchester-cumbria", N, ("207", "two"), "207 + 2 = 209"),
    # Named lists against the stated count.
    ("hsj-ccg-ratings", E, ("26",), "26 named of 26"),
    ("isle-of-wight-legal-directions", E, ("Nine",), "9 named of 9"),
    ("running-costs-cut", E, ("four",), "4 named of 4"),
    ("swl-merger-approved", E, ("Six",), "6 named of 6"),
)  # fmt: skip

APART: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kernow-rating-release", ("101", "58")),  # 101 others: with Kernow 102, and then they make 195
    ("cheshire-mega-merger", ("Fifty-seven", "one in six")),  # who voted for it, and who did not vote
    ("conflicts-of-interest-gps", ("43", "24")),  # of the same 50, and not apart from each other
    ("how-many-commissioners", ("106", "211")),  # two years
    ("pharmatimes-nao-ccgs", ("£1.21 billion", "20%")),  # a further cut, to come
    ("healthcareleader-inadequate-ccgs", ("26", "eight")),  # eight of the 26
    ("lincolnshire-health-scrutiny", ("£42.3m", "£18m")),  # one of four bodies
    ("auditors-overspending-groups", ("75", "£213 million")),
    ("shrinking-map-round-up", ("38", "nine")),  # what merged, and what came of it
)
