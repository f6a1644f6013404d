"""Capacities: the roles that a text gives its persons, each at the name beside which it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import Named, PersonMention
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.values import dataclass

#: Code points of a title and the space after it, at most.
_TITLE = 24


@dataclass(frozen=True, slots=True)
class Capacity:
    """A role that the text gives a person at a mention: its words, the bodies (none, one or several), and how it
    stands."""

    mention: PersonMention
    text: str
    start: int
    end: int
    orgs: tuple[str, ...]
    status: Status
    rule: str
    org_at: tuple[int, int] | None = None
    #: Whether the person had it once, as its words tell: `who was chair of X`, `formerly chair of X`.
    past: bool = False


@dataclass(frozen=True, slots=True)
class Capacities:
    """All roles in the order of the text."""

    all: tuple[Capacity, ...]
    _of: Mapping[str, tuple[list[int], list[Capacity]]]

    def of(self, person: Named, offset: int) -> Capacity | None:
        """The last role that the text gave a person before `offset`; one with its bodies goes before one without.

        Of several roles given at one mention it is the first, `co-chair Jane Doe, who is also a GP in Leek, said`; a
        seat in Parliament goes behind the rest, `Jane Doe MP, chair of the committee, said`.
        """
        starts, found = self._of.get(person.slug, ([], []))
        last = bisect_right(starts, offset)
        before = found[max(0, last - 12) : last]
        before = [c for c in before if not c.past] or before
        latest = next((c for c in reversed(before) if c.orgs), before[-1] if before else None)
        if latest is not None and latest.rule == "linked":  # appointed by several; what one has been does not undo it
            latest = next((c for c in reversed(before) if c.rule == "appointed" and len(c.orgs) > 1), latest)
        if latest is None or not latest.orgs:
            return latest
        given = [c for c in before if c.orgs and c.mention.start == latest.mention.start]
        return next((c for c in given if c.orgs != ("parliament",)), given[0])

    def ahead_of(self, offset: int) -> Capacity | None:
        """The role that stands before the name, title included, that begins at `offset`: `the chair of X, Jane Doe`."""
        i = bisect_right(self.all, offset, key=lambda c: c.start)
        return next((c for c in self.all[max(0, i - 3) : i] if offset <= c.mention.start <= offset + _TITLE), None)

    def later(self, head: str, offset: int, org: str) -> PersonMention | None:
        """The person named after `offset` whose role ends in the word `head`, in the body `org`: who a text’s opening
        means by it."""
        i = bisect_right(self.all, offset, key=lambda c: c.start)
        return next((c.mention for c in self.all[i : i + 12] if c.text.lower().endswith(head) and org in c.orgs), None)

    def at(self, offset: int) -> bool:
        """Whether the text gives a role to the person whose name begins at `offset`."""
        i = bisect_right(self.all, offset, key=lambda c: c.start)
        return any(c.mention.start == offset for c in self.all[max(0, i - 4) : i + 4])

    def behind(self, offset: int) -> Capacity | None:
        """The role behind a name, its body included, that ends at `offset`: `Jane Doe, chair of X`."""
        i = bisect_right(self.all, offset, key=lambda c: c.start)
        told = (c for c in reversed(self.all[max(0, i - 4) : i]) if c.rule == "apposition")
        return next((c for c in told if max(c.end, c.org_at[1] if c.org_at else 0) == offset), None)

    def only(self, head: str) -> PersonMention | None:
        """The one person of the whole text whose role ends in the word `head`, for a headline: `minister reveals`."""
        found = {c.mention.person.slug: c.mention for c in reversed(self.all) if c.text.lower().split()[-1:] == [head]}
        return next(iter(found.values())) if len(found) == 1 else None

    def first(self, person: Named, head: str) -> Capacity | None:
        """The first role of the text that a person has and that ends in the word `head`, by which a headline means
        him."""
        told = self._of.get(person.slug, ([], []))[1]
        return next((c for c in told if head in (c.text.lower().split()[-1], _head(c.text))), None)

    def holder(self, head: str, offset: int, org: str | None = None) -> PersonMention | None:
        """The person last named up to `offset` whose role ends in the words `head`, in the body `org` if one is
        given."""
        i = bisect_right(self.all, offset, key=lambda c: c.start)
        near = self.all[max(0, i - 40) : i]
        for capacity in reversed(near):  # the chair goes before a co-chair
            if capacity.text.lower() == head and (org is None or org in capacity.orgs):
                return capacity.mention
        for capacity in reversed(near):
            if capacity.text.lower().endswith(head) and (org is None or org in capacity.orgs):
                return capacity.mention
        return None


def _head(role: str) -> str:
    """The last word of a role without its field: `director` of `director of commissioning`."""
    return role.lower().partition(" of ")[0].partition(" for ")[0].split()[-1]


def capacities(found: Iterable[Capacity]) -> Capacities:
    """Capacities in the order of the text, each once."""
    kept: dict[tuple[int, str, tuple[str, ...]], Capacity] = {}
    for capacity in found:
        kept.setdefault((capacity.mention.start, capacity.text.lower(), capacity.orgs), capacity)
    ordered = sorted(kept.values(), key=lambda c: c.start)
    by_person: dict[str, tuple[list[int], list[Capacity]]] = {}
    for capacity in ordered:
        starts, of_person = by_person.setdefault(capacity.mention.person.slug, ([], []))
        starts.append(capacity.start)
        of_person.append(capacity)
    return Capacities(tuple(ordered), by_person)


@cache
def role_words() -> dict[str, frozenset[str]]:
    """The word sets of `rules/roles.yaml`: what may stand around a role."""
    raw: dict[str, Any] = lexicon("roles")
    return {key: frozenset(value.split()) for key, value in raw.items()}
