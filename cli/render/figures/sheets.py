"""The figures as a workbook: a sheet for each of the groups of tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.cli.context.language import _
from sqqf.cli.render.figures import figures
from sqqf.cli.render.figures import tables as figures_tables
from sqqf.cli.render.figures.figures import GROUPS, Change, Row, Section, Share
from sqqf.papers.sheets.outgoing import figures_xlsx
from sqqf.papers.sheets.outgoing.figures_xlsx import CHANGE, SHARE, Figure, Sheet, Table


def workbook(report: Mapping[str, Any]) -> bytes:
    """The file. Raises BadInput where the library isn't installed."""
    sections = [_keys(report), *figures_tables.sections(report)]
    sheets = [
        Sheet(_(name), tables)
        for group, name in GROUPS.items()
        if (tables := [_table(section) for section in sections if section.group == group])
    ]
    title = (figures.title(report), figures.period_line(report))
    return figures_xlsx.workbook(title, sheets, (*figures.notes(), figures.head_line(report)))


def _keys(report: Mapping[str, Any]) -> Section:
    rows = [Row(name, (value, more)) for name, value, more in figures.key_figures(report)]
    return Section(_("Key figures"), (_("Number"), _("Change")), rows)


def _table(section: Section) -> Table:
    rows = [[row.label, *map(_cell, row.cells)] for row in section.rows]
    return Table(section.title, section.headers, rows, section.notes)


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
