"""A track's sheet as CSV, as Excel and WPS open it: UTF-8 with a mark at the beginning, lines ended by CR LF.

Every text is text. A spreadsheet may take one for a formula that begins with ``=``, ``+``, ``-``, ``@``,
full width too, or with a blank, a line's end or a sign that isn't seen, which some programs take off first:
it gets an apostrophe before it (``guarded``), and so does one in which such a beginning follows apostrophes
already. One apostrophe is taken off on reading exactly where apostrophes are followed by one of these
(``unguarded``), and every text comes back as it was. Numbers and dates are none: they stand as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from sqqf.papers.sheets.rows import Cell

_BEGIN = (
    r"[=+\-@＝＋－＠\s\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
_BEGINS_LIKE_A_FORMULA = re.compile(f"'*{_BEGIN}")
_GUARDED = re.compile(f"'+{_BEGIN}")


def guarded(text: str) -> str:
    """The text as it stands in the file."""
    return f"'{text}" if _BEGINS_LIKE_A_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that stands so in the file."""
    return text[1:] if _GUARDED.match(text) else text


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the sheet, row by row."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        _write(file, header, rows)


def content(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The same as the content of a file."""
    file = io.StringIO(newline="")
    _write(file, header, rows)
    return file.getvalue().encode("utf-8-sig")


def _write(file: TextIO, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    out = csv.writer(file)
    out.writerow(header)
    out.writerows([_field(cell) for cell in row] for row in rows)


def _field(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
