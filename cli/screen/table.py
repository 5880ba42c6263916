"""Rows: a Rich table on a terminal, plain lines with tabs in a pipe; the same cells in both."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from sqqf.cli.context.language import _
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import Line, show_page
from sqqf.cli.screen.visible import visible

# A Rich table is laid out whole and costs 0.3 ms a row; past this, lines are written as they come.
MOST_IN_A_TABLE = 300
NARROW = 60
"""Columns below which a table would break numbers and dates: each row is a block of lines instead."""
MOST_WHOLE = 18
"""A column no wider than this isn't broken: case numbers, dates."""
BETWEEN = 3
"""Blanks from one column to the next."""
LEAST_LOOSE = 8
"""What is left at least to each of the others."""


class Row(NamedTuple):
    """Cells as texts (what the user entered may be among them), and a style for the terminal."""

    cells: Sequence[str]
    style: str | None = None


def show_table(headers: Sequence[str], rows: Iterable[Row], empty: str) -> None:
    """Show rows under headers; ``empty`` is said to a person where there are none."""
    rows = iter(rows)
    if not streams.on_terminal():
        _plain(headers, rows)
        return
    first = list(islice(rows, MOST_IN_A_TABLE + 1))
    if not first:
        streams.say(empty)
    elif len(first) > MOST_IN_A_TABLE:
        _plain(headers, chain(first, rows))
    else:
        _rich(headers, first)


def _plain(headers: Sequence[str], rows: Iterable[Row]) -> None:
    write = sys.stdout.write
    # A ledger that turns out to be damaged is said before anything is answered.
    first = list(islice(rows, 1))
    write("\t".join(map(_, headers)) + "\n")
    for cells, _style in chain(first, rows):
        line = "\t".join(cells)
        # Nearly every line is harmless as it is; only the others are looked at cell by cell.
        write((line if line.replace("\t", "").isprintable() else "\t".join(map(visible, cells))) + "\n")


def _rich(headers: Sequence[str], rows: Sequence[Row]) -> None:
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    from sqqf.cli.screen.console import console

    if console().width < NARROW:
        _blocks(headers, rows)
        return
    columns = zip(map(_, headers), *(row.cells for row in rows), strict=True)
    widths = [max(map(cell_len, column)) for column in columns]
    whole = [width if width <= MOST_WHOLE else 0 for width in widths]
    loose = whole.count(0)
    if sum(whole) + loose * LEAST_LOOSE + BETWEEN * (len(headers) - 1) > console().width:
        _blocks(headers, rows)
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for header, width in zip(headers, whole, strict=True):
        # A least width isn't enough: Rich would take from these columns too, and then cut the last one off.
        table.add_column(_(header), overflow="fold", width=width or None)
    for cells, style in rows:
        table.add_row(*(Text(visible(cell)) for cell in cells), style=style)
    console().print(table)


def _blocks(headers: Sequence[str], rows: Sequence[Row]) -> None:
    lines: list[Line] = []
    for cells, style in rows:
        named = zip(headers, cells, strict=True)
        lines += [
            Line(_("{label}: {text}").format(label=_(header), text=cell), style or "")
            for header, cell in named
            if cell
        ]
        lines.append(Line())
    show_page(lines)
