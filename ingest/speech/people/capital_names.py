"""Names of bodies that no list has, told by capitals beside a post: `Level Minds chief executive`, `CIPFA’s policy
manager`."""

from __future__ import annotations

from ccgkg.ingest.bodies.areas import places
from ccgkg.ingest.bodies.names import rules, slug_of
from ccgkg.ingest.bodies.unknown_names import given_names
from ccgkg.ingest.speech.roles.bare_bodies import BareBodies
from ccgkg.ingest.speech.roles.body_lists import Owned
from ccgkg.ingest.speech.speakers.speaker import words_of

#: Tokens of a name at most.
_LONGEST = 7


class CapitalNames(BareBodies):
    """Reads them in one document. Places are tokens, ranges half-open."""

    def named_before(self, end: int, low: int) -> Owned:
        """The body whose name ends before a token, its `’s` left out."""
        words, tokens = self.words, self.doc.tokens
        owned = end > low and words[end - 1] in ("'s", "'", "’")
        end -= owned
        start = end
        while start > max(low, end - _LONGEST) and self.in_name(start - 1, start == end):
            start -= 1
        while start < end and (
            not tokens.capital(start) or words[start] in self.lists["modifiers"] | self.lists["opening"]
        ):
            start += 1
        if start < end and start == self.doc.sentence_tokens(start)[0] and words[start] in rules()["no_name"]:
            start += 1
        titled = (
            end < len(words) and tokens.capital(end) and not owned
        )  # Avonside Locality Clinical Lead: where the name ends is not told
        return self._named(start, end) if not titled else ((), None)

    def named_after(self, at: int, limit: int) -> Owned:
        """The body whose name begins at a token and fills the tokens up to the next mark: `(chief executive, Level
        Minds)`."""
        at += self.words[at : at + 1] == ["the"]
        end = at
        while (
            end < min(limit, at + _LONGEST) and self.in_name(end, False) and (end > at or self.doc.tokens.capital(at))
        ):
            end += 1
        closed = (
            end >= limit
            or self.words[end] in (",", ")", ".", ";", ":", "–", "—", "as")
            or self.words[end] in self.lists["before-times"]
        )
        return self._named(at, end) if closed else ((), None)

    def named_so(self, at: int) -> str | None:
        """The body in whose name the noun at a token ended in the sentence before: `the Save Our Ward Group … The
        group’s secretary`."""
        low, high = self.sentence_before(at)
        for i in range(high - 1, low, -1):
            if self.words[i] == self.words[at] and self.doc.tokens.capital(i):
                body = self.bodies.at(i)
                named = self.named_before(i + 1, low)[0] if body is None else ()
                if named or body is not None and body.kind == "body" and body.last == i + 1:
                    return named[0] if body is None else body.agent
        return None

    def sentence_before(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence before that of a token."""
        first = self.doc.sentence_tokens(at)[0]
        return self.doc.sentence_tokens(first - 1) if first else (0, 0)

    def in_name(self, token: int, last: bool) -> bool:
        """Whether a token may be part of a name; its `last` word is a capital one."""
        word = self.words[token]
        if word in ("'", "’") and not last and self.words[token - 1].endswith("s"):
            return self.doc.tokens.capital(token - 1) and self.doc.tokens.capital(token + 1)  # Patients’ Group
        if self.bodies.at(token) is not None or not (word.replace("-", "").isalnum() or word == "&"):
            return False
        if self.doc.tokens.capital(token):
            return True
        return not last and word in ("of", "and", "for", "the", "&") and self.doc.tokens.capital(token - 1)

    def _named(self, start: int, end: int) -> Owned:
        """The body of the tokens, if they are a name and neither a person’s, nor a place, nor a field of work."""
        tokens, words = self.doc.tokens, self.words[start:end]
        if not words:
            return (), None
        a, b = tokens.starts[start], tokens.ends[end - 1]
        raw = self.doc.text[a:b]
        capitals = [w for w in words if w not in ("of", "and", "for", "the", "&")]
        no_name = (
            rules()["fields"] | rules()["directions"] | rules()["of_no_place"] | places() | self.lists["modifiers"]
        )
        if (
            no_name.issuperset(capitals)
            or words[0] in given_names()
            and len(capitals) < 4
            and words[-1] not in self.lists["bodies"]
        ):
            return (), None
        if self.doc.cues.starting("role", start) is not None or self.doc.cues.ending("role", end) is not None:
            return (), None
        acronym = len(words) == 1 and raw.isupper() and len(raw) > 2
        if (len(capitals) < 2 and not acronym) or raw.lower() in words_of()["no-bodies"]:
            return (), None
        return (slug_of(raw),), (a, b)
