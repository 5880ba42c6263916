"""sqqf case end"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Authority, No, On
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.procedure.errors import BadInput
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger.finding import find_case


def _merged(values: Mapping[str, Any]) -> bool:
    return bool(values["reason"]) and code("endings", values["reason"]) == "merged"


Reason = Annotated[
    str, option("--reason", "died|transferred|merged|other:TEXT", _("Why it ends.")), Needed("endings")
]
Into = Annotated[
    str | None, option("--into", "NO", _("The case that this one is merged into.")), Needed(when=_merged)
]


def command(
    no: No = NEEDED,
    on: On = NEEDED,
    reason: Reason = NEEDED,
    into: Into = None,
    authority: Authority = None,
    as_json: AsJson = False,
) -> None:
    """End a case before it is closed; it keeps its number. After the decision, only where a party has died.

    Where a bar is established, merging it into another takes somebody's authority.

    \b
    Example:
      sqqf case end 2026-3 --on 2026-11-25 --reason merged --into 2026-2
    """
    run = session()
    case_id = run.case(no)
    why = code("endings", reason)
    if into and why != "merged":
        raise BadInput("into_without_merging")
    target = read_summary(run.ledger, find_case(run.ledger, into, run.today)) if into else None
    if target and target["id"] == case_id:
        raise BadInput("itself")
    body = given(reason=why, into=target["no"] if target else None, authority=authority)
    record(no, "ended", body, on, as_json=as_json)
