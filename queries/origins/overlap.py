"""What two sources share, of which kind it is, and who had it from whom: from their words, credits and dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.agents import name_of, publisher
from ccgkg.ingest.graph.iris import UNKNOWN_PUBLISHER, Iris, agent_slug
from ccgkg.ingest.source import Source
from ccgkg.ingest.tables.grid import is_table
from ccgkg.queries.origins.credits import byline, credited_near, opens_with
from ccgkg.queries.origins.fingerprints import anchors
from ccgkg.queries.origins.origin import Kind
from ccgkg.queries.origins.passages import Passage, covered, passages
from ccgkg.queries.origins.testimony import Testimony
from ccgkg.queries.origins.wording import Wording, wording

#: A copy shares so great a part of the shorter text, and so many words that no one is quoted with.
_COPY_PART, _COPY_WORDS = 0.2, 40
#: A quotation is in common where so great a part of the shared words is quoted.
_QUOTED_PART = 0.6

#: The claims of each source, by its IRI, in order.
Claims = Mapping[str, Sequence[Testimony]]


@dataclass(frozen=True, slots=True)
class Text:
    """A source with its words. `outlet` is who publishes it, or the source itself where that is not known."""

    iri: str
    slug: str
    name: str
    outlet: str
    sha256: str
    words: Wording
    days: tuple[date | None, date | None]
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share. `first` was published no later than `second`, as far as one knows.

    `copied_from` is the one of the two that the other had it from, `credited` the IRI of the third that both had it
    from; where neither is known, both are None.
    """

    first: Text
    second: Text
    kind: Kind
    passages: tuple[Passage, ...]
    same: int
    reason: str
    copied_from: Text | None = None
    credited: str | None = None

    def places(self, text: Text) -> list[tuple[int, int]]:
        """Where the shared words stand in one of the two, in code points."""
        return [text.words.place(*_side(passage, text is self.first)) for passage in self.passages]


def texts_of(sources: Sequence[Source], iris: Iris) -> list[Text]:
    """The texts of sources, in the order of their dates: those whose last day is first, those of no date at the end.

    A table has no words here: that two give the same values in the same order is no sign that one copied the other.
    """
    texts = []
    for source in sources:
        slug = publisher(source)
        node = iris.source(source.slug)
        named = slug != UNKNOWN_PUBLISHER
        texts.append(
            Text(
                node,
                source.slug,
                source.publisher or source.slug,
                iris.agent(slug) if named else node,
                source.sha256,
                wording("" if is_table(source) else source.text),
                bounds(source.published) if source.published else (None, None),
                byline(source.text),
            )
        )
    return sorted(texts, key=lambda text: (text.days[1] or date.max, text.days[0] or date.max, text.slug))


def overlaps(texts: Sequence[Text], claims: Claims) -> list[Overlap]:
    """The overlaps between texts of different publishers. `texts` are in the order of their dates.

    What one publisher prints again is no other origin, and much of it is furniture. Of many texts that share one
    passage each is held against the first and the one before it, so that the work grows with the words.
    """
    found = []
    for (one, other), places in sorted(anchors([text.words for text in texts]).items()):
        first, second = texts[one], texts[other]
        if first.outlet == second.outlet or first.sha256 == second.sha256 and first.slug == second.slug:
            continue
        if shared := passages(first.words, second.words, places):
            found.append(_overlap(first, second, shared, claims))
    return found


def _overlap(first: Text, second: Text, shared: list[Passage], claims: Claims) -> Overlap:
    same = sum(passage.same for passage in shared)
    shorter = first if len(first.words) < len(second.words) else second
    part = covered(_side(p, shorter is first) for p in shared) / len(shorter.words)
    kind: Kind = "passage"
    quoted = min(_quoted(text, shared, text is first, claims) for text in (first, second))
    if part >= _COPY_PART and same - quoted >= _COPY_WORDS:
        kind = "copy"
    elif quoted >= _QUOTED_PART * same:
        kind = "quotation"
    bare = Overlap(first, second, kind, tuple(shared), same, "")
    copied_from, credited, why = _direction(bare, claims)
    many = "passage" if len(shared) == 1 else "passages"
    told = {"copy": "words", "quotation": "words, those of a quotation,", "passage": "words"}[kind]
    reason = (
        f"{first.name} and {second.name} share {same} {told} in {len(shared)} {many} "
        f"({part:.0%} of what {shorter.name} has); {why}"
    )
    return Overlap(first, second, kind, tuple(shared), same, reason, copied_from, credited)


def _direction(overlap: Overlap, claims: Claims) -> tuple[Text | None, str | None, str]:
    """Who had the words from whom: the source that is copied, or whom both credit; and why, in words."""
    first, second = overlap.first, overlap.second
    near = {text.iri: credited_near(claims.get(text.iri, ()), overlap.places(text)) for text in (first, second)}
    for credited, crediting in ((first, second), (second, first)):
        if near[crediting.iri][credited.outlet]:
            return credited, None, f"{crediting.name} credits {credited.name}"
    for text in (first, second):
        if opening := opens_with(claims.get(text.iri, ())):
            near[text.iri][opening] += not near[text.iri][opening]
    both = near[first.iri] & near[second.iri]
    if both:
        agent = min(both, key=lambda each: (-both[each], -near[first.iri][each] - near[second.iri][each], each))
        return None, agent, f"credited by both: {name_of(agent_slug(agent))}"
    if marked := next((text for text in (first, second) if text.byline), None):
        return None, None, f"{marked.name} is marked “{marked.byline}”"
    if first.days[1] and second.days[0] and first.days[1] < second.days[0]:
        return first, None, f"{first.name} was published before, on {first.days[1].isoformat()} at the latest"
    return None, None, "which of them had it first is not known"


def _side(passage: Passage, first: bool) -> tuple[int, int]:
    return (passage.first, passage.first_end) if first else (passage.second, passage.second_end)


def _quoted(text: Text, shared: Sequence[Passage], first: bool, claims: Claims) -> int:
    """How many of the shared words stand in quotations."""
    quotes = [(claim.start, claim.end) for claim in claims.get(text.iri, ()) if claim.quoted]
    if not quotes:
        return 0
    total = 0
    for passage in shared:
        at, end = _side(passage, first)
        inside = {n for n in range(at, end) for start, last in quotes if start <= text.words.starts[n] < last}
        total += len(inside)
    return total
