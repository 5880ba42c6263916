"""sqqf case reopen"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import day

Authority = Annotated[str, option("--authority", "TEXT", _("By whose authority.")), Needed()]
Due = Annotated[
    date | None, option("--due", "DATE", _("The day by which the new investigation is to end."), day)
]


def command(
    no: No = NEEDED,
    on: On = NEEDED,
    authority: Authority = NEEDED,
    reason: Reason = NEEDED,
    due: Due = None,
    as_json: AsJson = False,
) -> None:
    """Reopen a decided case: it is investigated again, the earlier outcome stays visible.

    Off unless the group's rules turn review on.

    \b
    Example:
      sqqf case reopen 2026-3 --on 2027-01-10 --authority 某市纪委监委 --reason 发现新证据 --due 2027-02-10
    """
    body = given(authority=authority, reason=reason, due=due.isoformat() if due else None)
    record(no, "reopened", body, on, as_json=as_json)
