"""Whom a pronoun stands for: `it`, `they`, `the former`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.figures.about.referent import Referent
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.figures.period.predicates_apart import time_words
from ccgkg.ingest.text.clauses import clause_of

if TYPE_CHECKING:
    from ccgkg.ingest.figures.about.antecedents import Antecedents

#: Sentences back to which a pronoun may reach for any noun, and for a subject.
_NEAR = 3
_FAR = 6
#: Those of whom one is the former and one the latter.
_PAIR = 2
#: Behind `their`, what several have as one.
_TOGETHER = frozenset({"combined", "joint", "collective", "total", "aggregate"})
#: What one does with others.
_SHARES = frozenset({"shares", "share", "shared", "sharing", "merge", "merging", "merged", "works", "joined", "teamed"})
#: A number of so many CCGs is all of England's: there were never fewer than 106.
_NATIONWIDE = 100
#: Behind `it`, verbs of what will be; tokens from the head of its sentence in which it is the subject.
_WILL = frozenset({"will", "would", "should", "could", "'ll", "'d"})
_HEAD = 4


def one(a: Antecedents, token: int) -> tuple[str, ...]:
    """`it`: the subject of its own sentence, else that of one just before, else what the text is about.

    What comes of a merger just told is meant where `it` will do something. Those who give and watch are meant where
    nobody else is.
    """
    low = a.doc.sentence_tokens(token)[0]
    if a.words[token + 1] in _WILL and token - low < _HEAD and (made := _just_made(a, token, low)):
        return made
    here = a.told.since(low)
    if _is_object(a, token):
        clause = clause_of(a.doc, token)[0]
        here = [r for r in here if r.first < clause]  # `NHS England had set it a target`
    subject = next((r for r in reversed(here) if not r.several and not r.oblique), None)
    if subject is not None:
        return subject.members
    wrote = [r for r in here if r.kind == "named" and not r.several]
    if a.words[token] == "its" and len(wrote) == 1 and a.words[wrote[0].last] == "that":
        return wrote[0].members  # `he wrote to Hexley that its plan was not credible`
    return _one_before(a, token)


def _is_object(a: Antecedents, token: int) -> bool:
    """Whether `it` stands behind a verb of its own clause and before none: `rated it inadequate`; not `said it
    would`."""
    verb, behind, past = a.words[token - 1], a.words[token + 1], time_words()["past"]
    if a.words[token] != "it" or verb not in a.lists["done_to"]:
        return False
    return not (behind in time_words()["auxiliaries"] or behind in past or behind.endswith("ed"))


def _just_made(a: Antecedents, token: int, low: int) -> tuple[str, ...]:
    """What a merger told in an earlier sentence makes: `A and B will merge. It will serve 400,000`."""
    told = a.told.change_before(token)
    if told is None or told.type not in ("merger", "establishment") or told.start >= a.doc.tokens.starts[low]:
        return ()
    return a.made(token)


def _one_before(a: Antecedents, token: int) -> tuple[str, ...]:
    """The one that the sentences before spoke of as a subject; else the text as a whole; else at all."""
    item = a.told.in_an_item(token)
    before = [[r for r in s if _may_be_it(a, r, item)] for s in a.told.sentences_before(token, _FAR)]
    subject = next((r for s in before for r in s if not r.oblique), None)
    if subject is None and len(a.cast.topic) == 1:
        return a.cast.topic
    subject = (
        subject
        or next((r for s in before[:_NEAR] for r in s), None)
        or next((r for s in a.told.sentences_before(token, 1) for r in s if not r.several), None)
    )
    if subject is not None and _is_far_member(a, subject, token):
        return a.cast.topic
    return subject.members if subject is not None else ()


def _is_far_member(a: Antecedents, r: Referent, token: int) -> bool:
    """Whether one was named paragraphs ago of the several that a text is about: `it` is then a plan of theirs."""
    theirs = a.cast.sole and len(a.cast.topic) > 1 and set(r.members) < set(a.cast.topic)
    return theirs and a.told.block(token) - a.told.block(r.first) > 1


def _may_be_it(a: Antecedents, r: Referent, item: bool) -> bool:
    """Whether `it` may stand for a referent: one, none that gives or watches, and of a list only within it (`item`)."""
    kind = r.kind == "other" and a.words[r.last - 1].endswith("s")  # `GP practices` are no `it`
    has = a.words[r.last] == "'s" and a.words[r.last + 1] in word_lists()["ccg_has"]
    if has and r.first != a.doc.sentence_tokens(r.first)[0]:
        return False  # `We respect what Bury's practices decided`
    if r.several or kind or not a.lists["givers"].isdisjoint(r.members):
        return False
    return item or not a.told.in_an_item(r.first)


def several(a: Antecedents, token: int) -> tuple[str, ...]:
    """`they`: the several of its own sentence, else of one just before, else those that the text is about."""
    number = number_before(a.words, token - 1) if a.words[token - 1] == "of" else None
    if number and number[0] >= _NATIONWIDE:
        return (ALL_CCGS,)
    here = a.told.since(a.doc.sentence_tokens(token)[0])
    subject = next((r for r in reversed(here) if r.several and not r.oblique), None)
    if subject is not None:
        return subject.members
    own = [r for r in here if r.kind == "named" and not r.oblique]
    if a.words[token] == "their" and len(own) == 1 and not own[0].several:
        return own[0].members  # `Hull CCG exceeded their budget by £12m`
    if listed := a.told.lines():
        return listed
    for sentence in a.told.sentences_before(token, _NEAR):
        many = [r for r in sentence if r.several]
        if many and a.words[token] == "their" and a.words[token + 1] in _TOGETHER and _of_a_part(a, many[0]):
            return (SOME_CCGS,)
        if many and (joint := _with_its_partners(a, sentence, many)):
            return joint
        if many:
            return next((r for r in many if not r.oblique), many[0]).members
        each = {m for r in sentence if r.kind == "named" and not r.oblique for m in r.members}
        if len(each) > 1:
            return tuple(sorted(each))  # `A overspent by £2m and B by £3m. Their budgets come to £600m`
    return a.cast.topic if len(a.cast.topic) > 1 else a.cast.local


def _of_a_part(a: Antecedents, r: Referent) -> bool:
    """`32 of 209 groups ran a deficit. Their combined deficit was £4m`: whether a group is the whole of a part told."""
    if r.members != (ALL_CCGS,):
        return False
    at = next((k for k in range(r.first - 1, max(0, r.first - 4), -1) if a.words[k] == "of"), r.first)
    at = at if a.words[at] == "of" else next((k for k in range(r.first, r.last) if a.words[k] == "of"), 0)
    return at > 0 and number_before(a.words, at) is not None


def _with_its_partners(a: Antecedents, sentence: Sequence[Referent], many: Sequence[Referent]) -> tuple[str, ...]:
    """`It shares a chief with A and B CCGs. Their members voted`: the one that shares and those with whom it does."""
    subject = next((r for r in sentence if not r.oblique), None)
    if subject is None or subject.several or subject.kind == "other" or len(many) != 1:
        return ()
    with_whom = many[0]
    head = a.doc.sentence_tokens(subject.first)[0]
    shares = not _SHARES.isdisjoint(a.words[max(head, subject.last) : with_whom.first])
    if with_whom.kind != "named" or "with" not in a.words[with_whom.first - 2 : with_whom.first] or not shares:
        return ()
    return tuple(sorted({*subject.members, *with_whom.members}))


def of_pair(a: Antecedents, token: int) -> tuple[str, ...]:
    """`the former`, `the latter`: one of the two named last in one sentence, its own up to there or one before."""
    low = a.doc.sentence_tokens(token)[0]
    for first, last in ((low, token), *a.told.spans_before(token, _NEAR)):
        told = list(dict.fromkeys(m.agent for m in a.names.within(first, last) if m.kind == "ccg"))
        if len(told) == _PAIR:
            return (told[0 if a.words[token] == "former" else 1],)
    return ()
