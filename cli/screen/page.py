"""A page of lines: wrapped and in colour on a terminal, plain and whole in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.visible import visible


def heading(text: str) -> tuple[Line, Line]:
    """A blank line and a heading."""
    return Line(), Line(text, "bold")


def as_text(lines: Iterable[Line]) -> Iterator[str]:
    """The lines without styles."""
    return (" " * line.indent + visible(line.text) for line in lines)


def show_page(lines: Iterable[Line]) -> None:
    """Show the lines; what users typed is shown as data."""
    if streams.on_terminal():
        terminal().draw_page(lines)
    else:
        for text in as_text(lines):
            streams.say(text)


def terminal() -> ModuleType:
    """What draws on a terminal: ``console``."""
    from sqqf.cli.screen import console  # Rich costs a third of a start, and a pipe needs none

    return console
