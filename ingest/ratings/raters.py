"""Who rated: as the clause of a grade says, or the one body whose ratings all of the text's are (decision 14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.subjects import past_aside
from ccgkg.ingest.claim import Rating
from ccgkg.ingest.events.interventions.interveners import by_noun
from ccgkg.ingest.events.parties.passives import actor_end, is_agent_of, preposition_of
from ccgkg.ingest.ratings.grades import Grade, new_clause
from ccgkg.ingest.ratings.words import rating_words
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import changed

#: Who assesses CCGs each year: section 14Z16 of the National Health Service Act 2006.
_BY_LAW = "nhs-england"
#: So many ratings make a text one on ratings: where its title tells of them, and where it does not.
_FEW, _MANY = 3, 5
#: Tokens behind a body in which those stand whom it rates, and words for them.
_OBJECT, _ALL = 14, frozenset({"ccg", "ccgs", "group", "groups", "them", "it", "commissioners"})


def rater_of(doc: Document, bodies: Bodies, cue: Cue, start: int, stop: int) -> str | None:
    """Who rated, as the clause says: `by NHS England` at its verb, or as the subject of that verb."""
    words, raters = doc.tokens.words, rating_words()["raters"]
    named = [m for m in bodies.within(start, stop) if m.agent in raters]
    if not named:
        return _by_a_noun(doc, bodies, start, stop)
    end = min((i for i in range(cue.last, stop) if new_clause(words, i)), default=stop)
    rater = (
        next((m for m in named if m.first < end and _gives_it(doc, m, start, end)), None)
        or next((m for m in named if _shown_by(doc, m, stop)), None)
        or next((m for m in named if m.first < cue.first and _says_it(doc, bodies, m, start)), None)
        or next((m for m in named if m.first >= cue.last and _in_a_tag(doc, m, stop)), None)
    )
    return rater.agent if rater else _by_a_noun(doc, bodies, start, stop)


def _gives_it(doc: Document, mention: Mention, start: int, end: int) -> bool:
    """`was rated good by NHS England`, `NHS England rated it good`, `NHS England’s rating`."""
    words = doc.tokens.words
    before = preposition_of(words, mention, start)
    if before in ("by", "from") and is_agent_of(doc, "rating", mention.first, start):
        return True
    if _rates(doc, mention, before, end):
        return True
    if words[mention.last : mention.last + 1] != ["'s"]:
        return False
    nouns = doc.cues.within("rates", mention.last + 1, min(end, mention.last + 7))
    own = next((c for c in nouns if c.value == "noun"), None)
    return own is not None and rating_words()["owned"].issuperset(words[mention.last : own.first])


def _shown_by(doc: Document, mention: Mention, stop: int) -> bool:
    """`X fell to inadequate, NHS England data show`; `NHS England’s data shows`."""
    last = mention.last + (doc.tokens.words[mention.last : mention.last + 1] == ["'s"])
    papers = not rating_words()["papers"].isdisjoint(doc.tokens.words[last : last + 1])
    return papers and bool(doc.cues.within("say", last, min(stop, last + 4)))


def _says_it(doc: Document, bodies: Bodies, mention: Mention, start: int) -> bool:
    """`NHS England said that X required improvement`, and no CCG is named before it."""
    last = mention.last
    if doc.cues.starting("say", last + (doc.tokens.words[last] in ("has", "have", "also"))) is None:
        return False
    return not any(m.kind == "ccg" for m in bodies.within(start, mention.first))


def _in_a_tag(doc: Document, mention: Mention, stop: int) -> bool:
    """`X climbed to good, NHS England said`."""
    tag = doc.cues.starting("say", mention.last)
    return tag is not None and doc.tokens.words[mention.first - 1] == "," and tag.last >= stop - 1


def _by_a_noun(doc: Document, bodies: Bodies, start: int, stop: int) -> str | None:
    """`was rated inadequate by the national body`, or by `it`, `The regulator rated it good`."""
    for i in range(start, stop - 2):
        agent = doc.tokens.words[i] in ("by", "from") and is_agent_of(doc, "rating", i + 1, start)
        if agent and doc.tokens.words[i + 1] == "it":
            return next((m.agent for m in bodies.before(i) if m.agent in rating_words()["raters"]), None)
        rates = i == start and any(c.value in ("verb", "give") for c in doc.cues.within("rates", i + 2, i + 5))
        named = by_noun(doc, bodies, i + agent) if agent or rates else None
        if named:
            return named.agent
    return None


def _rates(
    doc: Document, mention: Mention, before: str, end: int, verbs: tuple[str, ...] = ("verb", "give", "move")
) -> bool:
    """Whether a body is the subject of a verb of rating: `NHS England has marked`, `NHS England, which assesses them
    all, rated`, `NHS England, which rated the group`."""
    words, last = doc.tokens.words, actor_end(doc.tokens.words, mention)
    marks = {"that"} if before == "," else {",", "that"}
    if words[mention.first - 2 : mention.first] in (["it", "was"], ["it", "is"]):
        marks = set()  # `It was NHS England that rated`
    relative = last + 2 if words[last : last + 1] == [","] and words[last + 1 : last + 2] == ["which"] else end
    for first in (past_aside(words, last, end), relative):
        verb = next(iter(doc.cues.within("rates", first, min(end, first + 4))), None)
        if verb is None or verb.value not in verbs or marks & set(words[first : verb.first]):
            continue
        if verb.first == mention.last or words[verb.first - 1] not in ("was", "were", "been", "is", "are", "be"):
            return True
    return False


def rater_of_all(doc: Document, bodies: Bodies, grades: Sequence[Grade]) -> str | None:
    """The one body that the text names as the rater, wherever it does."""
    found = set()
    for grade in grades:
        start, stop = doc.sentence_tokens(grade.cue.first)
        rater = rater_of(doc, bodies, grade.cue, start, stop)
        if rater:
            found.add(rater)
    found |= set(_publishers(doc, bodies))
    if not found and _annual(doc):
        found = {m.agent for m in bodies.mentions if m.agent in rating_words()["raters"]}
    return found.pop() if len(found) == 1 else None


def by_the_one_named(doc: Document, bodies: Bodies, found: Sequence[Rating]) -> list[Rating]:
    """The ratings of a text that tells of none who gave them: where they are what it is about, the one body that rates
    CCGs and is named in it did."""
    title = doc.layout.blocks[0]
    words = doc.tokens.words[slice(*doc.tokens.range(title.start, title.end))]
    headed = any(True for label in ("grade", "rates") for _ in doc.cues.within(label, 0, len(words)))
    headed = headed or not rating_words()["rating_nouns"].isdisjoint(words)
    named = {m.agent for m in bodies.mentions if m.agent in rating_words()["raters"]}
    about = len(found) >= (_FEW if headed else _MANY)
    if _BY_LAW in named:
        named = {_BY_LAW}
    if len(named) != 1 or not about or any(r.by for r in found):
        return list(found)
    return [changed(r, by=min(named)) for r in found]


def _annual(doc: Document) -> bool:
    """Whether a text speaks of the ratings as the official ones of each year: `in the latest annual ratings`."""
    words, lists = doc.tokens.words, rating_words()
    return any(lists["rating_nouns"] & set(words[i + 1 : i + 4]) for i in doc.tokens.among(lists["official"]))


def _publishers(doc: Document, bodies: Bodies) -> Iterator[str]:
    """Whose ratings they are: `NHS England’s ratings`, `NHS England has published its ratings`, `ratings by NHS
    England`."""
    words, lists = doc.tokens.words, rating_words()
    for mention in bodies.mentions:
        if mention.agent not in rating_words()["raters"]:
            continue
        start, stop = doc.sentence_tokens(mention.first)
        last = actor_end(words, mention)
        last += 2 * (words[last : last + 2] == [",", "which"])
        after = words[last : min(stop, last + 7)]
        before = words[max(start, mention.first - 9) : mention.first]
        own = next((n for n, w in enumerate(after) if w in lists["rating_nouns"] or _is_review(after, n)), None)
        fields = {i - last for c in doc.cues.within("element", last, stop) for i in range(c.first, c.last)}
        between = [w for n, w in enumerate(after[:own]) if n not in fields and not w[0].isdecimal()]
        owned = own is not None and (lists["owned"].issuperset(between) or _published(after[:own]))
        credited = before[-1:] in (["by"], ["from"]) and _rated_last(before)
        relative = before[-2:] == [",", "which"] or before[-1:] == ["that"]
        which = relative and lists["publishes"] & set(after[:3]) and lists["rating_nouns"] & set(before)
        given = lists["rating_nouns"] & set(before[-1:]) and lists["gives"] & set(after[:1])
        told = before[-2:] == ["according", "to"] and bool(doc.cues.within("grade", start, stop))
        said = owned or credited or which or given or told
        if said or _marks_all(doc, bodies, mention, stop) or _answers(doc, mention.first, start):
            yield mention.agent


def _rated_last(before: list[str]) -> bool:
    """Whether what was done last before a `by` is rating: `the ratings awarded by NHS England`."""
    lists = rating_words()
    at = max((n for n, w in enumerate(before) if w in lists["rating_nouns"] | lists["rated"]), default=None)
    return at is not None and {"and", ",", "placed", "put"}.isdisjoint(before[at:])


def _is_review(words: Sequence[str], i: int) -> bool:
    """`annual performance review`, `yearly exercise`."""
    yearly = not {"annual", "yearly", "performance"}.isdisjoint(words[max(0, i - 2) : i])
    return yearly and words[i] in rating_words()["taken_up"]


def _marks_all(doc: Document, bodies: Bodies, mention: Mention, stop: int) -> bool:
    """Whether a body is said to rate CCGs, and not which or how: `NHS England assesses each of them annually`."""
    words, last = doc.tokens.words, actor_end(doc.tokens.words, mention)
    if not _rates(doc, mention, "", stop, ("verb",)):
        return False
    reach = min(stop, last + _OBJECT)
    named = any(m.kind == "ccg" for m in bodies.within(last, reach))
    return named or any(bodies.groups_within(last, reach)) or not _ALL.isdisjoint(words[last:reach])


def _published(between: list[str]) -> bool:
    """Whether the words between a body and `ratings` make it publish them: `publishes its first Ofsted-style`."""
    lists = rating_words()
    verb = next((n for n, w in enumerate(between[:4]) if w in lists["publishes"]), None)
    return verb is not None and lists["has"].issuperset(between[:verb]) and lists["apart"].isdisjoint(between[verb:])


def _answers(doc: Document, token: int, start: int) -> bool:
    """Whether a body answers the question who rates: `Who does the marking? NHS England.`"""
    if token - start > 1 or start == 0:
        return False
    low, high = doc.sentence_tokens(start - 1)
    asked = doc.tokens.words[low:high]
    return "who" in asked and asked[-1] == "?" and bool(rating_words()["asked"] & set(asked))
