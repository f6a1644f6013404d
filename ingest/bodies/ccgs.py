"""CCGs in a text: where a name of the register, or of a group that no register has, stands for a commissioning group.

A name with `CCG` (or `CCGs` at the end of a list, or `NHS` before it) is one. A bare place name is one only where its
sentence treats it so: in one list with such names, as the subject of a rating, a merger or an intervention, or as a
list item.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ccgkg.ingest.bodies.bare_names import BareNames
from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.cut_names import cut_names, cut_places, with_nouns
from ccgkg.ingest.bodies.name_lists import NameLists, with_shared_words
from ccgkg.ingest.bodies.name_table import Found
from ccgkg.ingest.bodies.names import known_codes, number_before, open_codes, rules
from ccgkg.ingest.bodies.placed_nouns import placed_nouns
from ccgkg.ingest.bodies.sides_of_places import sides_of_places
from ccgkg.ingest.bodies.unknown_names import UnknownNames
from ccgkg.ingest.text.document import Document

#: A list of so many names may be of CCGs that are long gone.
_PAST = 3
#: What brings in all the CCGs of an area, so that they must be counted: `the three CCGs in A, B and C`.
_INSIDE = frozenset({"in", "of", "for", "covering", "serving", "across"})


@dataclass(slots=True)
class CcgFinder:
    """Finds the CCGs of one document. `taken` holds the tokens that belong to other bodies."""

    doc: Document
    names: list[Found]
    heads: list[tuple[int, int, bool]]
    taken: set[int]
    items: dict[int, Item] = field(default_factory=dict)
    _ending: dict[int, list[Found]] = field(default_factory=lambda: defaultdict(list))
    _starting: dict[int, Found] = field(default_factory=dict)
    _covered: set[int] = field(default_factory=set)
    _unknown: UnknownNames = field(init=False)
    _lists: NameLists = field(init=False)
    _known: frozenset[str] | None = None
    _open: frozenset[str] | None = None

    def find(self) -> list[Item]:
        self._unknown = UnknownNames(self.doc, self.taken, self._covered)
        self._known, self._open = (codes(self.doc.source.published) for codes in (known_codes, open_codes))
        self._lists = NameLists(self.doc, self._ending, self._starting, self._covered, self._unknown, self._open)
        for name in self.names:
            self._starting.setdefault(name.first, name)
            if not self._known or name.agent in self._known:
                self._ending[name.last].append(name)
        words = self.doc.tokens.words
        for first, last, plural in self.heads:
            if not plural and words[first:last] != ["group"]:
                self._one_before(first, last)
        self._add_local_names()
        for item in [*sides_of_places(self.doc, self.heads, self.taken | self._covered)]:
            self._add(*item)
        for first, last, plural in self.heads:
            if plural and first - 1 not in self._covered:
                self._list_before(first, last)
            elif words[first:last] == ["group"]:
                self._one_before(first, last)
        for item in [*placed_nouns(self.doc, self.items.values(), self.heads, self.taken | self._covered)]:
            self._add(*item)
        self._add_local_names()
        self._with_nhs()
        self._bare_names()
        known = len(self.items)
        for item in (*self._unknown.lines(), *self._unknown.in_lists(self.items.values())):
            self._add(*item)
        if len(self.items) > known:  # they may be named again
            self._add_local_names()
            self._bare_names()
        if cut := [*cut_places(self.doc, self.items.values(), self.taken | self._covered)]:
            for item in cut:
                self._list(item)
            self._bare_names()
        for item in [
            *cut_names(self.doc, self.items.values(), self.taken | self._covered),
            *with_nouns(self.doc, self.items.values(), self.taken | self._covered),
        ]:
            self._add(*item)
        return sorted(self.items.values())

    # Names with their noun

    def _one_before(self, head: int, last: int) -> None:
        """The CCG whose name ends where `CCG` begins."""
        words = self.doc.tokens.words
        end = head - 1 if words[head - 1] == "'s" else head
        if words[head:last] == ["group"] and words[head - 1] in ("nhs", "health", "healthcare", "gp"):
            end = last = head - 1  # `Kernow NHS group`: the noun is none of the name
        known = max(self._ending.get(end, ()), key=lambda n: n.last - n.first, default=None)
        if (
            known
            and not (known.first and self._unknown.goes_on_left(known.first))
            and (words[head:last] != ["group"] or self._allowed(known.agent))
        ):
            self._add(known.first, last, known.agent)
            return
        start = self._unknown.start(end, joined=True)
        if start is None or end != head or words[head] == "group":
            return
        self._add(start, last, self._unknown.slug(start, head))

    def _list_before(self, head: int, last: int) -> None:
        """The CCGs of the list that ends where `CCGs` begins; one name alone is an area with several of them."""
        groups = self.doc.tokens.words[head:last] == ["groups"]
        items = self._lists.before(head, unknown=not groups, several=True)
        if groups and len(items) < 2:
            items = self._lists.sharing_before(head)
        items = with_shared_words(self.doc, items)
        if len(items) != 1:
            for item in items or self._list_after(head, last):
                self._add(*item)

    def _list_after(self, head: int, last: int) -> list[Item]:
        """`the three CCGs in A, B and C`; `CCGs such as A and B`: as many names as are counted, or an open list of
        them."""
        words, leads = self.doc.tokens.words, rules()["leads"]
        lead = next((n for n in (2, 1) if tuple(words[last : last + n]) in leads), 0)
        if not lead and words[last] != ",":
            return []
        first, stop = last + max(lead, 1), self.doc.sentence_tokens(head)[1]
        number = next((n[0] for n in (number_before(words, head), number_before(words, head - 1)) if n), 0)
        end = self._lists.end_from(first, stop)
        if lead and end > first:
            items = self._lists.before(end, unknown=False, several=True)
        else:
            items = self._unknown.listed(first, stop, number)
        if not items or items[0].first - first > 1:
            return []
        fits = number == len(items) if number or words[last] in _INSIDE else len(items) > 1
        return items if fits else []

    def _add_local_names(self) -> None:
        """Lists the names that the text itself has introduced, so that they are found without their noun."""
        tokens = self.doc.tokens
        local: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for item in self.items.values():
            if item.agent.endswith("-ccg"):
                own = [w for w in tokens.words[item.first : item.last] if w not in ("nhs", "ccg")]
                own = own[: own.index("clinical")] if "clinical" in own else own
                if own:
                    local[own[0]][tuple(own)] = item.agent
        if not local:
            return
        for i in tokens.among(local):
            for name, agent in local[tokens.words[i]].items():
                if tuple(tokens.words[i : i + len(name)]) == name and tokens.capital(i):
                    self._list(Item(i, i + len(name), agent))

    def _list(self, item: Item) -> None:
        """Lists a name that may stand for a CCG at a place."""
        found = Found(item.first, item.last, item.agent, "ccg", False)
        if found not in self._ending[found.last]:
            self.names.append(found)
            self._starting.setdefault(found.first, found)
            self._ending[found.last].append(found)

    def _with_nhs(self) -> None:
        words, after = self.doc.tokens.words, rules()["no_ccg_after"]
        for name in self.names:
            if name.first and words[name.first - 1] == "nhs" and not self._taken(name) and self._allowed(name.agent):
                following = words[name.last] if name.last < len(words) else ""
                if following not in after - {"and", "&", "north", "south", "east", "west", "central"}:
                    self._add(name.first, name.last, name.agent)

    def _bare_names(self) -> None:
        by_end = sorted({n.last for n in self.names}, reverse=True)
        mentioned = {i.agent for i in self.items.values()}
        bare = BareNames(self.doc, self.heads, self._ending, self._covered)
        for end in (*by_end, *by_end):  # those that go on from others once these are found: `and Walsall in April`
            if end - 1 in self._covered or end - 1 in self.taken:
                continue
            chain = [i for i in self._lists.before(end, unknown=False, several=False) if not self._taken(i)]
            if len(chain) < _PAST:
                chain = [i for i in chain if self._allowed(i.agent)]
            if chain and bare.are_ccgs(chain, mentioned):
                for item in chain:
                    self._add(*item)

    def _allowed(self, agent: str) -> bool:
        return self._open is None or agent in self._open or agent.endswith("-ccg")

    # What was found

    def _taken(self, name: Found | Item) -> bool:
        return any(t in self.taken or t in self._covered for t in range(name.first, name.last))

    def _add(self, first: int, last: int, agent: str) -> None:
        if self._taken(Item(first, last, agent)):
            return
        if first and self.doc.tokens.words[first - 1] == "nhs":
            first -= 1
        self.items[first] = Item(first, last, agent)
        self._covered.update(range(first, last))
