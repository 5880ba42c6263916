"""sqqf case extend"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No, Reason
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import day, positive
from sqqf.cli.screen import streams
from sqqf.procedure.errors import BadInput

To = Annotated[
    date | None,
    option("--to", "DATE", _("The new due date; or --days."), day),
    Needed(when=lambda values: values["days"] is None),
]
Days = Annotated[
    int | None, option("--days", "N", _("The number of working days after the current due date."), positive)
]
AgreedOn = Annotated[date, option("--agreed-on", "DATE", _("The day the group agreed."), day), Needed()]


def command(
    no: No = NEEDED,
    to: To = None,
    days: Days = None,
    reason: Reason = NEEDED,
    agreed_on: AgreedOn = NEEDED,
    as_json: AsJson = False,
) -> None:
    """Extend the investigation, with the group's consent.

    Consent, reason and the new date are recorded, the original date stays visible. Where the rules set a cap,
    it holds.

    \b
    Example:
      sqqf case extend 2026-3 --days 15 --reason 涉及事项复杂 --agreed-on 2026-12-28
    """
    if to and days:
        raise BadInput("exclusive", names=["--to", "--days"])
    if to and not session().workdays.is_working(to):
        streams.tell(_("{day} is a rest day").format(day=to))
    body = given(days=days, to=to.isoformat() if to else None, reason=reason)
    record(no, "extended", body, agreed_on, as_json=as_json)
