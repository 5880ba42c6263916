"""sqqf calendar add"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.calendar.days import Span, Unit
from sqqf.calendar.spans import end_of, explain
from sqqf.cli.context.language import _, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.counting import N, unit_of
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.parsing import day
from sqqf.cli.render.calendar.days import count_rows, days_document
from sqqf.cli.screen import streams

Start = Annotated[date, argument("DATE", _("The day of the event; it isn't counted."), day), Needed()]
UnitOption = Annotated[
    Unit,
    option("--unit", "working_day|calendar_day|month", _("What N counts; default: working days."), unit_of),
]

_SAID = {
    "working_day": n_("{n} working days after {start}: {due}{mark}"),
    "calendar_day": n_("{n} days after {start}: {due}{mark}"),
    "month": n_("{n} months after {start}: {due}{mark}"),
}


def command(
    start: Start = NEEDED, n: N = NEEDED, unit: UnitOption = "working_day", as_json: AsJson = False
) -> None:
    """Count N working days, calendar days or months from a date: the due date, and each day on the way.

    A month ends on the corresponding day, or on the month's last day where there is none. Where calendar days
    or months end on a rest day, the next working day is the due date (Civil Code art. 201 to 203).

    \b
    Example:
      sqqf calendar add 2026-02-09 10
      sqqf calendar add 2026-08-31 2 --unit month
    """
    known, span = session().workdays, Span(unit, n)
    due = end_of(start, span, known)
    provisional = known.is_provisional(start, due)
    days = explain(start, span, known)
    if as_json:
        length = {"working_days": n} if unit == "working_day" else {"unit": unit, "length": n}
        streams.show_json(
            {
                "start": start.isoformat(),
                **length,
                "due_on": due.isoformat(),
                "provisional": provisional,
                "days": days_document(days),
            }
        )
        return
    mark = _(" (provisional)") if provisional else ""
    streams.say(_(_SAID[unit]).format(n=n, start=start, due=due, mark=mark))
    count_rows(days)
