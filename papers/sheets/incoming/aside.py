"""What of a sheet isn't read: totals, notes below the table (填表人、审核人、备注), control characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqqf.papers.sheets.incoming.headers import Row, plain
from sqqf.papers.sheets.incoming.vocabulary import NOTES, TOTALS, UNKNOWN

MOST = 20
"""So many of them are named; of the others it is said how many they are."""
_LONG = 30
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TOTAL_SIGNS = {word[0] for word in TOTALS}
_COUNTED = re.compile(r"[:：].*|\s*\d+\s*(?:[件人个起].*)?$", re.DOTALL)
_NOTE = re.compile(rf"(?:{'|'.join(NOTES)})\d?(?:\([^()]*\))?(?::(.*))?", re.DOTALL)


class RowsLeftOut(NamedTuple):
    """Rows that aren't read."""

    title: str
    """The sheet's."""
    rows: tuple[tuple[int, str], ...]
    """Each by its number, with what it says, shortened: the first of them."""
    more: int
    """How many others there are."""


class Cleaned(NamedTuple):
    """Rows out of whose cells control characters were taken."""

    title: str
    """The sheet's."""
    rows: tuple[int, ...]
    """The first of them, by number."""
    more: int
    """How many others there are."""


class Aside:
    """What of a sheet isn't read, as it comes."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, str]] = []
        self._count = 0
        self._cleaned: list[int] = []

    def without_controls(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows without control characters; line breaks and tabs stay."""
        for row in rows:
            if any(_CONTROLS.search(cell) for cell in row[1] if not cell.isprintable()):
                self._cleaned.append(row[0])
                yield row[0], [_CONTROLS.sub("", cell) for cell in row[1]]
            else:
                yield row

    def put(self, row: Row) -> None:
        self._count += 1
        if len(self._rows) < MOST:
            number, cells = row
            said = " ".join(" ".join(cells).split())
            self._rows.append((number, said if len(said) <= _LONG else f"{said[:_LONG]}…"))

    def told(self, title: str) -> Iterator[RowsLeftOut | Cleaned]:
        """What was put here; nothing where nothing was."""
        if rows := tuple(sorted(self._rows)):
            yield RowsLeftOut(title, rows, self._count - len(rows))
        if cleaned := tuple(self._cleaned[:MOST]):
            yield Cleaned(title, cleaned, len(self._cleaned) - len(cleaned))


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
    """Whether only one cell of a row says something, and no name: below a note it goes on with that."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    return len(filled) == 1 and filled[0] <= at


def is_numbered(cells: Sequence[str], at: int) -> bool:
    """Whether a number stands in a row, or what is written in its place."""
    number = cells[at].strip() if at < len(cells) else ""
    return bool(number) and number not in UNKNOWN and not _note(number)


def _note(cell: str) -> re.Match[str] | None:
    return _NOTE.fullmatch("".join(unicodedata.normalize("NFKC", cell[:1000]).split()))
