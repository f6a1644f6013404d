"""Antecedents: the body that `the committee`, `the watchdog`, `our` or `the union’s` stands for in a text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ccgkg.ingest.bodies.bodies import Bodies, Mention
from ccgkg.ingest.bodies.names import ccg_of, slug_of
from ccgkg.ingest.bodies.publishers import is_body
from ccgkg.ingest.text.cues import lexicon
from ccgkg.ingest.text.document import Document
from ccgkg.ingest.times.time_lexicon import dates
from ccgkg.ontology.organisations import find


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    """The noun sets of `rules/antecedents.yaml`, in their order."""
    return {key: tuple(value.split()) for key, value in lexicon("antecedents").items()}


def kinds_of(noun: str) -> tuple[str, ...]:
    """The slugs of the bodies that a noun in the singular may stand for, though their names do not have it."""
    return _nouns().get(noun, ())


class Antecedents:
    """Resolves nouns for bodies in one text."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        self.doc, self.bodies = doc, bodies
        self.own = _publisher(doc) or _masthead(doc, bodies)
        self._words: dict[str, frozenset[str]] = {}
        self._found: dict[str, tuple[int, Mention | None]] = {}
        self._missing: set[str] = set()

    def words_of(self, mention: Mention) -> frozenset[str]:
        """The words of a body's name as the text gives it, and of its slug."""
        found = self._words.get(mention.agent)
        if found is None:
            named = self.doc.tokens.words[mention.first : mention.last]
            found = self._words[mention.agent] = frozenset((*named, *mention.agent.split("-")))
        return found

    def only_ccg(self) -> str | None:
        """The one CCG that a text speaks of, None where it has several or none."""
        codes = {m.agent for m in self.bodies.mentions if m.kind == "ccg"}
        return codes.pop() if len(codes) == 1 else None

    def of(self, noun: str, at: int, spoke: str | None = None) -> str | None:
        """The agent that `the` and a noun at token `at` stands for: who spoke last, the nearest before, or else after
        it.

        `noun` is in the singular or plural; `mps` stands for a committee of Parliament. None where no body of the text
        fits.
        """
        single = noun[:-1] if noun.endswith("s") and noun not in ("mps", "auditors") else noun
        lists = _nouns()
        kinds = kinds_of(single)
        local = frozenset(lists["local"])

        def fits(mention: Mention) -> bool:
            if mention.agent in kinds:
                return True
            words = self.words_of(mention)
            if mention.first and self.doc.tokens.words[mention.first - 1] == single and mention.kind == "body":
                return True  # the charity HearWell
            if single == "mps":
                return "committee" in words and not local & words
            return single in words and mention.kind != "outlet"

        if spoke is not None and spoke in kinds:
            return spoke
        before = self._before(single, at, fits)
        if before is not None:
            longer = self.own is not None and self.own.startswith(before.agent + "-")
            return self.own if longer else before.agent
        if self.own is not None and (self.own in kinds or single in self.own.split("-")):
            return self.own
        if single in self._missing:
            return None
        after = next((m for m in self.bodies.within(at, len(self.doc.tokens)) if fits(m)), None)
        if after is None:
            self._missing.add(single)  # no body of the text is one, before or after
        return after.agent if after else None

    def _before(self, noun: str, at: int, fits: Callable[[Mention], bool]) -> Mention | None:
        """The nearest body before a token that a noun may stand for; what was looked through for the noun is not
        again."""
        seen, found = self._found.get(noun, (0, None))
        for mention in self.bodies.before(at):
            if mention.first < seen:
                break
            if fits(mention):
                found = mention
                break
        if at >= seen and (found is None or found.last <= at):
            self._found[noun] = (at, found)
            return found
        return next((m for m in self.bodies.before(at) if fits(m)), None)


def _publisher(doc: Document) -> str | None:
    """Who publishes a text, if it is a body that speaks of itself and no outlet: the ODS code of a CCG, or a slug."""
    name = doc.source.publisher
    if not name:
        return None
    known = find(name)
    if known is not None:
        return None if known.kind in ("outlet", "publication") else known.slug
    ccg = ccg_of(name)
    if ccg is not None:
        return ccg
    return slug_of(name) if is_body(name) else None


def _masthead(doc: Document, bodies: Bodies) -> str | None:
    """The body whose name alone is one of the first lines of a text: its author."""
    for block in doc.layout.blocks[:3]:
        first, last = doc.tokens.range(block.start, block.end)
        body = bodies.at(first) if first < last else None
        if body is None or body.first != first or body.kind == "outlet":
            continue
        if body.last == last:
            return body.agent
        told = {w for w in doc.tokens.words[body.last : last] if w.isalpha() and w not in dates().months}
        if told and told <= set(_nouns()["boards"]):
            return body.agent  # NHS Leeds CCG Governing Body, 3 May 2018
        rest = range(body.last + 1, last)
        if doc.tokens.words[body.last] in ("for", "of") and rest and all(doc.tokens.capital(i) for i in rest):
            return slug_of(doc.text[block.start : block.end])  # Health Scrutiny Committee for Lincolnshire
    return None
