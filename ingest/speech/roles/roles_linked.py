"""Roles told by a verb: `Jane Doe is chair of X`, `has been appointed as its chair`, `who chairs X`, `will become head
of Y`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.plural_posts import is_plural
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.roles_appointed import RolesAppointed
from ccgkg.ingest.speech.roles.roles_heading import RolesHeading
from ccgkg.ingest.speech.roles.roles_of_two import RolesOfTwo
from ccgkg.ingest.speech.roles.roles_predicate import RolesPredicate

#: Tokens of a relative clause after the role that it tells, at most.
_CLAUSE = 10
#: Tokens from a verb in which `where she` stands, and those of a time behind a role.
_WHERE, _TIME = 32, 6
#: Tokens from `promoted` to the `to` behind a name, at most.
_RAISED = 5
#: What opens an apposition behind a name, and what closes it.
_OPENS = (",", "(", "–", "—")
_CLOSES = (",", ")", "–", "—", "-")
#: The second verb of a clause whose first tells no role.
_SECOND = frozenset(("is", "was", "has", "had", "became", "becomes", "joined", "took", "rose", "went", "served"))


class RolesLinked(RolesPredicate):
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        super().__init__(phrases, found)
        self.pairs, self.heading, self.appointed = (
            RolesOfTwo(phrases),
            RolesHeading(phrases),
            RolesAppointed(phrases, found),
        )

    def linked(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`is`, `became`, `has been appointed (as)`, `stays on as`, `will become`: the role after a verb whose subject
        is he."""
        words = self.words
        i = self._past_adverbs(self._past_apposition(mention, at, last), last)
        if i >= last:
            return
        if words[i] == "who" and i > at:  # Jane Doe, chair of X, who will become head of Y
            yield from self.relative(mention, i + 1, last)
            return
        if words[i] in self.lists["heads"]:
            yield from self._on(mention, self.heading.of(mention, i, last), last)
            return
        if words[i] == "'s" and i + 1 < last and words[i + 1] in self.lists["terms"]:
            i += 2
        i += i + 1 < last and words[i : i + 2] == ["in", "as"]  # voted Jane Doe in as chair
        link = i if i < last and words[i] == "as" else self._to_post(i, last)
        if link is not None:  # appointed Jane Doe as chair, Leeds CCG has Jane Doe as chair, … in the post of chair
            yield from self.appointed.as_what(mention, link, i > at, last)
            return
        yield from self._where_he_was(mention, i, last)
        if i < last and (self._is_one_of(i, "copulas", "takes", "modals") or self._headlined(i)):
            first = self.pairs.first_of(mention)
            told = list(self._on(mention, self._predicate(mention, i, last), last))
            then = self._then(i + 1, last) if not told else None
            told = told if then is None else list(self._predicate(mention, then, last))
            if first is not None and len(told) == 2 and told[0].org_at in (None, told[1].org_at):
                told = [replace(told[1], text=told[0].text, mention=first), told[1]]  # A and B are chair and chief of X
            for capacity in told:
                if first is not None and is_plural(capacity.text):  # A and B are joint chairs of X
                    yield replace(capacity, mention=first)
                yield capacity
        elif i < last and self._is_subject(mention):
            yield from self._of_himself(mention, i, last)

    def _is_subject(self, mention: PersonMention) -> bool:
        """Whether a name opens its sentence, or what stands before it ends with a comma."""
        first = self.doc.sentence_tokens(mention.first)[0]
        return mention.lead - first <= 1 or self.words[mention.lead - 1] == ","

    def _of_himself(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`trained in Leeds and is now chair of X`, `said that she was standing down as chair`, `worked as a nurse
        before becoming chair`; the verb at a token tells no post."""
        words = self.words
        says = self.doc.cues.starting("say", at)
        near = range(says.last, min(last - 2, says.last + _TIME)) if says is not None else ()
        for i in near:
            if words[i] in ("he", "she"):
                other = "she" if words[i] == "he" else "he"
                if other not in words[at:last]:  # says she is the only manager he knows
                    yield from self.linked(mention, i + 1, last)
                return
            if words[i] in (",", ":") or self._is_person_at(i):
                return
        found = list(self._second_verb(mention, at, last)) if says is None else []
        then = self._then(at + 1, last) if not found else None
        yield from found or (self._predicate(mention, then, last) if then is not None else ())

    def _then(self, at: int, last: int) -> int | None:
        """`spent ten years at Y before joining X as chair`, `a GP in Leek before becoming chair`: the second verb."""
        words = self.words
        for i in range(at, min(last - 2, at + _WHERE)):
            if words[i] in (";", ":") or self._is_person_at(i):
                return None
            came = words[i + 1] in ("becoming", "being") or words[i + 1] in self.lists["takes"]
            if words[i] == "before" and came and words[i + 1].endswith("ing"):
                return i + 1
        return None

    def _to_post(self, i: int, last: int) -> int | None:
        """`confirmed Jane Doe in the role of chair`, `appointed her to the post of chair`: the `of` behind the noun."""
        words = self.words
        raised = not self.lists["raised"].isdisjoint(words[max(0, i - _RAISED) : i]) and i + 1 < last
        if raised and words[i] == "to" and self.phrases.role_in(i + 1, min(last, i + 4)) is not None:
            return i  # promoted Jane Doe to chair
        if i + 3 >= last or words[i] not in ("in", "to", "into") or words[i + 1] not in self.lists["determiners"]:
            return None
        return i + 3 if words[i + 2] in self.lists["posts"] and words[i + 3] == "of" else None

    def of_pronoun(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`She is also chair of X`, `He started last week and was most recently chief officer at X`; `at` is the token
        after the pronoun."""
        told = self._is_one_of(at, "copulas", "takes", "heads", "modals", "adverbs")
        found = list(self.linked(mention, at, last)) if told else []
        yield from found or self._second_verb(mention, at, last)

    def _second_verb(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`She used to run X and is now chair of Y`: the role behind the second verb of a clause whose first tells
        none."""
        words = self.words
        for i in range(at + 1, min(last - 2, at + _CLAUSE)):
            if words[i] in (",", ";", ":") or self._is_person_at(i):
                return
            after = self._past_adverbs(i + 1, last)
            if words[i] in ("and", "but") and after < last and words[after] in _SECOND:
                yield from self.linked(mention, i + 1, last)
                return

    def relative(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`who is chair of X`, `who chairs X`, `who was chief officer of X`; `at` is the token after `who`."""
        found = list(self._related(mention, at, last))
        found = found or list(self._on(mention, self._predicate(mention, at, last), last))
        yield from found or self._second_verb(mention, at, last)

    def _related(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """The roles that the first verb of a relative clause tells."""
        words, lists = self.words, self.lists
        at = self._past_adverbs(at, last)
        if at >= last:
            return
        if words[at] in lists["heads"]:
            yield from self._on(mention, self.heading.of(mention, at, last), last)
            return
        if words[at] in ("chair", "lead", "head") and self.pairs.first_of(mention) is not None:
            yield from self.heading.of_two(mention, at, last)
            return
        if at + 1 < last and words[at] in lists["terms"] and words[at + 1] == "as":  # whose term as chair ends in May
            end = self.phrases.end_of_apposition(at + 2, last, ",")
            yield from self._on(mention, self.phrases.read(mention, at + 2, end, "actual", "relative"), last)
            return
        yield from self._where_he_was(mention, at, last)
        start = at
        while at < last and (words[at] == "as" or self._is_one_of(at, "copulas", "adverbs", "appoints")):
            at += 1
        if self._is_one_of(start, "takes", "modals") or start < at < last and self._goes_to_role(at):
            yield from self._on(mention, self._predicate(mention, start, last), last)
        elif at > start:
            end = self.phrases.end_of_apposition(at, last, ",")
            yield from self._on(mention, self.phrases.read(mention, at, end, self._standing(start), "relative"), last)

    def _goes_to_role(self, at: int) -> bool:
        """Whether the role is told further behind a token: `who has been covering as chair`, `who was appointed in May
        as chair`."""
        if self.words[at] in self.lists["takes"]:
            return True
        return self.words[at - 1] in self.lists["appoints"] and self.words[at] in ("in", "by", "on", "last")

    def _where_he_was(self, mention: PersonMention, i: int, last: int) -> Iterator[Capacity]:
        """`is leaving X, where she was chief officer, to become chair of Y`; `who came from X, where she was chair`."""
        words = self.words
        for at in range(i, min(last - 3, i + _WHERE)):
            left = self.bodies.within(i, at) if words[at] == "where" and words[at + 1] in ("he", "she") else ()
            if not left:
                continue
            for capacity in self._predicate(mention, at + 2, self.phrases.next_comma(at + 2, last)):
                capacity = replace(capacity, past=words[at + 2] not in ("is", "will"))
                if capacity.org_at is None:
                    capacity = replace(capacity, orgs=(left[-1].agent,), org_at=(left[-1].start, left[-1].end))
                yield capacity
            comma = self.phrases.next_comma(at + 2, last)
            if words[comma + 1 : comma + 2] == ["to"]:
                yield from self._predicate(mention, comma + 1, last)

    def _on(self, mention: PersonMention, told: Iterator[Capacity], last: int) -> Iterator[Capacity]:
        """Roles, and those of a further verb with the same subject: `chairs X and is treasurer of Y`."""
        found = list(told)
        yield from found
        if not found:
            return
        words = self.words
        at = self._behind(found, last)
        comma = self.phrases.next_comma(at, min(last, at + _CLAUSE))
        after = comma + 1 if at < last and comma + 1 < last and words[comma] == "," else last
        at += at < last and words[at] == ","
        if after < last and words[after] in self.lists["finite"]:
            yield from self.linked(mention, after, last)  # who has been chair of X since April, will be chair of Y
        elif (then := self._then(at, last)) is not None:
            yield from self._predicate(mention, then, last)
        elif at + 1 < last and words[at] == "to" and words[at + 1] in ("be", "become"):
            yield from self._predicate(mention, at, last)
        elif at < last and words[at] in ("and", "but"):
            at = self._past_adverbs(at + 1, last)
            if at < last and self._is_one_of(at, "heads", "copulas", "takes"):
                for capacity in self.linked(mention, at, last):
                    same = capacity.org_at is None and capacity.mention == mention and found[-1].orgs
                    # joined X as lead and was promoted to chair
                    yield replace(capacity, orgs=found[-1].orgs, org_at=found[-1].org_at) if same else capacity
        else:
            yield from self._besides(mention, at, last)

    def _besides(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`becomes chair of X on top of her current job as chief officer of Y`: a post that is the same person's."""
        words = self.words
        for i in range(at, last - 1):
            if self._is_person_at(i) or words[i] in (";", "said"):
                return
            hers = words[i - 1] in self.lists["hers"] or words[i - 2] in self.lists["hers"]
            if hers and words[i] in self.lists["posts"] and words[i + 1] in ("as", "of"):
                end = self.phrases.end_of_apposition(i + 2, last, ",")
                yield from self.phrases.read(mention, i + 2, end, "actual", "linked", near=3)
                return

    def _behind(self, found: list[Capacity], last: int) -> int:
        """The token behind roles, their bodies, places and times: `is a GP in Otley and has been chair`."""
        words, tokens = self.words, self.doc.tokens
        at = max(tokens.at(max(c.end, c.org_at[1] if c.org_at else 0) - 1) for c in found) + 1
        while at < last and words[at] in self.lists["tails"]:
            at += 1
        if at + 1 < last and words[at] in ("in", "from", "near") and tokens.capital(at + 1):
            at = next((i for i in range(at + 1, last) if not tokens.capital(i)), last)
        dated = at
        while dated < min(last, at + _TIME) and (
            words[dated].isdecimal() or self._is_one_of(dated, "before-times", "times")
        ):
            dated += 1
        joined = words[dated : dated + 1] in (["and"], ["but"])
        return dated if joined else at  # was elected chair of X in May and is also a lead

    def _past_apposition(self, mention: PersonMention, at: int, last: int) -> int:
        """The token behind what is told of a name: `Jane Doe, chair of X, will become`, `Jane Doe (pictured) is`."""
        words, i = self.words, at
        if words[i] not in _OPENS:
            return at
        if words[i] == "(":
            i = next((j for j in range(i, last) if words[j] == ")"), last)
        elif not self._apposed_itself(mention, i, last):
            who = i + 1 < last and words[i + 1] in ("who", "whose", "which")
            close = self.phrases.end_of_apposition
            i = self.phrases.next_comma(i + 1, last) if who else close(i + 1, last, words[i])
        # nothing closes what is no apposition: the chair, Jane Doe, will become
        return i + (i < last and words[i] in _CLOSES)

    def _apposed_itself(self, mention: PersonMention, at: int, last: int) -> bool:
        """Whether the name is the apposition, and its verb follows: `Her predecessor, Jane Doe, stood down as
        chair`."""
        apposed = at + 1 < last and self.words[mention.lead - 1] == ","
        return apposed and self._is_one_of(at + 1, "takes", "copulas", "modals")

    def _past_adverbs(self, at: int, last: int) -> int:
        while at < last and self.words[at] in self.lists["adverbs"]:
            at += 1
        return at

    def _headlined(self, at: int) -> bool:
        """Whether a headline tells at a token that one has been given a post: `Jane Doe named chief officer of X`."""
        word = self.words[at]
        given = word in self.lists["appoints"] and word.endswith(("ed", "en", "made"))
        if not given or at + 1 in self.people.by_lead:
            return False
        return self.doc.layout.block_at(self.doc.tokens.starts[at]).kind == "heading"
