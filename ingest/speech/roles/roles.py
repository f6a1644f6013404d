"""Roles: who is what in which body, as the text says it beside the name.

A role stands after the name or before it. What it is a role in stands with it, or is `its`, or is the body that the
text speaks of (decisions 24 and 25).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.names import opens_later
from ccgkg.ingest.claim import Evidence, Role, Status
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.speech.people.occupations import Occupations
from ccgkg.ingest.speech.people.people import People, PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacities, Capacity, capacities, role_words
from ccgkg.ingest.speech.roles.plural_posts import each_his_own
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.role_starts import begins_later
from ccgkg.ingest.speech.roles.roles_after import RolesAfter
from ccgkg.ingest.speech.roles.roles_before import RolesBefore
from ccgkg.ingest.speech.roles.roles_of_myself import RolesOfMyself
from ccgkg.ingest.speech.roles.roles_resumed import RolesResumed
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.periods import Periods

#: Tokens of a phrase before the pronoun that has a role: `Earlier in her career she was chair of X`.
_FRONTED = 6
#: Those who write for an outlet, and what credits them in a line that is no sentence.
_STAFF = frozenset({"editor", "reporter", "correspondent", "columnist", "writer", "journalist"})
_CREDITS = frozenset({"by", "words", "report", "with", "from", "our", "written", "compiled"})
#: Code points of a byline at most.
_LINE = 120
#: Nouns for one who has the post elsewhere that was told of someone.
_COUNTERPARTS = ("counterpart", "opposite number")

__all__ = ["Capacities", "Capacity", "find_capacities", "find_roles"]


def find_capacities(doc: Document, bodies: Bodies, people: People) -> Capacities:
    """The roles that stand beside the names of persons."""
    phrases = RolePhrases(doc, bodies, people)
    found = phrases.owners.told
    before, after = RolesBefore(phrases, found), RolesAfter(phrases, found)
    for mention in people.mentions:
        first, last = doc.sentence_tokens(mention.first)
        if _in_byline(doc, mention, first):
            continue
        found.extend(before.of(mention, first))
        found.extend(after.of(mention, last))
        if mention.lead == first and mention.last >= last - 1:
            found.extend(after.signed(mention, last))
    words = doc.tokens.words
    for i in doc.tokens.among(("he", "she")) if people.mentions else ():  # She is also chair of X
        first, last = doc.sentence_tokens(i)
        fronted = (
            i - first <= _FRONTED
            and not people.within(first, i)
            and doc.cues.starting("say", first) is None
            and "," not in words[first : i - 1]
        )
        named = next(people.before(first), None) if fronted and last - i > 3 else None
        if named is not None:
            found.extend(after.links.of_pronoun(named, i + 1, last))
    myself = RolesOfMyself(phrases)
    for i in doc.tokens.among(("i",)) if people.mentions else ():  # I chair X
        found.extend(myself.of(i))
    held = {c.mention.start for c in found}
    occupations = Occupations(doc)
    for mention in people.mentions:
        occupation = occupations.of(mention) if mention.start not in held else None
        if occupation is not None:
            found.append(occupation)
    resumed = RolesResumed(phrases, found)
    for i in doc.tokens.among(("same", "the")) if people.mentions else ():
        found.extend(resumed.again(i) if words[i] == "same" else (*resumed.by_post(i), *resumed.taken_up(i)))
    return capacities(each_his_own(_with_counterparts(doc, found)))


def _with_counterparts(doc: Document, found: list[Capacity]) -> list[Capacity]:
    """The roles, `her counterpart at X, Jane Doe` being the one told before it in its sentence."""
    for n, capacity in enumerate(found):
        if capacity.text.lower() in _COUNTERPARTS:
            low = doc.layout.sentence_at(capacity.start).start
            told = [c for c in found if low <= c.start < capacity.start and c.text.lower() not in _COUNTERPARTS]
            if told:
                found[n] = replace(capacity, text=max(told, key=lambda c: c.start).text)
    return found


def _in_byline(doc: Document, mention: PersonMention, first: int) -> bool:
    """Whether a name stands in the line that says who wrote a text, which makes no claim (decision 1)."""
    block = doc.layout.block_at(mention.start)
    if doc.text[block.end - 1] in ".?!" or block.end - block.start >= _LINE:
        return False
    if mention.lead == first + 1 and doc.tokens.words[first] == "by":
        return True
    low, high = doc.tokens.range(block.start, block.end)  # Your questions answered by our health editor, Jane Doe
    words = doc.tokens.words[low : mention.lead]
    return mention.last == high and not _STAFF.isdisjoint(words) and not _CREDITS.isdisjoint(words)


def _status(doc: Document, capacity: Capacity, org: str, periods: Periods, out_by: date | None) -> Status:
    """`planned` for a role that begins later, or that one is given in a CCG that is not open yet: `chosen as chair of
    Cheshire CCG`."""
    if capacity.status != "actual" or "designate" in capacity.text:
        return capacity.status
    told = capacity.rule not in ("apposition", "before")  # a title or an apposition tells what one is
    given = role_words()["appoints"] & set(doc.tokens.words[slice(*_before_role(doc, capacity))])
    return (
        "planned"
        if begins_later(doc, capacity, periods, out_by, bool(given)) or told and opens_later(org, doc.source.published)
        else "actual"
    )


def _before_role(doc: Document, capacity: Capacity) -> tuple[int, int]:
    """The tokens from a few before the name to the role, or the few before that."""
    at = doc.tokens.at(capacity.start)
    return max(0, min(capacity.mention.lead, at) - 4), at


def find_roles(doc: Document, capacities: Capacities, periods: Periods) -> list[Role]:
    """The claims: one for each body in which a person holds a role (decision 25)."""
    found = []
    out_by = bounds(doc.source.published)[1] if doc.source.published else None
    seen: set[tuple[int, str]] = set()
    for capacity in capacities.all:
        mention = capacity.mention
        for org in capacity.orgs:
            if (mention.start, org + capacity.text.lower()) in seen:
                continue
            seen.add((mention.start, org + capacity.text.lower()))
            where = (
                Evidence("org", *capacity.org_at)
                if capacity.org_at
                else Evidence("org", reason="the body spoken of before")
            )
            found.append(
                Role(
                    source=doc.source.slug,
                    start=mention.start,
                    end=mention.end,
                    exact=doc.source.text[mention.start : mention.end],
                    status=_status(doc, capacity, org, periods, out_by),
                    rule=f"roles.{capacity.rule}",
                    person=mention.person.slug,
                    person_name=mention.person.name,
                    role=capacity.text,
                    org=org,
                    evidence=(
                        Evidence("person", mention.start, mention.end),
                        Evidence("role", capacity.start, capacity.end),
                        where,
                    ),
                )
            )
    return found
