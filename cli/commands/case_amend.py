"""sqqf case amend"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.asking import Needed
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, Reason, positive, words
from sqqf.cli.recording import members_among, record
from sqqf.cli.session import session
from sqqf.procedure.amendment import changes
from sqqf.procedure.errors import BadInput
from sqqf.store.registers import prefiling


def command(
    no: No = None,
    act: Annotated[int | None, typer.Option("--act", metavar="SEQ", parser=positive, help=_("The act to correct; case show lists them.")), Needed()] = None,
    setting: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", parser=words, help=_("A fact as it should be; may be given again.")), Needed(when=lambda values: not values["strike"])] = None,
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
    if strike and setting:
        raise BadInput("exclusive", names=["--set", "--strike"])
    run = session()
    case = run.ledger.case(run.case(no))
    target = next((one for one in case.effective if one.seq == act), None)
    if target is None:
        raise BadInput("no_such_act", seq=act, no=run.ledger.short_number(str(case.number)))
    corrected = {} if strike else changes(target, setting or [], run.profile)
    for item in corrected.get("evidence", ()):
        if "prefiling" in item:
            prefiling(run.ledger, item["prefiling"])  # there has to be one
    if "present" in corrected:  # who of these is a member is looked up anew
        corrected["members"] = members_among(corrected["present"], target.on)
    what = {"struck": True} if strike else {"set": corrected}
    record(no, "amended", {"act": act, **what, "reason": reason}, as_json=as_json)
