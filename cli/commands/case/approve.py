"""sqqf case approve"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from sqqf.cli.acts.recording import given, record, tell_no_date
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, FurtherDue, No, On
from sqqf.cli.options.bodies import approving, tell_incomparable
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.procedure.errors import BadInput


def _sent_back(values: Mapping[str, Any]) -> bool:
    return bool(values["returned"])


Body = Annotated[
    list[str],
    option("--body", "committee|government", _("Who approved or sent back; may be given again.")),
    Needed("bodies"),
]
Reference = Annotated[
    str | None, option("--reference", "TEXT", _("The number or the meeting of the approval."))
]
Returned = Annotated[
    str | None,
    option("--returned", "investigation|deliberation", _("Not approved: sent back to this stage.")),
]
Reason = Annotated[str | None, option("--reason", "TEXT", _("Why.")), Needed(when=_sent_back)]


def command(
    no: No = NEEDED,
    on: On = NEEDED,
    body: Body = NEEDED,
    reference: Reference = None,
    returned: Returned = None,
    reason: Reason = None,
    due: FurtherDue = None,
    as_json: AsJson = False,
) -> None:
    """Record the approval of the review opinion, or that it was sent back.

    Sent back to investigation, the first limit stays as it was met; the further work may get a date of its own.

    \b
    Example:
      sqqf case approve 2026-3 --on 2027-01-11 --body committee --reference 市委常委会〔2027〕2次会议
      sqqf case approve 2026-3 --on 2027-01-11 --body 党委 --returned investigation --reason 损失未查清 --due 2027-01-29
    """  # noqa: E501 - a line to paste
    back_to = code("returns", returned) if returned else None
    if due and back_to != "investigation":
        raise BadInput("due_without_return")
    bodies, named = approving(body)
    facts = given(
        bodies=bodies,
        named=named,
        reference=reference,
        returned=back_to,
        reason=reason,
        due=due.isoformat() if due else None,
    )
    case = record(no, "approved", facts, on, as_json=as_json)
    tell_incomparable(case)
    if back_to == "investigation" and not due:
        tell_no_date(case)
