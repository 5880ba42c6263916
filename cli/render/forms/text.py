"""A document as a page of text, with bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqqf.cli.render.limits import STYLES
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import as_text, heading
from sqqf.cli.screen.visible import visible
from sqqf.cli.screen.width import width
from sqqf.papers.document import Document, Table, Text, printed

_WIDTH = 78
"""Columns of the page."""
_LONGEST_BAR = 20
_LEAST_BAR = 6
_LEAST_LABEL = 14
_BETWEEN = 2
_BLOCKS = "▏▎▍▌▋▊▉█"


def text(document: Document) -> str:
    """The whole page; its last line isn't ended."""
    return "\n".join(as_text(page(document)))


def page(document: Document) -> Iterator[Line]:
    """Its lines; with styles, for a terminal."""
    yield Line(document.title, "bold")
    yield from map(Line, document.under)
    for n, block in enumerate(document.blocks):
        match block:
            case Table():
                yield from table_lines(block)
            case Text("heading", words):
                yield from heading(words)
            case Text(kind, words):
                if n == 0:
                    yield Line()
                yield Line(words, indent=2 if kind == "item" else 0)
    if document.head:
        yield Line()
        yield from (Line(said, "dim") for said in (*document.notes, document.head))


def table_lines(table: Table) -> Iterator[Line]:
    """A table under its title: in columns where its rows have labels, else each row as it comes."""
    yield from heading(table.title)
    cells = [[printed(cell) for cell in row.cells] for row in table.rows]
    if table.labelled:
        yield from _in_columns(table, cells)
    else:
        for row, texts in zip(table.rows, cells, strict=True):
            yield Line("  ".join(texts), STYLES.get(row.status, ""), 2)
    yield from (Line(note, indent=2) for note in table.notes)


def _in_columns(table: Table, cells: Sequence[Sequence[str]]) -> Iterator[Line]:
    widths = [max(map(width, column)) for column in zip(table.headers, *cells, strict=True)]
    numbers = sum(widths) + _BETWEEN * len(widths)
    if numbers > _WIDTH - 4:
        yield from _in_blocks(table, cells)
        return
    labels, bar = _room(max(width(row.label) for row in table.rows), _WIDTH - 2 - numbers)
    yield Line(" " * labels + _columns(table.headers, widths), "dim", 2)
    whole = table.whole or max(((row.bar or (0,))[0] or 0 for row in table.rows), default=0)
    for row, texts in zip(table.rows, cells, strict=True):
        first, *rest = _wrapped(row.label, labels) if labels else [""]
        if not labels:
            yield Line(row.label, indent=2)
        drawn = _bar((row.bar or (0,))[0], whole, bar)
        line = _padded(first, labels) + _columns(texts, widths)
        yield Line(f"{line}{' ' * _BETWEEN}{drawn}".rstrip(), indent=2)
        yield from (Line(part, indent=4) for part in rest)


def _room(labels: int, room: int) -> tuple[int, int]:
    """So many columns for the labels, none where they stand above their numbers, and for the bars."""
    if room < min(labels, _LEAST_LABEL):
        labels = 0
    labels = min(labels, room)
    left = room - labels - _BETWEEN
    if left < _LEAST_BAR and labels > _LEAST_LABEL + _LEAST_BAR:
        # Rather a label on two lines than no bar.
        labels -= _LEAST_BAR - max(left, 0) + 4
        left = room - labels - _BETWEEN
    return labels, min(left, _LONGEST_BAR) if left >= _LEAST_BAR else 0


def _in_blocks(table: Table, cells: Sequence[Sequence[str]]) -> Iterator[Line]:
    """What is too wide for columns: a line of names and numbers under each label."""
    for row, texts in zip(table.rows, cells, strict=True):
        yield Line(row.label, indent=2)
        yield Line("  ".join(map(" ".join, zip(table.headers, texts, strict=True))), indent=4)


def _columns(texts: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(
        " " * (wide + _BETWEEN - width(text)) + text for text, wide in zip(texts, widths, strict=True)
    )


def _bar(value: float | None, whole: float, longest: int) -> str:
    """A bar in eighths of a column; something is never nothing."""
    if not value or not whole or not longest:
        return ""
    eighths = max(round(value / whole * longest * 8), 1)
    return "█" * (eighths // 8) + (_BLOCKS[eighths % 8 - 1] if eighths % 8 else "")


def _padded(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))


def _wrapped(text: str, most: int) -> list[str]:
    """The text in pieces no wider than that, broken between words where there are any."""
    found, line = [], ""
    for sign in visible(text):
        if line and width(line + sign) > most:
            words, blank, rest = line.rpartition(" ")
            # A short word before a long one that has no blank is no place to break.
            breaks = blank and sign != " " and 2 * width(words) >= most
            kept, line = (words, rest) if breaks else (line, "")
            found.append(kept)
        line = (line + sign).lstrip() if found else line + sign
    return [*found, line]
