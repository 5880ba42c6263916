"""sqqf summary"""

from __future__ import annotations

from sqqf.cli import streams
from sqqf.cli.options import AsJson
from sqqf.cli.session import session


def command(as_json: AsJson = False) -> None:
    """Show what stands where today: cases by state, the three lights, load by officer, what is overdue.

    \b
    Example:
      sqqf summary
    """
    from sqqf.store.overview import summary

    run = session()
    if as_json:
        streams.show_json(summary(run.ledger, run.today))
        return
    from sqqf.cli.render.overview import MOST, summary_page
    from sqqf.cli.render.page import show_page

    show_page(summary_page(summary(run.ledger, run.today, MOST + 1)))
