"""Names of places that stand for commissioning groups without saying so, by what their sentence, line or text does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ccgkg.ingest.bodies.bare_clauses import clause_of
from ccgkg.ingest.bodies.bare_lines import is_list_item
from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.name_table import Found
from ccgkg.ingest.bodies.named_again import names_it
from ccgkg.ingest.bodies.names import number_before, rules
from ccgkg.ingest.text.document import Document

#: Names in a list that the text may count: `the eight CCGs`.
_COUNTED = 3


@dataclass(frozen=True, slots=True)
class BareNames:
    """What a finder of CCGs knows of its text: the nouns for CCGs (`heads`), the names by the token after them
    (`ending`), and the tokens of the CCGs found so far (`covered`), which grow as it finds more."""

    doc: Document
    heads: Sequence[tuple[int, int, bool]]
    ending: Mapping[int, list[Found]]
    covered: set[int]

    def are_ccgs(self, chain: list[Item], mentioned: set[str]) -> bool:
        """Whether the names of a chain stand for CCGs; `mentioned` are those that the text has named with `CCG`."""
        first, last = chain[0].first, chain[-1].last
        return (
            (len(chain) == 1 and self._sure(first, last, mentioned))
            or self._the_others(chain)
            or self._in_long_list(chain)
            or self._counted(chain)
            or self._of_office(first, last)
            or is_list_item(self.doc, first, last, self.heads)
            or clause_of(self.doc, chain, self.covered).treats_as_ccgs()
        )

    def _sure(self, first: int, last: int, mentioned: set[str]) -> bool:
        """Whether the name alone tells a CCG from a place, or the text has named it before."""
        names = (n for n in self.ending[last] if n.first == first)
        return any(n.sure or (n.agent in mentioned and names_it(self.doc, n)) for n in names)

    def _the_others(self, chain: list[Item]) -> bool:
        """`the others are Bury and Bolton`, once a CCG is found."""
        first = chain[0].first
        before = self.doc.tokens.words[first - 2 : first]
        return (
            len(chain) > 1
            and bool(self.covered)
            and before in (["others", "are"], ["others", "being"], ["others", "were"])
        )

    def _in_long_list(self, chain: list[Item]) -> bool:
        """Whether a list is longer than one of places would be, in a text that names a CCG."""
        if len(chain) <= _COUNTED or not self.covered:
            return False
        before, lists = self._word(chain[0].first - 1), rules()
        if before == "of" or before in lists["place_before"]:
            return False
        return self._word(chain[-1].last) not in lists["no_ccg_after"]

    def _counted(self, chain: list[Item]) -> bool:
        """Whether a list has as many names as the text counts CCGs: `the eight CCGs`."""
        if len(chain) < _COUNTED:
            return False
        words = self.doc.tokens.words
        counts = (number_before(words, i) for first, _, plural in self.heads if plural for i in (first, first - 1))
        return any(n is not None and n[0] == len(chain) for n in counts)

    def _of_office(self, first: int, last: int) -> bool:
        """`chief executive of North Cumbria`, but not `area director for Cumbria, Northumberland, Tyne and Wear`."""
        words, lists = self.doc.tokens.words, rules()
        if words[first - 1] == "chairs" and not self.doc.tokens.capital(min(last, len(words) - 1)):
            return True  # `Dr Doe chairs North Cumbria`
        if first < 2 or words[first - 1] not in ("of", "at", "for") or words[first - 2] not in lists["offices"]:
            return False
        if first >= 3 and words[first - 3] in lists["of_places"]:
            return False
        return self._word(last) not in lists["no_ccg_after"] and not (
            last < len(words) and self.doc.tokens.capital(last)
        )

    def _word(self, token: int) -> str:
        """The word at a token; none beside the text."""
        words = self.doc.tokens.words
        return words[token] if 0 <= token < len(words) else ""
