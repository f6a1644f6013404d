"""To whom a number belongs in its own clause: its head, its relative, what stands behind it, its subject."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.figures.about.owner_case import OwnerCase
from ccgkg.ingest.figures.about.owners_behind import owner_behind
from ccgkg.ingest.figures.about.referent import Referent, referent_words
from ccgkg.ingest.figures.about.some_of_all import restricted
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.text.clauses import clause_of, opening_of

#: Verbs of the present that a subject goes on with.
_TAKES = frozenset(
    {"looks", "gets", "runs", "plans", "receives", "needs", "expects", "faces", "includes", "costs", "saves"}
)
#: What opens a relative clause.
_RELATIVES = frozenset({"which", "who", "whose", "where", "that"})
#: Between the names of two bodies that pool what they have.
_BETWEEN = frozenset({"the", "city", "county", "borough", "its", "local"})


def owner_in_clause(case: OwnerCase) -> tuple[str, ...]:
    """The members of the nearest that the clause of a number ties it to; empty where it names no one."""
    if pool := _joint_pot(case):
        return pool
    head = _head(case)
    if head is not None:
        return head.members
    relative = _relative(case)
    if relative is not None:
        return restricted(case.doc, relative)
    before = [r for r in case.refs.within(case.first, case.n.first) if case.fits(r)]
    behind = owner_behind(case)
    if (theirs := _of_its_whole(case)) is not None:
        return theirs.members
    if behind is not None and _belongs(case, behind, before):
        return restricted(case.doc, behind)
    found = _nearest([r for r in before if r.first >= case.floor]) or _nearest(before)
    return _subject(case, found, before) if found is not None else ()


def _head(case: OwnerCase) -> Referent | None:
    """The head of a line or sentence whose participle a number hangs on: `NHS X CCG – a merger of A, B and C CCGs,
    covering 2m`."""
    ws, lists, n = case.words, referent_words(), case.n
    i = case.doc.tokens.at(n.hedge[0]) if n.hedge and n.hedge[0] < n.start else n.first
    if ws[i - 1] not in lists["participles"] or lists["pauses"].isdisjoint(ws[i - 2 : i - 1]):
        return None
    nearest = next(case.refs.before(i - 1), None)
    if nearest is not None and nearest.last == i - 2 and _is_one_named(nearest) and case.fits(nearest):
        return nearest  # `its larger neighbour, Warrington CCG, with 26 practices`
    first = next((r for r in case.refs.within(case.low, n.first) if case.fits(r) and r.of_ccgs), None)
    return first if first is not None and ws[first.last] in lists["pauses"] else None


def _is_one_named(r: Referent) -> bool:
    return r.kind == "named" and not r.several


def _relative(case: OwnerCase) -> Referent | None:
    """Whom `which`, `who` or `whose` at the head of the clause stands for: the CCGs named right before it."""
    if clause_of(case.doc, case.n.first)[0] != case.first or case.words[case.first] not in _RELATIVES:
        return None
    nearest = next(case.refs.before(case.first), None)
    if nearest is None or nearest.first < case.doc.sentence_tokens(case.first)[0]:
        return None  # `Where X has 12 practices, Y has 80`
    if case.first - nearest.last > 2 or not (_is_board(case, nearest) or _is_ccg(case, nearest)):
        return None
    return None if _relative_has_closed(case) and _named_elsewhere(case) else nearest


def _of_its_whole(case: OwnerCase) -> Referent | None:
    """`40 of its 190 staff work in Milton Keynes`: the one whose the whole is of which a number is part."""
    if case.n.whole is None:
        return None
    at = case.doc.tokens.at(case.n.whole[0]) - 1
    return next(iter(case.refs.within(at, at + 1)), None) if case.words[at] in ("its", "their") else None


def _is_ccg(case: OwnerCase, r: Referent) -> bool:
    return r.of_ccgs and case.fits(r)


def _is_board(case: OwnerCase, r: Referent) -> bool:
    """`pass to the Wessex Integrated Care Board, which will have £3bn to spend`: whether one named is no CCG but buys
    care as one does."""
    return r.last - r.first > 2 and case.words[r.last - 2 : r.last] == ["care", "board"]


def _relative_has_closed(case: OwnerCase) -> bool:
    """`X, which had a surplus of £1m, could pay for a deficit at Y`: the main verb has come before the number."""
    ws, auxiliaries = case.words, time_words()["auxiliaries"]
    return any(ws[k] == "," and ws[k + 1] in auxiliaries for k in range(case.first + 1, case.n.first - 1))


def _named_elsewhere(case: OwnerCase) -> bool:
    behind = owner_behind(case)
    return behind is not None and behind.kind == "named" and case.fits(behind)


def _belongs(case: OwnerCase, behind: Referent, before: Sequence[Referent]) -> bool:
    """Whether a number is rather that of the one behind it than of the subject before."""
    area = case.words[behind.first] in word_lists()["areas"] and behind.kind == "group"
    told = case.refs.within(case.low, case.n.first)
    subject = any(r.kind == "named" and not r.oblique and case.words[r.last] not in (",", ";", "and") for r in told)
    if area and subject:
        return False  # `X CCG decides how £7m is spent in the town`
    by_it = case.words[behind.first - 1] == "by"  # `an underspend by NHS England`
    if not by_it and not behind.of_ccgs and any(r.of_ccgs and r.kind != "pronoun" for r in before):
        return False
    return case.fits(behind)


def _subject(case: OwnerCase, found: Referent, before: Sequence[Referent]) -> tuple[str, ...]:
    """The subject of the clause, of which `found` is the nearest before the number; those who pool it; the one set in
    front."""
    if pair := _pooled(case, found, before):
        return pair
    if found.kind != "pronoun":
        return restricted(case.doc, _joined_subject(case, before, found))
    if case.words[found.first] == "their" and (subject := _other_subject(case, found)) is not None:
        return subject.members
    return restricted(case.doc, _fronted(case, before))


def _nearest(found: Sequence[Referent]) -> Referent | None:
    """The last that is no adjunct, else the last."""
    return next((r for r in reversed(found) if not r.oblique), found[-1] if found else None)


def _pooled(case: OwnerCase, last: Referent, before: Sequence[Referent]) -> tuple[str, ...]:
    """A CCG and another body that pool what they have: `Hull CCG and the city council pool £600m`."""
    first = next((r for r in before if r.last < last.first), None)
    if first is None or last.kind != "other" or first.kind != "named":
        return ()
    at = last.first - 1
    while case.words[at] in _BETWEEN:
        at -= 1
    if case.words[at] != "and" or word_lists()["pools"].isdisjoint(case.words[last.last : case.n.first]):
        return ()
    return tuple(sorted({*first.members, *last.members}))


def _joint_pot(case: OwnerCase) -> tuple[str, ...]:
    """`A joint committee between Hull CCG and the council could be running by 2021, with £38m in one pot`: those who
    commission jointly."""
    starts, ends = case.doc.tokens.starts, case.doc.tokens.ends
    sentence = case.words[case.low : case.high]
    if case.measure != "budget" or word_lists()["pools"].isdisjoint(sentence):
        return ()
    told = case.c.changes_within(starts[case.low], ends[case.high - 1])
    joint = (x.participants for x in told if x.type == "joint-commissioning")
    return next((p for p in joint if not case.refs.others.isdisjoint(p)), ())


def _other_subject(case: OwnerCase, found: Referent) -> Referent | None:
    """The other body with which the sentence begins: `NHS trusts fared better, cutting their deficit to £791m`."""
    subject = next(iter(case.refs.within(case.low, case.low + 3)), None)
    if subject is None or subject.kind != "other" or subject.oblique or subject.last > found.first:
        return None
    return subject if case.fits(subject) else None


def _fronted(case: OwnerCase, before: Sequence[Referent]) -> Referent:
    """That which a sentence sets before its subject, where the subject is a pronoun: `At Luton CCG they were £4m`."""
    head = before[0]
    low = opening_of(case.doc, head.first)
    if head.kind in ("named", "group") and head.first - low <= 2 and case.words[low] in referent_words()["belongs"]:
        return head
    return _nearest(before) or head


def _joined_subject(case: OwnerCase, before: Sequence[Referent], found: Referent) -> Referent:
    """The subject of `and serves` before a number, where an object of the verb before stands nearer: `X CCG replaced
    eight groups and serves 2m`."""
    ws, subject = case.words, before[0]
    if subject is found or subject.oblique or subject.kind == "pronoun" or found.first - 1 < subject.last:
        return found
    joint = next((k for k in range(case.n.first - 1, found.last - 1, -1) if ws[k] == "and"), None)
    if joint is None or not (_is_present(ws[joint + 1]) or ws[joint + 1] in _TAKES):
        return found
    verb = ws[subject.last]
    return subject if _is_present(verb) or verb in time_words()["past"] or verb.endswith("ed") else found


def _is_present(word: str) -> bool:
    return word in time_words()["general"] or word in time_words()["auxiliaries"]
