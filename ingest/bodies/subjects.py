"""Whom a predicate is about: the CCGs that are rated, placed in special measures, merged, as its sentence tells.

No parse. The names nearest before the predicate count, past an aside between commas, brackets or dashes; where a group
of CCGs stands there instead, the names that the predicate presents (`Rated good were A and B`) or the members that the
text names.
"""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Group, Mention
from ccgkg.ingest.bodies.group_phrases import SHARES
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.bodies.predicate_groups import is_predicate
from ccgkg.ingest.bodies.subject_lists import joined_with, some_of, told_too
from ccgkg.ingest.bodies.subject_names import all_before, pronoun_before, runs, singled_out, words_of
from ccgkg.ingest.bodies.subjects_ahead import fronted, joined_by, object_of, one_of_those, presented, told_ahead
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

_CLOSERS = {
    ",": ("which", "who", "whose", "where", "that", "led", "run", "covering", "serving", "based", "formed", "created"),
    ")": ("(",),
    "–": ("–",),
    "—": ("—",),
    "-": ("-",),
}


@dataclass(frozen=True, slots=True)
class Subjects:
    """The names that a predicate is about, or the group where none is named. `inferred` where a pronoun or a noun
    stands there."""

    mentions: tuple[Mention, ...] = ()
    group: Group | None = None
    inferred: bool = False

    def __bool__(self) -> bool:
        return bool(self.mentions or self.group)


def _of_group(doc: Document, bodies: Bodies, group: Group, token: int, too: list[Mention]) -> Subjects:
    """The members of a group, each at its nearest mention, where the text names them."""
    stop = doc.sentence_tokens(group.first)[1]
    members = [bodies.nearest_of(code, token) for code in group.members] if group.named else []
    if members and all(m is not None and m.first >= stop for m in members):
        members = []  # they are told of where they are named
    return Subjects((*(m for m in members if m), *too), group, bool(members))


def _object_group(doc: Document, bodies: Bodies, last: int, stop: int, right: frozenset[str]) -> Group | None:
    """`issued legal directions to three CCGs`."""
    words = doc.tokens.words
    group = next(iter(bodies.groups_within(last, min(stop, last + 8))), None)
    gap = words[last : group.first] if group else []
    return group if gap and gap[-1] in right and not {",", ";", "which"} & set(gap) else None


def subjects_of(
    doc: Document, bodies: Bodies, first: int, last: int, *, right: frozenset[str] = frozenset()
) -> Subjects:
    """The subjects of the predicate at tokens [first, last). `right` are prepositions after it that bring its
    object."""
    start, stop = part_of(doc, bodies, first)
    lists = runs(doc, bodies.within(start, stop))
    after = [r for r in lists if r[0].first >= last]
    too = told_too(doc, after, last, stop)
    if right:
        object_ = object_of(doc, after, last, right)
        if object_:
            return Subjects((*object_, *too))
        counted = _object_group(doc, bodies, last, stop, right)
        if counted and not any(r[-1].last <= first for r in lists):
            if some := some_of(doc, counted, after):
                return Subjects((*some, *too))
            return _of_group(doc, bodies, counted, first, too)
    if one := singled_out(doc, bodies, start, first):
        return Subjects((one,), None, True)
    before = [r for r in lists if r[-1].last <= first]
    if not before and (named := told_ahead(doc, after, start, first, last)):
        return Subjects(tuple(named))
    if before and (verb := _counted_anew(doc, before[-1][-1].last, first)):
        return Subjects((*presented(doc, after, last), *too), next(bodies.groups_before(verb), None))
    if after and not before and one_of_those(doc, after[0], start, last):
        return Subjects((*after[0], *too))
    left = _left(doc, bodies, before, start, first)
    if left.mentions:
        if words_of("joining") & set(doc.tokens.words[max(start, left.mentions[0].first - 2) : first]):
            too = [*too, *presented(doc, after, last), *joined_by(doc, after, last)]
        return Subjects((*left.mentions, *too), None, left.inferred)
    whole = left.group is not None and left.group.named and left.group.count == len(left.group.members)
    if not whole and (ahead := presented(doc, after, last)):
        return Subjects((*ahead, *too))
    if left.group is not None:
        group = left.group
        if (
            group.count
            and doc.tokens.words[group.first] in ("all", "these", "those")
            and (named := all_before(doc, bodies, group.first, group.count))
        ):
            return Subjects((*named, *too), group, True)
        return _of_group(doc, bodies, left.group, first, too)
    if opens := fronted(doc, after, start, first, last):
        return Subjects(tuple(opens))
    antecedent = pronoun_before(doc, bodies, start, first)
    return Subjects((*antecedent, *too), None, True) if antecedent or too else Subjects()


def _lists_on(doc: Document, bodies: Bodies, i: int) -> bool:
    """Whether a semicolon stands between two names of a list."""
    words = doc.tokens.words
    before, at = bodies.at(i - 1), i + 1
    while at < len(words) and words[at] in ("and", "nhs"):
        at += 1
    after = bodies.at(at) if at < len(words) else None
    if before is None or after is None or not before.kind == after.kind == "ccg":
        return False
    return words[i + 1] == "and" or not words_of("tells").issuperset(
        words[after.last : after.last + 1]
    )  # `X and Y merged to form Z; Y had been rated`


def part_of(doc: Document, bodies: Bodies, token: int) -> tuple[int, int]:
    """The part of its sentence between semicolons that holds a token; those of a list of names divide nothing."""
    words = doc.tokens.words
    start, stop = doc.sentence_tokens(token)
    if ";" not in words[start:stop]:
        return start, stop
    for i in range(start, stop):
        if words[i] == ";" and not _lists_on(doc, bodies, i):
            if i >= token:
                return start, i
            start = i + 1
    return start, stop


def _left(doc: Document, bodies: Bodies, lists: list[list[Mention]], start: int, first: int) -> Subjects:
    words = doc.tokens.words
    end = first
    aside: tuple[int, int] | None = _aside(doc, start, first)
    groups = [g for g in bodies.groups_within(start, first) if g.last <= first]
    candidates: list[tuple[int, list[Mention] | Group]] = [(r[-1].last, r) for r in lists]
    candidates += [(g.last, g) for g in groups]
    kept: list[Mention] = []
    for place, candidate in sorted(candidates, key=lambda c: -c[0]):
        if place > end:
            continue
        if isinstance(candidate, Group):
            if aside and aside[0] <= candidate.first and place <= aside[1] and lists and lists[0][-1].last <= aside[0]:
                continue  # `Hull CCG, formed when three groups merged, was rated good`
            if any(words[i : i + 2] == [",", "it"] for i in range(place, first - 1)):
                continue  # `One of nine groups in special measures, it was rated inadequate`
            before = words[candidate.first - 1] if candidate.first > start else ""
            if before in ("of", "the") and candidate.first - 2 >= start:
                before = words[candidate.first - 2] if words[candidate.first - 2] in words_of("partitive") else before
            named = any(r[-1].last <= candidate.first for r in lists) or any(
                words[i] == "it" and words[i + 2] != "that" for i in range(start, candidate.first - 2)
            )
            share = (
                candidate.first - 2 > start
                and words[candidate.first - 1] == "of"
                and words[candidate.first - 2] in SHARES
            )
            if before in words_of("partitive") and named and not share or is_predicate(doc, bodies, start, candidate):
                continue
            if kept:
                return Subjects(tuple(kept))
            return Subjects(tuple(_with_others(doc, lists, candidate)), candidate)
        begin = candidate[0].first
        before = words[begin - 1] if begin > start else ""
        relative = words[place : place + 2] == [",", "which"] and "," not in words[place + 1 : first]
        relative = relative or place + 2 == first and words[place] == "," and words[place + 1] in words_of("apposed")
        if before == "but" and words[begin - 2] == "all" and begin - 2 >= start and not relative:
            continue  # `all but X were rated good`
        if before in words_of("not_subject") and not relative:
            continue
        apposed = len(candidate) == 1 and before == words[place] == "," and begin - 1 != (aside or (begin,))[0]
        if aside and aside[0] <= begin and place <= aside[1] and not apposed:
            kept = kept or candidate
            continue
        if (main := _of_main(words, lists, start, first)) is not None:
            return Subjects(tuple(main))
        # What a relative clause tells is told of the last alone.
        return Subjects((*(() if relative else joined_with(doc, lists, candidate)), *candidate))
    if kept:
        return Subjects(tuple(kept))
    antecedent = pronoun_before(doc, bodies, start, first)
    return Subjects(tuple(antecedent), None, True) if antecedent else Subjects()


def _of_main(words: list[str], lists: list[list[Mention]], start: int, first: int) -> list[Mention] | None:
    """The CCG with which a sentence begins, which a clause without a subject is on: `X asked Y for help after being
    rated`."""
    being = next((i for i in range(first - 1, max(start, first - 4), -1) if words[i] in ("being", "having")), None)
    if being is None or words[being - 1] not in ("after", "since", "before", "despite", "on", "following", "upon"):
        return None
    run = lists[0]
    opens = run[0].first - start <= 2 and words[start] not in words_of("ahead") and len(lists) > 1
    return run if opens and words[run[-1].last] not in (",", "'s") else None


def _with_others(doc: Document, lists: list[list[Mention]], group: Group) -> list[Mention]:
    """Those named with the others of a group: `placed Bury CCG and two other CCGs in`."""
    words = doc.tokens.words
    run = next((r for r in reversed(lists) if r[-1].last < group.first), None)
    others = not {"other", "more", "further"}.isdisjoint(words[group.first : group.last])
    joined = run is not None and words[run[-1].last : group.first] in (["and"], [",", "and"], ["plus"], [","])
    return run if run is not None and others and joined else []


def _aside(doc: Document, start: int, first: int) -> tuple[int, int] | None:
    """The aside that ends just before the predicate's verb: `X, which shares a chief with Y, was rated`."""
    words = doc.tokens.words
    for i in range(first - 1, max(start, first - 7), -1):
        openers = _CLOSERS.get(words[i])
        if openers is None:
            continue
        if words[i] == "," and words[i + 1] in ("which", "who", "whose"):
            return None  # `X, which is in debt, and Y, which is not, were rated`: it opens one
        for j in range(i - 1, start, -1):
            if (words[j] in openers or _is_told_of(words, i, j)) and (words[i] != "," or words[j - 1] == ","):
                return j, i
        return None
    return None


def _is_told_of(words: list[str], closer: int, j: int) -> bool:
    """Whether a participle at a token opens what is told by the way: `X, established in 2018,`."""
    return (
        words[closer] == "," and words[j].endswith("ed") and words[j + 1] in ("in", "last", "by", "from", "out", "when")
    )


def _counted_anew(doc: Document, start: int, first: int) -> int | None:
    """The verb of a predicate whose subject is a number that stands for CCGs: `18 were good, including Bury CCG, and 12
    were rated inadequate`; None where it is none, `start` is the end of the name before it."""
    words = doc.tokens.words
    verb = next((i for i in range(first - 1, max(start, first - 6), -1) if words[i] in words_of("counted_verbs")), None)
    number = number_before(words, verb) if verb is not None else None
    joined = number is not None and words[number[1] - 1] in ("and", ",", "but", "while", ";", "another", "whereas")
    return verb if joined and number is not None and number[1] > start else None


def past_aside(words: list[str], token: int, end: int) -> int:
    """The token after an aside that begins at `token`: past `, which assesses them every summer,` or `, the body that
    oversees them,`."""
    opens = (["which"], ["who"], ["whose"], ["the"], ["itself"])
    if words[token : token + 1] == [","] and words[token + 1 : token + 2] in opens:
        closing = next((i for i in range(token + 2, min(end, token + 20)) if words[i] == ","), None)
        return closing + 1 if closing is not None else token
    return token
