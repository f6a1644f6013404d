"""A name that its text has used with `CCG`, where it stands without: whether it means the group again, and not the
place."""

from __future__ import annotations

from ccgkg.ingest.bodies.ccg_nouns import SEPARATORS
from ccgkg.ingest.bodies.ccg_topics import tells_of_ccgs
from ccgkg.ingest.bodies.name_table import Found
from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.document import Document

#: Tokens before a subject that may tell when.
_FRONT = 7
#: Between the name of an area and a noun for its groups.
_KINDS = frozenset({"health", "healthcare", "nhs", "care", "commissioning", "clinical", "local"})
_SEVERAL = frozenset({"groups", "commissioners", "bodies", "organisations", "ccgs"})


def names_it(doc: Document, name: Found) -> bool:
    """Whether a name stands for a CCG without its noun: an acronym, or several words where no place is meant."""
    if _bracketed(doc, name) or _fronted(doc, name) or _left(doc, name):
        return True
    if name.last == name.first + 1:
        return doc.tokens.raw(name.first).isupper() or _under_measures(doc, name) or _as_subject(doc, name)
    return not (_of_many(doc, name.last) or _goes_on(doc, name) or _as_place(doc, name))


def _bracketed(doc: Document, name: Found) -> bool:
    """`Dr Jane Doe (Eskwater)`."""
    words = doc.tokens.words
    return words[name.first - 1] == "(" and words[name.last] == ")"


def _fronted(doc: Document, name: Found) -> bool:
    """`At Bassetlaw, Jo Doe will step up`."""
    words = doc.tokens.words
    if words[name.first - 1] != "at" or words[name.last] != ",":
        return False
    return name.first - 2 <= doc.sentence_tokens(name.first)[0]


def _left(doc: Document, name: Found) -> bool:
    """`leaving Hartsmere was not easy`."""
    return name.first > 0 and doc.tokens.words[name.first - 1] in rules()["joins"]


def _goes_on(doc: Document, name: Found) -> bool:
    """Whether the name goes on within its sentence as that of another body: `West Kent hospital`, `West Kent Live`."""
    tokens, after = doc.tokens, name.last
    if after >= doc.sentence_tokens(name.first)[1]:
        return False
    return tokens.words[after] in rules()["no_ccg_past_and"] or tokens.capital(after)


def _as_place(doc: Document, name: Found) -> bool:
    """`across the Black Country`; `Jo Doe, West Kent`: it stands behind a word of place, or beside another name."""
    tokens = doc.tokens
    before = tokens.words[name.first - 1] if name.first else ""
    if before == "the" and name.first > 1:
        before = tokens.words[name.first - 2]
    if before in rules()["place_before"] - {"to", "at"}:
        return True
    return before in SEPARATORS and tokens.capital(name.first - 2)


def _of_many(doc: Document, token: int) -> bool:
    """Whether a name is that of an area with several groups: `Tees Valley health commissioning groups`."""
    words = doc.tokens.words
    while token + 1 < len(words) and words[token] in _KINDS:
        token += 1
    return token < len(words) and words[token] in _SEVERAL and words[token - 1] not in rules()["pair_nouns"]


def _as_subject(doc: Document, name: Found) -> bool:
    """`Croydon kept its own chief`: the name opens its sentence and acts."""
    words, lists = doc.tokens.words, rules()
    start, stop = doc.sentence_tokens(name.first)
    if not _may_open(words[start : name.first]):
        return False
    after = words[name.last : min(stop, name.last + 2)]
    if _owns(words[name.last : min(stop, name.last + 3)]) or after in ([",", "which"], [",", "whose"]):
        return True
    if after[:1] == ["to"] and _in_headline(doc, start) and tells_of_ccgs(doc, start, stop):
        return True  # `Croydon to enter special measures`
    return after != [] and after[0] in (lists["subject_next"] | lists["acts"]) - {"–", "-", ":", "(", "left"}


def _may_open(words: list[str]) -> bool:
    """Whether words may stand before the subject of a sentence: a quotation mark, `But`, or a time (`In May 2016`)."""
    before, lists = [w for w in words if w not in ("“", '"', "‘")], rules()
    if len(before) > _FRONT:
        return False
    if len(before) == 1 and before[0] in lists["openers"]:
        return True
    return all(w in lists["times"] or w[0].isdecimal() for w in before)


def _owns(words: list[str]) -> bool:
    """`Otterdale’s own proposal`: what a place does not have."""
    return words[:1] == ["'s"] and any(w in rules()["owned"] for w in words[1:])


def _in_headline(doc: Document, token: int) -> bool:
    return doc.layout.block_at(doc.tokens.starts[token]).kind != "paragraph"


def _under_measures(doc: Document, name: Found) -> bool:
    """`sent in to Kernow`: a name of one word after a preposition, in a sentence that rates, merges or intervenes."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    start, stop = doc.sentence_tokens(name.first)
    before = words[name.first - 1] if name.first > start else ""
    after = words[name.last] if name.last < stop else ""
    if after in lists["no_ccg_past_and"] or (after and tokens.capital(name.last)):
        return False
    if before in ("at", "of", "for", "with") and _change_before(doc, name.first - 1):
        return True
    told_to = after == "to" and (before in SEPARATORS or before == "while")
    placed = before in lists["at_cue"] | lists["placing"] or told_to
    return placed and bool(doc.cues.within("intervention", start, stop))


def _change_before(doc: Document, token: int) -> bool:
    """`a boundary change at Kernow`, `a capability review of Kernow`."""
    return any(doc.cues.ending(label, token) for label in ("change", "intervention"))
