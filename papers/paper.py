"""A paper (文书) before it is a file: what it says, in the order of its parts, with what isn't known left blank."""

from __future__ import annotations

from typing import NamedTuple


class Blank(NamedTuple):
    """Something that the ledger doesn't know: a visible blank to be filled in by hand. ``label`` says what."""

    label: str


Text = tuple[str | Blank, ...]
"""Words and blanks in their order."""


class Paragraph(NamedTuple):
    """A paragraph of the body; ``form`` is ``body`` (indented by two characters), ``heading`` or ``plain``."""

    text: Text
    form: str = "body"


class Table(NamedTuple):
    """Lines under headers. ``widths`` are shares of the line's width; ``header`` may be empty: a form with labels."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]


class Paper(NamedTuple):
    """One paper in the shape of GB/T 9704."""

    title: str
    number: str
    """The document's number (发文字号), such as 阳容受〔2026〕3号."""
    group: str
    """Who issues it: signature, and the red head where there is one."""
    addressee: Text | None
    """The main recipient, without the colon; None where a paper has none."""
    blocks: tuple[Paragraph | Table, ...]
    dated: Text
    red_head: bool = False
    head: str | None = None
    """The ledger's head hash, in the foot: tampering shows."""
