"""The parties to a change: who takes part, what comes of it, and what stands where nobody is named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ccgkg.ingest.bodies.bodies import Group, Mention
from ccgkg.ingest.bodies.lineage import successors
from ccgkg.ingest.claim import ALL_CCGS, SOME_CCGS
from ccgkg.ingest.events.words.event import Event
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.values import dataclass
from ccgkg.ontology.register import load

#: Before a noun these make it any of its kind, unless these do.
_ANY = frozenset({"a", "any", "each", "every"})
_ONE = frozenset({"new", "single", "merged", "of", "campaign", "one"})


@dataclass(frozen=True, slots=True)
class Parties:
    """`participants` are empty where none is named; `group` is what stands there instead of names."""

    participants: tuple[str, ...] = ()
    result: str | None = None
    group: Group | None = None
    named: tuple[Mention, ...] = ()

    @property
    def general(self) -> bool:
        return self.group is not None


def originals_of(code: str) -> frozenset[str] | None:
    """The bodies that were merged into a CCG, as the register says; None where it was made of none."""
    return successors().get(code)


def originals_told(doc: Document, made: str, first: int, last: int) -> tuple[str, ...]:
    """The bodies merged into a CCG, where the tokens [first, last) name them all by their bare names; else none."""
    codes = successors().get(made, frozenset())
    bodies = [body for code in codes if (body := load().by_code(code))]
    text = doc.text[doc.tokens.starts[first] : doc.tokens.ends[last - 1]] if last > first else ""
    return tuple(sorted(codes)) if bodies and all(b.short_name in text for b in bodies) else ()


def not_yet(code: str, day: date | None) -> bool:
    """Whether a body was made of others by the register, and was not open on a day, so that it takes part in no merger
    then."""
    body = load().by_code(code) if code in successors() else None
    return body is not None and day is not None and body.first_day > day


def between(members: Iterable[str], result: str | None, group: Group | None, named: Iterable[Mention]) -> Parties:
    codes = set(members) - {ALL_CCGS, SOME_CCGS}
    # A body that was made of the others named with it is what came of them.
    made = next((code for code in codes if (originals_of(code) or {code}) <= codes - {code}), None)
    return Parties(tuple(sorted(codes - {made})), result or made, group, tuple(named))


def anyone(doc: Document, event: Event) -> Group:
    """CCGs that the text does not name, at the words of the event."""
    tokens = doc.tokens
    return Group(tokens.starts[event.first], tokens.ends[event.last - 1], event.first, event.last, (SOME_CCGS,), None)


def indefinite(doc: Document, event: Event) -> Group | None:
    """Any CCG, as the subject or the object of an event: `a failing group could be abolished`, `to dissolve a failing
    CCG`."""
    words = doc.tokens.words
    if words[event.last : event.last + 1] in (["a"], ["an"], ["any"], ["individual"]):
        noun = next((i for i in range(event.last + 1, event.last + 4) if words[i] in ("ccg", "group")), None)
        if noun:
            return _any_at(doc, noun)
    start = doc.sentence_tokens(event.first)[0]
    noun = next((i for i in range(event.first - 1, start, -1) if words[i] in ("group", "ccg")), None)
    near = set(words[max(start, noun - 4) : noun]) if noun is not None else set()
    return _any_at(doc, noun) if noun is not None and _ANY & near and not _ONE & near else None


def _any_at(doc: Document, noun: int) -> Group:
    return Group(doc.tokens.starts[noun], doc.tokens.ends[noun], noun, noun + 1, (ALL_CCGS,), None)
