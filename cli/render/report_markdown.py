"""The daily report as Markdown; what users typed is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqqf.cli.language import _, n_
from sqqf.cli.render import overview
from sqqf.cli.visible import visible

HEADERS = (n_("case"), n_("party"), n_("limit"), n_("due"), n_("standing"), n_("officer"))


def page(report: Mapping[str, Any]) -> str:
    """The whole report."""
    blocks = [f"# {_text(overview.title(report))}", overview.date_line(report), overview.counts_line(report)]
    for key, name in overview.SECTIONS:
        if report[key]:
            blocks += [
                f"## {overview.counted(_(name), len(report[key]))}",
                _table(overview.headers_of(HEADERS, report[key]), map(overview.limit_cells, report[key])),
            ]
    if report["waiting"]:
        rows = map(overview.waiting_cells, report["waiting"])
        blocks += [f"## {_('Waiting, without a limit in the Opinion')}"]
        blocks.append(_table(overview.headers_of(WAITING, report["waiting"]), rows))
    blocks.append(_text(overview.head_line(report)))
    return "\n\n".join(blocks)


WAITING = (n_("case"), n_("party"), n_("waiting"), n_("officer"))


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_row([_(header) for header in headers]), _row(["---"] * len(headers))]
    return "\n".join([*lines, *(_row([_text(cell) for cell in row]) for row in rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~&!])", r"\\\1", visible(text))
