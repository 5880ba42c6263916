"""sqqf lead rectify"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Due, LeadNo, day, words
from sqqf.cli.recording import given, record_on_lead
from sqqf.cli.screen.asking import Needed


def command(
    no: LeadNo = None,
    item: Annotated[str | None, typer.Option("--item", metavar="TEXT", parser=words, help=_("What is to be put right.")), Needed()] = None,
    due: Due = None,
    responsible: Annotated[str | None, typer.Option("--responsible", metavar="NAME", parser=words, help=_("Who puts it right.")), Needed()] = None,
    on: Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help=_("The day it was listed, where that was before today."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """List an item that is to be put right; a written report on it is due on the date given.

    \b
    Example:
      sqqf lead rectify L2026-1 --item 清理积压审批 --due 2026-12-15 --responsible 某县住建局
    """
    assert due
    body = given(text=item, due=due.isoformat(), responsible=responsible)
    record_on_lead(no, "rectification", body, on, as_json=as_json)
