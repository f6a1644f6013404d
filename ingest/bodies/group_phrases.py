"""The noun phrase around a noun for CCGs: its number, its determiner, where it begins; and the phrases that have no
such noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.names import number_before, rules
from ccgkg.ingest.bodies.subsets import ENDS
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Adjectives between a number and its noun.
_ADJECTIVES = 5
#: Numbers from this on are years.
_YEAR = 1900
#: Before `of`, these take only a part of the CCGs: `most of the CCGs`.
SHARES = frozenset(
    {"half", "most", "some", "many", "none", "few", "several", "third", "quarter", "thirds", "quarters", "majority"}
)
#: `the three who voted`: those who answered, whoever they are.
_VOTED = frozenset({"took", "voted", "replied", "responded", "answered", "returned"})
#: Before a pronoun that opens its clause, or is an object in it; what may end that.
_OPENERS = frozenset({".", ";", ":", "and", "but", ",", "“", "‘", "that"})
_TO_EACH, _ENDS = frozenset({"to", "for", "at", "on", "into", "upon"}), frozenset({".", ",", ";", "and", "but"})
#: Before `groups` that opens its clause.
_CLAUSE_OPENERS = frozenset({"", "of", ",", "that", "and", "by", "from", "between", "for", "while", "but", "said",
                             "says", "told", "warned", "where", "when", "if"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """`both of the two smaller groups`: tokens [first, last), of which [noun, last) are the noun, if it has one, and
    [adjectives, noun) its adjectives, or its number with them. `count` is the number that is said, `before` the word
    before the phrase, `start` the first token of its sentence."""

    doc: Document
    first: int
    adjectives: int
    noun: int
    last: int
    count: int | None
    determiner: str
    before: str
    start: int

    def described(self) -> frozenset[str]:
        """The words between the determiners and the noun."""
        return frozenset(self.doc.tokens.words[self.adjectives : self.noun])

    def part(self) -> tuple[int, int] | None:
        """The number of those of the group who are meant, and its token: `two of the five CCGs`."""
        if self.before != "of" or self.first - 1 <= self.start:
            return None
        return number_before(self.doc.tokens.words, self.first - 1)

    def of_ccgs(self) -> bool:
        """Whether `groups` means commissioning groups: it has a number or a determiner, or opens its clause."""
        if self.count is not None or self.determiner or self.first < self.noun:
            return True
        if self.before in places():
            return True  # `Norfolk groups plan to merge`
        words = self.doc.tokens.words
        if self.before == "'s" and words[self.first - 2] in places() | rules()["areas"]:
            following = words[self.noun + 1 : self.noun + 2]
            return following not in (["of"], ["for"])  # `Leeds’s groups`, `the city’s groups`
        return self.before in _CLAUSE_OPENERS or self.before in rules()["adjectives"]


def phrase_at(doc: Document, noun: int, last: int) -> Phrase:
    """The phrase whose noun is the tokens [noun, last), none where they are empty: `the three` before the token
    `noun`."""
    words, lists = doc.tokens.words, rules()
    start = doc.sentence_tokens(noun)[0]
    count, low = _counted(doc, noun, last, start)
    determiner = words[low - 1] if low > start and words[low - 1] in lists["determiners"] else ""
    first = low
    while first > start and words[first - 1] in lists["determiners"]:
        first -= 1
    if "both" in words[first:noun]:
        count, determiner = 2, "both"
    before = words[first - 1] if first > start else ""
    return Phrase(doc, first, low, noun, last, count, determiner, before, start)


def _counted(doc: Document, noun: int, last: int, start: int) -> tuple[int | None, int]:
    """The number that a noun has, and where it begins; without one, where the adjectives begin that a determiner
    opens."""
    words, lists = doc.tokens.words, rules()
    if noun < last and words[noun] in lists["pair_nouns"]:
        return lists["pair_nouns"][words[noun]], noun
    i, skipped = noun, 0
    while i > start:
        number = number_before(words, i)
        if number and _in_season(doc, number[1], i, start):
            break  # `In 2014-15 CCGs had`
        if number and number[0] < _YEAR:
            return number
        if i - 2 >= start and words[i - 1] in lists["joined_participles"] and doc.text[doc.tokens.ends[i - 2]] in "-‑":
            i -= 2  # `the bottom-rated groups`
        elif skipped < _ADJECTIVES and _is_adjective(doc, i - 1):
            i -= 1
            skipped += 1
        else:
            break
    if i - 2 >= start and words[i - 1] == "of" and words[i - 2] in lists["pair_nouns"]:
        return lists["pair_nouns"][words[i - 2]], i - 2  # `the pair of groups`
    return None, noun if skipped and words[i - 1] not in lists["determiners"] else i


def _in_season(doc: Document, first: int, last: int, start: int) -> bool:
    """Whether a number at tokens [first, last) is the second half of a year: `2014-15`."""
    tokens = doc.tokens
    return first > start and tokens.words[last - 1].isdecimal() and doc.text[tokens.starts[first] - 1] in "-–/"


def _is_adjective(doc: Document, token: int) -> bool:
    """`smaller`, `northern`, `worst`, `Essex`, or a quotation mark: what may stand before a noun for CCGs."""
    word, lists = doc.tokens.words[token], rules()
    if word.endswith("est") or word in lists["adjectives"] or word in lists["directions"] or word in "‘’“”'\"":
        return True
    return doc.tokens.capital(token) and word.isalpha() and word not in lists["no_name_nor_direction"]


def bare_phrases(doc: Document, openers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The places of nouns that are no word for CCGs, as tokens [first, last), which are empty where there is none at
    all: `both`, `the three`, `the trio`, `these organisations`. `openers` are the tokens of determiners and
    possessives."""
    words, lists = doc.tokens.words, rules()
    for i in openers:
        word = words[i]
        if word == "'s" and i + 2 < len(words) and number_before(words, i + 2) and words[i + 2] in lists["after_bare"]:
            yield i + 2, i + 2
        elif word in ("all", "both") and words[i + 1 : i + 3] == ["of", "them"] and words[i - 1] in lists["led_over"]:
            yield i, i + 3  # `accountable officer of all of them`
        elif word == "those" and words[i + 1] in ("in", "across") or word in ("each", "all") and _is_pronoun(words, i):
            yield i + 1, i + 1
        elif word in lists["determiners"]:
            j = i + 1 + (word == "the" and words[i + 1] in ENDS)  # `the last two`
            if words[j] in lists["pair_nouns"]:
                yield j, j + 1
            elif word == "both":
                yield from _behind_both(doc, j)
            elif word in ("the", "all", "these", "those") and number_before(words, j + 1):
                yield from _behind_number(doc, j + 1)


def _is_pronoun(words: list[str], token: int) -> bool:
    """Whether `each` or `all` at a token stands for those named before: `Each must submit a plan`, `sent to each`,
    `requires each to submit a plan`."""
    before, behind = words[token - 1], words[token + 1]
    if before in _TO_EACH:
        return behind in _ENDS or behind == "there"
    if behind == "to" and before in rules()["before_each"]:
        return True
    return before in _OPENERS and behind in rules()["after_each"]


def _behind_both(doc: Document, token: int) -> Iterator[tuple[int, int]]:
    """`both bodies`, `both northern bodies`, `both want`; not `both boards and patients`."""
    words, lists = doc.tokens.words, rules()
    while words[token] in lists["directions"] and not doc.tokens.capital(token):
        token += 1
    if words[token] in lists["body_nouns"]:
        if words[token + 1] != "and":
            yield token, token + 1
    elif _goes_on(words, token):
        yield token, token


def _behind_number(doc: Document, token: int) -> Iterator[tuple[int, int]]:
    """`the two northern organisations`, `the three Essex bodies`, `all three agreed`."""
    words, lists = doc.tokens.words, rules()
    while words[token] in lists["directions"] or (doc.tokens.capital(token) and words[token] in places()):
        token += 1
    if words[token] in lists["body_nouns"]:
        yield token, token + 1
    elif _goes_on(words, token):
        yield token, token


def _goes_on(words: list[str], token: int) -> bool:
    """Whether the sentence goes on from a number that has no noun: `the three want`, but not `the three who voted`."""
    if words[token] not in rules()["after_bare"]:
        return False
    return words[token] not in ("that", "who", "which") or words[token + 1] not in _VOTED
