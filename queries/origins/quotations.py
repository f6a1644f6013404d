"""Quotations across sources: what one said once, as several sources quote it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccgkg.queries.origins.fingerprints import anchors
from ccgkg.queries.origins.overlap import Claims, Text
from ccgkg.queries.origins.testimony import Testimony
from ccgkg.queries.origins.variants import Alignment, align
from ccgkg.queries.origins.wording import wording

#: What stands between two parts of one quotation: `he said`, and no more words than these.
_TAG = 15
#: Two quotations are of one utterance if so great a part of the shorter is in the longer, and so many words;
#: where they are credited to two speakers, greater.
_PART, _WORDS = 0.6, 5
_PART_OF_OTHERS, _WORDS_OF_OTHERS = 0.85, 10
#: A run of so many words in common makes two quotations worth holding against each other.
_RUN = 4


@dataclass(frozen=True, slots=True)
class Quoting:
    """One quotation in one source: where its parts stand, in code points, who speaks (an IRI), and its claims."""

    text: Text
    places: tuple[tuple[int, int], ...]
    speaker: str
    claims: tuple[str, ...]

    def words(self, text: str) -> str:
        return "\n".join(text[start:end] for start, end in self.places)


@dataclass(frozen=True, slots=True)
class Variant:
    """A quotation, and how it differs from the longest one of the same utterance (not at all, for that one)."""

    quoting: Quoting
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was said once: the longest quotation of it, and all of them, that one first, one source after another."""

    longest: Quoting
    variants: tuple[Variant, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(sorted({variant.quoting.speaker for variant in self.variants}))


def quotations(texts: Sequence[Text], claims: Claims, words: Mapping[str, str]) -> list[Quotation]:
    """The utterances that several sources quote. `words` are the texts themselves, by the IRIs of their sources."""
    spoken = [one for text in texts for one in quotings(text, claims.get(text.iri, ()), words[text.iri])]
    shapes = [wording(one.words(words[one.text.iri])) for one in spoken]
    group = list(range(len(spoken)))

    def root(node: int) -> int:
        while group[node] != node:
            group[node] = group[group[node]]
            node = group[node]
        return node

    for first, second in sorted(anchors(shapes, run=_RUN, sure=_RUN)):
        if spoken[first].text.iri != spoken[second].text.iri and _same(spoken[first], spoken[second], words):
            group[root(second)] = root(first)
    members: dict[int, list[Quoting]] = defaultdict(list)
    for number, one in enumerate(spoken):
        members[root(number)].append(one)
    return [_quotation(each, words) for each in members.values() if len({one.text.iri for one in each}) > 1]


def quotings(text: Text, claims: Sequence[Testimony], words: str) -> Iterator[Quoting]:
    """The quotations of a source: the parts of one, split by `he said` or a new paragraph, are joined."""
    parts: list[Testimony] = []
    for claim in (c for c in claims if c.quoted and c.statement):
        if parts and claim.end <= parts[-1].end:
            continue  # within another
        if parts and not (claim.speaker == parts[-1].speaker and _next(words[parts[-1].end : claim.start])):
            yield _joined(text, parts)
            parts = []
        parts.append(claim)
    if parts:
        yield _joined(text, parts)


def _next(between: str) -> bool:
    return len(between.split()) <= _TAG


def _joined(text: Text, parts: Sequence[Testimony]) -> Quoting:
    return Quoting(
        text,
        tuple((part.start, part.end) for part in parts),
        parts[0].speaker,
        tuple(part.claim for part in parts),
    )


def _same(first: Quoting, second: Quoting, words: Mapping[str, str]) -> bool:
    found = _align(first, second, words)
    length = min(len(one.words(words[one.text.iri]).split()) for one in (first, second))
    part, least = (_PART, _WORDS) if first.speaker == second.speaker else (_PART_OF_OTHERS, _WORDS_OF_OTHERS)
    return found.same >= max(least, part * length)


def _align(whole: Quoting, part: Quoting, words: Mapping[str, str]) -> Alignment:
    return align(words[whole.text.iri], whole.places, words[part.text.iri], part.places)


def _quotation(group: list[Quoting], words: Mapping[str, str]) -> Quotation:
    ordered = sorted(group, key=lambda one: (one.text.slug, one.places))
    longest = max(ordered, key=lambda one: sum(end - start for start, end in one.places))
    others = [one for one in ordered if one is not longest]
    return Quotation(longest, tuple(Variant(one, _align(longest, one, words)) for one in (longest, *others)))
