"""What is shown: lines of a page, and rows of a table."""

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """One line; ``indent`` in columns. A style is for the terminal only, the text has to say it all."""

    text: str = ""
    style: str = ""
    indent: int = 0
    spans: tuple[tuple[int, int, str], ...] = ()
    """Styles for parts of the text: (from, to, style), counted in characters."""


class Row(NamedTuple):
    """Cells as texts (what the user entered may be among them), and a style for the terminal."""

    cells: Sequence[str]
    style: str | None = None
