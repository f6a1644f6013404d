"""Small tables, written by hand, and the sources that are read from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from ccgkg.ingest.source import Source, read_source

RATINGS = """ods_code,name,period,rating,source,name_in_source
06F,NHS Bedfordshire CCG,2015/16,inadequate,https://www.hsj.co.uk/one (first),Bedfordshire
03J,NHS North Kirklees CCG,2015/16,requires improvement,https://www.hsj.co.uk/one,North Kirklees
03J,NHS North Kirklees CCG,2015/16,good,http://www.examiner.co.uk/two,North Kirklees
02N,"NHS Airedale, Wharfedale and Craven CCG",2016/17,outstanding,\
"http://www.examiner.co.uk/two (""five"" - members inferred)",Airedale
"""
INTERVENTIONS = """ods_code,name,type,start,end,source,note
07V,NHS Croydon CCG,financial special measures,2016-07-21,2017-01,https://www.gponline.com/a ; https://www.hsj.co.uk/b,
99A,NHS Liverpool CCG,legal directions,2017-08-22,,https://www.liverpoolccg.nhs.uk/c,
05F,NHS Herefordshire CCG,legal directions still in force,2013-08,,https://www.hsj.co.uk/d,
00L,NHS Northumberland CCG,legal directions,2016-09-01,2019/20,https://dokumen.tips/e,
07R,NHS Camden CCG,shared accountable officer agreed (N Central London),2017-04,,https://www.hsj.co.uk/f,planned date
07M,NHS Barnet CCG,shared accountable officer agreed (N Central London),2017-04,,https://www.hsj.co.uk/f,planned date
"""
HEADINGS = (
    "CCG,Opening DfT,Minimum allocation,Minimum growth,Final allocation,Final growth,"
    "Per capita allocation,Per capita growth,Final per capita growth,Final closing DfT\n"
)
ALLOCATIONS = (
    HEADINGS
    + """NHS Darlington CCG,1.54%,154148,2.08%,154148,2.08%,1427,1.89%,1.80%,1.23%
NHS Bolton CCG,-2.81%,414017,2.08%,414993,2.32%,1344,1.72%,2.00%,-3.27%
NHS Bury CCG,-3.64%,261457,2.08%,261457,2.08%,1282,1.52%,1.90%,-4.28%
NHS Hull CCG,3.33%,405613,2.08%,405613,2.08%,1378,1.84%,1.70%,2.96%
"""
)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def source(folder: Path, name: str, content: str | bytes) -> Source:
    return read_source(write(folder, name, content))


def xlsx(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with a sheet for each name."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """The same as an OpenDocument spreadsheet, with a million empty rows below, as office programs leave them."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                match value:
                    case None:
                        cell = TableCell()
                    case date():
                        cell = TableCell(valuetype="date", datevalue=value.isoformat())
                    case int() | float():
                        cell = TableCell(valuetype="float", value=str(value))
                    case _:
                        cell = TableCell(valuetype="string")
                if value is not None:
                    cell.addElement(P(text=str(value)))
                line.addElement(cell)
            table.addElement(line)
        table.addElement(TableRow(numberrowsrepeated="1048000"))
        document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def patched(data: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """An office file with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for each in before.infolist():
            content = before.read(each)
            after.writestr(each.filename, change(content) if each.filename == member else content)
    return out.getvalue()
