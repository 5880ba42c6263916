"""sqqf lead items"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Overdue
from sqqf.cli.options.completion import complete_lead
from sqqf.cli.options.declaration import argument
from sqqf.cli.render.registers import RECTIFICATION
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.corrections import corrections

No = Annotated[str | None, argument("[ID]", _("Only this lead."), autocompletion=complete_lead)]


def command(no: No = None, overdue: Overdue = False, as_json: AsJson = False) -> None:
    """List what is to be put right item by item, on one lead or on all, soonest first.

    \b
    Example:
      sqqf lead items L2026-1
      sqqf lead items --overdue
    """
    run = session()
    lead_id = run.dossier(no) if no else None
    with run.moment():
        found = [*corrections(run.ledger, run.today, lead_id, overdue=overdue, track="inaction")]
    if as_json:
        streams.show_json_entries(found)
    else:
        show_table(RECTIFICATION.columns, RECTIFICATION.rows(found), _("no such rectification item"))
