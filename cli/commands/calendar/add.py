"""sqqf calendar add"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.options.parsing import day
from sqqf.cli.render.calendar.days import count_rows
from sqqf.cli.screen import streams
from sqqf.procedure.errors import BadInput

MOST = 2500


def _count(text: str) -> int:
    if not (text.strip().isdecimal() and 1 <= int(text) <= MOST):
        raise BadInput("not_a_count_of_days", text=text, most=MOST)
    return int(text)


Start = Annotated[date, argument("DATE", _("The day of the event; it isn't counted."), day), Needed()]
N = Annotated[int, argument("N", _("The number of working days, 1 to 2500."), _count), Needed()]


def command(start: Start = NEEDED, n: N = NEEDED, as_json: AsJson = False) -> None:
    """Count N working days from a date: the due date, and each day on the way.

    \b
    Example:
      sqqf calendar add 2026-02-09 10
    """
    known = session().workdays
    due = known.add(start, n)
    provisional = known.is_provisional(start, due)
    days = known.explain(start, due)
    if as_json:
        streams.show_json(
            {
                "start": start.isoformat(),
                "working_days": n,
                "due_on": due.isoformat(),
                "provisional": provisional,
                "days": [
                    {"date": one.date.isoformat(), "kind": one.kind, "name": one.name, "counted": one.counted}
                    for one in days
                ],
            }
        )
        return
    mark = _(" (provisional)") if provisional else ""
    streams.say(_("{n} working days after {start}: {due}{mark}").format(n=n, start=start, due=due, mark=mark))
    count_rows(days)
