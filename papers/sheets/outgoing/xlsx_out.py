"""The ledger as a workbook for Excel and WPS: a sheet a track, row by row; equal facts give equal bytes.

Every text is text, whatever it begins with: no formula, no link, no number made of it. What XML can't hold,
and what turns the direction of reading, is written as a sign that shows it. ``_x0041_`` in a text, which
Excel would read as a character, is written ``_x005F_x0041_``, as Excel itself does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqqf.papers.office import load
from sqqf.papers.sheets.columns import TRACKS
from sqqf.papers.sheets.rows import Cell, Words, header
from sqqf.papers.text import printable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell

MOST_ROWS = 1_048_576
"""What a sheet holds, the header included."""
MOST_UNITS = 32_767
"""What a cell holds, in units of UTF-16."""

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Cut(NamedTuple):
    """A text too long for its cell: the number and header, and how many characters were left out."""

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

    ``shortened``: what stands at the end of a text of which so many characters were left out. Raises BadInput
    where openpyxl isn't installed.
    """
    book = load("openpyxl").Workbook(write_only=True)
    book.properties.creator = "sqqf"
    book.properties.created = book.properties.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001
    cuts: list[Cut] = []
    for sheet in sheets:
        _Written(book, sheet.track, words, shortened, cuts).fill(sheet.rows)
    # Workbook.save would note the moment; each part of the archive carries one too.
    with _Dated(path, on) as archive:
        load("openpyxl.writer.excel").ExcelWriter(book, archive).write_data()
    return cuts


class _Written:
    """A sheet while it is written. A column's one cell serves all its rows: each row goes out at once."""

    def __init__(
        self, book: Workbook, track: str, words: Words, shortened: Callable[[int], str], cuts: list[Cut]
    ) -> None:
        told = TRACKS[track]
        self._out: Any = book.create_sheet(told.en if words.lang == "en" else told.zh)
        self._columns, self._names = told.columns, header(track, words.lang)
        self._shortened = shortened
        self._cuts = cuts
        self._cells = [_cell(self._out, _FORMATS.get(column.kind, "@")) for column in self._columns]
        self._lights = {
            name: _light(_cell(self._out, "@"), light, name) for light, name in words.lights.items()
        }
        self._widths: list[int] = []
        self._rows = 0

    def fill(self, rows: Iterable[Sequence[Cell]]) -> None:
        rows = iter(rows)
        sample = list(islice(rows, _SAMPLED))
        self._lay_out(sample)
        self._append([_head(_cell(self._out, "@"), name) for name in self._names], 1)
        for row in chain(sample, rows):
            self._append([*self._row(row)], self._lines(row))
        self._out.auto_filter.ref = f"A1:{_letter(len(self._columns))}{self._rows}"
        self._out.close()

    def _append(self, cells: list[SheetCell | None], lines: int) -> None:
        self._rows += 1
        # Not every program works out the height. It is deleted again, or a long sheet would fill the memory.
        self._out.row_dimensions[self._rows].height = min(lines * _LINE + 2, _HIGHEST)
        self._out.append(cells)
        del self._out.row_dimensions[self._rows]

    def _row(self, row: Sequence[Cell]) -> Iterator[SheetCell | None]:
        for at, (value, cell) in enumerate(zip(row, self._cells, strict=True)):
            if value is None:
                yield None
            elif self._columns[at].key == "light":
                yield self._lights[str(value)]
            elif isinstance(value, str):
                yield _put(cell, self._fitted(value, str(row[0]), self._names[at]))
            else:
                cell.value = value
                yield cell

    def _fitted(self, text: str, no: str, name: str) -> str:
        """The text as a cell can hold it, cut where it is too long: that is said in the cell, and noted."""
        text = _ESCAPED.sub("_x005F_", printable(text))
        if len(text) <= MOST_UNITS // 2 or _units(text) <= MOST_UNITS:
            return text
        room = MOST_UNITS - _units(self._shortened(len(text)))
        kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
        left_out = len(text) - len(kept)
        self._cuts.append(Cut(no, name, left_out))
        return kept + self._shortened(left_out)

    def _lay_out(self, sample: Sequence[Sequence[Cell]]) -> None:
        """Widths, the frozen header, and how it is printed: all of it has to come before the first row."""
        for at, (column, name) in enumerate(zip(self._columns, self._names, strict=True)):
            headed = _width(name) + 4  # the filter's button stands in it
            widest = max((_width(row[at]) + 2 for row in sample), default=0)
            self._widths.append(max(headed, min(widest, _WIDEST.get(column.key) or _WIDE[column.kind])))
            self._out.column_dimensions[_letter(at + 1)].width = self._widths[-1]
        self._out.freeze_panes = "B2"
        self._out.print_title_rows, self._out.print_title_cols = "1:1", "A:A"
        self._out.page_setup.orientation, self._out.page_setup.paperSize = "landscape", 8  # A3
        self._out.page_setup.pageOrder = "overThenDown"
        self._out.print_options.gridLines = True

    def _lines(self, row: Sequence[Cell]) -> int:
        """How many lines the highest cell takes."""
        return max(
            sum(-(-_width(line) // (width - 1)) or 1 for line in value.split("\n"))
            for value, width in zip(row, self._widths, strict=True)
            if isinstance(value, str)
        )


# ── what it looks like ──

_SAMPLED = 200  # rows that the widths are taken from
_WIDE = {"text": 32, "texts": 24, "code": 24, "codes": 24, "date": 14, "count": 14, "counts": 14}
_WIDEST = {"matter": 48, "text": 48, "points": 48}
_LINE, _HIGHEST = 16, 409  # points
_FORMATS = {"date": "yyyy-mm-dd", "count": "0"}
_COLOURS = {"blue": "BDD7EE", "yellow": "FFE699", "red": "F4B0A8"}


def _cell(out: Any, number_format: str) -> SheetCell:
    cell: SheetCell = load("openpyxl.cell").WriteOnlyCell(out)
    cell.number_format = number_format
    across = "center" if number_format in _FORMATS.values() else "left"
    styles = load("openpyxl.styles")
    cell.alignment = styles.Alignment(horizontal=across, vertical="top", wrap_text=across == "left")
    return cell


def _head(cell: SheetCell, name: str) -> SheetCell:
    cell.font = load("openpyxl.styles").Font(bold=True)
    return _put(_coloured(cell, "D9D9D9"), name)


def _light(cell: SheetCell, light: str, name: str) -> SheetCell:
    """Coloured, and readable without colours."""
    return _put(_coloured(cell, _COLOURS[light]), name)


def _coloured(cell: SheetCell, colour: str) -> SheetCell:
    cell.fill = load("openpyxl.styles").PatternFill("solid", fgColor=colour)
    return cell


def _put(cell: SheetCell, text: str) -> SheetCell:
    cell.value = text
    cell.data_type = "s"  # openpyxl makes a formula of "=…", an error of "#N/A"
    return cell


def _width(value: Cell) -> int:
    """How many half-width characters the widest line takes: a Chinese one takes two, in GB 18030 too."""
    lines = str(value).split("\n") if value is not None else [""]
    return max(len(line.encode("gb18030", "replace")) for line in lines)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _letter(column: int) -> str:
    letter: str = load("openpyxl.utils").get_column_letter(column)
    return letter


class _Dated(ZipFile):
    """An archive whose parts are all of one day, whenever and wherever they were written."""

    def __init__(self, path: Path, on: date) -> None:
        super().__init__(path, "w", ZIP_DEFLATED)
        self._on = (max(on.year, 1980), on.month, on.day, 0, 0, 0)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(self._part(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        with Path(filename).open("rb") as source, self.open(self._part(arcname), "w") as part:
            while piece := source.read(1 << 20):
                part.write(piece)

    def _part(self, name: str) -> ZipInfo:
        part = ZipInfo(name, self._on)
        part.compress_type, part.external_attr, part.create_system = ZIP_DEFLATED, 0o644 << 16, 3
        return part
