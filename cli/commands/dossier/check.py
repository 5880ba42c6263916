"""sqqf case check, sqqf lead check"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session, track
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import complete_dossier
from sqqf.cli.options.declaration import argument, flag
from sqqf.cli.render.findings import HEADERS, document, row
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.soundness import findings

OnlyNo = Annotated[
    str | None,
    argument("[NO]", _("Only this case; default: every open one."), autocompletion=complete_dossier),
]
DefectCode = Annotated[bool, flag("--exit-code", _("Exit with 3 where there is a defect."))]


def command(no: OnlyNo = None, exit_code: DefectCode = False, as_json: AsJson = False) -> None:
    """Check where the procedure is open to attack: what is wrong, by which article, what to do.

    A defect goes against what the rules order; a risk is what practice expects; a note is worth a look.

    \b
    Example:
      sqqf case check 2026-3
      sqqf case check --exit-code
      sqqf lead check L2026-1
      sqqf lead check --exit-code
    """
    run = session()
    with run.moment():
        found = [*findings(run.ledger, run.today, run.dossier(no) if no else None, track())]
    severities = {one.finding.severity for one in found}
    if as_json:
        streams.show_json_entries(map(document, found))
    else:
        show_table(HEADERS[track()], map(row, found), _("nothing found"))
        if not severities and not streams.on_terminal():
            streams.tell(_("nothing found"))
    if exit_code and "defect" in severities:
        raise typer.Exit(3)
