"""Several CCGs under one noun: `the three CCGs`, `both groups`, `groups in Sussex`, `CCGs`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ccgkg.ingest.bodies.ccg_nouns import Item
from ccgkg.ingest.bodies.group_members import members_of
from ccgkg.ingest.bodies.group_phrases import Phrase, bare_phrases, phrase_at
from ccgkg.ingest.bodies.named_ccgs import NamedCcgs, indexed, runs_of
from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.bodies.subsets import SIDES
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass

#: What makes CCGs those around the one spoken of: `two neighbouring groups`.
_NEARBY = frozenset({"neighbouring", "nearby", "adjoining", "adjacent"})
#: Nouns for CCGs that other bodies share.
_SHARED = frozenset({"organisations", "bodies", "commissioners", "boards", "organizations"})


@dataclass(frozen=True, slots=True)
class Group:
    """CCGs at code points [start, end), tokens [first, last). `members` are the codes that the text names, or `ccgs`
    for all CCGs of England, or `some-ccgs` for a group local to the text; `count` is the number that is said."""

    start: int
    end: int
    first: int
    last: int
    members: tuple[str, ...]
    count: int | None

    @property
    def named(self) -> bool:
        return self.members not in ((ALL_CCGS,), (SOME_CCGS,))


def find_groups(
    doc: Document, items: Sequence[Item], places: Iterable[tuple[int, int, bool]], openers: Iterable[int]
) -> list[Group]:
    """The groups of a document; `items` are the CCGs that it names, `places` the nouns for CCGs, `openers` the tokens
    of determiners and possessives."""
    named = indexed(items, runs_of(doc, items))
    ends = _name_ends(doc, items)
    found: list[Group] = []
    for first, last, plural in places:
        if plural and first not in ends and not named.holds(first) and not _spells_out(doc, first, last):
            group = _group(doc, first, last, named)
            if group:
                found.append(group)
    for first, last in bare_phrases(doc, openers):
        group = _group(doc, first, last, named)
        if group and (group.named or _stands_alone(doc, first, last) or may_be_ccgs(doc, group)):
            found.append(group)
    found.sort(key=lambda g: (g.first, -g.last))
    return [g for n, g in enumerate(found) if not n or g.first >= found[n - 1].last]


def _name_ends(doc: Document, items: Sequence[Item]) -> set[int]:
    """The tokens of the nouns that names of CCGs share: those behind a name, in its line, and its last."""
    tokens = doc.tokens
    behind = {i.last for i in items if i.last < len(tokens)}
    lined = {last for last in behind if "\n" in doc.text[tokens.ends[last - 1] : tokens.starts[last]]}
    return (behind - lined) | {i.last - 1 for i in items}


def _spells_out(doc: Document, first: int, last: int) -> bool:
    """`clinical commissioning groups (CCGs)`."""
    words = doc.tokens.words
    return last == first + 1 and words[first - 1] == "(" and words[last] == ")"


def _stands_alone(doc: Document, first: int, last: int) -> bool:
    """Whether a noun that is no word for CCGs stands for some though the text names none: `all of them`, `Essex’s three
    want`, `the three want`, `both northern bodies`."""
    words = doc.tokens.words
    bare = first == last and words[first - 1] not in ("each", "all")  # whom these mean, only a list tells
    return words_them(doc, last) or words[first - 2] == "'s" or bare or words[first - 1] in SIDES


def words_them(doc: Document, last: int) -> bool:
    """Whether a phrase ends in the pronoun: `all of them`."""
    return doc.tokens.words[last - 1] == "them"


def may_be_ccgs(doc: Document, group: Group) -> bool:
    """Whether a group is told by a noun that other bodies share, with a number: `the three organisations` are CCGs if
    the text has three."""
    words = doc.tokens.words
    return bool(group.count) and words[group.first] == "the" and words[group.last - 1] in _SHARED


def _group(doc: Document, noun: int, last: int, named: NamedCcgs) -> Group | None:
    """The group that a noun at tokens [noun, last) stands for; None for `groups` that are not of commissioning."""
    phrase = phrase_at(doc, noun, last)
    if doc.tokens.words[noun:last] == ["groups"] and not phrase.of_ccgs():
        return None
    members = members_of(phrase, named)
    if _restricted(phrase) and (members != (ALL_CCGS,) or not _NEARBY.isdisjoint(phrase.described())):
        members = (SOME_CCGS,)
    first, count, part = phrase.first, phrase.count, phrase.part()
    if part and count is None:
        count, first = part
    end, tokens = max(last, first + 1), doc.tokens
    return Group(tokens.starts[first], tokens.ends[end - 1], first, end, members, count)


def _restricted(phrase: Phrase) -> bool:
    """`the remaining groups`: an adjective sets those meant apart, and no names follow."""
    if rules()["restricting"].isdisjoint(phrase.described()):
        return False
    return phrase.doc.tokens.words[phrase.last : phrase.last + 1] not in ([":"], ["–"], ["("], [","])
