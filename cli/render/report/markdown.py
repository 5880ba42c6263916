"""The daily report as Markdown; what users typed is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqqf.cli.context.language import _, n_
from sqqf.cli.render.report import overview
from sqqf.cli.screen.visible import visible

HEADERS = (n_("case"), n_("party"), n_("limit"), n_("due"), n_("standing"), n_("officer"))


def page(report: Mapping[str, Any]) -> str:
    """The whole report."""
    blocks = [f"# {plain(overview.title(report))}", overview.date_line(report), overview.counts_line(report)]
    for key, name in overview.SECTIONS:
        if report[key]:
            blocks += [
                f"## {overview.counted(_(name), len(report[key]))}",
                table(overview.headers_of(HEADERS, report[key]), map(overview.limit_cells, report[key])),
            ]
    if report["waiting"]:
        rows = map(overview.waiting_cells, report["waiting"])
        blocks.append(f"## {_('Waiting, without a limit in the Opinion')}")
        blocks.append(table(overview.headers_of(WAITING, report["waiting"]), rows))
    blocks.append(plain(overview.head_line(report)))
    return "\n\n".join(blocks)


WAITING = (n_("case"), n_("party"), n_("waiting"), n_("officer"))


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are data."""
    lines = [_row([_(header) for header in headers]), _row(["---"] * len(headers))]
    return "\n".join([*lines, *(_row([plain(cell) for cell in row]) for row in rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """Words as they can stand in Markdown: nothing in them is a mark."""
    return re.sub(r"([\\`*_\[\]<>|~&!])", r"\\\1", visible(text))
