"""sqqf case approve"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, day, words
from sqqf.cli.recording import code, codes, given, record
from sqqf.cli.screen.asking import Needed
from sqqf.procedure.errors import BadInput


def _sent_back(values: Mapping[str, Any]) -> bool:
    return bool(values["returned"])


def command(
    no: No = None,
    on: On = None,
    body: Annotated[list[str] | None, typer.Option("--body", metavar="committee|government", parser=words, help=_("Who approved or sent back; may be given again.")), Needed("bodies")] = None,
    reference: Annotated[str | None, typer.Option("--reference", metavar="TEXT", parser=words, help=_("The number or the meeting of the approval."))] = None,
    returned: Annotated[str | None, typer.Option("--returned", metavar="investigation|deliberation", parser=words, help=_("Not approved: sent back to this."))] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", parser=words, help=_("Why.")), Needed(when=_sent_back)] = None,
    due: Annotated[date | None, typer.Option("--due", metavar="DATE", parser=day, help=_("By when the supplementary investigation is due."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record the approval of the review opinion, or that it was sent back.

    Sent back to investigation, the first limit stays as it was met; the further work may get a date of its own.

    \b
    Example:
      sqqf case approve 2026-3 --on 2027-01-11 --body committee --reference 市委常委会〔2027〕2次会议
      sqqf case approve 2026-3 --on 2027-01-11 --body 党委 --returned investigation --reason 损失未查清 --due 2027-01-29
    """
    back_to = code("returns", returned) if returned else None
    if due and back_to != "investigation":
        raise BadInput("due_without_return")
    facts = given(
        bodies=codes("bodies", body),
        reference=reference,
        returned=back_to,
        reason=reason,
        due=due.isoformat() if due else None,
    )
    record(no, "approved", facts, on, as_json=as_json)
