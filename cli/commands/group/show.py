"""sqqf group show"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import group as shown


def command(as_json: AsJson = False) -> None:
    """Show the group: its name, its particulars, and what the organs that issue papers are called in full.

    \b
    Example:
      sqqf group show
    """
    shown.show(session().ledger, as_json=as_json)
