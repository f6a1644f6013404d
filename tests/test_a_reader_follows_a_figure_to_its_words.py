"""A reader at a browser finds a figure, and stands before the sentence it comes from; a merger, a chart and a question
likewise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import drawn, expect, followed, serving

pytestmark = pytest.mark.slow

SENTENCE = (
    "In 2017/18, 75 of 207 CCGs (36%) spent more than they had planned, and together CCGs overspent by £213 million."
)
BEFORE = "Overspending has spread."
ARTICLE = "Many commissioning groups fall short"


def search(page: Any, words: str) -> None:
    page.get_by_role("searchbox").first.fill(words)
    followed(page, page.get_by_role("button", name="Search").first, "/search?q=*")


def follow_the_figure(page: Any) -> None:
    """From a word on the first page to the source's own page, at the figure."""
    follow_to_the_article(page)
    said = page.locator("article").filter(has_text=ARTICLE)
    expect(said.locator("blockquote")).to_have_text(SENTENCE)
    expect(said.locator("mark")).to_have_text("£213 million")
    followed(page, said.get_by_role("link", name=ARTICLE), "/page/source/nao-review-2018#*")


def follow_to_the_article(page: Any) -> None:
    search(page, "overspend")
    followed(page, page.locator("main").get_by_role("link", name="Overspend", exact=True), "/page/code/measure/*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overspend")
    figure = page.get_by_role("row").filter(has_text="2017/18").get_by_role("link", name="£213m")
    followed(page, figure, "/page/figure/*")


def target(page: Any) -> Any:
    """What the fragment of the address leads to."""
    return page.locator(f"[id='{urlsplit(page.url).fragment}']")


def test_from_a_word_to_the_marked_sentence(page: Any) -> None:
    follow_the_figure(page)
    marked = target(page)
    expect(marked).to_have_text("£213 million")
    expect(marked).to_be_in_viewport(ratio=1)
    expect(page.locator(".text")).to_contain_text(f"{BEFORE} {SENTENCE}")
    followed(page, marked, "/page/source/nao-review-2018#*")
    figure = target(page).locator("mark")
    expect(figure).to_have_text("£213 million")
    expect(figure).to_be_in_viewport(ratio=1)


def test_the_same_without_script(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/", java_script_enabled=False)
    follow_the_figure(page)
    expect(target(page)).to_have_text("£213 million")


def test_the_same_on_a_phone(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/", size=(360, 740), has_touch=True, is_mobile=True)
    follow_the_figure(page)
    expect(target(page)).to_be_in_viewport(ratio=1)


def test_who_says_a_figure_and_where_it_comes_from(page: Any) -> None:
    search(page, "£213 million")
    found = page.locator("main")
    expect(found.locator("mark")).to_have_text(["£213 million", "£213m"])
    followed(page, found.get_by_role("link", name="Overspend, 2017/18"), "/page/quantity/*")
    expect(found).to_contain_text("2 sources, 1 independent origin: National Audit Office")
    followed(page, found.get_by_role("link", name="National Audit Office").first, "/page/org/*")
    expect(page.get_by_role("heading", level=1)).to_have_text("National Audit Office")


def test_from_a_ccg_to_what_became_of_it(page: Any) -> None:
    search(page, "Bracknell and Ascot")
    link = page.locator("main").get_by_role("link", name="NHS Bracknell and Ascot CCG", exact=True)
    followed(page, link, "/page/org/10G")
    assert drawn(page.get_by_role("img", name="10G, 10T, 11C → 15D → D4U1Y"))
    row = page.get_by_role("row").filter(has_text="1 April 2018")
    expect(row).to_contain_text(
        "NHS Bracknell and Ascot CCG, NHS Slough CCG and NHS Windsor, Ascot and Maidenhead CCG merged"
    )
    followed(page, row.get_by_role("link", name="15D"), "/page/org/15D")
    expect(page.get_by_role("heading", level=1)).to_have_text("NHS East Berkshire CCG")
    row = page.get_by_role("row").filter(has_text="1 April 2021")
    followed(page, row.get_by_role("link", name="D4U1Y"), "/page/org/D4U1Y")
    expect(page.get_by_role("heading", level=1)).to_have_text("NHS Frimley CCG")
    expect(page.locator("main")).to_contain_text("1 April 2021 to 30 June 2022")


def test_a_measure_is_drawn_and_stands_in_a_table_beside(page: Any) -> None:
    followed(page, page.get_by_role("navigation").get_by_role("link", name="Measures"), "/measures")
    link = page.locator("main").get_by_role("link", name="Overspending CCGs", exact=True)
    followed(page, link, "/page/code/measure/*")
    chart = page.get_by_role("img", name="Overspending CCGs over time").first
    assert drawn(chart)
    table = page.get_by_role("region", name="Table of figures").inner_text()
    drawing = page.request.get(page.url.partition("/page/")[0] + str(chart.get_attribute("src"))).text()
    for year, figure in (("2015/16", "56"), ("2016/17", "57"), ("2017/18", "75 of 207")):
        assert f">{year}<" in drawing and f">{figure}<" in drawing
        assert year in table and figure in table


def test_a_question_is_asked_with_another_value(page: Any) -> None:
    followed(page, page.get_by_role("navigation").get_by_role("link", name="Questions"), "/questions")
    followed(page, page.locator('a[href="/questions/about-one-ccg"]'), "/questions/about-one-ccg")
    page.get_by_role("textbox").last.fill("15C")
    followed(page, page.get_by_role("button", name="Ask"), "/questions/about-one-ccg?*ccg=15C*")
    answer = page.get_by_role("region", name="The answer")
    expect(answer).to_contain_text("Bristol, North Somerset and South Gloucestershire")


def test_the_register_is_asked_for_a_day(page: Any) -> None:
    page.goto(page.url + "register")
    page.get_by_label("Those open on").fill("2018-04-01")
    followed(page, page.get_by_role("button", name="Show"), "/register?*as_of=2018-04-01*")
    expect(page.locator("main")).to_contain_text("195 CCGs open on")


def test_on_the_open_web_the_figure_leads_to_the_claim_and_no_text_is_shown(
    bundled: Path, open_page: Callable[..., Any]
) -> None:
    with serving(bundled, "--public") as address:
        page = open_page(f"{address}/")
        follow_to_the_article(page)
        followed(page, page.locator("article").get_by_role("link", name=ARTICLE), "/page/source/nao-review-2018#*")
        figure = target(page).locator("mark")
        expect(figure).to_have_text("£213 million")
        expect(figure).to_be_in_viewport(ratio=1)
        expect(page.locator(".text")).to_have_count(0)
        expect(page.locator("main")).not_to_contain_text(SENTENCE)
