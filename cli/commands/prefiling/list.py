"""sqqf prefiling list"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.table import show_entries
from sqqf.store.registers import prefilings


def command(as_json: AsJson = False) -> None:
    """List the prior filings of reforms, with those that came too late marked.

    \b
    Example:
      sqqf prefiling list
    """
    found = prefilings(session().ledger)
    show_entries(shown.PREFILINGS, found, as_json=as_json)
