"""sqqf meeting new"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import complete_dossier
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import day
from sqqf.cli.render import diary as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store.office.appointments import call

Day = Annotated[date, option("--on", "DATE", _("The day of the meeting; it may be to come."), day), Needed()]
Cases = Annotated[
    list[str],
    option(
        "--case",
        "NO",
        _("A case or lead on the agenda; may be given again."),
        autocompletion=complete_dossier,
    ),
    Needed(),
]
Place = Annotated[str | None, option("--place", "TEXT", _("Where."))]


def command(on: Day = NEEDED, cases: Cases = NEEDED, place: Place = None, as_json: AsJson = False) -> None:
    """Call a meeting of the group: its agenda is the cases named; it gets the next number of its year.

    It stands in sqqf deadlines --own and in the daily report until its day has passed.

    \b
    Example:
      sqqf meeting new --on 2026-12-03 --case 2026-3 --case 2026-5 --place 三楼会议室
    """
    run = session()
    entry = call(run.ledger, run.stamp, on, cases, place)
    show_entry(entry, shown.meeting_line, as_json=as_json)
