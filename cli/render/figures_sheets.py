"""The figures as a workbook, a sheet for each table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.cli.language import _
from sqqf.cli.render import figures, figures_tables
from sqqf.cli.render.figures import Change, Section, Share
from sqqf.papers import figures_xlsx
from sqqf.papers.figures_xlsx import CHANGE, SHARE, Figure, Sheet


def workbook(report: Mapping[str, Any]) -> bytes:
    """The file. Raises BadInput where the library isn't installed."""
    title = (figures.title(report), figures.period_line(report), figures.head_line(report))
    return figures_xlsx.workbook(title, _("Overview"), map(_sheet, figures_tables.sections(report)))


def _sheet(section: Section) -> Sheet:
    rows = [[row.label, *map(_cell, row.cells)] for row in section.rows]
    return Sheet(section.title, section.headers, rows, section.notes)


def _cell(cell: figures.Cell) -> figures_xlsx.Cell:
    match cell:
        case str():
            return cell
        case Share(value):
            return Figure(value, SHARE)
        case Change(value):
            return Figure(value, CHANGE)
        case _:
            return Figure(cell)
