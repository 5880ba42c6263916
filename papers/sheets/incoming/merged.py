"""Cells of a workbook that are merged downwards: what the first shows holds for each row beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqqf.papers.sheets.incoming.headers import Row

Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell, each by its row and its column from 0."""

MOST_FILLED = 1 << 24
"""So many cells may be filled of them: twenty columns of 800,000 rows."""


def filled(
    rows: Iterator[Row], ranges: Sequence[Range], read: Collection[int], but: int | None
) -> Iterator[Row]:
    """The rows, with what is merged downwards in each of them: in the columns that are read, except ``but``.

    Where one of them has nothing of its own, a row was only made higher: nothing is filled in. Raises
    ValueError where so much would be filled in that the file is a bomb.
    """
    begun: dict[int, list[tuple[int, int]]] = {}
    for (first, column), (last, _) in ranges:
        if first < last and column in read and column != but:
            begun.setdefault(first + 1, []).append((column, last + 1))
    holding: dict[int, tuple[int, str]] = {}
    """By column the last row, and what holds until then."""
    most = MOST_FILLED
    for number, cells in rows:
        if holding and any(cells[at].strip() for at in read if at < len(cells)):
            holding = {at: held for at, held in holding.items() if held[0] >= number}
            most -= len(holding)
            if most < 0:
                raise ValueError(most)
            cells += [""] * (max(holding, default=-1) + 1 - len(cells))
            for at, (_, value) in holding.items():
                cells[at] = cells[at] or value
        for column, last in begun.get(number, ()):
            if column < len(cells):
                holding[column] = last, cells[column]
        yield number, cells
