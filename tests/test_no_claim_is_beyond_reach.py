"""Lists longer than a page: each claim is on one page, pages lead on, and a link to a claim finds its page."""

import json
import re
from collections.abc import Sequence
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from test_a_page_shows_who_says_it import Reading

from ccgkg.ingest.claim import Claim, from_json
from ccgkg.ingest.source import Source
from ccgkg.publish.build import build
from ccgkg.publish.site import paging
from ccgkg.publish.site.app import site
from ccgkg.publish.site.settings import Settings

#: A graph of hundreds of claims is built, or all its links are followed.
pytestmark = pytest.mark.slow

#: A source with many claims, of one body, one measure and one figure.
MANY = 2 * paging.SIZE + 30
_FOLDER = TemporaryDirectory(prefix="long-")


def told(source: Source) -> Sequence[Claim]:
    """One claim a line: `Holmedale CCG overspent by £9m, note 17.`"""
    found = []
    for line in re.finditer("£9m", source.text):
        keys = {"source": source.slug, "start": line.start(), "end": line.end(), "exact": line[0],
                "asserted_by": "holmedale-ccg", "value": 9_000_000, "unit": "GBP", "measure": "overspend",
                "about": ["holmedale-ccg"], "period": "2016-04-01/2017-03-31", "mode": "indirect",
                "kind": "figure"}  # fmt: skip
        found.append(from_json(keys))
    return found


@cache
def client(public: bool = False) -> TestClient:
    return TestClient(site(Settings(graph(), public)), follow_redirects=False)


@cache
def graph() -> Path:
    folder = Path(_FOLDER.name)
    (folder / "in").mkdir()
    lines = "".join(f"Holmedale CCG overspent by £9m in 2016/17, note {number}.\n" for number in range(MANY))
    (folder / "in" / "ledger.txt").write_text(lines, encoding="utf-8")
    known = {"title": "A ledger", "publisher": "Holmedale Clarion", "published": "2017-05-01"}
    (folder / "in" / "ledger.meta.json").write_text(json.dumps(known), encoding="utf-8")
    report = build([folder / "in"], folder / "graph", reader=told, workers=1)
    assert report.ok, report
    return folder / "graph"


def links(header: str) -> dict[str, str]:
    return {rel: url for url, rel in re.findall(r'<([^>]*)>; rel="(first|prev|next|last)"', header)}


@cache
def walked(path: str) -> list[str]:
    """The pages from the first to the last, each found by the link of the one before."""
    pages = []
    while path:
        answer = client().get(path)
        assert answer.status_code == 200, path
        pages.append(answer.text)
        found = links(answer.headers.get("link", ""))
        in_page = [unescape(str(a["href"])) for a in Reading(answer.text).all("a") if a.get("rel") == "next"]
        assert in_page == ([found["next"]] if "next" in found else [])
        path = found.get("next", "")
    return pages


def anchors(page: str) -> list[str]:
    return [str(one["id"]) for one in Reading(page).all("article") if str(one.get("id")).startswith("claim-")]


def address(start: str) -> str:
    page = client().get("/page/source/ledger").text
    return next(unescape(str(a["href"])) for a in Reading(page).all("a") if str(a["href"]).startswith(start))


@pytest.mark.parametrize(
    "thing", ["source/ledger", "org/holmedale-ccg", "code/measure/overspend", "/page/quantity/", "/page/figure/"]
)
def test_each_claim_is_on_just_one_page(thing: str) -> None:
    if thing == "/page/quantity/":
        claim = client().get(address("/page/claim/")).text
        path = next(str(a["href"]) for a in Reading(claim).all("a") if str(a["href"]).startswith(thing))
    else:
        path = address(thing) if thing.startswith("/") else f"/page/{thing}"
    pages = walked(path)
    assert [len(anchors(page)) for page in pages] == [paging.SIZE, paging.SIZE, 30]
    assert len({one for page in pages for one in anchors(page)}) == MANY
    assert f"{MANY} claims: {paging.SIZE + 1} to {2 * paging.SIZE} are here, on page 2 of 3" in pages[1]


def test_claims_stand_in_the_order_of_the_text() -> None:
    notes = [
        int(n) for page in walked("/page/source/ledger") for n in re.findall(r"</mark> in 2016/17, note (\d+)\.", page)
    ]
    assert notes == list(range(MANY))


def test_pages_lead_to_each_other() -> None:
    middle = client().get("/page/source/ledger?page=2")
    here = "/page/source/ledger?page="
    assert links(middle.headers["link"]) == {
        "first": here + "1",
        "prev": here + "1",
        "next": here + "3",
        "last": here + "3",
    }
    assert '; rel="describes"' in middle.headers["link"]
    head = {str(one["rel"]): one["href"] for one in Reading(middle.text).all("link")}
    assert (head["prev"], head["next"], head["canonical"]) == (here + "1", here + "3", here + "2")
    assert "next" not in links(client().get(here + "3").headers["link"])
    assert [one["aria-label"] for one in Reading(middle.text).all("nav")] == ["Main", "Pages"]


@pytest.mark.parametrize("number", ["0", "4", "-1", "x", "1e9", "99999999999999999999", "²", ""])
def test_there_is_no_other_page(number: str) -> None:
    for path in ("/page/source/ledger", "/sources", "/compare", "/checks", "/questions/verdicts", "/search"):
        assert client().get(path, params={"page": number}).status_code == 404, path


@pytest.mark.parametrize("public", [False, True])
def test_a_link_to_a_claim_opens_the_page_that_it_is_on(public: bool) -> None:
    last = anchors(walked("/page/source/ledger")[2])[-1].removeprefix("claim-")
    claim = client(public).get(f"/page/claim/{last}").text
    place = next(
        unescape(str(a["href"])) for a in Reading(claim).all("a") if str(a["href"]).startswith("/page/source/ledger")
    )
    path, _, anchor = place.partition("#")
    # Where the text may be shown it leads to the words, else to the claim in the list.
    assert anchor == (f"claim-{last}" if public else f"at-{last}")
    assert anchor in {attributes.get("id") for _, attributes in Reading(client(public).get(path).text).tags}


def test_every_mark_in_the_text_leads_to_its_claim() -> None:
    pages = walked("/page/source/ledger")
    marks = [
        unescape(str(a["href"])) for a in Reading(pages[0]).all("a") if str(a.get("class")).startswith("mark kind-")
    ]
    assert len(marks) == MANY
    for mark in (marks[0], marks[paging.SIZE], marks[-1]):
        path, _, anchor = mark.partition("#")
        page = client().get(path).text if path else pages[0]
        assert anchor in anchors(page)
    assert "with each claim marked, stands on" in pages[1]


def test_the_api_gives_the_same_claims_page_by_page() -> None:
    path, found, sizes = "/api/why?figure=%C2%A39m", list[str](), list[int]()
    while path:
        answer = client().get(path)
        assert answer.headers["x-total-count"] == str(MANY)
        some: list[Any] = [m["claim"] for q in answer.json()["quantities"] for m in q["mentions"]]
        sizes.append(len(some))
        found += some
        path = links(answer.headers.get("link", "")).get("next", "")
    assert sizes == [paging.SIZE, paging.SIZE, 30] and len(set(found)) == MANY
    assert client().get("/api/why?figure=%C2%A39m&page=4").status_code == 404


def test_a_search_for_a_figure_has_pages_too() -> None:
    pages = walked("/search?q=%C2%A39m")
    assert [page.count("<mark>") for page in pages] == [paging.SIZE, paging.SIZE, 30]
    assert f"{MANY} places" in pages[2]


@given(st.lists(st.integers(0, 9), max_size=9), st.integers(1, 5))
def test_the_windows_of_all_pages_hold_each_entry_once(lengths: list[int], size: int) -> None:
    total = sum(lengths)
    seen = [
        (at, place)
        for page in range(1, -(-total // size) + 1)
        for at, some in paging.windows(lengths, page, size)
        for place in range(*some.indices(lengths[at]))
    ]
    assert seen == [(at, place) for at, length in enumerate(lengths) for place in range(length)]
