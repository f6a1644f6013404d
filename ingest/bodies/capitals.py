"""Names of bodies by their capitals: the run of them that ends in a noun for an organisation, or that follows one."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.bodies.names import rules
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

#: Tokens of a name.
_LONGEST = 9
#: Small words that a name may hold: `University of York`, `GP Forum`.
_INNER = frozenset({"and", "of", "for", "the", "&", "'", "on", "with", "in", "gp", "gps"})
#: What may follow `Commissioning` in a name, and the nouns that a name may go on from: `Voices Merton`.
_COMMISSIONING = frozenset({"support", "unit", "services", "service"})
_OPEN_ENDED = frozenset({"voice", "voices", "together", "watch"})


def capitalised(doc: Document, noun: int, used: set[int], groups: frozenset[int]) -> tuple[int, int] | None:
    """The tokens of the name that ends in a noun with a capital, or goes on from it: `Bristol City Council`,
    `University of Avonside`; None where there is none. `used` are the tokens of other names, `groups` those after which
    an `NHS X` of the register ends."""
    words = doc.tokens.words
    if not doc.tokens.capital(noun) or words[noun] == "cabinet" and words[noun + 1] == "member":
        return None
    floor = max(doc.sentence_tokens(noun)[0], noun - _LONGEST)
    start = _run_before(doc, noun, floor, used, groups)
    if words[noun] in rules()["of_areas"] and "and" in words[start:noun]:
        start = _past_commas(doc, start, floor, used)
    own = _past_role(doc, start, noun)
    if own is None:
        return None
    last = _end_of(doc, own, noun, used)
    return None if _is_none(doc, own, noun, last) else (own, last)


def _run_before(doc: Document, noun: int, floor: int, used: set[int], groups: frozenset[int]) -> int:
    """Where the capitals begin that end in a noun, with the small words that join them."""
    tokens, never = doc.tokens, rules()["never_in_name"]
    start, i = noun, noun - 1
    while i >= floor and i not in used:
        word = tokens.words[i]
        if word in ("and", "&") and i in groups and tokens.words[noun] in ("council", "authority"):
            break  # NHS Eskwater and Avonside Council
        if word == "nhs" or (word[0].isalpha() and tokens.capital(i) and word not in never):
            start = i
        elif word in ("of", "at", "from") and person_before(doc, i, floor):
            break  # Professor Jane Doe of Sarum University
        elif word not in _INNER or i == floor or not _links(doc, i):
            break
        i -= 1
    return start


def _past_role(doc: Document, start: int, noun: int) -> int | None:
    """Where the name begins behind the role or document that opens its capitals: `Chair of the Committee`, `Summary of
    the Board’s report`; None where all of it is a role: `Director of Integrated Commissioning`."""
    words = doc.tokens.words
    led = doc.cues.starting("role", start) or doc.cues.starting("voice-document", start)
    while led is not None and led.last < noun and words[led.last] in ("of", "for", "at"):
        start = led.last + 1 + (words[led.last + 1] == "the")
        if all(w in rules()["fields"] for w in words[start : noun + 1]):
            return None
        led = doc.cues.starting("role", start)
    return start


def _end_of(doc: Document, start: int, noun: int, used: set[int]) -> int:
    """Where a name ends that may go on past its noun: `Local Voices Merton`, `Association of Commissioning Leaders`."""
    tokens, nouns = doc.tokens, rules()["of_nouns"]
    words, stop, last = tokens.words, doc.sentence_tokens(noun)[1], noun + 1
    if words[noun] == "commissioning":  # North of England Commissioning Support
        while last < stop and words[last] in _COMMISSIONING and tokens.capital(last):
            last += 1
    if words[noun] in _OPEN_ENDED:
        while last < stop and tokens.capital(last) and words[last].isalpha():
            last += 1
    for i in range(start, noun + 1):
        if words[i] in nouns and words[i + 1] in ("of", "for"):
            return max(last, name_behind(doc, i + 2, used) or last)
    return last


def _is_none(doc: Document, start: int, noun: int, last: int) -> bool:
    """Whether capitals are no name: the noun alone, `All of England`, `Lead Member of the Panel`, `£400m Sustainability
    Fund`."""
    words = doc.tokens.words
    if last - start == 1:
        return True
    if words[start] in ("all", "most", "much") and words[start + 1] == "of":
        return True
    return _of_a_panel(words, start, noun) or _of_money(words, start, noun)


def _of_a_panel(words: list[str], start: int, noun: int) -> bool:
    """`Lead Member of the Panel`, but not `Association of the Board`."""
    if words[noun - 2 : noun] != ["of", "the"] or noun - 3 < start:
        return False
    lists = rules()
    return {words[noun - 3], words[start]}.isdisjoint(lists["organisation_nouns"] | lists["of_nouns"])


def _of_money(words: list[str], start: int, noun: int) -> bool:
    """`a £400m Commissioner Sustainability Fund`."""
    if words[noun] != "fund" or not start:
        return False
    return words[start - 1][0].isdecimal() or words[start - 1] in ("m", "bn", "million", "billion")


def _past_commas(doc: Document, start: int, floor: int, used: set[int]) -> int:
    """Where a name of several areas begins, which commas part: `the Humber, Coast and Vale STP`, after `the`, `of` or
    `for` alone."""
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


def person_before(doc: Document, token: int, floor: int) -> bool:
    """Whether the capitals that end right before a token are the name of a person: a title or a given name, and a
    surname."""
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
    if word in ("and", "&", "with", "in", "on") and before in lists["organisation_nouns"]:
        return False
    return tokens.capital(token - 1) and before[0].isalpha() and before not in lists["never_in_name"]


def name_behind(doc: Document, start: int, used: set[int]) -> int | None:
    """The end of the capitalised run that begins at a token, within its line: `York` of `University of York`; None for
    none."""
    tokens = doc.tokens
    i = start
    if tokens.words[i] == "the":
        i += 1
    last = None
    end = doc.sentence_tokens(start)[1]  # a name ends with its line
    while i < end and i not in used and i - start < _LONGEST:
        if tokens.words[i][0].isalpha() and tokens.capital(i):
            last = i + 1
        elif tokens.words[i] == "'s" and i + 1 < len(tokens) and tokens.words[i + 1] in _person_words()[1]:
            break  # Healthwatch Rutland’s Jane Doe
        elif last is not None and tokens.words[i] in ("'", "'s") and i + 1 < len(tokens) and tokens.capital(i + 1):
            pass  # Rutland Patients’ Voice
        elif tokens.words[i] not in ("and", "of") or last is None:
            break
        i += 1
    return last
