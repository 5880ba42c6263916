"""The daily report as one self-contained HTML page that prints well; readable without colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from sqqf.cli.context.language import _, lang
from sqqf.cli.render.report import overview
from sqqf.cli.render.report.markdown import HEADERS, WAITING
from sqqf.cli.screen.visible import visible

STYLE = """
body { font: 16px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; color: #111; }
h1 { font-size: 1.5rem; margin-bottom: 0; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { background: #eee; }
tr { break-inside: avoid; }
.overdue td:first-child, .due_today td:first-child { border-left: 6px solid #c00; }
.due_soon td:first-child { border-left: 6px solid #d90; }
.open td:first-child { border-left: 6px solid #06c; }
.head { font: .75rem monospace; overflow-wrap: anywhere; color: #444; }
@page { size: A4; margin: 15mm; }
@media print { body { margin: 0; max-width: none; } }
"""


def page(report: Mapping[str, Any]) -> str:
    """The whole page."""
    title = overview.title(report)
    parts = [
        f"<h1>{text(title)}</h1>",
        f"<p>{text(overview.date_line(report))}<br>{text(overview.counts_line(report))}</p>",
    ]
    for key, name in overview.SECTIONS:
        if report[key]:
            parts.append(f"<h2>{text(overview.counted(_(name), len(report[key])))}</h2>")
            rows = ((line["status"], overview.limit_cells(line)) for line in report[key])
            parts.append(_table(overview.headers_of(HEADERS, report[key]), rows))
    if report["waiting"]:
        parts.append(f"<h2>{text(_('Waiting, without a limit in the Opinion'))}</h2>")
        rows = (("", overview.waiting_cells(case)) for case in report["waiting"])
        parts.append(_table(overview.headers_of(WAITING, report["waiting"]), rows))
    parts.append(f'<p class="head">{text(overview.head_line(report))}</p>')
    return frame(f"{title} {report['date']}", parts)


def frame(title: str, parts: Iterable[str], style: str = "") -> str:
    """A whole page with nothing from outside; ``style`` comes after the one that all pages have."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{"zh-CN" if lang() == "zh" else "en"}">',
            f'<head><meta charset="utf-8"><title>{text(title)}</title>',
            f"<style>{STYLE}{style}</style></head>",
            "<body>",
            *parts,
            "</body></html>",
        ]
    )


def _table(headers: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    head = "".join(f"<th>{text(_(header))}</th>" for header in headers)
    body = "\n".join(
        f'<tr class="{status}">' + "".join(f"<td>{text(cell)}</td>" for cell in cells) + "</tr>"
        for status, cells in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


def text(said: str) -> str:
    """Words as they can stand in a page: what users typed is data."""
    return escape(visible(said))
