"""sqqf case extend"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, Reason, day, positive
from sqqf.cli.reckoning import workdays
from sqqf.cli.recording import given, record
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.procedure.errors import BadInput


def command(
    no: No = None,
    to: Annotated[date | None, typer.Option("--to", metavar="DATE", parser=day, help=_("The new due date; or --days.")), Needed(when=lambda values: values["days"] is None)] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N", parser=positive, help=_("So many working days after the current due date."))] = None,
    reason: Reason = None,
    agreed_on: Annotated[date | None, typer.Option("--agreed-on", metavar="DATE", parser=day, help=_("The day the group agreed.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Extend the investigation, with the group's consent.

    The Opinion sets no cap: consent, reason and the new date are recorded, the original date stays visible.

    \b
    Example:
      sqqf case extend 2026-3 --days 15 --reason 涉及事项复杂 --agreed-on 2026-12-28
    """
    if to and days:
        raise BadInput("exclusive", names=["--to", "--days"])
    if to and not workdays().is_working(to):
        streams.tell(_("{day} is a rest day").format(day=to))
    body = given(days=days, to=to.isoformat() if to else None, reason=reason)
    record(no, "extended", body, agreed_on, as_json=as_json)
