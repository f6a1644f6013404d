"""Surroundings: what stands beside a run of capitals and tells that it is the name of a person."""

from __future__ import annotations

from functools import cache

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.speech.doers import is_doer
from ccgkg.ingest.speech.name_runs import Run
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document

#: Tokens behind a name in which a pronoun takes it up.
_TAKEN_UP = 14


@cache
def _words() -> dict[str, frozenset[str]]:
    """The word sets of `rules/roles.yaml` that stand beside a name."""
    raw = lexicon("roles")
    found = {
        key: frozenset(raw[key].split())
        for key in (
            "joins",
            "honours",
            "copulas",
            "determiners",
            "bodies",
            "slogans",
            "joining",
            "appoints",
            "held",
            "falls",
            "replaces",
        )
    }
    posted = frozenset(f"{raw['takes']} {raw['copulas']} {raw['modals']}".split()) - {"is", "are", "was", "were"}
    return {**found, "posted": posted}  # verbs behind a name that a role follows


def beside_person(doc: Document, bodies: Bodies, run: Run) -> bool:
    """Whether what stands beside a run of capitals is what stands beside a person."""
    tokens, cues = doc.tokens, doc.cues
    first, last = tokens.range(run.start, run.end)
    if first >= last:
        return False
    words = tokens.words
    after = words[last] if last < len(words) else ""
    if first and words[first - 1] in ("for", "in", "at", "of", "near", "from", "around", "across"):
        if (
            words[first - 1] == "of"
            and after == "as"
            and cues.starting("role", last + 1 + (words[last + 1 : last + 2] in (["its"], ["the"]))) is not None
        ):
            return True  # the appointment of Jane Doe as chair
        return (
            words[first - 1] == "from" and after == "," and cues.starting("role", last + 1) is not None
        )  # takes over from Jane Doe, chair of X
    if first and words[first - 1] in _words()["slogans"] and tokens.capital(first - 1):
        return False  # Keep Corby Open, whose members
    if first and words[first - 1] in _words()["joining"]:
        return False  # joined Level Minds as chief executive
    if first and words[first - 1] in _words()["bodies"] and words[first - 1].endswith(("s", "y", "k", "p", "m")):
        return False  # consultants Marlow Finch
    if after == "mp" and last + 1 < len(words) and tokens.capital(last + 1):
        return False  # Bristol South MP Jane Doe
    if (
        after in ("who", "whose", "mp", "obe", "cbe", "mbe")
        or cues.ending("role", first)
        or cues.starting("say", last + (after in ("has", "had")))
    ):
        return True
    if is_doer(words[first - 1]) and first and (after == "," or cues.starting("say", last)):
        return True
    if after == "," and words[last + 1 : last + 2] in (["who"], ["whose"]):
        return True
    if (
        after == ","
        and words[last + 2 : last + 3] == [","]
        and len(words[last + 1]) == 2
        and words[last + 1].isdecimal()
    ):
        return True  # Jane Doe, 71, from Leek
    if after == "," and words[last + 1 : last + 2] in (["of"], ["from"]) and _says_behind(doc, last + 1):
        return True  # Jane Doe, of the campaign group X, said
    told = cues.ending("role", first - 1) if first and words[first - 1] == "," else None
    if told is not None and not _of_another(doc, told.first):
        return True
    if first > 2 and words[first - 1] in (
        ",",
        "is",
        "was",
        "–",
        ":",
    ):  # the chair of X, Jane Doe; the chair is Jane Doe
        low = max(tokens.at(doc.layout.sentence_at(run.start).start), first - 16)
        role = next(iter(cues.within("role", low, first - 1)), None)
        if (
            role is not None
            and not any(w in (",", "said", "says") for w in words[role.last : first - 1])
            and (words[first - 1] != "," or not _of_another(doc, role.first))
        ):
            return True
    at = last + (after == ",")
    if at + 2 < len(words) and words[at] in ("of", "from", "at", "for"):
        body = bodies.at(at + 1 + (words[at + 1] == "the"))
        if body is not None and cues.starting("say", body.last + (words[body.last : body.last + 1] == [","])):
            return True
    if _given_post(doc, first, last):
        return True
    post = next(iter(cues.within("role", last + 1, last + 12)), None) if after in _words()["posted"] else None
    if post is not None:
        return not any(w in (".", ";", ",") for w in words[last + 1 : post.first]) and bodies.at(first) is None
    if after in ("is", "was", "has", "will", "had", "joins", "leaves") and _taken_up(doc, last):
        return True  # Jane Doe is leaving X, where she was chief officer
    post = (
        next(iter(cues.within("role", last + 1, last + 10)), None)
        if after in (",", "(", "–", "-", "is", "was", "as")
        else None
    )
    if post is not None:
        return not any(w in (".", ";") for w in words[last + 1 : min(post.first, last + 4)])
    if cues.starting("role", last + (after == "'s")) is not None:
        return False  # “…,” said Marlow Finch managing partner Jane Doe
    return cues.ending("say", first) is not None and words[first - 2] in (",", "”", "’", '"', "'", "?", "!")


def _given_post(doc: Document, first: int, last: int) -> bool:
    """Whether what stands before a name gives its bearer a post: `named Jane Doe chair`, `replaced as chair by Jane Doe`, a line above a post."""
    words, cues = doc.tokens.words, doc.cues
    before, lists = words[first - 1] if first else "", _words()
    if cues.starting("role", last) is not None:
        lines = "\n" in doc.text[doc.tokens.ends[last - 1] : doc.tokens.starts[last]] and (
            not first or "\n" in doc.text[doc.tokens.ends[first - 1] : doc.tokens.starts[first]]
        )
        return lines or before in lists["appoints"]
    low = doc.sentence_tokens(first)[0]
    handed = before == "by" and not (lists["held"] | lists["replaces"]).isdisjoint(words[low:first])
    handed = handed or before == "to" and words[first - 2] in lists["falls"]
    return handed and any(True for _ in cues.within("role", max(low, first - 14), first))


def _says_behind(doc: Document, at: int) -> bool:
    """Whether a verb of saying follows the comma that ends the phrase at a token."""
    words, last = doc.tokens.words, doc.sentence_tokens(at)[1]
    comma = next((i for i in range(at, min(last, at + _TAKEN_UP)) if words[i] == ","), None)
    return comma is not None and doc.cues.starting("say", comma + 1) is not None


def _of_another(doc: Document, role: int) -> bool:
    """Whether the role at a token is that of someone named before it, and the capitals after it are its body: `Jane Doe, chief executive, Level Minds`."""
    words, tokens = doc.tokens.words, doc.tokens
    at = role
    while (
        at > 1
        and words[at - 1].isalpha()
        and not tokens.capital(at - 1)
        and words[at - 1] not in _words()["joins"]
        and role - at < 3
    ):
        at -= 1  # a former chair
    return at > 1 and words[at - 1] in (",", "(") and tokens.capital(at - 2)


def in_post(doc: Document, first: int, last: int) -> bool:
    """Whether the words right beside a run of two or three capitals tell what post someone has, though its last word is a
    common one: `chief executive Maelys Wood`, `Tycho Banks MP`, `Zuzka Taylor remains chief officer`."""
    words, cues, tokens = doc.tokens.words, doc.cues, doc.tokens
    if first and words[first - 1] in _words()["slogans"] and tokens.capital(first - 1):
        return False
    if last - first not in (2, 3) or last >= len(words) or first and words[first - 1] in _words()["joins"]:
        return False
    if words[last] == "mp" and last + 1 < len(words) and tokens.capital(last + 1):
        return False
    if words[last] in _words()["honours"] or words[last] in ("who", "whose"):
        return True
    role = cues.ending("role", first)
    if role is not None and role.value != "none" and not tokens.capital(role.first):
        return True
    at = last
    while at < last + 4 and (
        words[at] in _words()["copulas"] or words[at] in ("the", "a", "an", "its", "now", "acting", "interim", "also")
    ):
        at += 1
    at += words[last] == "," and at == last
    while words[at : at + 1] and words[at] in _words()["determiners"] and at < last + 4:
        at += 1
    if words[at - 1] == "," and words[at] in ("who", "whose"):
        return True
    told = cues.starting("role", at) if at > last else None
    return told is not None and told.value != "none"


def _taken_up(doc: Document, at: int) -> bool:
    """Whether `he` or `she` takes up a name in the rest of its sentence, where no other capitals may be meant."""
    stop = min(doc.sentence_tokens(at)[1], at + _TAKEN_UP)
    return bool({"he", "she"} & set(doc.tokens.words[at:stop]))
