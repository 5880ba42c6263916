"""sqqf report stats"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Output
from sqqf.cli.options.declaration import option
from sqqf.cli.render.figures import forms as figure_forms
from sqqf.desk import report_file
from sqqf.papers.word.paper import Look
from sqqf.procedure.errors import BadInput
from sqqf.procedure.time.period import Period, month_of, read_period
from sqqf.store.city.figures import document
from sqqf.store.particulars import particulars

FORMATS = ("text", "md", "html", "json", "xlsx", "docx")


def _period(text: str) -> Period:
    try:
        return read_period(text)
    except ValueError:
        raise BadInput("not_a_period", text=text) from None


PeriodOption = Annotated[
    Period | None,
    option("--period", "2026|2026Q3|2026-10", _("The year, quarter or month; default: this month."), _period),
]
Form = Annotated[
    str | None,
    option(
        "--format",
        "text|md|html|json|xlsx|docx",
        _("Form of the report; default: as FILE is called, else text."),
    ),
]


def command(
    period: PeriodOption = None, form: Form = None, output: Output = None, as_json: AsJson = False
) -> None:
    """Figures of a year, quarter or month against the one before, and the same of the year before.

    A county hands its figures up with --output FILE.json; the city takes them in with sqqf report import.
    The HTML page has everything in it and prints on A4; FILE.docx is in the official form. A period that lies
    wholly before the first day on record isn't known: it is compared with “—”, not with nought.

    \b
    Example:
      sqqf report stats --period 2026Q3
      sqqf report stats --period 2026年 --output 统计.html
      sqqf report stats --period 2026Q3 --output 统计.docx
      sqqf report stats --period 2026-10 --output 某县统计.json
    """
    run = session()
    form = report_file.form_of("json" if as_json else form, output, FORMATS)
    if form in ("xlsx", "docx") and output is None:
        raise BadInput("needs_output")
    report = document(run.ledger, period or month_of(run.today), run.today)
    if output is None:
        figure_forms.show(report, form)
        return
    report_file.write(output, form, figure_forms.content(report, form, Look.of(particulars(run.ledger))))
