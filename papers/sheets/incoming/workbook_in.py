"""A workbook (.xlsx, .xls, WPS's .et, .ods) as rows of text, read by python-calamine.

What a cell shows is text here: dates as ISO, whole numbers without a fraction, a formula by the value it last
had. Of .xls, .et and .ods the library doesn't tell errors from empty cells, which rows are hidden, nor
whether a date shows its day, and of .ods what is merged. Of .xlsx ``xlsx_beside`` tells it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

from sqqf.papers.office import load
from sqqf.papers.sheets.incoming import merged
from sqqf.papers.sheets.incoming.headers import Row
from sqqf.papers.sheets.incoming.probe import opens
from sqqf.papers.sheets.incoming.unpacked import checked
from sqqf.papers.sheets.incoming.xlsx_beside import Beside, beside
from sqqf.procedure.errors import BadInput

_BAD = (BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, RuntimeError)


class Source(NamedTuple):
    """A sheet: its title, and how its rows are read."""

    title: str
    rows: Callable[[], Iterator[Row]]
    filled: Callable[[Iterator[Row], Collection[int], int | None], Iterator[Row]] = lambda rows, *_: rows
    """How what is merged in it is filled into rows: see ``merged.filled``."""
    hidden_rows: int | None = 0
    """How many of its rows don't show; None where that can't be known."""
    from_1904: bool = False
    """Whether its days are counted from 1904 on; of .xls that isn't told."""


class Workbook:
    """A workbook that is open. Raises BadInput, then or while rows are read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        calamine = load("python_calamine")
        self._wrong = (*_BAD, calamine.CalamineError)
        with self._plainly():
            told_beside = _beside(path)
            if not opens(path):
                raise ValueError(path)
            self._book = calamine.load_workbook(path)
            told = [one for one in self._book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
            shows = calamine.SheetVisibleEnum.Visible
            self.sheets = [
                self._source(one.name, told_beside.get(one.name, Beside()))
                for one in told
                if one.visible == shows
            ]
            self.hidden = [
                one.name for one in told if one.visible != shows and self._sheet(one.name).end is not None
            ]
            """The titles of the sheets that don't show, though something stands in them."""

    def close(self) -> None:
        self._book.close()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """What goes wrong with a broken file is said in one sentence."""
        try:
            yield
        except self._wrong as error:
            code = "locked_workbook" if type(error).__name__ == "PasswordError" else "not_a_sheet"
            raise BadInput(code, path=str(self._path)) from None

    def _sheet(self, title: str) -> Any:
        return self._book.get_sheet_by_name(title)

    def _source(self, title: str, said: Beside) -> Source:
        rows, filled = partial(self._rows, title, said), partial(self._filled, title)
        return Source(title, rows, filled, said.hidden_rows, said.from_1904)

    def _rows(self, title: str, said: Beside) -> Iterator[Row]:
        """The rows of a sheet, those with nothing in them left out."""
        with self._plainly():
            sheet = self._sheet(title)
            left = [""] * (sheet.start[1] if sheet.start else 0)
            for number, values in enumerate(sheet.iter_rows(), start=1):
                cells = left + [value if type(value) is str else _shown(value) for value in values]
                if number in said.cells:
                    _overlay(cells, said.cells[number])
                if any(cells):
                    yield number, cells

    def _filled(
        self, title: str, rows: Iterator[Row], read: Collection[int], but: int | None
    ) -> Iterator[Row]:
        """The rows of a sheet, with what is merged downwards in each of its rows."""
        with self._plainly():
            ranges = self._sheet(title).merged_cell_ranges or []
            yield from merged.filled(rows, ranges, read, but)


def _beside(path: Path) -> Mapping[str, Beside]:
    """What sheets show beside their values, where it can be told. Raises ValueError where it is a bomb."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return {}
        with checked(file) as archive:
            return beside(archive)


def _overlay(cells: list[str], of_row: Mapping[int, str | None]) -> None:
    """Put what a row shows beside its values; None is a date that shows no day."""
    for at, shown in of_row.items():
        cells += [""] * (at + 1 - len(cells))
        cells[at] = cells[at][:7] if shown is None and _is_day(cells[at]) else shown or cells[at]


def _is_day(cell: str) -> bool:
    return len(cell) == 10 and cell[4] == cell[7] == "-"


def _shown(value: float | bool | date | time | timedelta) -> str:
    """What isn't a text, as one."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
