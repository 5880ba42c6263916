"""sqqf prefiling list"""

from __future__ import annotations

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.registers import prefilings


def command(as_json: AsJson = False) -> None:
    """List the prior filings of reforms, with those that came too late marked.

    \b
    Example:
      sqqf prefiling list
    """
    found = prefilings(session().ledger)
    if as_json:
        streams.show_json(found)
    else:
        show_table(shown.PREFILINGS, map(shown.prefiling_row, found), _("none yet"))
