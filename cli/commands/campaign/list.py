"""sqqf campaign list"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import campaigns as shown
from sqqf.cli.screen.table import show_entries
from sqqf.store.campaigns import campaigns


def command(as_json: AsJson = False) -> None:
    """List the special supervision campaigns, each with how far it is.

    \b
    Example:
      sqqf campaign list
    """
    run = session()
    found = campaigns(run.ledger, run.today)
    show_entries(shown.CAMPAIGNS, found, as_json=as_json)
