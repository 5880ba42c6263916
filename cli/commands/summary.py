"""sqqf summary"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, AsOf
from sqqf.cli.options.declaration import option
from sqqf.cli.options.parsing import past_day
from sqqf.cli.render.report.overview import MOST, summary_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.procedure.errors import BadInput
from sqqf.store.overview import summary

Since = Annotated[
    date | None,
    option(
        "--since",
        "DATE",
        _("What changed from this day on; 周五: the last Friday."),
        past_day,
    ),
]


def command(as_of: AsOf = None, since: Since = None, as_json: AsJson = False) -> None:
    """Show how things stand: cases and leads by state, the lights, load by officer, what is overdue.

    \b
    Example:
      sqqf summary
      sqqf summary --as-of 2026-10-31
      sqqf summary --since 周五
    """
    if as_of and since:
        raise BadInput("exclusive", names=["--as-of", "--since"])
    run = session()
    if since:
        _show_changes(since, as_json=as_json)
        return
    if as_of:
        run.as_of(as_of)
    if as_json:
        streams.show_json(summary(run.ledger, run.today))
        return
    show_page(summary_page(summary(run.ledger, run.today, MOST + 1)))


def _show_changes(since: date, *, as_json: bool) -> None:
    # A summary by itself needs nothing of the journal.
    from sqqf.cli.render.report.periodic import changes_document, changes_page  # noqa: PLC0415
    from sqqf.store.office.changes import changes  # noqa: PLC0415

    run = session()
    found = changes(run.ledger, since)
    if as_json:
        streams.show_json(changes_document(since.isoformat(), run.today.isoformat(), found))
    else:
        show_page(changes_page(since.isoformat(), found))
