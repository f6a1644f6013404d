"""The API: the answers of the command line as JSON, by the same functions; its OpenAPI document, and its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ccgkg.publish.site import paging
from ccgkg.publish.site.openapi import document
from ccgkg.publish.site.operations import OPERATIONS, Operation
from ccgkg.publish.site.press import Press
from ccgkg.publish.site.reply import reply_json


@dataclass(frozen=True, slots=True)
class Api:
    press: Press

    def routes(self) -> list[Route]:
        return [
            Route("/api", self.page),
            Route("/api/openapi.json", self.document),
            *(Route(one.path, self._answering(one)) for one in OPERATIONS),
        ]

    def page(self, request: Request) -> Response:
        """The same as the document, for people."""
        told = document(str(request.base_url))
        return self.press.page(request, "api.html", self.press.edition, operations=OPERATIONS, told=told)

    def document(self, request: Request) -> Response:
        return reply_json(request, document(str(request.base_url)))

    def _answering(self, operation: Operation) -> Callable[[Request], Response]:
        """Answers with 400 where a parameter is wrong and 404 where nothing is there, and says so in JSON."""

        def endpoint(request: Request) -> Response:
            try:
                given = operation.read(dict(request.query_params))
                number = paging.asked(request) if operation.part else 1
                answer = operation.answer(self.press.edition, given)
                if operation.part is None:
                    return reply_json(request, said(answer))
                part, total = operation.part(answer, number)
                pages = paging.pages(request, total, number)
            except LookupError as error:
                return reply_json(request, {"error": str(error)}, 404)
            except ValueError as error:
                return reply_json(request, {"error": str(error)}, 400)
            return reply_json(request, said(part), headers=_counted(pages))

        return endpoint


def _counted(pages: paging.Pages) -> dict[str, str]:
    header = pages.header()
    return {"X-Total-Count": str(pages.total)} | ({"Link": header} if header else {})


def said(answer: Any) -> Any:
    """An answer as JSON has it."""
    if hasattr(answer, "to_json"):
        return answer.to_json()
    if is_dataclass(answer) and not isinstance(answer, type):
        return asdict(answer)
    if isinstance(answer, dict):
        return {key: said(value) for key, value in answer.items()}
    if isinstance(answer, list):
        return [said(one) for one in answer]
    return answer
