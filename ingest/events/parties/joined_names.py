"""Bodies that are joined to those named as the subject of a change, but stand apart from them: `it and its partners, X
and Y`."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import ccg_words, number_before
from ccgkg.ingest.bodies.subject_names import plural_before, runs
from ccgkg.ingest.events.parties.own_body import the_ccg
from ccgkg.ingest.events.words.event import Event, change_words, past_short
from ccgkg.ingest.text.document import Document

_REST = frozenset({"others", "neighbours", "more"})
#: Words of two names that a mark joins, at most; and such marks.
_LONG = 7
_MARKS = frozenset({"-", "–", "—", "/", "‑"})


def together_with(doc: Document, bodies: Bodies, start: int, event: Event) -> tuple[Mention, ...]:
    """Those with whom a sentence opens, and who is its subject: `Together with A and B it has applied to merge`, `With
    C, the pair will share a chief`."""
    words = doc.tokens.words
    first = start + (words[start] in ("together", "along"))
    if words[first] not in ("with", "alongside"):
        return ()
    named = next(iter(runs(doc, bodies.within(start, min(event.first, start + 16)))), None)
    if named is None or named[0].first - first > 3 or (first == start and words[named[-1].last] != ","):
        return ()
    subject = _subject_behind(doc, bodies, start, named[-1].last, event.first)
    return () if {m.agent for m in subject} & {m.agent for m in named} else (*subject, *named) if subject else ()


def _subject_behind(doc: Document, bodies: Bodies, start: int, first: int, last: int) -> Sequence[Mention]:
    """The bodies for which a pronoun or a noun of the tokens [first, last) stands, in a sentence that begins at
    `start`."""
    words = doc.tokens.words[first:last]
    if "it" in words:
        itself = the_ccg(doc, bodies, start - 1) if start else None
        return (itself,) if itself is not None else ()
    if "they" in words:
        return plural_before(doc, bodies, start)
    group = next((g for g in bodies.groups_within(first, last) if g.named), None)
    members = (bodies.nearest_of(code, last) for code in group.members) if group is not None else ()
    return [m for m in members if m is not None]


def it_and(doc: Document, bodies: Bodies, token: int, start: int) -> Mention | None:
    """The body for which `it` stands where it is joined to names: `it and its two partners, X and Y`."""
    words = doc.tokens.words
    i = token - 1
    while (
        i > start
        and (words[i] in change_words()["between"] or words[i] in ("partners", "partner"))
        and words[i] not in ("and", "to")
    ):
        i -= 1
    return (
        bodies.antecedent(doc, i - 1)
        if i - 1 >= start
        and words[i] == "and"
        and words[i - 1] in ("it", "itself", "ccg", "group")
        and bodies.at(i - 1) is None
        else None
    )


def with_hyphen(doc: Document, bodies: Bodies, event: Event) -> tuple[str, ...]:
    """The two whose short names a mark joins before a noun: `the Leeds–Bradford merger`, `Aldmoor/Brackwater
    tie-up`."""
    tokens, start = doc.tokens, doc.sentence_tokens(event.first)[0]
    first = event.first
    while (
        first > start and event.first - first < _LONG and (tokens.capital(first - 1) or tokens.words[first - 1] == "/")
    ):
        first -= 1
    for i in range(first + 1, event.first):
        mark = doc.text[tokens.ends[i - 1] : tokens.starts[i]] if tokens.words[i] != "/" else "/"
        sides = (tuple(tokens.words[first:i]), tuple(tokens.words[i + (mark == "/") : event.first]))
        if mark.strip() in _MARKS and mark and all(sides):
            codes = {code for side in sides if (code := _called(bodies, side))}
            return tuple(sorted(codes)) if len(codes) == 2 else ()
    return ()


def _called(bodies: Bodies, name: tuple[str, ...]) -> str | None:
    """The CCG of the text whose slug or short name begins with a name, else the one of the register."""
    slug = "-".join(name)
    told = {m.agent for m in bodies.mentions if m.kind == "ccg" and m.agent.startswith(slug)}
    return told.pop() if len(told) == 1 else ccg_words().get(name)


def and_others(doc: Document, bodies: Bodies, left: tuple[Mention, ...], event: Event) -> tuple[str, ...]:
    """All of a set of which the subject names one and counts the rest: `X CCG and five others in the county`."""
    words = doc.tokens.words
    last = past_short(words, left[0].last) if len(left) == 1 else 0
    if words[last : last + 1] != ["and"]:
        return ()
    i = next((k for k in range(last + 1, min(event.first, last + 5)) if words[k] in _REST), None)
    number = number_before(words, i) if i is not None else None
    return bodies.meant.line_ups.with_others(left[0].agent, int(number[0]) + 1) if number is not None else ()


def past_remarks(doc: Document, bodies: Bodies, last: Mention, start: int) -> list[Mention]:
    """The names joined to a subject from before, each with a remark in brackets: `A (good) and B (inadequate) will
    merge`."""
    words = doc.tokens.words
    found: list[Mention] = []
    i = last.first - 1
    while i > start and words[i] in ("and", ",", "&", "nhs", "both"):
        i -= 1
    while i > start and words[i] == ")":
        opening = next((k for k in range(i - 1, max(start, i - 10), -1) if words[k] == "("), None)
        before = bodies.at(opening - 1) if opening else None
        if before is None or before.kind != "ccg" or before.first < start:
            break
        found.insert(0, before)
        i = before.first - 1
        while i > start and words[i] in ("and", ",", "&", "nhs", "both"):
            i -= 1
    return found
