"""Which CCGs are of a place: by their names, those of what they became, and the partnerships that held them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.clauses import opening_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.text.tokens import tokenise
from ccgkg.ontology.areas import load_placements
from ccgkg.ontology.register import load

#: Tokens behind `where` in which what is told of the place stands.
_WHERE = 12
_OF = frozenset({"in", "across", "of", "for", "around", "serving", "covering", "within", "throughout", "from"})


@cache
def _names_of(code: str) -> tuple[str, ...]:
    """The names of a CCG, of those that it became, and of the partnerships that held them, each as words between
    spaces."""
    register = load()
    names: list[str] = []
    todo, seen = [code], {code}
    while todo:
        body = register.by_code(todo.pop())
        if body is None:
            continue
        names += body.names
        names += (
            area.name
            for placement in load_placements().get(body.ods_code, ())
            for area in placement.areas
            if area.kind == "stp" or area.name == "London"
        )
        todo += [s for s in body.successors if s not in seen]
        seen.update(body.successors)
    return tuple(f" {' '.join(tokenise(name).words)} " for name in names)


@cache
def places() -> frozenset[str]:
    """The words of the places of all CCGs, in lower case."""
    words = {w for body in load().bodies for name in _names_of(body.ods_code) for w in name.split()}
    return frozenset(
        w for w in words - rules()["directions"] - rules()["of_no_place"] - rules()["no_name"] if w.isalpha()
    )


@cache
def fits(code: str, place: str) -> bool | None:
    """Whether a CCG is of a place, such as `essex` or `north west london`; None where the register does not tell."""
    names = _names_of(code)
    head = place.rsplit(" ", 1)[-1]
    if any(f" {place} " in name for name in names):
        return True
    if not names or head not in places():
        return None
    if not any(f" {head} " in name for name in names):
        return False
    return (
        None if not any(f" {place} " in name for body in load().bodies for name in _names_of(body.ods_code)) else False
    )


@cache
def sits_in(code: str, place: str) -> bool:
    """Whether a CCG is of a place, and not of another one of its partnership: East Surrey is not of Sussex by `Sussex
    and East Surrey`."""
    body = load().by_code(code)
    own = {w for name in body.names for w in tokenise(name).words} & places() if body is not None else set()
    areas = [
        f" {' '.join(tokenise(a.name).words)} "
        for p in load_placements().get(code, ())
        for a in p.areas
        if a.kind == "stp"
    ]
    beside = {w for area in areas if f" {place} " in area for w in area.split()}
    return fits(code, place) is True and (place in own or not own & beside)


def of_one_place(codes: Sequence[str]) -> bool:
    """Whether some CCGs may be of one place: one local office or partnership has held all of them that the lists
    place."""
    held = [
        {a.ons_code for p in load_placements()[code] for a in p.areas if a.kind != "region"}
        for code in codes
        if code in load_placements()
    ]
    return len(held) < 2 or bool(set.intersection(*held))


def fits_any(code: str, places: Sequence[str]) -> bool | None:
    """Whether a CCG is of one of some places."""
    told = {fits(code, place) for place in places}
    return True if True in told else False if False in told else None


def places_beside(doc: Document, first: int, last: int) -> tuple[str, ...]:
    """The places in or around a noun phrase at tokens [first, last): `Essex groups`, `Kent’s six CCGs`, `the CCGs in
    east Devon`."""
    words = doc.tokens.words
    start, stop = doc.sentence_tokens(first)
    found = _places(doc, first, last)
    low = first
    if first - 2 >= start and words[first - 1] == "'s":
        low = first - 1
    while low > start and first - low <= 5 and (_named(doc, low - 1) or words[low - 1] in rules()["directions"]):
        low -= 1
    found += _places(doc, low, first)
    if last < stop and words[last] in _OF:
        high = last + 1
        while (
            high < stop
            and high - last <= 9
            and (
                _named(doc, high)
                or words[high] in rules()["directions"]
                or words[high] in ("the", "neighbouring", "nearby", "all", "and", ",", "capital")
            )
        ):
            high += 1
        found += _places(doc, last + 1, high)
    return tuple(found)


def place_fronted(doc: Document, token: int) -> tuple[str, ...]:
    """The place in which the sentence of a token is set: `In north Kent, the three groups`, `Kent, where she heads both
    groups`; none where it opens with no place."""
    words, first = doc.tokens.words, opening_of(doc, token)
    where = next((i for i in range(token - 1, max(first, token - _WHERE), -1) if words[i] == "where"), None)
    if where is not None:
        behind = where - (words[where - 1] == ",")
        low = behind
        while low > first and behind - low < 3 and (_named(doc, low - 1) or words[low - 1] in rules()["directions"]):
            low -= 1
        if told := tuple(p for p in _places(doc, low, behind) if p.rsplit(" ", 1)[-1] in places()):
            return told
    first += words[first] in ("back", "over", "up", "down")
    if words[first] not in ("in", "across", "around"):
        return ()
    last = first + 1
    while (
        last < token
        and last - first <= 5
        and (_named(doc, last) or words[last] in rules()["directions"] or words[last] == "the")
    ):
        last += 1
    return tuple(p for p in _places(doc, first + 1, last) if p.rsplit(" ", 1)[-1] in places())


def areas_told(doc: Document, first: int, last: int) -> tuple[str, ...]:
    """The places for which `the city` or `the county` beside a noun phrase at tokens [first, last) may stand: those
    told in its sentence or the two before, the last first, then those of the headline."""
    words, lists = doc.tokens.words, rules()
    if words[first - 1] == "'s" and words[first - 2] in lists["areas"]:
        at = first - 2
    elif words[last] in _OF and words[last + 1] in ("the", "that", "this") and words[last + 2] in lists["areas"]:
        at = first
    else:
        return ()
    index = doc.layout.index_at(doc.tokens.starts[at])
    low = doc.range_of(doc.layout.sentences[max(0, index - 2)])[0]
    head = doc.range_of(doc.layout.sentences[0])
    near = (*range(at - 1, low - 1, -1), *range(*head))
    return tuple(dict.fromkeys(words[i] for i in near if words[i] in places() and _named(doc, i)))


def _places(doc: Document, first: int, last: int) -> list[str]:
    """The places among the tokens [first, last), each with the points of the compass before it."""
    words = doc.tokens.words
    found = []
    for i in range(first, last):
        if words[i] == "capital" and words[i - 1] == "the":
            found.append("london")
        if _named(doc, i):
            low = i
            while low > first and words[low - 1] in rules()["directions"]:
                low -= 1
            found.append(" ".join(words[low : i + 1]))
    return found


def _named(doc: Document, token: int) -> bool:
    """Whether a token may be the name of a place."""
    word, lists = doc.tokens.words[token], rules()
    return (
        word.isalpha()
        and doc.tokens.capital(token)
        and word not in lists["directions"]
        and word not in lists["of_no_place"]
        and word not in lists["no_name"]
    )
