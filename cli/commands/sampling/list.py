"""sqqf sampling list"""

from __future__ import annotations

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render import campaigns as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.campaigns import samplings


def command(as_json: AsJson = False) -> None:
    """List the random checks, each with what was drawn and how much of it has a result.

    \b
    Example:
      sqqf sampling list
    """
    run = session()
    found = samplings(run.ledger, run.today)
    if as_json:
        streams.show_json(found)
    else:
        show_table(shown.SAMPLINGS, map(shown.sampling_row, found), _("none yet"))
