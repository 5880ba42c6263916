"""sqqf lead amend"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.amending import ActSeq, Settings, amendment
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, Reason
from sqqf.cli.recording import record_on_lead
from sqqf.cli.session import session


def command(
    no: LeadNo = None,
    act: ActSeq = None,
    setting: Settings = None,
    strike: Annotated[bool, typer.Option("--strike", help=_("Strike the whole act out: it never happened on this lead."))] = False,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Correct a recorded act on a lead. The original and the correction both stay visible.

    A correction that would make a later act impossible is refused. Who gave a lead, and who looked at that, stay as
    they are on record.

    \b
    Example:
      sqqf lead amend L2026-1 --act 7 --set on=2026-11-19 --reason 日期录入有误
    """
    assert no
    assert act
    body = amendment(session().lead(no), act, setting, reason, strike=strike)
    record_on_lead(no, "amended", body, as_json=as_json)
