"""sqqf report stats"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli import streams
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.session import session
from sqqf.cli.visible import visible
from sqqf.procedure.errors import BadInput
from sqqf.procedure.period import Period, month_of, read_period

FORMATS = ("text", "md", "html", "json", "xlsx")


def _format(text: str) -> str:
    if text not in FORMATS:
        raise BadInput("unknown_format", value=text, choices=FORMATS)
    return text


def _period(text: str) -> Period:
    try:
        return read_period(text)
    except ValueError:
        raise BadInput("not_a_period", text=text) from None


def command(
    period: Annotated[Period | None, typer.Option("--period", metavar="2026|2026Q3|2026-10", parser=_period, help=_("The year, quarter or month; default: this month."))] = None,
    form: Annotated[str, typer.Option("--format", metavar="text|md|html|json|xlsx", parser=_format, help=_("Form of the report."))] = "text",
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", parser=words, help=_("Write it to this file."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """The figures of a year, quarter or month, against the one before: cases and persons, limits, leads, counties.

    A county hands its figures up with --format json --output FILE; the city takes them in with sqqf report import.
    The HTML page has everything in it and prints on A4.

    \b
    Example:
      sqqf report stats --period 2026Q3
      sqqf report stats --period 2026年 --format html --output 统计.html
      sqqf report stats --period 2026-10 --format json --output 某县统计.json
    """
    from sqqf.cli.render import figure_forms
    from sqqf.store.figures import document

    run = session()
    form = "json" if as_json else form
    if form == "xlsx" and output is None:
        raise BadInput("needs_output")
    report = document(run.ledger, period or month_of(run.today), run.today)
    if output is None:
        figure_forms.show(report, form)
        return
    content = figure_forms.content(report, form)
    try:
        Path(output).write_bytes(content)
    except (OSError, ValueError):
        raise BadInput("cannot_write", path=output) from None
    streams.tell(visible(_("written to {path}").format(path=output)))
