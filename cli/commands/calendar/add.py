"""sqqf calendar add"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, day
from sqqf.cli.reckoning import workdays
from sqqf.cli.render.calendar.days import count_rows
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.procedure.errors import BadInput

MOST = 2500


def _count(text: str) -> int:
    if not (text.strip().isdecimal() and 1 <= int(text) <= MOST):
        raise BadInput("not_a_count_of_days", text=text, most=MOST)
    return int(text)


def command(
    start: Annotated[date | None, typer.Argument(metavar="DATE", parser=day, help=_("The day of the event; it isn't counted.")), Needed()] = None,
    n: Annotated[int | None, typer.Argument(metavar="N", parser=_count, help=_("So many working days, 1 to 2500.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Count N working days from a date: the due date, and each day on the way.

    \b
    Example:
      sqqf calendar add 2026-02-09 10
    """
    assert start
    assert n
    known = workdays()
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
