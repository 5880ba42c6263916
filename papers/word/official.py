"""A report of tables as a paper: its title, a heading and a table each, who made it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqqf.papers.document import Document, printed
from sqqf.papers.document import Table as Figures
from sqqf.papers.word.filling import Numbers
from sqqf.papers.word.paper import Look, Paper, Paragraph, Table
from sqqf.papers.word.writing import width
from sqqf.procedure.facts.words import on_paper

_LABEL, _MOST = 8, 12
"""The least and the most that the first column takes, in characters."""


class Made(NamedTuple):
    """Who made a report, when, from which state of the ledger, and how the group's papers look."""

    group: str
    on: date
    head: str
    look: Look


def official(document: Document, made: Made) -> Paper:
    """The report as a paper that its group signs; the ledger's head is in the file's properties."""
    dated = on_paper(made.on)
    assert dated
    return Paper(
        title=document.title,
        number="",
        group=made.group,
        addressee=None,
        blocks=tuple(_blocks(document)),
        dated=(dated,),
        head=made.head,
        look=made.look,
    )


def _blocks(document: Document) -> Iterator[Paragraph | Table]:
    for line in document.under:
        yield Paragraph((_dated(line),), "plain")
    numbers = Numbers()
    for block in (document.keys, *document.blocks):
        if isinstance(block, Figures):
            yield Paragraph((numbers.heading(1) + block.title,), "heading")
            yield _table(block)
            yield from (Paragraph((_dated(note),)) for note in block.notes)
    yield from (Paragraph((_dated(note),), "plain") for note in document.notes)


def _dated(text: str) -> str:
    """The text with its dates as papers write them."""
    return _DAY.sub(lambda found: on_paper(date.fromisoformat(found[0])) or "", text)


_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def _table(block: Figures) -> Table:
    header = ("", *block.headers)
    rows = [(row.label, *map(printed, row.cells)) for row in block.rows]
    wide = [max(width((cell,)) for cell in column) for column in zip(header, *rows, strict=True)]
    widths = (min(max(wide[0] + 1, _LABEL), _MOST), *(max(one, 2) + 1 for one in wide[1:]))
    return Table(header, tuple(tuple((cell,) for cell in row) for row in rows), tuple(map(round, widths)))
