"""Whether the clause before a month or a weekday speaks of what is to come."""

from __future__ import annotations

from ccgkg.ingest.text.clauses import clause_of
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.time_lexicon import dates
from ccgkg.ingest.values import dataclass

_BE = frozenset({"be", "is", "are", "being", "get", "getting", "to", "and", "have", "been", "not"})
#: Verbs that tell what was; such and those of the perfect and the present, none of which the infinitive of a headline
#: has.
_WAS = frozenset({"was", "were", "had", "did"})
_FINITE = frozenset({"was", "were", "has", "have", "had", "is", "are", "did"})
#: What is done for a while, and set for no day.
_HOLDS = frozenset({"being", "having", "running", "facing", "looking", "doing", "carrying", "working", "going"})
_VOTED = frozenset({"voted", "agreed", "decided", "backed", "rejected", "chose", "opted", "approved"})
#: In a headline with `from`, verbs that tell what was.
_WAS_SO = frozenset({"was", "were", "has", "had", "did", "went", "rose", "fell"})


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause of a month: its words, as far as they say when it was, and what stands before the month."""

    doc: Document
    token: int
    #: The tokens of the clause begin here.
    first: int
    words: list[str]
    #: The word before the month.
    prev: str

    def before(self) -> list[str]:
        """The words of the clause before the month."""
        return self.words[: self.token - self.first]

    def has(self, name: str) -> bool:
        """Whether the clause has a word of a list (`rules/periods.yaml`)."""
        return not dates().sets[name].isdisjoint(self.words)

    def in_a_line(self) -> bool:
        """Whether the month stands in a heading or an item."""
        return self.doc.layout.block_at(self.doc.tokens.starts[self.token]).kind in ("heading", "item")


def looks_ahead(doc: Document, token: int) -> bool | None:
    """Whether the clause of the month at a token speaks of what is to come; None where it says neither.

    `will close in March`: True; `was in special measures until March`: False; `Under directions issued in March, it
    must`: None.
    """
    prev = doc.tokens.words[token - 1] if token else ""
    if prev in ("last", "since"):
        return None
    clause = _clause(doc, token, prev)
    if _lasted_until(clause):
        return False
    if prev in ("in", "on") and _was_done(doc.tokens.words, token - 2):
        return None
    if prev == "by" and "had" in clause.words and {"will", "due"}.isdisjoint(clause.words):
        return False  # `conditions had been lifted by April`
    return True if any(rule(clause) for rule in _RULES) else None


def _clause(doc: Document, token: int, prev: str) -> _Clause:
    """The clause of a month without what in it tells of the past or of another time."""
    first, last = clause_of(doc, token)
    words = doc.tokens.words[first : _past_an_abbreviation(doc, token, last)]
    told = next((k for k, w in enumerate(words) if w in _WAS), len(words))
    # `in May we were over plan and could not say why`
    words = [w for k, w in enumerate(words) if w not in ("could", "would") or k < told]
    if prev in ("in", "on") and _tells_of_the_past(words[: token - first]):
        words = words[: token - first]  # `fell to 191 in April and could drop to 130`
    if prev in ("in", "on") and (done := _was_voted(words, token - first)):
        words = words[:done]  # `In May they voted to become one body in April`
    # `what they had planned to do by then`
    words = [w for k, w in enumerate(words) if w != "planned" or "had" not in words[max(0, k - 2) : k]]
    return _Clause(doc, token, first, words, prev)


def _was_voted(words: list[str], at: int) -> int | None:
    """Where the verb stands that tells what was decided at a month before it."""
    verb = next((k for k in range(at, len(words)) if words[k] in _VOTED), None)
    return verb if verb is not None and dates().sets["will"].isdisjoint(words[:verb]) else None


def _past_an_abbreviation(doc: Document, token: int, last: int) -> int:
    """Where a clause ends: `On 1 April the number of clinical commissioning groups (CCGs) will fall` goes on past the
    bracket."""
    words = doc.tokens.words
    if words[last - 1] != "(" or words[last + 1] != ")" or last + 2 >= doc.sentence_tokens(token)[1]:
        return last
    return clause_of(doc, last + 2)[1]


def _lasted_until(c: _Clause) -> bool:
    """`was in special measures until March`, `led it until May`: what was so up to then."""
    if c.prev not in ("until", "till"):
        return False
    words, low = c.doc.tokens.words, c.doc.sentence_tokens(c.token)[0]
    if words[c.token - 2] in ("given", "have", "has"):
        return False
    opens = c.token - c.first <= 1 and c.first > low
    before = words[clause_of(c.doc, c.first - 1)[0] if opens else c.first : c.token]
    sets = dates().sets
    return _was_so(before) or not sets["lasted"].isdisjoint(before) and sets["looks_ahead"].isdisjoint(before)


def _was_done(words: list[str], i: int) -> bool:
    """Whether a word is a participle with no verb before it: `issued` in `directions issued in March`; not `will be
    issued in March`."""
    i -= words[i] == "out"  # `the plan that they sent out in August`
    done = words[i].endswith("ed") and words[i] not in dates().sets["foreseen_so"]
    return (done or words[i] in ("sent", "given", "taken", "brought", "put")) and words[i - 1] not in _BE


def _tells_of_the_past(words: list[str]) -> bool:
    """Whether words before a month have a verb of the past, and nothing that looks ahead: `fell from 195 to 191 in
    April`."""
    sets = dates().sets
    return not sets["past_verbs"].isdisjoint(words) and sets["looks_ahead"].isdisjoint(words)


def _was_so(words: list[str]) -> bool:
    """Whether words before a month tell what was so by then: `was in the bank by the end of September`; not `were told
    to save £4m by`."""
    at = next((k for k, w in enumerate(words) if w in ("was", "were")), None)
    if at is None or not dates().sets["looks_ahead"].isdisjoint(words):
        return False
    return {"to", "asked", "required"}.isdisjoint(words[at:])


def _will(c: _Clause) -> bool:
    """`will close`, `is due to`, `is going to`."""
    return c.has("will") or any(c.words[k : k + 2] == ["going", "to"] for k in range(len(c.words)))


def _is_to(c: _Clause) -> bool:
    """`is to become deputy chief executive on 1 April`."""
    return any(c.words[k : k + 2] in (["are", "to"], ["is", "to"]) for k in range(len(c.words)))


def _is_doing(c: _Clause) -> bool:
    """`On 1 April the three are merging`: what goes on at a day that is set is to come."""
    if c.prev not in ("on", "from") or not _WAS.isdisjoint(c.words):
        return False
    be = (k for k, w in enumerate(c.words[:-1]) if w in ("is", "are", "'re"))
    return any(c.words[k + 1].endswith("ing") and c.words[k + 1] not in _HOLDS for k in be)


def _by_the_end(c: _Clause) -> bool:
    """`by the end of November`."""
    if c.prev != "of" or "had" in c.words or _was_so(c.before()):
        return False
    return not {"by", "until", "before"}.isdisjoint(c.doc.tokens.words[max(0, c.token - 5) : c.token])


def _begins_then(c: _Clause) -> bool:
    """`the review starts on 5 February`."""
    return c.prev in ("on", "in", "from") and c.has("begins_then") and "did" not in c.words


def _headline(c: _Clause) -> bool:
    """`Four groups to share accountable officer from April`, `One health body from April as three CCGs merge`."""
    if not c.in_a_line():
        return False
    if "to" in c.words and _FINITE.isdisjoint(c.words):
        return True
    return c.prev == "from" and _WAS_SO.isdisjoint(c.words)


def _appointed_from(c: _Clause) -> bool:
    """`has been picked as joint director of finance from 3 September`."""
    if c.prev != "from" or not {"was", "were", "had"}.isdisjoint(c.words):
        return False
    low = c.doc.sentence_tokens(c.token)[0]
    return not dates().sets["appointed"].isdisjoint(c.doc.tokens.words[low : c.token])


def _meant(c: _Clause) -> bool:
    """`plans to merge in April`, `is set for April`."""
    return any(
        w in ("plan", "plans", "set") and c.words[k + 1 : k + 2] in (["to"], ["for"]) for k, w in enumerate(c.words)
    )


#: What makes a clause look ahead.
_RULES = (_will, _is_to, _is_doing, _by_the_end, _begins_then, _headline, _appointed_from, _meant)
