"""sqqf case amend"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from sqqf.cli.amending import ActSeq, Settings, amendment
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, Reason
from sqqf.cli.recording import members_among, record
from sqqf.cli.session import session
from sqqf.procedure.record.acts import Act
from sqqf.store.registers import prefiling


def command(
    no: No = None,
    act: ActSeq = None,
    setting: Settings = None,
    strike: Annotated[bool, typer.Option("--strike", help=_("Strike the whole act out: it never happened on this case."))] = False,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Correct a recorded act. The original and the correction both stay visible.

    A correction that would make a later act impossible is refused; so is a change of the matter after acceptance.

    \b
    Example:
      sqqf case amend 2026-3 --act 7 --set on=2026-11-19 --reason 日期录入有误
    """
    assert no
    assert act
    case_id = session().case(no)
    body = amendment(case_id, act, setting, reason, strike=strike, complete=_complete)
    record(no, "amended", body, as_json=as_json)


def _complete(target: Act, corrected: dict[str, Any]) -> None:
    for item in corrected.get("evidence", ()):
        if "prefiling" in item:
            prefiling(session().ledger, item["prefiling"])  # there has to be one
    if "present" in corrected:  # who of these is a member is looked up anew
        corrected["members"] = members_among(corrected["present"], target.on)
