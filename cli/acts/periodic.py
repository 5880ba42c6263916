"""The weekly and the monthly report, shown or written to a file."""

from __future__ import annotations

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.render.forms.text import page
from sqqf.cli.render.report.forms import in_form
from sqqf.cli.render.report.periodic import document
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.visible import visible
from sqqf.desk import report_file
from sqqf.store.office.periodic import periodic_report

FORMATS = ("text", "md", "html", "json")


def show_periodic(kind: str, form: str | None, output: str | None, *, as_json: bool) -> None:
    """Show the report of this kind in the form asked for, or write it. Raises BadInput."""
    form = report_file.form_of("json" if as_json else form, output, FORMATS)
    run = session()
    report = periodic_report(run.ledger, run.today, kind)
    if output is not None:
        text = streams.as_json(report) if form == "json" else in_form(document(report), form)
        report_file.write(output, form, f"{text}\n".encode())
        streams.tell(visible(_("written to {path}").format(path=output)))
    elif form == "json":
        streams.show_json(report)
    elif form == "text":
        show_page(page(document(report)))
    else:
        streams.say(in_form(document(report), form))
