"""Rows that are no lines of the ledger: totals, and what stands below the table (填表人、审核人、备注)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from sqqf.papers.sheets.incoming.headers import Row, plain
from sqqf.papers.sheets.incoming.vocabulary import NOTES, TOTALS, UNKNOWN

MOST = 20
"""So many of them are named; of the others it is said how many they are."""
_LONG = 30
_TOTAL_SIGNS = {word[0] for word in TOTALS}
_COUNTED = re.compile(r"[:：].*|\s*\d+\s*[件人]?$", re.DOTALL)
_NOTE = re.compile(rf"(?:{'|'.join(NOTES)})\d?(?:\([^()]*\))?(?::(.*))?", re.DOTALL)


class RowsLeftOut(NamedTuple):
    """Rows that aren't read."""

    title: str
    """The sheet's."""
    rows: tuple[tuple[int, str], ...]
    """Each by its number, with what it says, shortened: the first of them."""
    more: int
    """How many others there are."""


class Aside:
    """What of a sheet isn't read, as it comes."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, str]] = []
        self._count = 0

    def put(self, row: Row) -> None:
        self._count += 1
        if len(self._rows) < MOST:
            number, cells = row
            said = " ".join(" ".join(cells).split())
            self._rows.append((number, said if len(said) <= _LONG else f"{said[:_LONG]}…"))

    def told(self, title: str) -> RowsLeftOut | None:
        """What was put here; None where nothing was."""
        rows = tuple(sorted(self._rows))
        return RowsLeftOut(title, rows, self._count - len(rows)) if rows else None


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row adds up others."""
    first = (cells[0] if cells and cells[0] else next(filter(None, cells), "")).lstrip()
    return first[:1] in _TOTAL_SIGNS and plain(_COUNTED.sub("", first)) in TOTALS


def is_note(cells: Sequence[str]) -> bool:
    """Whether a row holds only ``填表人：李某`` and the like; the name may stand in a cell of its own."""
    begun = open_ended = False
    for cell in cells:
        if not cell or cell.isspace():
            continue
        told = _note(cell)
        if told is None and not open_ended:
            return False
        begun, open_ended = True, told is not None and not told[1]
    return begun


def is_alone(cells: Sequence[str], at: int) -> bool:
    """Whether a row says something only in the number's column, or before it: below a note it goes on with it."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    return len(filled) == 1 and filled[0] <= at


def is_numbered(cells: Sequence[str], at: int) -> bool:
    """Whether a number stands in a row, or what is written in its place."""
    number = cells[at].strip() if at < len(cells) else ""
    return bool(number) and number not in UNKNOWN and not _note(number)


def _note(cell: str) -> re.Match[str] | None:
    return _NOTE.fullmatch("".join(unicodedata.normalize("NFKC", cell[:1000]).split()))
