"""sqqf sampling list"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import campaigns as shown
from sqqf.cli.screen.table import show_entries
from sqqf.store.campaigns import samplings


def command(as_json: AsJson = False) -> None:
    """List the random checks, each with what was drawn and how much of it has a result.

    \b
    Example:
      sqqf sampling list
    """
    run = session()
    found = samplings(run.ledger, run.today)
    show_entries(shown.SAMPLINGS, found, as_json=as_json)
