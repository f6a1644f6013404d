"""What hangs on the words of a role: `chair, X`, `chair-elect of X`, `lay member (patient involvement) at X`, `lead for
the east`."""

from __future__ import annotations

from dataclasses import replace

from ccgkg.ingest.speech.roles.role_case import RoleCase
from ccgkg.ingest.speech.roles.role_fronts import RoleFronts


class RoleTails(RoleFronts):
    """Reads them in one document. All places are tokens, ranges half-open."""

    def _with_tail(self, case: RoleCase) -> RoleCase:
        """The role with what hangs on it, and the bodies told there."""
        return self._at_body(self._bracketed_field(self._elect(self._behind_comma(case))))

    def _behind_comma(self, case: RoleCase) -> RoleCase:
        """`chair, X CCG`, `chief executive, Level Minds`."""
        first = case.after + 1
        if case.orgs or not self._comma(case):
            return case
        body = self.bodies.at(first)
        if body is not None and body.first == first:
            orgs, where = self.owners.orgs(first, case.end)
        elif case.post:
            orgs, where = self.owners.named_after(first, case.end)
        else:
            return case
        return replace(case, orgs=orgs, where=where)

    def _comma(self, case: RoleCase) -> bool:
        """Whether the phrase goes on over a comma."""
        return self.words[case.after : case.after + 1] == [","] and case.after + 1 < case.end

    def _elect(self, case: RoleCase) -> RoleCase:
        """`chair-elect`, `chair (designate)`, `chairs, respectively`; a body may stand behind it too."""
        words = self.words
        after = case.after + (words[case.after : case.after + 1] == ["respectively"])
        bracketed = words[after : after + 1] == ["("] and words[after + 2 : after + 3] == [")"]
        if words[after + bracketed : after + bracketed + 1] not in (["designate"], ["elect"]):
            return case if after == case.after else replace(case, after=after)
        after += 3 if bracketed else 1
        case = replace(case, after=after, text_end=after, status=case.status if bracketed else "planned")
        named = self.bodies.at(after + 1) if not case.orgs and self._comma(case) else None
        if named is None or named.first != after + 1:
            return case
        orgs, where = self.owners.orgs(after + 1, case.end)
        return replace(case, orgs=orgs, where=where)

    def _bracketed_field(self, case: RoleCase) -> RoleCase:
        """`lay member (patient involvement) at X`."""
        closing = self._bracketed(case.after, case.end, False)
        if case.after < closing < case.end and self.words[closing] in self.lists["prepositions"]:
            return replace(case, after=closing, text_end=closing)
        return case

    def _at_body(self, case: RoleCase) -> RoleCase:
        """`director of commissioning at X`; what else hangs on a preposition is a field, and belongs to the role’s
        words."""
        words, after, end = self.words, case.after, case.end
        if after >= end or words[after] not in self.lists["prepositions"] or self._lasts(after):
            return case
        found, at, where = self.owners.orgs_after(after, self.before_times(after, end))
        within = any(True for _ in self.bodies.within(after, end))
        if (
            words[after] == "in"
            and not within
            and not self.lists["in-places"].isdisjoint(words[case.start : case.cue.last])
        ):
            found = ()  # a GP in Leek
        sure = where is None or within
        owned = case.led or words[case.start - 1] == "'s"
        if owned and not (found and sure) and words[after] in ("for", "of"):
            return replace(case, text_end=self.field_end(after, end))  # the union’s regional lead for the West Midlands
        if found and (sure or not case.orgs):
            text_end = case.cue.last if words[at - 1] == "respectively" else at
            return replace(case, orgs=found, where=where, text_end=text_end)
        if at > after and words[after] in ("of", "for") and words[after + 1] not in self.lists["unnamed"]:
            return replace(case, text_end=at)
        return case

    def _lasts(self, at: int) -> bool:
        """Whether a preposition tells how long someone had a role: `chief officer for six years`."""
        after = self.words[at + 1 : at + 5]
        return self.words[at] == "for" and not self.lists["durations"].isdisjoint(after)
