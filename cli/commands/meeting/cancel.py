"""sqqf meeting cancel"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Reason
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import MeetingNo
from sqqf.cli.render import diary as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store.office.appointments import cancel


def command(entry: MeetingNo = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False) -> None:
    """Call a meeting off; it stays on the list.

    \b
    Example:
      sqqf meeting cancel M2026-1 --reason 改期
    """
    run = session()
    show_entry(cancel(run.ledger, run.stamp, entry, reason), shown.meeting_line, as_json=as_json)
