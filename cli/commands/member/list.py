"""sqqf member list"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.table import show_entries
from sqqf.store.registers import members


def command(as_json: AsJson = False) -> None:
    """List the group's members, those retired marked.

    \b
    Example:
      sqqf member list
    """
    found = members(session().ledger)
    show_entries(shown.MEMBERS, found, as_json=as_json)
