"""sqqf prefiling show"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import PrefilingNo
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.store.registers import cases_citing, prefiling


def command(entry: PrefilingNo = NEEDED, as_json: AsJson = False) -> None:
    """Show a prior filing with the replies to it, its monitoring, and the cases that cite it.

    \b
    Example:
      sqqf prefiling show P2026-1
    """
    ledger = session().ledger
    found = prefiling(ledger, entry)
    found["cases"] = cases_citing(ledger, found["id"])
    if as_json:
        streams.show_json(found)
    else:
        show_page(shown.prefiling_page(found))
