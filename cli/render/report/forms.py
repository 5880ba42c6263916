"""The daily report in each of its forms, and the report that gives no names away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqqf.cli.context.language import _
from sqqf.cli.render.report import overview
from sqqf.cli.screen.visible import json_safe, visible

SECTIONS = (*(key for key, _name in overview.SECTIONS), "waiting")
"""The lists of a report."""


def rendered(report: Mapping[str, Any], form: str) -> str:
    """The report as ``text``, ``md``, ``html`` or ``json``."""
    from sqqf.cli.render.report import html as report_html
    from sqqf.cli.render.report import markdown as report_markdown

    match form:
        case "json":
            return json_safe(json.dumps(report, ensure_ascii=False, indent=2))
        case "html":
            return report_html.page(report)
        case "md":
            return report_markdown.page(report)
        case _:
            return "\n".join(" " * line.indent + visible(line.text) for line in overview.report_page(report))


def without_names(report: Mapping[str, Any]) -> dict[str, Any]:
    """The same report with numbers, kinds, dates and counts only: no party, no officer."""
    bare = {
        key: [
            {name: fact for name, fact in line.items() if name not in overview.NAMES} for line in report[key]
        ]
        for key in SECTIONS
    }
    return {**report, **bare, "officer": _("one officer’s") if report["officer"] else None}


def subject(report: Mapping[str, Any]) -> str:
    """What a mail with the report is headed by: the date and what presses."""
    said = _("Tolerance ledger, daily report {date}: overdue {overdue}, due today {due_today}")
    return said.format(date=report["date"], **report["counts"])
