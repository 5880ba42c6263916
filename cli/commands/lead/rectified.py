"""sqqf lead rectified"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Item, LeadNo, On, words
from sqqf.cli.recording import given, record_on_lead
from sqqf.cli.screen.asking import Needed


def command(
    no: LeadNo = None,
    item: Item = None,
    on: On = None,
    report: Annotated[str | None, typer.Option("--report", metavar="TEXT", parser=words, help=_("What the written report says.")), Needed()] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="ORGAN", parser=words, help=_("The discipline or the organization organ that it went to.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record the written report on an item; it meets the item's date.

    \b
    Example:
      sqqf lead rectified L2026-1 1 --on 2026-12-10 --report 积压审批全部办结 --to discipline
    """
    assert to
    record_on_lead(no, "rectified", given(item=item, text=report, to=read.organ(to)), on, as_json=as_json)
