"""Times in plain words: however a time is joined to its sentence, and however a financial year is written, the rules
read one way of it.

`Back in May`, `during 2017-18` and `with effect from 1 April` are read as `in May`, `in 2017-18` and `from 1 April`;
`the 2016-17 financial year`, `FY2016/17` and `2016 to 2017` as `2016-17`. The words are `rules/plain-times.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgkg.ingest.text.cues import expand, lexicon
from ccgkg.ingest.text.tokens import Tokens

#: Characters before and behind a word of a financial year in which the rest of it stands.
_BACK, _ON = 60, 30
_YEAR = r"20\d\d[-–/](?:20)?\d\d"
#: The nouns around a financial year, and the two years of one as the government writes it: no span `from` one.
_FINANCIAL = re.compile(
    rf"\b(?P<noun>(?:the )?(?:(?:financial|fiscal) year |year |FY ?))(?={_YEAR}\b)"
    rf"|\b(?P<the>the )(?={_YEAR} (?:financial|fiscal) year\b)|(?<=\d\d)(?P<behind> (?:financial|fiscal) year)\b(?!s)"
    r"|(?<!from )(?<!between )\b20(?P<one>\d\d) (?P<to>to) 20(?P<two>\d\d)\b",
    re.IGNORECASE,
)
#: A financial year told by its last month: `the year ending 31 March 2017`, `the 12 months to the end of March 2017`.
_TO_MARCH = re.compile(
    r"\b(?P<the>(?:the )?(?:(?:12|twelve) )?(?:full )?(?:financial )?)(?P<year>year|(?<=12 )months|(?<=welve )months)"
    r"(?P<march> (?:to|ending|(?:(?:that|which) )?ended)(?: in| on)?(?: the end of)?(?: 31(?:st)?)? March(?: 31)?,? )"
    r"20(?P<last>\d\d)\b",
    re.IGNORECASE,
)


@cache
def _joints() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the joints before a time, and the plain word for each."""
    data, times = lexicon("plain-times"), lexicon("periods")
    plain = {other: word for word, ways in data["joints"].items() for way in ways for other in expand(way)}
    months = "|".join(m.title() for m in times["months"] if len(m) > 2)
    days = "|".join(d.title() for d in times["weekdays"])
    others, ends = ("|".join(sorted(ways, key=len, reverse=True)) for ways in (plain, data["ends"]))
    begins = "|".join(data["times"])
    time = (
        rf"(?=(?:{begins})\b|(?:{months}|{days})\b|(?:the )?(?:19|20)\d\d\b"
        rf"|\d\d?(?:st|nd|rd|th)? (?:of )?(?:{months})\b)"
    )
    plain |= dict.fromkeys(data["ends"], "end")
    return re.compile(rf"\b(?:(?P<joint>(?i:{others})) {time}|(?<=the )(?P<end>{ends}) of {time})"), plain


@cache
def _took_back() -> frozenset[str]:
    return frozenset(lexicon("plain-times")["took_back"])


def _around(tokens: Tokens, words: set[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that have one of some words with a number beside it."""
    for i in tokens.among(words):
        near = tokens.words[max(0, i - 2) : i + 4]
        if any(w[0].isdecimal() for w in near):
            yield from pattern.finditer(tokens.text, max(0, tokens.starts[i] - _BACK), tokens.ends[i] + _ON)


def plain_times(tokens: Tokens) -> Tokens:
    """The tokens with each time in plain words: some dropped, some with another word."""
    pattern, plain = _joints()
    dropped: set[int] = set()
    put: dict[int, str] = {}
    for i in tokens.among({way.split()[0] for way in plain}):
        found = pattern.match(tokens.text, tokens.starts[i])
        if found is None:
            continue
        part = found.lastgroup or ""
        first, last = tokens.range(*found.span(part))
        if tokens.words[first] == "back" and tokens.words[first - 1] in _took_back():
            continue  # `took it back in January`
        dropped.update(range(first, last - 1))
        put[last - 1] = plain[found[part].lower()]
    for found in _around(tokens, {"financial", "fiscal", "year", "fy", "to"}, _FINANCIAL):
        for part in ("noun", "the", "behind"):
            if found[part] is not None:
                dropped.update(range(*tokens.range(*found.span(part))))
        if found["to"] is not None and int(found["two"]) == int(found["one"]) + 1:
            at = tokens.at(found.start("to"))
            dropped.add(at)
            put[at + 1] = found["two"]
    for found in _around(tokens, {"march"}, _TO_MARCH):
        for part in ("the", "march"):
            dropped.update(range(*tokens.range(*found.span(part))))
        put[tokens.at(found.start("year"))] = f"20{int(found['last']) - 1:02d}"
        put[tokens.at(found.start("last"))] = found["last"]
    return tokens.without(dropped, put) if dropped or put else tokens
