"""sqqf lead refer"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, On, words
from sqqf.cli.recording import given, record_on_lead
from sqqf.cli.screen.asking import Needed


def command(
    no: LeadNo = None,
    to: Annotated[str | None, typer.Option("--to", metavar="ORGAN", parser=words, help=_("The organ it is referred to.")), Needed()] = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Refer a lead to another organ; it is on its way until the receipt is recorded.

    \b
    Example:
      sqqf lead refer L2026-1 --to 某县委组织部 --on 2026-11-18
    """
    assert to
    record_on_lead(no, "lead_referred", given(to=read.organ(to)), on, as_json=as_json)
