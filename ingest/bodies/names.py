"""The names that a text may hold, ready to be looked up token by token: CCGs of the register, and other bodies.

A CCG is listed under its name without `NHS` and `CCG`, in each way of writing it: `&` for `and`, a comma before the
last `and`, no commas. Hyphens make no difference, since the tokens have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from ccgkg.ingest.bodies.name_table import Entry, Names
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.tokens import tokenise
from ccgkg.ontology.organisations import load_organisations
from ccgkg.ontology.register import load

_AFFIXES = re.compile(r"^NHS | CCG$")
#: A body may be written about this long before it opens.
_AHEAD_DAYS = 3 * 366


@cache
def rules() -> dict[str, Any]:
    """The word lists of `rules/bodies.yaml`, each as a set but for the tables."""
    lists = lexicon("bodies")
    found = {key: set(value) if isinstance(value, list) else value for key, value in lists.items()}
    # Sets that the rules would otherwise make anew at every word.
    found["no_ccg_past_and"] = found["no_ccg_after"] - {"and", "&"}
    found["never_in_name"] = found["no_name"] - found["soft"]
    found["no_name_nor_direction"] = found["no_name"] - found["directions"]
    found["leads"] = {tuple(tokenise(lead).words) for lead in lists["leads"]}
    return found


@cache
def ccg_names() -> Names:
    entries: dict[str, list[Entry]] = {}
    for body in load().bodies:
        _add(entries, _AFFIXES.sub("", body.name), body.ods_code, None, False)
        for name, kind in body.other_names:
            if kind == "short":
                _add(entries, name, body.ods_code, name, len(name.split()) > 1)
            else:
                _add(entries, _AFFIXES.sub("", name), body.ods_code, None, False)
    return _sorted(entries)


def _add(entries: dict[str, list[Entry]], name: str, code: str, spelling: str | None, sure: bool) -> None:
    for words in _spellings(tuple(tokenise(name).words)):
        entries.setdefault(words[0], []).append(Entry(words[1:], code, "ccg", spelling, sure))


def _spellings(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Every way of writing a name of a CCG."""
    found = {words, tuple("&" if w == "and" else w for w in words), tuple("and" if w == "&" else w for w in words)}
    if "," in words:
        found |= {tuple(w for w in form if w != ",") for form in list(found)}
        if "and" in words:
            last = len(words) - 1 - words[::-1].index("and")
            if words[last - 1] != ",":
                found.add((*words[:last], ",", *words[last:]))
    return found


@cache
def body_names() -> Names:
    """Names of bodies that are no CCGs: an acronym or a name of one word only as it is written."""
    entries: dict[str, list[Entry]] = {}
    for organisation in load_organisations():
        kind = "outlet" if organisation.kind == "outlet" else "body"
        for name in (organisation.name, *organisation.aliases):
            words = tuple(tokenise(name).words)
            spelling = name if len(words) == 1 else None
            # Some papers write the public accounts committee small; a health committee may be any council's.
            public = (
                len(words) > 2
                and words[0] not in rules()["local_openers"]
                and not rules()["organisation_nouns"].isdisjoint(words)
            )
            small = name[0].islower() or (public and kind == "body")
            for form in _spellings(words):
                entries.setdefault(form[0], []).append(Entry(form[1:], organisation.slug, kind, spelling, True, small))
    return _sorted(entries)


def _sorted(entries: dict[str, list[Entry]]) -> Names:
    found: dict[str, dict[str, list[Entry]]] = {}
    for word, same in entries.items():
        for entry in sorted(set(same), key=lambda e: (-len(e.rest), e.rest, e.agent)):
            found.setdefault(word, {}).setdefault(entry.rest[0] if entry.rest else "", []).append(entry)
    return Names(found)


@cache
def ccg_words() -> dict[tuple[str, ...], str]:
    """The ODS code of every name of a CCG, by its words."""
    return dict(ccg_names())


@lru_cache(maxsize=64)
def known_codes(published: str | None) -> frozenset[str] | None:
    """The CCGs that a text of a date may speak of: all that were open or had been, or soon would be. None means all."""
    day = day_of(published)
    if day is None:
        return None
    return frozenset(b.ods_code for b in load().bodies if (b.first_day - day).days <= _AHEAD_DAYS)


@lru_cache(maxsize=64)
def open_codes(published: str | None) -> frozenset[str] | None:
    """The CCGs open at a date, or that will be within half a year of it or were within three years. None without a
    date."""
    day = day_of(published)
    if day is None:
        return None
    return frozenset(
        b.ods_code
        for b in load().bodies
        if (b.first_day - day).days <= 183 and (b.last_day is None or (day - b.last_day).days <= _AHEAD_DAYS)
    )


@lru_cache(maxsize=64)
def open_on(published: str | None) -> frozenset[str]:
    """The CCGs open on the very day; all where it is not known."""
    day = day_of(published)
    return frozenset(b.ods_code for b in load().bodies if day is None or b.open_on(day))


def opens_later(code: str, published: str | None) -> bool:
    """Whether a CCG of the register opens only after a date of publication; False without a date and for other
    bodies."""
    day = day_of(published)
    body = load().by_code(code) if day is not None else None
    return body is not None and day is not None and body.first_day > day


def day_of(published: str | None) -> date | None:
    """The last day of a date of publication."""
    return bounds(published)[1] if published else None


def number_before(words: Sequence[str], token: int) -> tuple[int, int] | None:
    """The whole number whose words end before a token, and where it begins: (value, first token)."""
    if token < 1:
        return None
    word = words[token - 1]
    if word.isdecimal():
        return (int(word), token - 1) if len(word) < 16 else None
    units, tens = _number_words()
    unit = units.get(word)
    if unit is None:
        return (tens[word], token - 1) if word in tens else None
    if token > 1 and words[token - 2] in tens and unit < 10:
        return tens[words[token - 2]] + unit, token - 2
    return unit, token - 1


@cache
def _number_words() -> tuple[dict[str, int], dict[str, int]]:
    tables = lexicon("numbers")
    return tables["units"], tables["tens"]


def slug_of(name: str) -> str:
    """The slug of a body that no list has: lower case, no leading `the` and `NHS`, `and` for `&`, hyphens for spaces.

    >>> slug_of("NHS Fenland Vale CCG")
    'fenland-vale-ccg'
    """
    text = name.lower().replace("&", " and ").replace("clinical commissioning group", "ccg")
    words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", text))
    while len(words) > 1 and words[0] in ("the", "nhs"):
        words.pop(0)
    return "-".join(words)


def ccg_of(name: str) -> str | None:
    """The ODS code of a CCG by its full name, or its slug where the register has none; None for what is no CCG’s name.

    >>> ccg_of("NHS Kernow CCG"), ccg_of("NHS Fenland Vale CCG"), ccg_of("Kernow Gazette")
    ('11N', 'fenland-vale-ccg', None)
    """
    slug = slug_of(name)
    return _codes().get(slug.removesuffix("-ccg"), slug) if slug.endswith("-ccg") else None


@cache
def _codes() -> dict[str, str]:
    return {slug_of(" ".join(words)): code for words, code in ccg_words().items()}
