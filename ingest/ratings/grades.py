"""Grades: which words of a text rate a CCG; `good` is a plain word too, and a grade only where its sentence rates."""

from __future__ import annotations

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.subject_names import in_a_relative
from ccgkg.ingest.ratings.candidate import Candidate
from ccgkg.ingest.ratings.echoes import told_again
from ccgkg.ingest.ratings.graded import how_graded
from ccgkg.ingest.ratings.members import taken_up
from ccgkg.ingest.ratings.words import QUOTES, rating_words
from ccgkg.ingest.text.clauses import relatives
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Words back from a grade, a name as one, in which a denial of it may stand.
_DENIED = 8
#: Tokens back from a grade in which `would have been` stands; what denies a grade only with the word behind it.
_SUPPOSED = 7
_DENIES = frozenset({"denied", "denies", "denying", "deny"})
_WISHES = frozenset({"deserves", "deserved", "deserve", "merits", "merited"})
_OF_DENIAL = frozenset({"that", "having", "being", "a", "an"})


#: How a grade rates those whom a sentence only names, after one that tells of them as a group.
MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade in a text that its sentence makes a rating."""

    cue: Cue
    #: The word that rates: its tokens, and `verb`, `move`, `keep`, `noun`, `list`, or `members`.
    how: str
    denied: bool


def find_grades(doc: Document, bodies: Bodies) -> list[Grade]:
    cues = doc.cues.all("grade")
    if not cues:
        return []
    again = told_again(doc, cues)
    cues = sorted([*cues, *again]) if again else cues
    rated = bool(doc.cues.all("rates")) or any(c.value == "requires-improvement" for c in cues)
    rated = rated or bool(doc.tokens.among(("grade", "grades")))
    grades: list[Grade] = []
    for number, cue in enumerate(cues):
        if number and cues[number - 1].value == cue.value and _apposed(doc, cues[number - 1], cue):
            continue
        before = (grades[-1].cue, grades[-1].how) if grades else None
        how = "noun" if cue in again else how_graded(Candidate.of(doc, bodies, cue, before), rated)
        if how:
            grades.append(Grade(cue, how, _denied(doc, bodies, cue)))
    told = [g.cue for g in grades if not g.denied]
    grades += [Grade(cue, MEMBERS, False) for cue in taken_up(doc, bodies, told)]
    return sorted(grades, key=lambda g: g.cue)


def _apposed(doc: Document, first: Cue, second: Cue) -> bool:
    """Whether a grade only names the one before it: `the lowest mark, inadequate`."""
    gap = doc.tokens.words[first.last : second.first]
    if gap == ["("] and doc.tokens.words[first.first : first.last] == doc.tokens.words[second.first : second.last]:
        return False  # `Bury CCG: good (good)`, last year's in brackets
    if doc.tokens.words[second.first] == "same" and rating_words()["gave_too"] & set(
        doc.tokens.words[second.last : second.last + 3]
    ):
        return False  # `inadequate, the same grade that went to Bury CCG`
    gap = [w for n, w in enumerate(gap) if not n or w not in ("its", "the", "their")]
    return (
        0 < len(gap) <= 2
        and second.first > first.last
        and all(w in (",", "–", "(", ":") or w in QUOTES for w in gap)
        and gap[0] in (",", "–", "(", ":")
    )


def _denied(doc: Document, bodies: Bodies, cue: Cue) -> bool:
    """Whether the words before deny the grade: `was not rated good`, `escaped an inadequate rating`."""
    words, lists = doc.tokens.words, rating_words()
    start, stop = doc.sentence_tokens(cue.first)
    if _supposed(words, cue, start, stop):
        return True
    for i in bodies.back(cue.first, start, _DENIED):
        word = words[i]
        if word.startswith("escap") and words[i + 1] == "with":
            return False
        if word in lists["denied"]:
            return words[i + 1] not in lists["not_denied"]
        if (word in _DENIES and words[i + 1] in _OF_DENIAL) or (word in _WISHES and words[i + 1] in ("a", "an")):
            return True
        opener = _aside_from(words, i, start) if word == "," else None
        if opener is not None and words[opener - 1] in lists["denied"]:
            return True  # `was not, as some had feared, given the lowest grade`
        if word in lists["parts_denial"]:
            return False
    return False


def _supposed(words: list[str], cue: Cue, start: int, stop: int) -> bool:
    """Whether a sentence only supposes the grade: `Had Bury CCG been rated inadequate, its board would have gone`,
    `would have been rated good`."""
    if words[start] == "had" and "been" in words[start : cue.first] and "would" in words[cue.last : stop]:
        return True
    near = words[max(start, cue.first - _SUPPOSED) : cue.first]
    return any(near[n : n + 3] == ["would", "have", "been"] for n in range(len(near) - 2))


def _aside_from(words: list[str], comma: int, start: int) -> int | None:
    """Where the aside begins that a comma closes: that of `, as some had feared,`."""
    opener = next((i for i in range(comma - 1, max(start, comma - 10), -1) if words[i] == ","), None)
    opens = opener is not None and words[opener + 1] in ("as", "contrary", "despite", "unlike", "against")
    return opener if opens else None


def of_others(doc: Document, bodies: Bodies, grade: Grade, start: int) -> bool:
    """Whether something else is rated: a hospital, a practice, a council."""
    words, lists = doc.tokens.words, rating_words()
    aside = relatives(words, start, grade.cue.first)
    for i in range(grade.cue.first - 1, start - 1, -1):
        if i in aside:
            continue
        if words[i] == "," and words[i + 1] in lists["finite_aux"] and _aside_of_a_ccg(bodies, words, i, start):
            return False
        mention = bodies.at(i)
        if mention and mention.kind == "ccg":
            apart = in_a_relative(words, mention.first, start) or _of_a_thing(words, grade.cue, mention, start)
            return apart or _hangs_on_others(words, start, mention.first)
        own = doc.cues.ending("element", i) or doc.cues.ending("element", i + 1)  # `its cancer services`
        theirs = not {"its", "their"}.isdisjoint(words[max(start, i - 3) : i])  # `its weakest area`
        if words[i] in lists["other_rated"] and not (own or theirs):
            return True
        if words[i] in ("ccg", "ccgs", "group", "groups", "it"):
            return False
    return False


def _of_a_thing(words: list[str], cue: Cue, name: Mention, start: int) -> bool:
    """Whether something of a CCG is to improve: `the plan of Bury CCG requires improvement`."""
    of = name.first - 1 - (words[name.first - 1] == "nhs")
    verb = cue.value == "requires-improvement" and cue.first == name.last
    lists = rating_words()
    return verb and of - 1 > start and words[of] == "of" and words[of - 1] not in lists["grade_nouns"] | {"one", "all"}


def _aside_of_a_ccg(bodies: Bodies, words: list[str], comma: int, start: int) -> bool:
    """Whether a comma closes what is set behind the name of a CCG: `Bury CCG, with just 30 practices, was`."""
    opener = next((i for i in range(comma - 1, max(start, comma - 20), -1) if words[i] == ","), None)
    named = bodies.at(opener - 1) if opener is not None else None
    return named is not None and named.kind == "ccg"


def _hangs_on_others(words: list[str], start: int, name: int) -> bool:
    """Whether a name only tells where something else is that is rated: `the hospital near Bury was rated good`."""
    if name <= start or words[name - 1] not in ("for", "by", "with", "near", "serving", "in"):
        return False
    others = rating_words()["other_rated"] - {"services", "service", "area", "areas"}
    return not others.isdisjoint(words[max(start, name - 5) : name])


def new_clause(words: list[str], i: int) -> bool:
    """Whether a clause of its own begins at a token: `were inadequate and both will be`, `good but it`."""
    lists, following = rating_words(), words[i + 1 : i + 3]
    if words[i] in (";", "but", "while", "which", "although", "though"):
        return True
    if words[i] not in ("and", "or") or not following:
        return False
    if following[0] in lists["next_verb"]:
        return True
    both = words[i] == "and" and following[0] in lists["next_subject"]
    return both and following[1:] != [] and following[1] in lists["next_finite"]
