"""sqqf campaign add"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import CampaignNo, LeadItems
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store import campaigns


def command(entry: CampaignNo = NEEDED, item: LeadItems = NEEDED, as_json: AsJson = False) -> None:
    """Put items into a campaign; those that are in it already stay as they are.

    \b
    Example:
      sqqf campaign add C2026-1 --item L2026-4 --item L2026-7:1
    """
    run = session()
    found = campaigns.add(run.ledger, run.stamp, entry, item)
    show_entry(found, shown.campaign_line, as_json=as_json)
