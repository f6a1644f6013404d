"""Names of CCGs that no register has, told by their capitals: where such a name begins, and where one is only part of a
longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.ccg_nouns import SEPARATORS, Item
from ccgkg.ingest.bodies.names import ccg_words, rules, slug_of
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

#: At most this many words in a name that no register has.
_LONGEST = 7
#: Between a name and its grade in a line of a list; what ends a list of names in a sentence.
_MARKS, _STOPS = frozenset({":", "–", "—", "-", "|", "("}), frozenset({".", ",", ";", "(", ")", "–", "—"})
#: Cues of verbs, which with a capital may open a sentence.
_VERBS = ("change", "verb-join", "verb-share", "verb-form", "verb-take", "reality", "intervenes")


@cache
def given_names() -> frozenset[str]:
    """Given names common in Britain, in lower case."""
    return frozenset(w for names in lexicon("names")["given"].values() for w in names.split())


class UnknownNames:
    """Reads them in one document. `taken` holds the tokens of other bodies, `covered` those of the CCGs found so
    far."""

    def __init__(self, doc: Document, taken: set[int], covered: set[int]) -> None:
        self.doc, self.taken, self.covered = doc, taken, covered

    def start(self, end: int, *, joined: bool) -> int | None:
        """Where the capitalised run begins that ends at `end`; with `joined` it may hold `and` and commas' `of`."""
        tokens, lists = self.doc.tokens, rules()
        words = tokens.words
        floor = max(self.doc.sentence_tokens(end)[0] if end < len(words) else 0, end - _LONGEST)
        start, i = None, end - 1
        while i >= floor:
            word = words[i]
            if i in self.taken or word in ("nhs", "ccg", "ccgs"):
                break
            if (
                word[0].isalpha()
                and tokens.capital(i)
                and (word not in lists["no_name"] or word in lists["directions"])
            ):
                start = i
            elif start is None or not self._links(i, joined):
                break
            i -= 1
        start = self._past_verb(start, end)
        return None if start is not None and self._is_none(start, end) else start

    def _is_none(self, start: int, end: int) -> bool:
        """Whether the capitals are of a person, or of a region that has many: `run by Jane Roe, and A and B CCGs`,
        `London CCG chief`."""
        words = self.doc.tokens.words
        person = end - start == 2 and (words[start] in given_names() or words[start - 1] == "by")
        person = person and words[end : end + 1] not in (["ccg"], ["clinical"])
        return person or words[start:end] == ["london"]

    def _past_verb(self, start: int | None, end: int) -> int | None:
        """Where a name begins that opens its line behind a word with a capital of the line's own: `Working with X
        CCG`."""
        tokens = self.doc.tokens
        if start is None or start + 1 >= end:
            return start
        word = tokens.words[start]
        opens = start == self.doc.sentence_tokens(start)[0]
        if opens and word.endswith("ing") and any(self.doc.cues.starting(label, start) for label in _VERBS):
            return start + 1  # `Merging X CCG with Y CCG was ruled out`
        if start + 2 >= end or tokens.words[start + 1] not in ("with", "in", "on"):
            return start
        elsewhere = any(
            tokens.capital(i) and i != start and i != self.doc.sentence_tokens(i)[0] for i in tokens.among({word})
        )
        return start + 2 if opens and not elsewhere else start

    def listed(self, first: int, stop: int, count: int) -> list[Item]:
        """So many names in one list that begins at a token: `the three CCGs – Aldmoor, Brackwater and Coldridge`; none
        where it has more or fewer."""
        tokens, found, i = self.doc.tokens, list[Item](), first
        while i < stop and len(found) <= count:
            i += tokens.words[i] in ("nhs", "the", "both")
            end = i
            while (
                end < stop
                and end not in self.taken
                and (
                    tokens.capital(end)
                    and tokens.words[end] not in rules()["no_name"] - rules()["directions"]
                    or end > i
                    and end + 1 < stop
                    and tokens.words[end] in ("of", "on", "upon", "in")
                    and tokens.capital(end + 1)
                )
            ):
                end += 1
            if end == i or end - i == 1 and tokens.words[i] in places():
                break  # a county may have many
            found.append(Item(i, end, ccg_words().get(tuple(tokens.words[i:end])) or self.slug(i, end)))
            i = end
            while i < stop and tokens.words[i] in SEPARATORS and i - end < 2:
                i += 1
            if i == end:
                break
        return found if len(found) == count > 1 and all(i.first not in self.covered for i in found) else []

    def _links(self, i: int, joined: bool) -> bool:
        """Whether a small word joins two parts of one name."""
        words, lists = self.doc.tokens.words, rules()
        if words[i] not in lists["inside"] or words[i] == "with" or (words[i] in ("and", "&") and not joined):
            return False
        if words[i] == "of" and words[i - 1] not in lists["before_of"]:
            return False
        return i - 1 not in self.covered and words[i - 1] not in ("ccg", "ccgs")

    def slug(self, start: int, end: int) -> str:
        """The slug of the CCG whose name lies in the tokens [start, end)."""
        tokens = self.doc.tokens
        return slug_of(tokens.text[tokens.starts[start] : tokens.ends[end - 1]] + " CCG")

    def goes_on_left(self, first: int) -> bool:
        """Whether the name is only the end of a longer one that the register lacks: `East Kernow`."""
        tokens = self.doc.tokens
        if not first or first - 1 in self.taken:
            return first - 1 in self.taken
        word = tokens.words[first - 1]
        return word in rules()["directions"] and tokens.capital(first - 1) and first - 1 not in self.covered

    def fronted(self, first: int) -> bool:
        """Whether a name ends a phrase of place that opens its sentence or clause: `In south east London, A and B
        CCGs`."""
        words = self.doc.tokens.words
        i, start = first, self.doc.sentence_tokens(first)[0]
        if i > start + 2 and words[i - 1] == "of" and words[i - 3] not in (".", ","):
            i -= 2  # `In the rest of Kent, A and B CCGs`
        while i and words[i - 1] in rules()["directions"] | {"the"}:
            i -= 1
        if not i or words[i - 1] not in ("in", "across", "around", "elsewhere"):
            return False
        fronted = i - 1 == start or (
            i - 1 == start + 1 and words[start] in rules()["openers"] | {"elsewhere", "back", "over", "up", "down"}
        )
        return fronted or words[i - 2] in rules()["clause_openers"]  # but not `practices in A, B and C CCGs`

    def lines(self) -> Iterator[Item]:
        """Names that no register has, alone on a line between lines that name CCGs."""
        layout, tokens = self.doc.layout, self.doc.tokens
        lines = [tokens.range(b.start, b.end) if b.kind != "paragraph" else None for b in layout.blocks]
        lines = [(line[0], self._name_end(*line)) if line else None for line in lines]
        named = {n for n, line in enumerate(lines) if line and line[0] < line[1] and line[0] in self.covered}
        for n, line in enumerate(lines):
            if line is None or n in named or not {n - 1, n + 1} & named or not 0 < line[1] - line[0] <= 6:
                continue
            graded = (
                line[1] < len(tokens) and tokens.starts[line[1]] < layout.blocks[n].end
            )  # `Tarn Valley: inadequate`
            if (graded or layout.blocks[n].kind == "item") and self._may_be_name(*line):
                yield Item(line[0], line[1], self.slug(*line))

    def _name_end(self, first: int, last: int) -> int:
        """Where the name of a line ends that goes on with a mark and a grade: `Aske and Lowmoor: good (inadequate)`."""
        words = self.doc.tokens.words
        mark = next((i for i in range(first + 1, last - 1) if words[i] in _MARKS), last)
        graded = mark < last and any(self.doc.cues.starting("grade", i) for i in (mark + 1, mark + 2))
        return mark if graded else last

    def _may_be_name(self, first: int, last: int) -> bool:
        """Whether tokens are all of a name: capitals and the small words within one."""
        tokens, lists = self.doc.tokens, rules()
        if not first < last or tokens.words[last - 1] in lists["inside"] or self.doc.cues.starting("element", first):
            return False  # `Leadership: outstanding` is no name
        if tokens.words[first] == "overall" or any(True for _ in self.doc.cues.within("element", first, last)):
            return False  # `Leadership: good`
        capital = all(tokens.capital(i) or tokens.words[i] in lists["inside"] for i in range(first, last))
        return capital and not set(tokens.words[first:last]) & (
            lists["no_name"] - lists["directions"] - lists["inside"]
        )

    def in_lists(self, items: Iterable[Item]) -> Iterator[Item]:
        """Names that no register has, last in a list of CCGs of which a grade or an intervention is told: `require
        improvement: Mid Essex, Thurrock and Colne Marshes.`"""
        tokens, cues = self.doc.tokens, self.doc.cues
        ends = {i.last: i for i in items}
        for i in tokens.among(("and",)):
            before = ends.get(i) or (ends.get(i - 1) if tokens.words[i - 1] == "," else None)
            if before is None or not self._lists(before, ends):
                continue
            start, stop = self.doc.sentence_tokens(i)
            last = next((k for k in range(i + 1, min(stop, i + _LONGEST)) if tokens.words[k] in _STOPS), stop)
            told = any(True for label in ("grade", "intervention") for _ in cues.within(label, start, stop))
            named = last - i > 2 or tokens.words[i + 1] not in given_names()
            if (
                told
                and named
                and not {*range(i + 1, last)} & (self.covered | self.taken)
                and self._may_be_name(i + 1, last)
            ):
                yield Item(i + 1, last, self.slug(i + 1, last))

    def _lists(self, item: Item, ends: Mapping[int, Item]) -> bool:
        """Whether another CCG is named right before one, with a comma between."""
        return self.doc.tokens.words[item.first - 1] == "," and item.first - 1 in ends
