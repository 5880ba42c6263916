"""Tables of figures as a workbook: numbers are numbers, shares percentages, texts never formulas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile

from sqqf.papers.office import load
from sqqf.papers.text import printable

NUMBER, SHARE, CHANGE = "#,##0", "0.0%", "+#,##0;-#,##0;0"
"""How a number is shown."""

_WIDEST = 64
"""Of a column of labels, in characters of a Latin font."""


class Figure(NamedTuple):
    """A number, None where it isn't known, and how it is shown."""

    value: float | None
    form: str = NUMBER


Cell = str | Figure


class Table(NamedTuple):
    """A table with its title: the first column of each row is its label."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


class Sheet(NamedTuple):
    """Tables below one another."""

    name: str
    tables: Sequence[Table]


def workbook(title: Sequence[str], sheets: Iterable[Sheet], notes: Sequence[str] = ()) -> bytes:
    """The file. Each sheet begins with the lines of ``title``; the first ends with ``notes``."""
    book = load("openpyxl").Workbook()
    for n, sheet in enumerate(sheets):
        page = book.active if n == 0 else book.create_sheet()
        page.title = sheet.name
        _fill(page, title, sheet.tables, notes if n == 0 else ())
    book.properties.creator = "sqqf"
    out = io.BytesIO()
    # Workbook.save would note another moment, and it wouldn't be known as left so (``papers.earlier``).
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        load("openpyxl.writer.excel").ExcelWriter(book, archive).write_data()
    return out.getvalue()


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
    labels = [str(row[0]) for table in tables for row in table.rows]
    page.column_dimensions["A"].width = min(max(map(_width, labels), default=0) + 2, _WIDEST)
    for column in range(2, max(len(table.headers) for table in tables) + 2):
        page.column_dimensions[page.cell(1, column).column_letter].width = 11
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
    for column, header in enumerate(("", *table.headers), start=1):
        cell = _put(page, at, column, header)
        cell.font, cell.border = bold, line
        cell.alignment = styles.Alignment(horizontal="right", wrap_text=True)
    for row in table.rows:
        at += 1
        for column, value in enumerate(row, start=1):
            cell = _put(page, at, column, value)
            if column == 1:
                cell.alignment = styles.Alignment(vertical="top", wrap_text=True)
    for note in table.notes:
        at += 1
        _put(page, at, 1, note)
    return at


def _put(page: Any, row: int, column: int, value: Cell) -> Any:
    cell = page.cell(row, column)
    if isinstance(value, Figure):
        if value.value is None:
            cell.value = "—"
            cell.alignment = load("openpyxl.styles").Alignment(horizontal="right")
        else:
            cell.value = value.value
            cell.number_format = _form(value)
    elif value:
        cell.value = printable(value)
        cell.data_type = "s"  # whatever it begins with: openpyxl would make a formula of what begins with =
    return cell


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _form(figure: Figure) -> str:
    """How it is shown; a median half-way between two has its half."""
    whole = figure.form == SHARE or float(figure.value or 0).is_integer()
    return figure.form if whole else figure.form.replace("#,##0", "#,##0.0")
