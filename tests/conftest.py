"""A browser before the served site, for the tests that are driven as a reader drives it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import CCGKG, DESK, PATIENCE, Watch, demanded, lacking, opened, serving


@pytest.fixture(scope="session")
def chromium() -> None:
    """Skips the test where there is no browser, or fails it where one is demanded."""
    if why := lacking():
        if demanded():
            pytest.fail(why)
        pytest.skip(why)


@pytest.fixture(scope="session")
def bundled(chromium: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the bundled sources."""
    graph = tmp_path_factory.mktemp("bundled") / "graph"
    built = subprocess.run([CCGKG, "build", "--out", graph], check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return graph


@pytest.fixture(scope="session")
def site(bundled: Path) -> Iterator[str]:
    """The address of a site over it."""
    with serving(bundled) as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium: None) -> Iterator[Any]:
    with opened() as one:
        yield one


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages of a site; at the end none may have had an error, broken its policy or asked another host."""
    contexts, watch = [], Watch()

    def open_one(address: str, size: tuple[int, int] = DESK, **more: Any) -> Any:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **more)
        contexts.append(context)
        watch.over(context, address)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        status = page.goto(address).status
        expected = f"status of {status}" if status >= 400 else "\0"
        watch.errors[:] = [error for error in watch.errors if not (expected in error and address in error)]
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert (watch.errors, watch.strangers) == ([], [])


@pytest.fixture
def page(open_page: Callable[..., Any], site: str) -> Any:
    """The home page at a desk."""
    return open_page(site + "/")
