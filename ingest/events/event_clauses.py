"""The clause in which an event is told, past its asides, and with the clauses that are tied to it."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document


@cache
def status_words() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in lexicon("status").items()}


def event_clause(doc: Document, token: int) -> tuple[int, int]:
    """The clause of an event; a relative clause ends where the sentence goes on after its comma: `who leads X, will run
    Y`."""
    words, lists = doc.tokens.words, status_words()
    first, stop = clause_of(doc, token)
    if words[first] == "yet" and words[first - 1] in lists["modals"]:
        first = clause_of(doc, first - 1)[0]  # `might yet merge` opens no clause
    if (
        words[first - 1] == ","
        and words[first - 2] in lists["modals"] | {"to", "is", "are", "has", "have", "not"}
        and "," in words[first:token]
    ):
        first = clause_of(doc, first - 2)[0]  # `will, however, transfer`, `can, as a last resort, disband`
    if words[stop : stop + 1] == ["yet"] and words[stop - 1] == "not":
        stop = clause_of(doc, stop + 1)[1]  # nor does `has not yet been approved`
    first = _before_aside(doc, first)
    if words[first] in lists["relative"]:
        for i in range(token + 1, stop - 1):
            if words[i] == "," and words[i + 1] in lists["goes_on"]:
                return first, i
    return first, _past_aside(doc, token, stop)


def closed_relative(doc: Document, token: int) -> int | None:
    """Where a relative clause that holds a token is closed by a comma behind which the sentence goes on; None outside
    one."""
    words, lists = doc.tokens.words, status_words()
    first, stop = event_clause(doc, token)
    goes_on = words[stop : stop + 1] == [","] and words[stop + 1] in lists["goes_on"]
    return stop if words[first] in lists["relative"] and goes_on else None


def _before_aside(doc: Document, first: int) -> int:
    """Where a clause begins that an aside between dashes or brackets has parted: `the three groups – A, B and C – will
    merge`."""
    words = doc.tokens.words
    low = doc.sentence_tokens(first)[0]
    mark = words[first - 1] if first > low else ""
    opener = {"–": "–", "—": "—", ")": "("}.get(mark)
    if opener is None:
        return first
    opening = next((i for i in range(first - 2, max(low, first - 30), -1) if words[i] == opener), None)
    return clause_of(doc, opening - 1)[0] if opening is not None and opening - 1 > low else first


def _past_aside(doc: Document, token: int, stop: int) -> int:
    """The end of a clause that goes on after an aside between dashes: `a merger of six – A, B and C – is planned`."""
    words = doc.tokens.words
    high = doc.sentence_tokens(token)[1]
    if words[stop - 1] not in ("–", "—") or stop - 1 <= token:
        return stop
    closing = next((i for i in range(stop, high) if words[i] == words[stop - 1]), None)
    return clause_of(doc, closing + 1)[1] if closing is not None and closing + 1 < high else stop


def grown(doc: Document, first: int, stop: int) -> tuple[int, int]:
    """The clause with one that is tied to it: before it where it has no subject, after it where that begins with a
    verb."""
    words, lists = doc.tokens.words, status_words()
    low, high = doc.sentence_tokens(first)
    own = words[first] == "and" and words[first + 1] in ("have", "has", "had", "are", "is", "were", "was")
    own = own or (words[first] == "and" and words[first - 1] == "," and words[first + 1] in ("a", "an"))
    own = own or (
        words[first] == "and"
        and words[first - 1] == ","
        and any(
            words[k] in lists["modals"] and words[k - 1] not in ("and", "also", "then")
            for k in range(first + 2, min(stop, first + 10))
        )
    )
    if first > low and words[first] in lists["joined"] and not own:
        first = clause_of(doc, first - 1)[0]
    if stop < high and (
        (words[stop] == "but" and not _tells_another(doc, stop))
        or (words[stop] == "which" and _settles(doc, stop, high))
    ):
        stop = clause_of(doc, stop)[1]
    return first, stop


def _tells_another(doc: Document, first: int) -> bool:
    """Whether the clause behind a `but` tells of another change: `share a chief but have ruled out merging`."""
    words = doc.tokens.words
    told = doc.cues.within("change", first, clause_of(doc, first)[1])
    return any(words[c.first - 1] not in status_words()["same_one"] and not c.value.endswith("same") for c in told)


def _settles(doc: Document, first: int, high: int) -> bool:
    """Whether a relative clause tells at once what was decided: `the merger, which was backed by members`."""
    return any(c.value in ("approved", "rejected") for c in doc.cues.within("reality", first, min(high, first + 6)))


def resumes_at(doc: Document, last: int, stop: int) -> int | None:
    """The token where the clause of an event goes on behind a relative clause: `a team, which might cost £1m, has been
    proposed`."""
    words, lists = doc.tokens.words, status_words()
    high = doc.sentence_tokens(last - 1)[1]
    if not (
        last < stop < high
        and words[stop] in lists["relative"] | lists["asides"]
        and (words[stop - 1] == "," or words[stop - 2 : stop] in ([",", "for"], [",", "of"], [",", "to"]))
    ):
        return None
    parted = words[stop - 2] in lists["goes_on"]  # `was, as we reported, refused`
    closing = next(
        (
            i
            for i in range(stop + 1, min(high - 1, stop + 24))
            if words[i] == "," and (parted or words[i + 1] in lists["goes_on"])
        ),
        None,
    )
    return closing + 1 if closing is not None else None


def past_relative(doc: Document, last: int, stop: int) -> int:
    """The token behind a relative clause that begins at `last`: past `, which will create X,`; `last` where none
    closes."""
    words = doc.tokens.words
    if (
        words[last : last + 1] != [","]
        or words[last + 1 : last + 2] == []
        or words[last + 1] not in status_words()["relative"] | status_words()["asides"]
    ):
        return last
    closing = next(
        (
            i
            for i in range(last + 2, min(stop, last + 20))
            if words[i] == "," and words[i + 1] in status_words()["goes_on"]
        ),
        None,
    )
    return closing + 1 if closing is not None else last
