"""sqqf case reopen"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, Reason, day, words
from sqqf.cli.recording import given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    on: On = None,
    authority: Annotated[str | None, typer.Option("--authority", metavar="TEXT", parser=words, help=_("By whose authority.")), Needed()] = None,
    reason: Reason = None,
    due: Annotated[date | None, typer.Option("--due", metavar="DATE", parser=day, help=_("The day by which the new investigation is to end."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Reopen a decided case: it is investigated again, the earlier outcome stays visible.

    Not from the Opinion: off unless the group's rules turn review on.

    \b
    Example:
      sqqf case reopen 2026-3 --on 2027-01-10 --authority 某市纪委监委 --reason 发现新证据 --due 2027-02-10
    """
    body = given(authority=authority, reason=reason, due=due.isoformat() if due else None)
    record(no, "reopened", body, on, as_json=as_json)
