"""sqqf calendar check"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson
from sqqf.cli.options import day as read_day
from sqqf.cli.reckoning import workdays
from sqqf.cli.render.calendar.days import KINDS, source_in_words
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed


def command(
    day: Annotated[date | None, typer.Argument(metavar="DATE", parser=read_day, help=_("The day.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Say what a day is, and where that is known from.

    \b
    Example:
      sqqf calendar check 2026-02-14
    """
    assert day
    known = workdays().day(day)
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
