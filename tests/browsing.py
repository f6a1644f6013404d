"""The site as a browser meets it: `ccgkg serve` on loopback, Debian's Chromium, and what goes wrong unseen."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit

#: Set to `required`, as CI does, a test that finds no browser fails; else it is skipped.
DEMAND = "CCGKG_BROWSER"
CCGKG = Path(sys.executable).with_name("ccgkg")
#: No request but those of the pages themselves.
QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK, PHONE = (1280, 900), (360, 740)
#: How long a page may take on a busy machine, in milliseconds.
PATIENCE = 30_000

#: A page of each kind, by its address or by where to find the first of its links.
KINDS = {
    "home": "/",
    "search": "/search?q=overspend",
    "search for a figure": "/search?q=%C2%A3213m",
    "search in vain": "/search?q=zzzz",
    "measures": "/measures",
    "bodies": "/bodies",
    "people": "/people",
    "sources": "/sources",
    "register": "/register?as_of=2018-04-01",
    "comparison": "/compare",
    "checks": "/checks",
    "questions": "/questions",
    "a question": "/questions/overspend-sources",
    "a question with values": "/questions/about-one-ccg?ccg=15C",
    "about": "/about",
    "terms": "/def",
    "API": "/api",
    "SPARQL": "/sparql",
    "a CCG": "/page/org/15C",
    "a CCG that is rated": "/page/org/06F",
    "a body": "/page/org/nao",
    "a source": "/page/source/nao-review-2018",
    "a person": "/page/person/amyas-morse",
    "a measure": "/page/code/measure/overspending-ccgs",
    "a quantity": ("/page/code/measure/overspending-ccgs", "/page/quantity/"),
    "a figure": ("/search?q=%C2%A3213m", "/page/figure/"),
    "a rating": ("/page/source/ratings-2015-16", "/page/rating/"),
    "a statement": ("/page/source/nao-review-2018", "/page/finding/"),
    "a change": ("/page/source/mergers-2018-2019", "/page/change/"),
    "an intervention": ("/page/source/ratings-2015-16", "/page/intervention/"),
    "a role": ("/page/source/nao-review-2018", "/page/role-holding/"),
    "a claim": ("/page/source/nao-review-2018", "/page/claim/"),
    "a thing of the graph": "/page/code/unit/GBP",
    "no such page": "/nowhere",
}  # fmt: skip


def chromium() -> str | None:
    """The browser of this machine."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def lacking() -> str:
    """What is missing before a test can browse, or nothing."""
    try:
        import axe_playwright_python  # noqa: F401
        import playwright  # noqa: F401
    except ImportError as error:
        return f"{error.name} is not installed: pip install -e '.[browser]'"
    return "" if chromium() else "there is no Chromium on this machine: apt-get install chromium"


def demanded() -> bool:
    return os.environ.get(DEMAND) == "required"


@contextmanager
def opened() -> Iterator[Any]:
    """Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    alone = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *alone])
        yield browser
        browser.close()


def expect(what: Any) -> Any:
    """Playwright's assertions on a part of a page, which wait for what is yet to be loaded or laid out."""
    from playwright.sync_api import expect as awaited

    awaited.set_options(timeout=PATIENCE)
    return awaited(what)


def followed(page: Any, link: Any, address: str) -> None:
    """Clicks and waits until the page at the address (its path on, `*` for any part) is loaded with its pictures."""
    link.click()
    page.wait_for_url("**" + address)


def drawn(image: Any) -> bool:
    """Whether a picture has come and can be shown."""
    return bool(image.evaluate("image => image.decode().then(() => image.naturalWidth > 0, () => false)"))


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[str]:
    """`ccgkg serve` of a graph on a free port; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    told = graph.with_name(f"serve-{port}.log")
    with told.open("wb") as log:
        command = [CCGKG, "serve", "--graph", graph, "--port", str(port), *options]
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            end = time.monotonic() + 60
            while not answers(address):
                assert server.poll() is None and time.monotonic() < end, told.read_text()
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()
            server.wait(20)


def answers(address: str) -> bool:
    try:
        return bool(urllib.request.urlopen(f"{address}/about", timeout=10).status == 200)
    except (URLError, ConnectionError):
        return False


def address_of(site: str, kind: str) -> str:
    """The address of a page of a kind."""
    place = KINDS[kind]
    if isinstance(place, str):
        return site + place
    page, start = place
    with urllib.request.urlopen(site + page) as answer:
        found = re.search(f'href="({re.escape(start)}[^"#]+)"', answer.read().decode())
    assert found, (kind, place)
    return site + found[1]


@dataclass(slots=True)
class Watch:
    """What a page did that no reader sees: errors, breaches of its policy, requests to others."""

    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def over(self, context: Any, site: str) -> None:
        """Watches all pages of a browser's context; what it asks of another host is noted and not sent."""
        here = urlsplit(site).netloc

        def asked(route: Any) -> None:
            url = urlsplit(route.request.url)
            if url.netloc == here or url.scheme in ("data", "blob", "about"):
                route.continue_()
            else:
                self.strangers.append(route.request.url)
                route.abort()

        context.route("**/*", asked)
        context.on("console", lambda message: self._heard(message))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("page", lambda page: page.on("dialog", lambda dialog: self._dialog(dialog)))

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _dialog(self, dialog: Any) -> None:
        self.errors.append(f"a dialog: {dialog.message}")
        dialog.dismiss()
