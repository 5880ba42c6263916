"""Which column of a sheet is which: finds the header row, and knows the headers that older ledgers use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqqf.papers.sheets.columns import COLUMNS, KNOWN, TRACKS
from sqqf.procedure.errors import BadInput

HEAD = 10
"""The header row is among so many first rows: above it stand titles, the unit, the date."""
LEAST = 2
"""A row with fewer headers that are known is none."""

Row = tuple[int, list[str]]
"""A row's number as the sheet counts it, and its cells; "" where there is nothing."""

_MAPPED, _EXACT, _ALIAS, _WEAK = 0, 1, 2, 1000
NOTE = "note"
"""What a map calls a column that stays as a note."""
_WEAKLY: Mapping[str, tuple[str, ...]] = {"no": ("序号", "序", "顺序号", "№")}
"""Headers that are taken only where no other column says the same."""
_A_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:年(?!\s*\d{1,2}\s*月)|$)")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|\s")


DEEP = 3
"""In so many rows headers may stand: groups, and groups within groups, above their parts."""
_VAGUE = frozenset(("姓名", "名称", "单位", "职务", "单位及职务", "时间", "日期", "情况", "结果", "编号"))
"""Headers that mean more with their group's name before them, where that is known."""
_YEARS = frozenset(("年度", "年份"))
_WHO_GAVE_IT = re.compile("举报|信访人|反映人|来信人|来访人|投诉人|联系方式|联系电话|电话|手机|住址|地址")
"""Of a lead: headers of columns about who gave it, which stays apart from it."""
_COUNTED_ONLY = frozenset(("序号", "序", "顺序号", "№", "行号"))
"""Headers of what only counts the rows."""


class Found(NamedTuple):
    """The headers among the first rows of a sheet: one row, or groups above and their parts below."""

    first: int
    last: int
    """The places of the rows they stand in."""
    track: str
    cells: tuple[str, ...]
    """Each column's header; of a part that says too little alone, with its group: ``被反映人姓名``."""
    keys: frozenset[str]
    """The columns that are known."""

    @property
    def lacks(self) -> str | None:
        """The column without which no row of the sheet could be taken over."""
        whom = TRACKS[self.track].whom
        return "no" if "no" not in self.keys else whom[0] if self.keys.isdisjoint(whom) else None


class Layout(NamedTuple):
    """Where things stand in a sheet."""

    track: str
    row: int
    """The number of the last row with headers."""
    titles: tuple[str, ...]
    """Each column's header."""
    rows: tuple[tuple[str, ...], ...]
    """The rows with headers as they are; where one comes again, at the top of a page, it says nothing."""
    at: Mapping[str, int]
    """The place of each column that is read, by its key."""
    headers: Mapping[str, str]
    """What each of them is called in the sheet."""
    ignored: tuple[str, ...]
    """Headers that say nothing that is read, derived columns apart."""
    noted: Mapping[int, str]
    """Columns that have no place in the ledger, and stay as a note: by their place the header."""
    year: int | None
    """The one year that the sheet's title or what stands above the headers names."""
    year_at: int | None
    """The column with the year of each row."""
    ours: bool
    """Whether it has every column of the track by its own name: an export, in which nothing is guessed."""


def plain(header: str) -> str:
    """A header without what changes nothing: spaces, widths, what stands in brackets, colons, stars."""
    text = unicodedata.normalize("NFKC", header).replace("’", "'")
    return _ASIDE.sub("", text).strip(":：*.,、。").casefold()


def find(rows: Sequence[Row], track: str | None, mapping: Mapping[str, str]) -> Found | None:
    """The headers among the first rows; None where there are none.

    Without a track they are those that the sheet was exported from, else of the one that more are known of.
    """
    found = [
        Found(first, last, one, cells, _known(cells, one, mapping))
        for first in range(len(rows))
        for last in range(first, min(first + DEEP, len(rows)))
        if rows[last][0] - rows[first][0] == last - first
        for one in _tracks(track)
        for cells in [_together([cells for _, cells in rows[first : last + 1]], one, mapping)]
    ]
    best = max(found, key=lambda one: (len(one.keys), one.first - one.last), default=None)
    return best if best and len(best.keys) >= LEAST else None


def _together(rows: Sequence[Sequence[str]], track: str, mapping: Mapping[str, str]) -> tuple[str, ...]:
    """The header of each column: the lowest, a group's name before it where it has a meaning only with it."""
    if len(rows) == 1:
        return tuple(rows[0])
    found: list[str] = []
    groups = [""] * len(rows)
    for at in range(max(map(len, rows))):
        column = [row[at] if at < len(row) else "" for row in rows]
        lowest = max((n for n, cell in enumerate(column) if plain(cell)), default=0)
        for n, cell in enumerate(column):
            if plain(cell):  # another group begins, or what is no group ends the one before
                groups[n:] = [cell, *[""] * (len(rows) - n - 1)]
        header = column[lowest]
        alone = _known([header], track, mapping) and plain(header) not in _VAGUE
        over = [] if alone else [groups[n] for n in reversed(range(lowest)) if groups[n] != header]
        both = (told for group in over for told in (f"{group}{header}", f"{header}{group}"))
        found.append(next((one for one in both if _known([one], track, mapping)), header))
    return tuple(found)


def score(rows: Sequence[Row], track: str | None, mapping: Mapping[str, str]) -> int:
    """How many headers are known in the best of these rows."""
    return max((len(_known(cells, one, mapping)) for _, cells in rows for one in _tracks(track)), default=0)


def _tracks(track: str | None) -> Sequence[str]:
    return (track,) if track else tuple(KNOWN)


def _known(cells: Sequence[str], track: str, mapping: Mapping[str, str]) -> frozenset[str]:
    names, mapped = _names(track), _mapped(mapping)
    found = (mapped.get(name) or names.get(name, ("", 0))[0] for name in map(plain, cells))
    return frozenset(found) - {""}


@cache
def _names(track: str) -> dict[str, tuple[str, int]]:
    """The key that a plain header means, and how surely."""
    found: dict[str, tuple[str, int]] = {}
    for column in KNOWN[track]:
        told = [(_EXACT, name) for name in (column.key, column.zh, column.en)]
        # Of two days nobody knows which is meant; of other columns the more usual goes before.
        told += [(_ALIAS + (column.kind != "date") * n, name) for n, name in enumerate(column.aliases)]
        told += [(_WEAK, name) for name in _WEAKLY.get(column.key, ())]
        for surely, name in told:
            found.setdefault(plain(name), (column.key, surely))
    return found


def _mapped(mapping: Mapping[str, str]) -> dict[str, str]:
    return {plain(header): key for header, key in mapping.items()}


def layout(
    rows: Sequence[Row], told: Found, mapping: Mapping[str, str], path: str, title: str = ""
) -> Layout:
    """What the headers say. Raises BadInput where two columns mean the same."""
    cells, track = told.cells, told.track
    names, mapped = _names(track), _mapped(mapping)
    keys = {column.key for column in KNOWN[track]}
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
    derived = {column.key for column in KNOWN[track] if column.derived}
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
    dropped = {plain(header) for header, key in mapping.items() if not key} | _COUNTED_ONLY
    year_at = next((at for at in ignored if plain(cells[at]) in _YEARS), None)
    noted = {
        at: _in_a_line(cells[at])
        for at in sorted(ignored)
        if plain(cells[at]) not in dropped and at != year_at and not _tells_who_gave_it(track, cells[at])
    }
    above = [title, *(cell for _, row in rows[: told.first] for cell in row)]
    return Layout(
        track,
        rows[told.last][0],
        cells,
        tuple(tuple(row) for _, row in rows[told.first : told.last + 1]),
        chosen,
        {key: _in_a_line(cells[at]) for key, at in chosen.items()},
        tuple(_in_a_line(cells[at]) for at in sorted(ignored) if at not in noted and at != year_at),
        noted,
        _year(above),
        year_at,
        {column.key for column in COLUMNS[track]} - derived <= exact,
    )


def _year(texts: Iterable[str]) -> int | None:
    """The one year that these texts name; None for none or several."""
    found = {int(year) for text in texts for year in _A_YEAR.findall(unicodedata.normalize("NFKC", text))}
    return found.pop() if len(found) == 1 else None


def _tells_who_gave_it(track: str, header: str) -> bool:
    name = plain(header)
    return track == "inaction" and "被反映" not in name and bool(_WHO_GAVE_IT.search(name))


def _in_a_line(header: str) -> str:
    return " ".join(header.split())


def _told_by_neighbours(
    cells: Sequence[str], track: str, found: Mapping[str, Sequence[tuple[int, int]]]
) -> Mapping[int, str]:
    """Columns that may be either of two: ``办理结果`` beside ``办理情况`` is the outcome."""
    told = {}
    for at, header in enumerate(cells):
        either = TRACKS[track].either.get(plain(header), ())
        missing = [key for key in either if key not in found]
        if missing:  # where neither is there, its words tell
            told[at] = missing[0]
    return told


def check_mapping(
    mapping: Mapping[str, str], drop: Sequence[str], layouts: Sequence[Layout], path: str
) -> None:
    """Raises BadInput for a header that no sheet has, or that is mapped to no column of its track."""
    there = {plain(header) for one in layouts for header in one.titles}
    for header in drop:
        if plain(header) not in there:
            raise BadInput("no_such_column", path=path, header=header)
    columns = [column for one in layouts for column in KNOWN[one.track]]
    keys = {column.key for column in columns}
    for header, key in mapping.items():
        if key in keys and plain(header) not in there:
            raise BadInput("no_such_column", path=path, header=header)
        if key not in ("", NOTE, *keys) and plain(header) in there:
            choices = dict.fromkeys(column.key for column in columns if not column.derived)
            raise BadInput("unknown_column", key=key, choices=list(choices))
