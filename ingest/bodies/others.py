"""Bodies in a text that are no CCGs: those that the list of organisations has, and those that their last word gives away."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ccgkg.ingest.bodies.names import rules, slug_of
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

_LONGEST = 9
_OUTLETS = frozenset({"times", "gazette", "herald", "chronicle", "mercury", "echo", "telegraph", "guardian", "post", "mail",
                      "courier", "argus", "journal", "news", "monitor"})  # fmt: skip


class Other(NamedTuple):
    first: int
    last: int
    agent: str
    kind: str


def find_others(
    doc: Document, nouns: Iterable[int], taken: set[int], groups: frozenset[int] = frozenset()
) -> list[Other]:
    """Bodies that no list has, at these tokens that may end a body's name; `taken` are tokens of known names,
    `groups` the tokens after which an `NHS X` of the register ends, so that its `and` joins no part of a council's name."""
    found: list[Other] = []
    used = set(taken)
    for noun in reversed(list(nouns)):
        span = _announced(doc, noun, used)
        if noun in used and not span:
            continue
        span = span or _capitalised(doc, noun, used, groups) or _plain(doc, noun, used)
        if span:
            first, last = span
            tokens = doc.tokens
            name = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
            kind = "outlet" if tokens.words[last - 1] in _OUTLETS else "body"
            found.append(Other(first, last, slug_of(name), kind))
            used.update(range(first, last))
    return found


def _capitalised(doc: Document, noun: int, used: set[int], groups: frozenset[int]) -> tuple[int, int] | None:
    """`Bristol City Council`, `University of Avonside`, `Save Weston Hospital Campaign`."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    if not tokens.capital(noun) or words[noun] == "cabinet" and words[noun + 1] == "member":
        return None
    floor = max(doc.sentence_tokens(noun)[0], noun - _LONGEST)
    start, i = noun, noun - 1
    while i >= floor and i not in used:
        word = words[i]
        if word in ("and", "&") and i in groups and words[noun] in ("council", "authority"):
            break
        if word == "nhs" or (word[0].isalpha() and tokens.capital(i) and word not in lists["never_in_name"]):
            start = i
        elif word in ("of", "at", "from") and _person_before(doc, i, floor):
            break  # Professor Jane Doe of Sarum University
        elif not (
            word in ("and", "of", "for", "the", "&", "'s", "'", "on", "with", "in", "gp", "gps")
            and i > floor
            and _links(doc, i)
        ):
            break
        i -= 1
    if words[noun] in lists["of_areas"] and "and" in words[start:noun]:
        start = _past_commas(doc, start, floor, used)
    led = doc.cues.starting("role", start) or doc.cues.starting("voice-document", start)
    while (
        led is not None and led.last < noun and words[led.last] in ("of", "for", "at")
    ):  # Chair of the Committee, Summary of the Board’s report
        start = led.last + 1 + (words[led.last + 1] == "the")
        if all(w in lists["fields"] for w in words[start : noun + 1]):
            return None  # Director of Integrated Commissioning
        led = doc.cues.starting("role", start)
    last = noun + 1
    while (
        words[noun] == "commissioning"
        and last < doc.sentence_tokens(noun)[1]
        and words[last] in ("support", "unit", "services", "service")
        and tokens.capital(last)
    ):
        last += 1  # North of England Commissioning Support
    while (
        words[noun] in ("voice", "voices", "together", "watch")
        and last < doc.sentence_tokens(noun)[1]
        and tokens.capital(last)
        and words[last].isalpha()
    ):
        last += 1  # Local Voices Merton
    for i in range(start, noun + 1):  # University of York, Association of Commissioning Leaders
        if words[i] in lists["of_nouns"] and words[i + 1 : i + 2] and words[i + 1] in ("of", "for"):
            last = max(last, _right(doc, i + 2, used) or last)
            break
    if start == noun and last == noun + 1:
        return None
    if words[start] in ("all", "most", "much") and words[start + 1] == "of":
        return None  # All of England
    if (
        words[noun - 2 : noun] == ["of", "the"]
        and noun - 3 >= start
        and not {words[noun - 3], words[start]} & (lists["organisation_nouns"] | lists["of_nouns"])
    ):
        return None  # Lead Member of the Panel
    if (
        words[noun] == "fund"
        and start
        and (words[start - 1][0].isdecimal() or words[start - 1] in ("m", "bn", "million", "billion"))
    ):
        return None  # a £400m Commissioner Sustainability Fund
    return start, last


def _past_commas(doc: Document, start: int, floor: int, used: set[int]) -> int:
    """Where a name of several areas begins, which commas part: `the Humber, Coast and Vale STP`, after `the`, `of` or `for` alone."""
    tokens, at = doc.tokens, start
    while at - 1 > floor and tokens.words[at - 1] == ",":
        i = at - 2
        never = rules()["never_in_name"]
        while (
            i > floor
            and tokens.capital(i - 1)
            and tokens.words[i - 1][0].isalpha()
            and tokens.words[i - 1] not in never
        ):
            i -= 1
        if not used.isdisjoint(range(i, at)) or not tokens.capital(i) or tokens.words[i] in never:
            return start
        at = i
    return at if at < start and tokens.words[at - 1] in ("the", "of", "for") else start


def _person_before(doc: Document, token: int, floor: int) -> bool:
    """Whether the capitals that end right before a token are the name of a person: a title or a given name, and a surname."""
    tokens = doc.tokens
    titles, given = _person_words()
    start = token
    while start > floor and token - start < 5 and tokens.capital(start - 1) and tokens.words[start - 1][0].isalpha():
        start -= 1
    said = token - start > 1 and doc.cues.ending("say", start) is not None  # said Zuzka Brandt of the
    return said or token - start > 1 and any(w in titles or w in given for w in tokens.words[start : token - 1])


@cache
def _person_words() -> tuple[frozenset[str], frozenset[str]]:
    """Titles, and given names that are no common words."""
    names = lexicon("names")
    titles = frozenset(w for listed in names["titles"].values() for w in listed) - {
        "the",
        "major",
        "mp",
        "right",
        "hon",
    }
    common = frozenset(f"{names['either']} {names['never']}".split())
    return titles, frozenset(w for listed in names["given"].values() for w in listed.split()) - common


def _links(doc: Document, token: int) -> bool:
    """Whether a small word within a run joins two capitalised parts of one name."""
    tokens, lists = doc.tokens, rules()
    before = tokens.words[token - 1]
    word = tokens.words[token]
    if before in ("of", "for"):
        return word == "the"
    if word == "'":
        return tokens.joined(token) and before.endswith("s") and tokens.capital(token - 1)
    if word == "'s" or (word in ("and", "&", "with", "in", "on") and before in lists["organisation_nouns"]):
        return False
    return tokens.capital(token - 1) and before[0].isalpha() and before not in lists["never_in_name"]


def _announced(doc: Document, noun: int, used: set[int]) -> tuple[int, int] | None:
    """`campaign group Save Weston`, `Healthwatch Avonside`: the name follows the noun."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    if words[noun] == "healthwatch" and tokens.capital(noun):
        last = _right(doc, noun + 1, used)
        return (noun, last) if last else None
    if words[noun] not in lists["announcers"] or noun + 1 >= len(tokens) or tokens.capital(noun):
        return None
    if lists["announcers"][words[noun]] and (not noun or words[noun - 1] not in lists["announcers"][words[noun]]):
        return None
    apart = words[noun + 1] == ","  # A patients' group, Keep It Local Macclesfield, called on
    first = noun + 1 + apart
    last = _right(doc, first, used)
    one = (
        last == first + 1
        and words[noun] in lists["announcers_of_one"]
        and not apart
        and words[last] not in ("and", "&", ",")
    )
    if (
        last is None
        or last <= first + 1
        and not one
        or last > doc.sentence_tokens(noun)[1]
        or apart
        and (words[last] != "," or _person_before(doc, last, first))
    ):
        return None
    return first, last


def _right(doc: Document, start: int, used: set[int]) -> int | None:
    """The end of the capitalised run after `University of`."""
    tokens = doc.tokens
    i = start
    if tokens.words[i] == "the":
        i += 1
    last = None
    end = doc.sentence_tokens(start)[1]  # a name ends with its line
    while i < end and i not in used and i - start < _LONGEST:
        if tokens.words[i][0].isalpha() and tokens.capital(i):
            last = i + 1
        elif last is not None and tokens.words[i] in ("'", "'s") and i + 1 < len(tokens) and tokens.capital(i + 1):
            pass  # Rutland Patients’ Voice
        elif tokens.words[i] not in ("and", "of") or last is None:
            break
        i += 1
    return last


def _plain(doc: Document, noun: int, used: set[int]) -> tuple[int, int] | None:
    """`the Avonside patients forum`: a capitalised name, at most two plain words, and the noun."""
    tokens, lists = doc.tokens, rules()
    words = tokens.words
    if words[noun] not in lists["plain_nouns"] or tokens.capital(noun):
        return None
    floor = doc.sentence_tokens(noun)[0]
    i = noun - 1
    while i >= floor and noun - i <= 3 and i not in used and words[i].isalpha() and not tokens.capital(i):
        if words[i] in lists["no_name"]:
            return None
        i -= 1
    start = None
    while (
        i >= floor
        and i not in used
        and words[i][0].isalpha()
        and tokens.capital(i)
        and words[i] not in lists["no_name"]
    ):
        start = i
        i -= 1
    if start is None or words[noun - 1] in ("'s", "clinical", "commissioning"):
        return None
    if noun - start == 1 and words[noun] in ("group", "union", "committee"):
        return None
    return start, noun + 1
