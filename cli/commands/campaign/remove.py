"""sqqf campaign remove"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Reason
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import CampaignNo, LeadItems
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store import campaigns


def command(
    entry: CampaignNo = NEEDED, item: LeadItems = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False
) -> None:
    """Take items out of a campaign; that they were in it stays on record.

    \b
    Example:
      sqqf campaign remove C2026-1 --item L2026-3:2 --reason 不属于本次督查范围
    """
    run = session()
    found = campaigns.remove(run.ledger, run.stamp, entry, item, reason)
    show_entry(found, shown.campaign_line, as_json=as_json)
