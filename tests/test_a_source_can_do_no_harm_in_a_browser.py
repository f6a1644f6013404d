"""A source that holds markup, code, a turned direction of writing and a word without end is shown, and does and breaks
nothing."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browsing import DESK, PHONE, serving
from site_by_hand import graph

pytestmark = pytest.mark.slow

PAGES = ("/", "/sources", "/page/source/piece-9", "/page/org/holmedale-ccg", "/page/code/measure/overspend",
         "/search?q=%C2%A39m", "/compare", "/search?q=%3Cscript%3Ealert(5)%3C/script%3E",
         "/search?q=" + "long" * 70)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(chromium: None) -> Iterator[str]:
    with serving(graph()) as address:
        yield address


@pytest.mark.parametrize("path", PAGES)
def test_the_page_stands_and_nothing_runs(path: str, hostile: str, open_page: Callable[..., Any]) -> None:
    for size in (DESK, PHONE):
        page = open_page(hostile + path, size=size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert page.locator("main script, main svg, main img[src=x]").count() == 0
        heading, footer = page.get_by_role("heading", level=1).bounding_box(), page.locator("footer").bounding_box()
        assert heading["x"] >= 0 and footer["y"] > heading["y"]


def test_its_text_is_all_there_to_read(hostile: str, open_page: Callable[..., Any]) -> None:
    text = open_page(f"{hostile}/page/source/piece-9").locator(".text").inner_text()
    assert "<script>alert(1)</script>" in text and "long" * 200 in text
    assert text.rstrip().endswith("said it overspent by £9m in 2016/17.")
