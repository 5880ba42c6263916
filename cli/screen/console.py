"""What Rich draws on a terminal, set so that text is only ever text. Only ``page.terminal`` loads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible

if TYPE_CHECKING:
    from sqqf.cli.screen.lines import Line, Row

_NARROW = 60
"""Columns below which a table would break numbers and dates."""
_MOST_WHOLE = 18
"""A column no wider than this isn't broken: case numbers, dates."""
_BETWEEN = 3
"""Blanks from one column to the next."""
_LEAST_LOOSE = 8
"""What is left at least to each of the others."""


@cache
def console() -> Console:
    """The console on stdout: no markup, no emoji, no guessing at what to highlight."""
    return Console(markup=False, emoji=False, highlight=False, no_color=not streams.colour(), soft_wrap=False)


def draw_page(lines: Iterable[Line]) -> None:
    """Print the lines, wrapped and in their styles."""
    for line in lines:
        if not line.text:
            console().print()
            continue
        text = Text(visible(line.text), style=line.style)
        for start, end, style in line.spans:
            text.stylize(style, start, end)
        console().print(Padding(text, (0, 0, 0, line.indent), expand=False))


def draw_table(headers: Sequence[str], rows: Sequence[Row]) -> bool:
    """Print a table; False where the terminal is too narrow for it."""
    columns = zip(headers, *(row.cells for row in rows), strict=True)
    widths = [max(map(cell_len, column)) for column in columns]
    whole = [width if width <= _MOST_WHOLE else 0 for width in widths]
    least = sum(whole) + whole.count(0) * _LEAST_LOOSE + _BETWEEN * (len(headers) - 1)
    if console().width < max(_NARROW, least):
        return False
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for header, width in zip(headers, whole, strict=True):
        # A least width isn't enough: Rich would take from these columns too, and then cut the last one off.
        table.add_column(header, overflow="fold", width=width or None)
    for cells, style in rows:
        table.add_row(*(Text(visible(cell)) for cell in cells), style=style)
    console().print(table)
    return True


@contextmanager
def paging(*, wanted: bool) -> Iterator[None]:
    """What is drawn within is shown page by page where it is wanted and longer than the screen."""
    if not wanted:
        yield
        return
    with console().capture() as drawn:
        yield
    text = drawn.get()
    if text.count("\n") < console().height:
        streams.say(text.removesuffix("\n"))
    else:
        page_through([text.removesuffix("\n")])


def page_through(lines: Iterable[str]) -> None:
    """Show the lines in the system's pager, ``less`` or what PAGER says; all at once where there is none."""
    click.echo_via_pager(lines, color=streams.colour())


def draw_progress(what: str, total: int | None) -> tuple[Callable[[int], None], Callable[[], None]]:
    """Begin a bar on stderr: what shows how many are done, and what takes the bar away."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True, markup=False), transient=True)
    task = progress.add_task(what, total=total)
    progress.start()
    return lambda done: progress.update(task, completed=done), progress.stop
