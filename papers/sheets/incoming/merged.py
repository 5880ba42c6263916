"""Cells of a workbook that are merged downwards: what the first shows holds for each row beside it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import IO

from sqqf.papers.sheets.incoming.headers import Row
from sqqf.papers.sheets.incoming.xlsx_cells import COLUMNS, MOST_COLUMNS

MOST = 1 << 19
"""So many merged cells a sheet may have: they stay in memory, eight bytes each."""
MOST_FILLED = 1 << 24
"""So many cells may be filled of them: twenty columns of 800,000 rows."""
MOST_ROWS = 1 << 20
"""What a sheet holds."""

_MERGED = re.compile(
    rb"""mergeCell\s{1,20}ref\s?=\s?["']([A-Za-z]{1,3})(\d{1,7}):[A-Za-z]{1,3}(\d{1,7})["']"""
)
_LONGEST = 256
_PIECE = 1 << 18


def downwards(file: IO[bytes]) -> Sequence[int]:
    """The cells of a sheet's part that are merged downwards, by their first rows; see ``_packed``.

    They stand behind the rows, which are read before they are known: so the part is passed over once more, as
    bytes. Raises ValueError where there are too many.
    """
    found = array("Q")
    rest = b""
    with file:
        while piece := file.read(_PIECE):
            piece = rest + piece
            done = 0
            if b"mergeCell" in piece:
                for told in _MERGED.finditer(piece):
                    done = told.end()
                    first, last = int(told[2]), min(int(told[3]), MOST_ROWS)
                    if first < last:
                        found.append(_packed(first, last, COLUMNS[told[1].decode()]))
                if len(found) > MOST:
                    raise ValueError(len(found))
            rest = piece[max(done, len(piece) - _LONGEST) :]
    return array("Q", sorted(found))


def filled(
    rows: Iterator[Row], merged: Sequence[int], read: Collection[int], but: int | None
) -> Iterator[Row]:
    """The rows, with what is merged downwards in each of them: in the columns that are read, except ``but``.

    Where one of them has nothing of its own, a row was only made higher: nothing is filled in. Raises
    ValueError where so much would be filled in that the file is a bomb.
    """
    if not merged:
        yield from rows
        return
    waiting = iter(merged)
    first, last, column = _unpacked(next(waiting))
    holding: dict[int, tuple[int, str]] = {}
    """By column the last row, and what holds until then."""
    most = MOST_FILLED
    for number, cells in rows:
        if holding and any(cells[at].strip() for at in read if at < len(cells)):
            for at, (until, value) in [*holding.items()]:
                most -= 1
                if number > until:
                    del holding[at]
                elif at >= len(cells):
                    cells += [*[""] * (at - len(cells)), value]
                elif not cells[at]:
                    cells[at] = value
            if most < 0:
                raise ValueError(most)
        while first <= number:
            if first == number and column in read and column != but and column < len(cells):
                holding[column] = last, cells[column]
            first, last, column = _unpacked(next(waiting, _NONE))
        yield number, cells


def _packed(first: int, last: int, column: int) -> int:
    """A merged cell as one number, so that they are sorted by their first rows."""
    return (first << 21 | last) * MOST_COLUMNS + min(column, MOST_COLUMNS - 1)


def _unpacked(merged: int) -> tuple[int, int, int]:
    rows, column = divmod(merged, MOST_COLUMNS)
    return rows >> 21, rows & (1 << 21) - 1, column


_NONE = _packed(1 << 22, 0, 0)
