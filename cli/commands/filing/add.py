"""sqqf filing add"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.acts.recording import given
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import day
from sqqf.cli.options.registers import County
from sqqf.cli.render.filings import show_entry
from sqqf.store.city.filings import add_paper_filing, listed

Case = Annotated[str, option("--case", "NO", _("The case's number there.")), Needed()]
Decided = Annotated[date, option("--decided", "DATE", _("The day of the decision."), day), Needed()]
Sent = Annotated[date, option("--sent", "DATE", _("The day it was sent."), day), Needed()]
Received = Annotated[date, option("--received", "DATE", _("The day it came."), day), Needed()]
Document = Annotated[str | None, option("--document", "TEXT", _("The decision's number."))]
Outcome = Annotated[
    list[str] | None,
    option("--outcome", "exempted|mitigated|lenient|none", _("A party's outcome; once for each party.")),
]


def command(
    county: County = NEEDED,
    case: Case = NEEDED,
    decided: Decided = NEEDED,
    sent: Sent = NEEDED,
    received: Received = NEEDED,
    document: Document = None,
    outcome: Outcome = None,
    as_json: AsJson = False,
) -> None:
    """Add a filing that came on paper, at the city.

    \b
    Example:
      sqqf filing add --county 某县容错调查工作小组 --case 县容〔2026〕2号 --decided 2026-11-27 --sent 2026-12-02 --received 2026-12-04
    """  # noqa: E501 - a line to paste
    run = session()
    body = given(
        county=county,
        case=case,
        decided_on=decided.isoformat(),
        sent_on=sent.isoformat(),
        document=document,
        outcomes=[code("outcomes", text) for text in outcome or ()],
    )
    number = add_paper_filing(run.ledger, run.stamp, received, body)
    entry = next(one for one in listed(run.ledger, run.today) if one["id"] == number)
    show_entry(entry, as_json=as_json)
