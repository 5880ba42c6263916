"""The daily report in each of its forms, and the report that gives no names away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqqf.cli.context.language import _
from sqqf.cli.render.forms.html import html
from sqqf.cli.render.forms.markdown import markdown
from sqqf.cli.render.forms.text import page, text
from sqqf.cli.render.report import overview
from sqqf.cli.render.report.overview import Report
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.papers.document import Document, Table

SECTIONS = (*overview.SECTIONS, "waiting")
"""The lists of a report."""
_FORMS = {"text": text, "md": markdown, "html": html}


def report_page(report: Report) -> Iterator[Line]:
    """The report, line by line."""
    return page(_document(report))


def rendered(report: Report, form: str) -> str:
    """The report as ``text``, ``md``, ``html`` or ``json``."""
    return streams.as_json(report) if form == "json" else in_form(_document(report), form)


def in_form(document: Document, form: str) -> str:
    """A document as ``text``, ``md`` or ``html``."""
    return _FORMS[form](document)


def without_names(report: Report) -> dict[str, Any]:
    """The same report with numbers, kinds, dates and counts only: no party, no officer."""
    bare = {
        key: [
            {name: fact for name, fact in line.items() if name not in (*overview.NAMES, "text")}
            for line in report[key]
        ]
        for key in SECTIONS
    }
    return {**report, **bare, "officer": _("one officer’s") if report["officer"] else None}


def subject(report: Report) -> str:
    """What a mail with the report is headed by: the date and what presses."""
    said = _("Tolerance ledger, daily report {date}: overdue {overdue}, due today {due_today}")
    return said.format(date=report["date"], **report["counts"])


def _document(report: Report) -> Document:
    title = _title(report)
    lists = [*(_groups(report) if "groups" in report else _lists(report, overview.SECTIONS, waiting=True))]
    if filed := report.get("prefilings"):
        lists.append(overview.prefilings(filed))
    under = [overview.date_line(report), _counts(report)]
    head = overview.head_line(report)
    return Document(title, under, lists, head=head, name=f"{title} {report['date']}")


def _lists(report: Report, sections: Iterable[str], *, waiting: bool) -> Iterator[Table]:
    for key in sections:
        if report[key]:
            yield overview.limits(_(overview.SECTIONS[key]), report[key])
    if waiting and report["waiting"]:
        yield overview.waiting(report["waiting"])


def _groups(report: Report) -> Iterator[Table]:
    """What presses and what waits, one officer or one unit after the other; then what is nobody's."""
    for group in report["groups"]:
        name = overview.whose(group, report["by"])
        if group["limits"]:
            yield overview.limits(name, group["limits"])
        if group["waiting"]:
            yield overview.waiting(group["waiting"])._replace(title=_("{name}: waiting").format(name=name))
    yield from _lists(report, ("provisional", "own"), waiting=False)


def _title(report: Report) -> str:
    """Whose report it is."""
    officer = f" · {report['officer']}" if report["officer"] else ""
    return _("Daily report of {group}").format(group=report["group"]) + officer


def _counts(report: Report) -> str:
    """The figures in one line."""
    said = _(
        "overdue {overdue}, due today {due_today}, due soon {due_soon}, on track {on_track};"
        " waiting {waiting}"
    )
    return said.format(**report["counts"])
