"""sqqf correction list"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Overdue
from sqqf.cli.options.completion import complete_case
from sqqf.cli.options.declaration import argument
from sqqf.cli.render.registers import CORRECTIONS
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.corrections import corrections

No = Annotated[str | None, argument("[NO]", _("Only this case."), autocompletion=complete_case)]


def command(no: No = None, overdue: Overdue = False, as_json: AsJson = False) -> None:
    """List the items of correction lists, of one case or of all, soonest first.

    \b
    Example:
      sqqf correction list 2026-3
      sqqf correction list --overdue
    """
    run = session()
    case_id = run.case(no) if no else None
    with run.moment():
        found = [*corrections(run.ledger, run.today, case_id, overdue=overdue)]
    if as_json:
        streams.show_json_entries(found)
    else:
        show_table(CORRECTIONS.columns, CORRECTIONS.rows(found), _("no such item"))
