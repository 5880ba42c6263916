"""The figures as Markdown; what users typed is escaped, so that it stays text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.cli.render.figures import figures
from sqqf.cli.render.figures import tables as figures_tables
from sqqf.cli.render.report.markdown import plain, table


def page(report: Mapping[str, Any]) -> str:
    """The whole page."""
    blocks = [f"# {plain(figures.title(report))}", plain(figures.period_line(report))]
    for section in figures_tables.sections(report):
        rows = ([row.label, *map(figures.cell_text, row.cells)] for row in section.rows)
        blocks += [f"## {plain(section.title)}", table(("", *section.headers), rows)]
        blocks += map(plain, section.notes)
    blocks += map(plain, (*figures.notes(), figures.head_line(report)))
    return "\n\n".join(blocks)
