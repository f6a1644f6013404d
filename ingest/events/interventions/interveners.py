"""Who intervenes: as the sentence says, or the one body that does all the intervening of the text (decision 14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.claim import Statement
from ccgkg.ingest.events.interventions.intervening import intervention_words
from ccgkg.ingest.events.parties.passives import actor_end, is_agent_of, preposition_of
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.text.distance import apart
from ccgkg.ingest.text.document import Document

#: Words between a plan and the body with which it is agreed, with what describes that body.
_WITH = 6
#: Words between a body and a plan agreed with it, its verb, and a participle before the measure, at most.
_BEFORE_PLAN, _VERB, _PARTICIPLE = 5, 6, 10
#: Between a body and a verb these make it no subject of it.
_PARTS = frozenset({",", "that", "was", "were", "been", "said"})
_PARTICIPLES = frozenset(
    {"ordering", "requiring", "telling", "placing", "putting", "forcing", "imposing", "issuing", "demanding"}
)


def intervener_of(doc: Document, bodies: Bodies, cue: Cue, start: int, stop: int) -> str | None:
    """Who intervenes, as the sentence says: `by NHS England`, `from NHS England`, or the subject of the verb."""
    interveners = intervention_words()["interveners"]
    for mention in bodies.within(start, stop):
        if mention.agent in interveners and _intervenes(doc, bodies, mention, cue, start, stop):
            return mention.agent
    own = _by_it(doc, bodies, cue, start, stop) or _pronoun(doc, bodies, cue, start) or _owner(doc, bodies, cue, start)
    return own or _by_a_noun(doc, bodies, cue, start, stop)


def _intervenes(doc: Document, bodies: Bodies, mention: Mention, cue: Cue, start: int, stop: int) -> bool:
    """Whether a body that its sentence names takes the measure of a cue."""
    words = doc.tokens.words
    if words[mention.first - 1] == "of" and words[mention.first - 2] in intervention_words()["behests"]:
        return True  # `at the request of NHS England`
    before, last = preposition_of(words, mention, start), actor_end(words, mention)
    if cue.value.endswith("plan") and _agrees_plan(words, mention, cue, before, last):
        return True
    if before in ("by", "from"):
        return is_agent_of(doc, "intervention", mention.first, start)
    if _acts(doc, last, stop):
        return True
    return mention.first - start <= 1 and _acts_as_subject(doc, bodies, mention, cue, last)


def _agrees_plan(words: Sequence[str], mention: Mention, cue: Cue, before: str, last: int) -> bool:
    """`had to draw up a recovery plan for NHS England`, `agreed one with it`, `agreed with NHS England a recovery
    plan`."""
    if before in ("for", "with") and 0 <= apart(words, cue.last, mention.first) <= _WITH:
        return True
    agreed = before == "with" and words[mention.first - 2] in intervention_words()["agrees"]
    return agreed and last <= cue.first <= last + _BEFORE_PLAN


def _acts(doc: Document, last: int, stop: int) -> bool:
    """Whether the words behind a body, from the token `last` on, make it act: `NHS England has placed`, `told X to`."""
    words = doc.tokens.words
    reach = min(stop, last + _VERB)
    verbs = (
        c
        for label in ("intervenes", "appoints")
        for c in doc.cues.within(label, last, reach)
        if not doc.cues.starting("grade", c.first)
    )
    verb = next(verbs, None)
    if verb is not None and _PARTS.isdisjoint(words[last : verb.first]):
        return True
    lists = intervention_words()
    tells = not (lists["tells"] | lists["releases"]).isdisjoint(words[last : last + 2])
    return tells or not {"review", "reviewing"}.isdisjoint(words[last : last + 4])


def _acts_as_subject(doc: Document, bodies: Bodies, mention: Mention, cue: Cue, last: int) -> bool:
    """Whether a body that opens the sentence does it in a clause further on."""
    words, lists = doc.tokens.words, intervention_words()
    acts = lists["tells"] | lists["imposes"]
    joined = (
        i
        for i in range(mention.last, cue.first - 2)
        if words[i] == "and" and words[i + 1 + (words[i + 1] in ("has", "have", "also"))] in acts
    )
    if any(not bodies.within(i, cue.first) for i in joined):
        return True  # `NHS England rated it inadequate and ordered it to`
    if _says(doc, last, cue.first) and not bodies.within(last, last + 2):
        return True  # `NHS England said that X would be placed`
    return not _PARTICIPLES.isdisjoint(words[max(mention.last, cue.first - _PARTICIPLE) : cue.first])


def _by_a_noun(doc: Document, bodies: Bodies, cue: Cue, start: int, stop: int) -> str | None:
    """`by the regulator`, `from the national body`, `agreed with the regulator`."""
    words, plan = doc.tokens.words, cue.value.endswith("plan")
    for i in range(start, stop - 2):
        joint = words[i] in ("by", "from") or (plan and words[i] in ("with", "for") and 0 <= i - cue.last <= 2)
        named = by_noun(doc, bodies, i + joint) if joint or i == start else None
        if named:
            return named.agent
    return None


def by_noun(doc: Document, bodies: Bodies, token: int) -> Mention | None:
    """The national body for which a noun at a token stands: `the regulator`, `the national body`, `the same
    organisation`."""
    words = doc.tokens.words
    if words[token : token + 1] not in (["the"], ["its"]):
        return None
    two = " ".join(words[token + 1 : token + 3])
    if not words[token + 1 : token + 2] or (
        words[token + 1] not in ("regulator", "watchdog") and two not in intervention_words()["stand_ins"]
    ):
        return None
    return next((m for m in bodies.before(token) if m.agent.startswith("nhs-")), None)


def _says(doc: Document, first: int, stop: int) -> bool:
    """Whether a body that is followed by a verb of saying tells there what will be done to others."""
    words = doc.tokens.words
    first += words[first] in ("has", "have", "also")
    said = doc.cues.starting("say", first)
    return said is not None and bool(
        {"will", "would", "must", "are", "is", "should", "had", "has", "have"} & set(words[said.last : stop])
    )


def _pronoun(doc: Document, bodies: Bodies, cue: Cue, start: int) -> str | None:
    """The body for which `it` or `they` stands where that does it to others: `It has issued legal directions to X`."""
    words, lists = doc.tokens.words, intervention_words()
    for i in range(start, min(cue.first, start + 4)):
        if words[i] not in ("it", "they"):
            continue
        verb = next((n for n in range(i + 1, min(i + 5, cue.first)) if words[n] in lists["imposes"]), None)
        if verb is None or {"was", "were", "been", "is", "are"} & set(words[i + 1 : verb]):
            return None
        stop = doc.sentence_tokens(cue.first)[1]
        others = any(m.kind == "ccg" for m in bodies.within(verb, stop)) or any(
            True for _ in bodies.groups_within(verb, stop)
        )
        return next((m.agent for m in bodies.before(i) if m.agent in lists["interveners"]), None) if others else None
    return None


def _by_it(doc: Document, bodies: Bodies, cue: Cue, start: int, stop: int) -> str | None:
    """The body that `it` is behind `by`, where a measure is told with that: `were rated by NHS England and told by it
    to`, and behind a plan that is made for it."""
    words, lists = doc.tokens.words, intervention_words()
    for i in range(start + 1, stop - 1):
        made_for = i == cue.last and cue.value.endswith("plan") and words[i] in ("for", "with")
        agent = words[i] == "by" and is_agent_of(doc, "intervention", i + 1, start)
        if words[i + 1] == "it" and (agent or made_for):
            return next(
                (m.agent for m in bodies.before(i) if m.agent in lists["interveners"] and m.first >= start), None
            )
    return None


def _owner(doc: Document, bodies: Bodies, cue: Cue, start: int) -> str | None:
    """Whose the measure is: `NHS England’s special measures regime`, `the directions that NHS England placed on X`,
    `directions, which let NHS England choose`."""
    words, lists = doc.tokens.words, intervention_words()
    for mention in bodies.within(max(start, cue.first - 6), min(len(words), cue.last + 4)):
        if mention.agent not in lists["interveners"]:
            continue
        if mention.last <= cue.first and words[mention.last : cue.first][:1] in (["'s"], []):
            return mention.agent
        if (
            mention.first >= cue.last
            and lists["which"].issuperset(words[cue.last : mention.first])
            and (lists["imposes"] | lists["allows"]) & set(words[cue.last : mention.last + 3])
        ):
            return mention.agent
    return None


def intervener_of_all(
    doc: Document, bodies: Bodies, cues: Sequence[Cue], statements: Sequence[Statement] = ()
) -> str | None:
    """The one body that does all the intervening of the text: in what it says of these cues, of stepping in at all, or
    in what people of that body say of them."""
    named = {intervener_of(doc, bodies, cue, *doc.sentence_tokens(cue.first)) for cue in cues} - {None}
    if len(named) == 1:
        return named.pop()
    if named:
        return None
    acts = {m.agent for m in bodies.mentions if m.agent in intervention_words()["interveners"] and _steps_in(doc, m)}
    acts = acts or set(_speaking(doc, statements))
    return acts.pop() if len(acts) == 1 else None


def _steps_in(doc: Document, mention: Mention) -> bool:
    """Whether a body steps in, in words right behind it: `NHS England has powers to`, `NHS England’s interventions`."""
    words, last = doc.tokens.words, actor_end(doc.tokens.words, mention)
    aside = next(
        (i for i in range(last, min(len(words), last + 3)) if words[i] == ","), None
    )  # `NHS England can, as a last resort, disband`
    last = (
        next((i + 1 for i in range(aside + 1, min(len(words), aside + 6)) if words[i] == ","), last)
        if aside is not None
        else last
    )
    stop = min(doc.sentence_tokens(mention.first)[1], last + 6)
    return any(
        words[i] in intervention_words()["steps_in"] and not doc.cues.starting("grade", i) for i in range(last, stop)
    )


def _speaking(doc: Document, statements: Sequence[Statement]) -> Iterator[str]:
    """The bodies that speak, or whose people speak, of what is done to a CCG, or of their own powers to do it."""
    lists = intervention_words()
    for said in statements:
        body = next((b for b in (said.org, said.speaker) if b in lists["interveners"]), None)
        if body is None:
            continue
        first, last = doc.tokens.range(said.start, said.end)
        own = (doc.tokens.words[i : i + 4] for i in range(first, last) if doc.tokens.words[i] in ("our", "we"))
        if any(True for _ in doc.cues.within("intervention", first, last)) or any(
            lists["own_acts"] & set(words) for words in own
        ):
            yield body
