"""The ledger as a workbook for Excel and WPS: a sheet a track, written row by row, the same bytes for the same facts.

Every text is text, whatever it begins with: no formula, no link, no number made of it. What XML can't hold, and what
turns the direction of reading, is written as a sign that shows it. ``_x0041_`` in a text, which Excel would read as
a character, is written ``_x005F_x0041_``, as Excel itself does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqqf.papers.columns import COLUMNS, SHEETS, Column
from sqqf.papers.office import load
from sqqf.papers.rows import Cell, Words, header
from sqqf.papers.text import printable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = 1_048_576
"""What a sheet holds, the header included."""
MOST_UNITS = 32_767
"""What a cell holds, in units of UTF-16."""

_SAMPLED = 200  # rows that the widths are taken from
_WIDE = {"text": 32, "texts": 24, "codes": 16, "counts": 10, "code": 24}
_LONG = ("matter", "text", "points")
_COLOURS = {"blue": "BDD7EE", "yellow": "FFE699", "red": "F4B0A8"}
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Cut(NamedTuple):
    """A text that didn't fit into its cell: whose it is, of which column, and how many characters were left out."""

    no: str
    header: str
    left_out: int


class Sheet(NamedTuple):
    """A track's rows, as ``rows.row`` makes them."""

    track: str
    rows: Iterable[Sequence[Cell]]


def write(
    path: Path, sheets: Iterable[Sheet], words: Words, on: date, shortened: Callable[[int], str]
) -> list[Cut]:
    """Write the workbook, as if made on that day; the texts that had to be cut.

    ``shortened``: what stands at the end of a text of which so many characters were left out. Raises BadInput where
    openpyxl isn't installed.
    """
    openpyxl = load("openpyxl")
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "sqqf"
    book.properties.created = book.properties.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001
    cuts: list[Cut] = []
    for sheet in sheets:
        _fill(book, sheet, words, lambda no, name, text: _fitted(no, name, text, shortened, cuts))
    # Workbook.save would note the moment; each part of the archive carries one too.
    with _Dated(path, on) as archive:
        load("openpyxl.writer.excel").ExcelWriter(book, archive).write_data()
    return cuts


def _fill(book: Workbook, sheet: Sheet, words: Words, fitted: Callable[[str, str, str], str]) -> None:
    columns, names = COLUMNS[sheet.track], header(sheet.track, words.lang)
    zh, en = SHEETS[sheet.track]
    out = book.create_sheet(en if words.lang == "en" else zh)
    rows = iter(sheet.rows)
    sample = list(islice(rows, _SAMPLED))
    _lay_out(out, columns, names, sample)
    forms = _Forms(out)
    out.append([forms.head(name) for name in names])
    cells, lights = [forms.cell(column) for column in columns], forms.lights(words)
    no = next(at for at, column in enumerate(columns) if column.key == "no")
    written = 1
    for row in chain(sample, rows):
        out.append(
            list(_filled(row, columns, names, cells, lights, lambda *of, row=row: fitted(row[no], *of)))
        )
        written += 1
    out.auto_filter.ref = f"A1:{_letter(len(columns))}{written}"
    out.close()


def _filled(
    row: Sequence[Cell],
    columns: Sequence[Column],
    names: Sequence[str],
    cells: Sequence[WriteOnlyCell],
    lights: Mapping[Cell, WriteOnlyCell],
    fitted: Callable[[str, str], str],
) -> Iterator[WriteOnlyCell | None]:
    """The row's cells. A column's one cell is used for all its rows: each is written before the next is made."""
    for value, column, name, cell in zip(row, columns, names, cells, strict=True):
        if value is None:
            yield None
        elif column.key == "light":
            yield lights[value]
        elif isinstance(value, str):
            yield _put(cell, fitted(name, value))
        else:
            cell.value = value
            yield cell


def _put(cell: WriteOnlyCell, text: str) -> WriteOnlyCell:
    cell.value = text
    cell.data_type = "s"  # openpyxl makes a formula of "=…", an error of "#N/A"
    return cell


def _fitted(no: str, name: str, text: str, shortened: Callable[[int], str], cuts: list[Cut]) -> str:
    """The text as it can stand in a cell, cut where it is too long: said in the cell, and noted."""
    text = _ESCAPED.sub("_x005F_", printable(text))
    if len(text) <= MOST_UNITS // 2 or _units(text) <= MOST_UNITS:
        return text
    room = MOST_UNITS - _units(shortened(len(text)))
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    left_out = len(text) - len(kept)
    cuts.append(Cut(no, name, left_out))
    return kept + shortened(left_out)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


# ── what it looks like ──


def _lay_out(
    out: WriteOnlyWorksheet, columns: Sequence[Column], names: Sequence[str], sample: Sequence[Sequence[Cell]]
) -> None:
    """Widths, the frozen header, and how it is printed: before the first row, because it is written as it comes."""
    for at, (column, name) in enumerate(zip(columns, names, strict=True)):
        widest = max(
            [_width(name) + 3, *(_width(row[at]) for row in sample)]
        )  # the filter's button stands in it
        out.column_dimensions[_letter(at + 1)].width = min(widest + 2, _most(column, name))
    out.freeze_panes = "B2"
    out.print_title_rows, out.print_title_cols = "1:1", "A:A"
    out.page_setup.orientation, out.page_setup.paperSize = "landscape", 8  # A3
    out.page_setup.pageOrder = "overThenDown"


def _most(column: Column, name: str) -> int:
    wide = 48 if column.key in _LONG else _WIDE.get(column.kind, 14)
    return max(wide, _width(name) + 5)


def _width(value: Cell) -> int:
    """How many half-width characters the widest line takes."""
    if isinstance(value, date):
        return 10
    lines = str(value or "").split("\n")
    return max(len(line) + sum(east_asian_width(sign) in "WF" for sign in line) for line in lines)


def _letter(column: int) -> str:
    letter: str = load("openpyxl.utils").get_column_letter(column)
    return letter


class _Forms:
    """The kinds of cells of one sheet."""

    def __init__(self, out: WriteOnlyWorksheet) -> None:
        self._out = out
        self._new = load("openpyxl.cell").WriteOnlyCell
        self._styles: Any = load("openpyxl.styles")

    def head(self, name: str) -> WriteOnlyCell:
        cell = self._cell("@")
        cell.font = self._styles.Font(bold=True)
        cell.fill = self._fill("D9D9D9")
        return _put(cell, name)

    def cell(self, column: Column) -> WriteOnlyCell:
        """The cell that the column's values are put into, one after another."""
        return self._cell({"date": "yyyy-mm-dd", "count": "0"}.get(column.kind, "@"))

    def lights(self, words: Words) -> dict[Cell, WriteOnlyCell]:
        """A cell for each light, by its name: coloured, and readable without colours."""
        found: dict[Cell, WriteOnlyCell] = {}
        for light, name in words.lights.items():
            cell = self._cell("@")
            cell.fill = self._fill(_COLOURS[light])
            found[name] = _put(cell, name)
        return found

    def _cell(self, number_format: str) -> WriteOnlyCell:
        cell: WriteOnlyCell = self._new(self._out)
        cell.number_format = number_format
        cell.alignment = self._styles.Alignment(vertical="top", wrap_text=number_format == "@")
        side = self._styles.Side("thin", color="BFBFBF")
        cell.border = self._styles.Border(left=side, right=side, top=side, bottom=side)
        return cell

    def _fill(self, colour: str) -> Any:
        return self._styles.PatternFill("solid", fgColor=colour)


class _Dated(ZipFile):
    """An archive whose parts are all of one day, whenever they were written."""

    def __init__(self, path: Path, on: date) -> None:
        super().__init__(path, "w", ZIP_DEFLATED)
        self._on = (max(on.year, 1980), on.month, on.day, 0, 0, 0)

    def writestr(self, name: Any, data: str | bytes, *_: Any, **__: Any) -> None:
        super().writestr(self._part(name), data)

    def write(self, path: Any, name: Any = None, *_: Any, **__: Any) -> None:
        with Path(path).open("rb") as source, self.open(self._part(name), "w") as part:
            while piece := source.read(1 << 20):
                part.write(piece)

    def _part(self, name: str) -> ZipInfo:
        part = ZipInfo(name, self._on)
        part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
        return part
