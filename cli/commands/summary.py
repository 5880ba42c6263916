"""sqqf summary"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, AsOf
from sqqf.cli.render.report.overview import MOST, summary_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.store.overview import summary


def command(as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show how things stand: cases and leads by state, the lights, load by officer, what is overdue.

    \b
    Example:
      sqqf summary
      sqqf summary --as-of 2026-10-31
    """
    run = session()
    if as_of:
        run.as_of(as_of)
    if as_json:
        streams.show_json(summary(run.ledger, run.today))
        return
    show_page(summary_page(summary(run.ledger, run.today, MOST + 1)))
