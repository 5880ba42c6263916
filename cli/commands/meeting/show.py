"""sqqf meeting show"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import MeetingNo
from sqqf.cli.render import diary as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.store.office.appointments import meeting


def command(entry: MeetingNo = NEEDED, as_json: AsJson = False) -> None:
    """Show a meeting: its agenda, and who belongs to the group on its day.

    \b
    Example:
      sqqf meeting show M2026-1
    """
    found = meeting(session().ledger, entry)
    if as_json:
        streams.show_json(found)
    else:
        show_page(shown.meeting_page(found))
