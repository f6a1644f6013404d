"""Grades: which words of a text rate a CCG; `good` is a plain word too, and a grade is one only where its sentence rates."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import number_before
from ccgkg.ingest.ratings.echoes import told_again
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Besides a name, a year and a grade, in a line of a list.
_IN_ROWS = frozenset({"nhs", "the", "financial", "year", "rating", "grade", "overall"})
_QUOTES = frozenset("‘’“”'\"")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade in a text that its sentence makes a rating."""

    cue: Cue
    #: The word that rates: its tokens, and `verb`, `move`, `keep`, `noun`, or `list`.
    how: str
    denied: bool


def find_grades(doc: Document, bodies: Bodies) -> list[Grade]:
    cues = doc.cues.all("grade")
    if not cues:
        return []
    again = told_again(doc, cues)
    cues = sorted([*cues, *again]) if again else cues
    rated = bool(doc.cues.all("rates")) or any(c.value == "requires-improvement" for c in cues)
    assessed = rated or any(True for _ in doc.tokens.among(rating_words()["rating_nouns"]))
    grades: list[Grade] = []
    for number, cue in enumerate(cues):
        if number and cues[number - 1].value == cue.value and _apposed(doc, cues[number - 1], cue):
            continue
        how = "noun" if cue in again else _how(doc, bodies, cue, grades, rated, assessed)
        if how:
            grades.append(Grade(cue, how, _denied(doc, cue)))
    return grades


def _apposed(doc: Document, first: Cue, second: Cue) -> bool:
    """Whether a grade only names the one before it: `the lowest mark, inadequate`."""
    gap = doc.tokens.words[first.last : second.first]
    if gap == ["("] and doc.tokens.words[first.first : first.last] == doc.tokens.words[second.first : second.last]:
        return False  # `Bury CCG: good (good)`, last year's in brackets
    return (
        0 < len(gap) <= 2
        and second.first > first.last
        and all(w in (",", "–", "(", ":") or w in _QUOTES for w in gap)
        and gap[0] in (",", "–", "(", ":")
    )


def _how(doc: Document, bodies: Bodies, cue: Cue, before: list[Grade], rated: bool, assessed: bool) -> str:
    """What makes a grade of the word: empty where nothing does. `rated` and `assessed` tell whether the text has verbs of rating,
    and nouns for ratings as a whole."""
    words, lists = doc.tokens.words, rating_words()
    start, stop = doc.sentence_tokens(cue.first)
    left = words[cue.first - 1] if cue.first > start else ""
    right = words[cue.last] if cue.last < stop else ""
    quoted = left in _QUOTES and right in _QUOTES
    several = cue.last - cue.first > 1 and cue.value != "requires-improvement"
    rates = [c for c in doc.cues.within("rates", start, cue.first)]
    near = rates[-1] if rates else None
    gap = words[near.last : cue.first] if near else []
    if (
        near
        and (near.value in lists["sure"] or cue.value == "requires-improvement")
        and all(w in lists["between"] or w in _QUOTES for w in gap)
    ):
        return near.value
    if (
        near
        and near.value == "verb"
        and left in ("group", "ccg", "organisation", "it", "them", "ccgs", "groups")
        and len(gap) <= 5
        and not {",", "and", "that"} & set(gap)
    ):
        return near.value  # `rated her group inadequate`
    if (
        left in ("(", ":", "–")
        and right not in lists["grade_nouns"]
        and (doc.cues.ending("element", cue.first - 1) or words[cue.first - 2] in lists["overall"])
    ):
        return "noun"
    if right == "rated" and (
        bodies.at(cue.last + 1) or {"ccg", "ccgs", "nhs"} & set(words[cue.last + 1 : cue.last + 2])
    ):
        return "noun"
    if _one_of(words, cue, start):
        return "verb"
    if right.isalpha() and right not in lists["grade_next"] and not quoted and not bodies.at(cue.last):
        return ""
    fits = left in lists["grade_before"] or left in _QUOTES or bodies.at(cue.first - 1) or several
    if near and len(gap) <= 12 and (fits or not gap or doc.cues.ending("grade", cue.first)):
        return near.value
    if (
        before
        and before[-1].cue.first >= start
        and (
            left in ("and", "or", "but", ",", "to", "former", "latter", "second", "last")
            or bodies.at(cue.first - 1)
            or left in _QUOTES
        )
    ):
        return before[-1].how
    if right in ("ccgs", "groups", "commissioners", "clinical") and ":" in words[cue.last : min(stop, cue.last + 6)]:
        return "list"
    if (
        right in lists["grade_nouns"]
        or several
        or left in ("a", "an")
        and right in lists["ends"]
        and right not in ("and", "but", "or")
    ):
        return "noun"  # `brought up the rear with an inadequate`
    if (
        quoted
        and any(m.kind == "ccg" for m in bodies.within(cue.last, min(stop, cue.last + 5)))
        and words[cue.last + 1 : cue.last + 2] in (["for"], ["to"])
    ):
        return "noun"
    if cue.value == "requires-improvement" and left in ("it", "they") and bodies.within(start, cue.first):
        return "verb"
    if _after_name(doc, bodies, cue, start) or (
        cue.first == start
        and (
            right in ("", ":", "–", "-", "(", "ccgs", "groups")
            or cue.last == stop
            or (
                right in ("in", "for", "during", "(")
                and _is_year(words[cue.last + 1 : stop])
                and not bodies.within(start, stop)
            )
        )
    ):
        return "list"
    if (
        left.isdecimal()
        and cue.first - 1 == start
        and cue.last == stop
        and doc.layout.block_at(doc.tokens.starts[start]).kind == "heading"
    ):
        return "list"  # `18 inadequate`, over the names
    after = next(iter(doc.cues.within("rates", cue.last, min(stop, cue.last + 8 if quoted else cue.last + 3))), None)
    if after and after.value == "noun" and quoted:
        return "noun"
    listed = bodies.at(cue.first - 3) is not None or words[max(0, cue.first - 3)] in ("ccgs", "ccg", "groups")
    if left in ("all", "both") and words[cue.first - 2] == "," and listed and right in (",", ".", ")", ""):
        return "verb"
    behind = cue.last + (right in _QUOTES)
    dated = (
        words[behind : behind + 1] != []
        and words[behind] in ("in", "for", "during", "(")
        and _is_year(words[behind + 1 : stop])
    )
    left = words[cue.first - 2] if left in _QUOTES and cue.first - 1 > start else left
    if _is_row(doc, bodies, start, stop):
        return "list"
    beside = (
        left in (",", ":", "–", "—", "then")
        and dated
        or left == ","
        and bodies.at(cue.first - (3 if quoted else 2)) is not None
    )
    if (left in lists["copulas"] or beside) and dated and any(m.kind == "ccg" for m in bodies.within(start, cue.first)):
        return "verb"
    if not rated:
        year = any(len(w) == 4 and w.isdecimal() and w.startswith("20") for w in words[start:stop])
        return "noun" if quoted and assessed and year else ""
    beyond = words[cue.last + 1] if cue.last + 1 < stop else ""
    plain = quoted and beyond.isalpha() and beyond not in lists["grade_next"]  # `the “good” news`
    if (after and after.value == "noun") or (quoted and not plain):
        return "noun"
    if cue.value == "requires-improvement":
        return "verb"
    timed = right in ("the", "a", "two", "last") and lists["time_next"] & set(words[cue.last + 1 : cue.last + 2])
    if left in lists["copulas"] and (right in lists["ends"] or timed):
        return "verb"
    return "verb" if (left in ("the", "those") or left.isdecimal()) and right in ("ccgs", "ccg") else ""


def _one_of(words: list[str], cue: Cue, start: int) -> bool:
    """Whether a body is said to be of those that have a grade: `was one of 10 outstanding groups`, `is the only inadequate CCG in Kent`."""
    lists = rating_words()
    behind = cue.last + (words[cue.last : cue.last + 1] != [] and words[cue.last] in _QUOTES)
    if words[behind : behind + 1] == [] or words[behind] not in lists["graded_nouns"]:
        return False
    i = cue.first - 1
    while i > start and (words[i] in lists["one_of"] or words[i] in _QUOTES or number_before(words, i + 1)):
        i -= 1
    return i < cue.first - 1 and words[i] in lists["finite_copulas"]


def _is_row(doc: Document, bodies: Bodies, start: int, stop: int) -> bool:
    """Whether a sentence is a line with a CCG, a time and a grade, and nothing else: `Kernow CCG: 2015/16, inadequate`."""
    words = doc.tokens.words
    told = {i for c in doc.cues.within("grade", start, stop) for i in range(c.first, c.last)}
    named = {i for m in bodies.within(start, stop) if m.kind == "ccg" for i in range(m.first, m.last)}
    return bool(named) and all(
        i in told or i in named or not words[i].isalpha() or words[i] in _IN_ROWS for i in range(start, stop)
    )


def _is_year(words: list[str]) -> bool:
    """Whether some words begin with a year: `2016-17`, `16/17`, `the 2016-17 financial year`."""
    first = words[1:3] if words[:1] == ["the"] else words[:2]
    return (
        bool(first)
        and first[0].isdecimal()
        and (
            len(first[0]) == 4 or (len(first[0]) == 2 and first[1:] != [] and (first[1] == "/" or first[1].isdecimal()))
        )
    )


def _after_name(doc: Document, bodies: Bodies, cue: Cue, start: int) -> bool:
    """Whether the grade stands right after the name of a CCG, but for a mark or an adverb: `X CCG – good`."""
    words = doc.tokens.words
    mention = bodies.at(cue.first - 1)
    if mention is None and cue.first > start + 1 and words[cue.first - 1] in rating_words()["after_name"]:
        mention = bodies.at(cue.first - 2)
    return mention is not None and mention.first >= start and mention.kind == "ccg"


def _denied(doc: Document, cue: Cue) -> bool:
    """Whether the words before deny the grade: `was not rated good`, `escaped an inadequate rating`."""
    words, lists = doc.tokens.words, rating_words()
    start = doc.sentence_tokens(cue.first)[0]
    for i in range(cue.first - 1, max(start - 1, cue.first - 8), -1):
        word = words[i]
        if word in lists["denied"]:
            return words[i + 1] not in lists["not_denied"]
        if (
            word == ","
            and (opener := _aside_from(words, i, start)) is not None
            and words[opener - 1] in lists["denied"]
        ):
            return True  # `was not, as some had feared, given the lowest grade`
        if word in (",", ";", ":", "–", "but", "while", "and", "which", "who", ")") and word not in ("or",):
            return False
    return False


def _aside_from(words: list[str], comma: int, start: int) -> int | None:
    """Where the aside begins that a comma closes: that of `, as some had feared,`."""
    opener = next((i for i in range(comma - 1, max(start, comma - 10), -1) if words[i] == ","), None)
    return (
        opener
        if opener is not None and words[opener + 1] in ("as", "contrary", "despite", "unlike", "against")
        else None
    )


def of_others(doc: Document, bodies: Bodies, grade: Grade, start: int) -> bool:
    """Whether something else is rated: a hospital, a practice, a council."""
    words, lists = doc.tokens.words, rating_words()
    for i in range(grade.cue.first - 1, start - 1, -1):
        mention = bodies.at(i)
        if mention and mention.kind == "ccg":
            hangs = mention.first > start and words[mention.first - 1] in ("for", "by", "with", "near", "serving", "in")
            return hangs and bool(
                lists["other_rated"] - {"services", "service", "area", "areas"}
                & set(words[max(start, mention.first - 5) : mention.first])
            )
        if words[i] in lists["other_rated"] and not (
            doc.cues.ending("element", i) or doc.cues.ending("element", i + 1)
        ):  # `its cancer services` are its own
            return True
        if words[i] in ("ccg", "ccgs", "group", "groups", "it"):
            return False
    return False


def new_clause(words: list[str], i: int) -> bool:
    if words[i] in (";", "but", "while", "which", "although", "though"):
        return True
    if (
        words[i] == "and"
        and words[i + 1 : i + 2] != []
        and words[i + 1] in ("both", "it", "they", "all", "each")
        and i + 2 < len(words)
        and words[i + 2] in ("will", "was", "were", "has", "have", "had", "must", "are", "is")
    ):
        return True  # `were inadequate and both will be`
    return (
        words[i] in ("and", "or")
        and i + 1 < len(words)
        and words[i + 1]
        in ("was", "were", "is", "will", "has", "had", "later", "then", "now", "placed", "put", "went", "faces")
    )
