"""What is wrong in a table is told in one line with its place; what can be read goes in, and nothing is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from tables_by_hand import ALLOCATIONS, HEADINGS, RATINGS, source

from ccgkg.ingest.claim import Figure
from ccgkg.ingest.tables.mapping import Column
from ccgkg.ingest.tables.reading import read_table
from ccgkg.ingest.tables.values import day, number, period, share
from ccgkg.ontology.register import load

HEAD, FIRST, *REST = RATINGS.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (HEAD + FIRST + "06F,NHS Bedfordshire CCG,2016/17\n",
         "t, row 3: has 3 cells where there should be 6; nothing is read of it"),
        (HEAD + FIRST.replace("hsj.co.uk", "hsj,co.uk"),
         "t, row 2: has 7 cells where there should be 6; nothing is read of it"),
        (HEAD + FIRST + HEAD, "t, row 3: repeats the headings; nothing is read of it"),
        (HEAD + FIRST.replace("inadequate", "poor"),
         "t, row 2, column 4: ‘poor’ is none of outstanding, good, requires improvement, inadequate"),
        (HEAD + FIRST.replace("2015/16", "2015/17"), "t, row 2, column 3: ‘2015/17’ is no period"),
        (HEAD + FIRST.replace("2015/16", "42461"),
         "t, row 2, column 3: ‘42461’ is a number and no date: a spreadsheet may have counted days"),
        (HEAD + FIRST.replace("06F,", "07V,"), "t, row 2: 07V is 07V, but ‘NHS Bedfordshire CCG’ is 06F"),
        (HEAD + FIRST.replace("06F,NHS Bedfordshire CCG", ","),
         "t, row 2: has nothing under ‘name’; nothing is read of it"),
        (HEAD + FIRST.replace("06F,NHS Bedfordshire CCG", "ZZZ,Nowhere"), "t, row 2: 'ZZZ' is no known name"),
        (HEAD + FIRST.replace("https://", ""),
         "t, row 2, column 5: ‘www.hsj.co.uk/one (first)’ is no address of a page"),
    ],
)  # fmt: skip
def test_a_fault_is_one_line_with_its_place(tmp_path: Path, content: str, line: str) -> None:
    table = read_table(source(tmp_path, "t.csv", content + "".join(REST)))
    assert len(table.faults) == 1 and table.faults[0].startswith(line), table.faults
    assert "\n" not in table.faults[0]
    # The rest goes in.
    assert len(table.claims) >= len(REST)


def test_a_formula_is_text_and_no_value(tmp_path: Path) -> None:
    table = read_table(source(tmp_path, "t.csv", ALLOCATIONS.replace("414017", "=1+414016")))
    assert table.faults == ("t, row 3, column 3: ‘=1+414016’ is no number",)
    assert "=1+414016" in table.source.text


def test_headings_that_are_shifted_are_not_believed(tmp_path: Path) -> None:
    # The last column holds people where its heading has a share: the shares beside it may have moved as well.
    shifted = (
        ALLOCATIONS.replace(",1.23%\n", ",108033\n")
        .replace(",-3.27%\n", ",308788\n")
        .replace(",-4.28%\n", ",204016\n")
        .replace(",2.96%\n", ",294366\n")
    )
    table = read_table(source(tmp_path, "t.csv", shifted))
    (fault,) = table.faults
    assert fault.startswith(
        "t, row 1, column 10: ‘Final closing DfT’ should head percentages, "
        "but 4 of 4 cells are none (‘108033’ in row 2)"
    )
    assert fault.endswith(": the headings are shifted; nothing is read of columns 8, 9 and 10")
    assert len(table.claims) == 4 * 6 and not any(isinstance(c, Figure) and "108033" in c.exact for c in table.claims)


def test_a_body_that_stands_twice_and_one_that_is_missing_are_told(tmp_path: Path) -> None:
    values = "1.54%,{0},2.08%,{0},2.08%,1427,1.89%,1.80%,1.23%"
    names = [body.name for body in load().bodies if body.open_on(_DAY) and body.ods_code != "13T"]
    rows = [f'"{name}",{values.format(1000 + n)}' for n, name in enumerate(names)]
    copied = rows.index(next(row for row in rows if "Leicester City" in row))
    rows.insert(copied, rows[copied - 1].replace(names[copied - 1], names[copied]))
    table = read_table(source(tmp_path, "t.csv", HEADINGS + "\n".join(rows)))
    first = copied + 2
    assert len(table.faults) == 3
    assert table.faults[0].startswith(
        f"t, row {first}: NHS Leicester City CCG (04C) has every value of row {first - 1} ("
    )
    assert table.faults[1:] == (
        (
            f"t, row {first + 1}: NHS Leicester City CCG (04C) stands already in row {first}, with other values; "
            "both are kept as they stand"
        ),
        "t: NHS Newcastle Gateshead CCG (13T) is missing; the 208 others are those open on 1 April 2015 and 2016",
    )
    # Both rows are what the table says.
    assert len([c for c in table.claims if isinstance(c, Figure) and c.about == ("04C",)]) == 2 * 9


_DAY = next(merger.first_day for merger in load().mergers() if merger.result.ods_code == "13T")


def test_what_a_cell_does_not_say_is_no_value() -> None:
    plain, fraction = Column("x"), Column("x", fraction=True)
    for words in ("", "n/a", "1.2.3", "12 34", "=1", "1,23", "--1", "٣٤x"):
        with pytest.raises(ValueError):
            number(words)
    with pytest.raises(ValueError, match="is no percentage"):
        share("0.42", plain)
    assert share("0.42", fraction) == 42
    with pytest.raises(ValueError, match="no day of the calendar"):
        day("2016-02-30", plain)
    assert day("1/4/2016", plain) == "2016-04-01"
    assert period("2015-16", plain) == "2015-04-01/2016-03-31"
