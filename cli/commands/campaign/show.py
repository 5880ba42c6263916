"""sqqf campaign show"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import CampaignNo
from sqqf.cli.render import campaigns as shown
from sqqf.cli.screen import streams
from sqqf.store.campaigns import campaign


def command(entry: CampaignNo = NEEDED, as_json: AsJson = False) -> None:
    """Show a campaign's table of progress: each item, when it is due, reported, signed off, and the totals.

    An item that was struck out, or whose lead is void, stays in the table and doesn't count.

    \b
    Example:
      sqqf campaign show C2026-1
    """
    run = session()
    found = campaign(run.ledger, run.today, entry)
    if as_json:
        streams.show_json(found)
    else:
        shown.show_campaign(found)
