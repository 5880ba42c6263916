"""sqqf calendar back"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from sqqf.calendar.spans import explain_back
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.counting import N
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.options.parsing import day
from sqqf.cli.render.calendar.days import count_rows, days_document
from sqqf.cli.screen import streams

Before = Annotated[date, argument("DATE", _("The day of the meeting; it isn't counted."), day), Needed()]


def command(before: Before = NEEDED, n: N = NEEDED, as_json: AsJson = False) -> None:
    """Count N working days back from a date: the last day that lies N working days before it.

    For what has to be done at least N working days before a meeting.

    \b
    Example:
      sqqf calendar back 2026-10-12 5
    """
    known = session().workdays
    days = explain_back(before, n, known)
    last = days[-1].date
    provisional = known.is_provisional(last - timedelta(days=1), before - timedelta(days=1))
    if as_json:
        streams.show_json(
            {
                "before": before.isoformat(),
                "working_days": n,
                "last_day": last.isoformat(),
                "provisional": provisional,
                "days": days_document(days),
            }
        )
        return
    mark = _(" (provisional)") if provisional else ""
    said = _("{n} working days before {before}: {last} at the latest{mark}")
    streams.say(said.format(n=n, before=before, last=last, mark=mark))
    count_rows(days)
