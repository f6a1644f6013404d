"""Whose a role before a name is: `X chief executive Jane Doe`, `X’s chair, Jane Doe`, `One chief officer, Jane Doe,
runs X and Y`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgkg.ingest.bodies.mention import Mention
from ccgkg.ingest.claim import Status
from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import NOBODY, Owned
from ccgkg.ingest.speech.roles.capacities import Capacity
from ccgkg.ingest.speech.roles.role_phrases import RolePhrases
from ccgkg.ingest.speech.roles.role_topics import OVER
from ccgkg.ingest.speech.roles.roles_placed import RolesPlaced
from ccgkg.ingest.speech.roles.roles_shared import RolesShared
from ccgkg.ingest.text.cues import Cue
from ccgkg.ingest.values import dataclass

#: Tokens that describe a post behind whose it is, at most.
_DESCRIBED = 7
#: Tokens behind `runs` in which the bodies stand that someone runs.
_RUN = 24
#: Tokens between two bodies of a list, at most.
_GAP = 4
#: What shows that what stands before it owns what follows.
_OWNERS = ("'s", "'", "’")
#: Of the posts that `her` owns these are told of a person, and not of her body.
_HER_OWN = frozenset(("deputy", "assistant", "boss", "successor", "predecessor"))


@dataclass(frozen=True, slots=True)
class Prenominal:
    """What all rules for one role before a name look at. Places are tokens."""

    mention: PersonMention
    cue: Cue
    #: Where the words of the role begin, where the sentence begins, and whether a comma stands before the name.
    start: int
    first: int
    comma: bool
    #: The last token of what owns the role, and whether that is `its` or `the group’s`.
    before: int
    its: bool
    #: The body right before the role.
    body: Mention | None

    @property
    def post(self) -> bool:
        """Whether the role is a post in some body, and neither an office of state nor what people are besides."""
        return self.cue.value == "any"


class RolesPrenominal:
    """The rules over one document; `found` holds the roles found so far."""

    def __init__(self, phrases: RolePhrases, found: list[Capacity]) -> None:
        self.phrases, self.owners, self.found = phrases, phrases.owners, found
        self.doc, self.bodies = phrases.doc, phrases.bodies
        self.words, self.lists = phrases.words, phrases.lists
        self.places, self.shared = RolesPlaced(phrases), RolesShared(phrases)

    def of(self, mention: PersonMention, start: int, cue: Cue, first: int, comma: bool) -> Iterator[Capacity]:
        """The role whose words begin at a token and end with a cue, behind those joined to it: `X chair and Y chief
        officer Jane Doe`."""
        case = self._case(mention, start, cue, first, comma)
        if case.body is not None and (other := self._joined_role(case.body, first)) is not None:
            yield from self.of(mention, self.phrases.begins(other, first), other, first, comma)
        (orgs, where), status = self._owned(case)
        start = case.start
        if not orgs and start == cue.first - 1 and self.words[cue.first] == "shadow":
            orgs, where = self.owners.party(cue.first)  # Labour shadow health secretary Jane Doe
            start = cue.first if orgs else start
        if cue.value == "parliament":
            start = cue.first
        yield self.phrases.capacity(mention, start, cue.last, orgs, status, "before", where)

    def _case(self, mention: PersonMention, start: int, cue: Cue, first: int, comma: bool) -> Prenominal:
        before, words, lists = start - 1, self.words, self.lists
        its = before >= first and words[before] in lists["its"]
        if before > first and words[before] in _OWNERS:
            before -= 1
            several = words[before] in ("groups", "ccgs", "organisations")
            its = self.bodies.at(before) is None and (several or words[before] in lists["nominals"])
        owner = before
        while owner > max(first, before - _DESCRIBED) and self._describes(owner):
            owner -= 1
        if owner > first and words[owner] in _OWNERS:
            before = owner - 1  # X’s new chair
        body = self.bodies.at(before) if before >= first and not its else None
        if body is None or body.last != before + 1:
            return Prenominal(mention, cue, start, first, comma, before, its, None)
        whole, unit = self.owners.unit(body)
        return Prenominal(mention, cue, unit if whole is not body else start, first, comma, before, its, whole)

    def _describes(self, at: int) -> bool:
        """Whether a token only describes a post behind whose it is: `X’s new chair`, `the CCG’s £142,000-a-year chief
        officer`."""
        word = self.words[at]
        return word in self.lists["newly-in"] or word[0].isdecimal() or word in ("£", "a", "year", "-")

    def _joined_role(self, body: Mention, first: int) -> Cue | None:
        """The role to which `and` joins that of a body: `X chair and Y chief executive Jane Doe`."""
        joint = body.first - 1
        return self.doc.cues.ending("role", joint) if joint > first and self.words[joint] in ("and", "&", ",") else None

    def _owned(self, case: Prenominal) -> tuple[Owned, Status]:
        """The bodies of a role, and whether it is held or will be."""
        found = self._told(case)
        if case.post and (not found[0] or case.comma and case.its):
            placed = self.owners.placed(case.mention)
            found = placed if placed[0] else found
        if case.post and not found[0]:
            found = self._told_behind(case)
        if case.post and not found[0]:
            orgs, where, status = self.places.where_starts(case.mention)
            if orgs:
                return (orgs, where), status
        if case.cue.value not in ("any", "none") and (not found[0] or case.cue.value == "parliament"):
            found = (self.owners.implied(case.cue.value, case.start),), None
        if not found[0] and case.cue.value != "none":
            found = self._as_joined(case)
        return found if found[0] or not case.post else self._unnamed(case), "actual"

    def _told(self, case: Prenominal) -> Owned:
        """The bodies told around a role, by the first rule that finds any."""
        if case.comma and (sharing := self.shared.shared_with(case.mention, case.start, case.first))[0]:
            return sharing
        for rule in (self._right_before, self._run_by, self._one_of, self._runs):
            found = rule(case)
            if found[0]:
                return found
        return NOBODY

    def _right_before(self, case: Prenominal) -> Owned:
        """`X’s chair, Jane Doe`, `her chair, Jane Doe`, `its chair, Jane Doe`, `Avonside chair Jane Doe`."""
        before, start, words = case.before, case.start, self.words
        if case.body is not None:
            return self._of_body(case, case.body)
        if before < case.first:
            return NOBODY
        if words[before] in self.lists["hers"]:
            return self._hers(case), None
        if case.its:
            return self.owners.post_in(case.mention, start, words[case.cue.first : case.cue.last]), None
        if words[before + 1] != "'s" and not self.doc.tokens.capital(before):
            return NOBODY
        found = self.owners.by_short_name(before + 1)
        if not found[0] and case.post and words[before + 1] == "'s" and self.phrases.official(start, case.cue):
            found = self.owners.by_place(before + 1)  # Scarborough’s chairman
        found = found if found[0] else self.owners.party(before + 1)
        return found if found[0] or not case.post else self.owners.named_before(start, case.first)

    def _of_body(self, case: Prenominal, body: Mention) -> Owned:
        """A body, or with a joint post all of the list that it ends: `A CCG and B CCG’s joint chief officer`."""
        joint = "joint" in self.words[case.start : case.cue.last]
        several = self._list_up_to(self.bodies.within(case.first, body.last), _GAP) if joint else ()
        if len(several) < 2:
            return (body.agent,), (body.start, body.end)
        return tuple(dict.fromkeys(m.agent for m in several)), (several[0].start, several[-1].end)

    def _list_up_to(self, run: Sequence[Mention], gap: int) -> Sequence[Mention]:
        """The last bodies of a run that a list joins, less than `gap` tokens apart."""
        at = len(run) - 1
        while (
            at > 0
            and 0 < run[at].first - run[at - 1].last < gap
            and self.lists["joints"].issuperset(self.words[run[at - 1].last : run[at].first])
        ):
            at -= 1
        return run[max(at, 0) :]

    def _hers(self, case: Prenominal) -> tuple[str, ...]:
        """`her chair, Jane Doe`: the body of the one last told to have a role."""
        if self.words[case.cue.last - 1] in _HER_OWN:
            return ()
        same = next((c for c in reversed(self.found) if c.orgs and c.start < case.mention.start), None)
        return same.orgs if same is not None and len(same.orgs) == 1 and same.orgs[0] not in OVER else ()

    def _run_by(self, case: Prenominal) -> Owned:
        """`X has been run by an interim chief officer, Jane Doe`."""
        words, before, first = self.words, case.before, case.first
        if before <= first + 1 or words[before] not in self.lists["some"] or words[before - 1] != "by":
            return NOBODY
        run = self.bodies.within(first, before) if words[before - 2] in self.lists["passives"] else ()
        return self.owners.orgs(self._list_up_to(run, before)[0].first, before) if run else NOBODY

    def _one_of(self, case: Prenominal) -> Owned:
        """`They share a chief officer, Jane Doe`."""
        shared = case.before > case.first and self.words[case.before] in self.lists["one-of"]
        return self.shared.sharers(case.before, case.first) if shared else NOBODY

    def _runs(self, case: Prenominal) -> Owned:
        """`One chief officer, Jane Doe, now runs X and Y`."""
        words, at = self.words, case.mention.last + 1
        if at + 2 >= len(words) or words[at - 1] != ",":
            return NOBODY
        while words[at] in self.lists["adverbs"] or words[at] == "who":
            at += 1
        return self.owners.orgs(at + 1, at + _RUN) if words[at] in self.lists["runs"] else NOBODY

    def _told_behind(self, case: Prenominal) -> Owned:
        """`chief officer Jane Doe of X`, `Their chairs: Jane Doe (X)`, `X is sent a director, Jane Doe`."""
        if not case.comma:
            return self.places.of_after(case.mention)
        if self.words[case.mention.lead - 1] == ":" and (listed := self.places.listed(case.mention))[0]:
            return listed
        return self.places.sent_to(case.mention, case.start, case.first)

    def _as_joined(self, case: Prenominal) -> Owned:
        """`its chair, A, and chief officer, B`: the bodies of the role told before `and`."""
        if case.before <= case.first or self.words[case.before] not in ("and", "&"):
            return NOBODY
        low = self.doc.tokens.starts[case.first]
        earlier = [c for c in self.found if c.start >= low and c.orgs and c.rule == "before"]
        return (earlier[-1].orgs, earlier[-1].org_at) if earlier else NOBODY

    def _unnamed(self, case: Prenominal) -> Owned:
        """`council leader Jane Doe`, `accountable officer Jane Doe`: the body that the words mean, or that is spoken
        of."""
        orgs, foreign = self.phrases.by_noun(case.start, case.cue.last)
        if orgs or foreign or not self.phrases.official(case.start, case.cue):
            return orgs, None
        return self.owners.post_in(case.mention, case.start, self.words[case.cue.first : case.cue.last]), None
