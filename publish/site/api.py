"""The API: the answers of the command line as JSON, by the same functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ccgkg.ontology.naming import resolve
from ccgkg.publish.site.checked import held, sums
from ccgkg.publish.site.press import Press
from ccgkg.publish.site.reply import reply_json
from ccgkg.queries.agreement import finding, reckoning
from ccgkg.queries.compare import compare, read_period
from ccgkg.queries.lineage import described, lineage, standing
from ccgkg.queries.roll import roll
from ccgkg.queries.why import why

#: The most code points of a parameter.
_LONGEST = 300


class NotFound(LookupError):
    """What was asked for is not there. The message is one line."""


@dataclass(frozen=True, slots=True)
class Api:
    press: Press

    def routes(self) -> list[Route]:
        answers = (self.why, self.compare, self.check, self.register, self.lineage)
        return [Route(f"/api/{one.__name__}", _answering(one)) for one in answers]

    def why(self, given: dict[str, str]) -> Any:
        """Who says a `figure`, where exactly, on whose word."""
        if not given.get("figure"):
            raise ValueError("figure: is missing; write it like 'figure=£213m'")
        edition = self.press.edition
        return why(edition.engine, given["figure"], edition.texts).to_json()

    def compare(self, given: dict[str, str]) -> Any:
        """What sources give for a `measure` in a `period`, each optional, and how it stands together."""
        period = read_period(given["period"]) if given.get("period") else None
        return compare(self.press.edition.engine, given.get("measure") or None, period).to_json()

    def check(self, given: dict[str, str]) -> Any:
        """The published arithmetic; with `against=register` what the register says to it."""
        edition, against = self.press.edition, given.get("against", "")
        if against not in ("", "register"):
            raise ValueError(f"against: {against!r} is not 'register'")
        if against:
            findings = held(edition)
            tally = Counter(one.verdict for one in findings)
            counts = {verdict: tally[verdict] for verdict in finding.VERDICTS}
            return {"against": against, "counts": counts, "findings": [one.to_json() for one in findings]}
        found = sums(edition)
        told = Counter(one.verdict for one in found)
        done = {verdict: told[verdict] for verdict in reckoning.VERDICTS}
        return {"counts": done, "checks": [one.to_json() for one in found]}

    def register(self, given: dict[str, str]) -> Any:
        """The CCGs open on the day `as_of`; without it all there ever were."""
        return [entry._asdict() for entry in roll(_day(given, "as_of"))]

    def lineage(self, given: dict[str, str]) -> Any:
        """What the CCG of a `name` (of the day `as_of`) came of and became; with `to` what stood for it on that day."""
        if not given.get("name"):
            raise ValueError("name: is missing; write it like 'name=10G'")
        found = resolve(given["name"], _day(given, "as_of"))
        if found.body is None:
            raise NotFound(found.words)
        to = _day(given, "to")
        answer: dict[str, Any] = {"asked": found.asked, "resolved": {"by": found.how, "description": found.words}}
        answer |= lineage(found.body).to_json()
        if to:
            answer |= {"to": to.isoformat(), "became": [described(one) for one in standing(found.body, to)]}
        return answer


def _answering(answer: Callable[[dict[str, str]], Any]) -> Callable[[Request], Response]:
    """Answers with 400 where a parameter is wrong and 404 where nothing is there, and says so in JSON."""

    def endpoint(request: Request) -> Response:
        given = {name: value[:_LONGEST].strip() for name, value in request.query_params.items()}
        try:
            return reply_json(request, answer(given))
        except NotFound as error:
            return reply_json(request, {"error": str(error)}, 404)
        except ValueError as error:
            return reply_json(request, {"error": str(error)}, 400)

    return endpoint


def _day(given: dict[str, str], name: str) -> date | None:
    if not given.get(name):
        return None
    try:
        return date.fromisoformat(given[name])
    except ValueError:
        raise ValueError(f"{name}: {given[name]!r} is no day; write it as 2016-07-21") from None
