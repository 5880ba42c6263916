"""What a workbook's cells show: numbers, dates, texts of every form, merged cells."""

from __future__ import annotations

import re
import zipfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sqqf.papers.sheets.incoming import merged as merged_cells
from sqqf.papers.sheets.incoming import workbook_in
from sqqf.procedure.course.takeover import Fault
from sqqf.procedure.errors import BadInput
from tests.sheets import (
    HEADER,
    ROW,
    SHEET1,
    STRINGS,
    changed,
    entries,
    lines,
    read,
    refused,
    sharing,
    workbook,
)

AFTERNOON = datetime(2026, 11, 16, 15, 30)  # noqa: DTZ001


def cells_of(path: Path) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet, without the empty cells at their ends."""
    with closing(workbook_in.Workbook(path)) as book:
        return [(number, without_end(cells)) for number, cells in book.sheets[0].rows()]


def without_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        ("某", None, "某"),
        (3, None, "3"),
        (3.0, None, "3"),
        (-2.5, None, "-2.5"),
        (0.1 + 0.2, None, "0.3"),
        (12345678901234567890, None, "1.23456789012346e+19"),
        (True, None, "TRUE"),
        (date(2026, 11, 16), None, "2026-11-16"),
        (AFTERNOON, None, "2026-11-16"),
        (46342, 'yyyy"年"m"月"d"日";@', "2026-11-16"),
        (46342, "[$-804]yyyy-mm-dd aaaa", "2026-11-16"),
        (46342, 'yyyy"年"m"月"', "2026-11"),
        (46342, '0"days"', "46342"),
        (46342, "General", "46342"),
        (46342, "[Red]0", "46342"),
        (46342, "mmm-yy", "2026-11"),
        (0.5, "h:mm", "12:00:00"),
        ("a&b<c>\"'", None, "a&b<c>\"'"),
        ("a\nb\tc", None, "a\nb\tc"),
        ("  a  ", None, "  a  "),
        ("𠮷", None, "𠮷"),
        ("_x000D_", None, "\r"),
        ("_x005F_x000D_", None, "_x000D_"),
        ("", None, ""),
    ],
)
@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("shared", [False, True])
def test_what_a_cell_shows(
    tmp_path: Path, value: Any, number_format: str | None, shown: str, prefix: str, shared: bool
) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "甲"
    cell = book.worksheets[0]["C1"]
    cell.value = value
    if number_format:
        cell.number_format = number_format
    book.save(path)
    path = sharing(path) if shared else path
    path = prefixed(path) if prefix else path
    (row,) = cells_of(path)
    assert row == (1, ["甲", "", shown] if shown else ["甲"])


def prefixed(path: Path) -> Path:
    """The same, each element of its sheets under a prefix: as other programs write it."""

    def change(data: bytes) -> bytes:
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", data.decode())
        return text.replace("xmlns=", "xmlns:x=").encode()

    path = changed(path, SHEET1, change)
    return changed(path, STRINGS, change) if STRINGS in zipfile.ZipFile(path).namelist() else path


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B1" t="str"><f>A1&amp;"b"</f><v>ab</v></c>', "ab"),
        ('<c r="B1"><f t="shared" ref="B1:B2" si="0">1+1</f><v>2</v></c>', "2"),
        ('<c r="B1"><f t="shared" si="0"/><v>2</v></c>', "2"),
        ('<c r="B1"><f>A1&amp;"b"</f></c>', '#CALC! =A1&"b"'),
        ('<c r="B1" s="0"><f>1+1</f><v></v></c>', "#CALC! =1+1"),
        ('<c r="B1"><f>_xlfn.DISPIMG("ID_1",1)</f><v/></c>', '=_xlfn.DISPIMG("ID_1",1)'),
        ('<c r="B1"><f t="shared" si="0"/></c>', "#CALC! ="),
        ('<c r="B1" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="B1" t="e"><f>A9</f><v>#REF!</v></c>', "#REF!"),
        ('<c r="B1" s="0" t="e"><v>#N/A</v></c>', "#N/A"),
        (
            '<c r="B1" t="inlineStr"><is><r><t>某</t></r><r><rPr/><t>县</t></r><rPh><t>mou</t></rPh></is></c>',
            "某县",
        ),
        ('<!-- </row> --><c r="B1" t="inlineStr"><is><t>a</t></is></c>', "a"),
        ('<c r="B1" cm="1" t="inlineStr"><is><t>a&#x4E00;&amp;#65;</t></is></c>', "a一&#65;"),
        ('<c t="inlineStr"><is><t>a</t></is></c>', "a"),
        ('<c r="B1"/>', ""),
        ('<c r="1"><v>1</v></c>', None),
        ('<c r="B1" t="s"><v>99</v></c>', None),
        ('<c r="B1" s="0"><v>x</v></c>', "x"),
        ('<c r="B1"><v>1</v>', None),
    ],
)
def test_cells_of_every_form(tmp_path: Path, cell: str, shown: str | None) -> None:
    """Before it and after it stand plain ones: nothing is carried over from one to the next."""
    path = workbook(tmp_path / "a.xlsx", a=[["甲"]])
    inline = '<c r="A{n}" t="inlineStr"><is><t>甲</t></is></c>'
    told = [f'<row r="{n}">{inline.format(n=n)}{cell if n == 2 else ""}</row>' for n in (1, 2, 3)]
    body = f"<sheetData>{''.join(told).replace('B1', 'B2')}</sheetData>".encode()
    path = changed(path, SHEET1, lambda data: re.sub(rb"<sheetData>.*</sheetData>", lambda _: body, data))
    if shown is None:
        with pytest.raises(BadInput, match="not_a_sheet"):
            cells_of(path)
        return
    first, second, third = cells_of(path)
    assert (first, third) == ((1, ["甲"]), (3, ["甲"]))
    assert second == (2, ["甲", shown] if shown else ["甲"])


def test_texts_of_several_forms(tmp_path: Path) -> None:
    rich = CellRichText("某", TextBlock(InlineFont(b=True), "县"))
    book = openpyxl.Workbook()
    several: list[Any] = ["甲", rich, "乙", "丙"]
    for at, value in enumerate(several, start=1):
        book.worksheets[0].cell(1, at, value)
    book.save(tmp_path / "a.xlsx")
    aloud = b'<phoneticPr fontId="1" type="noConversion"/>'
    path = changed(
        sharing(tmp_path / "a.xlsx"),
        STRINGS,
        lambda data: data.replace(b"</t></si>", b"</t>" + aloud + b"</si>", 1),
    )
    assert cells_of(path) == [(1, ["甲", "某县", "乙", "丙"])]


def test_dates_of_a_workbook_that_begins_in_1904(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = date(2026, 11, 16)
    book.save(tmp_path / "a.xlsx")
    assert cells_of(tmp_path / "a.xlsx") == [(1, ["2026-11-16"])]


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, cells in ((2, HEADER), (5, ROW), (9, ROW)):
        for at, value in enumerate(cells, start=1):
            sheet.cell(row, at, value)
    book.save(tmp_path / "a.xlsx")
    assert [line.row for line in lines(tmp_path / "a.xlsx")] == [5, 9]


NEXT = ["阳容〔2025〕4号", "在办", "2025/11/7", "王某", None, None]
MERGED: dict[str, tuple[list[str], list[list[str | None]]]] = {
    "nothing is merged": ([], [["某县住建局", "李某"], [None, None]]),
    "a unit over both cases": (["E3:E4"], [["某县住建局", "李某"], ["某县住建局", None]]),
    "unit and officer, each": (["F3:F4", "E3:E4"], [["某县住建局", "李某"], ["某县住建局", "李某"]]),
    "over more rows than there are": (["E3:E1048576"], [["某县住建局", "李某"], ["某县住建局", None]]),
    "beside, not downwards": (["E3:F3"], [["某县住建局", "李某"], [None, None]]),
    "a block: as one column": (["E3:F4"], [["某县住建局", "李某"], ["某县住建局", None]]),
    "one above the other": (["E3:E4", "E4:E5"], [["某县住建局", "李某"], ["某县住建局", None]]),
    "a title and a header above": (["A1:G1", "E1:E3"], [["某县住建局", "李某"], [None, None]]),
}


@pytest.mark.parametrize(("merged", "known"), MERGED.values(), ids=list(MERGED))
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_what_is_merged_downwards_holds_for_each_row(
    tmp_path: Path, merged: list[str], known: list[list[str | None]], prefix: str
) -> None:
    path = with_merged(workbook(tmp_path / "a.xlsx", a=[["台账"], HEADER, ROW, NEXT]), merged)
    path = prefixed(path) if prefix else path
    assert [[one["parties"][0]["unit"], one["officer"]] for one in entries(path)] == [
        [one[0], one[1]] for one in known
    ]


def test_where_a_number_is_merged_a_case_stands_on_several_rows(tmp_path: Path) -> None:
    """Each of its rows has somebody whom it concerns; one that is only higher says nothing."""
    two = [*[None] * 3, "王某", None, None]
    path = with_merged(workbook(tmp_path / "a.xlsx", a=[HEADER, ROW, two]), ["A2:A3", "C2:C3", "E2:E3"])
    [line] = lines(path)
    assert [(one["name"], one["unit"]) for one in line.entry["parties"]] == [
        ("陈某", "某县住建局"),
        ("王某", "某县住建局"),
    ]
    only_noted: list[Any] = [*[None] * 6, "注"]
    higher = workbook(tmp_path / "b.xlsx", a=[HEADER, ROW, only_noted, NEXT])
    assert len(lines(with_merged(higher, [f"{column}2:{column}3" for column in "ABCDEF"]))) == 2


def with_merged(path: Path, merged: list[str]) -> Path:
    told = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    part = f"</sheetData><mergeCells>{told}</mergeCells>".encode()
    return changed(path, SHEET1, lambda data: data.replace(b"</sheetData>", part))


def test_merged_cells_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many: list[list[Any]] = [ROW, *[NEXT] * 20]
    path = with_merged(workbook(tmp_path / "a.xlsx", a=[HEADER, *many]), ["E2:E30"] * 40)
    assert {one["parties"][0]["unit"] for one in entries(path)} == {"某县住建局"}
    monkeypatch.setattr(merged_cells, "MOST_FILLED", 19)
    assert refused(path) == "not_a_sheet"


def test_rows_that_do_not_show_are_read_and_counted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW, NEXT])
    book = openpyxl.load_workbook(path)
    for row in (2, 3, 9):  # nothing stands in the last
        book.worksheets[0].row_dimensions[row].hidden = True
    book.save(path)
    [(sheet, found)] = read(path)
    assert ([line.row for line in found], sheet.hidden_rows) == ([2, 3], 2)


PICTURE = '=DISPIMG("ID_0123456789ABCDEF",1)'


@pytest.mark.parametrize(
    ("written", "code", "shown"),
    [
        ("#N/A", "error_value", "#N/A"),
        ("#REF!", "error_value", "#REF!"),
        (PICTURE, "never_counted", PICTURE),
        ("=A1&B1", "never_counted", "#CALC! =A1&B1"),
    ],
)
def test_an_error_a_picture_and_a_formula_never_worked_out_are_bad_cells(
    tmp_path: Path, written: str, code: str, shown: str
) -> None:
    (line,) = lines(workbook(tmp_path / "a.xlsx", a=[HEADER, [*ROW[:5], written, ROW[6]]]))
    assert line.faults == (Fault(code, {"column": "officer", "value": shown}),)
