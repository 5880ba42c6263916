"""Which column of a sheet is which: finds the header row, and knows the headers that older ledgers use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqqf.papers.sheets.columns import COLUMNS, TRACKS
from sqqf.procedure.errors import BadInput

HEAD = 10
"""The header row is among so many first rows: above it stand titles, the unit, the date."""
LEAST = 2
"""A row with fewer headers that are known is none."""

Row = tuple[int, list[str]]
"""A row's number as the sheet counts it, and its cells; "" where there is nothing."""

_MAPPED, _EXACT, _ALIAS, _WEAK = range(4)
_WEAKLY: Mapping[str, tuple[str, ...]] = {"no": ("序号", "序", "顺序号", "№")}
"""Headers that are taken only where no other column says the same."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|\s")


_PART = 12
"""So many characters the header of a part has at most, below that of its group."""


class Found(NamedTuple):
    """The header row among the first rows of a sheet."""

    at: int
    track: str
    keys: frozenset[str]
    """The columns that are known."""
    two_rows: bool
    """Whether the headers go on in another row: groups above, their parts below."""

    @property
    def lacks(self) -> str | None:
        """The column without which no row of the sheet could be taken over."""
        whom = TRACKS[self.track].whom
        return "no" if "no" not in self.keys else whom[0] if self.keys.isdisjoint(whom) else None


class Layout(NamedTuple):
    """Where things stand in a sheet."""

    track: str
    row: int
    """The header row's number."""
    titles: tuple[str, ...]
    """The header row as it is; where it comes again, at the top of a page, it says nothing."""
    at: Mapping[str, int]
    """The place of each column that is read, by its key."""
    headers: Mapping[str, str]
    """What each of them is called in the sheet."""
    ignored: tuple[str, ...]
    """Headers that say nothing that is read, derived columns apart."""
    ours: bool
    """Whether it has every column of the track by its own name: an export, in which nothing is guessed."""


def plain(header: str) -> str:
    """A header without what changes nothing: spaces, widths, what stands in brackets, colons, stars."""
    text = unicodedata.normalize("NFKC", header).replace("’", "'")
    return _ASIDE.sub("", text).strip(":：*.,、。").casefold()


def find(rows: Sequence[Row], track: str | None, mapping: Mapping[str, str]) -> Found | None:
    """The header row among the first rows; None where none of them is one.

    Without a track it is the one that the sheet was exported from, else the one that more headers are known
    of.
    """
    tracks = _tracks(track)
    found = ((_known(cells, one, mapping), one, at) for at, (_, cells) in enumerate(rows) for one in tracks)
    known, of, at = max(found, key=lambda one: len(one[0]), default=(frozenset[str](), "", 0))
    if len(known) < LEAST:
        return None
    beside = _beside(rows, at, of, mapping)
    return Found(at, of, known | _known(beside, of, mapping), bool(beside))


def score(rows: Sequence[Row], track: str | None, mapping: Mapping[str, str]) -> int:
    """How many headers are known in the best of these rows."""
    return max((len(_known(cells, one, mapping)) for _, cells in rows for one in _tracks(track)), default=0)


def _tracks(track: str | None) -> Sequence[str]:
    return (track,) if track else tuple(COLUMNS)


def _known(cells: Sequence[str], track: str, mapping: Mapping[str, str]) -> frozenset[str]:
    names, mapped = _names(track), _mapped(mapping)
    found = (mapped.get(name) or names.get(name, ("", 0))[0] for name in map(plain, cells))
    return frozenset(found) - {""}


def _beside(rows: Sequence[Row], at: int, track: str, mapping: Mapping[str, str]) -> Sequence[str]:
    """The cells of the row above or below in which the headers go on; none where one row has them all."""
    number, cells = rows[at]
    if at + 1 < len(rows) and rows[at + 1][0] == number + 1:
        below = rows[at + 1][1]
        if cells != below and (_are_parts(cells, below) or _are_headers(below, track, mapping)):
            return below
    if at and rows[at - 1][0] == number - 1:
        above = rows[at - 1][1]
        width = max(place for place, cell in enumerate(cells) if plain(cell))
        over = [above[place] for place in range(min(width, len(above))) if not plain(cells[place])]
        if _known(over, track, mapping):
            return above
    return ()


def _are_parts(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row has short words only, and those under a header that stands over several columns."""
    there = {place for place, cell in enumerate(below) if plain(cell)}
    groups = {place for place in there if _at(above, place) and not _at(above, place + 1)}
    return (
        any(place + 1 in there for place in groups)
        and all(place in groups or not _at(above, place) for place in there)
        and all(len(below[place]) <= _PART and not re.search(r"\d", below[place]) for place in there)
    )


def _are_headers(cells: Sequence[str], track: str, mapping: Mapping[str, str]) -> bool:
    told = [cell for cell in cells if plain(cell)]
    return len(told) >= LEAST and all(_known([cell], track, mapping) for cell in told)


def _at(cells: Sequence[str], place: int) -> str:
    return plain(cells[place]) if place < len(cells) else ""


@cache
def _names(track: str) -> dict[str, tuple[str, int]]:
    """The key that a plain header means, and how surely."""
    found: dict[str, tuple[str, int]] = {}
    for column in COLUMNS[track]:
        weak = _WEAKLY.get(column.key, ())
        for surely, names in (
            (_EXACT, (column.key, column.zh, column.en)),
            (_ALIAS, column.aliases),
            (_WEAK, weak),
        ):
            for name in names:
                found.setdefault(plain(name), (column.key, surely))
    return found


def _mapped(mapping: Mapping[str, str]) -> dict[str, str]:
    return {plain(header): key for header, key in mapping.items()}


def layout(rows: Sequence[Row], told: Found, mapping: Mapping[str, str], path: str) -> Layout:
    """What the header row says. Raises BadInput where two columns mean the same, or it isn't one row."""
    (number, cells), track = rows[told.at], told.track
    if told.two_rows:
        raise BadInput("two_row_header", path=path, row=number)
    names, mapped = _names(track), _mapped(mapping)
    keys = {column.key for column in COLUMNS[track]}
    found: dict[str, list[tuple[int, int]]] = {}
    ignored = []
    for at, header in enumerate(cells):
        name = plain(header)
        key, surely = (mapped[name], _MAPPED) if name in mapped else names.get(name, ("", _EXACT))
        if key in keys:
            found.setdefault(key, []).append((surely, at))
        elif name:
            ignored.append(at)
    for at, key in _told_by_neighbours(cells, track, found).items():
        if at in ignored and plain(cells[at]) not in mapped:
            found.setdefault(key, []).append((_ALIAS, at))
            ignored.remove(at)
    derived = {column.key for column in COLUMNS[track] if column.derived}
    chosen: dict[str, int] = {}
    for key, places in found.items():
        surest = min(places)[0]
        first, *others = [at for surely, at in places if surely == surest]
        if others and key not in derived:
            raise BadInput(
                "two_columns", path=path, headers=[_in_a_line(cells[at]) for at in (first, *others)]
            )
        if key not in derived:
            chosen[key] = first
            ignored += [at for _, at in places if at != first]
    exact = {key for key, places in found.items() if min(places)[0] == _EXACT}
    return Layout(
        track,
        number,
        tuple(cells),
        chosen,
        {key: _in_a_line(cells[at]) for key, at in chosen.items()},
        tuple(_in_a_line(cells[at]) for at in sorted(ignored)),
        keys - derived <= exact,
    )


def _in_a_line(header: str) -> str:
    return " ".join(header.split())


def _told_by_neighbours(
    cells: Sequence[str], track: str, found: Mapping[str, Sequence[tuple[int, int]]]
) -> Mapping[int, str]:
    """Columns that may be either of two, where the other is there: ``办理结果`` beside ``办理情况``."""
    told = {}
    for at, header in enumerate(cells):
        either = TRACKS[track].either.get(plain(header), ())
        missing = [key for key in either if key not in found]
        if len(either) - len(missing) == 1:
            told[at] = missing[0]
    return told


def check_mapping(mapping: Mapping[str, str], layouts: Sequence[Layout], path: str) -> None:
    """Raises BadInput for a header that no sheet has, or that is mapped to no column of its track."""
    there = {plain(header) for one in layouts for header in one.titles}
    columns = [column for one in layouts for column in COLUMNS[one.track]]
    keys = {column.key for column in columns}
    for header, key in mapping.items():
        if key in keys and plain(header) not in there:
            raise BadInput("no_such_column", path=path, header=header)
        if key and key not in keys and plain(header) in there:
            choices = dict.fromkeys(column.key for column in columns if not column.derived)
            raise BadInput("unknown_column", key=key, choices=list(choices))
