"""The rows of a known table become claims of what their cells say, of those whom they cite; nothing is added."""

from __future__ import annotations

from pathlib import Path

from tables_by_hand import ALLOCATIONS, INTERVENTIONS, RATINGS, ods, source, xlsx

from ccgkg.ingest.claim import Change, Figure, Intervention, Rating
from ccgkg.ingest.tables.reading import TableReading, read_table


def read(folder: Path, name: str, content: str | bytes) -> TableReading:
    return read_table(source(folder, name, content))


def test_ratings_are_those_of_the_pages_and_disagreements_stay(tmp_path: Path) -> None:
    table = read(tmp_path, "ratings.csv", RATINGS)
    assert not table.faults
    found = [(c.org, c.rating, c.period, c.asserted_by, c.mode, c.exact) for c in table.claims if isinstance(c, Rating)]
    assert found == [
        ("06F", "inadequate", "2015-04-01/2016-03-31", "hsj", "indirect", "NHS Bedfordshire CCG"),
        ("03J", "requires-improvement", "2015-04-01/2016-03-31", "hsj", "indirect", "NHS North Kirklees CCG"),
        ("03J", "good", "2015-04-01/2016-03-31", "huddersfield-examiner", "indirect", "NHS North Kirklees CCG"),
        # The page does not name this one: whoever compiled the table did.
        ("02N", "outstanding", "2016-04-01/2017-03-31", None, "own-voice", "NHS Airedale, Wharfedale and Craven CCG"),
    ]


def test_interventions_have_a_claim_for_each_page_and_changes_one_for_all_rows(tmp_path: Path) -> None:
    table = read(tmp_path, "interventions.csv", INTERVENTIONS)
    assert not table.faults
    assert [(c.org, c.type, c.effective, c.asserted_by) for c in table.claims if isinstance(c, Intervention)] == [
        ("07V", "special-measures", "2016-07-21/2017-01", "gponline"),
        ("07V", "special-measures", "2016-07-21/2017-01", "hsj"),
        ("99A", "legal-directions", "2017-08-22", "99A"),
        ("05F", "legal-directions", None, "hsj"),
        ("00L", "legal-directions", "2016-09-01/2020-03-31", None),
    ]
    (change,) = (c for c in table.claims if isinstance(c, Change))
    assert (change.type, change.participants, change.status, change.effective) == (
        "shared-leadership",
        ("07M", "07R"),
        "planned",
        "2017-04",
    )


def test_successors_merge_where_there_are_several(tmp_path: Path) -> None:
    table = read(tmp_path, "successors.csv", "old_ccg,ccg20cdh\n10H,14Y\n10Y,14Y\n00C,16C\n")
    (merger,) = table.claims
    assert isinstance(merger, Change)
    assert (merger.type, merger.participants, merger.result, merger.effective) == (
        "merger",
        ("10H", "10Y"),
        "14Y",
        None,
    )
    assert table.faults == ("successors, row 4: 16C has one predecessor: that is no merger",)


def test_a_merger_names_its_bodies_by_code(tmp_path: Path) -> None:
    rows = (
        "effective_date,successor_ods,successor_name,n_predecessors,predecessor_ods,predecessor_names\n"
        "2015-04-01,13T,NHS Newcastle Gateshead CCG,3,00F;00G;00H,x\n"
    )
    (merger,) = read(tmp_path, "mergers.csv", rows).claims
    assert isinstance(merger, Change)
    assert (merger.participants, merger.result, merger.effective, merger.mode) == (
        ("00F", "00G", "00H"),
        "13T",
        "2015-04-01",
        "official-data",
    )


def test_a_sound_table_of_allocations_gives_all_its_figures(tmp_path: Path) -> None:
    table = read(tmp_path, "money.csv", ALLOCATIONS)
    assert not table.faults
    figures = [c for c in table.claims if isinstance(c, Figure) and c.about == ("00C",)]
    assert [(c.exact, c.value, c.unit, c.measure, c.basis, c.status, c.period) for c in figures] == [
        ("1.54%", 1.54, "percent", "other", "change", "planned", None),
        ("154148", 154148000, "GBP", "other", "total", "planned", None),
        ("2.08%", 2.08, "percent", "other", "change", "planned", None),
        ("154148", 154148000, "GBP", "budget", "total", "planned", None),
        ("2.08%", 2.08, "percent", "budget", "change", "planned", None),
        ("1427", 1427, "GBP", "budget", "each", "planned", None),
        ("1.89%", 1.89, "percent", "other", "change", "planned", None),
        ("1.80%", 1.8, "percent", "other", "change", "planned", None),
        ("1.23%", 1.23, "percent", "other", "change", "planned", None),
    ]


def test_a_body_that_has_no_code_goes_by_its_name(tmp_path: Path) -> None:
    rows = (
        "Area Code,CCG Code,CCG Name,CCG population,CCG spending on mental health,"
        "CCG spending on mental health per capita\n"
        "E38000212,,NHS Newcastle and Gateshead CCG,542790.5,94259.1,173.66\n"
    )
    figures = [c for c in read(tmp_path, "spend.csv", rows).claims if isinstance(c, Figure)]
    assert [(c.about, c.value, c.unit, c.basis) for c in figures] == [
        (("13T",), 542790.5, "count", "total"), (("13T",), 94259100, "GBP", "total"), (("13T",), 173.66, "GBP", "each"),
    ]  # fmt: skip


def test_headings_may_stand_below_a_title_and_on_the_second_sheet(tmp_path: Path) -> None:
    rows = [line.split(",") for line in RATINGS.splitlines()[:4]]
    for name, make in (("r.xlsx", xlsx), ("r.ods", ods)):
        table = read(tmp_path, name, make(Notes=[["for information"]], Ratings=[["Table 1: ratings"], [], *rows]))
        assert [c.org for c in table.claims if isinstance(c, Rating)] == ["06F", "03J", "03J"]
        assert table.source.text[table.claims[0].start : table.claims[0].end] == "NHS Bedfordshire CCG"


def test_lists_of_bodies_make_no_claim_and_are_held_against_the_register(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        "names.csv",
        "CCG17CD,CCG_Code,CCG17NM\n"
        "E38000002,09C,NHS Ashford CCG\nE38000004,07M,NHS Barking and Dagenham CCG\nW1,x,Powys\n",
    )
    assert not table.claims and not table.faults
    assert table.remarks[:3] == (
        "names, row 3: NHS Barking and Dagenham CCG (07L): 07M is not its ODS code",
        "names: ONS names and codes of CCGs: 2 CCGs, of the 207 open on 1 April 2017; 1 as the register has them",
        "names: 1 row names no CCG of the register (‘W1’)",
    )


def test_a_table_that_no_mapping_fits_is_kept_and_said(tmp_path: Path) -> None:
    table = read(tmp_path, "other.csv", "a,b\n1,2\n")
    assert not table.claims
    assert table.remarks == (
        "other, row 1: no mapping fits a table headed ‘a’, ‘b’; nothing is claimed of it (--mapping FILE)",
    )
