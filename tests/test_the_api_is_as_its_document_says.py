"""The OpenAPI document is valid, and says of each address what it takes and answers; the page for people says so."""

import copy
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from site_by_hand import client
from starlette.routing import Route
from test_a_page_shows_who_says_it import Reading

from ccgkg.publish.site.operations import OPERATIONS, Operation

#: One request for each answer that the API gives, at least one of each address.
ASKED = (
    "why?figure=42%25", "why?figure=£213m", "why?figure=99%25", "compare", "compare?measure=overspend&period=2017/18",
    "check", "check?against=register", "register", "register?as_of=2018-04-01", "lineage?name=15C",
    "lineage?name=10G&to=2018-04-01",
)  # fmt: skip


def document() -> Any:
    return client().get("/api/openapi.json").json()


def test_the_document_is_valid() -> None:
    told = document()
    assert told["openapi"].startswith("3.1.")
    validate(told)
    assert told["servers"] == [{"url": "http://testserver"}]


def test_it_tells_every_address_of_the_api_and_no_other() -> None:
    app: Any = client().app
    served = {route.path for route in app.routes if isinstance(route, Route) and route.path.startswith("/api/")}
    assert set(document()["paths"]) == served - {"/api/openapi.json"}


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_is_as_its_schema_says(asked: str) -> None:
    told = document()
    path = f"/api/{asked.partition('?')[0]}"
    schema = told["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    strict = copy.deepcopy(told["components"])
    for one in strict["schemas"].values():
        # The schemas leave room for fields to come; an answer of today has none that they do not tell.
        one["additionalProperties"] = False
    answer = client().get(f"/api/{asked}")
    assert answer.status_code == 200
    Draft202012Validator({**schema, "components": strict}).validate(answer.json())
    assert asked == "why?figure=99%25" or answer.json()


@pytest.mark.parametrize("one", OPERATIONS, ids=lambda one: one.name)
def test_every_example_is_answered(one: Operation) -> None:
    told = document()["paths"][one.path]["get"]["parameters"]
    assert [parameter["name"] for parameter in told if parameter["name"] != "page"] == [p.name for p in one.parameters]
    examples = {parameter["name"]: parameter["example"] for parameter in told if parameter["name"] != "page"}
    assert client().get(one.path, params=examples).status_code == 200
    for name in [parameter["name"] for parameter in told if parameter["required"]]:
        left = {key: value for key, value in examples.items() if key != name}
        assert client().get(one.path, params=left).status_code == 400


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [("register?asof=2018-04-01", 400, "asof: is no parameter (there are: as_of)"),
     ("why?figure=42%25&page=0", 400, "page:"), ("why?figure=42%25&page=x", 400, "page:"),
     ("why?figure=42%25&page=2", 404, "page: there are 1"), ("register?page=1", 400, "page: is no parameter")],
)  # fmt: skip
def test_what_is_misspelt_is_refused_and_not_passed_over(asked: str, status: int, said: str) -> None:
    answer = client().get(f"/api/{asked}")
    assert answer.status_code == status and answer.json()["error"].startswith(said)
    error = document()["components"]["schemas"]["Error"]
    Draft202012Validator(error).validate(answer.json())


def test_the_page_shows_every_address_with_a_form_to_ask_it() -> None:
    page = client().get("/api")
    assert page.status_code == 200
    found = Reading(page.text)
    assert {form["action"] for form in found.all("form")} >= {one.path for one in OPERATIONS}
    assert {str(field["name"]) for field in found.all("input")} >= {
        p.name for one in OPERATIONS for p in one.parameters
    }
    anchors = {attributes.get("id") for _, attributes in found.tags}
    linked = {str(a["href"])[1:] for a in found.all("a") if str(a["href"]).startswith("#")}
    assert linked <= anchors and set(document()["components"]["schemas"]) <= anchors
    assert "<code>originals</code>" in page.text
