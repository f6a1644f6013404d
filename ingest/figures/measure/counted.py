"""The noun that a number counts: behind it, before it as that of its whole, or a plural that no list knows."""

from __future__ import annotations

from ccgkg.ingest.figures.measure.employed import employs
from ccgkg.ingest.figures.measure.measured import word_lists
from ccgkg.ingest.numbers.numbers import Number
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document

QUOTES = frozenset("'\"‘’“”")
#: Tokens behind a number in which its noun stands.
_NOUN = 7
#: Tokens at most in the name of one who owns them.
_OWNER = 10
#: Nouns for those of a CCG, and for what it is judged by: `12 CCG leaders`.
_OF_A_CCG = frozenset({"practices", "staff", "assessment-indicators", "other", "respondents", "mergers"})
#: A shorter word is no plural that its form tells.
_SHORT = 5
_NO_PLURAL = ("ss", "us", "ous", "is")


#: Before a number of `neighbours`, what makes them CCGs as the one that has them is.
_WHOSE = frozenset({"its", "their", "our", "the"})


def noun_of(doc: Document, n: Number, high: int) -> Cue | None:
    """The noun that a number counts: the first word for one behind it, before a verb or a mark.

    A plural that no list knows is a noun too: what it counts is `other`, and nothing is taken over from the number
    before.
    """
    ws = doc.tokens.words
    lists = word_lists()
    start = n.last if n.whole is None else max(n.last, doc.tokens.at(n.whole[1] - 1) + 1)
    if n.hedge is not None and n.hedge[0] >= n.end and doc.tokens.at(n.hedge[0]) == n.last:
        start = max(start, doc.tokens.at(n.hedge[1] - 1) + 1)  # `48 or so practices`
    first = _past_owner(doc, start)
    last = min(first + _NOUN, high)
    for k in range(first, last):
        cue = doc.cues.starting("counted", k)
        if (
            cue is not None
            and cue.value == "practices"
            and ws[cue.last - 1] == "surgery"
            and n.unit == "count"
            and n.value != 1
        ):
            return None  # `six limited cataract surgery`
        if cue is not None:
            return _listed(doc, n, cue, high)
        word = ws[k]
        if k == start and word in ("-", "–", "—", ":") and n.first <= doc.sentence_tokens(n.first)[0] + 1:
            continue  # `191 – CCGs in England`
        if (
            word == "the"
            and ws[k + 1] in lists["tallies"]
            and ws[k + 2] == "of"
            or ws[k - 1] == "the"
            and word in lists["tallies"]
            or word == "of"
            and ws[k - 1] in lists["tallies"]
        ):
            continue  # `86: the number of CCGs that have applied`
        if not (word[0].isalnum() or word in QUOTES or word in ("'s", "&", "(")) or word in lists["verbs"]:
            return None
        if k > start and word in lists["determiners"] and ws[k - 1] not in ("of", "all", "both"):
            return None  # `54 per cent opposed the merger`
        if word[0].isdecimal() and k > start and (n.unit != "percent" or ws[start] != "of"):
            return None  # `half of our 31 practices` goes on
        if _plural(doc, k, start):
            return Cue(k, k + 1, "other")
    return None


def _past_owner(doc: Document, start: int) -> int:
    """The token behind a name that owns what is counted: `71% of Basildon and Brentwood CCG’s practices`."""
    words, k = doc.tokens.words, start
    if words[start : start + 1] != ["of"]:
        return start
    while k - start < _OWNER and (k == start or doc.tokens.capital(k) or words[k] in ("and", "of", "on", "with", ",")):
        k += 1
    return k if words[k] in ("'s", "'") else start


def noun_before(doc: Document, n: Number) -> Cue | None:
    """The noun of the whole that a sentence opens with, for a part of it with no noun: `Of 87 practices, 60 voted
    yes`."""
    if n.whole is None or n.whole[0] > n.start or n.unit != "count":
        return None
    at = doc.tokens.at(n.whole[1] - 1) + 1
    return next(
        (
            c
            for k in range(at, min(at + 3, n.first))
            if (c := doc.cues.starting("counted", k)) and c.value in ("practices", "staff", "ccg")
        ),
        None,
    )


def _listed(doc: Document, n: Number, cue: Cue, high: int) -> Cue | None:
    """The noun that a listed one stands for: staff for people who are employed, what is theirs for CCGs."""
    if doc.tokens.words[cue.last - 1] == "neighbours" and doc.tokens.words[n.first - 1] not in _WHOSE:
        return Cue(cue.first, cue.last, "other")  # `six good neighbours`
    if cue.value == "population" and employs(doc, n, cue):
        return Cue(cue.first, cue.last, "staff")
    return _of_a_ccg(doc, cue, high) if cue.value == "ccg" else cue


def _of_a_ccg(doc: Document, cue: Cue, high: int) -> Cue | None:
    """`five of the CCG's practices`, `12 CCG leaders`: what belongs to CCGs is counted; `a third of the CCG overspend`
    counts none."""
    words, last, cues = doc.tokens.words, cue.last, doc.cues
    if last < high and words[last] in ("'s", "'"):
        return next((c for k in range(last + 1, min(last + 4, high)) if (c := cues.starting("counted", k))), None)
    if not {"that", "which", "who"}.isdisjoint(words[cue.first : last]):
        return cue  # `the bodies that buy hospital care`
    if words[last - 1] in ("ccg", "group", "commissioning") and cues.starting("money", last) is not None:
        return None
    longer = cues.starting("counted", last) if last < high else None
    return longer if longer is not None and longer.value in _OF_A_CCG else cue


def _plural(doc: Document, k: int, start: int) -> bool:
    """Whether a word is the plural of a noun that no list has (`grades`, `committees`), as far as its form tells."""
    word, lists = doc.tokens.words[k], word_lists()
    if word in lists["irregular_plurals"]:
        return True
    if len(word) < _SHORT or not word.endswith("s") or word.endswith(_NO_PLURAL) or word in lists["no_plural"]:
        return False
    cues = doc.cues
    money = cues.starting("money", k)
    if money is not None and (k > start or money.value != "other"):
        return False  # `£5m of fees`; `17 contracts` are counted
    if k == start and doc.tokens.capital(k) or cues.starting("predicate", k) or cues.starting("graded", k):
        return False
    return not any(c.last > k for c in cues.within("predicate", max(start, k - 4), k + 4) if c.first <= k)
