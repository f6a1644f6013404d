"""CCGs in a text: where a name of the register, or of a group that no register has, stands for a commissioning group.

A name with `CCG` (or `CCGs` at the end of a list, or `NHS` before it) is one. A bare place name is one only where its
sentence treats it so: in one list with such names, as the subject of a rating, a merger or an intervention, or as a list item.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ccgkg.ingest.document import Document
from ccgkg.ingest.names import Found, ccg_words, known_codes, number_before, open_codes, open_on, rules, slug_of

_SEPARATORS = frozenset({"and", "&", ",", ";", "or", "nor", "/", "plus", "with"})
#: At most this many words in a name that no register has.
_LONGEST = 7


class Item(NamedTuple):
    """One CCG at tokens [first, last), which leave out a `CCGs` that it shares with others."""

    first: int
    last: int
    agent: str


@dataclass(slots=True)
class CcgFinder:
    """Finds the CCGs of one document. `taken` holds the tokens that belong to other bodies."""

    doc: Document
    names: list[Found]
    heads: list[tuple[int, int, bool]]
    taken: set[int]
    items: dict[int, Item] = field(default_factory=dict)
    _ending: dict[int, list[Found]] = field(default_factory=lambda: defaultdict(list))
    _covered: set[int] = field(default_factory=set)
    _known: frozenset[str] | None = None
    _open: frozenset[str] | None = None

    def find(self) -> list[Item]:
        published = self.doc.source.published
        self._known, self._open = known_codes(published), open_codes(published)
        for name in self.names:
            if not self._known or name.agent in self._known:
                self._ending[name.last].append(name)
        words = self.doc.tokens.words
        for first, last, plural in self.heads:
            if not plural and words[first:last] != ["group"]:
                self._one_before(first, last)
        self._add_local_names()
        for first, last, plural in self.heads:
            if plural:
                self._list_before(first, last)
            elif words[first:last] == ["group"]:
                self._one_before(first, last)
        self._add_local_names()
        self._with_nhs()
        self._bare_names()
        self._unknown_items()
        return sorted(self.items.values())

    # Names with their noun

    def _one_before(self, head: int, last: int) -> None:
        """The CCG whose name ends where `CCG` begins."""
        words = self.doc.tokens.words
        end = head - 1 if words[head - 1 : head] == ["'s"] else head
        known = max(self._ending.get(end, ()), key=lambda n: n.last - n.first, default=None)
        if known and not (known.first and self._goes_on_left(known.first)):
            self._add(known.first, last, known.agent)
            return
        start = self._unknown_start(end, joined=True)
        if start is None or end != head or words[head:last] == ["group"]:
            return
        self._add(start, last, self._slug(start, head))

    def _list_before(self, head: int, last: int) -> None:
        words = self.doc.tokens.words
        noun = words[head:last]
        items = self._parse(head, unknown=noun != ["groups"], several=True)
        if noun == ["groups"] and len(items) < 2:
            items = self._parse_shared(head)
        items = self._share(items)
        if len(items) == 1:
            return  # one name before `CCGs` is an area with several of them
        for item in items:
            self._add(*item)
        if not items:
            self._list_after(head, last)

    def _list_after(self, head: int, last: int) -> None:
        """`the three CCGs in A, B and C`; `CCGs such as A and B`: as many names as are counted, or an open list of them."""
        words, lists = self.doc.tokens.words, rules()
        stop = self.doc.sentence_tokens(head)[1]
        lead = next((n for n in (2, 1) if tuple(words[last : last + n]) in lists["leads"]), 0)
        i = first = last + lead
        if not lead:
            return
        starting = {n.first: n for n in reversed(self.names) if i <= n.first < stop}
        while True:
            while i < stop and (words[i] in _SEPARATORS or words[i] == "nhs"):
                i += 1
            if i not in starting:
                break
            i = starting[i].last
        while i > first and words[i - 1] in _SEPARATORS:
            i -= 1
        items = self._parse(i, unknown=False, several=True) if i > first else []
        number = next((n[0] for n in (number_before(words, head), number_before(words, head - 1)) if n), None)
        inside = words[last] in ("in", "of", "for", "covering", "serving", "across")
        if items and items[0].first - first <= 1 and (number == len(items) if inside or number else len(items) > 1):
            for item in items:
                self._add(*item)

    def _parse_shared(self, head: int) -> list[Item]:
        items = self._share(self._parse(head, unknown=True, several=True))
        return [] if any(i.agent.endswith("-ccg") for i in items) else items

    def _parse(self, end: int, *, unknown: bool, several: bool) -> list[Item]:
        """The list of names that ends at a token: the longest run, then those open at the date, then the fewest."""
        best: tuple[tuple[int, int, int, int], list[Item]] | None = None
        for items, cost in self._parses(end, unknown, 0):
            rank = (int(several and len(items) < 2), items[0].first, cost, len(items))
            if best is None or rank < best[0]:
                best = (rank, items)
        return best[1] if best else []

    def _parses(self, end: int, unknown: bool, depth: int) -> Iterator[tuple[list[Item], int]]:
        options = [(Item(n.first, n.last, n.agent), self._cost(n.agent)) for n in self._ending.get(end, ())]
        options = [o for o in options if not self._goes_on_left(o[0].first)]
        if not options and unknown and end not in self._covered:
            # In `A and B, C and D CCGs` the first name holds an `and`: only the last may join two.
            start = self._unknown_start(end, joined=self.doc.tokens.words[end] == ",")
            if start is not None and not self._fronted(start):
                options = [(Item(start, end, self._slug(start, end)), 3)]
        for item, cost in options:
            yield [item], cost
            before = self._before_separator(item.first)
            if before is not None and depth < 12:
                for items, more in self._parses(before, unknown, depth + 1):
                    yield [*items, item], cost + more

    def _fronted(self, first: int) -> bool:
        """Whether a name ends a phrase of place that opens its sentence: `In south east London, A and B CCGs`."""
        words = self.doc.tokens.words
        i = first
        while i and words[i - 1] in rules()["directions"] | {"the"}:
            i -= 1
        return i > 0 and words[i - 1] in ("in", "across", "around", "elsewhere") and i - 1 <= self.doc.sentence_tokens(first)[0] + 1

    def _cost(self, agent: str) -> int:
        """How far a CCG is from being open at the date of the text."""
        if agent in open_on(self.doc.source.published):
            return 0
        return 1 if self._open is None or agent in self._open else 2

    def _before_separator(self, first: int) -> int | None:
        """Where an item before the one at `first` would end: before a comma, an `and`, or both."""
        words = self.doc.tokens.words
        i = first
        if i and words[i - 1] == "nhs":
            i -= 1
        start = i
        while i and words[i - 1] in _SEPARATORS and start - i < 2:
            i -= 1
        return i if 0 < i < start else None

    def _share(self, items: list[Item]) -> list[Item]:
        """Names that share their end or their beginning: `North, Central and South Manchester`."""
        if len(items) < 2 or not any(i.agent.endswith("-ccg") for i in items):
            return items
        words = self.doc.tokens.words
        by_words = ccg_words()
        known = [words[i.first : i.last] for i in items if not i.agent.endswith("-ccg")]
        shared = []
        for item in items:
            agent = item.agent
            if agent.endswith("-ccg"):
                own = words[item.first : item.last]
                forms = [(*own, *k[n:]) for k in known for n in range(1, len(k))]
                forms += [(*k[:n], *own) for k in known for n in range(1, len(k))]
                agent = next((by_words[f] for f in forms if f in by_words), agent)
            shared.append(item._replace(agent=agent))
        return shared

    # Names that no register has

    def _unknown_start(self, end: int, *, joined: bool) -> int | None:
        """Where the capitalised run begins that ends at `end`; with `joined` it may hold `and` and commas' `of`."""
        tokens, lists = self.doc.tokens, rules()
        words = tokens.words
        floor = max(self.doc.sentence_tokens(end)[0] if end < len(words) else 0, end - _LONGEST)
        start, i = None, end - 1
        while i >= floor:
            word = words[i]
            if i in self.taken or word in ("nhs", "ccg", "ccgs"):
                break
            if word[0].isalpha() and tokens.capital(i) and (word not in lists["no_name"] or word in lists["directions"]):
                start = i
            elif start is None or not self._links(i, joined):
                break
            i -= 1
        return start

    def _links(self, i: int, joined: bool) -> bool:
        """Whether a small word joins two parts of one name."""
        words, lists = self.doc.tokens.words, rules()
        if words[i] not in lists["inside"] or (words[i] in ("and", "&") and not joined):
            return False
        if words[i] == "of" and words[i - 1] not in lists["before_of"]:
            return False
        return i - 1 not in self._covered and words[i - 1] not in ("ccg", "ccgs")

    def _slug(self, start: int, end: int) -> str:
        tokens = self.doc.tokens
        return slug_of(tokens.text[tokens.starts[start] : tokens.ends[end - 1]] + " CCG")

    def _goes_on_left(self, first: int) -> bool:
        """Whether the name is only the end of a longer one that the register lacks: `East Kernow`."""
        tokens = self.doc.tokens
        if not first or first - 1 in self.taken:
            return first - 1 in self.taken
        word = tokens.words[first - 1]
        return word in rules()["directions"] and tokens.capital(first - 1) and first - 1 not in self._covered

    def _add_local_names(self) -> None:
        """Lists the names that the text itself has introduced, so that they are found without their noun."""
        tokens = self.doc.tokens
        local: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for item in set(self.items.values()):
            if item.agent.endswith("-ccg"):
                own = [w for w in tokens.words[item.first : item.last] if w not in ("nhs", "ccg")]
                own = own[: own.index("clinical")] if "clinical" in own else own
                if own:
                    local[own[0]].append((own, item.agent))
        if not local:
            return
        for i, word in enumerate(tokens.words):
            for own, agent in local.get(word, ()):
                found = Found(i, i + len(own), agent, "ccg", False)
                if tokens.words[i : i + len(own)] == own and tokens.capital(i) and found not in self._ending[found.last]:
                    self.names.append(found)
                    self._ending[found.last].append(found)

    # Names without their noun

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
        for end in by_end:
            if end - 1 in self._covered or end - 1 in self.taken:
                continue
            chain = [i for i in self._parse(end, unknown=False, several=False) if not self._taken(i)]
            chain = [i for i in chain if self._allowed(i.agent)]
            if chain and (self._sure(chain, mentioned) or self._counted(chain) or self._of_office(chain) or self._said_of_ccgs(chain)):
                for item in chain:
                    self._add(*item)

    def _unknown_items(self) -> None:
        """Names that no register has, alone on a line between lines that name CCGs."""
        layout, tokens = self.doc.layout, self.doc.tokens
        lines = [tokens.range(b.start, b.end) if b.kind != "paragraph" else None for b in layout.blocks]
        named = {n for n, line in enumerate(lines) if line and line[0] < line[1] and line[0] in self._covered}
        for n, line in enumerate(lines):
            if line is None or n in named or not {n - 1, n + 1} & named or not 0 < line[1] - line[0] <= 6:
                continue
            words = tokens.words[line[0] : line[1]]
            capital = all(tokens.capital(i) or tokens.words[i] in rules()["inside"] for i in range(*line))
            plain = rules()["no_name"] - rules()["directions"] - rules()["inside"]
            if capital and not set(words) & plain and layout.blocks[n].kind == "item":
                self._add(line[0], line[1], self._slug(*line))

    def _allowed(self, agent: str) -> bool:
        return self._open is None or agent in self._open or agent.endswith("-ccg")

    def _sure(self, chain: list[Item], mentioned: set[str]) -> bool:
        first, last = chain[0].first, chain[-1].last
        return len(chain) == 1 and any(
            n.first == first and n.last == last and (n.sure or (n.agent in mentioned and self._names_it(n)))
            for n in self._ending[last]
        )

    def _counted(self, chain: list[Item]) -> bool:
        """Whether a long list has as many names as the text counts CCGs: `the eight CCGs`."""
        words, lists = self.doc.tokens.words, rules()
        if len(chain) < 3:
            return False
        first, last = chain[0].first, chain[-1].last
        before, after = words[first - 1] if first else "", words[last] if last < len(words) else ""
        if len(chain) > 3 and before not in lists["place_before"] | {"of"} and after not in lists["no_ccg_after"] and self.items:
            return True
        counts = (number_before(words, i) for first, _, plural in self.heads if plural for i in (first, first - 1))
        return any(n is not None and n[0] == len(chain) for n in counts)

    def _of_office(self, chain: list[Item]) -> bool:
        """`chief executive of North Cumbria`."""
        words, lists = self.doc.tokens.words, rules()
        first, last = chain[0].first, chain[-1].last
        after = words[last] if last < len(words) else ""
        named = first >= 2 and words[first - 1] in ("of", "at", "for") and words[first - 2] in lists["offices"]
        return named and after not in lists["no_ccg_after"] and not (last < len(words) and self.doc.tokens.capital(last))

    def _names_it(self, name: Found) -> bool:
        """Whether a name that the text has used with `CCG` stands for it without: an acronym, or several words where no
        place is meant."""
        tokens, lists = self.doc.tokens, rules()
        if name.last == name.first + 1:
            return tokens.raw(name.first).isupper() or self._at_cue(name) or self._as_subject(name)
        before = tokens.words[name.first - 1] if name.first else ""
        if name.last < len(tokens) and (tokens.words[name.last] in lists["no_ccg_after"] - {"and", "&"} or tokens.capital(name.last)):
            return False
        return before not in lists["place_before"] - {"to", "at"} and not (before in _SEPARATORS and tokens.capital(name.first - 2))

    def _as_subject(self, name: Found) -> bool:
        """`Croydon kept its own chief`: a name that the text has used with `CCG`, where it opens a sentence and acts."""
        tokens, lists = self.doc.tokens, rules()
        start, stop = self.doc.sentence_tokens(name.first)
        if name.first > start + 1 or (name.first == start + 1 and tokens.words[start] not in lists["openers"]):
            return False
        after = tokens.words[name.last : min(stop, name.last + 2)]
        owns = after[:1] == ["'s"] and after[1:] != [] and after[1] in lists["owned"]
        return owns or (after != [] and after[0] in lists["subject_next"] - {"–", "-", ":", "(", "left"})

    def _at_cue(self, name: Found) -> bool:
        """`sent in to Kernow`: a name of one word after a preposition, in a sentence that rates, merges or intervenes."""
        tokens, lists = self.doc.tokens, rules()
        words = tokens.words
        start, stop = self.doc.sentence_tokens(name.first)
        before = words[name.first - 1] if name.first > start else ""
        after = words[name.last] if name.last < stop else ""
        if after in lists["no_ccg_after"] - {"and", "&"} or (after and tokens.capital(name.last)):
            return False
        told_to = after == "to" and (before in _SEPARATORS or before == "while")
        return (before in lists["at_cue"] or told_to) and any(True for _ in self.doc.cues.within("intervention", start, stop))

    def _said_of_ccgs(self, chain: list[Item]) -> bool:
        """Whether the clause treats bare place names as commissioning groups."""
        tokens, lists = self.doc.tokens, rules()
        words, first, last = tokens.words, chain[0].first, chain[-1].last
        before = words[first - 1] if first else ""
        start, stop = self.doc.sentence_tokens(first)
        after = words[last] if last < stop else "."
        if first == start:
            before = ""
        if before in _SEPARATORS and (self._covered_at(first - 2) or self._covered_at(first - 3)):
            return after not in lists["no_ccg_after"] - {"and", "&"}
        if self._is_list_item(chain, start, stop):
            return True
        if before not in lists["place_before"] and last < stop and self.doc.cues.starting("grade", last) and self._has_cue(start, stop):
            return True
        if before in ("for", "to") and after not in lists["no_ccg_after"] - {"and", "&"} and self._grade_for(first - 1):
            return True
        of_area = before in ("in", "for", "of") and first > start + 1 and words[first - 2] in lists["of_area"] and len(chain) > 1
        if of_area and self._has_cue(start, stop) and after not in lists["no_ccg_after"] - {"and", "&"}:
            return True
        if before in lists["at_cue"] and any(True for _ in self.doc.cues.within("intervention", start, stop)) and not tokens.capital(min(last, stop - 1)):
            return after not in lists["no_ccg_after"] - {"and", "&"}
        if before in lists["place_before"] or after in lists["no_ccg_after"] - {"and", "&"}:
            return False
        if before and (tokens.capital(first - 1) and before not in lists["no_name"]):
            return False
        if before in _SEPARATORS and first - 2 >= start and tokens.capital(first - 2) and words[first - 2] not in ("ccg", "ccgs") and (before != "," or len(chain) < 2):
            return False
        if last < stop and tokens.capital(last):
            return False
        if after in ("and", "&") and last + 1 < stop and tokens.capital(last + 1) and last + 1 not in self._covered:
            return False
        if not self._has_cue(start, stop):
            return False
        if after in lists["subject_next"] or (after == "," and words[last + 1 : last + 2] and words[last + 1] in lists["subject_comma"]):
            return True
        if after == "'s":
            return words[last + 1 : last + 2] != [] and words[last + 1] in ("has", "is", "was", "will", "have", "had", "governing", "accountable", "ccg")
        return before in lists["slot_before"] or (len(chain) > 1 and before not in ("for", "of", "from"))

    def _grade_for(self, token: int) -> bool:
        """Whether a grade, or a noun for one, stands right before the token: `an ‘outstanding’ for`, `good ratings for`."""
        words = self.doc.tokens.words
        quoted = token > 1 and not words[token - 1].isalpha() and self.doc.cues.ending("grade", token - 1) is not None
        noun = token > 1 and words[token - 1] in ("rating", "ratings", "grade", "grades", "verdict", "verdicts")
        return quoted or noun or self.doc.cues.ending("grade", token) is not None

    def _covered_at(self, token: int) -> bool:
        return token in self._covered

    def _has_cue(self, start: int, stop: int) -> bool:
        return any(True for label in ("ccg-topic", "grade", "intervention") for _ in self.doc.cues.within(label, start, stop))

    def _is_list_item(self, chain: list[Item], start: int, stop: int) -> bool:
        """Whether the names open a short line of their own, alone or before a grade or a number, under a lead-in."""
        tokens, layout = self.doc.tokens, self.doc.layout
        if chain[0].first != start:
            return False
        index = layout.index_at(tokens.starts[start])
        block = layout.sentences[index].block
        kind = layout.blocks[block].kind
        rest = tokens.words[chain[-1].last : stop]
        if kind == "paragraph" or (rest and rest[0].isalpha() and not self.doc.cues.starting("grade", chain[-1].last)):
            return False
        lead = block - 1
        while lead >= 0 and (layout.blocks[lead].kind == "item" or self._is_name_line(lead)):
            lead -= 1
        if lead < 0:
            return False
        first, last = tokens.range(layout.blocks[lead].start, layout.blocks[lead].end)
        return self._has_cue(first, last) or bool({"ccg", "ccgs", "groups"} & set(tokens.words[first:last]))

    def _is_name_line(self, block: int) -> bool:
        """Whether a block is one short line that says nothing of its own: a name of the list."""
        layout = self.doc.layout.blocks[block]
        if layout.kind != "heading" or layout.end - layout.start > 70:
            return False
        first, last = self.doc.tokens.range(layout.start, layout.end)
        words = self.doc.tokens.words
        plural = {"ccgs", "groups"} & set(words[first:last])
        return not plural and words[last - 1] != ":" and not any(True for _ in self.doc.cues.within("ccg-topic", first, last) if words[_.first] != "ccg")

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


def ccg_heads(words: list[str], places: Iterable[int]) -> list[tuple[int, int, bool]]:
    """The nouns for CCGs at these tokens: first, last, and whether several are meant."""
    heads = []
    for i in places:
        word = words[i]
        if word in ("ccg", "ccgs", "cgg", "cggs"):
            heads.append((i, i + 1, word.endswith("s")))
        elif word == "commissioning" and words[i + 1 : i + 2] in (["group"], ["groups"]):
            first = i - 1 if i and words[i - 1] in ("clinical", "care", "health") else i
            heads.append((first, i + 2, words[i + 1] == "groups"))
        elif word in ("groups", "group") and words[i - 1] != "commissioning":
            heads.append((i, i + 1, word == "groups"))
        elif word in ("bodies", "organisations", "commissioners") and i and words[i - 1] in ("nhs", "commissioning") and number_before(words, i - 1):
            heads.append((i, i + 1, True))
    return heads
