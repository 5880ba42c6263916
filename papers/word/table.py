"""A table of a paper, in a file for Word."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from sqqf.papers.office import load
from sqqf.papers.word import shape
from sqqf.papers.word.paper import Table, Text
from sqqf.papers.word.writing import add, keep_last, width, write

if TYPE_CHECKING:
    from docx.document import Document

_SHORT_ROW = 12
_ROW_HEIGHT = 30.0
_FEW_ROWS = 3
"""So many rows of a form stay on one page."""


def table(made: Document, block: Table) -> None:
    shared = load("docx.shared")
    keep_last(made)
    shares = [shape.WIDTH * share / sum(block.widths) for share in block.widths]
    table: Any = made.add_table(0, len(shares), "Table Grid")
    table.alignment = load("docx.enum.table").WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, points in zip(table.columns, shares, strict=True):
        column.width = shared.Pt(points)
    if block.header:
        row = _row(table, shares, tuple((name,) for name in block.header), range(len(shares)))
        row._tr.get_or_add_trPr().append(load("docx.oxml").OxmlElement("w:tblHeader"))
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    # A form: labels and what is filled in take turns, or the first column has the labels.
    labels = () if block.header else range(0, len(shares), 2) if len(shares) % 2 == 0 else (0,)
    for cells in block.rows:
        row = _row(table, shares, cells, labels)
        if not block.header:
            row.height = shared.Pt(_ROW_HEIGHT)
    if not block.header and len(block.rows) <= _FEW_ROWS:
        for row in table.rows[:-1]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    # Two tables would grow together, and text would stick to the last line.
    add(made, "公文表后", ())


def _row(table: Any, shares: list[float], cells: tuple[Text, ...], labels: Any) -> Any:
    """A row; one with fewer cells than columns has a last cell that spans the rest."""
    shared = load("docx.shared")
    row = table.add_row()
    drawn = row.cells
    if 0 < len(cells) < len(shares):
        drawn[len(cells) - 1].merge(drawn[-1])
    lines = 1
    for at, text in enumerate(cells):
        room = sum(shares[at:]) if at == len(cells) - 1 else shares[at]
        drawn[at].width = shared.Pt(room)
        drawn[at].vertical_alignment = load("docx.enum.table").WD_CELL_VERTICAL_ALIGNMENT.CENTER
        (paragraph,) = drawn[at].paragraphs
        paragraph._p.style = "公文表头" if at in labels else "公文表格"
        write(paragraph, text)
        breaks = sum(part.count("\n") for part in text if isinstance(part, str))
        lines = max(lines, breaks + ceil(width(text) * shape.SMALL / max(room - 12, shape.SMALL)))
    if lines <= _SHORT_ROW:  # a longer one may go over the page: it might not fit on one at all
        row._tr.get_or_add_trPr().append(load("docx.oxml").OxmlElement("w:cantSplit"))
    return row
