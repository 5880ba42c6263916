"""A document of lines and tables, whatever form it takes: text, Markdown, a page of HTML, a workbook.

What stands in it is data; each form sees to it that it stays text.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

UNKNOWN = "—"


class Share(NamedTuple):
    """A share of one; None where there is nothing to have a share of."""

    value: float | None


class Change(NamedTuple):
    """So much more or less than before; None where one of the two isn't known."""

    value: float | None


Cell = int | float | str | Share | Change | None


class Row(NamedTuple):
    """A row of a table: whom or what it is about, and its cells."""

    label: str
    cells: Sequence[Cell]
    bar: tuple[float | None, float | None] | None = None
    """What is drawn of this period and of the one before."""
    status: str = ""
    """Of the limit that it is about, which gives it its colour."""


class Table(NamedTuple):
    """A table with its title. It has rows: with labels all of them, or none."""

    title: str
    headers: Sequence[str]
    """Of the cells; the labels have none."""
    rows: Sequence[Row]
    notes: Sequence[str] = ()
    whole: float | None = None
    """What a full bar stands for; None: the largest in the table."""
    drawn: str = ""
    """The header of the column that the bars draw; empty: the first."""
    sheet: str = ""
    """Which sheet of a workbook it stands on."""

    @property
    def labelled(self) -> bool:
        """Whether its rows have labels."""
        return bool(self.rows[0].label)


class Text(NamedTuple):
    """A line of a kind."""

    kind: Literal["heading", "paragraph", "item"]
    words: str


class Document(NamedTuple):
    """The whole of it."""

    title: str
    under: Sequence[str]
    """What stands right under the title."""
    blocks: Sequence[Text | Table]
    notes: Sequence[str] = ()
    head: str = ""
    """At its foot, the ledger's head."""
    name: str = ""
    """Of its window; empty: the title."""
    keys: Table | None = None
    """The few numbers that a page and a workbook begin with."""
    periods: tuple[str, str] = ("", "")
    """What the two bars of a row are of."""


def printed(cell: Cell) -> str:
    """A cell as text."""
    match cell:
        case None | Share(None) | Change(None):
            return UNKNOWN
        case Share(value):
            return f"{value:.1%}"
        case Change(value):
            return f"{value:+.10g}" if value else "0"
        case float():
            return f"{cell:.10g}"
        case _:
            return str(cell)
