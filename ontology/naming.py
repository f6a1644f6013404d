"""Names of CCGs: a name and a day in; the one body that bears it out, or those that may be meant, each with the reason.

A name is compared without `NHS` and `CCG`, case, punctuation and the choice of `&` or `and`. Nothing is guessed: a name
that no body bore, that fits two, or whose body was not open on the day, gives candidates and no body. A misspelling is
offered and never taken. Codes name their body on any day, since the ODS code is its identity.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from ccgkg.ontology.register import BOARDS_OPENED, Body, Register, load, load_boards

Reason = Literal["closed-then", "not-yet-open", "ambiguous", "misspelling", "passed-to-board"]
How = Literal["official-name", "former-name", "later-name", "alias", "ods-code", "ons-code"]

_AROUND = re.compile(r"^(?:the )?(?:nhs )?(.*?)(?: (?:ccgs?|clinical commissioning groups?))?$")
#: How like a known name another must be to be offered for it, from 0 to 1, and how many are offered at most.
_LIKENESS, _OFFERED = 0.8, 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be meant, and why it is not taken: `reason` for a program, `words` for a reader."""

    body: Body
    reason: Reason
    words: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for a name. Either `body` is there, with `how` it bears the name, or it is None and `candidates` are
    the bodies that may be meant, of which there may be none. `words` says the same in a sentence.
    """

    asked: str
    day: date | None
    body: Body | None
    how: How | None
    words: str
    candidates: tuple[Candidate, ...] = ()


def plain(name: str) -> str:
    """A name as it is compared: `NHS Brighton & Hove CCG` and `brighton and hove` are one.

    >>> plain("NHS BRIGHTON & HOVE CCG"), plain("Stoke-on-Trent"), plain("King’s Lynn clinical commissioning group")
    ('brighton and hove', 'stoke on trent', 'kings lynn')
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    text = re.sub(r"['’‘`´.\ufeff\u200b\u00ad]", "", text)
    text = " ".join(re.findall(r"[^\W_]+", text))
    found = _AROUND.match(text)
    return found[1] if found else text


def resolve(name: str, day: date | None = None, register: Register | None = None) -> Resolution:
    """The body of a name, alias or code on a day, or at any time where no day is given; else the candidates, with
    reasons."""
    ccgs = register or load()
    code = name.strip().upper()
    for body in ccgs.bodies:
        if body.ods_code == code:
            return _taken(name, day, body, "ods-code", f"{code} is the ODS code of {_told(body)}")
        if any(ons == code for ons, _ in body.ons_codes):
            return _taken(name, day, body, "ons-code", f"{code} is an ONS code of {_told(body)}")
    bearers = _by_name(ccgs).get(plain(name), ())
    there = [body for body in bearers if day is None or body.open_on(day)]
    if len(there) == 1:
        return _named(name, day, there[0])
    if there:
        return _left(name, day, "is borne by several bodies", [_one_of(body, len(there)) for body in there])
    if bearers and day:
        found = [candidate for body in bearers for candidate in _not_then(ccgs, body, day)]
        return _left(name, day, "names no CCG that was open then", found)
    if board := _board(name):
        passed = [body for body in ccgs.bodies if board in body.successors]
        words = f"passed to the {load_boards()[board]} ({board}) on {_day(BOARDS_OPENED)}, as is inferred"
        return _left(
            name,
            day,
            "is an integrated care board and no CCG",
            [Candidate(b, "passed-to-board", words) for b in passed],
        )
    if "icb" in plain(name).split():
        last = ccgs.by_code(code.split()[-1])
        words = "its ODS code went on as that of a part of a board"
        return _left(
            name, day, "names a part of a board and no CCG", [Candidate(last, "passed-to-board", words)] if last else []
        )
    holding = [body for body in _holding(ccgs, plain(name)) if day is None or body.open_on(day)]
    if holding:
        return _left(name, day, "is only a part of names", [_one_of(body, len(holding)) for body in holding])
    return _left(name, day, "is no known name of a CCG", list(_like(ccgs, name, day)))


def _named(name: str, day: date | None, body: Body) -> Resolution:
    wanted = plain(name)
    for dated in body.dated_names:
        if plain(dated.name) == wanted:
            if dated.name != body.name and dated.last_day and (day is None or dated.last_day < day):
                after = body.name_on(day or dated.last_day + timedelta(days=1))
                until = f"until {_day(dated.last_day)}; then it was {after}"
                return _taken(name, day, body, "former-name", f"{dated.name} was the name of {body.ods_code} {until}")
            if day and dated.first_day > day:
                since = f"from {_day(dated.first_day)}; before, it was {body.name_on(day)}"
                return _taken(name, day, body, "later-name", f"{dated.name} was the name of {body.ods_code} {since}")
            return _taken(name, day, body, "official-name", f"{dated.name} is the official name of {body.ods_code}")
    alias = next(other.name for other in body.other_names if plain(other.name) == wanted)
    return _taken(name, day, body, "alias", f"{alias} is an alias of {_told(body)}")


def _not_then(ccgs: Register, body: Body, day: date) -> Iterator[Candidate]:
    """What may be meant by a body that was not open on a day: one not yet open by those that were to become it."""
    if body.last_day and body.last_day < day:
        heirs = ", ".join(_heir(ccgs, code) for code in body.successors)
        yield Candidate(body, "closed-then", f"closed on {_day(body.last_day)}; {heirs} took over")
        return
    merger = ccgs.merger_into(body.ods_code)
    originals = [o for o in _roots(ccgs, body) if o.open_on(day)] if merger else []
    for original in originals:
        became = f"one of the {len(originals)} that became {_told(body)}, open from {_day(body.first_day)}"
        yield Candidate(original, "not-yet-open", became)
    if not originals:
        yield Candidate(body, "not-yet-open", f"opened on {_day(body.first_day)}")


def _roots(ccgs: Register, body: Body) -> Iterator[Body]:
    """A body's predecessors, near and far."""
    merger = ccgs.merger_into(body.ods_code)
    for original in merger.originals if merger else ():
        yield original
        yield from _roots(ccgs, original)


def _holding(ccgs: Register, wanted: str) -> list[Body]:
    """The bodies in one of whose official names the words of a name stand in a row."""
    if len(wanted) < 3:
        return []
    return [b for b in ccgs.bodies if any(f" {wanted} " in f" {plain(dated.name)} " for dated in b.dated_names)]


def _like(ccgs: Register, name: str, day: date | None) -> Iterator[Candidate]:
    known = _by_name(ccgs)
    told = set()
    for near in difflib.get_close_matches(plain(name), known, n=_OFFERED, cutoff=_LIKENESS):
        for body in known[near]:
            if body.ods_code not in told:
                told.add(body.ods_code)
                then = "" if day is None or body.open_on(day) else f", and was not open on {_day(day)}"
                yield Candidate(body, "misspelling", f"if the name is misspelt{then}")


@lru_cache(maxsize=4)
def _by_name(ccgs: Register) -> Mapping[str, tuple[Body, ...]]:
    """Who ever bore a name, by the name as it is compared."""
    found: dict[str, list[Body]] = defaultdict(list)
    for body in ccgs.bodies:
        for form in dict.fromkeys(plain(known) for known in body.names):
            found[form].append(body)
    return {form: tuple(bearers) for form, bearers in found.items()}


def _board(name: str) -> str | None:
    """The ODS code of the board that a name or code means, if it means one."""
    wanted = plain(name).removesuffix(" icb").removesuffix(" integrated care board")
    bare = wanted == plain(name)
    for code, board in load_boards().items():
        if name.strip().upper() == code or (not bare and plain(board).removesuffix(" integrated care board") == wanted):
            return code
    return None


def _heir(ccgs: Register, code: str) -> str:
    heir = ccgs.by_code(code)
    return _told(heir) if heir else f"{load_boards()[code]} ({code}, as is inferred)"


def _one_of(body: Body, number: int) -> Candidate:
    words = f"one of {number} with these words in the name" if number > 1 else "has more words in its name"
    return Candidate(body, "ambiguous", words)


def _taken(name: str, day: date | None, body: Body, how: How, words: str) -> Resolution:
    return Resolution(name, day, body, how, words)


def _left(name: str, day: date | None, why: str, candidates: list[Candidate]) -> Resolution:
    then = f" (asked for {_day(day)})" if day else ""
    alike: dict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        alike[candidate.words].append(_told(candidate.body))
    offered = "; ".join(f"{_or(bodies)}: {reason}" for reason, bodies in alike.items())
    words = f"{name.strip()!r} {why}{then}" + (f". It may be {offered}" if offered else "")
    return Resolution(name, day, None, None, words, tuple(candidates))


def _told(body: Body) -> str:
    return f"{body.name} ({body.ods_code})"


def _or(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
