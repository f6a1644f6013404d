"""Each page of the site shows what a reader comes for, without script; the API answers as the command line does."""

import json
from html.parser import HTMLParser

import pytest
from claims_by_hand import TEXT
from site_by_hand import client, graph
from typer.testing import CliRunner

from ccgkg.cli.main import app

PAGES = (
    "/", "/search", "/search?q=overspend", "/search?q=%C2%A3213m", "/measures", "/bodies", "/people", "/sources",
    "/register", "/register?as_of=2018-04-01", "/register?as_of=x", "/compare", "/checks", "/questions",
    "/questions/overspend-sources", "/about", "/api", "/page/org/10G", "/page/source/weekly-overspend",
    "/page/person/amyas-morse", "/page/code/measure/overspend",
)  # fmt: skip


class Reading(HTMLParser):
    """What a screen reader would meet: headings, links, marked words, labels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self._in_mark = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_mark = tag == "mark"

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marked.append(data)
        self._in_mark = False

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_can_be_read_by_all(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 200
    page = Reading(answer.text)
    assert len(page.all("h1")) == 1 and len(page.all("main")) == 1
    assert page.all("html") == [{"lang": "en-GB"}]
    # Data for search engines is no script.
    assert all(one == {"type": "application/ld+json"} for one in page.all("script")) and not page.all("style")
    assert not any(
        "style" in attributes or any(name.startswith("on") for name in attributes) for _, attributes in page.tags
    )
    labelled = {attributes["for"] for attributes in page.all("label")}
    assert all(attributes["id"] in labelled for attributes in page.all("input"))
    assert all(attributes.get("alt") for attributes in page.all("img"))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_no_link_leads_nowhere() -> None:
    found: set[str] = set()
    for path in PAGES:
        page = Reading(client().get(path).text)
        found |= {
            str(a.get("href") or a.get("src")).partition("#")[0] for tag in ("a", "img", "link") for a in page.all(tag)
        }
    local = sorted(path for path in found if path.startswith("/"))
    assert len(local) > 100
    seen: dict[str, int] = {}
    for path in local:
        kind = "/".join(path.split("/")[:3])
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= 4:
            assert client().get(path).status_code in (200, 303), path


def test_a_figure_leads_from_the_search_to_its_words() -> None:
    found = Reading(client().get("/search?q=42%25").text)
    assert "42%" in found.marked
    quantity = next(a["href"] for a in found.all("a") if str(a["href"]).startswith("/page/quantity/"))
    page = client().get(str(quantity))
    assert "42%" in Reading(page.text).marked
    assert "National Audit Office" in page.text and "Weekly Commissioner" in page.text
    assert "independent origin" in page.text


def test_a_source_shows_its_text_with_each_claim_marked() -> None:
    page = client().get("/page/source/weekly-overspend").text
    for words in ("42%", "£213m", "£1.35bn"):
        assert f">{words}</a>" in page
    opened = Reading(page)
    targets = {attributes.get("id") for attributes in opened.all("article")}
    links = [a["href"] for a in opened.all("a") if "mark kind-" in str(a.get("class"))]
    assert links and all(str(link).removeprefix("#") in targets for link in links)
    assert "Auditors count the groups that overspent\n\nIn 2017/18" in TEXT


def test_a_ccg_shows_its_days_and_its_line() -> None:
    page = client().get("/page/org/15D").text
    assert "1 April 2018 to 31 March 2021" in page
    assert 'src="/picture/lineage/15D.svg"' in page and 'href="/page/org/D4U1Y"' in page
    assert client().get("/picture/lineage/15D.svg").headers["content-type"] == "image/svg+xml"


def test_a_question_takes_other_values() -> None:
    asked = client().get("/questions/about-one-ccg?ccg=10G").text
    assert 'value="10G"' in asked
    assert "is no code" in client().get("/questions/side-by-side?measure=%3Cx%3E").text


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("why?figure=£213m", ["why", "£213m"]),
        ("compare?measure=overspend", ["compare", "overspend"]),
        ("check", ["check"]),
        ("check?against=register", ["check", "--against", "register"]),
        ("register?as_of=2018-04-01", ["register", "--as-of", "2018-04-01"]),
        ("lineage?name=10G&to=2018-04-01", ["lineage", "10G", "--to", "2018-04-01"]),
    ],
)
def test_the_api_answers_as_the_command_does(path: str, command: list[str]) -> None:
    answer = client().get(f"/api/{path}")
    at = [] if command[0] in ("register", "lineage") else ["--graph", str(graph())]
    printed = CliRunner().invoke(app, [*command, *at, "--json"])
    assert printed.exit_code in (0, 1)
    assert answer.json() == json.loads(printed.stdout)


@pytest.mark.parametrize(
    ("path", "status"),
    [("why", 400), ("why?figure=nonsense", 400), ("compare?measure=none", 400), ("compare?period=soon", 400),
     ("check?against=me", 400), ("register?as_of=soon", 400), ("lineage", 400), ("lineage?name=Nowhere", 404)],
)  # fmt: skip
def test_the_api_says_what_is_wrong(path: str, status: int) -> None:
    answer = client().get(f"/api/{path}")
    assert answer.status_code == status and list(answer.json()) == ["error"]
