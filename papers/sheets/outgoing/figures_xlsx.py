"""A document of tables as a workbook: numbers are numbers, shares percentages, text never a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile

from sqqf.papers.document import UNKNOWN, Cell, Change, Document, Row, Share, Table
from sqqf.papers.office import load
from sqqf.papers.text import printable

_LEAST, _WIDEST = 11, 64
"""How wide a column is, in characters of a Latin font."""


def workbook(document: Document) -> bytes:
    """The file. Each sheet begins with the title and what stands under it; the first ends with the notes.

    Raises BadInput where the library isn't installed.
    """
    book = load("openpyxl").Workbook()
    notes = [*document.notes, document.head]
    for name, tables in _sheets(document).items():
        page = book.create_sheet(name)
        _fill(page, [document.title, *document.under], tables, notes)
        notes = []
    book.remove(book.active)
    book.properties.creator = "sqqf"
    out = io.BytesIO()
    # Workbook.save would note another moment, and it wouldn't be known as left so (``papers.earlier``).
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        load("openpyxl.writer.excel").ExcelWriter(book, archive).write_data()
    return out.getvalue()


def _sheets(document: Document) -> dict[str, list[Table]]:
    """The tables by the sheet that they stand on."""
    sheets: dict[str, list[Table]] = {}
    for table in (document.keys, *document.blocks):
        if isinstance(table, Table):
            sheets.setdefault(table.sheet, []).append(table)
    return sheets


def _fill(page: Any, title: Sequence[str], tables: Sequence[Table], notes: Sequence[str]) -> None:
    styles = load("openpyxl.styles")
    at = 0
    for at, line in enumerate(title, start=1):
        _put(page, at, 1, line).font = styles.Font(name="Calibri", size=12 if at == 1 else 11, bold=at == 1)
    for table in tables:
        at = _add(page, at + 2, table, styles)
    for below, note in enumerate(notes, start=at + 2):
        _put(page, below, 1, note)
    page.freeze_panes = page.cell(1, 2)
    widths: dict[int, int] = {}
    for column, value in (cell for table in tables for row in table.rows for cell in _cells(table, row)):
        if isinstance(value, str):
            widths[column] = max(widths.get(column, _LEAST), min(_width(value) + 2, _WIDEST))
    for column in range(1, max(len(table.headers) for table in tables) + 2):
        page.column_dimensions[page.cell(1, column).column_letter].width = widths.get(column, _LEAST)
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = load("openpyxl.worksheet.properties").PageSetupProperties(
        fitToPage=True
    )


def _add(page: Any, at: int, table: Table, styles: Any) -> int:
    """The table from a row on; its last row."""
    bold = styles.Font(name="Calibri", size=11, bold=True)
    line = styles.Border(bottom=styles.Side(style="thin"))
    _put(page, at, 1, table.title).font = bold
    at += 1
    for column, header in _cells(table, Row("", table.headers)):
        cell = _put(page, at, column, header)
        cell.font, cell.border = bold, line
        cell.alignment = styles.Alignment(horizontal="right", wrap_text=True)
    for row in table.rows:
        at += 1
        for column, value in _cells(table, row):
            cell = _put(page, at, column, value)
            if isinstance(value, str):
                cell.alignment = styles.Alignment(vertical="top", wrap_text=True)
    for note in table.notes:
        at += 1
        _put(page, at, 1, note)
    return at


def _cells(table: Table, row: Row) -> Iterator[tuple[int, Cell]]:
    """What stands in each column: the label first, where the table has labels."""
    return enumerate((row.label, *row.cells) if table.labelled else row.cells, start=1)


def _put(page: Any, row: int, column: int, value: Cell) -> Any:
    cell = page.cell(row, column)
    if isinstance(value, str):
        if value:
            cell.value = printable(value)
            cell.data_type = (
                "s"  # whatever it begins with: openpyxl would make a formula of what begins with =
            )
        return cell
    number, form = _number(value)
    if number is None:
        cell.value = UNKNOWN
        cell.alignment = load("openpyxl.styles").Alignment(horizontal="right")
    else:
        cell.value = number
        cell.number_format = form
    return cell


def _number(cell: float | Share | Change | None) -> tuple[float | None, str]:
    """The number, None where it isn't known, and how it is shown; a median may have its half."""
    match cell:
        case Share(value):
            return value, "0.0%"
        case Change(value):
            form = "+#,##0;-#,##0;0"
        case value:
            form = "#,##0"
    return value, form if float(value or 0).is_integer() else form.replace("#,##0", "#,##0.0")


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
