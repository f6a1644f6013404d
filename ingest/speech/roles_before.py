"""Roles before a name: `X chief executive Jane Doe`, `X’s chair, Jane Doe`, `the chair of X is Jane Doe`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.body_lists import Where
from ccgkg.ingest.speech.capacities import Capacity
from ccgkg.ingest.speech.people import PersonMention
from ccgkg.ingest.speech.role_phrases import RolePhrases
from ccgkg.ingest.speech.role_topics import OVER
from ccgkg.ingest.speech.roles_between import RolesBetween
from ccgkg.ingest.speech.roles_of_two import RolesOfTwo
from ccgkg.ingest.speech.roles_placed import RolesPlaced
from ccgkg.ingest.speech.roles_reversed import RolesReversed
from ccgkg.ingest.speech.roles_shared import RolesShared
from ccgkg.ingest.text.cues import Cue

#: Tokens of a place before `GP`, at most.
_BESIDES = 3
#: Tokens that describe a post behind whose it is, at most.
_DESCRIBED = 7


class RolesBefore:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.owners, self.found = phrases, phrases.owners, found
        self.doc, self.bodies, self.people = phrases.doc, phrases.bodies, phrases.people
        self.words, self.lists = phrases.words, phrases.lists
        self.pairs, self.shared, self.reversed = (
            RolesOfTwo(phrases),
            RolesShared(phrases),
            RolesReversed(phrases, found),
        )
        self.places, self.between = RolesPlaced(phrases), RolesBetween(phrases)

    def of(self, mention: PersonMention, first: int) -> Iterator[Capacity]:
        words, lists = self.words, self.lists
        at = mention.lead
        if at - 2 > first and words[at - 1] == "by" and words[at - 2] in lists["passives"]:
            yield from self.reversed.chaired_by(mention, at - 2, first)
        if (
            at - 2 > first and words[at - 1] == "by" and words[at - 2] in lists["held"]
        ):  # the post of chair of X is held by Jane Doe
            yield from self.reversed.after_verb(mention, at - 2, first)
            return
        if (
            at > first
            and words[at - 1] in lists["equals"]
            and (words[at - 1] != "to" or words[at - 2] in lists["falls"])
        ):
            yield from self.reversed.after_verb(mention, at - 1, first)
            return
        if (
            at - 2 > first
            and words[at - 1] == "by"
            and (found := list(self.reversed.succeeded_by(mention, at - 1, first)))
        ):
            yield from found
            return
        yield from self.pairs.shared(mention, self.found)
        if at - 1 > first and words[at - 1] == "in" and self.doc.cues.ending("role", at - 1) is not None:
            yield from self.shared.shared_in(mention, at - 1, first)
            return
        comma = at > first and words[at - 1] in (",", "–", "—", ":", "(")
        head = at - 1 if comma else at
        while comma and head > first and words[head - 1] in lists["too"]:  # They have a chief nurse as well: Jane Doe
            head -= 1
        asked = comma and words[head - 2 : head] == ["in", "question"] and head - 2 > first
        if (
            asked
            and (told := next((c for c in reversed(self.found) if len(c.orgs) == 1), None))
            and (post := self.doc.cues.ending("role", head - 2))
        ):
            yield self.phrases.capacity(
                mention, self.phrases.begins(post, first), post.last, told.orgs, "actual", "before", None
            )
            return  # The chair in question, Jane Doe
        elect = words[head - 1] in ("designate", "elect") and head - 1 > first
        cue = self.doc.cues.ending("role", head - elect)
        named = self.bodies.at(cue.first) if cue is not None else None
        if named is not None and named.last == head:
            cue = None  # the chair of the Association of Commissioning Leaders, Jane Doe
        tail = head
        if cue is None or cue.first < first:
            found = list(self.between.of(mention, head, first, comma))
            yield from found
            cue = None if found else self._with_field(head, first)
            if cue is None:
                if comma and not found:
                    yield from self.shared.before_relative(mention, head, first)
                return
        tail = cue.last if cue.value == "parliament" else head
        if elect:  # chair-elect Jane Doe
            yield from (
                replace(c, status="planned")
                for c in self._prenominal(
                    mention, self.phrases.begins(cue, first), Cue(cue.first, head, cue.value), first, comma
                )
            )
            return
        if comma and (self._is_another(cue, first) or self._in_front(cue, first)):
            return
        start = cue.first
        inside = self.bodies.at(start)
        if inside is not None and inside.last < cue.last:  # Avonside County Council leader
            cue, start = Cue(inside.last, cue.last, cue.value), inside.last
        start = min(start, self.phrases.begins(Cue(start, cue.last, cue.value), first))
        other = self._post_before(start, first) if cue.value == "none" else None
        if other is not None:  # X chair and GP Jane Doe
            begin = self.phrases.begins(other, first)
            yield from self._prenominal(mention, begin, other, first, comma)
        pair = self.pairs.second_of(mention) if comma and words[start - 1] in ("and", "&") else None
        prior = self.doc.cues.ending("role", start - 1) if pair is not None else None
        if pair is not None and prior is not None and prior.first >= first:  # X’s chair and chief officer, A and B
            for one in self._prenominal(mention, self.phrases.begins(prior, first), prior, first, comma):
                yield one
                yield self.phrases.capacity(pair, start, cue.last, one.orgs, one.status, "before", one.org_at)
            return
        yield from self._prenominal(mention, start, Cue(cue.first, tail, cue.value), first, comma)

    def _post_before(self, at: int, first: int) -> Cue | None:
        """The post before what someone is besides: `X’s chair, local GP Jane Doe`, `X chair and Purley GP Jane Doe`."""
        low = max(first, at - _BESIDES)
        while at > low and (self.words[at - 1] == "local" or self.doc.tokens.capital(at - 1)):
            at -= 1
        return self.doc.cues.ending("role", at - 1) if at - 1 > first and self.words[at - 1] in ("and", ",") else None

    def _with_field(self, head: int, first: int) -> Cue | None:
        """`X’s director of commissioning and strategy, Jane Doe`: the role whose field ends before a token."""
        low = max(first, head - 9)
        for cue in reversed(list(self.doc.cues.within("role", low, head - 1))):
            field = self.words[cue.last : head]
            if (
                "," in field and "and" in field[len(field) - field[::-1].index(",") :]
            ):  # for health, wellbeing and adults
                field = [w for w in field if w != ","]
            if cue.value == "parliament" and field[0] == "for":  # MP for Penistone Jane Doe
                return cue
            plain = all(
                (w.isalpha() or w == "&") and w not in self.lists["verbs"] and w not in self.lists["its"] for w in field
            )
            lower = not any(self.doc.tokens.capital(i) for i in range(cue.last, head))
            if field and field[0] in ("of", "for") and plain and (lower or self._owned(cue.first, first)):
                return cue
        return None

    def _owned(self, at: int, low: int) -> bool:
        """Whether the body of a role is told right before it: `NHS England’s regional director`."""
        while at > low and self.phrases.modifies(at - 1):
            at -= 1
        owner = self.words[at - 1] in ("'s", "'", "’") or self.words[at - 1] in self.lists["its"]
        return at > low and (owner or self.bodies.at(at - 1) is not None)

    def _joined_to(self, body: Mention, first: int) -> Sequence[Mention]:
        """The bodies of a list that ends in a body: `A CCG and B CCG`; none where it is joined to no other."""
        run = self.bodies.within(first, body.last)
        at = len(run) - 1
        while (
            at > 0
            and 0 < run[at].first - run[at - 1].last < 4
            and self.lists["joints"].issuperset(self.words[run[at - 1].last : run[at].first])
        ):
            at -= 1
        return run[at:] if at < len(run) - 1 else ()

    def _is_another(self, cue: Cue, first: int) -> bool:
        """Whether the role before a comma is that of someone named before it: `Jane Doe, chair, John Smith, …`."""
        begin = cue.first
        while begin > first and (
            self.phrases.modifies(begin - 1) or self.words[begin - 1] in self.lists["determiners"]
        ):
            begin -= 1
        subject = begin - 1
        while subject > first and self.words[subject] in self.lists["copulas"]:
            subject -= 1
        subject += subject < begin - 1  # Jane Doe becomes chief officer, John Smith finance director
        linked = self.words[begin - 1] in self.lists["copulas"]
        return (linked or self.words[begin - 1] == ",") and any(
            m.last == (subject if linked else begin - 1) for m in self.people.within(first, begin)
        )

    def _in_front(self, cue: Cue, first: int) -> bool:
        """Whether a role hangs on what opens the sentence and is not that of the person after it: `In answer to a resident, Dr Doe said`."""
        begin = self.phrases.begins(cue, first)
        front = self.words[first:begin]
        return (
            len(front) > 2
            and front[-1] in ("a", "an")
            and front[-2] in ("to", "from", "with", "of")
            and front[0] in self.lists["fronting"]
            and "," not in front
        )

    def _describes(self, at: int) -> bool:
        """Whether a token only describes a post behind whose it is: `X’s new chair`, `the CCG’s £142,000-a-year chief officer`."""
        word = self.words[at]
        return word in self.lists["newly-in"] or word[0].isdecimal() or word in ("£", "a", "year", "-")

    def _prenominal(self, mention: PersonMention, start: int, cue: Cue, first: int, comma: bool) -> Iterator[Capacity]:
        words, lists = self.words, self.lists
        before = start - 1
        its = before >= first and words[before] in lists["its"]
        if before > first and words[before] in ("'s", "'", "’"):
            before -= 1
            its = self.bodies.at(before) is None and (
                words[before] in lists["nominals"] or words[before] in ("groups", "ccgs", "organisations")
            )
        orgs: tuple[str, ...] = ()
        where: Where = None
        owned = before
        while owned > max(first, before - _DESCRIBED) and self._describes(owned):
            owned -= 1
        if owned > first and words[owned] in ("'s", "'", "’"):
            before = owned - 1  # X’s new chair
        body = self.bodies.at(before) if before >= first else None
        if body is not None and body.last == before + 1 and not its:
            whole, unit = self.owners.unit(body)
            body, start = whole, unit if whole is not body else start
            orgs, where = (body.agent,), (body.start, body.end)
            if "joint" in words[start : cue.last] and (
                together := self._joined_to(body, first)
            ):  # A CCG and B CCG’s joint chief officer
                orgs, where = tuple(dict.fromkeys(m.agent for m in together)), (together[0].start, together[-1].end)
            joined = body.first - 1
            other = (
                self.doc.cues.ending("role", joined) if joined > first and words[joined] in ("and", "&", ",") else None
            )
            if other is not None:  # X chair and Y chief executive Jane Doe
                begin = self.phrases.begins(other, first)
                yield from self._prenominal(mention, begin, other, first, comma)
        elif before >= first and words[before] in lists["hers"]:
            post = words[cue.last - 1] not in ("deputy", "assistant", "boss", "successor", "predecessor")
            same = next((c for c in reversed(self.found) if c.orgs and c.start < mention.start), None) if post else None
            orgs = (
                same.orgs if same is not None and len(same.orgs) == 1 and same.orgs[0] not in OVER else ()
            )  # her chair, Jane Doe
        elif its:
            orgs = self.owners.post_in(mention, start, words[cue.first : cue.last])
        elif before >= first and words[before + 1] == "'s" or before >= first and self.doc.tokens.capital(before):
            orgs, where = self.owners.by_short_name(before + 1)
            orgs, where = (orgs, where) if orgs else self.owners.party(before + 1)
            if not orgs and cue.value == "any":
                orgs, where = self.owners.named_before(start, first)
        if (
            not orgs
            and before > first + 1
            and words[before] in lists["some"]
            and words[before - 1] == "by"
            and words[before - 2] in lists["passives"]
        ):
            run = self.bodies.within(first, before)  # X has been run by an interim chief officer, Jane Doe
            begin = len(run) - 1
            while begin > 0 and lists["joints"].issuperset(words[run[begin - 1].last : run[begin].first]):
                begin -= 1
            orgs, where = self.owners.orgs(run[begin].first, before) if run else ((), None)
        if comma and (sharing := self.shared.shared_with(mention, start, first))[0]:
            orgs, where = sharing
        if not orgs and before > first and words[before] in lists["one-of"]:
            orgs, where = self.shared.sharers(before, first)
        if not orgs and mention.last + 3 < len(words) and words[mention.last] == ",":
            i = mention.last + 1
            while words[i] in lists["adverbs"] or words[i] == "who":
                i += 1
            if words[i] in lists["runs"]:  # One chief officer, Jane Doe, now runs X and Y
                orgs, where = self.owners.orgs(i + 1, i + 24)
        if cue.value == "any" and (not orgs or comma and its):
            placed = self.owners.placed(mention)
            orgs, where = placed if placed[0] else (orgs, where)
        if not orgs and cue.value == "any" and (not comma or words[mention.lead - 1] == ":"):
            orgs, where = self.places.of_after(mention) if not comma else self.places.listed(mention)
        status: Status = "actual"
        if not orgs and comma and cue.value == "any":
            orgs, where = self.places.sent_to(mention, start, first)
        if not orgs and cue.value == "any":
            orgs, where, status = self.places.where_starts(mention)
        if cue.value not in ("any", "none") and (not orgs or cue.value == "parliament"):
            orgs, where = (self.owners.implied(cue.value, start),), None
        if (
            not orgs and cue.value != "none" and before > first and words[before] in ("and", "&")
        ):  # its chair, A, and chief officer, B
            earlier = [
                c for c in self.found if c.start >= self.doc.tokens.starts[first] and c.orgs and c.rule == "before"
            ]
            orgs, where = (earlier[-1].orgs, earlier[-1].org_at) if earlier else ((), None)
        foreign = False
        if not orgs and cue.value == "any":
            orgs, foreign = self.phrases.by_noun(start, cue.last)
        if not orgs and cue.value == "any" and not foreign and self.phrases.official(start, cue):
            orgs = self.owners.post_in(mention, start, words[cue.first : cue.last])
        if not orgs and start == cue.first - 1 and words[cue.first] == "shadow":
            orgs, where = self.owners.party(cue.first)  # Labour shadow health secretary Jane Doe
            start = cue.first if orgs else start
        if cue.value == "parliament":
            start = cue.first
        if start < cue.first and words[start] == "then":
            start += 1
        yield self.phrases.capacity(mention, start, cue.last, orgs, status, "before", where)
