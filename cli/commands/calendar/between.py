"""sqqf calendar between"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.options.parsing import day
from sqqf.cli.screen import streams
from sqqf.procedure.errors import BadInput

A = Annotated[date, argument("A", _("This day isn't counted."), day), Needed()]
B = Annotated[date, argument("B", _("This day is counted, if it is a working day."), day), Needed()]


def command(a: A = NEEDED, b: B = NEEDED, as_json: AsJson = False) -> None:
    """Count the working days after A, up to and with B.

    \b
    Example:
      sqqf calendar between 2026-11-20 2027-01-04
    """
    if b < a:
        raise BadInput("backwards", a=a, b=b)
    known = session().workdays
    n, provisional = known.between(a, b), known.is_provisional(a, b)
    if as_json:
        streams.show_json(
            {"from": a.isoformat(), "to": b.isoformat(), "working_days": n, "provisional": provisional}
        )
        return
    mark = _(" (provisional)") if provisional else ""
    streams.say(_("{n} working days after {a}, up to and with {b}{mark}").format(n=n, a=a, b=b, mark=mark))
