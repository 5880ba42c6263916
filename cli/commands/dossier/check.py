"""sqqf case check, sqqf lead check"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session, track
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import complete_dossier
from sqqf.cli.options.declaration import argument, flag
from sqqf.cli.render.findings import HEADERS, document, reach, row
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.soundness import Asked, checked

OnlyNo = Annotated[
    str | None,
    argument("[NO]", _("Only this case; default: every one."), autocompletion=complete_dossier),
]
Open = Annotated[bool, flag("--open", _("Only those that haven’t ended."))]
TakenOver = Annotated[
    bool, flag("--taken-over", _("Also what was late before they were taken over, by the dates on record."))
]
DefectCode = Annotated[bool, flag("--exit-code", _("Exit with 3 where there is a defect."))]


def command(
    no: OnlyNo = None,
    only_open: Open = False,
    taken_over: TakenOver = False,
    exit_code: DefectCode = False,
    as_json: AsJson = False,
) -> None:
    """Check where the procedure is open to attack: what is wrong, by which article, what to do.

    A defect goes against what the rules order; a risk is what practice expects; a note is worth a look.
    The time before a taking over isn't looked at unless asked for; where dates are missing, that is said.

    \b
    Example:
      sqqf case check 2026-3
      sqqf case check --open --exit-code
      sqqf case check --taken-over
      sqqf lead check L2026-1
      sqqf lead check --exit-code
    """
    run = session()
    with run.moment():
        asked = Asked(track(), run.dossier(no) if no else None, only_open, taken_over)
        done = checked(run.ledger, run.today, asked)
    severities = {one.finding.severity for one in done.found}
    if as_json:
        streams.show_json_entries(map(document, done.found))
    else:
        show_table(HEADERS[track()], map(row, done.found), reach(done))
        if done.found or not streams.on_terminal():
            streams.tell(reach(done))
    if exit_code and "defect" in severities:
        raise typer.Exit(3)
