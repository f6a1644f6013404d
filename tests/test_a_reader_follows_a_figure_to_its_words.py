"""A reader at a browser finds a figure, and stands before the sentence it comes from; a merger, a chart and a question
likewise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import serving

pytestmark = pytest.mark.slow

SENTENCE = (
    "In 2017/18, 75 of 207 CCGs (36%) spent more than they had planned, and together CCGs overspent by £213 million."
)
BEFORE = "Overspending has spread."


def search(page: Any, words: str) -> None:
    page.get_by_role("searchbox").first.fill(words)
    page.get_by_role("button", name="Search").first.click()


def follow_the_figure(page: Any) -> None:
    search(page, "overspend")
    page.locator("main").get_by_role("link", name="Overspend", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Overspend"
    page.get_by_role("row").filter(has_text="2017/18").get_by_role("link", name="£213m").click()
    said = page.locator("article").filter(has_text="Many commissioning groups fall short")
    assert said.locator("blockquote").inner_text().strip() == SENTENCE
    assert said.locator("mark").inner_text() == "£213 million"
    said.get_by_role("link", name="Many commissioning groups fall short").click()


def in_view(page: Any, place: Any) -> bool:
    box = place.bounding_box()
    return 0 <= box["y"] and box["y"] + box["height"] <= page.viewport_size["height"]


def test_from_a_word_to_the_marked_sentence(page: Any) -> None:
    follow_the_figure(page)
    assert urlsplit(page.url).path == "/page/source/nao-review-2018"
    marked = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    assert marked.inner_text() == "£213 million"
    assert in_view(page, marked)
    text = page.locator(".text").inner_text()
    assert f"{BEFORE} {SENTENCE}" in text
    marked.click()
    claim = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    assert claim.locator("mark").inner_text() == "£213 million" and in_view(page, claim.locator("mark"))


def test_the_same_without_script(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/", java_script_enabled=False)
    follow_the_figure(page)
    marked = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    assert marked.inner_text() == "£213 million"


def test_the_same_on_a_phone(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/", size=(360, 740), has_touch=True, is_mobile=True)
    follow_the_figure(page)
    assert in_view(page, page.locator(f"[id='{urlsplit(page.url).fragment}']"))


def test_who_says_a_figure_and_where_it_comes_from(page: Any) -> None:
    search(page, "£213 million")
    found = page.locator("main")
    assert found.locator("mark").all_inner_texts() == ["£213 million", "£213m"]
    found.get_by_role("link", name="Overspend, 2017/18").click()
    assert "2 sources, 1 independent origin: National Audit Office" in page.locator("main").inner_text()
    page.locator("main").get_by_role("link", name="National Audit Office").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "National Audit Office"


def test_from_a_ccg_to_what_became_of_it(page: Any) -> None:
    search(page, "Bracknell and Ascot")
    page.locator("main").get_by_role("link", name="NHS Bracknell and Ascot CCG", exact=True).click()
    drawn = page.get_by_role("img", name="10G, 10T, 11C → 15D → D4U1Y")
    assert drawn.evaluate("image => image.complete && image.naturalWidth > 0")
    row = page.get_by_role("row").filter(has_text="1 April 2018")
    assert (
        "NHS Bracknell and Ascot CCG, NHS Slough CCG and NHS Windsor, Ascot and Maidenhead CCG merged"
        in row.inner_text()
    )
    row.get_by_role("link", name="15D").click()
    assert page.get_by_role("heading", level=1).inner_text() == "NHS East Berkshire CCG"
    page.get_by_role("row").filter(has_text="1 April 2021").get_by_role("link", name="D4U1Y").click()
    assert page.get_by_role("heading", level=1).inner_text() == "NHS Frimley CCG"
    assert "1 April 2021 to 30 June 2022" in page.locator("main").inner_text()


def test_a_measure_is_drawn_and_stands_in_a_table_beside(page: Any) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Measures").click()
    page.locator("main").get_by_role("link", name="Overspending CCGs", exact=True).click()
    chart = page.get_by_role("img", name="Overspending CCGs over time").first
    assert chart.evaluate("image => image.complete && image.naturalWidth > 0")
    table = page.get_by_role("region", name="Table of figures").inner_text()
    drawing = page.request.get(page.url.partition("/page/")[0] + str(chart.get_attribute("src"))).text()
    for year, figure in (("2015/16", "56"), ("2016/17", "57"), ("2017/18", "75 of 207")):
        assert f">{year}<" in drawing and f">{figure}<" in drawing
        assert year in table and figure in table


def test_a_question_is_asked_with_another_value(page: Any) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Questions").click()
    page.locator('a[href="/questions/about-one-ccg"]').click()
    page.get_by_role("textbox").last.fill("15C")
    page.get_by_role("button", name="Ask").click()
    assert "ccg=15C" in page.url
    assert (
        "Bristol, North Somerset and South Gloucestershire"
        in page.get_by_role("region", name="The answer").inner_text()
    )


def test_the_register_is_asked_for_a_day(page: Any) -> None:
    page.goto(page.url + "register")
    page.get_by_label("Those open on").fill("2018-04-01")
    page.get_by_role("button", name="Show").click()
    assert "195 CCGs open on" in page.locator("main").inner_text()


def test_on_the_open_web_the_figure_leads_to_the_claim_and_no_text_is_shown(
    bundled: Path, open_page: Callable[..., Any]
) -> None:
    with serving(bundled, "--public") as address:
        page = open_page(f"{address}/")
        search(page, "overspend")
        page.locator("main").get_by_role("link", name="Overspend", exact=True).click()
        page.get_by_role("row").filter(has_text="2017/18").get_by_role("link", name="£213m").click()
        page.locator("article").get_by_role("link", name="Many commissioning groups fall short").click()
        claim = page.locator(f"[id='{urlsplit(page.url).fragment}']")
        assert claim.locator("mark").inner_text() == "£213 million" and in_view(page, claim.locator("mark"))
        assert page.locator(".text").count() == 0 and SENTENCE not in page.locator("main").inner_text()
