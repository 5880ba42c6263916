"""An existing ledger in .xlsx or .csv, as lines of this one: read as it comes, however long it is."""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from sqqf.papers import csv_in, headers, xlsx_in
from sqqf.papers.columns import SHEETS
from sqqf.papers.entry_in import Line, Reader
from sqqf.papers.headers import HEAD, Layout, Row
from sqqf.papers.map_file import Map
from sqqf.papers.xlsx_in import Source
from sqqf.procedure.errors import BadInput
from sqqf.procedure.profile import Profile

__all__ = ["Line", "Sheet", "read"]

_ZIP, _OLE = b"PK\3\4", b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class Sheet(NamedTuple):
    """A sheet whose lines are read."""

    title: str
    track: str
    columns: dict[str, str]
    """The header of each column that is read, by its key."""
    ignored: tuple[str, ...]
    """The headers of those that aren't, derived ones apart."""
    header_row: int


def read(
    path: Path, track: str | None, known: Map | None, profile: Profile
) -> Iterator[tuple[Sheet, Iterator[Line]]]:
    """The sheets that hold a ledger, each with its lines, to be used up before the next.

    Of a workbook every sheet whose title is a track's (one track: its own), else the first with headers that are
    known. Raises BadInput, from the lines too.
    """
    known = known or Map()
    if _form(path) == "csv":
        source = _csv(path, track, known)
        yield from _read([source], track, path, known, profile)
        return
    with closing(xlsx_in.Workbook(path)) as workbook:
        yield from _read(workbook.sheets, track, path, known, profile)


def _form(path: Path) -> str:
    """``xlsx`` or ``csv``, by what the file begins with. Raises BadInput where it can be neither."""
    try:
        with path.open("rb") as file:
            begin = file.read(4)
            locked = begin == _OLE and _says(file.fileno(), _LOCKED)
    except (OSError, ValueError):
        raise BadInput("no_such_file", path=str(path)) from None
    if begin == _OLE:
        raise BadInput("locked_workbook" if locked else "old_workbook", path=str(path))
    return "xlsx" if begin == _ZIP else "csv"


def _says(file: int, words: bytes) -> bool:
    with closing(mmap.mmap(file, 0, access=mmap.ACCESS_READ)) as found:
        return found.find(words) >= 0


def _csv(path: Path, track: str | None, known: Map) -> Source:
    """The file as a sheet, its cells divided as its headers are."""
    encoding = csv_in.encoding_of(path)

    def headers_known(delimiter: str) -> int:
        try:
            first = list(islice(csv_in.rows(path, encoding, delimiter), HEAD))
        except BadInput:
            return 0
        return headers.score(first, track, known.columns)

    delimiter = max(csv_in.DELIMITERS, key=headers_known)
    return Source(path.stem, lambda: csv_in.rows(path, encoding, delimiter))


def _read(
    sources: Sequence[Source], track: str | None, path: Path, known: Map, profile: Profile
) -> Iterator[tuple[Sheet, Iterator[Line]]]:
    found = False
    chosen, every = _chosen(sources, track)
    for source, of in chosen:
        rows = source.rows()
        first = list(islice(rows, HEAD))
        told = headers.find(first, of, known.columns, str(path))
        if told is None:
            continue
        at, layout = told
        sheet = Sheet(source.title, layout.track, dict(layout.headers), layout.ignored, layout.row)
        yield sheet, _lines(chain(first[at + 1 :], rows), layout, profile, known)
        found = True
        if not every:
            return
    if not found:
        raise BadInput("no_headers", path=str(path))


def _chosen(sources: Sequence[Source], track: str | None) -> tuple[list[tuple[Source, str | None]], bool]:
    """The sheets to look at, each with its track where that is known, and whether all of them are to be read."""
    titled = [(source, _track_of(source.title)) for source in sources]
    if track is None:
        ours = [one for one in titled if one[1]]
        return ours or titled, bool(ours)
    own = [source for source, of in titled if of == track]
    rest = [source for source, of in titled if of is None]
    return [(source, track) for source in own or rest or sources], False


def _track_of(title: str) -> str | None:
    return next((track for track, titles in SHEETS.items() if title.strip() in titles), None)


def _lines(rows: Iterator[Row], layout: Layout, profile: Profile, known: Map) -> Iterator[Line]:
    read_line = Reader(layout, profile, known).line
    for number, cells in rows:
        line = read_line(number, cells)
        if line is not None:
            yield line
