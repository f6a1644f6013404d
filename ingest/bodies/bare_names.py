"""Names of places that stand for commissioning groups without saying so, by what their sentence, line or text does with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ccgkg.ingest.bodies.ccg_nouns import SEPARATORS, Item
from ccgkg.ingest.bodies.names import Found, number_before, rules
from ccgkg.ingest.text.document import Document

#: Tokens before a sentence in which the intervention stands that it recalls.
_RECALLED = 60
#: Tokens before a subject that may tell when.
_FRONT = 7


@dataclass(frozen=True, slots=True)
class BareNames:
    """What a finder of CCGs knows of its text: the nouns for CCGs (`heads`), the names by the token after them (`ending`),
    and the tokens of the CCGs found so far (`covered`), which grow as it finds more."""

    doc: Document
    heads: Sequence[tuple[int, int, bool]]
    ending: Mapping[int, list[Found]]
    covered: set[int]

    def are_ccgs(self, chain: list[Item], mentioned: set[str]) -> bool:
        """Whether the names of a chain stand for CCGs; `mentioned` are those that the text has named with `CCG`."""
        return (
            self._sure(chain, mentioned) or self._counted(chain) or self._of_office(chain) or self._said_of_ccgs(chain)
        )

    def _sure(self, chain: list[Item], mentioned: set[str]) -> bool:
        first, last = chain[0].first, chain[-1].last
        return len(chain) == 1 and any(
            n.first == first and n.last == last and (n.sure or (n.agent in mentioned and self._names_it(n)))
            for n in self.ending[last]
        )

    def _counted(self, chain: list[Item]) -> bool:
        """Whether a long list has as many names as the text counts CCGs: `the eight CCGs`."""
        words, lists = self.doc.tokens.words, rules()
        first, last = chain[0].first, chain[-1].last
        if (
            len(chain) > 1
            and words[first - 2 : first] in (["others", "are"], ["others", "being"], ["others", "were"])
            and self.covered
        ):
            return True
        if len(chain) < 3:
            return False
        before, after = words[first - 1] if first else "", words[last] if last < len(words) else ""
        if (
            len(chain) > 3
            and before not in lists["place_before"] | {"of"}
            and after not in lists["no_ccg_after"]
            and self.covered
        ):
            return True
        counts = (number_before(words, i) for first, _, plural in self.heads if plural for i in (first, first - 1))
        return any(n is not None and n[0] == len(chain) for n in counts)

    def _of_office(self, chain: list[Item]) -> bool:
        """`chief executive of North Cumbria`."""
        words, lists = self.doc.tokens.words, rules()
        first, last = chain[0].first, chain[-1].last
        after = words[last] if last < len(words) else ""
        named = first >= 2 and words[first - 1] in ("of", "at", "for") and words[first - 2] in lists["offices"]
        if first >= 3 and words[first - 3] in lists["of_places"]:
            return False  # `area director for Cumbria, Northumberland, Tyne and Wear`
        return (
            named and after not in lists["no_ccg_after"] and not (last < len(words) and self.doc.tokens.capital(last))
        )

    def _names_it(self, name: Found) -> bool:
        """Whether a name that the text has used with `CCG` stands for it without: an acronym, or several words where no
        place is meant."""
        tokens, lists = self.doc.tokens, rules()
        if tokens.words[name.first - 1] == "(" and tokens.words[name.last] == ")":
            return True  # `Dr Jane Doe (Eskwater)`
        if (
            tokens.words[name.first - 1] == "at"
            and name.first - 2 <= self.doc.sentence_tokens(name.first)[0]
            and tokens.words[name.last] == ","
        ):
            return True  # `At Bassetlaw, Jo Doe will step up`
        if tokens.words[name.first - 1 : name.first] and tokens.words[name.first - 1] in lists["joins"]:
            return True  # `leaving Hartsmere was not easy`
        if name.last == name.first + 1:
            return tokens.raw(name.first).isupper() or self._at_cue(name) or self._as_subject(name)
        if self._of_many(name.last):
            return False
        before = tokens.words[name.first - 1] if name.first else ""
        before = (
            tokens.words[name.first - 2] if before == "the" and name.first > 1 else before
        )  # `across the Black Country`
        if name.last < self.doc.sentence_tokens(name.first)[1] and (
            tokens.words[name.last] in lists["no_ccg_past_and"] or tokens.capital(name.last)
        ):
            return False
        return before not in lists["place_before"] - {"to", "at"} and not (
            before in SEPARATORS and tokens.capital(name.first - 2)
        )

    def _of_many(self, token: int) -> bool:
        """Whether a name is that of an area with several groups: `Tees Valley health commissioning groups`."""
        words, lists = self.doc.tokens.words, rules()
        while token + 1 < len(words) and words[token] in (
            "health",
            "healthcare",
            "nhs",
            "care",
            "commissioning",
            "clinical",
            "local",
        ):
            token += 1
        return (
            token < len(words)
            and words[token] in ("groups", "commissioners", "bodies", "organisations", "ccgs")
            and words[token - 1] not in lists["pair_nouns"]
        )

    def _as_subject(self, name: Found) -> bool:
        """`Croydon kept its own chief`: a name that the text has used with `CCG`, where it opens a sentence and acts."""
        tokens, lists = self.doc.tokens, rules()
        start, stop = self.doc.sentence_tokens(name.first)
        before = [
            w for w in tokens.words[start : name.first] if w not in ("“", '"', "‘")
        ]  # “Croydon has had enough,” he said
        if (
            len(before) > _FRONT
            or (len(before) != 1 or before[0] not in lists["openers"])
            and not all(w in lists["times"] or w[0].isdecimal() for w in before)
        ):
            return False
        after = tokens.words[name.last : min(stop, name.last + 2)]
        owns = after[:1] == ["'s"] and any(
            w in lists["owned"] for w in tokens.words[name.last + 1 : min(stop, name.last + 3)]
        )
        if owns or (after[:1] == [","] and after[1:] in (["which"], ["whose"])):
            return True
        if (
            after[:1] == ["to"]
            and self.doc.layout.block_at(tokens.starts[start]).kind != "paragraph"
            and self._has_cue(start, stop)
        ):
            return True  # `Croydon to enter special measures`
        return after != [] and after[0] in (lists["subject_next"] | lists["acts"]) - {"–", "-", ":", "(", "left"}

    def _at_cue(self, name: Found) -> bool:
        """`sent in to Kernow`: a name of one word after a preposition, in a sentence that rates, merges or intervenes."""
        tokens, lists = self.doc.tokens, rules()
        words = tokens.words
        start, stop = self.doc.sentence_tokens(name.first)
        before = words[name.first - 1] if name.first > start else ""
        after = words[name.last] if name.last < stop else ""
        if after in lists["no_ccg_past_and"] or (after and tokens.capital(name.last)):
            return False
        acts = before in ("at", "of", "for", "with") and any(
            self.doc.cues.ending(label, name.first - 1) for label in ("change", "intervention")
        )
        if acts:
            return True  # `a boundary change at Kernow`, `a capability review of Kernow`
        told_to = after == "to" and (before in SEPARATORS or before == "while")
        return (before in lists["at_cue"] | lists["placing"] or told_to) and bool(
            self.doc.cues.within("intervention", start, stop)
        )

    def _said_of_ccgs(self, chain: list[Item]) -> bool:
        """Whether the clause treats bare place names as commissioning groups."""
        tokens, lists = self.doc.tokens, rules()
        words, first, last = tokens.words, chain[0].first, chain[-1].last
        start, stop = self.doc.sentence_tokens(first)
        low = first
        while low > start and words[low - 1] in lists["beside_places"]:
            low -= 1
        before = words[low - 1] if low else ""
        if before not in lists["place_before"]:  # `in neighbouring Derbyshire` is a place
            before = words[first - 1] if first else ""
        after = words[last] if last < stop else "."
        if first == start:
            before = ""
        if before in SEPARATORS and (self.covers(first - 2) or self.covers(first - 3)):
            return after not in lists["no_ccg_past_and"]
        if self._is_list_item(chain, start, stop) or self._gapped(first, last, start, stop):
            return True
        if (
            before not in lists["place_before"]
            and last < stop
            and self._before_grade(last, stop)
            and self._has_cue(start, stop)
        ):
            return True
        if before in ("for", "to", "at") and after not in lists["no_ccg_past_and"] and self._grade_for(first - 1):
            return True
        of_area = (
            before in ("in", "for", "of")
            and first > start + 1
            and words[first - 2] in lists["of_area"]
            and len(chain) > 1
        )
        if of_area and self._has_cue(start, stop) and after not in lists["no_ccg_past_and"]:
            return True
        if (
            before in lists["at_cue"]
            and self.doc.cues.within("intervention", start, stop)
            and not tokens.capital(min(last, stop - 1))
        ):
            return after not in lists["no_ccg_past_and"]
        if (
            before not in lists["place_before"] - {"at", "to"}
            and self._told_of(last, stop)
            or self._as_did(first, start, stop)
        ):
            return True
        if before in lists["place_before"] or after in lists["no_ccg_past_and"]:
            return False
        if before and (tokens.capital(first - 1) and before not in lists["no_name"]):
            return False
        fronted = before == "," and words[start] in lists["fronts"] and "," not in words[start : first - 1]
        if (
            before in SEPARATORS
            and not fronted
            and first - 2 >= start
            and tokens.capital(first - 2)
            and words[first - 2] not in ("ccg", "ccgs")
            and (before != "," or len(chain) < 2)
        ):
            return False
        if last < stop and tokens.capital(last):
            return False
        if after in ("and", "&") and last + 1 < stop and tokens.capital(last + 1) and last + 1 not in self.covered:
            return False
        if not self._has_cue(start, stop):
            return False
        quoted = not words[last + 1].isalnum()
        if after == "," and self.doc.cues.starting("grade", last + 1 + quoted):
            return True
        if (
            after in lists["subject_next"]
            or self.doc.cues.starting("rates", last)
            or (after == "," and words[last + 1 : last + 2] and words[last + 1] in lists["subject_comma"])
        ):
            return True
        if after == "'s":
            return words[last + 1] in (
                "has",
                "is",
                "was",
                "will",
                "have",
                "had",
                "governing",
                "accountable",
                "ccg",
                "commissioning",
            )
        if (
            before in (",", "–")
            and first > start + 1
            and words[first - 2] in ("neighbour", "neighbours")
            and not (after in lists["no_ccg_past_and"])
        ):
            return True  # `will join forces with its larger neighbour, Nene`
        if before == "for" and after == "to" and len(chain) > 1 and words[first - 2] in lists["plans"]:
            return True  # `a plan for A and B to share a chief`
        return before in lists["slot_before"] or (len(chain) > 1 and before not in ("for", "of", "from"))

    def _as_did(self, first: int, start: int, stop: int) -> bool:
        """Whether a name does as a CCG told of before: `X CCG joined them, as did Bury`; `X was rated good, as was Bury`."""
        words = self.doc.tokens.words
        if words[first - 2 : first - 1] != ["as"] or words[first - 1] not in (
            "was",
            "were",
            "did",
            "does",
            "is",
            "are",
            "has",
            "had",
        ):
            return False
        return self._has_cue(start, stop) or any(self.covers(t) for t in range(start, first - 2))

    def _gapped(self, first: int, last: int, start: int, stop: int) -> bool:
        """Whether names share a verb told of CCGs before, with a time of their own: `X CCG got its own in May, and Y in June`."""
        words, lists = self.doc.tokens.words, rules()
        timed = (
            words[last] in ("in", "on", "by", "from")
            and last + 1 < stop
            and (words[last + 1] in lists["months"] or words[last + 1][0].isdecimal())
        )
        return timed and words[first - 1] in ("and", "while", ";") and any(self.covers(t) for t in range(start, first))

    def _grade_for(self, token: int) -> bool:
        """Whether a grade, or a noun for one, stands right before the token: `an ‘outstanding’ for`, `good ratings for`."""
        words = self.doc.tokens.words
        quoted = token > 1 and not words[token - 1].isalpha() and self.doc.cues.ending("grade", token - 1) is not None
        noun = token > 1 and words[token - 1] in ("rating", "ratings", "grade", "grades", "verdict", "verdicts")
        return quoted or noun or self.doc.cues.ending("grade", token) is not None

    def _told_of(self, token: int, stop: int) -> bool:
        """Whether a clause behind a comma tells what only a CCG undergoes: `most of it at Hull, which was rated inadequate`."""
        words = self.doc.tokens.words
        if words[token : token + 2] != [",", "which"]:
            return False
        end = next(
            (i for i in range(token + 2, min(stop, token + 12)) if words[i] in (",", ";")), min(stop, token + 12)
        )
        return any(self.doc.cues.within(label, token + 2, end) for label in ("grade", "intervention"))

    def _before_grade(self, token: int, stop: int) -> bool:
        """Whether a grade begins at a token, past a mark or the small words that bring it: `Bury ‘good’ and Bolton as inadequate`."""
        words = self.doc.tokens.words
        for i in range(token, min(stop, token + 4)):
            if self.doc.cues.starting("grade", i):
                return True
            if words[i] not in rules()["before_grade"]:
                return False
        return False

    def covers(self, token: int) -> bool:
        return token in self.covered

    def _has_cue(self, start: int, stop: int) -> bool:
        if any(self.doc.cues.within(label, start, stop) for label in ("ccg-topic", "grade", "intervention")):
            return True
        recalled = bool(self.doc.cues.within("recalls", start, stop))  # `Enfield came out in January`
        return recalled and bool(self.doc.cues.within("intervention", max(0, start - _RECALLED), start))

    def _is_list_item(self, chain: list[Item], start: int, stop: int) -> bool:
        """Whether the names open a short line of their own, alone or before a grade or a number, under a lead-in."""
        tokens, layout = self.doc.tokens, self.doc.layout
        if chain[0].first != start:
            return False
        index = layout.index_at(tokens.starts[start])
        block = layout.sentences[index].block
        kind = layout.blocks[block].kind
        rest = tokens.words[chain[-1].last : stop]
        if rest == ["."] and self._labels(stop, tokens.range(layout.blocks[block].start, layout.blocks[block].end)[1]):
            return False
        if kind == "paragraph" or (rest and rest[0].isalpha() and not self.doc.cues.starting("grade", chain[-1].last)):
            return False
        lead = block - 1
        while lead >= 0 and (layout.blocks[lead].kind == "item" or self._is_name_line(lead)):
            lead -= 1
        if lead < 0:
            return False
        first, last = tokens.range(layout.blocks[lead].start, layout.blocks[lead].end)
        return self._has_cue(first, last) or bool({"ccg", "ccgs", "groups"} & set(tokens.words[first:last]))

    def _labels(self, first: int, last: int) -> bool:
        """Whether names at the head of a line only say where its CCGs are: `North west London. Eight CCGs are to …`."""
        return any(first <= head < last for head, _, _ in self.heads)

    def _is_name_line(self, block: int) -> bool:
        """Whether a block is one short line that says nothing of its own: a name of the list."""
        layout = self.doc.layout.blocks[block]
        if layout.kind != "heading" or layout.end - layout.start > 70:
            return False
        first, last = self.doc.tokens.range(layout.start, layout.end)
        words = self.doc.tokens.words
        plural = {"ccgs", "groups"} & set(words[first:last])
        return (
            not plural
            and words[last - 1] != ":"
            and not any(True for _ in self.doc.cues.within("ccg-topic", first, last) if words[_.first] != "ccg")
        )
