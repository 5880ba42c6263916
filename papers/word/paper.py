"""A paper (文书) before it is a file: its parts in their order, with what isn't known left blank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Blank(NamedTuple):
    """Something the ledger doesn't know: a visible blank to be filled in by hand. ``label`` says what."""

    label: str


Text = tuple[str | Blank, ...]
"""Words and blanks in their order."""


class Paragraph(NamedTuple):
    """A paragraph of the body, and its ``form``.

    ``body`` (indented by two characters), ``plain``, ``heading`` (of the first level), ``subheading`` (of the
    second), ``line`` (goes on as a line to write on, up to the edge), ``closing`` (such lines, on one page),
    or ``attachment``.
    """

    text: Text
    form: str = "body"


class Table(NamedTuple):
    """Lines under headers. ``widths`` are shares of the width; without a ``header`` it is a form with labels.

    A row may have fewer cells than there are widths: its last one spans the rest. In a form, labels and what
    is filled in take turns where the columns are even in number; else the first column has the labels.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]


class Look(NamedTuple):
    """How papers look where a group may choose: GB/T 9704's own, unless it told otherwise."""

    title_font: str = "方正小标宋简体"
    body_font: str = "仿宋_GB2312"
    page_number: str = "— {n} —"
    """``{n}`` stands for the number."""

    @classmethod
    def of(cls, told: Mapping[str, str | None]) -> Look:
        """As told; what wasn't, as the standard has it."""
        return cls(**{name: text for name in cls._fields if (text := told.get(name))})


class Paper(NamedTuple):
    """One paper in the shape of GB/T 9704."""

    title: str
    number: str | Blank
    """The document's number (发文字号), such as 阳容受〔2026〕3号."""
    group: str | Blank
    """Who issues it: signature, and the red head where there is one."""
    addressee: Text | None
    """The main recipient, without the colon; None where a paper has none."""
    blocks: tuple[Paragraph | Table, ...]
    dated: Text
    red_head: bool = False
    head: str | None = None
    """The ledger's head hash, in the file's properties: tampering shows."""
    signed: bool = True
    """With the issuer's name and the date; else those who are named in it sign by hand."""
    signing: str | Blank | None = None
    """Who signs it out (签发人), on a paper that goes up; None on any other."""
    note: Text = ()
    """In brackets under the date (附注)."""
    foot: Text = ()
    """What is signed at the foot of every page."""
    seal: str | None = None
    """What is signed with, where that isn't the name of who issues it."""
    margin: str | None = None
    """What a draft has in the margin of every page, such as 草稿."""
    look: Look = Look()
