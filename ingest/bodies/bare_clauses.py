"""What a clause does with bare names of places: whether it treats them as commissioning groups."""

from __future__ import annotations

from collections.abc import Sequence

from ccgkg.ingest.bodies.ccg_nouns import SEPARATORS, Item
from ccgkg.ingest.bodies.ccg_topics import (
    GRADE_NOUNS,
    as_another,
    grade_before,
    grade_behind,
    graded_past_aside,
    tells_of_a_change,
    tells_of_ccgs,
    told_in_aside,
    told_in_clause,
)
from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: Behind `as`, what a name does that CCGs told of before have done: `as did Bury`.
_AS = frozenset({"was", "were", "did", "does", "is", "are", "has", "had"})
#: Behind `'s`, where it is a verb, and what a CCG has.
_POSSESSED = frozenset({"has", "is", "was", "will", "have", "had", "governing", "accountable", "ccg", "commissioning"})
#: Before a name these give it the grade of which a noun stands near.
_GAVE = frozenset({"gave", "gives", "handed", "awarded"})
_NEAR = 6
#: Before a name these make it one that tells whose or where something else is.
_ATTRIBUTES = frozenset({"of", "from", "for", "and", "&", "'s"})


@dataclass(frozen=True, slots=True)
class BareClause:
    """Names at tokens [first, last) in their sentence, the tokens [start, stop): `before` and `after` are the words
    around them, past what stands beside a place; `covered` holds the tokens of the CCGs found so far."""

    doc: Document
    covered: set[int]
    first: int
    last: int
    several: bool
    start: int
    stop: int
    before: str
    after: str

    def treats_as_ccgs(self) -> bool:
        """Whether the clause tells of the names what is told of CCGs and not of places."""
        if (
            self._goes_on_from_ccgs()
            or self._leads_to_ccgs()
            or self._shares_verb()
            or self._graded()
            or self._graded_before()
            or self._of_merger()
            or self._intervened_at()
            or self._told_behind()
            or self._as_did()
        ):
            return True
        if self._as_places() or self._in_longer_name() or self._beside_a_name() or self._goes_on_in_name():
            return False
        return self._about_ccgs() and (
            self._acts() or self._possesses() or self._as_neighbour() or self._planned_for() or self._in_slot()
        )

    def _of_place(self) -> bool:
        return self.before in rules()["place_before"]

    def _ends_well(self) -> bool:
        """Whether no noun follows that makes the name one of a place or of another body: `Bury hospital`."""
        return self.after not in rules()["no_ccg_past_and"]

    def _about_ccgs(self) -> bool:
        changes = self.several and tells_of_a_change(self.doc, self.start, self.stop)
        return changes or tells_of_ccgs(self.doc, self.start, self.stop)

    # What shows CCGs wherever it stands

    def _goes_on_from_ccgs(self) -> bool:
        """`Bury CCG and Bolton`."""
        if self.before not in SEPARATORS or not self._ends_well():
            return False
        return self.first - 2 in self.covered or self.first - 3 in self.covered

    def _leads_to_ccgs(self) -> bool:
        """`rated Airedale and Bradford City good`, where the second is a CCG."""
        words, behind = self.doc.tokens.words, self.last + 1
        joined = self.last < self.stop and words[self.last] in ("and", "&") and behind in self.covered
        rated = self.doc.cues.ending("rates", self.first) is not None
        return joined and rated

    def _shares_verb(self) -> bool:
        """Names share a verb told of CCGs before, with a time of their own: `X CCG got its own in May, and Y in
        June`."""
        words, last = self.doc.tokens.words, self.last
        if words[last] not in ("in", "on", "by", "from") or last + 1 >= self.stop:
            return False
        if words[last + 1] not in rules()["months"] and not words[last + 1][0].isdecimal():
            return False
        joined = words[self.first - 1] in ("and", "while", ";")
        return joined and any(t in self.covered for t in range(self.start, self.first))

    def _graded(self) -> bool:
        """`Bury ‘good’ and Bolton as inadequate`, `A got an inadequate, Bury another`."""
        if as_another(self.doc, self.last, self.start):
            return True
        if self._of_place() or not grade_behind(self.doc, self.last, self.stop):
            return False
        return self._about_ccgs()

    def _graded_before(self) -> bool:
        """`an ‘outstanding’ for Bury`, `ratings of good went to Bury`, `the same verdict it gave Bury`."""
        if self.before in _GAVE and self._ends_well():
            return not GRADE_NOUNS.isdisjoint(self.doc.tokens.words[max(self.start, self.first - _NEAR) : self.first])
        return (
            self.before in ("for", "to", "at", "on", "of")
            and self._ends_well()
            and grade_before(self.doc, self.first - 1)
        )

    def _of_merger(self) -> bool:
        """`a merger of Bury and Bolton`, `a merger of Bury with Bolton CCG`."""
        alone = self.before == "of" and self.after == "with"
        if not (self.several or alone) or self.before not in ("in", "for", "of") or self.first <= self.start + 1:
            return False
        of_area = self.doc.tokens.words[self.first - 2] in rules()["of_area"]
        return of_area and self._ends_well() and self._about_ccgs()

    def _intervened_at(self) -> bool:
        """`directions for Bury`."""
        if self.before not in rules()["at_cue"] or not self._ends_well():
            return False
        if self.doc.tokens.capital(min(self.last, self.stop - 1)):
            return False
        return bool(self.doc.cues.within("intervention", self.start, self.stop))

    def _told_behind(self) -> bool:
        """`most of it at Hull, which was rated inadequate`."""
        in_place = self.before in rules()["place_before"] - {"at", "to"}
        return not in_place and told_in_clause(self.doc, self.last, self.stop)

    def _as_did(self) -> bool:
        """A name does as a CCG told of before: `X CCG joined them, as did Bury`; `X was rated good, as was Bury`."""
        words, first = self.doc.tokens.words, self.first
        if words[first - 2 : first - 1] not in (["as"], ["so"]) or words[first - 1] not in _AS or self.after == "'s":
            return False
        return self._about_ccgs() or any(t in self.covered for t in range(self.start, first - 2))

    # What shows places, or parts of other names

    def _as_places(self) -> bool:
        """`in Bury`, `Bury hospital`."""
        return self._of_place() or not self._ends_well()

    def _in_longer_name(self) -> bool:
        """`Visit Bury`: a capital before the name that is no word of its own."""
        if not self.before or self.before in rules()["no_name"]:
            return False
        return self.doc.tokens.capital(self.first - 1)

    def _beside_a_name(self) -> bool:
        """`Jane Doe, Bury, said`: a name that is no CCG’s stands before the separator, and no phrase opens the
        sentence."""
        tokens, before = self.doc.tokens, self.first - 2
        if self.before not in SEPARATORS or before < self.start or not tokens.capital(before):
            return False
        if tokens.words[before] in ("ccg", "ccgs") or self._fronted():
            return False
        return self.before != "," or not self.several

    def _fronted(self) -> bool:
        """`In the ratings from NHS England, Rushcliffe was`, `In those of July, published by NHS England, Bury was`."""
        words, lists = self.doc.tokens.words, rules()
        if self.before != "," or words[self.start] not in lists["fronts"]:
            return False
        return self.after in lists["subject_next"] or "," not in words[self.start : self.first - 1]

    def _goes_on_in_name(self) -> bool:
        """`Bury Live`, `Bury and Westport`: a name that is not found goes on from these."""
        tokens, last = self.doc.tokens, self.last
        if last < self.stop and tokens.capital(last):
            return True
        if self.after not in ("and", "&") or last + 1 >= self.stop:
            return False
        return tokens.capital(last + 1) and last + 1 not in self.covered

    # What shows CCGs where the sentence is about them

    def _acts(self) -> bool:
        """`Bury was rated good`; `Bury, rated good,`; `Bury, “inadequate” last year,`; `Bury, with a
        rating of good,`."""
        words, lists, cues = self.doc.tokens.words, rules(), self.doc.cues
        if self.after in lists["subject_next"] or cues.starting("rates", self.last):
            return True
        if self.before not in _ATTRIBUTES and (self.after in lists["acts"] or self.after in lists["verbs_next"]):
            return True
        if self.after == "among" and words[self.last + 1 : self.last + 2] == ["them"]:
            return True
        if self.after != ",":
            return False
        following = words[self.last + 1]
        grade = self.last + 1 + (not following.isalnum())
        if following in lists["subject_comma"] or cues.starting("grade", grade) is not None:
            return True
        if graded_past_aside(self.doc, self.last, self.stop) and self.before not in _ATTRIBUTES - {"and"}:
            return True
        return self.before not in _ATTRIBUTES - {"and"} and told_in_aside(self.doc, self.last, self.stop)

    def _possesses(self) -> bool:
        """`Bury’s governing body`, `Bury’s 2018-19 rating`."""
        if self.after != "'s":
            return False
        words, lists = self.doc.tokens.words, rules()
        at = self.last + 1
        while at < self.stop - 1 and (words[at] in lists["before_owned"] or words[at][0].isdecimal()):
            at += 1
        return words[self.last + 1] in _POSSESSED or words[at] in GRADE_NOUNS

    def _as_neighbour(self) -> bool:
        """`will join forces with its larger neighbour, Nene`, `so was its neighbour East Riding`."""
        if self.before in ("neighbour", "neighbours"):
            return True
        if self.before not in (",", "–") or self.first <= self.start + 1:
            return False
        return self.doc.tokens.words[self.first - 2] in ("neighbour", "neighbours")

    def _planned_for(self) -> bool:
        """`a plan for A and B to share a chief`."""
        if not self.several or self.before != "for" or self.after != "to":
            return False
        return self.doc.tokens.words[self.first - 2] in rules()["plans"]

    def _in_slot(self) -> bool:
        """`merge with Bury`, but not `merge Essex’s six groups`; or several names, of which nothing says that they are
        places."""
        if self.after == "'s":
            return False
        return self.before in rules()["slot_before"] or (self.several and self.before not in ("for", "of", "from"))


def clause_of(doc: Document, chain: Sequence[Item], covered: set[int]) -> BareClause:
    """The clause around the names of a chain, which stand side by side."""
    words, lists = doc.tokens.words, rules()
    first, last = chain[0].first, chain[-1].last
    start, stop = doc.sentence_tokens(first)
    before = ""
    if first > start:
        low = first
        while low > start and words[low - 1] in lists["beside_places"]:
            low -= 1
        before = words[low - 1] if low else ""
        if before not in lists["place_before"] | lists["slot_before"]:  # `in neighbouring Derbyshire` is a place
            before = words[first - 1]
    after = words[last] if last < stop else "."
    return BareClause(doc, covered, first, last, len(chain) > 1, start, stop, before, after)
