"""A question is chosen, changed and asked in the editor of the page for SPARQL; without script a plain form does it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from browsing import PHONE, expect

pytestmark = pytest.mark.slow

COUNT = "PREFIX ccg: <https://w3id.org/ccgkg/def#> SELECT (COUNT(DISTINCT ?s) AS ?sources) { ?s a ccg:Source }"


def type_query(page: Any, query: str) -> None:
    editor = page.locator(".CodeMirror:visible").first
    editor.click(position={"x": 200, "y": 20})
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)


def ask(page: Any) -> None:
    with page.expect_response(
        lambda answer: answer.url.endswith("/sparql") and answer.request.method == "POST"
    ) as told:
        page.locator("button.ask:visible").click()
    assert told.value.status == 200


def test_a_named_question_is_asked(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/sparql")
    page.locator("#example").select_option("overspend-sources")
    page.get_by_role("button", name="Put it in the editor").click()
    expect(page.locator(".CodeMirror:visible").first).to_contain_text("SELECT")
    ask(page)
    expect(page.locator(".yasr:visible table tbody")).to_contain_text("213")


def test_a_question_of_ones_own_is_asked(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/sparql")
    type_query(page, COUNT)
    ask(page)
    rows = page.locator(".yasr:visible table tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(re.compile(r"\b4\b"))


def test_the_plain_form_does_the_same_without_script(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/sparql", java_script_enabled=False)
    page.get_by_label("The query").fill(COUNT)
    page.get_by_role("button", name="Show the answer").click()
    expect(page.get_by_role("table")).to_have_text(re.compile(r"^\s*sources\s+4\s*$"))


def test_a_wide_answer_fits_a_phone(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/sparql?example=overspend-sources", size=PHONE)
    ask(page)
    page.locator(".yasr:visible table tbody tr").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
