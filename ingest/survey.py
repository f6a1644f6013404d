"""All that a text holds, found once: its bodies, times, people, voices and numbers, and what its rules read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccgkg.ingest.bodies.bodies import Bodies
from ccgkg.ingest.bodies.finding import find_bodies
from ccgkg.ingest.claim import Claim
from ccgkg.ingest.events.changes import find_changes
from ccgkg.ingest.events.interventions.interventions import find_interventions
from ccgkg.ingest.figures.figures import find_figures
from ccgkg.ingest.numbers.numbers import Number, Skipped, find_numbers
from ccgkg.ingest.ratings.ratings import find_ratings
from ccgkg.ingest.source import Source
from ccgkg.ingest.speech.attribution import Voices
from ccgkg.ingest.speech.people.people import People, find_people
from ccgkg.ingest.speech.roles.roles import Capacities, find_capacities, find_roles
from ccgkg.ingest.speech.statements import find_statements
from ccgkg.ingest.text.document import Document, prepare
from ccgkg.ingest.text.quotations import Quotations
from ccgkg.ingest.times.periods import Periods, find_periods


@dataclass(frozen=True, slots=True)
class Survey:
    """`told` are the claims that the rules make of the text, by kind, with no ids and before anyone is credited."""

    doc: Document
    bodies: Bodies
    periods: Periods
    people: People
    capacities: Capacities
    quotations: Quotations
    voices: Voices
    numbers: tuple[Number, ...]
    skipped: tuple[Skipped, ...]
    told: Mapping[str, tuple[Claim, ...]]


def survey(source: Source) -> Survey:
    doc = prepare(source)
    bodies = find_bodies(doc)
    periods = find_periods(doc)
    people = find_people(doc, bodies)
    capacities = find_capacities(doc, bodies, people)
    statements, voices = find_statements(doc, bodies, people, capacities, doc.quotations)
    changes = find_changes(doc, bodies, periods)
    numbers, skipped = find_numbers(
        doc, periods.covered, frozenset(t for m in bodies.mentions for t in range(m.first, m.last))
    )
    interventions = tuple(find_interventions(doc, bodies, periods, statements))
    told: dict[str, tuple[Claim, ...]] = {
        "figure": tuple(find_figures(doc, numbers, bodies, periods, changes, statements, interventions)),
        "rating": tuple(find_ratings(doc, bodies, periods, statements)),
        "intervention": interventions,
        "change": tuple(changes),
        "role": tuple(find_roles(doc, capacities, periods)),
        "statement": tuple(statements),
    }
    return Survey(
        doc, bodies, periods, people, capacities, doc.quotations, voices, tuple(numbers), tuple(skipped), told
    )
