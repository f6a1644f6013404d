"""Finds the bodies of a text: its CCGs, other bodies, and the nouns for several of them."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.bodies.acronyms import find_acronyms
from ccgkg.ingest.bodies.bodies import Bodies, Mention, indexed
from ccgkg.ingest.bodies.ccg_nouns import ccg_heads
from ccgkg.ingest.bodies.ccgs import CcgFinder
from ccgkg.ingest.bodies.councils import councils_meant
from ccgkg.ingest.bodies.groups import find_groups
from ccgkg.ingest.bodies.meant import meant_in
from ccgkg.ingest.bodies.name_table import Found
from ccgkg.ingest.bodies.names import body_names, ccg_names, rules
from ccgkg.ingest.bodies.others import Other, cut_short, find_others
from ccgkg.ingest.bodies.publishers import named_publisher
from ccgkg.ingest.bodies.resolving import resolved
from ccgkg.ingest.bodies.same_body import under_one_name
from ccgkg.ingest.text.document import Document


@cache
def _triggers() -> dict[str, int]:
    """What a word may begin or end: 1 a CCG of the register, 2 another body, 4 a noun for CCGs, 8 an organisation noun,
    16 a group of CCGs."""
    found: dict[str, int] = {}
    heads = (
        "ccg",
        "ccgs",
        "cgg",
        "cggs",
        "commissioning",
        "group",
        "groups",
        "bodies",
        "organisations",
        "commissioners",
    )
    lists = rules()
    nouns = lists["organisation_nouns"] | lists["plain_nouns"] | set(lists["announcers"])
    for bit, words in (
        (1, ccg_names().entries),
        (2, body_names().entries),
        (4, heads),
        (8, nouns),
        (16, lists["determiners"] | {"'s"}),
    ):
        for word in words:
            found[word] = found.get(word, 0) | bit
    return found


def find_bodies(doc: Document) -> Bodies:
    """All bodies of a document. Names that fit none of the known ones get a slug of their own."""
    tokens = doc.tokens
    triggers, ccgs, bodies = _triggers(), ccg_names(), body_names()
    names: list[Found] = []
    known: list[Found] = []
    heads: list[int] = []
    nouns: list[int] = []
    openers: list[int] = []
    for i in tokens.walked(triggers):
        bits = triggers[tokens.words[i]]
        if bits & 1:
            names.extend(ccgs.at(tokens, i))
        if bits & 2:
            known.extend(bodies.at(tokens, i))
        if bits & 4:
            heads.append(i)
        if bits & 8:
            nouns.append(i)
        if bits & 16:
            openers.append(i)
    places = ccg_heads(tokens.words, heads)
    publisher = named_publisher(doc)
    known = [_regional(doc, k) for k in _longest([*known, *publisher])]
    reserved = {t for first, last, _ in places for t in range(first, last)}
    reserved |= {t for k in known for t in range(k.first, k.last) if not _in_longer_name(doc, t)}
    of_register = frozenset(n.last for n in names if n.first and tokens.words[n.first - 1] == "nhs")
    unknown = find_others(doc, nouns, reserved, of_register)
    held = {t for o in unknown for t in range(o.first, o.last)}
    known = [k for k in known if not (k.first in held and k.last - 1 in held and _within(k, unknown))]
    unknown = under_one_name(doc, unknown, (k.agent for k in known))
    others = [*(Other(k.first, k.last, k.agent, k.kind) for k in known), *unknown]
    used = frozenset(t for o in others for t in range(o.first, o.last))
    others += [*find_acronyms(doc, others, used), *cut_short(doc, others, used)]
    items = CcgFinder(doc, names, places, {t for o in others for t in range(o.first, o.last)}).find()
    mentions = [_mention(doc, i.first, i.last, i.agent, "ccg") for i in items]
    mentions += [_mention(doc, o.first, o.last, o.agent, o.kind) for o in others]
    mentions.sort(key=lambda m: m.first)
    mentions = sorted((*mentions, *councils_meant(doc, mentions)), key=lambda m: m.first)
    groups = find_groups(doc, items, places, openers)
    meant = meant_in(doc, items, groups)
    return indexed(mentions, resolved(meant, groups), meant)


def _in_longer_name(doc: Document, token: int) -> bool:
    """Whether the word of a known name may end another: `Healthwatch Avonside`, `the York Patients’ Parliament`."""
    words = doc.tokens.words
    if words[token] != "parliament":
        return words[token] == "healthwatch"
    return token > 0 and (words[token - 1] in ("'", "’", "'s") or doc.tokens.capital(token - 1))


def _regional(doc: Document, name: Found) -> Found:
    """The regional team whose name a national body's begins: `NHS England East of England`."""
    if name.agent not in rules()["regional"]:
        return name
    tokens = doc.tokens
    for words in _regions().get(tokens.words[name.last], ()):
        last = name.last + len(words)
        if tokens.words[name.last : last] == words and all(
            tokens.capital(i) for i in range(name.last, last) if tokens.words[i] not in ("and", "of")
        ):
            return name._replace(last=last, agent="-".join((name.agent, *words)))
    return name


@cache
def _regions() -> dict[str, list[list[str]]]:
    """The words of each region by the first of them, the longer names first."""
    found: dict[str, list[list[str]]] = {}
    for words in sorted((region.split() for region in rules()["regions"]), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def _mention(doc: Document, first: int, last: int, agent: str, kind: str) -> Mention:
    assert kind in ("ccg", "body", "outlet")
    return Mention(doc.tokens.starts[first], doc.tokens.ends[last - 1], first, last, agent, kind)  # type: ignore[arg-type]


def _longest(found: list[Found]) -> list[Found]:
    """Of names that overlap, the longest."""
    chosen: list[Found] = []
    end = 0
    for name in sorted(found, key=lambda n: (n.first, n.first - n.last)):
        if name.first >= end:
            chosen.append(name)
            end = name.last
    return chosen


def _within(name: Found, others: list[Other]) -> bool:
    return any(o.first <= name.first and name.last <= o.last for o in others)
