"""Ledgers in sheets for the tests of reading them: written in few words, and read as lines of a case or a lead."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sqqf.papers.sheets.incoming import sheet_in
from sqqf.papers.sheets.incoming.aside import Cleaned, RowsLeftOut
from sqqf.papers.sheets.incoming.line_in import Line
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.sheet_in import LeftOut, Sheet
from sqqf.procedure.errors import BadInput
from sqqf.procedure.inaction.line import FIELDS as LEAD_FIELDS
from sqqf.procedure.tolerance.line import FIELDS as CASE_FIELDS
from tests.cases import PROFILE

HEADER = ["编号", "状态", "受理时间", "被反映人", "单位", "承办人", "备注"]
ROW = ["阳容〔2025〕3号", "在办", "2025/11/6", "陈某", "某县住建局", "李某", "电话告知"]


def party(n: int, name: str, **more: str) -> dict[str, Any]:
    return {"n": n, "name": name, "kind": "person", "unit": None, "post": None, "outcome": None, **more}


def case(**known: Any) -> dict[str, Any]:
    lists: dict[str, Any] = {"parties": [], "points": [], "circumstances": [], "documents": []}
    return dict.fromkeys(CASE_FIELDS) | lists | known


def lead(**known: Any) -> dict[str, Any]:
    return dict.fromkeys(LEAD_FIELDS) | {"persons": [], "measures": [None]} | known


ENTRY = case(
    no="阳容〔2025〕3号",
    state="investigating",
    accepted_on="2025-11-06",
    parties=[party(1, "陈某", unit="某县住建局")],
    officer="李某",
)
NOTED = ENTRY | {"notes": ["备注：电话告知"]}
"""The same with what stands in a column that has no place in a line."""


def read(path: Path, track: str | None = None, known: Map | None = None) -> list[tuple[Sheet, list[Line]]]:
    told = sheet_in.read(path, track, known, PROFILE)
    return [(one[0], list(one[1])) for one in told if not isinstance(one, LeftOut | RowsLeftOut | Cleaned)]


def left_out(path: Path, track: str | None = None) -> list[LeftOut]:
    return [one for one in sheet_in.read(path, track, None, PROFILE) if isinstance(one, LeftOut)]


def rows_left_out(path: Path) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for one in sheet_in.read(path, None, None, PROFILE):
        if isinstance(one, RowsLeftOut):
            found += one.rows
        elif not isinstance(one, LeftOut | Cleaned):
            list(one[1])
    return found


def lines(path: Path, track: str | None = None, known: Map | None = None) -> list[Line]:
    ((_, found),) = read(path, track, known)
    return found


def refused(path: Path, track: str | None = None, known: Map | None = None) -> str:
    with pytest.raises(BadInput) as error:
        read(path, track, known)
    return error.value.code


def entries(path: Path) -> list[dict[str, Any]]:
    found = lines(path)
    assert [line.faults for line in found] == [()] * len(found)
    return [line.entry for line in found]


def as_csv(told: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(told)
    return out.getvalue()


def workbook(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, told in sheets.items():
        sheet = book.create_sheet(title)
        for row in told:
            sheet.append(list(row))
    book.save(path)
    return path


def open_document(path: Path, told: Sequence[Sequence[str]]) -> Path:
    """A workbook with one sheet, as LibreOffice writes it in the main."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = ["".join(map(cell.format, row)) or empty for row in told]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    names = " ".join(f'xmlns:{name}="{office}:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        manifest = f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0"/>'
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="台账">{body}<table:table-row table:number-rows-repeated="1048000">{empty}'
            "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one part changed, or made."""
    into = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), part]):
            data = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(data) if name == part else data)
    return into


SHEET1 = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def sharing(path: Path) -> Path:
    """The same with its texts shared among cells, as Excel has them."""
    texts: list[bytes] = []

    def share(found: re.Match[bytes]) -> bytes:
        texts.append(found[1])
        return b't="s"><v>%d</v>' % (len(texts) - 1)

    path = changed(
        path, SHEET1, lambda data: re.sub(rb't="inlineStr"><is>(.*?)</is>', share, data, flags=re.DOTALL)
    )
    told = b"".join(b"<si>" + text + b"</si>" for text in texts)
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = changed(path, STRINGS, lambda _: b'<sst xmlns="' + main + b'">' + told + b"</sst>")
    link = b'<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    return changed(path, "xl/_rels/workbook.xml.rels", lambda data: data.replace(b"</Relationships>", link))
