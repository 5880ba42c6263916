"""The figures as a page of text, with bars."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from sqqf.cli.render.figures import figures
from sqqf.cli.render.figures import tables as figures_tables
from sqqf.cli.render.figures.figures import Document, Section, cell_text
from sqqf.cli.screen.page import Line, heading
from sqqf.cli.screen.visible import visible

WIDTH = 78
"""Columns of the page of text."""
LONGEST_BAR = 20
LEAST_BAR = 6
LEAST_LABEL = 14
BETWEEN = 2
BLOCKS = "▏▎▍▌▋▊▉█"


def figures_page(report: Document) -> Iterator[Line]:
    """The figures, line by line, with bars."""
    yield Line(figures.title(report), "bold")
    yield Line(figures.period_line(report))
    for section in figures_tables.sections(report):
        yield from heading(section.title)
        yield from _section_lines(section)
    yield Line()
    for note in figures.notes():
        yield Line(note, "dim")
    yield Line(figures.head_line(report), "dim")


def _section_lines(section: Section) -> Iterator[Line]:
    cells = [[cell_text(cell) for cell in row.cells] for row in section.rows]
    widths = [max(map(_width, column)) for column in zip(section.headers, *cells, strict=True)]
    numbers = sum(widths) + BETWEEN * len(widths)
    labels = max(_width(row.label) for row in section.rows)
    room = WIDTH - 2 - numbers
    if numbers > WIDTH - 4:
        yield from _blocks(section, cells)
        return
    beside = room >= min(labels, LEAST_LABEL)
    label_width = min(labels, room) if beside else 0
    left = room - label_width - BETWEEN
    if beside and left < LEAST_BAR and label_width > LEAST_LABEL + LEAST_BAR:
        # Rather a label on two lines than no bar.
        label_width -= LEAST_BAR - max(left, 0) + 4
        left = room - label_width - BETWEEN
    bar = min(left, LONGEST_BAR) if left >= LEAST_BAR else 0
    yield Line(" " * label_width + _columns(section.headers, widths), "dim", 2)
    whole = section.whole or max(((row.bar or (0,))[0] or 0 for row in section.rows), default=0)
    for row, texts in zip(section.rows, cells, strict=True):
        first, *rest = _wrapped(row.label, label_width) if beside else ["", row.label]
        if not beside:
            yield Line(rest.pop(), indent=2)
        drawn = _bar((row.bar or (0,))[0], whole, bar)
        line = _padded(first, label_width) + _columns(texts, widths)
        yield Line(f"{line}{' ' * BETWEEN}{drawn}".rstrip(), indent=2)
        yield from (Line(part, indent=4) for part in rest)
    for note in section.notes:
        yield Line(note, indent=2)


def _blocks(section: Section, cells: Sequence[Sequence[str]]) -> Iterator[Line]:
    """What is too wide for a table: a line of names and numbers under each label."""
    for row, texts in zip(section.rows, cells, strict=True):
        yield Line(row.label, indent=2)
        yield Line("  ".join(map(" ".join, zip(section.headers, texts, strict=True))), indent=4)
    for note in section.notes:
        yield Line(note, indent=2)


def _columns(texts: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(
        " " * (width + BETWEEN - _width(text)) + text for text, width in zip(texts, widths, strict=True)
    )


def _bar(value: float | None, whole: float, width: int) -> str:
    """A bar in eighths of a column; something is never nothing."""
    if not value or not whole or not width:
        return ""
    eighths = max(round(value / whole * width * 8), 1)
    return "█" * (eighths // 8) + (BLOCKS[eighths % 8 - 1] if eighths % 8 else "")


def _width(text: str) -> int:
    """Columns on a terminal."""
    text = visible(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _wrapped(text: str, width: int) -> list[str]:
    """The text in pieces no wider than that, broken between words where there are any."""
    found, line = [], ""
    for sign in visible(text):
        if line and _width(line + sign) > width:
            words, blank, rest = line.rpartition(" ")
            # A short word before a long one that has no blank is no place to break.
            breaks = blank and sign != " " and 2 * _width(words) >= width
            kept, line = (words, rest) if breaks else (line, "")
            found.append(kept)
        line = (line + sign).lstrip() if found else line + sign
    return [*found, line]
