"""Roles: who is what in which body, as the text says it beside the name.

A role stands after the name (`Jane Doe, chair of X, …`, `Jane Doe, who chairs X`, `Jane Doe is its chair`) or before it
(`X chief executive Jane Doe`, `X’s chair, Jane Doe`). What it is a role in stands with it, or is `its`, or is the body that
the text speaks of (decisions 24 and 25).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ccgkg.ingest.bodies import Bodies, Group, Mention
from ccgkg.ingest.claim import Evidence, Role, Status
from ccgkg.ingest.cues import Cue, lexicon
from ccgkg.ingest.document import Document
from ccgkg.ingest.names import slug_of
from ccgkg.ingest.people import Named, People, PersonMention

#: From this day on the Department of Health is the Department of Health and Social Care.
_DHSC_FROM = "2018-01-08"
_YEAR = re.compile(r"20[012]\d")


@dataclass(frozen=True, slots=True)
class Capacity:
    """A role that the text gives a person at a mention: its words, the bodies (none, one or several), and how it stands."""

    mention: PersonMention
    text: str
    start: int
    end: int
    orgs: tuple[str, ...]
    status: Status
    rule: str
    org_at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Capacities:
    """All roles in the order of the text."""

    all: tuple[Capacity, ...]
    _of: Mapping[str, tuple[list[int], list[Capacity]]]

    def of(self, person: Named, offset: int) -> Capacity | None:
        """The last role that the text gave a person before `offset`; one with its bodies goes before one without."""
        starts, found = self._of.get(person.slug, ([], []))
        last = bisect_right(starts, offset)
        before = found[max(0, last - 12) : last]
        return next((c for c in reversed(before) if c.orgs), before[-1] if before else None)

    def holder(self, head: str, offset: int, org: str | None = None) -> PersonMention | None:
        """The person last named up to `offset` whose role ends in the words `head`, in the body `org` if one is given."""
        i = bisect_right(self.all, offset, key=lambda c: c.start)
        for capacity in reversed(self.all[max(0, i - 40) : i]):
            if capacity.text.lower().endswith(head) and (org is None or org in capacity.orgs):
                return capacity.mention
        return None


@cache
def _words() -> dict[str, frozenset[str]]:
    raw: dict[str, Any] = lexicon("roles")
    return {key: frozenset(value.split()) for key, value in raw.items()}


def find_capacities(doc: Document, bodies: Bodies, people: People) -> Capacities:
    """The roles that stand beside the names of persons."""
    finder = _Finder(doc, bodies, people)
    for mention in people.mentions:
        finder.of(mention)
    finder.by_pronouns()
    kept: dict[tuple[int, str, tuple[str, ...]], Capacity] = {}
    for capacity in finder.found:
        kept.setdefault((capacity.mention.start, capacity.text.lower(), capacity.orgs), capacity)
    ordered = sorted(kept.values(), key=lambda c: c.start)
    by_person: dict[str, tuple[list[int], list[Capacity]]] = {}
    for capacity in ordered:
        starts, list_ = by_person.setdefault(capacity.mention.person.slug, ([], []))
        starts.append(capacity.start)
        list_.append(capacity)
    return Capacities(tuple(ordered), by_person)


def find_roles(doc: Document, capacities: Capacities) -> list[Role]:
    """The claims: one for each body in which a person holds a role (decision 25)."""
    found = []
    seen: set[tuple[int, str]] = set()
    for capacity in capacities.all:
        mention = capacity.mention
        for org in capacity.orgs:
            if (mention.start, org + capacity.text.lower()) in seen:
                continue
            seen.add((mention.start, org + capacity.text.lower()))
            where = (
                Evidence("org", *capacity.org_at) if capacity.org_at else Evidence("org", reason="the body spoken of before")
            )
            found.append(
                Role(
                    source=doc.source.slug,
                    start=mention.start,
                    end=mention.end,
                    exact=doc.text[mention.start : mention.end],
                    status=capacity.status,
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


def _short(name: str) -> str:
    return name.removeprefix("NHS ").removesuffix(" CCG").lower()


class _Finder:
    """The rules over one document."""

    def __init__(self, doc: Document, bodies: Bodies, people: People) -> None:
        self.doc, self.bodies, self.people = doc, bodies, people
        self.words = doc.tokens.words
        self.lists = _words()
        self.found: list[Capacity] = []
        self.short = {_short(doc.text[m.start : m.end]): m.agent for m in reversed(bodies.mentions) if m.kind == "ccg"}

    def of(self, mention: PersonMention) -> None:
        """Finds the roles of a person at a mention."""
        first, last = self.doc.sentence_tokens(mention.first)
        self.found.extend(self._before(mention, first))
        self.found.extend(self._after(mention, last))
        if mention.lead == first and mention.last >= last - 1:
            self.found.extend(self._signed(mention, last))

    def _signed(self, mention: PersonMention, last: int) -> Iterator[Capacity]:
        """The role in the line under a name that stands by itself."""
        if last >= len(self.words):
            return
        first, end = self.doc.sentence_tokens(last)
        cue = self._role_in(first, min(end, first + 5))
        if cue is not None and end - first < 16 and not self.lists["verbs"] & set(self.words[first:end]):
            yield from self._noun_phrases(mention, first, end, "actual", "signed")

    def by_pronouns(self) -> None:
        """`She is also chair of X`: a role of the person named last before."""
        for sentence in self.doc.layout.sentences:
            first, last = self.doc.range_of(sentence)
            if last - first > 3 and self.words[first] in ("he", "she") and self.words[first + 1] in self.lists["copulas"]:
                mention = next(self.people.before(first), None)
                if mention is not None:
                    self.found.extend(self._linked(mention, first + 1, last))

    def _goes_on(self, mention: PersonMention) -> bool:
        """Whether a role was told of someone before in the sentence: `A is chair of X and B the chair of Y`."""
        first, _ = self.doc.sentence_tokens(mention.first)
        start = self.doc.tokens.starts[first]
        return any(c.start >= start and c.rule == "linked" for c in self.found[-4:])

    # -- after the name -------------------------------------------------------------------------------------------

    def _after(self, mention: PersonMention, last: int) -> Iterator[Capacity]:
        words, lists = self.words, self.lists
        at = mention.last
        while at < last and words[at] in lists["honours"]:
            if words[at] == "mp":
                yield self._capacity(mention, at, at + 1, ("parliament",), "actual", "honour", None)
            at += 1
            if at + 1 < last and words[at] == "," and words[at + 1] in lists["honours"]:
                at += 1
        if at >= last:
            return
        word = words[at]
        closing = next((i for i in range(at, min(last, at + 8)) if words[i] == ")"), at) if word == "(" else at
        if closing > at and not any(True for _ in self.doc.cues.within("role", at, closing)):  # Jane Doe (pictured), chair
            at = closing + 1
            if at >= last:
                return
            word = words[at]
        if word in (",", "(", "–", "-", "—", ":"):
            yield from self._apposition(mention, at + 1, last, word)
        elif word in ("who", "whose"):
            yield from self._relative(mention, at + 1, last)
        elif word in ("the", "its", "their") and mention.lead and words[mention.lead - 1] == "and" and self._goes_on(mention):
            yield from self._noun_phrases(mention, at, self._end_of_apposition(at, last, ","), "actual", "linked", near=3)
        elif word in lists["determiners"] and lists["appoints"] & set(words[max(0, mention.lead - 3) : mention.lead]):
            yield from self._noun_phrases(mention, at, self._end_of_apposition(at, last, ","), "actual", "appointed")
        elif word in ("and", "&") and at + 1 in self.people.by_lead:
            other = self.people.by_lead[at + 1]
            for capacity in list(self._after(other, last)):
                if capacity.text.endswith("s"):  # A and B, joint chairs of X
                    yield replace(capacity, mention=mention)
        elif word in lists["of"] and self.bodies.at(at + 1 + (at + 1 < last and words[at + 1] == "the")):
            body = self._body_from(at + 1, last)
            if body and body.last < last and words[body.last] == ",":  # Jane Doe of X, its chair,
                yield from self._apposition(mention, body.last + 1, last, ",")
        yield from self._linked(mention, at, last)

    def _apposition(self, mention: PersonMention, at: int, last: int, opening: str) -> Iterator[Capacity]:
        words = self.words
        if at < last and words[at] == "who":
            yield from self._relative(mention, at + 1, last)
            return
        if at < last and words[at].isdigit() and at + 1 < last and words[at + 1] in (",", ")"):  # aged
            at += 2
        end = self._end_of_apposition(at, last, opening)
        yield from self._noun_phrases(mention, at, end, "actual", "apposition")

    def _end_of_apposition(self, at: int, last: int, opening: str) -> int:
        """Where an apposition ends: at the comma that no list of bodies and no second role goes on after."""
        words = self.words
        i = at
        while i < last:
            word = words[i]
            if word in (";", ".", ":", "“", '"', "”", "?") or (opening == "(" and word == ")"):
                return i
            if opening in ("–", "-", "—") and word in ("–", "—") and not self.doc.tokens.joined(i):
                return i
            if word == "," and opening != "(":
                body = self._body_from(i + 1, last, 3)
                if body and self.doc.cues.ending("role", i) and (
                    body.last == last or words[body.last] in (",", ":", ")", "said", ".", ";")
                ):
                    i = body.last  # Jane Doe, chair, X CCG, said
                    continue
                before = self.bodies.at(i - 1) or (words[i - 1].startswith("ccg") or None)
                if not (before and body and body.first <= i + 3 and self._in_list(i, body)):
                    cue = self.doc.cues.starting("role", i + 1) or self.doc.cues.starting("role", i + 2)
                    verb = words[i + 1] in self.lists["copulas"] or words[i + 1] in self.lists["takes"]
                    if verb or not (cue and not self._person_near(i + 1) and words[i - 1] != "who"):
                        return i
            if word in self.lists["verbs"] or (self.doc.cues.starting("say", i) and i > at + 1):
                return i
            i += 1
        return last

    def _next_comma(self, at: int, last: int) -> int:
        """The comma that ends a relative clause; one inside a list of bodies does not."""
        for i in range(at, last):
            if self.words[i] == ",":
                body = self._body_from(i + 1, last, 3)
                if not (body and self.bodies.at(i - 1) and self._in_list(i, body)):
                    return i
        return last

    def _in_list(self, comma: int, body: Mention) -> bool:
        """Whether a body after a comma goes on a list: another name or a verb must not follow at once."""
        words = self.words
        after = words[body.last] if body.last < len(words) else "."
        return after in (",", "and", "&", "ccgs", "groups", ".", ";", ")") or words[comma + 1] in ("and", "&")

    def _person_near(self, at: int) -> bool:
        return any(m.first - at < 6 for m in self.people.within(at, at + 6))

    def _relative(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`who is chair of X`, `who chairs X`, `who was chief officer of X`; `at` is the token after `who`."""
        words, lists = self.words, self.lists
        while at < last and words[at] in lists["adverbs"]:
            at += 1
        if at >= last:
            return
        if words[at] in lists["heads"]:
            yield from self._heads(mention, at, last)
            return
        status: Status = "planned" if words[at] in ("will", "shall") else "actual"
        if words[at] in lists["takes"]:
            yield from self._predicate(mention, at, last)
            return
        start = at
        linking = lists["copulas"] | lists["adverbs"] | lists["appoints"]
        while at < last and (words[at] in linking or words[at] == "as"):
            at += 1
        if at > start:
            yield from self._noun_phrases(mention, at, self._end_of_apposition(at, last, ","), status, "relative")

    def _heads(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`chairs X`, `leads X`, `heads X` (decision 24)."""
        words = self.words
        orgs, where = self._orgs(at + 1, min(last, at + 12))
        if where is not None:
            gap = words[at + 1 : bisect_left(self.doc.tokens.starts, where[0])]
            if any(w in self.lists["prepositions"] or w == "," for w in gap):
                return
        role = {"chairs": "chair", "leads": "lead", "heads": "head", "co": "co-chair"}.get(self.words[at], "")
        if not orgs and at + 1 < last and self.words[at + 1] in ("the", "its", "their"):
            body = self._nominal(at + 1, last)
            orgs, where = ((body,), None) if body else ((), None)
        if orgs and role:
            capacity = self._capacity(mention, at, at + 1, orgs, "actual", "heads", where)
            yield Capacity(
                mention, role, capacity.start, capacity.end, orgs, "actual", "heads", capacity.org_at
            )

    def _linked(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`is`, `became`, `has been appointed (as)`, `stays on as`, `will become`: the role after a verb whose subject is he."""
        words, lists = self.words, self.lists
        i = at
        if words[i] in (",", "(", "–", "—"):  # over the apposition
            if words[i] == "(":
                while i < last and words[i] != ")":
                    i += 1
            else:
                who = i + 1 < last and words[i + 1] in ("who", "whose", "which")
                i = self._next_comma(i + 1, last) if who else self._end_of_apposition(i + 1, last, words[i])
            i += 1
            if i >= last:
                return
        while i < last and words[i] in lists["adverbs"]:
            i += 1
        if i >= last:
            return
        if words[i] in lists["heads"]:
            yield from self._heads(mention, i, last)
            return
        if words[i] == "'s" and words[i + 1 : i + 2] == ["appointment"]:
            i += 2
        if i < last and words[i] == "as":  # appointed Jane Doe as chair, Leeds CCG has Jane Doe as chair
            before = set(words[max(0, mention.lead - 4) : mention.lead])
            if "appointment" in words[i - 1] or before & (lists["appoints"] | lists["has"]):
                end = self._end_of_apposition(i + 1, last, ",")
                owner = self.bodies.within(max(0, mention.lead - 8), mention.lead)
                for capacity in self._noun_phrases(mention, i + 1, end, "actual", "appointed"):
                    if not capacity.orgs and owner:
                        last_body = owner[-1]
                        capacity = replace(capacity, orgs=(last_body.agent,), org_at=(last_body.start, last_body.end))
                    yield capacity
            return
        if i < last and words[i] in lists["copulas"] | lists["takes"]:
            yield from self._predicate(mention, i, last)

    def _predicate(self, mention: PersonMention, i: int, last: int) -> Iterator[Capacity]:
        """The role after a linking verb at token `i`."""
        words, lists = self.words, self.lists
        joined: Mention | None = None
        planned = words[i] in ("will", "shall") or tuple(words[i : i + 2]) in (("is", "to"), ("is", "set"), ("is", "due"))
        status: Status = "planned" if planned else "actual"
        stop = min(last, i + 14)
        link = -1
        for j in range(i, stop):
            word = words[j]
            if word in (",", ";", ":", "“", '"', "that", "but", "who"):
                break
            body = self.bodies.at(j)
            if body is not None and lists["takes"] & set(words[i:j]):
                joined = body  # joins X as chair
                continue
            if j > i and self._is_person_at(j) or self._within_person(j):
                if words[i] in lists["replaces"] or words[j - 1] in lists["replaces"]:
                    continue
                break
            post = word == "of" and words[j - 1] in ("post", "role", "job", "position")
            if word in lists["links"] or word in lists["appoints"] or post:
                link = j
            elif link < 0 and word not in lists["copulas"] and word not in lists["adverbs"] and word not in lists["takes"]:
                if word in ("on", "over", "up", "down", "in", "back", "from", "the", "post", "role", "job", "position"):
                    continue
                break
        if link < 0:
            return
        start = link + 1
        while start < last and words[start] in lists["adverbs"]:
            start += 1
        if start < last and words[start] in ("in", "on", "by", "last", "this", "earlier", "from"):
            later = next((j for j in range(start, min(last, start + 8)) if words[j] == "as"), None)
            if later is None:
                return
            start = later + 1
        for capacity in self._noun_phrases(mention, start, self._end_of_apposition(start, last, ","), status, "linked", near=3):
            if joined is not None and words[link] == "as" and (not capacity.orgs or capacity.org_at is None):
                capacity = replace(capacity, orgs=(joined.agent,), org_at=(joined.start, joined.end))
            yield capacity

    def _is_person_at(self, token: int) -> bool:
        return token in self.people.by_lead

    def _within_person(self, token: int) -> bool:
        return any(m.first <= token < m.last for m in self.people.within(max(0, token - 4), token + 1))

    def _noun_phrases(
        self, mention: PersonMention, at: int, end: int, status: Status, rule: str, near: int = 8
    ) -> Iterator[Capacity]:
        """The roles in a noun phrase: one, or several joined by `and`."""
        words, lists = self.words, self.lists
        found: list[tuple[int, Cue, Mention | None, bool]] = []
        i = at
        begins: list[int] = []
        while i < end and len(found) < 4:
            start, pre, its = i, None, False
            if start < end and words[start] in ("until", "since"):
                while start < end and (words[start] in ("until", "since", "last", "this", "then") or words[start] in lists["times"]):
                    start += 1
            while start < end and (words[start] in lists["determiners"] or words[start] in lists["adverbs"]):
                its = its or words[start] in lists["its"]
                start += 1
            lead = self.bodies.at(start)
            if lead and lead.first == start:
                pre = lead
                start = lead.last
                if start < end and words[start] in ("'s", "'", "’"):
                    start += 1
            elif self._nominal_possessive(start, end):
                start = self._nominal_possessive(start, end)
                its = True
            else:
                start = self._past_owner(start, end)
            cue = self._role_in(start, min(end, start + near))
            if cue is None:
                break
            found.append((start, cue, pre, its))
            begins.append(i)
            i = next((j + 1 for j in range(cue.last, end) if words[j] in ("and", "&", ",", ";") and self._begins(j + 1, end)), end)
        for n, (start, cue, pre, its) in enumerate(found):
            stop = begins[n + 1] if n + 1 < len(found) else end
            own = words[cue.last] in lists["prepositions"] if cue.last < end else False
            shared = n + 1 < len(found) and not own and cue.value == "any" and pre is None
            yield self._role(mention, start, cue, pre, its, end if shared else stop, status, rule)

    def _past_owner(self, at: int, end: int) -> int:
        """The token after `Labour's`: an owner that is no body known."""
        for j in range(at + 1, min(end, at + 4)):
            if self.words[j] == "'s" and self.doc.tokens.capital(at):
                return j + 1
        return at

    def _begins(self, at: int, end: int) -> bool:
        """Whether a further role begins at a token."""
        start = at
        while start < end and (self.words[start] in self.lists["determiners"] or self.words[start] == "and"):
            start += 1
        body = self.bodies.at(start)
        if body and body.first == start:
            start = body.last
        return self._role_in(start, min(end, start + 5)) is not None

    def _nominal_possessive(self, at: int, end: int) -> int:
        """The token after `the CCG's`, `the group's`, or 0."""
        words = self.words
        for j in range(at, min(end, at + 4)):
            plural = words[j] in ("'", "’") and words[j - 1] in ("groups", "ccgs", "organisations", "bodies")
            if plural or words[j] == "'s" and words[j - 1] in self.lists["nominals"]:
                return j + 1
        return 0

    def _role_in(self, at: int, end: int) -> Cue | None:
        """The role whose words, modifiers before it included, begin at a token."""
        words = self.words
        for cue in self.doc.cues.within("role", at, end + 4):
            if cue.first >= end:
                return None
            between = words[at : cue.first]
            if any(not w.isalpha() or w in self.lists["stops"] for w in between if w != "'s"):
                return None
            later = self.doc.cues.starting("role", cue.last)
            return Cue(cue.first, later.last, later.value) if later else cue
        return None

    def _role(
        self, mention: PersonMention, start: int, cue: Cue, pre: Mention | None, its: bool, end: int, status: Status, rule: str
    ) -> Capacity:
        words, lists = self.words, self.lists
        orgs: tuple[str, ...] = ()
        where: tuple[int, int] | None = None
        text_end = cue.last
        inner = next(iter(self.bodies.within(start, cue.first)), None)
        if pre is None and inner is not None:  # former RCGP chair
            pre, start = inner, cue.first
        if pre is not None:
            orgs, where = (pre.agent,), (pre.start, pre.end)
        after = cue.last
        listed = self.bodies.at(after + 1) if words[after : after + 1] == [","] and after + 1 < end else None
        if listed is not None and not orgs and listed.first == after + 1:
            orgs, where = (listed.agent,), (listed.start, listed.end)
        if "designate" in words[after : after + 1] or "elect" in words[after : after + 1]:
            after = text_end = after + 1
            status = "planned"
        if after < end and words[after] in lists["prepositions"]:
            found, at, where_after = self._orgs_after(after, end)
            if found:
                orgs, where, text_end = found, where_after, at
            elif at > after:
                text_end = at
        if not orgs and its:
            orgs = self._owners(mention, start)
        if not orgs and pre is None and start > 1 and words[start - 1] == "'s":
            orgs, where = self._by_short_name(start - 1)
        if not orgs and cue.value not in ("any", "none"):
            orgs = (self._implied(cue.value, start),)
            text_end = cue.last
        if cue.value == "parliament":
            orgs, text_end = ("parliament",), cue.last
            start = cue.first
        attached = after < end and words[after] in lists["prepositions"]
        if not orgs and cue.value == "any" and not attached and self._official(start, cue):
            body = self._its(mention, mention.first if rule == "linked" else start)
            orgs = (body,) if body else ()
        if start < cue.first and words[start] in ("then",):
            start += 1
        return self._capacity(mention, start, text_end, orgs, status, rule, where)

    def _official(self, start: int, cue: Cue) -> bool:
        """Whether a role with no body is one in the body spoken of: `the accountable officer`, not `a director`."""
        before = self.words[start - 1] if start else ""
        return self.words[cue.last - 1] in self.lists["official"] and before not in self.lists["some"] and (
            self.words[start] not in ("former", "then") and self.words[cue.last : cue.last + 1] != ["s"]
        )

    def _capacity(
        self, mention: PersonMention, start: int, end: int, orgs: Sequence[str], status: Status, rule: str,
        where: tuple[int, int] | None,
    ) -> Capacity:
        tokens = self.doc.tokens
        a, b = tokens.starts[start], tokens.ends[end - 1]
        return Capacity(mention, " ".join(self.doc.text[a:b].split()), a, b, tuple(orgs), status, rule, where)

    # -- bodies of a role -----------------------------------------------------------------------------------------

    def _orgs_after(self, at: int, end: int) -> tuple[tuple[str, ...], int, tuple[int, int] | None]:
        """The bodies after a role's preposition, and where the role's own words end (`director of commissioning` at X)."""
        words, lists = self.words, self.lists
        limit = at
        while limit < end and words[limit] not in lists["breaks"]:
            limit += 1
        orgs, where = self._orgs(at, end)
        if orgs and where is not None:
            first = bisect_left(self.doc.tokens.starts, where[0])
            stop = first
            while stop > at and words[stop - 1] not in lists["prepositions"]:
                stop -= 1
            return orgs, max(at, stop - 1), where
        group = next(iter(self.bodies.groups_within(at + 1, limit)), None)
        if group is not None:
            return group.members if group.named else self._counted(group), at, (group.start, group.end)
        several = self._several(at + 1, limit)
        if several:
            return several, at, None
        nominal = self._nominal(at + 1, limit)
        if nominal:
            return (nominal,), at, None
        return self._unlisted(at, limit)

    def _unlisted(self, at: int, limit: int) -> tuple[tuple[str, ...], int, tuple[int, int] | None]:
        """A body that no list and no noun tells: capitals after the last preposition of a role (`director of Pathfinder Care`)."""
        tokens, lists = self.doc.tokens, self.lists
        starts = [i for i in range(at, limit) if self.words[i] in lists["joins"]]
        for i in starts:
            named = self._short_names(i + 1, limit)
            if named:
                return named, i, (tokens.starts[i + 1], tokens.ends[limit - 1])
        for i in reversed(starts):
            first = i + 1
            while first < limit and self.words[first] in lists["determiners"]:
                first += 1
            capitals = [j for j in range(first, limit) if tokens.capital(j)]
            noun = self.words[limit - 1] in self.lists["bodies"]
            if capitals and capitals[0] == first and (len(capitals) > 1 or noun):
                a, b = tokens.starts[first], tokens.ends[limit - 1]
                return (slug_of(self.doc.text[a:b]),), i, (a, b)
        return (), limit, None

    def _orgs(self, at: int, end: int) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """The first body in the tokens, with those that a list joins to it."""
        mentions = self.bodies.within(at, end)
        if not mentions or any(w in self.lists["verbs"] for w in self.words[at : mentions[0].first]):
            return (), None
        run = [mentions[0]]
        for mention in mentions[1:]:
            gap = self.words[run[-1].last : mention.first]
            if len(gap) > 3 or any(w not in self.lists["joints"] for w in gap):
                break
            run.append(mention)
        return tuple(dict.fromkeys(m.agent for m in run)), (run[0].start, run[-1].end)

    def _body_from(self, at: int, last: int, reach: int = 3) -> Mention | None:
        found = self.bodies.within(at, min(last, at + reach))
        return found[0] if found else None

    def _several(self, at: int, limit: int) -> tuple[str, ...]:
        """The CCGs that `the three`, `both`, `each` stands for: those of the last list, if they are as many."""
        words = [w for w in self.words[at:limit] if w not in ("the", "all", "of", "them")]
        if not words or words[0] not in self.lists["numerals"]:
            return ()
        members = self._last_list(at)
        order = ("both", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        count = max(2, order.index(words[0]) + 1) if words[0] in order else len(members)
        return members if len(members) == count else ()

    def _counted(self, group: Group) -> tuple[str, ...]:
        """The members of a group that is only counted: the list after it or before it, or all CCGs of the text, if as many."""
        if group.count is None:
            return ()
        after, _ = self._orgs(group.last, group.last + 4)
        before: tuple[str, ...] = ()
        block = self.doc.layout.sentence_at(group.start).block
        for sentence in reversed(self.doc.layout.sentences[: self.doc.layout.index_at(group.start) + 1]):
            if sentence.block < block - 1:
                break
            first, last = self.doc.range_of(sentence)
            here = [m.agent for m in self.bodies.within(first, min(last, group.first)) if m.kind == "ccg"]
            before = tuple(dict.fromkeys((*here, *before)))
            if len(before) >= group.count:
                break
        every = tuple(dict.fromkeys(m.agent for m in self.bodies.mentions if m.kind == "ccg"))
        for members in (after, self._last_list(group.first), before, every):
            if len(members) == group.count:
                return members
        return ()

    def _last_list(self, at: int) -> tuple[str, ...]:
        """The members of the last group or list of CCGs that the text named before a token."""
        near = next((g for g in reversed(self.bodies.groups) if g.last <= at and g.named and len(g.members) > 1), None)
        run: list[Mention] = []
        for mention in self.bodies.before(at):
            if mention.kind != "ccg":
                if run:
                    break
                continue
            if run:
                gap = self.words[mention.last : run[-1].first]
                if len(gap) > 4 or any(w not in self.lists["joints"] for w in gap):
                    if len(run) > 1:
                        break
                    run = [mention]
                    continue
            run.append(mention)
        agents = tuple(dict.fromkeys(m.agent for m in reversed(run)))
        if near is not None and (len(agents) < 2 or near.first > run[0].first):
            return near.members
        return agents if len(agents) > 1 else ()

    def _short_names(self, first: int, last: int) -> tuple[str, ...]:
        """The CCGs of a list of bare names, `Avonside, Coln and Stainmere`, if each is named in full elsewhere."""
        tokens, found = self.doc.tokens, []
        start = first
        for i in range(first, last + 1):
            if i == last or self.words[i] in (",", "and", "&"):
                if i > start:
                    agent = self.short.get(self.doc.text[tokens.starts[start] : tokens.ends[i - 1]].lower())
                    if agent is None:
                        return ()
                    found.append(agent)
                start = i + 1
        return tuple(found)

    def _by_short_name(self, end: int) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """The CCG that a bare name before a token means, where the text names it in full elsewhere."""
        tokens = self.doc.tokens
        for first in range(max(0, end - 6), end):
            if tokens.capital(first):
                a, b = tokens.starts[first], tokens.ends[end - 1]
                agent = self.short.get(self.doc.text[a:b].lower())
                if agent is not None:
                    return (agent,), (a, b)
        return (), None

    def _nominal(self, at: int, end: int) -> str | None:
        """The body that `the CCG`, `the group`, `the organisation` stands for in the tokens."""
        words = self.words
        if at + 1 < len(words) and words[at] in ("the", "its", "their", "this") and words[at + 1] in self.lists["nominals"]:
            if words[at + 1] in ("ccg", "group", "organisation", "body"):
                mention = self.bodies.antecedent(self.doc, at) or self.bodies.nearest_before(at)
            else:
                noun = words[at + 1]
                mention = next((m for m in self.bodies.before(at) if noun in m.agent), None)
            return mention.agent if mention else None
        return None

    def _owners(self, mention: PersonMention, at: int) -> tuple[str, ...]:
        """The bodies that `its`, `their`, `the group’s`, `the groups’` before a role stands for."""
        words = self.words
        plural = words[at - 1] in ("'", "’") and words[at - 2] in ("groups", "ccgs", "organisations", "bodies")
        group = next((g for g in self.bodies.groups_within(max(0, at - 8), at) if g.last >= at - 2), None) if plural else None
        if group is not None and group.named:
            return group.members
        if plural or words[at - 1] == "their":
            members = self._last_list(at)
            if members:
                return members
        body = self._its(mention, at)
        return (body,) if body else ()

    def _its(self, mention: PersonMention, at: int) -> str | None:
        """The body that `its` before a role stands for: one of the sentence before the name, or the topic."""
        first, _ = self.doc.sentence_tokens(mention.first)
        noun = next((w for w in reversed(self.words[max(first, at - 4) : at]) if w in self.lists["nominals"]), None)
        if noun is not None and noun not in ("ccg", "group", "organisation", "body"):
            fits = next((m.agent for m in self.bodies.before(at) if noun in m.agent.split("-")), None)
            return fits or self._topic(mention)
        before = [m for m in self.bodies.within(first, at) if m.kind != "outlet"]
        if not before and self.words[first] in ("under", "with", "led"):
            after = self.bodies.within(at, at + 12)
            if after:
                return after[0].agent
        return before[-1].agent if before else self._topic(mention)

    def _topic(self, mention: PersonMention) -> str | None:
        """The body that the sentences before speak of: the first that is the subject of one, going back."""
        doc = self.doc
        index = doc.layout.index_at(mention.start)
        for back in range(index - 1, max(-1, index - 7), -1):
            first, last = doc.range_of(doc.layout.sentences[back])
            if first >= last or self.words[first] in self.lists["pronouns"]:
                continue
            found = [m for m in self.bodies.within(first, last) if m.kind != "outlet"]
            if found:
                return found[0].agent
        return None

    def _implied(self, value: str, at: int) -> str:
        if value == "government":
            published = self.doc.source.published
            if published is None:  # the year that the sentence tells
                first, last = self.doc.sentence_tokens(at)
                published = max((w for w in self.words[first:last] if _YEAR.fullmatch(w)), default=_DHSC_FROM)
            return "dhsc" if published[:10] >= _DHSC_FROM else "dh"
        return value

    # -- before the name ------------------------------------------------------------------------------------------

    def _before(self, mention: PersonMention, first: int) -> Iterator[Capacity]:
        words, lists = self.words, self.lists
        at = mention.lead
        if at - 2 > first and words[at - 1] == "by" and words[at - 2] in lists["passives"]:
            yield from self._chaired_by(mention, at - 2, first)
        if at > first and words[at - 1] in lists["equals"]:
            yield from self._reversed(mention, at - 1, first)
            return
        comma = at > first and words[at - 1] in (",", "–", "—", ":", "(")
        head = at - 1 if comma else at
        cue = self.doc.cues.ending("role", head)
        tail = head
        if cue is None or cue.first < first:
            found = list(self._body_between(mention, head, first, comma))
            yield from found
            cue = None if found else self._with_field(head, first)
            if cue is None:
                return
        tail = head
        if comma and self._is_another(cue, first):
            return
        start = cue.first
        while start > first and self._modifies(start - 1):
            start -= 1
        yield from self._prenominal(mention, start, Cue(cue.first, tail, cue.value), first, comma)

    def _with_field(self, head: int, first: int) -> Cue | None:
        """`X’s director of commissioning and strategy, Jane Doe`: the role whose field ends before a token."""
        low = max(first, head - 9)
        for cue in reversed(list(self.doc.cues.within("role", low, head - 1))):
            field = self.words[cue.last : head]
            plain = all(w.isalpha() and w not in self.lists["verbs"] and w not in self.lists["its"] for w in field)
            lower = not any(self.doc.tokens.capital(i) for i in range(cue.last, head))
            if field and field[0] in ("of", "for") and plain and lower:
                return cue
        return None

    def _modifies(self, token: int) -> bool:
        """Whether a word before a role belongs to its name: in lower case, no determiner, no verb, no preposition."""
        word = self.words[token]
        if not word.isalpha() or word in self.lists["stops"] or word in self.lists["determiners"]:
            return False
        if self.bodies.at(token) is not None or self.doc.cues.starting("say", token):
            return False
        return word in self.lists["modifiers"] or not self.doc.tokens.capital(token)

    def _is_another(self, cue: Cue, first: int) -> bool:
        """Whether the role before a comma is that of someone named before it: `Jane Doe, chair, John Smith, …`."""
        begin = cue.first
        while begin > first and (self._modifies(begin - 1) or self.words[begin - 1] in self.lists["determiners"]):
            begin -= 1
        return self.words[begin - 1] == "," and any(m.last == begin - 1 for m in self.people.within(first, begin))

    def _prenominal(self, mention: PersonMention, start: int, cue: Cue, first: int, comma: bool) -> Iterator[Capacity]:
        words, lists = self.words, self.lists
        before = start - 1
        its = before >= first and words[before] in lists["its"]
        if before > first and words[before] in ("'s", "'", "’"):
            before -= 1
            its = words[before] in lists["nominals"] or words[before] in ("groups", "ccgs", "organisations")
        orgs: tuple[str, ...] = ()
        where: tuple[int, int] | None = None
        body = self.bodies.at(before) if before >= first else None
        if body is not None and body.last == before + 1 and not its:
            orgs, where = (body.agent,), (body.start, body.end)
            joined = body.first - 1
            other = self.doc.cues.ending("role", joined) if joined > first and words[joined] in ("and", "&", ",") else None
            if other is not None:  # X chair and Y chief executive Jane Doe
                begin = other.first
                while begin > first and self._modifies(begin - 1):
                    begin -= 1
                yield from self._prenominal(mention, begin, other, first, comma)
        elif its:
            orgs = self._owners(mention, start)
        elif before >= first and words[before + 1] == "'s" or before >= first and self.doc.tokens.capital(before):
            orgs, where = self._by_short_name(before + 1)
        if not orgs and before > first and words[before] in ("a", "an", "one", "single", "joint", "new", "the"):
            orgs, where = self._sharers(before, first)
        if not orgs and comma and mention.last + 2 < len(words) and words[mention.last] == ",":
            i = mention.last + 1
            while words[i] in lists["adverbs"]:
                i += 1
            if words[i] in lists["runs"]:  # One chief officer, Jane Doe, now runs X and Y
                orgs, where = self._orgs(i + 1, i + 24)
        if not orgs and mention.last < len(words) and words[mention.last] == "," and not comma:
            after = self.bodies.at(mention.last + 2 + (words[mention.last + 2 : mention.last + 3] == ["the"]))
            if after is not None and words[mention.last + 1] in lists["of"]:  # Chief officer Jane Doe, of X,
                orgs, where = (after.agent,), (after.start, after.end)
        if cue.value not in ("any", "none") and (not orgs or cue.value == "parliament"):
            orgs, where = (self._implied(cue.value, start),), None
        if not orgs and before > first and words[before] in ("and", "&"):  # its chair, A, and chief officer, B
            earlier = [c for c in self.found if c.start >= self.doc.tokens.starts[first] and c.orgs and c.rule == "before"]
            orgs, where = (earlier[-1].orgs, earlier[-1].org_at) if earlier else ((), None)
        if not orgs and cue.value == "any" and self._official(start, cue):
            orgs = self._owners(mention, start)
        if cue.value == "parliament":
            start = cue.first
        if start < cue.first and words[start] == "then":
            start += 1
        yield self._capacity(mention, start, cue.last, orgs, "actual", "before", where)

    def _reversed(self, mention: PersonMention, at: int, first: int) -> Iterator[Capacity]:
        """`The chair of X is Jane Doe`, `its chair is …`, `the job of chair of X goes to Jane Doe`."""
        words, lists = self.words, self.lists
        status: Status = "planned" if "will" in words[max(first, at - 2) : at] else "actual"
        while at > first and (words[at - 1] in lists["copulas"] or words[at - 1] in lists["equals"]):
            at -= 1
        start = at
        while start > first and words[start - 1] not in (",", ";", ":", "–", "and", "but", "whose", "that", "where"):
            start -= 1
        for cue in self.doc.cues.within("role", start, at):
            begin = cue.first
            while begin > start and self._modifies(begin - 1):
                begin -= 1
            if begin > start and words[begin - 1] == "of" and words[begin - 2] in ("post", "job", "role", "position"):
                start = begin
            yield from self._noun_phrases(mention, start, at, status, "reversed", near=6)
            return

    def _chaired_by(self, mention: PersonMention, at: int, first: int) -> Iterator[Capacity]:
        """`the forum, which is chaired by Jane Doe`: present, or with no auxiliary."""
        i = at
        while i > first and self.words[i - 1] in ("is", "now", "currently", "which", ",", "jointly"):
            i -= 1
        body = self.bodies.at(i - 1)
        if body is None or body.last != i or (i == at and self.words[i - 1] == "was"):
            return
        role = {"chaired": "chair", "led": "lead", "headed": "head"}[self.words[at]]
        found = self._capacity(mention, at, at + 1, (body.agent,), "actual", "heads", (body.start, body.end))
        yield replace(found, text=role)

    def _sharers(self, at: int, first: int) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """`X and Y CCGs share an accountable officer, Jane Doe`: the bodies that have the role."""
        i = at
        while i > first and (self.words[i - 1] in self.lists["determiners"] or self.words[i - 1] in ("new", "single", "joint")):
            i -= 1
        if i > first and self.words[i - 1] in self.lists["has"]:
            orgs, where = self._orgs(first, i - 1)
            return orgs, where
        return (), None

    def _body_between(self, mention: PersonMention, head: int, first: int, comma: bool) -> Iterator[Capacity]:
        """`the chief executive of X, Jane Doe,` and `chair of X Jane Doe`: the body stands between role and name."""
        words, lists = self.words, self.lists
        end = head
        while end > first and words[end - 1] in ("ccgs", "groups", "commissioning", "clinical"):
            end -= 1  # A and B CCGs
        body = self.bodies.at(end - 1) if end > first else None
        if body is None or body.last not in (head, end) or not comma and not mention.full:
            return
        start = body.first
        for m in reversed(self.bodies.within(first, body.first)):
            gap = words[m.last : start]
            if len(gap) > 3 or any(w not in lists["joints"] for w in gap):
                break
            start = m.first
        i = start - 1
        while i > first and words[i] in lists["determiners"]:
            i -= 1
        if words[i] not in lists["prepositions"]:
            return
        cue = self.doc.cues.ending("role", i)
        if cue is None:  # director of commissioning at X, Jane Doe
            cue = next((c for c in self.doc.cues.within("role", max(first, i - 5), i)), None)
            if cue is None or any(w in lists["verbs"] or w == "," for w in words[cue.last : i]):
                return
        if any(m.last <= cue.first and cue.first - m.last < 3 for m in self.people.within(first, cue.first)):
            return
        begin = cue.first
        while begin > first and self._modifies(begin - 1):
            begin -= 1
        orgs, where = self._orgs(start, head)
        yield self._capacity(mention, begin, max(cue.last, i), orgs, "actual", "before", where)
