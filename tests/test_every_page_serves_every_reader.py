"""Each kind of page serves who reads on a phone, on paper, by keyboard, without script or by a screen reader; and asks
no one else."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from browsing import KINDS, PHONE, address_of
from pdfminer.high_level import extract_text

pytestmark = pytest.mark.slow

#: Reflow without scrolling sideways is asked down to 320 pixels (WCAG 2.2, 1.4.10).
NARROW = (320, 640)
_FOCUSED = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  return {tag: here.tagName, words: (here.innerText || here.getAttribute("aria-label") || here.id || "").slice(0, 40),
          outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
          seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth};
}"""


def grave(page: Any, colours: bool = True) -> list[Any]:
    """What axe finds that is serious or critical: the rule, what it asks, and where it is broken. Colours take it
    longest."""
    from axe_playwright_python.sync_playwright import Axe

    rules = {"target-size": {"enabled": True}, "color-contrast": {"enabled": colours}}
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules})
    return [
        (one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3])
        for one in found.response["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_serves_a_screen_reader_and_a_phone(kind: str, open_page: Callable[..., Any], site: str) -> None:
    page = open_page(address_of(site, kind))
    assert grave(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert grave(page, colours=False) == []  # they are the same at any width
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_the_same_without_script(kind: str, open_page: Callable[..., Any], site: str) -> None:
    address = address_of(site, kind)
    with_script, without = open_page(address), open_page(address, java_script_enabled=False)
    assert (
        without.get_by_role("heading", level=1).inner_text() == with_script.get_by_role("heading", level=1).inner_text()
    )
    if kind != "SPARQL":
        assert without.locator("main").inner_text() == with_script.locator("main").inner_text()


@pytest.mark.parametrize("kind", ["home", "a measure", "a source", "a CCG", "a question", "SPARQL"])
def test_a_page_is_walked_by_keyboard(kind: str, open_page: Callable[..., Any], site: str) -> None:
    page = open_page(address_of(site, kind))
    page.keyboard.press("Tab")
    first = page.evaluate(_FOCUSED)
    assert first["words"] == "Skip to the content" and first["seen"]
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused["tag"] == "BODY":
            break
        assert focused["seen"] and (focused["outlined"] or focused["tag"] == "TEXTAREA"), focused


def test_the_skip_link_leads_past_the_menu(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/measures")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_figure_is_found_by_keyboard_alone(open_page: Callable[..., Any], site: str) -> None:
    page = open_page(f"{site}/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("87 of 207")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    for _ in range(40):
        page.keyboard.press("Tab")
        if "/page/quantity/" in (page.evaluate("document.activeElement.href") or ""):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/quantity/*")
    assert "87 of 207" in page.locator("main").inner_text()


@pytest.mark.parametrize("kind", ["a source", "a figure", "a measure", "a CCG"])
def test_a_page_prints(kind: str, open_page: Callable[..., Any], site: str) -> None:
    page = open_page(address_of(site, kind))
    heading = page.get_by_role("heading", level=1).inner_text()
    page.emulate_media(media="print")
    for part in ("nav", "form", ".skip"):
        assert not page.locator(part).first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    for box in page.locator(".scroll").all():
        assert box.evaluate("box => getComputedStyle(box).overflowX") == "visible"
    paper = " ".join(extract_text(BytesIO(page.pdf(format="A4"))).split())
    assert " ".join(heading.split()) in paper
    if kind == "a source":
        assert "together CCGs overspent by £213 million." in paper


@pytest.mark.parametrize("kind", ["home", "a source", "SPARQL"])
def test_nothing_moves_for_who_wants_no_motion(kind: str, open_page: Callable[..., Any], site: str) -> None:
    page = open_page(address_of(site, kind), reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => { const style = getComputedStyle(one);"
        " return parseFloat(style.transitionDuration) > 0.01 || style.animationName !== 'none'"
        " || style.scrollBehavior === 'smooth'; })"
        ".map(one => one.outerHTML.slice(0, 80))"
    )
    assert moving == []
