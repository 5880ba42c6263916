"""sqqf meeting list"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import diary as shown
from sqqf.cli.screen.table import show_entries
from sqqf.store.office.diary import meetings


def command(as_json: AsJson = False) -> None:
    """List the meetings that were called, those over or off too.

    \b
    Example:
      sqqf meeting list
    """
    show_entries(shown.MEETINGS, meetings(session().ledger), as_json=as_json)
