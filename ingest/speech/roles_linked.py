"""Roles told by a verb: `Jane Doe is chair of X`, `has been appointed as its chair`, `who chairs X`, `will become head of Y`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.body_lists import Where
from ccgkg.ingest.speech.capacities import Capacity
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.plural_posts import is_plural
from ccgkg.ingest.speech.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles_appointed import RolesAppointed
from ccgkg.ingest.speech.roles_heading import RolesHeading
from ccgkg.ingest.speech.roles_of_two import RolesOfTwo

#: Tokens of a relative clause after the role that it tells, at most.
_CLAUSE = 10


class RolesLinked:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.owners, self.found = phrases, phrases.owners, found
        self.doc, self.bodies, self.people = phrases.doc, phrases.bodies, phrases.people
        self.words, self.lists, self.pairs = phrases.words, phrases.lists, RolesOfTwo(phrases)
        self.heading, self.appointed = RolesHeading(phrases), RolesAppointed(phrases, found)

    def linked(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`is`, `became`, `has been appointed (as)`, `stays on as`, `will become`: the role after a verb whose subject is he."""
        words, lists = self.words, self.lists
        i = at
        if words[i] in (",", "(", "–", "—"):  # over the apposition
            if (
                i + 1 < last
                and words[mention.lead - 1] == ","
                and words[i + 1] in lists["takes"] | lists["copulas"] | lists["modals"]
            ):
                pass  # Her predecessor, Jane Doe, stood down as chair: the name is the apposition
            elif words[i] == "(":
                while i < last and words[i] != ")":
                    i += 1
            else:
                who = i + 1 < last and words[i + 1] in ("who", "whose", "which")
                i = (
                    self.phrases.next_comma(i + 1, last)
                    if who
                    else self.phrases.end_of_apposition(i + 1, last, words[i])
                )
            i += i < last and words[i] in (
                ",",
                ")",
                "–",
                "—",
                "-",
            )  # none closes what is no apposition: the chair, Jane Doe, will become
            if i >= last:
                return
        while i < last and words[i] in lists["adverbs"]:
            i += 1
        if i >= last:
            return
        if words[i] == "who" and i > at:  # Jane Doe, chair of X, who will become head of Y
            yield from self.relative(mention, i + 1, last)
            return
        if words[i] in lists["heads"]:
            yield from self._on(mention, self.heading.of(mention, i, last), last)
            return
        if words[i] == "'s" and words[i + 1 : i + 2] == ["appointment"]:
            i += 2
        if i < last and words[i] == "as":  # appointed Jane Doe as chair, Leeds CCG has Jane Doe as chair
            yield from self.appointed.as_what(mention, i, i > at, last)
            return
        yield from self._where_he_was(mention, i, last)
        if i < last and (words[i] in lists["copulas"] | lists["takes"] | lists["modals"] or self._headlined(i)):
            first = self.pairs.first_of(mention)
            for capacity in self._on(mention, self._predicate(mention, i, last), last):
                if first is not None and is_plural(capacity.text):  # A and B are joint chairs of X
                    yield replace(capacity, mention=first)
                yield capacity

    def _where_he_was(self, mention: PersonMention, i: int, last: int) -> Iterator[Capacity]:
        """`is leaving X, where she was chief officer, to become chair of Y`; `who came from X, where she was chair`."""
        words = self.words
        where_he = next(
            (j for j in range(i, min(last - 3, i + 16)) if words[j] == "where" and words[j + 1] in ("he", "she")), None
        )
        left = self.bodies.within(i, where_he) if where_he is not None else ()
        if where_he is None or not left:
            return
        for capacity in self._predicate(mention, where_he + 2, last):
            yield (
                replace(capacity, orgs=(left[-1].agent,), org_at=(left[-1].start, left[-1].end))
                if capacity.org_at is None
                else capacity
            )
        comma = self.phrases.next_comma(where_he + 2, last)
        if words[comma + 1 : comma + 2] == ["to"]:
            yield from self._predicate(mention, comma + 1, last)

    def of_pronoun(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`She is also chair of X`, `He started last week and was most recently chief officer at X`; `at` is the token after the pronoun."""
        words, lists = self.words, self.lists
        found = (
            list(self.linked(mention, at, last))
            if words[at] in lists["copulas"] | lists["takes"] | lists["heads"] | lists["modals"] | lists["adverbs"]
            else []
        )
        yield from found
        for i in range(at + 1, min(last - 2, at + _CLAUSE)) if not found else ():
            if words[i] in (",", ";", ":") or self._is_person_at(i):
                return
            if words[i] in ("and", "but") and words[i + 1] in ("is", "was", "has", "had"):
                yield from self.linked(mention, i + 1, last)
                return

    def relative(self, mention: PersonMention, at: int, last: int) -> Iterator[Capacity]:
        """`who is chair of X`, `who chairs X`, `who was chief officer of X`; `at` is the token after `who`."""
        words, lists = self.words, self.lists
        while at < last and words[at] in lists["adverbs"]:
            at += 1
        if at >= last:
            return
        if words[at] in lists["heads"]:
            yield from self._on(mention, self.heading.of(mention, at, last), last)
            return
        if words[at] in ("chair", "lead", "head") and self.pairs.first_of(mention) is not None:
            yield from self.heading.of_two(mention, at, last)
            return
        status = self._standing(at)
        yield from self._where_he_was(mention, at, last)
        if words[at] in lists["takes"] or words[at] in lists["modals"]:
            yield from self._on(mention, self._predicate(mention, at, last), last)
            return
        start = at
        linking = lists["copulas"] | lists["adverbs"] | lists["appoints"]
        while at < last and (words[at] in linking or words[at] == "as"):
            at += 1
        if start < at < last and (
            words[at] in lists["takes"]
            or words[at - 1] in lists["appoints"]
            and words[at] in ("in", "by", "on", "last")
        ):  # who has been covering as chair
            yield from self._on(mention, self._predicate(mention, start, last), last)
            return
        if at > start:
            end = self.phrases.end_of_apposition(at, last, ",")
            yield from self._on(mention, self.phrases.read(mention, at, end, status, "relative"), last)

    def _on(self, mention: PersonMention, told: Iterator[Capacity], last: int) -> Iterator[Capacity]:
        """Roles, and those of a further verb with the same subject: `chairs X and is treasurer of Y`."""
        found = list(told)
        yield from found
        if not found:
            return
        at = max(self.doc.tokens.at(max(c.end, c.org_at[1] if c.org_at else 0) - 1) for c in found) + 1
        while at < last and self.words[at] in self.lists["tails"]:
            at += 1
        if (
            at + 1 < last and self.words[at] in ("in", "from", "near") and self.doc.tokens.capital(at + 1)
        ):  # is a GP in Otley and has been chair
            at = next((i for i in range(at + 1, last) if not self.doc.tokens.capital(i)), last)
        dated = at
        while dated < min(last, at + 6) and (
            self.words[dated] in self.lists["before-times"]
            or self.words[dated] in self.lists["times"]
            or self.words[dated].isdecimal()
        ):
            dated += 1
        if dated > at and self.words[dated : dated + 1] in (["and"], ["but"]):
            at = dated  # was elected chair of X in May and is also a lead
        comma = self.phrases.next_comma(at, min(last, at + _CLAUSE))
        after = comma + 1 if at < last and comma + 1 < last and self.words[comma] == "," else last
        at += at < last and self.words[at] == ","
        if (
            after < last and self.words[after] in self.lists["finite"]
        ):  # who has been chair of X since April, will be chair of Y
            yield from self.linked(mention, after, last)
        elif at + 1 < last and self.words[at] == "to" and self.words[at + 1] in ("be", "become"):
            yield from self._predicate(mention, at, last)
        elif at < last and self.words[at] in ("and", "but"):
            at += 1
            while at < last and self.words[at] in self.lists["adverbs"]:
                at += 1
            if at < last and self.words[at] in self.lists["heads"] | self.lists["copulas"] | self.lists["takes"]:
                yield from self.linked(mention, at, last)

    def _headlined(self, at: int) -> bool:
        """Whether a headline tells at a token that one has been given a post: `Jane Doe named chief officer of X`."""
        if (
            self.words[at] not in self.lists["appoints"]
            or not self.words[at].endswith(("ed", "en", "made"))
            or at + 1 in self.people.by_lead
        ):
            return False
        return self.doc.layout.block_at(self.doc.tokens.starts[at]).kind == "heading"

    def _standing(self, i: int) -> Status:
        """Whether a role is held, will be or may be, by the verb at a token (decision 4)."""
        words, lists = self.words, self.lists
        leaves = next((j for j in range(i, min(len(words) - 1, i + 5)) if words[j] in lists["leaves"]), None)
        if leaves is not None and words[leaves + 1] not in (
            "up",
            "in",
            "into",
        ):  # will step down as chair, but not: will step up as chair
            return "actual"
        if (
            words[i] in lists["modals"]
            or words[i] in ("is", "are")
            and words[i + 1 : i + 2]
            and words[i + 1] in lists["likely"]
        ):
            return "possible"
        return (
            "planned"
            if words[i] in ("will", "shall") or tuple(words[i : i + 2]) in (("is", "to"), ("is", "set"), ("is", "due"))
            else "actual"
        )

    def _predicate(self, mention: PersonMention, i: int, last: int) -> Iterator[Capacity]:
        """The role after a linking verb at token `i`."""
        words, lists = self.words, self.lists
        joined: tuple[tuple[str, ...], Where] = (), None
        status = self._standing(i)
        stop = min(last, i + 14)
        link = -1
        for j in range(i, stop):
            word = words[j]
            body = self.bodies.at(j)
            taken = bool(lists["takes"] & set(words[i:j]))
            if body is not None and taken:
                joined = (body.agent,), (body.start, body.end)  # joins X as chair
                continue
            if joined[1] is not None and self.doc.tokens.starts[j] < joined[1][1]:
                continue
            if taken and link < 0 and self.doc.tokens.capital(j) and (named := self.owners.named_after(j, last))[0]:
                joined = named
                continue
            if word in (",", ";", ":", "“", '"', "that", "but", "who"):
                break
            if word == "and" and link >= 0 and self.phrases.role_in(link + 1, j) is not None:
                break  # was elected chair of X and is also a lead
            if word in lists["since"] and link >= 0 and any(True for _ in self.doc.cues.within("role", link, j)):
                break  # has been chair of X since it was set up
            if j > i and self._is_person_at(j) or self._within_person(j):
                if lists["replaces"] & set(words[i:j]) or "from" in words[i:j]:
                    continue  # has succeeded Rob Roe as chair, takes over from Rob Roe as chair
                break
            if (
                word == "as"
                and link >= 0
                and words[j + 1 : j + 2] in (["well"], ["of"], ["from"], ["planned"], ["expected"])
            ):
                break  # will become chair of X as well
            post = word == "of" and words[j - 1] in lists["posts"]
            if word in lists["links"] or word in lists["appoints"] or post:
                link = j
                if word == "as" and self.phrases.role_in(j + 1, min(last, j + 6)) is not None:
                    break  # is leaving her post as chief officer of X to become head of Y
            elif word == "to" and taken and self.bodies.at(j + 1) is not None:
                continue  # has gone to X as chair
            elif (
                word == "to"
                and words[j + 1 : j + 2] in (["be"], ["become"])
                or word == "from"
                and self._is_person_at(j + 1)
            ):
                continue
            elif (
                link < 0
                and word not in lists["copulas"]
                and word not in lists["adverbs"]
                and word not in lists["takes"]
            ):
                if (
                    word in lists["modals"]
                    or word in lists["likely"]
                    or word in lists["times"]
                    or word.isdecimal()
                    or word in lists["between"]
                    or word in lists["posts"]
                ):
                    continue
                break
        if link < 0:
            return
        start = link + 1
        while start < last and (
            words[start] in lists["adverbs"] or words[start] == "to" and words[link] in lists["raised"]
        ):
            start += 1  # has been promoted to chair
        if (
            words[link - 1] == "to"
            and words[link - 2] != "used"
            and status == "actual"
            and words[i] not in lists["perfect"]
        ):  # is leaving to become head of Y
            status = "planned"
        if start < last and words[start] in ("in", "on", "by", "last", "this", "earlier", "from"):
            later = next((j for j in range(start, min(last, start + 8)) if words[j] == "as"), None)
            if later is None:
                return
            start = later + 1
        end = self.phrases.end_of_apposition(start, last, ",")
        if joined[0] and words[link] == "as":  # joined X as chair from Y
            end = next((j for j in range(start, end) if words[j] == "from"), end)
        for capacity in self.phrases.read(mention, start, end, status, "linked", near=3):
            told = capacity.org_at is not None and self.bodies.at(self.doc.tokens.at(capacity.org_at[0])) is not None
            if (
                lists["replaces"] & set(words[i:link])
                and capacity.org_at is None
                and {"him", "her", "them"} & set(words[i:link])
            ):
                held = next(
                    (
                        c
                        for c in reversed(self.found[-8:])
                        if c.orgs and c.mention != mention and c.text.lower().endswith(capacity.text.lower())
                    ),
                    None,
                )
                capacity = (
                    replace(capacity, orgs=held.orgs, org_at=held.org_at) if held is not None else capacity
                )  # will succeed her as chair
            if joined[0] and words[link] == "as" and not (capacity.orgs and told):
                capacity = replace(capacity, orgs=joined[0], org_at=joined[1])
            yield capacity

    def _is_person_at(self, token: int) -> bool:
        return token in self.people.by_lead

    def _within_person(self, token: int) -> bool:
        return any(m.first <= token < m.last for m in self.people.within(max(0, token - 4), token + 1))
