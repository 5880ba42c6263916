"""Which column of a sheet is which: its header row, found below titles, and the headers that older ledgers use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqqf.papers.columns import COLUMNS
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
    """Whether it has every column of the track by its own name: exported, so that nothing in it is guessed at."""


def plain(header: str) -> str:
    """A header without what changes nothing: spaces, forms of signs, what stands in brackets, colons, stars."""
    text = unicodedata.normalize("NFKC", header).replace("’", "'")
    return _ASIDE.sub("", text).strip(":：*.,、。").casefold()


def find(
    rows: Sequence[Row], track: str | None, mapping: Mapping[str, str], path: str
) -> tuple[int, Layout] | None:
    """The header row's place among the first rows, and what it says; None where none of them is one.

    Without a track it is the one that the sheet was exported from, else the one that more headers are known of.
    Raises BadInput where two columns mean the same, or a header of the mapping isn't there.
    """
    best = max(
        ((_known(cells, one, mapping), one, at) for at, (_, cells) in enumerate(rows) for one in _tracks(track)),
        key=lambda found: found[0],
        default=(0, "", 0),
    )  # fmt: skip
    known, of, at = best
    if known < LEAST:
        return None
    number, cells = rows[at]
    return at, _layout(number, cells, of, mapping, path)


def score(rows: Sequence[Row], track: str | None, mapping: Mapping[str, str]) -> int:
    """How many headers are known in the best of these rows."""
    return max((_known(cells, one, mapping) for _, cells in rows for one in _tracks(track)), default=0)


def _tracks(track: str | None) -> Sequence[str]:
    return (track,) if track else tuple(COLUMNS)


def _known(cells: Sequence[str], track: str, mapping: Mapping[str, str]) -> int:
    names, mapped = _names(track), _mapped(mapping)
    found = {mapped.get(name) or names.get(name, ("", 0))[0] for name in map(plain, cells)} - {""}
    return len(found)


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


def _layout(number: int, cells: Sequence[str], track: str, mapping: Mapping[str, str], path: str) -> Layout:
    names, mapped = _names(track), _mapped(mapping)
    keys = {column.key for column in COLUMNS[track]}
    _check_mapping(mapping, keys, cells, path)
    found: dict[str, list[tuple[int, int]]] = {}
    ignored = []
    for at, header in enumerate(cells):
        name = plain(header)
        key, surely = (mapped[name], _MAPPED) if name in mapped else names.get(name, ("", _EXACT))
        if key in keys:
            found.setdefault(key, []).append((surely, at))
        elif name:
            ignored.append(at)
    derived = {column.key for column in COLUMNS[track] if column.derived}
    chosen: dict[str, int] = {}
    for key, places in found.items():
        surest = min(places)[0]
        first, *others = [at for surely, at in places if surely == surest]
        if others and key not in derived:
            raise BadInput("two_columns", path=path, headers=[cells[at] for at in (first, *others)])
        if key not in derived:
            chosen[key] = first
            ignored += [at for _, at in places if at != first]
    exact = {key for key, places in found.items() if min(places)[0] == _EXACT}
    return Layout(
        track,
        number,
        tuple(cells),
        chosen,
        {key: cells[at] for key, at in chosen.items()},
        tuple(cells[at] for at in sorted(ignored)),
        keys - derived <= exact,
    )


def _check_mapping(mapping: Mapping[str, str], keys: set[str], cells: Sequence[str], path: str) -> None:
    """Raises BadInput for a header that the sheet hasn't got: mistyped, or the map of another sheet."""
    there = {plain(header) for header in cells}
    for header, key in mapping.items():
        if key in keys and plain(header) not in there:
            raise BadInput("no_such_column", path=path, header=header)
