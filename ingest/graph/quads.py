"""Claims as RDF: the lines of N-Quads of one source, in the graphs that the model gives them.

The source's own graph has the source, its spans and its claims; `content` has what they say; `texts` has the words that
are not to leave the machine; `view` has plain direct triples of what is actual and no hearsay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ccgkg.ingest.amendment import Amendment
from ccgkg.ingest.claim import Claim, Figure, Role, Statement, in_order, number
from ccgkg.ingest.edtf import bounds
from ccgkg.ingest.graph.agents import capacity, describe, one_name, publisher
from ccgkg.ingest.graph.amendments import amendment_iri, describe_amendment
from ccgkg.ingest.graph.concepts import concept
from ccgkg.ingest.graph.disclosure import Shown, brief, disclose
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.populations import period
from ccgkg.ingest.graph.posts import shared_posts
from ccgkg.ingest.graph.propositions import finding, opening, proposition
from ccgkg.ingest.graph.run import Run, describe_run, run_iri, this_run
from ccgkg.ingest.graph.spans import TEXTS, span
from ccgkg.ingest.graph.terms import CCG, DCTERMS, FOAF, PROV, address, day, integer, iri, line, text, typed
from ccgkg.ingest.graph.voices import voices
from ccgkg.ingest.source import Source
from ccgkg.ontology import BASE

CLASSES = {
    "figure": CCG.FigureClaim,
    "rating": CCG.RatingClaim,
    "statement": CCG.StatementClaim,
    "change": CCG.ChangeClaim,
    "intervention": CCG.InterventionClaim,
    "role": CCG.RoleClaim,
}


def quads(
    source: Source,
    claims: Sequence[Claim],
    *,
    base: str = BASE,
    run: Run | None = None,
    dropped: Sequence[Amendment] = (),
) -> Iterator[str]:
    """The quads of a source and its claims as lines of N-Quads without line ends, sorted, each once.

    `dropped` are the corrections that took claims away, of which nothing else is told.
    Claims without `id` are numbered; a link to a claim that is not among them is left out. Raises ValueError, naming
    the claim, where one does not fit its source or a key has no meaning.
    """
    iris = Iris(base)
    if not all(claim.id for claim in claims):
        claims = number(in_order(claims), base)
    yield from one_name(sorted({*_lines(source, claims, iris, run or this_run()), *_dropped(dropped, source, iris)}))


def _lines(source: Source, claims: Sequence[Claim], iris: Iris, run: Run) -> Iterator[str]:
    sha256 = source.sha256
    yield from describe_source(source, sha256, iris)
    yield from describe_run(run, iris, iris.graph("content"))
    node = run_iri(run, iris)
    shown = _disclosed(source, claims)
    headings = _headings(source, claims)
    for place, sight in shown.items():
        yield from span(source, sha256, *place, sight, iris, headings.get(place))
    ids = {claim.id for claim in claims}
    for claim in claims:
        try:
            yield from _claim(claim, source, sha256, iris, node, shown[claim.start, claim.end])
            if isinstance(claim, Figure) and claim.restates in ids and claim.restates != claim.id:
                yield line(claim.id, CCG.restates, iri(claim.restates), iris.source_graph(source.slug))
        except ValueError as error:
            raise ValueError(f"{claim.source}:{claim.start}-{claim.end}: {claim.kind}: {error}") from None
    yield from shared_posts(claims, iris)


def _dropped(dropped: Sequence[Amendment], source: Source, iris: Iris) -> Iterator[str]:
    for amendment in dropped:
        yield from describe_amendment(amendment, source.slug, iris)


def describe_source(source: Source, sha256: str, iris: Iris) -> Iterator[str]:
    """The lines of a source, its text (a hash, no words) and its publisher."""
    graph, content = iris.source_graph(source.slug), iris.graph("content")
    node, snapshot, outlet = iris.source(source.slug), iris.text(sha256), publisher(source)
    yield typed(node, CCG.Source, graph)
    yield line(node, DCTERMS.identifier, text(source.slug), graph)
    yield line(node, DCTERMS.publisher, iri(iris.agent(outlet)), graph)
    yield from describe(outlet, iris, content, name=brief(source.publisher) if source.publisher else None)
    if source.title:
        yield line(node, DCTERMS.title, text(brief(source.title), "en"), graph)
    if source.published:
        published = period(source.published, iris, content)
        yield line(node, CCG.published, iri(published.iri), graph)
        yield from published.lines
        if issued := _single_day(source.published):
            yield line(node, DCTERMS.issued, day(issued), graph)
    if page := address(source.url or ""):
        yield line(node, FOAF.page, iri(page), graph)
    yield typed(snapshot, CCG.SourceText, graph)
    yield line(snapshot, CCG.sha256, text(sha256), graph)
    yield line(snapshot, CCG.length, integer(len(source.text)), graph)
    yield line(snapshot, DCTERMS.isVersionOf, iri(node), graph)
    if source.original:
        file = iris.file(source.original.sha256)
        yield line(snapshot, PROV.wasDerivedFrom, iri(file), graph)
        yield line(snapshot, CCG.readBy, text(source.original.reader), graph)
        yield typed(file, CCG.OriginalFile, graph)
        yield line(file, CCG.sha256, text(source.original.sha256), graph)
        yield line(file, DCTERMS.format, text(source.original.media_type), graph)


def _headings(source: Source, claims: Sequence[Claim]) -> dict[tuple[int, int], str]:
    """The headings of the columns of a table in which claims stand, by the places of these."""
    return {
        (claim.start, claim.end): brief(source.text[one.start : one.end])
        for claim in claims
        for one in claim.evidence
        if one.key == "heading"
    }


def _single_day(published: str) -> date | None:
    first, last = bounds(published)
    return first if first == last else None


def _disclosed(source: Source, claims: Sequence[Claim]) -> dict[tuple[int, int], Shown]:
    """The spans of the claims, in order, with what may be shown of each. Raises ValueError where one does not read
    back."""
    carriers, sayings, labels = [], [], []
    for claim in claims:
        place = (claim.start, claim.end)
        if claim.source != source.slug or not claim.exact or source.text[slice(*place)] != claim.exact:
            raise ValueError(f"{claim.source}:{claim.start}-{claim.end}: {claim.kind}: its words do not stand there")
        if isinstance(claim, Statement):
            sayings.append(place)
            labels.append((claim.start, claim.start + len(opening(claim.exact))))
        else:
            carriers.append(place)
    shown = disclose(source.text, [*carriers, *labels], sayings)
    return {place: shown[place] for place in sorted({*carriers, *sayings})}


def _claim(claim: Claim, source: Source, sha256: str, iris: Iris, run: str, shown: Shown) -> Iterator[str]:
    graph, content = iris.source_graph(source.slug), iris.graph("content")
    status, part = iri(concept("status", claim.status).iri), iri(iris.source(source.slug))
    place = iri(iris.span(sha256, claim.start, claim.end))
    said = proposition(claim, iris, content)
    yield from said.lines
    outer: str | None = None
    for voice in voices(claim, source, iris):
        node = voice.claim
        if voice.slug is not None:
            yield from describe(voice.slug, iris, content, name=_name(claim, voice.slug))
        yield typed(node, CCG.Claim, graph)
        yield line(node, DCTERMS.isPartOf, part, graph)
        yield line(node, PROV.wasDerivedFrom, place, graph)
        yield line(node, PROV.wasAttributedTo, iri(voice.agent), graph)
        yield line(node, CCG.mode, iri(concept("mode", voice.mode).iri), graph)
        yield line(node, CCG.status, status, graph)
        yield line(node, PROV.wasGeneratedBy, iri(run), graph)
        if claim.rule:
            yield line(node, CCG.rule, text(brief(claim.rule)), graph)
        if outer:
            yield line(outer, CCG.reports, iri(node), graph)
        outer = node
    yield typed(claim.id, CLASSES[claim.kind], graph)
    yield line(claim.id, CCG.asserts, iri(said.iri), graph)
    for amendment in claim.amended:
        yield line(claim.id, PROV.wasInfluencedBy, iri(amendment_iri(amendment, source.slug, iris)), graph)
        yield from describe_amendment(amendment, source.slug, iris)
    if claim.status == "actual" and claim.mode != "hearsay":
        yield line(said.iri, CCG.backedBy, iri(claim.id), iris.graph("view"))
        for thing in said.about:
            yield line(thing, CCG.describedBy, iri(said.iri), iris.graph("view"))
    for reason in sorted({e.reason for e in claim.evidence if e.key in ("period", "effective") and e.reason}):
        yield line(claim.id, CCG.inferredPeriod, text(brief(reason)), graph)
    if isinstance(claim, Statement):
        yield line(claim.id, CCG.nameText, text(brief(claim.speaker_name)), graph)
        if claim.role:
            yield line(claim.id, CCG.roleText, text(brief(claim.role)), graph)
        yield from _statement(claim, source, shown, iris)
    elif isinstance(claim, Role):
        yield line(claim.id, CCG.nameText, text(brief(claim.person_name)), graph)


def _statement(claim: Statement, source: Source, shown: Shown, iris: Iris) -> Iterator[str]:
    """What a statement has more: its words, and the capacity in which its speaker spoke."""
    graph, content = iris.source_graph(source.slug), iris.graph("content")
    words = graph if shown.words else iris.graph(TEXTS)
    yield line(finding(claim, iris), CCG.words, text(claim.exact), words)
    if claim.role and claim.org and claim.speaker.startswith("person/"):
        published = bounds(source.published)[0] if source.published else None
        membership, lines = capacity(claim.speaker, claim.org, brief(claim.role), published, iris, content)
        yield line(claim.id, CCG.inCapacity, iri(membership), graph)
        yield from describe(claim.org, iris, content)
        yield from lines


def _name(claim: Claim, slug: str) -> str | None:
    """The name that a claim itself gives to a person."""
    if isinstance(claim, Statement) and claim.speaker == slug:
        return brief(claim.speaker_name)
    if isinstance(claim, Role) and claim.person == slug:
        return brief(claim.person_name)
    return None
