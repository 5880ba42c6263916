"""Tables of figures as a workbook: numbers are numbers, shares percentages, and every text is text, never a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from sqqf.papers.office import load
from sqqf.papers.text import printable

NUMBER, SHARE, CHANGE = "#,##0", "0.0%", "+#,##0;-#,##0;0"
"""How a number is shown."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_WIDEST = 64
"""Of a column of labels, in characters of a Latin font."""


class Figure(NamedTuple):
    """A number, None where it isn't known, and how it is shown."""

    value: float | None
    form: str = NUMBER


Cell = str | Figure


class Sheet(NamedTuple):
    """A table on a sheet of its own: the first column of each row is its label."""

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


def workbook(title: Sequence[str], first: str, sheets: Iterable[Sheet]) -> bytes:
    """The file. The first sheet, called ``first``, has the lines of ``title`` above its own table."""
    book = load("openpyxl").Workbook()
    taken: list[str] = []
    for n, sheet in enumerate(sheets):
        page = book.active if n == 0 else book.create_sheet()
        page.title = _name(first if n == 0 else sheet.name, taken)
        lines = [*title, ""] if n == 0 else []
        _fill(page, [*lines, sheet.name] if n == 0 else [sheet.name], sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Any, above: Sequence[str], sheet: Sheet) -> None:
    styles = load("openpyxl.styles")
    bold, right = (
        styles.Font(name="Calibri", size=11, bold=True),
        styles.Alignment(horizontal="right", wrap_text=True),
    )
    top = styles.Alignment(vertical="top", wrap_text=True)
    at = 0
    for at, line in enumerate(above, start=1):
        _put(page, at, 1, line).font = bold
    at += 1
    for column, header in enumerate(("", *sheet.headers), start=1):
        cell = _put(page, at, column, header)
        cell.font, cell.alignment = bold, right
    for row in sheet.rows:
        at += 1
        for column, value in enumerate(row, start=1):
            cell = _put(page, at, column, value)
            if column == 1:
                cell.alignment = top
    for note in ("", *sheet.notes):
        at += 1
        _put(page, at, 1, note)
    page.freeze_panes = page.cell(len(above) + 2, 2)
    labels = [str(row[0]) for row in sheet.rows]
    page.column_dimensions["A"].width = min(max(map(_width, labels), default=0) + 2, _WIDEST)
    for column in range(2, len(sheet.headers) + 2):
        page.column_dimensions[page.cell(1, column).column_letter].width = 11
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = load("openpyxl.worksheet.properties").PageSetupProperties(
        fitToPage=True
    )


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


def _name(name: str, taken: list[str]) -> str:
    """A name as a sheet can have it, not given before in whatever case."""
    plain = _FORBIDDEN.sub(" ", printable(name)).strip(" '") or "1"
    found, n = plain[:_LONGEST_NAME], 1
    while found.casefold() in taken:
        n += 1
        found = f"{plain[: _LONGEST_NAME - len(str(n)) - 1]} {n}"
    taken.append(found.casefold())
    return found
