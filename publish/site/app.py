"""The site as an ASGI application."""

from __future__ import annotations

import atexit
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import as_file, files
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from ccgkg.publish.site.api import Api
from ccgkg.publish.site.desk import Desk
from ccgkg.publish.site.downloads import Downloads
from ccgkg.publish.site.edition import Editions
from ccgkg.publish.site.headers import Headers
from ccgkg.publish.site.linked import Linked
from ccgkg.publish.site.overviews import LISTS, Overviews
from ccgkg.publish.site.paging import NoSuchPage
from ccgkg.publish.site.pictures import Pictures
from ccgkg.publish.site.press import Press
from ccgkg.publish.site.settings import Settings
from ccgkg.publish.site.shelf import Shelf
from ccgkg.publish.site.terms import Terms
from ccgkg.publish.site.workshop import Workshop
from ccgkg.publish.sparql.endpoint import Endpoint
from ccgkg.publish.sparql.limits import PRIVATE, Limits


def site(settings: Settings, limits: Limits | None = None) -> Starlette:
    """The application; with `limits` it has a SPARQL endpoint, whose workers end with this process, and its pages may
    take as long as a query; without, as long as a query of one's own.

    Raises StoreError where there is no graph in the folder.
    """
    press = Press(Editions(settings), sparql=limits is not None)
    overviews, linked, pictures = Overviews(press), Linked(press), Pictures(press)
    api, downloads = Api(press), Downloads(press, settings)
    desk = Desk(press, limits) if limits else None
    endpoint = Endpoint(settings.graph, limits, desk.page) if limits and desk else None
    allowed = limits or PRIVATE
    workshop = Workshop(allowed.seconds, allowed.retry_after, lambda: press.edition.id)
    with as_file(files("ccgkg.publish.site").joinpath("static")) as folder:
        static = StaticFiles(directory=folder)
    routes: list[BaseRoute] = [
        *(endpoint.routes() if endpoint else ()),
        *(desk.routes(endpoint.ask) if desk and endpoint else ()),
        Route("/", overviews.home),
        Route("/search", overviews.search),
        *(Route(f"/{kind}", overviews.listing) for kind in LISTS),
        Route("/register", overviews.register),
        Route("/compare", overviews.compared),
        Route("/checks", overviews.checks),
        Route("/questions", overviews.asked),
        Route("/questions/{name}", overviews.question),
        Route("/about", overviews.about),
        Route("/id/{name:path}", linked.thing),
        Route("/code/{name:path}", linked.thing),
        Route("/page/{name:path}", linked.page),
        Route("/data/{name:path}", linked.data),
        Route("/picture/history.svg", pictures.history),
        Route("/picture/lineage/{code}.svg", pictures.lineage),
        Route("/picture/measure/{slug}/{unit}.svg", pictures.chart),
        *api.routes(),
        *Terms(press).routes(),
        *downloads.routes(),
        Mount("/static", static),
        # Under another name IRIs may have another path.
        Route(f"{urlsplit(settings.base).path}{{name:path}}", linked.thing),
    ]

    def missing(request: Request, _: Exception) -> Response:
        return press.missing(request, "There is no such page.")

    def turned_too_far(request: Request, _: Exception) -> Response:
        return press.missing(request, "There is no such page of it.")

    def broken(request: Request, _: Exception) -> Response:
        return Response("The site has a fault.\n", 500, media_type="text/plain")

    def refused(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, HTTPException)
        if fault.status_code == 404:
            return missing(request, fault)
        return Response(f"{fault.detail}\n", fault.status_code, dict(fault.headers or {}), "text/plain")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        # What else needs a thread: the desk, files. Pages have those of the workshop.
        to_thread.current_default_thread_limiter().total_tokens = max(2, os.cpu_count() or 1)
        yield
        if endpoint:
            endpoint.close()

    if endpoint:
        atexit.register(endpoint.close)  # where no lifespan is run
    return Starlette(
        routes=[workshop.timed(route) for route in routes],
        middleware=[Middleware(Shelf, edition=lambda: press.edition.id, aside=("/sparql",)), Middleware(Headers)],
        exception_handlers={HTTPException: refused, NoSuchPage: turned_too_far, Exception: broken},
        lifespan=lifespan,
    )
