"""sqqf filing list"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import flag
from sqqf.cli.render.filings import FILINGS
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.city.filings import listed

Late = Annotated[bool, flag("--late", _("Only what was filed late or not at all."))]


def command(late: Late = False, as_json: AsJson = False) -> None:
    """List what the counties filed, when and how late, and what they listed and never filed, at the city.

    \b
    Example:
      sqqf filing list --late
    """
    run = session()
    found = [one for one in listed(run.ledger, run.today) if one["late"] or not late]
    if as_json:
        streams.show_json_entries(found)
    else:
        show_table(FILINGS.columns, FILINGS.rows(found), _("no such filing"))
