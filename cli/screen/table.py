"""Rows: a Rich table on a terminal, plain lines with tabs in a pipe; the same cells in both."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from sqqf.cli.context.language import _
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line, Row
from sqqf.cli.screen.page import show_page, terminal
from sqqf.cli.screen.visible import visible

# A Rich table is laid out whole and costs 0.3 ms a row; past this, lines are written as they come.
MOST_IN_A_TABLE = 300


Columns = Mapping[str, str | Callable[[Any], object]]
"""Headers, and what of an entry stands under each: the name of a fact, or what makes the cell."""


class Listing(NamedTuple):
    """How entries are listed: their columns, and the style of each row for the terminal."""

    columns: Columns
    style: Callable[[Any], str | None] = lambda _entry: None

    def rows(self, entries: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
        """The entries as rows under the headers of ``columns``."""
        return (row_of(self.columns, entry, self.style(entry)) for entry in entries)


def show_entries(listing: Listing, entries: Sequence[Mapping[str, Any]], *, as_json: bool) -> None:
    """All entries of a register, as one JSON document or in a table."""
    if as_json:
        streams.show_json(entries)
    else:
        show_table(listing.columns, listing.rows(entries), _("none yet"))


def row_of(columns: Columns, entry: Mapping[str, Any], style: str | None = None) -> Row:
    """An entry as a row; what isn't known is left blank."""
    cells = (entry[cell] if isinstance(cell, str) else cell(entry) for cell in columns.values())
    return Row(["" if cell is None else str(cell) for cell in cells], style)


def show_table(headers: Iterable[str], rows: Iterable[Row], empty: str, *, pager: bool = False) -> None:
    """Show rows under headers; ``empty`` is said to a person where there are none.

    ``pager``: on a terminal what is longer than the screen is shown page by page.
    """
    headers, rows = [_(header) for header in headers], iter(rows)
    if not streams.on_terminal():
        _write(_plain(headers, rows))
        return
    first = list(islice(rows, MOST_IN_A_TABLE + 1))
    if not first:
        streams.say(empty)
    elif len(first) > MOST_IN_A_TABLE:
        lines = _plain(headers, chain(first, rows))
        terminal().page_through(lines) if pager else _write(lines)
    else:
        with terminal().paging(wanted=pager):
            if not terminal().draw_table(headers, first):
                show_page(_in_blocks(headers, first))


def _write(lines: Iterable[str]) -> None:
    write = sys.stdout.write
    for line in lines:
        write(line)


def _plain(headers: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    # A ledger that turns out to be damaged is said before anything is answered.
    first = list(islice(rows, 1))
    yield "\t".join(headers) + "\n"
    for cells, _style in chain(first, rows):
        line = "\t".join(cells)
        # Nearly every line is harmless as it is; only the others are looked at cell by cell.
        yield (line if line.replace("\t", "").isprintable() else "\t".join(map(visible, cells))) + "\n"


def _in_blocks(headers: Sequence[str], rows: Iterable[Row]) -> Iterator[Line]:
    """What is too wide for a table: a line for each cell that has something in it."""
    for cells, style in rows:
        for header, cell in zip(headers, cells, strict=True):
            if cell:
                yield Line(_("{label}: {text}").format(label=header, text=cell), style or "")
        yield Line()
