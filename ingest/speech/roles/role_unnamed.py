"""The bodies of a role beside which none is named: `its chair`, `the council leader`, `Labour’s spokesman`,
`accountable officer`."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.speech.people.people import PersonMention
from ccgkg.ingest.speech.roles.body_lists import NOBODY, Owned
from ccgkg.ingest.speech.roles.role_case import RoleCase
from ccgkg.ingest.speech.roles.role_tails import RoleTails

#: Roles told before a name among which the last one with it stands.
_TOLD = 4


class RoleUnnamed(RoleTails):
    """Finds them in one document. All places are tokens, ranges half-open."""

    def _with_body(self, case: RoleCase) -> RoleCase:
        """The role with the bodies that its own words, its owner or the text tell."""
        if not case.orgs:
            orgs, where = self._told_before(case)
            if not orgs and case.cue.value not in ("any", "none"):
                orgs = (self.owners.implied(case.cue.value, case.start),)
                case = replace(case, text_end=case.cue.last)
            if not orgs and case.post:
                orgs, where = self._of_post(case)
            if not orgs:
                orgs = self._of_text(case)
            case = replace(case, orgs=orgs, where=where)
        if case.cue.value == "parliament":
            case = replace(case, orgs=("parliament",), start=case.cue.first, text_end=case.cue.last)
        if self.words[case.cue.last - 1] in self.lists["in-none"]:
            return replace(case, orgs=(), where=None)
        return case

    def _told_before(self, case: RoleCase) -> Owned:
        """The owner told right before a role: `its chair`, `Avonside’s chair`, `Labour’s spokesman`."""
        if case.its and (orgs := self._post_in(case, case.start)):
            return orgs, None
        owner = case.start - 1
        if owner < 1 or self.words[owner] not in ("'s", "'", "’"):
            return NOBODY
        found = self.owners.by_short_name(owner) if not case.led and self.words[owner] == "'s" else NOBODY
        return found if found[0] else self.owners.party(owner)

    def _post_in(self, case: RoleCase, at: int) -> tuple[str, ...]:
        return self.owners.post_in(case.mention, at, self.words[case.cue.first : case.cue.last])

    def _of_post(self, case: RoleCase) -> Owned:
        """The body of a post by its own words, by what its holder was called before, or the body spoken of."""
        orgs, foreign = self.by_noun(case.start, case.text_end)
        if not orgs and self.words[case.cue.first] in (
            "cabinet",
            "portfolio",
        ):  # a councillor’s post is one in the council
            council = self.owners.named_by("council", case.start)
            orgs = (council,) if council else ()
        if orgs:
            return orgs, None
        if case.rule == "linked" and not case.its:
            told = self._told_at(case)
            told = told if told[0] else (self._of_predecessor(case.mention), told[1])
            if told[0]:
                return told
        if foreign or self._attached(case) or not self.official(case.start, case.cue):
            return NOBODY
        return self._post_in(case, case.mention.first if case.rule == "linked" else case.start), None

    def _of_text(self, case: RoleCase) -> tuple[str, ...]:
        """The one body of a text: `Jane Doe, a lay member, said` in a story on one CCG, or in the list of those at its
        meeting."""
        lay = self.words[case.start - 1] == "a" and self.words[case.cue.first] in ("lay", "governing")
        if lay and self.bodies.topic:
            return (self.bodies.topic,)
        own = self.owners.antecedents.own if case.post and case.rule in ("apposition", "signed") else None
        return (own,) if own and self.owners.attends(case.mention) else ()

    def _attached(self, case: RoleCase) -> bool:
        """Whether a phrase hangs on a role that tells some other body, no time and no field: `director of a firm`."""
        words, lists, after = self.words, self.lists, case.after
        if after >= case.end or words[after] not in lists["prepositions"] or self._dated(after + 1, case.end):
            return False
        dated = self._dated(case.text_end + 1, case.end)  # director of commissioning in May
        hanging = words[after + 1 : case.text_end + (case.text_end < case.end and not dated)]
        field = case.text_end > after and lists["prepositions"].isdisjoint(hanging)
        return not (field and lists["determiners"].isdisjoint(hanging))

    def _dated(self, at: int, end: int) -> bool:
        """Whether a time begins at a token."""
        if at >= end:
            return False
        word = self.words[at]
        return word in self.lists["times"] or word[0].isdecimal() or word in ("next", "this", "last")

    def _of_predecessor(self, mention: PersonMention) -> tuple[str, ...]:
        """`Her predecessor, Jane Doe, stood down as chair`: the body of the role last told."""
        words, at = self.words, mention.lead
        if at < 3 or words[at - 1] != "," or words[at - 2] not in ("predecessor", "successor"):
            return ()
        if words[at - 3] not in self.lists["hers"]:
            return ()
        return next((c.orgs for c in reversed(self.owners.told) if len(c.orgs) == 1), ())

    def _told_at(self, case: RoleCase) -> Owned:
        """The body of the post told with a name, of which a further post is one too: `A, lay member at X, has been made
        vice-chair`."""
        lists, mention, start = self.lists, case.mention, case.start
        if not lists["prepositions"].isdisjoint(self.words[start : start + 4]):
            return NOBODY
        if not lists["replaces"].isdisjoint(self.words[mention.last : start]):
            return NOBODY
        most = None if case.status == "planned" else 1  # A, chief nurse of X and Y, will become interim chief officer
        apposed = (c for c in reversed(self.owners.told[-_TOLD:]) if c.mention == mention and c.rule == "apposition")
        told = next((c for c in apposed if c.orgs[:most] == c.orgs != ()), None)
        if told is None or self.bodies.within(self.doc.tokens.at(told.org_at[1] if told.org_at else told.end), start):
            return NOBODY  # formerly head at X, has joined Y as manager
        cue = self.doc.cues.starting("role", self.doc.tokens.at(told.start))
        return NOBODY if cue is not None and cue.value == "none" else (told.orgs, told.org_at)
