"""sqqf report daily"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli import streams
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Officer, words
from sqqf.cli.session import session
from sqqf.cli.visible import json_safe, visible
from sqqf.procedure.errors import BadInput

FORMATS = ("text", "md", "html", "json")


def _format(text: str) -> str:
    if text not in FORMATS:
        raise BadInput("unknown_format", value=text, choices=FORMATS)
    return text


def command(
    form: Annotated[str, typer.Option("--format", metavar="text|md|html|json", parser=_format, help=_("Form of the report."))] = "text",
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", parser=words, help=_("Write it to this file."))] = None,
    officer: Officer = None,
    skip_rest_days: Annotated[bool, typer.Option("--skip-rest-days", help=_("Say nothing on a rest day; a make-up Saturday is a working day."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """The morning's report: overdue, due today, due soon, provisional, waiting.

    Made for cron: with --skip-rest-days nothing is printed on a rest day.

    \b
    Example:
      sqqf report daily --skip-rest-days
      sqqf report daily --format html --output 日报.html
    """
    from sqqf.store.overview import daily_report

    run = session()
    if skip_rest_days and not run.ledger.workdays.is_working(run.today):
        return
    report = daily_report(run.ledger, run.today, officer)
    form = "json" if as_json else form
    if form == "text" and output is None:
        from sqqf.cli.render.overview import report_page
        from sqqf.cli.render.page import show_page

        show_page(report_page(report))
        return
    if output is None:
        streams.show_json(report) if form == "json" else streams.say(_rendered(report, form))
        return
    text = _rendered(report, form)
    try:
        Path(output).write_text(text + "\n", encoding="utf-8")
    except OSError:
        raise BadInput("cannot_write", path=output) from None
    streams.tell(visible(_("written to {path}").format(path=output)))


def _rendered(report: dict[str, object], form: str) -> str:
    from sqqf.cli.render import overview, report_html, report_markdown

    match form:
        case "json":
            return json_safe(json.dumps(report, ensure_ascii=False, indent=2))
        case "html":
            return report_html.page(report)
        case "md":
            return report_markdown.page(report)
        case _:
            return "\n".join(" " * line.indent + visible(line.text) for line in overview.report_page(report))
