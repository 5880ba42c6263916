"""sqqf report takeover"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Output
from sqqf.cli.options.declaration import option
from sqqf.cli.render.report.before import FORMATS, content
from sqqf.cli.render.report.before import show as show_before
from sqqf.desk import report_file
from sqqf.procedure.errors import BadInput
from sqqf.store.takeover.lookback import lookback

Form = Annotated[
    str | None,
    option(
        "--format",
        "text|md|html|json|xlsx|csv",
        _("Form of the report; default: as FILE is called, else text."),
    ),
]


def command(form: Form = None, output: Output = None, as_json: AsJson = False) -> None:
    """What the wall calendar got wrong in the ledger that was taken over: due dates, and what was late.

    Each due date of the old ledger that differs from the counted one stands beside it, with the days between
    them and how it may have come about; then each limit that two dates of a row prove to have been met late.
    Old dates that were corrected since are taken as corrected.

    \b
    Example:
      sqqf report takeover
      sqqf report takeover --output 到期日对照.xlsx
    """
    run = session()
    form = report_file.form_of("json" if as_json else form, output, FORMATS)
    if form in ("xlsx", "csv") and output is None:
        raise BadInput("needs_output")
    with run.moment():
        found, head = lookback(run.ledger), run.ledger.head
    if output is None:
        show_before(found, form, head)
        return
    report_file.write(output, form, content(found, form, head))
