"""sqqf calendar between"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, day
from sqqf.cli.reckoning import workdays
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.procedure.errors import BadInput


def command(
    a: Annotated[date | None, typer.Argument(metavar="A", parser=day, help=_("This day isn't counted.")), Needed()] = None,
    b: Annotated[date | None, typer.Argument(metavar="B", parser=day, help=_("This day is counted, if it is a working day.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Count the working days after A, up to and with B.

    \b
    Example:
      sqqf calendar between 2026-11-20 2027-01-04
    """
    assert a
    assert b
    if b < a:
        raise BadInput("backwards", a=a, b=b)
    known = workdays()
    n, provisional = known.between(a, b), known.is_provisional(a, b)
    if as_json:
        streams.show_json(
            {"from": a.isoformat(), "to": b.isoformat(), "working_days": n, "provisional": provisional}
        )
        return
    mark = _(" (provisional)") if provisional else ""
    streams.say(_("{n} working days after {a}, up to and with {b}{mark}").format(n=n, a=a, b=b, mark=mark))
