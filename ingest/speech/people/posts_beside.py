"""Posts right beside a run of capitals: they tell a person even where the last word of the run is a common one."""

from __future__ import annotations

from ccgkg.ingest.speech.people.name_setting import Setting, beside_words
from ccgkg.ingest.text.document import Document

#: Tokens from a name to the post behind it, at most.
_NEAR = 4
#: Between a verb and a post: `remains the interim chief officer`.
_BEFORE_POST = frozenset(("the", "a", "an", "its", "now", "acting", "interim", "also"))


def in_post(doc: Document, first: int, last: int) -> bool:
    """Whether the words right beside a run of two or three capitals tell what post someone has: `chief executive Maelys
    Wood`, `Tycho Banks MP`, `Zuzka Taylor remains chief officer`; the run is the tokens [first, last)."""
    at, lists = Setting.of(doc, first, last), beside_words()
    if last - first not in (2, 3) or not at.after or at.slogan or at.seat or at.before in lists["joins"]:
        return False
    if at.after in lists["honours"] or at.after in ("who", "whose"):
        return True
    role = doc.cues.ending("role", first)
    if role is not None and role.value != "none" and not doc.tokens.capital(role.first):
        return True
    post = _past_verb(at)
    if at.words[post - 1] == "," and at.words[post] in ("who", "whose"):
        return True
    told = doc.cues.starting("role", post) if post > last else None
    return told is not None and told.value != "none"


def _past_verb(at: Setting) -> int:
    """The token behind a verb of having a post, or a comma, and determiners: `Jane Doe, the chair`."""
    words, token, lists = at.words, at.last, beside_words()
    while token < at.last + _NEAR and (words[token] in lists["copulas"] or words[token] in _BEFORE_POST):
        token += 1
    token += at.after == "," and token == at.last
    while token < min(len(words), at.last + _NEAR) and words[token] in lists["determiners"]:
        token += 1
    return token
