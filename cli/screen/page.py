"""A page of lines: wrapped and in colour on a terminal, plain and whole in a pipe."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible


class Line(NamedTuple):
    """One line; ``indent`` in columns. A style is for the terminal only, the text has to say it all."""

    text: str = ""
    style: str = ""
    indent: int = 0
    spans: tuple[tuple[int, int, str], ...] = ()
    """Styles for parts of the text: (from, to, style), counted in characters."""


def heading(text: str) -> tuple[Line, Line]:
    """A blank line and a heading."""
    return Line(), Line(text, "bold")


def show_page(lines: Iterable[Line]) -> None:
    """Show the lines; what users typed is shown as data."""
    if not streams.on_terminal():
        for line in lines:
            streams.say(" " * line.indent + visible(line.text))
        return
    from rich.padding import Padding
    from rich.text import Text

    from sqqf.cli.screen.console import console

    for line in lines:
        if not line.text:
            console().print()
            continue
        text = Text(visible(line.text), style=line.style)
        for start, end, style in line.spans:
            text.stylize(style, start, end)
        console().print(Padding(text, (0, 0, 0, line.indent), expand=False))
