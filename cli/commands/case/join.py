"""sqqf case join"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Authority, No, Reason
from sqqf.cli.options.completion import complete_case
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.procedure.errors import BadInput
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger.finding import find_case

Into = Annotated[
    str,
    option("--with", "NO", _("The case that goes on for both."), autocompletion=complete_case),
    Needed(names_dossier=True),
]


def command(
    no: No = NEEDED,
    into: Into = NEEDED,
    reason: Reason = NEEDED,
    authority: Authority = None,
    as_json: AsJson = False,
) -> None:
    """Join a case with another, which goes on for both; this one keeps its number and all that is on record.

    It ends today, merged into the other; sqqf case end --reason merged says the same of an earlier day.

    \b
    Example:
      sqqf case join 2026-4 --with 2026-1 --reason 同一事项经两个渠道提出
    """
    run = session()
    case_id = run.case(no)
    target = read_summary(run.ledger, find_case(run.ledger, into, run.today))
    if target["id"] == case_id:
        raise BadInput("itself")
    body = given(reason="merged", into=target["no"], text=reason, authority=authority)
    record(no, "ended", body, run.today, as_json=as_json)
