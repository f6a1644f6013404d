"""The pages that are of no one thing: home, search, lists, comparison, checks, the questions, about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ccgkg.ontology.register import load
from ccgkg.publish.family_picture import turns
from ccgkg.publish.site import schema_org
from ccgkg.publish.site.checked import beside, held, said, sums
from ccgkg.publish.site.edition import Edition
from ccgkg.publish.site.operations import by_mention, by_quantity
from ccgkg.publish.site.paging import Turn
from ccgkg.publish.site.press import Press
from ccgkg.publish.site.sayings import sayings
from ccgkg.publish.site.search import KINDS
from ccgkg.queries.ask import QueryError, Table, rows_of
from ccgkg.queries.catalogue import UnknownQuestion, question, questions
from ccgkg.queries.disagreement import disagreements
from ccgkg.queries.roll import roll

_COUNTS = {
    "claims": "?thing <https://w3id.org/ccgkg/def#asserts> ?said",
    "sources": "?thing a <https://w3id.org/ccgkg/def#Source>",
    "figures": "?thing a <https://w3id.org/ccgkg/def#Figure>",
    "ratings": "?thing a <https://w3id.org/ccgkg/def#Rating>",
    "statements": "?thing a <https://w3id.org/ccgkg/def#Finding>",
    "events": "?thing a <https://w3id.org/ccgkg/def#Event>",
}
#: Each property is read as a whole: from claim to claim it takes ten times as long.
_MEASURED = """SELECT ?measure (COUNT(DISTINCT ?claim) AS ?claims) WHERE {
  { SELECT * { ?claim <https://w3id.org/ccgkg/def#asserts> ?said } }
  { SELECT * { ?said <https://w3id.org/ccgkg/def#quantity> ?quantity } }
  { SELECT * { ?quantity <https://w3id.org/ccgkg/def#measure> ?measure } }
} GROUP BY ?measure ORDER BY DESC(?claims) ?measure"""
#: The lists of all things of a kind, by the last part of their address.
LISTS = {"sources": "source", "bodies": "body", "people": "person", "measures": "measure"}
#: The most code points of a search or a value that a page takes.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Overviews:
    press: Press

    def home(self, request: Request) -> Response:
        edition = self.press.edition
        counts = {noun: _count(edition, pattern) for noun, pattern in _COUNTS.items()}
        sources = sorted(edition.index.of_kind("source"), key=lambda entry: entry.day, reverse=True)
        return self.press.page(
            request,
            "home.html",
            edition,
            counts=counts,
            years=[(day.year, number) for day in turns(load()) if (number := len(load().open_on(day)))],
            measures=[one for one in _measures(edition) if not one["entry"].iri.endswith("/other")][:14],
            sources=sources[:8],
            disagreements=disagreements(edition.engine, most=6),
            compatible=disagreements(edition.engine, "compatible", most=6),
            schema=schema_org.home(edition, str(request.base_url).rstrip("/")),
        )

    def search(self, request: Request) -> Response:
        edition, asked = self.press.edition, request.query_params.get("q", "")[:_LONGEST].strip()
        try:
            answer = said(edition, asked, read=False) if any(letter.isdigit() for letter in asked) else None
        except ValueError:
            answer = None
        found = edition.index.find(asked)
        turn = Turn.of(request)
        part, total = by_mention(answer, turn.number) if answer else (None, 0)
        claims = [mention.claim for quantity in part.quantities for mention in quantity.mentions] if part else []
        return self.press.page(
            request, "search.html", edition, asked=asked, answer=part, voices=total, found=found, headings=KINDS,
            told={one.claim: one for one in sayings(edition, claims)}, pages=turn.to(total),
        )  # fmt: skip

    def listing(self, request: Request) -> Response:
        edition, kind = self.press.edition, request.url.path.strip("/")
        entries = edition.index.of_kind(LISTS[kind])
        if kind == "sources":
            entries = tuple(sorted(entries, key=lambda entry: entry.day, reverse=True))
        told = dict(_measures_by_path(edition)) if kind == "measures" else {}
        pages = Turn.of(request).to(len(entries))
        return self.press.page(
            request, "list.html", edition, title=KINDS[LISTS[kind]], kind=kind, entries=entries[pages.part], told=told,
            pages=pages, total=len(entries),
        )  # fmt: skip

    def register(self, request: Request) -> Response:
        edition, asked = self.press.edition, request.query_params.get("as_of", "")[:20]
        day, wrong = None, ""
        if asked:
            try:
                day = date.fromisoformat(asked)
            except ValueError:
                wrong = "That is no day; write it as 2016-07-21."
        return self.press.page(request, "register.html", edition, day=day, wrong=wrong, as_of=asked, entries=roll(day))

    def compared(self, request: Request) -> Response:
        edition, answer, turn = self.press.edition, beside(self.press.edition), Turn.of(request)
        part, total = by_quantity(answer, turn.number)
        return self.press.page(
            request,
            "compare.html",
            edition,
            answer=part,
            pages=turn.to(total),
            contradictions=len(answer.disagreements),
        )

    def checks(self, request: Request) -> Response:
        edition = self.press.edition
        pages = Turn.of(request).to(max(len(sums(edition)), len(held(edition))))
        return self.press.page(
            request,
            "checks.html",
            edition,
            sums=sorted(sums(edition), key=lambda one: one.verdict != "inconsistent")[pages.part],
            held=sorted(held(edition), key=lambda one: one.verdict != "disagrees")[pages.part],
            pages=pages,
            summed=Counter(one.verdict for one in sums(edition)),
            tallied=Counter(one.verdict for one in held(edition)),
        )

    def asked(self, request: Request) -> Response:
        return self.press.page(request, "questions.html", self.press.edition, questions=list(questions().values()))

    def question(self, request: Request) -> Response:
        edition, name = self.press.edition, str(request.path_params["name"])
        try:
            one = question(name)
        except UnknownQuestion:
            return self.press.missing(request, "No question has that name.")
        given = {p.name: request.query_params.get(p.name, p.plain)[:_LONGEST] for p in one.parameters}
        answer, wrong, text = Table((), ()), "", one.text
        try:
            text = one.with_values(given)
            answer = rows_of(edition.engine(text))
        except (ValueError, QueryError) as error:
            wrong = str(error)
        pages = Turn.of(request).to(len(answer.rows))
        return self.press.page(
            request, "question.html", edition, question=one, given=given, columns=answer.columns,
            rows=answer.rows[pages.part], total=len(answer.rows), wrong=wrong, pages=pages, text=text,
        )  # fmt: skip

    def about(self, request: Request) -> Response:
        edition = self.press.edition
        schema = schema_org.dataset(edition, str(request.base_url).rstrip("/"))
        return self.press.page(request, "about.html", edition, schema=schema)


def _count(edition: Edition, pattern: str) -> int:
    row = rows_of(edition.engine(f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {pattern} }}")).rows[0]
    return int(row[0] or 0)


def _measures(edition: Edition) -> list[dict[str, Any]]:
    """The measures that figures are given for, those with most claims first."""
    named = {entry.iri: entry for entry in edition.index.of_kind("measure")}
    rows = rows_of(edition.engine(_MEASURED)).rows
    return [{"entry": named[str(iri)], "claims": claims} for iri, claims in rows if str(iri) in named]


def _measures_by_path(edition: Edition) -> list[tuple[str, Any]]:
    return [(one["entry"].path, one["claims"]) for one in _measures(edition)]
