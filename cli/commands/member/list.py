"""sqqf member list"""

from __future__ import annotations

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.registers import members


def command(as_json: AsJson = False) -> None:
    """List the group's members, those retired marked.

    \b
    Example:
      sqqf member list
    """
    found = members(session().ledger)
    if as_json:
        streams.show_json(found)
    else:
        show_table(shown.MEMBERS, map(shown.member_row, found), _("none yet"))
