"""What the press tells of CCGs, of their number and of their mergers is held against the register: each claim that a
person can judge gets the verdict that the person gave, with the days and numbers that it rests on, and none is called
wrong that may be right.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from press_by_hand import PRESS, YES, Line, figure, merger, whole
from typer.testing import CliRunner, Result

from ccgkg.cli.main import app
from ccgkg.ontology.register import load
from ccgkg.queries.agreement.against_register import check
from ccgkg.queries.agreement.finding import Finding
from ccgkg.queries.agreement.open_counts import stretches


def only(line: Line) -> Finding:
    """The one finding on a claim, told beside all others of its source."""
    beside = [other.told for other in PRESS if other.told.place.source == line.told.place.source != "wrong"]
    told = {each.claim: each for each in (*beside, line.told)}
    (found,) = [found for found in check(told.values()) if found.claim == line.told.claim]
    return found


@pytest.mark.parametrize(
    "line", PRESS, ids=lambda line: f"{line.told.place.source}-{line.told.type or line.told.kind}-{line.told.value}"
)
def test_a_person_would_say_the_same(line: Line) -> None:
    found = only(line)
    assert (found.verdict, bool(found.reason)) == (line.verdict, True), found


def test_at_least_thirty_are_of_real_articles() -> None:
    assert sum(line.told.place.source not in ("wrong", "care") for line in PRESS) >= 30


def test_eight_mergers_since_2013_is_reckoned_day_by_day() -> None:
    """1 in 2015, 1 in 2017 and 6 in 2018; and 24 CCGs that became 8 are not eight that merged."""
    found = only(figure("one", "2018-12-19", "mergers", 8, YES, period="2013/.."))
    days = "3 CCGs became 1 on 1 April 2015, 3 CCGs became 1 on 1 April 2017, 18 CCGs became 6 on 1 April 2018"
    assert days in found.computation and "8 mergers in all" in found.computation
    wrong = only(figure("one", "2018-12-19", "ccgs-merging", 8, "", period="2013/.."))
    assert wrong.verdict == "disagrees" and "24 that became 8" in wrong.reason


def test_a_group_that_a_text_leaves_unnamed_is_never_judged() -> None:
    line = figure("one", "2018-12-19", "ccgs", 999, "", whom="group")
    assert only(line).verdict == "cannot-be-checked"


@given(st.sampled_from(stretches()), st.integers(0, 400), st.data())
def test_the_number_of_a_day_agrees_and_more_than_there_were_never_does(stretch, number: int, data) -> None:  # type: ignore[no-untyped-def]
    day = data.draw(st.dates(stretch.first, stretch.last)).isoformat()
    assert only(figure("one", day, "ccgs", stretch.number, "", period=day)).verdict == "agrees"
    assert only(whole("one", day, "special-measures", 1, stretch.number, "", period=day)).verdict == "agrees"
    if number != stretch.number:
        assert only(figure("one", day, "ccgs", number, "", period=day)).verdict != "agrees"
        assert only(whole("one", day, "special-measures", 1, number, "", period=day)).verdict != "agrees"


@given(st.sampled_from(list(load().mergers())), st.sampled_from(["planned", "proposed", "possible", "rejected"]))
def test_every_merger_of_the_register_agrees_and_no_plan_is_wrong(found, status: str) -> None:  # type: ignore[no-untyped-def]
    codes = " ".join(original.ods_code for original in found.originals)
    day = found.first_day.isoformat()
    assert only(merger("one", day, codes, "", result=found.result.ods_code, period=day)).verdict == "agrees"
    assert only(merger("one", "2013-04-02", codes, "", period="2014", status=status)).verdict != "disagrees"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def article(folder: Path, words: str) -> Path:
    folder.mkdir()
    (folder / "press.txt").write_text(words, encoding="utf-8")
    known = {"title": "On mergers", "publisher": "Clarion", "published": "2018-12-19"}
    (folder / "press.meta.json").write_text(json.dumps(known), encoding="utf-8")
    assert run("build", folder, "--out", folder / "graph").exit_code == 0
    return folder / "graph"


def test_the_command_says_what_disagrees_and_its_status_does(tmp_path: Path) -> None:
    graph = article(tmp_path / "wrong", "In 2017/18, 75 of 211 CCGs overspent.\n")
    result = run("check", "--against", "register", "-g", graph)
    assert result.exit_code == 1
    assert "denominator: disagrees: of 211, but the register has only 207 CCGs open then" in result.stdout
    assert "2017/18: 207 from 1 April 2017 to 31 March 2018" in result.stdout
    document = json.loads(run("check", "--against", "register", "--json", "-g", graph).stdout)
    (found,) = [found for found in document["findings"] if found["verdict"] == "disagrees"]
    assert document["counts"]["disagrees"] == 1
    assert found["place"] == {"source": "press", "start": 12, "end": 14, "exact": "75"} and found["claim"].startswith(
        "https://"
    )


def test_the_command_is_content_where_nothing_disagrees(tmp_path: Path) -> None:
    graph = article(tmp_path / "right", "In 2017/18, 75 of 207 CCGs overspent.\n")
    result = run("check", "--against", "register", "--all", "-g", graph)
    assert result.exit_code == 0
    assert "denominator: agrees: of 207: the register has 207 CCGs open then" in result.stdout
