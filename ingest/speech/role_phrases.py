"""Role phrases: a role’s noun phrase read into its words and its bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.bodies import Mention
from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.body_lists import Where
from ccgkg.ingest.speech.capacities import Capacity
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.role_words import RoleWords
from ccgkg.ingest.text.cues import Cue


class RolePhrases(RoleWords):
    """Reads the role phrases of one document. All places are tokens, ranges half-open."""

    def read(
        self, mention: PersonMention, at: int, end: int, status: Status, rule: str, near: int = 8
    ) -> Iterator[Capacity]:
        """The roles in a noun phrase: one, or several joined by `and`."""
        words, lists = self.words, self.lists
        found: list[tuple[int, Cue, Mention | None, bool]] = []
        i = at
        begins: list[int] = []
        several: dict[int, tuple[tuple[str, ...], Where]] = {}
        while i < end and len(found) < 4:
            start, pre, its = i + (i > at and words[i] == "and"), None, False
            if start < end and words[start] in ("until", "since"):
                while start < end and (
                    words[start] in ("until", "since", "last", "this", "then") or words[start] in lists["times"]
                ):
                    start += 1
            newly = (
                start + 1 < end
                and words[start] in ("newly", "recently", "just")
                and words[start + 1] in lists["appoints"]
            )
            start += 2 * newly  # the newly elected chair
            while start < end and (words[start] in lists["determiners"] or words[start] in lists["adverbs"]):
                its = its or words[start] in lists["its"]
                status = "planned" if words[start] in ("next", "incoming") else status
                start += 1
            lead, within = self.bodies.at(start), 0
            listed = self._owners_listed(start, end) if lead and lead.first == start else None
            if listed is not None:  # Jane Doe, A and B CCGs’ accountable officer
                several[len(found)], start = listed
            elif lead and lead.first == start:
                pre, start = self.owners.unit(lead)
                within = lead.last - (start < lead.last)
                if start < end and words[start] in ("'s", "'", "’"):
                    start += 1
            elif self._nominal_possessive(start, end):
                start = self._nominal_possessive(start, end)
                its = True
            else:
                start = self._past_owner(start, end)
            if pre is None and (bare := self.owners.bare_name(start, end)) is not None:
                pre, start = bare, bare.last  # Jane Doe, Vale of York interim chief officer
            cue = self.role_in(max(start, within), min(end, start + near))
            if cue is None or i > at and self._of_next(cue.last):
                break
            found.append((start, cue, pre, its))
            other = self.people.within(cue.last, end)
            end = other[0].lead if other else end  # X vice-chair and Jane Doe, its chief nurse
            begins.append(i)
            i = next(
                (
                    j + 1
                    for j in range(cue.last, end)
                    if words[j] in ("and", "&", ",", ";") and self._begins(j + 1, end)
                ),
                end,
            )
        for n, (start, cue, pre, its) in enumerate(found):
            stop = begins[n + 1] if n + 1 < len(found) else end
            own = words[cue.last] in lists["prepositions"] if cue.last < end else False
            shared = n + 1 < len(found) and not own and cue.value == "any" and pre is None
            capacity = self._role(mention, start, cue, pre, its, end if shared else stop, status, rule)
            yield replace(capacity, orgs=several[n][0], org_at=several[n][1]) if n in several else capacity

    def _owners_listed(self, at: int, end: int) -> tuple[tuple[tuple[str, ...], Where], int] | None:
        """The bodies of a list that begins at a token and owns the role behind it, and where the role’s words begin."""
        orgs, where = self.owners.orgs(at, end)
        if where is None or len(orgs) < 2:
            return None
        after = self.doc.tokens.at(where[1] - 1) + 1
        after += self.words[after : after + 1] in (["ccgs"], ["groups"])
        owned = self.words[after : after + 1] in (["'"], ["’"], ["'s"])
        return (
            ((orgs, where), after + 1) if owned and self.role_in(after + 1, min(end, after + 6)) is not None else None
        )

    def _of_next(self, at: int) -> bool:
        """Whether the role that ends before a token is that of someone named after it: `A, who chairs X, and Y chair B`, `Y’s chair, B, are`."""
        return at + (self.words[at : at + 1] == [","]) in self.people.by_lead

    def _begins(self, at: int, end: int) -> bool:
        """Whether a further role begins at a token."""
        start = at
        while start < end and (self.words[start] in self.lists["determiners"] or self.words[start] == "and"):
            start += 1
        body = self.bodies.at(start)
        if body and body.first == start:
            start = body.last
        return self.role_in(start, min(end, start + 5)) is not None

    def _role(
        self,
        mention: PersonMention,
        start: int,
        cue: Cue,
        pre: Mention | None,
        its: bool,
        end: int,
        status: Status,
        rule: str,
    ) -> Capacity:
        words, lists = self.words, self.lists
        orgs: tuple[str, ...] = ()
        where: Where = None
        text_end = cue.last
        inner = next(iter(self.bodies.within(start, cue.first)), None)
        if pre is None and inner is not None:  # former RCGP chair
            pre, start = inner, cue.first
        if pre is not None:
            orgs, where = (pre.agent,), (pre.start, pre.end)
        elif self.doc.tokens.capital(start) and start < cue.first:  # Jane Doe, Avonside chair
            head = cue.first if words[cue.first] == "shadow" else max(start, self.begins(cue, start))
            orgs, where = self.owners.by_short_name(head)
            if not orgs:
                orgs, where = (
                    self.owners.party(head) if self.owners.party(head)[0] else self.owners.named_before(head, start)
                )
            start = head if orgs else start
        after = cue.last
        listed = self.bodies.at(after + 1) if words[after : after + 1] == [","] and after + 1 < end else None
        if listed is not None and not orgs and listed.first == after + 1:
            orgs, where = self.owners.orgs(after + 1, end)
        elif (
            words[after : after + 1] == [","] and after + 1 < end and not orgs and cue.value == "any"
        ):  # chief executive, Level Minds
            orgs, where = self.owners.named_after(after + 1, end)
        after += words[after : after + 1] == ["respectively"]
        bracketed = words[after : after + 1] == ["("] and words[after + 2 : after + 3] == [")"]
        if words[after + bracketed : after + bracketed + 1] in (["designate"], ["elect"]):
            after = text_end = after + (3 if bracketed else 1)
            status = status if bracketed else "planned"
            named = self.bodies.at(after + 1) if words[after : after + 1] == [","] and after + 1 < end else None
            if named is not None and not orgs and named.first == after + 1:
                orgs, where = self.owners.orgs(after + 1, end)
        closing = self._bracketed(after, end, False)
        if (
            closing > after and closing < end and words[closing] in lists["prepositions"]
        ):  # lay member (patient involvement) at X
            after = text_end = closing
        lasting = words[after : after + 1] == ["for"] and bool(lists["durations"] & set(words[after + 1 : after + 5]))
        if after < end and words[after] in lists["prepositions"] and not lasting:  # chief officer for six years
            found, at, where_after = self.owners.orgs_after(after, self.before_times(after, end))
            if (
                words[after] == "in"
                and not lists["in-places"].isdisjoint(words[start : cue.last])
                and not self.bodies.within(after, end)
            ):
                found = ()  # a GP in Leek
            listed_after = where_after is None or any(True for _ in self.bodies.within(after, end))
            field = pre is not None or words[start - 1] == "'s"
            if field and not (found and listed_after) and words[after] in ("for", "of"):
                text_end = self.field_end(after, end)  # the union’s regional lead for the West Midlands
            elif found and (listed_after or not orgs):
                orgs, where, text_end = found, where_after, cue.last if words[at - 1] == "respectively" else at
            elif at > after and words[after] in ("of", "for") and words[after + 1] not in lists["unnamed"]:
                text_end = at
        if not orgs and its:
            orgs = self.owners.post_in(mention, start, words[cue.first : cue.last])
        if not orgs and pre is None and start > 1 and words[start - 1] == "'s":
            orgs, where = self.owners.by_short_name(start - 1)
        if not orgs and start > 1 and words[start - 1] in ("'s", "'", "’"):
            orgs, where = self.owners.party(start - 1)
        foreign = False
        if not orgs and cue.value == "any":
            orgs, foreign = self.by_noun(start, text_end)
        if not orgs and cue.value not in ("any", "none"):
            orgs = (self.owners.implied(cue.value, start),)
            text_end = cue.last
        if not orgs and cue.value == "any" and words[cue.first] in ("cabinet", "portfolio"):
            orgs = (
                (council,) if (council := self.owners.named_by("council", start)) else ()
            )  # a councillor’s post is one in the council
        if cue.value == "parliament":
            orgs, text_end = ("parliament",), cue.last
            start = cue.first
        if not orgs and rule == "linked" and cue.value == "any" and not its:
            orgs, where = self._told_at(mention, start)
            if (
                not orgs
                and mention.lead > 2
                and words[mention.lead - 1] == ","
                and words[mention.lead - 2] in ("predecessor", "successor")
                and words[mention.lead - 3] in lists["hers"]
            ):
                orgs = next(
                    (c.orgs for c in reversed(self.owners.told) if len(c.orgs) == 1), ()
                )  # Her predecessor, Jane Doe, stood down as chair
        dated = after + 1 < end and (
            words[after + 1] in lists["times"]
            or words[after + 1][0].isdecimal()
            or words[after + 1] in ("next", "this", "last")
        )
        attached = (
            after < end
            and words[after] in lists["prepositions"]
            and not dated
            and not (
                text_end > after
                and (lists["prepositions"] | lists["determiners"]).isdisjoint(
                    words[after + 1 : text_end + (text_end < end)]
                )
            )
        )
        if not orgs and cue.value == "any" and not attached and not foreign and self.official(start, cue):
            orgs = self.owners.post_in(
                mention, mention.first if rule == "linked" else start, words[cue.first : cue.last]
            )
        if not orgs and self.bodies.topic and words[start - 1] == "a" and words[cue.first] in ("lay", "governing"):
            orgs = (self.bodies.topic,)  # Jane Doe, a lay member, said, in a story on one CCG
        if not orgs and cue.value == "any" and rule in ("apposition", "signed") and self.owners.attends(mention):
            orgs = (self.owners.antecedents.own,) if self.owners.antecedents.own else ()
        if words[cue.last - 1] in lists["in-none"]:
            orgs, where = (), None
        if start < cue.first and words[start] in ("then",):
            start += 1
        if text_end == cue.last:
            text_end = self._bracketed(text_end, end)
        return self.capacity(mention, start, text_end, orgs, status, rule, where)

    def _told_at(self, mention: PersonMention, start: int) -> tuple[tuple[str, ...], Where]:
        """The body of the post told with a name, of which a further post is one too: `A, lay member at X, has been made vice-chair`."""
        words = self.words[mention.last : start]
        if any(w in self.lists["prepositions"] for w in self.words[start : start + 4]) or self.lists["replaces"] & set(
            words
        ):
            return (), None
        told = next(
            (
                c
                for c in reversed(self.owners.told[-4:])
                if c.mention == mention and len(c.orgs) == 1 and c.rule == "apposition"
            ),
            None,
        )
        if told is None or self.bodies.within(self.doc.tokens.at(told.org_at[1] if told.org_at else told.end), start):
            return (), None  # formerly head at X, has joined Y as manager
        if (cue := self.doc.cues.starting("role", self.doc.tokens.at(told.start))) is not None and cue.value == "none":
            return (), None
        return told.orgs, told.org_at

    def capacity(
        self,
        mention: PersonMention,
        start: int,
        end: int,
        orgs: Sequence[str],
        status: Status,
        rule: str,
        where: Where,
    ) -> Capacity:
        tokens = self.doc.tokens
        while start + 1 < end and self.words[start] in self.lists["only"] | self.lists["numerals"]:
            start += 1  # their first single accountable officer
        if self.words[start] == "ccg" and start + 1 < end:
            start += 1  # CCG chair Jane Doe
        if self.words[start] in self.lists["new-in"]:
            start += 1  # newly appointed chair
        if (
            start + 1 < end
            and self.words[start - 1] in self.lists["new-in"]
            and self.words[start] in self.lists["appoints"] | {"elected"}
        ):
            start += 1
        a, b = tokens.starts[start], tokens.ends[end - 1]
        return Capacity(mention, " ".join(self.doc.text[a:b].split()), a, b, tuple(orgs), status, rule, where)
