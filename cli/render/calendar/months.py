"""Months as on a wall calendar: weeks from Monday, under each day a mark; aligned with Chinese text too."""

from __future__ import annotations

import calendar
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from sqqf.cli.context.language import lang
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.width import width

WIDTH, NARROW = 7, 5
"""Columns a day takes, and takes on a narrow terminal; a mark may take one fewer."""


def _width() -> int:
    if streams.on_terminal() and shutil.get_terminal_size().columns < 7 * WIDTH:
        return NARROW
    return WIDTH


class Mark(NamedTuple):
    """What stands under a day; ``style`` is for the day and its mark."""

    text: str
    style: str = ""


def month(year: int, number: int, mark: Callable[[date], Mark]) -> Iterator[Line]:
    """A title, the weekdays, and for each week the days and, where there are any, the marks under them."""
    yield Line(_title(year, number), "bold")
    yield _row([(name, "dim") for name in _weekdays()])
    for week in calendar.Calendar().monthdatescalendar(year, number):
        marks = [mark(day) if day.month == number else Mark("") for day in week]
        days = [str(day.day) if day.month == number else "" for day in week]
        yield _row([(day, mark.style) for day, mark in zip(days, marks, strict=True)])
        if any(mark.text for mark in marks):
            yield _row([(mark.text, mark.style) for mark in marks])


def _row(cells: list[tuple[str, str]]) -> Line:
    text, spans, columns = "", [], _width()
    for cell, style in cells:
        text += " " * max(columns - width(cell), 1)
        if style and cell:
            spans.append((len(text), len(text) + len(cell), style))
        text += cell
    return Line(text.rstrip(), spans=tuple(spans))


def _title(year: int, number: int) -> str:
    return f"{year}年{number}月" if lang() == "zh" else f"{year}-{number:02d}"


def _weekdays() -> list[str]:
    return list("一二三四五六日") if lang() == "zh" else ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
