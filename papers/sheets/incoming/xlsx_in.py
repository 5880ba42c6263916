"""A workbook (.xlsx) as rows of text, as they come: in the memory of one row, whatever the sheet's size.

What a cell shows is text here: dates as ISO, whole numbers without a fraction, a formula by the value it last
had. A sheet of 100,000 rows takes openpyxl more than a minute, and calamine holds the whole of it, near 200
MB. An import has 20 seconds and 100 MB. The standard library's XML parser, told where to look, keeps to both.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache, partial
from pathlib import Path
from posixpath import join, normpath
from struct import unpack
from typing import IO, NamedTuple, TypeVar
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sqqf.papers.sheets.incoming import merged
from sqqf.papers.sheets.incoming.headers import Row
from sqqf.papers.sheets.incoming.xlsx_cells import (
    AGAIN,
    COLUMNS,
    LONG,
    MOST_COLUMNS,
    MOST_IN_A_ROW,
    NEVER_COUNTED,
    Show,
    day_shown,
    shower,
    text,
)
from sqqf.procedure.errors import BadInput

T = TypeVar("T")
Element = tuple[str, dict[str, str]]
"""Its name without the prefix, and its attributes."""

LARGEST = 1 << 30
"""So many bytes a part of a workbook may have once unpacked: some million rows."""
SHARPEST = 200
"""So many times a part may grow: what is typed grows ten to thirty times."""
# A part so small may be as sharp as it likes; a row, and the list of a zip's parts, aren't larger.
_SMALL = 1 << 24
_TEXTS = 1 << 28  # the texts that cells share: they stay in memory
_PIECE = 1 << 18
_PASSED_OVER = ("rPr", "rPh")  # of a text: what it looks like, and how it is read aloud
_BAD = (
    *(BadZipFile, zlib.error, EOFError, OSError, expat.ExpatError),
    *(ValueError, LookupError, RuntimeError, StopIteration),
)


class Source(NamedTuple):
    """A sheet: its title, and how its rows are read."""

    title: str
    rows: Callable[[], Iterator[Row]]
    filled: Callable[[Iterator[Row], Collection[int], int | None], Iterator[Row]] = lambda rows, *_: rows
    """How what is merged in it is filled into rows: see ``merged.filled``."""


class Workbook:
    """A workbook that is open. Raises BadInput, then or while rows are read."""

    def __init__(self, path: Path) -> None:
        self._path, self._file = path, path.open("rb")
        try:
            with self._plainly():
                _check_list(self._file)
                self._archive = ZipFile(self._file)
                self._parts = {_name(part.filename): part for part in self._archive.infolist()}
                roots = self._related("_rels/.rels", "").values()
                main = next(part for kind, part in roots if kind == "officeDocument")
                folder, _, name = main.rpartition("/")
                self._links = self._related(f"{folder}/_rels/{name}.rels", folder)
                self._facts = list(self._elements(main))
                self.sheets = list(self._shown())
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        self._file.close()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """What goes wrong with a broken file is said in one sentence."""
        try:
            yield
        except _BAD:
            raise BadInput("not_a_sheet", path=str(self._path)) from None

    def _shown(self) -> Iterator[Source]:
        """The sheets of cells that aren't hidden, in their order."""
        for name, facts in self._facts:
            if name == "sheet" and facts.get("state", "visible") == "visible":
                link = next(value for key, value in facts.items() if _local(key) == "id")
                kind, part = self._links[link]
                if kind == "worksheet":
                    yield Source(facts["name"], partial(self._rows, part), partial(self._filled, part))

    def _rows(self, part: str) -> Iterator[Row]:
        """The rows of a sheet, those with nothing in them left out."""
        with self._plainly():
            yield from (row for row in _rows(self._open(part), self._show) if row[1])

    def _filled(
        self, part: str, rows: Iterator[Row], read: Collection[int], but: int | None
    ) -> Iterator[Row]:
        """The rows of a sheet, with what is merged downwards in each of its rows."""
        with self._plainly():
            yield from merged.filled(rows, merged.downwards(self._open(part)), read, but)

    @cached_property
    def _show(self) -> Show:
        told = next((facts for name, facts in self._facts if name == "workbookPr"), {})
        return shower(self._shared(), self._days(), since_1904=told.get("date1904") in ("1", "true"))

    def _days(self) -> dict[str, bool]:
        """The styles that show dates: whether a day, or a month or a year only."""
        part = self._linked("styles")
        codes: dict[str, str] = {}
        used: list[str] = []
        inside = ""
        for name, facts in self._elements(part) if part else ():
            if name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
                inside = name
            elif name == "numFmt":
                codes[facts["numFmtId"]] = facts["formatCode"]
            elif name == "xf" and inside == "cellXfs":
                used.append(facts.get("numFmtId", "0"))
        shown = {str(at): day_shown(number, codes.get(number, "")) for at, number in enumerate(used)}
        return {style: day for style, day in shown.items() if day is not None}

    def _shared(self) -> Callable[[str], str]:
        """The texts that cells share, by number: one run of bytes takes a third of what the texts would."""
        texts, ends = bytearray(), array("Q", [0])
        part = self._linked("sharedStrings")
        for string in _strings(self._open(part)) if part else ():
            texts += text(string).encode()
            ends.append(len(texts))
            if len(texts) + 8 * len(ends) > _TEXTS:
                raise ValueError(len(texts))

        def shared(number: str) -> str:
            at = int(number)
            return texts[ends[at] : ends[at + 1]].decode()

        kept = lru_cache(AGAIN)(shared)

        def found(number: str) -> str:
            at = int(number)
            return kept(number) if ends[at + 1] - ends[at] < LONG else shared(number)

        return found

    def _linked(self, kind: str) -> str | None:
        return next((part for of, part in self._links.values() if of == kind and part in self._parts), None)

    def _related(self, part: str, folder: str) -> dict[str, tuple[str, str]]:
        """The kind and the part of each link of a part, by its id."""
        return {
            facts["Id"]: (facts["Type"].rpartition("/")[2], _name(join("/" + folder, facts["Target"])))
            for name, facts in self._elements(part)
            if name == "Relationship" and facts.get("TargetMode") != "External"
        }

    def _elements(self, part: str) -> Iterator[Element]:
        """The elements of a small part with their attributes, as they begin."""
        found: list[Element] = []
        parser = _parser()
        parser.StartElementHandler = lambda name, facts: found.append((_local(name), facts))
        return _each(self._open(part), parser, found)

    def _open(self, part: str) -> IO[bytes]:
        """Open a part. Raises ValueError where it is a bomb."""
        of = self._parts[_name(part)]
        sharp = of.file_size > max(_SMALL, of.compress_size * SHARPEST)
        if sharp or of.file_size > LARGEST:
            raise ValueError(of.file_size)
        return self._archive.open(of)


def _check_list(file: IO[bytes]) -> None:
    """Raises ValueError where the list of parts alone would fill the memory, or is a zip64's."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 42))
    tail = file.read()
    end = tail.rfind(b"PK\5\6")
    if end < 0 or len(tail) < end + 16:
        raise BadZipFile
    (listed,) = unpack("<I", tail[end + 12 : end + 16])
    if listed > _SMALL or tail[max(0, end - 20) : end].startswith(b"PK\6\7"):
        raise ValueError(listed)


def _rows(file: IO[bytes], show: Show) -> Iterator[Row]:
    """The rows of a sheet. What stands before and after them counts as rows with nothing in them.

    There are millions of cells: each handler asks for the most frequent names first, and for a prefix last.
    """
    found: list[Row] = []
    said: list[str] = []
    row: list[str] = []
    cell: dict[str, str] = {}
    number = at = size = 0
    formula = False
    parser = _parser()
    hear = said.append

    def outside(name: str, _facts: dict[str, str]) -> None:
        if _local(name) == "sheetData":
            parser.StartElementHandler, parser.EndElementHandler = start, end
        else:
            found.append((0, []))

    def start(name: str, facts: dict[str, str]) -> None:
        nonlocal row, cell, number, at, size, formula
        if name == "c":
            cell, formula = facts, False
            at = COLUMNS[facts["r"].rstrip("0123456789")] if "r" in facts else at + 1
        elif name in ("v", "t"):
            parser.CharacterDataHandler = hear
        elif name == "is":  # around the text of each cell that has its own
            pass
        elif name == "f":
            formula = True
        elif name == "row":
            number, at, size, row = int(facts.get("r", number + 1)), -1, 0, []
        elif name == "rPh":  # how it is read aloud: passed over
            parser.StartElementHandler = None
        elif ":" in name:
            start(_local(name), facts)

    def end(name: str) -> None:
        if name == "c":
            put("".join(said))
            said.clear()
        elif name in ("v", "t"):
            parser.CharacterDataHandler = None
        elif name == "is":
            pass
        elif name == "row":
            found.append((number, row))
        elif name == "rPh":
            parser.StartElementHandler = start
        elif name == "sheetData":
            parser.StartElementHandler, parser.EndElementHandler = outside, None
        elif ":" in name:
            end(_local(name))

    def put(value: str) -> None:
        nonlocal size
        kind = cell.get("t", "n")
        if value:
            shown = show(kind, cell.get("s", "0"), value)
        else:
            shown = NEVER_COUNTED if formula and kind != "str" else ""
        size += len(shown)
        if size > MOST_IN_A_ROW:
            raise ValueError(size)
        if at == len(row):
            row.append(shown)
        elif at < MOST_COLUMNS:
            row.extend([""] * (at - len(row) + 1))
            row[at] = shown

    parser.StartElementHandler = outside
    return _each(file, parser, found)


def _strings(file: IO[bytes]) -> Iterator[str]:
    """The texts that cells share, in order."""
    found: list[str] = []
    said: list[str] = []
    parser = _parser()

    hear = said.append

    def start(name: str, facts: dict[str, str]) -> None:
        if name == "t":
            parser.CharacterDataHandler = hear
        elif name in _PASSED_OVER:
            parser.StartElementHandler = None
        elif ":" in name:
            start(_local(name), facts)

    def end(name: str) -> None:
        if name == "t":
            parser.CharacterDataHandler = None
        elif name == "si":
            found.append("".join(said))
            said.clear()
        elif name in _PASSED_OVER:
            parser.StartElementHandler = start
        elif ":" in name:
            end(_local(name))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    return _each(file, parser, found)


def _parser() -> expat.XMLParserType:
    """A parser that takes no declarations: no entities, so none that grow or fetch."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise ValueError("a workbook declares nothing")


def _each(file: IO[bytes], parser: expat.XMLParserType, found: list[T]) -> Iterator[T]:
    """What the parser finds, as it does. Raises ValueError where it finds nothing for too long: a bomb."""
    silent = 0
    with file:
        while True:
            piece = file.read(_PIECE)
            parser.Parse(piece, not piece)
            silent = 0 if found else silent + len(piece)
            if silent > _SMALL:
                raise ValueError(silent)
            yield from found
            found.clear()
            if not piece:
                return


def _local(name: str) -> str:
    """The name without its prefix: some programs write ``x:row``."""
    return name.rpartition(":")[2]


def _name(part: str) -> str:
    """The name of a part, of which case and the way of writing folders don't matter."""
    return normpath("/" + part.replace("\\", "/")).lstrip("/").lower()
