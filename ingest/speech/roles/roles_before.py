"""Roles before a name: `X chief executive Jane Doe`, `X’s chair, Jane Doe`, `the chair of X is Jane Doe`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.roles_between import RolesBetween
from ccgkg.ingest.speech.roles.roles_of_two import RolesOfTwo
from ccgkg.ingest.speech.roles.roles_prenominal import RolesPrenominal
from ccgkg.ingest.speech.roles.roles_reversed import RolesReversed
from ccgkg.ingest.speech.speakers.speaker import words_of
from ccgkg.ingest.text.cues import Cue

#: Tokens of a place before `GP`, at most, and those of a field: `director of commissioning and strategy`.
_BESIDES, _FIELD = 3, 9


class RolesBefore:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.found = phrases, found
        self.doc, self.bodies, self.people = phrases.doc, phrases.bodies, phrases.people
        self.words, self.lists = phrases.words, phrases.lists
        self.pairs, self.between = RolesOfTwo(phrases), RolesBetween(phrases)
        self.reversed, self.prenominal = RolesReversed(phrases, found), RolesPrenominal(phrases, found)
        self.shared = self.prenominal.shared

    def of(self, mention: PersonMention, first: int) -> Iterator[Capacity]:
        """The roles that the words before a name tell, in its sentence from token `first` on."""
        words, at = self.words, mention.lead
        if at - 2 > first and words[at - 1] == "by" and words[at - 2] in self.lists["passives"]:
            yield from self.reversed.chaired_by(mention, at - 2, first)
        told = self._behind_verb(mention, first)
        if told is not None:
            yield from told
            return
        yield from self.pairs.shared(mention, self.found)
        post = self._with_its_field(at - 1, first) if at - 1 > first and words[at - 1] == "in" else None
        if post is not None:
            yield from self.shared.shared_in(mention, at - 1, first, post)
            return
        yield from self._beside(mention, first)

    def _behind_verb(self, mention: PersonMention, first: int) -> Iterator[Capacity] | None:
        """`the post of chair is held by Jane Doe`, `the chair of X is Jane Doe`, `he is succeeded by Jane Doe`; None
        for no such verb."""
        words, lists, at = self.words, self.lists, mention.lead
        by = at - 2 > first and words[at - 1] == "by"
        if by and words[at - 2] in lists["held"]:
            return self.reversed.after_verb(mention, at - 2, first)
        if (
            at > first
            and words[at - 1] in lists["equals"]
            and (words[at - 1] != "to" or words[at - 2] in lists["falls"])
        ):
            return self.reversed.after_verb(mention, at - 1, first)
        found = list(self.reversed.succeeded_by(mention, at - 1, first)) if by else []
        return iter(found) if found else None

    def _beside(self, mention: PersonMention, first: int) -> Iterator[Capacity]:
        """`X chair Jane Doe`, `X’s chair-elect, Jane Doe`, `The chair in question, Jane Doe`, `They have a chief nurse
        as well: Jane Doe`."""
        words, head = self.words, mention.lead
        comma = head > first and words[head - 1] in (",", "–", "—", ":", "(")
        head -= comma
        while comma and head > first and words[head - 1] in self.lists["too"]:
            head -= 1
        if comma and (since := self._since(head, first)) is not None:
            head = since
        asked = self._in_question(mention, head, first) if comma else None
        if asked is not None:
            yield asked
            return
        elect = words[head - 1] in ("designate", "elect") and head - 1 > first
        cue = self._role_up_to(head - elect, head, first)
        if cue is None:
            found = list(self.between.of(mention, head, first, comma))
            yield from found
            if found:
                return
            cue = self._with_field(head, first)
        if cue is None:
            if comma:
                yield from self.shared.before_relative(mention, head, first)
        elif elect:  # chair-elect Jane Doe
            begin, whole = self.phrases.begins(cue, first), Cue(cue.first, head, cue.value)
            for capacity in self.prenominal.of(mention, begin, whole, first, comma):
                yield replace(capacity, status="planned")
        elif not comma or not (
            self._is_another(cue, first) or self._in_front(cue, first) or self._is_tagged(mention, cue, first)
        ):
            yield from self._own(mention, cue, cue.last if cue.value == "parliament" else head, first, comma)

    def _since(self, head: int, first: int) -> int | None:
        """`X’s chair since 2014, Jane Doe`: the `since` of a time between the role and the name."""
        words = self.words
        at = next((i for i in range(head - 1, max(first, head - 4), -1) if words[i] == "since"), None)
        if at is None or not all(w.isdecimal() or w in self.lists["times"] for w in words[at + 1 : head]):
            return None
        return at

    def _in_question(self, mention: PersonMention, head: int, first: int) -> Capacity | None:
        """`The chair in question, Jane Doe`: the role is in the body of the one told last."""
        if head - 2 <= first or self.words[head - 2 : head] != ["in", "question"]:
            return None
        told = next((c for c in reversed(self.found) if len(c.orgs) == 1), None)
        post = self.doc.cues.ending("role", head - 2)
        if told is None or post is None:
            return None
        begin = self.phrases.begins(post, first)
        return self.phrases.capacity(mention, begin, post.last, told.orgs, "actual", "before", None)

    def _role_up_to(self, at: int, head: int, first: int) -> Cue | None:
        """The role that ends at a token, unless it is in a body’s name: `the chair of the Association of Commissioning
        Leaders, Jane Doe`."""
        cue = self.doc.cues.ending("role", at)
        if cue is None or cue.first < first:
            return None
        named = self.bodies.at(cue.first)
        return cue if named is None or named.last != head else None

    def _own(self, mention: PersonMention, cue: Cue, tail: int, first: int, comma: bool) -> Iterator[Capacity]:
        """The role of a cue, whose words end at token `tail`, and those joined to it."""
        inside = self.bodies.at(cue.first)
        if inside is not None and inside.last < cue.last:  # Avonside County Council leader
            cue = Cue(inside.last, cue.last, cue.value)
        start = min(cue.first, self.phrases.begins(cue, first))
        other = self._post_before(start, first) if cue.value == "none" else None
        if other is not None:  # X chair and GP Jane Doe
            yield from self.prenominal.of(mention, self.phrases.begins(other, first), other, first, comma)
        pair = self.pairs.second_of(mention) if comma and self.words[start - 1] in ("and", "&") else None
        prior = self.doc.cues.ending("role", start - 1) if pair is not None else None
        if pair is not None and prior is not None and prior.first >= first:  # X’s chair and chief officer, A and B
            for one in self.prenominal.of(mention, self.phrases.begins(prior, first), prior, first, comma):
                yield one
                yield self.phrases.capacity(pair, start, cue.last, one.orgs, one.status, "before", one.org_at)
            return
        yield from self.prenominal.of(mention, start, Cue(cue.first, tail, cue.value), first, comma)

    def _post_before(self, at: int, first: int) -> Cue | None:
        """The post before what someone is besides: `X’s chair, local GP Jane Doe`, `X chair and Purley GP Jane Doe`."""
        low = max(first, at - _BESIDES)
        while at > low and (self.words[at - 1] == "local" or self.doc.tokens.capital(at - 1)):
            at -= 1
        return self.doc.cues.ending("role", at - 1) if at - 1 > first and self.words[at - 1] in ("and", ",") else None

    def _with_its_field(self, head: int, first: int) -> Cue | None:
        """The role that ends at a token, with its field or with none."""
        return self.doc.cues.ending("role", head) or self._with_field(head, first)

    def _with_field(self, head: int, first: int) -> Cue | None:
        """`X’s director of commissioning and strategy, Jane Doe`: the role whose field ends before a token."""
        for cue in reversed(list(self.doc.cues.within("role", max(first, head - _FIELD), head - 1))):
            field = self.words[cue.last : head]
            if not field or field[0] not in ("of", "for"):
                continue
            if cue.value == "parliament" and field[0] == "for":  # MP for Penistone Jane Doe
                return cue
            lower = not any(self.doc.tokens.capital(i) for i in range(cue.last, head))
            if self._plain_field(field) and (lower or self._owned(cue.first, first)):
                return cue
        return None

    def _plain_field(self, field: list[str]) -> bool:
        """Whether words may be the field of a role: `for health, wellbeing and adults`."""
        if field[-1] in ("and", "in", "at", "of", "for"):
            return False  # A is director of nursing and B its chair
        if field[-1] in words_of()["finite"] or len(field) > 2 and field[-1].endswith("ed"):
            return False  # X’s director of commissioning met Jane Doe
        listed = "," in field and "and" in field[len(field) - field[::-1].index(",") :]
        barred = self.lists["verbs"] | self.lists["its"]
        return all((w.isalpha() or w == "&") and w not in barred for w in field if not (listed and w == ","))

    def _owned(self, at: int, low: int) -> bool:
        """Whether the body of a role is told right before it: `NHS England’s regional director`."""
        while at > low and self.phrases.modifies(at - 1):
            at -= 1
        owner = self.words[at - 1] in ("'s", "'", "’") or self.words[at - 1] in self.lists["its"]
        return at > low and (owner or self.bodies.at(at - 1) is not None)

    def _is_another(self, cue: Cue, first: int) -> bool:
        """Whether the role before a comma is that of someone named before it: `Jane Doe, chair, John Smith, …`."""
        words, copulas = self.words, self.lists["copulas"]
        begin = cue.first
        while begin > first and (self.phrases.modifies(begin - 1) or words[begin - 1] in self.lists["determiners"]):
            begin -= 1
        subject = begin - 1
        while subject > first and words[subject] in copulas:
            subject -= 1
        subject += subject < begin - 1  # Jane Doe becomes chief officer, John Smith finance director
        linked = words[begin - 1] in copulas
        given = self.people.by_last.get(begin - 1) if words[begin - 1] == "as" else None
        if (
            given is not None
        ):  # has picked Jane Doe as chair, Rob Roe as chief; but: Succeeding Jane Doe as chair, Rob Roe
            lead = words[given.lead - 1]
            return lead != "from" and lead not in self.lists["replaces"]
        if not linked and words[begin - 1] != ",":
            return False
        ends = subject if linked else begin - 1
        return any(m.last == ends for m in self.people.within(first, begin))

    def _is_tagged(self, mention: PersonMention, cue: Cue, first: int) -> bool:
        """Whether the name is that of who says what ends with a role: `X is looking for a new chair, Jane Doe said`."""
        words, at = self.words, mention.last
        if cue.value == "parliament" and words[cue.last - 1].endswith("s") and self.pairs.second_of(mention) is None:
            return True  # In evidence to MPs, Jane Doe said
        if words[mention.lead - 1] != "," or self.doc.cues.starting("say", at) is None:
            return False
        begin = self.phrases.begins(cue, first)
        while begin > first and words[begin - 1] in ("new", "permanent", "next"):
            begin -= 1
        clause = not self.lists["verbs"].isdisjoint(words[first:begin])
        return clause and words[begin - 1] in ("a", "an", "no", "another", "any")

    def _in_front(self, cue: Cue, first: int) -> bool:
        """Whether a role hangs on what opens the sentence and is not that of the person after it: `In answer to a
        resident, Dr Doe said`."""
        front = self.words[first : self.phrases.begins(cue, first)]
        return (
            len(front) > 2
            and front[-1] in ("a", "an")
            and front[-2] in ("to", "from", "with", "of")
            and front[0] in self.lists["fronting"]
            and "," not in front
        )
