"""A CSV file as rows of text: UTF-8, UTF-16 with a mark or GB18030, whichever all of it can be read as."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from sqqf.papers.sheets.incoming.headers import Row
from sqqf.papers.sheets.outgoing.csv_out import unguarded
from sqqf.procedure.errors import BadInput

DELIMITERS = (",", ";", "\t")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
MOST_IN_A_ROW = 1 << 22
"""So many characters a row may have."""
_PIECE = 1 << 20


def encoding_of(path: Path) -> str:
    """What the file is written in. Raises BadInput where it is none of the three."""
    with path.open("rb") as file:
        begin = file.read(4)
        marked = next((name for mark, name in _MARKS if begin.startswith(mark)), None)
        for name in [marked] if marked else ["utf-8", "gb18030"]:
            decode = codecs.getincrementaldecoder(name)().decode
            file.seek(0)
            try:
                while piece := file.read(_PIECE):
                    decode(piece)
                decode(b"", True)
            except UnicodeError:
                continue
            return name
    raise BadInput("unknown_encoding", path=str(path))


def rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows, with the apostrophes that guard against formulas taken off. Raises BadInput."""
    with path.open(encoding=encoding, newline="") as file:
        number = 0
        lines = _Lines(file)
        try:
            for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), start=1):
                lines.left = MOST_IN_A_ROW
                if number == 1 and cells and cells[0].startswith("\ufeff"):
                    cells[0] = cells[0][1:]
                yield number, [unguarded(cell) if cell[:1] == "'" else cell for cell in cells]
        except csv.Error:
            raise BadInput("broken_csv", path=str(path), row=number + 1) from None


class _Lines:
    """The lines of a file. Raises csv.Error where a row has more of them than the memory is for."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.left = MOST_IN_A_ROW

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(self.left + 1)
        if not line:
            raise StopIteration
        self.left -= len(line)
        if self.left < 0:
            raise csv.Error("row")
        return line
