"""An existing ledger in a workbook or .csv, as lines of this one: read as it comes, however long it is."""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sqqf.papers.sheets.columns import TRACKS
from sqqf.papers.sheets.incoming import csv_in, headers, workbook_in
from sqqf.papers.sheets.incoming.aside import (
    Aside,
    Cleaned,
    RowsLeftOut,
    is_alone,
    is_note,
    is_numbered,
    is_total,
)
from sqqf.papers.sheets.incoming.case_in import CaseReader
from sqqf.papers.sheets.incoming.entry_in import Reader
from sqqf.papers.sheets.incoming.headers import HEAD, Found, Layout, Row
from sqqf.papers.sheets.incoming.lead_in import LeadReader
from sqqf.papers.sheets.incoming.line_in import Line
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.several_rows import Joining
from sqqf.papers.sheets.incoming.workbook_in import Source
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.profile import Profile

__all__ = ["LeftOut", "Line", "RowsLeftOut", "Sheet", "read"]

_ZIP, _OLE = b"PK\3\4", b"\xd0\xcf\x11\xe0"
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BELOW = 50
"""So many rows may stand below the last numbered one for the notes among them to be left out."""


class Sheet(NamedTuple):
    """A sheet whose lines are read."""

    title: str
    track: str
    columns: dict[str, str]
    """The header of each column that is read, by its key."""
    ignored: tuple[str, ...]
    """The headers of those that aren't, derived ones apart."""
    header_row: int
    several: bool = False
    """Whether it is one of several that are read: then a row's number alone says too little."""
    hidden_rows: int | None = 0
    """How many of its rows don't show, and are read all the same; None where that can't be known."""
    noted: tuple[str, ...] = ()
    """The headers of the columns that stay as a note on each case."""
    ours: bool = False
    """Whether it is an export, in which nothing is guessed."""


class LeftOut(NamedTuple):
    """A sheet that isn't read, though something stands in it, and why.

    | why         | meaning                                                                  |
    |-------------|--------------------------------------------------------------------------|
    | hidden      | it doesn't show                                                          |
    | no_headers  | no row among the first has headers that are known                        |
    | other_track | its title is one of ``track``, which wasn't asked for                    |
    | no_column   | it hasn't got the column ``lacks``, without which no row could be taken  |
    """

    title: str
    why: str
    track: str | None = None
    lacks: str | None = None


_READERS: dict[str, type[Reader]] = {"tolerance": CaseReader, "inaction": LeadReader}
Told = tuple[Sheet, Iterator[Line]] | LeftOut | RowsLeftOut | Cleaned
"""A sheet with its lines; one that isn't read; after a sheet's lines what of it isn't."""


def read(path: Path, track: str | None, known: Map | None, profile: Profile) -> Iterator[Told]:
    """The sheets that hold a ledger, each with its lines, to be read before the next; first those left out.

    Of a workbook every sheet with headers that are known, as of the track that is asked for, else of the one
    that its title tells, else of the one that its headers do. Raises BadInput, from the lines too.
    """
    known = known or Map()
    known = known._replace(columns={**known.columns, **dict.fromkeys(known.drop, "")})
    if _form(path) == "csv":
        try:
            source = _csv(path, track, known)
        except BadInput:
            if path.suffix.lower() in _WORKBOOKS:
                raise BadInput("not_a_sheet", path=str(path)) from None
            raise
        yield from _read([source], track, path, known, profile)
        return
    with closing(workbook_in.Workbook(path)) as workbook:
        yield from (LeftOut(title, "hidden") for title in workbook.hidden)
        yield from _read(workbook.sheets, track, path, known, profile)


def _form(path: Path) -> str:
    """``workbook`` or ``csv``, by what the file begins with. Raises BadInput where it can be neither."""
    try:
        with path.open("rb") as file:
            begin = file.read(4)
            locked = begin == _OLE and _says(file.fileno(), _LOCKED)
    except (OSError, ValueError):
        raise BadInput("no_such_file", path=str(path)) from None
    if locked:
        raise BadInput("locked_workbook", path=str(path))
    return "workbook" if begin in (_ZIP, _OLE) else "csv"


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
) -> Iterator[Told]:
    told, left_out = _told(sources, track, known)
    if told or len(sources) > 1:  # of a single one the refusal says it
        yield from left_out
    if not told:
        raise BadInput(_why_none(sources, path), path=str(path), headers=_likely_headers(sources))
    layouts = [
        headers.layout(
            first,
            found,
            known.columns,
            f"{path}: {source.title}" if len(sources) > 1 else str(path),
            source.title,
        )
        for source, first, found in told
    ]
    headers.check_mapping(known.columns, known.drop, layouts, str(path))
    for (source, _, found), layout in zip(told, layouts, strict=True):
        names = dict(layout.headers)
        sheet = Sheet(
            source.title,
            layout.track,
            names,
            layout.ignored,
            layout.row,
            len(told) > 1,
            source.hidden_rows,
            tuple(layout.noted.values()),
            layout.ours,
        )
        rows, aside = islice(source.rows(), found.last + 1, None), Aside()
        whole = source.filled(rows, frozenset((*layout.at.values(), *layout.noted)), layout.at.get("no"))
        reader = _READERS[layout.track](layout, profile, known, from_1904=source.from_1904)
        yield sheet, _lines(whole, layout, reader, aside)
        yield from aside.told(source.title)


def _why_none(sources: Sequence[Source], path: Path) -> str:
    """What is wrong with a file in which no headers are found."""
    if not sources:
        return "not_a_sheet"
    if not any(cell.strip() for source in sources for _, cells in source.rows() for cell in cells):
        return "empty_file"
    return "not_a_sheet" if path.suffix.lower() in _WORKBOOKS and _form(path) == "csv" else "no_headers"


def _likely_headers(sources: Sequence[Source]) -> list[str]:
    """What may be headers where none is known: of the first rows the one with most words."""
    rows = [cells for source in sources for _, cells in islice(source.rows(), HEAD)]
    words = [
        [cell for cell in cells if headers.plain(cell) and not cell.strip()[0].isdecimal()] for cells in rows
    ]
    return max(words, key=len, default=[])


_Chosen = tuple[Source, list[Row], Found]


def _told(sources: Sequence[Source], track: str | None, known: Map) -> tuple[list[_Chosen], list[LeftOut]]:
    """The sheets to read, each with its first rows and its header row; and the others that aren't empty."""
    tracks = [_track_of(source.title) for source in sources]
    asked = [of for of in tracks if track is None or of in (None, track)]
    told: list[_Chosen] = []
    left_out: list[LeftOut] = []
    for source, of in zip(sources, tracks, strict=True):
        first = list(islice(source.rows(), HEAD))
        if not any(cell.strip() for _, cells in first for cell in cells):
            continue
        if asked and of not in asked:
            left_out.append(LeftOut(source.title, "other_track", track=of))
        elif found := headers.find(first, track or of, known.columns):
            told.append((source, first, found))
        else:
            left_out.append(LeftOut(source.title, "no_headers"))
    # Figures and lists of names have known headers too. Where it is the only sheet, each of its rows is told.
    if whole := [one for one in told if one[2].lacks is None]:
        left_out += [
            LeftOut(source.title, "no_column", found.track, found.lacks)
            for source, _, found in told
            if found.lacks is not None
        ]
        told = whole
    return told, left_out


def _track_of(title: str) -> str | None:
    """The track that a title tells, in an export's words or the usual ones; None for none or both."""
    exact = next((code for code, track in TRACKS.items() if title.strip() in (track.zh, track.en)), None)
    said = [code for code, track in TRACKS.items() if any(word in title for word in track.telling)]
    return exact or (said[0] if len(said) == 1 else None)


def _lines(rows: Iterator[Row], layout: Layout, reader: Reader, aside: Aside) -> Iterator[Line]:
    own = (row for row in aside.without_controls(rows) if not _is_of_header(row[1], layout))
    whole = _without_notes_and_totals(own, layout.at.get("no"), aside)
    for number, cells in Joining(layout).joined(whole):
        if line := reader.line(number, cells):
            yield line


def _is_of_header(cells: Sequence[str], layout: Layout) -> bool:
    """Whether a row is a header once more, or only counts the columns: 1, 2, 3 … below the headers."""
    said = [cell.strip() for cell in cells if cell.strip()]
    counts = len(said) > 2 and said == [str(n) for n in range(1, len(said) + 1)]
    return counts or any(said == [cell.strip() for cell in row if cell.strip()] for row in layout.rows)


def _without_notes_and_totals(rows: Iterator[Row], at: int | None, aside: Aside) -> Iterator[Row]:
    """The rows without totals, and without notes below the last with a number in column ``at``."""
    below: list[Row] = []  # from the first note on, until a row with a number shows that it is none
    for row in rows:
        if is_total(row[1]):
            aside.put(row)
        elif at is not None and (below or is_note(row[1])):
            if not any(map(str.strip, row[1])):
                continue
            below.append(row)
            if len(below) <= _BELOW and (is_alone(row[1], at) or not is_numbered(row[1], at)):
                continue
            yield from below
            below.clear()
        else:
            yield row
    for row in below:
        if is_note(row[1]) or (at is not None and is_alone(row[1], at)):
            aside.put(row)
        else:
            yield row
