"""The whole way: sources in, a validated, stored graph out.

What is given is what the graph holds: a source that was held and is not given any more is withdrawn. But where
something cannot be read, that is said in one line, the rest goes on, and nothing is withdrawn: what the store held
stays, at its last readable text. Nothing at all is stored if a claim breaks a shape or lies out of place, or if the
reader itself fails. Until the new graph is whole and valid the one before stays as it is, also if the build is killed.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from ccgkg.ingest.batch.manifest import read_manifest
from ccgkg.ingest.claim import KINDS
from ccgkg.ingest.claim_files import read_claims
from ccgkg.ingest.collect import Collected, collect
from ccgkg.ingest.corrections import read_corrections, unmet
from ccgkg.ingest.graph.agents import one_name
from ccgkg.ingest.graph.iris import Iris
from ccgkg.ingest.graph.run import this_run
from ccgkg.ingest.intake import Intake, offers
from ccgkg.ingest.part import Reader
from ccgkg.ingest.source import Source
from ccgkg.ingest.tables.mapping_files import read_mappings
from ccgkg.ontology import BASE
from ccgkg.ontology.reference import reference_quads
from ccgkg.publish.parts import Made, make_all
from ccgkg.publish.report import BuildReport, SourceReport
from ccgkg.queries.agreement.verdicts import verdict_quads
from ccgkg.queries.origins.quads import origin_quads
from ccgkg.shapes.validate import Violation
from ccgkg.store import holdings, journal, loader, snapshots
from ccgkg.store.dataset import load
from ccgkg.store.holdings import NOTHING, Held
from ccgkg.store.home import Build, Home
from ccgkg.store.merge import merged

#: Called with how many sources are made and how many there are.
Progress = Callable[[int, int], None]

#: The names of parts and of what is noted of them. Nothing else is ever removed.
_PART = re.compile(r"[0-9a-f]{20}(\.[0-9a-f]{20})?\.(nq|json)")


def build(
    paths: Iterable[Path],
    out: Path,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    base: str = BASE,
    reader: Reader | None = None,
    claims: Iterable[Path] = (),
    corrections: Iterable[Path] = (),
    manifest: Path | None = None,
    mappings: Iterable[Path] = (),
    at: datetime | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Builds the graph of the sources in files, folders and archives, and stores it in the folder `out`.

    `workers` is the number of processes, by default one for each processor; an `executor` of another kind may take
    their place. A `manifest` names more files, and what is known of each. Every claim passes the gate: our own, those
    of the files `claims`, and those that the files `corrections` make. Tables are read by the known mappings, and
    before these by those of the files `mappings`. A `reader` takes the place of all that. `at` is the time that the
    journal gives. Raises StoreError where `out` cannot hold a graph or is in use, MappingError where a mapping cannot
    be used.
    """
    started = time.perf_counter()
    described = read_mappings(mappings)
    given = collect(paths, read_manifest(manifest) if manifest else None)
    home = Home(out)
    home.prepare()
    with home.locked():
        before = home.current()
        held = NOTHING
        if before:
            journal.take(home.journal, before.changes)  # where a kill came between
            held = holdings.read(before.sources)
        kept = _kept(home, given, held) if given.problems else []
        sources = sorted([*given.sources, *kept], key=lambda source: source.slug)
        files = tuple(read_claims(path) for path in claims)
        wishes = [read_corrections(path) for path in corrections]
        intake = Intake(offers(files), tuple(wish for found, _ in wishes for wish in found), described, base)
        made: list[Made] = []
        faults: list[str] = []
        for one in make_all(sources, home.parts, reader or intake, base, workers or os.cpu_count() or 1, executor):
            made.append(one) if isinstance(one, Made) else faults.append(one)
            if progress:
                progress(len(made) + len(faults), len(sources))
        violations = tuple(sorted(violation for one in made for violation in one.violations))
        triples, stored, changed = 0, False, False
        if made and not faults:
            draft = home.draft()
            try:
                after = Held.of(this_run().key, sources)
                triples, name, misplaced = _compose(draft, made, sources, after, base)
                violations += misplaced
                stored = not violations
                changed = stored and (before is None or before.folder.name != name)
                if changed:
                    journal.write(draft.changes, journal.changes(held, after, at or datetime.now(UTC)))
                    _store(home, draft, name, sources)
                    _forget(home, made)
            finally:
                home.discard(draft)
    made.sort(key=lambda one: one.part.source)
    problems = [
        *given.problems,
        *(line for file in files for line in file.problems),
        *(line for _, lines in wishes for line in lines),
    ]
    problems += _unplaced(intake, made, sources)
    problems += [line for one in made for line in one.part.faults]
    return BuildReport(
        sources=_by_source(sources, made),
        claims=_count(made),
        triples=triples,
        seconds=time.perf_counter() - started,
        stored=stored,
        changed=changed,
        violations=violations,
        refused=tuple(refusal for one in made for refusal in one.part.refused),
        problems=(*problems, *sorted(faults)),
        notes=(*given.notes, *(line for one in made for line in one.part.remarks)),
        kept=tuple(source.slug for source in kept),
    )


def _unplaced(intake: Intake, made: list[Made], sources: list[Source]) -> list[str]:
    """A line for each correction that could not be applied, and each claim of others on a source not given."""
    known = {source.slug for source in sources}
    failed = [line for one in made for line in one.part.problems]
    failed += unmet(intake.corrections, (place for one in made for place in one.part.used), failed)
    return failed + [
        f"{one.place}: {one.claim.source} is no source given" for one in intake.offered if one.claim.source not in known
    ]


def _kept(home: Home, given: Collected, held: Held) -> list[Source]:
    """The sources that the store holds and that were not given: none goes while something cannot be read."""
    slugs = {source.slug for source in given.sources}
    texts = ((holding, snapshots.read(home.texts, holding.sha256)) for holding in held.sources)
    return [holding.source(text) for holding, text in texts if text is not None and holding.slug not in slugs]


def _compose(
    draft: Build, made: list[Made], sources: list[Source], held: Held, base: str
) -> tuple[int, str, tuple[Violation, ...]]:
    """Writes the graph of a draft. Returns its number of triples, its name by content, and claims out of place."""
    reference = draft.folder / "reference.nq"
    reference.write_text(_reference(base), encoding="utf-8", newline="\n")
    parts = [one.part.path for one in made]
    verdicts = draft.folder / "verdicts.nq"
    verdicts.write_text(
        "".join(f"{line}\n" for line in verdict_quads(_lines(parts), Iris(base))), encoding="utf-8", newline="\n"
    )
    origins = draft.folder / "origins.nq"
    origins.write_text(
        "".join(f"{line}\n" for line in origin_quads(sources, _lines(parts), Iris(base))),
        encoding="utf-8",
        newline="\n",
    )
    files = sorted([reference, verdicts, origins, *parts])
    content = hashlib.sha256()
    hidden = f" <{base}graph/texts> .\n"
    triples = 0

    def written() -> Iterator[str]:
        nonlocal triples
        with (
            draft.graph.open("w", encoding="utf-8", newline="\n") as graph,
            draft.texts.open("w", encoding="utf-8", newline="\n") as texts,
        ):
            for line in one_name(merged(files, draft.folder)):
                (texts if line.endswith(hidden) else graph).write(line)
                content.update(line.encode("utf-8"))
                triples += 1
                yield line

    found = tuple(
        Violation("Loader", "graph", said.split(": ")[0], "", "", said, "Violation")
        for said in loader.misplaced(written(), base)
    )
    reference.unlink()
    verdicts.unlink()
    origins.unlink()
    holdings.write(draft.sources, held)
    content.update(draft.sources.read_bytes())
    return triples, content.hexdigest()[:20], found


def _lines(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        with file.open(encoding="utf-8", newline="\n") as lines:
            yield from lines


@lru_cache(maxsize=1)
def _reference(base: str) -> str:
    return "".join(f"{line}\n" for line in reference_quads(base))


def _store(home: Home, draft: Build, name: str, sources: list[Source]) -> None:
    """Loads a draft and makes it the graph that is asked, then says so in the journal."""
    load(draft.store, [draft.graph, draft.texts])
    for source in sources:
        snapshots.keep(home.texts, source.text)
    journal.take(home.journal, home.swap_in(draft, name).changes)


def _forget(home: Home, made: list[Made]) -> None:
    """Removes the parts that the stored graph is not made of."""
    used = {one.part.path.stem for one in made}
    for file in home.parts.iterdir():
        if _PART.fullmatch(file.name) and file.name.split(".")[0] not in used:
            file.unlink(missing_ok=True)


def _by_source(sources: list[Source], made: list[Made]) -> tuple[SourceReport, ...]:
    parts = {one.part.source: one.part for one in made}
    found = []
    for source in sources:
        part = parts.get(source.slug)
        media = source.original.media_type if source.original else "text/plain"
        found.append(
            SourceReport(source.slug, media, sum(part.claims.values()) if part else 0, len(part.refused) if part else 0)
        )
    return tuple(found)


def _count(made: list[Made]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in made:
        total.update(one.part.claims)
    return {kind: total[kind] for kind in KINDS}
