"""sqqf calendar check"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.options.parsing import day as read_day
from sqqf.cli.render.calendar.days import KINDS, source_in_words
from sqqf.cli.screen import streams

Day = Annotated[date, argument("DATE", _("The day."), read_day), Needed()]


def command(day: Day = NEEDED, as_json: AsJson = False) -> None:
    """Say what kind of day a date is, and by which source.

    \b
    Example:
      sqqf calendar check 2026-02-14
    """
    known = session().workdays.day(day)
    if as_json:
        streams.show_json(
            {
                "date": day.isoformat(),
                "kind": known.kind,
                "working": known.working,
                "name": known.name,
                "provisional": known.provisional,
                "source": str(known.source),
            }
        )
        return
    name = f" {known.name}" if known.name else ""
    mark = _(" (provisional)") if known.provisional else ""
    streams.say(f"{day}  {_(KINDS[known.kind])}{name}{mark}  [{source_in_words(known.source)}]")
