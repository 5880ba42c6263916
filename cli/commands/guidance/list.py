"""sqqf guidance list"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.table import show_entries
from sqqf.store.registers import guidance


def command(as_json: AsJson = False) -> None:
    """List the warnings and admonitions, each with what became of it.

    \b
    Example:
      sqqf guidance list
    """
    found = guidance(session().ledger)
    show_entries(shown.GUIDANCE, found, as_json=as_json)
