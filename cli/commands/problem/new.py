"""sqqf problem new"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On, Text
from sqqf.cli.options.completion import complete_case, complete_lead
from sqqf.cli.options.declaration import NEEDED, option
from sqqf.cli.render import registers as shown
from sqqf.procedure.errors import BadInput
from sqqf.store import registers
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger.finding import find_case, find_lead

Case = Annotated[
    str | None, option("--case", "NO", _("The case that gave rise to it."), autocompletion=complete_case)
]
Lead = Annotated[
    str | None, option("--lead", "ID", _("The lead that gave rise to it."), autocompletion=complete_lead)
]


def command(
    on: On = NEEDED, text: Text = NEEDED, case: Case = None, lead: Lead = None, as_json: AsJson = False
) -> None:
    """Note a new situation or problem; it gets the next number of its year, and is to be reported upward.

    \b
    Example:
      sqqf problem new --on 2026-11-20 --text 功能区线索的牵头机关不明确 --lead L2026-1
    """
    if case and lead:
        raise BadInput("exclusive", names=["--case", "--lead"])
    run = session()
    no = read_summary(run.ledger, find_case(run.ledger, case, run.today))["no"] if case else None
    lead_no = read_summary(run.ledger, find_lead(run.ledger, lead, run.today))["no"] if lead else None
    body = given(text=text, case=no, lead=lead_no)
    entry = registers.note_problem(run.ledger, run.stamp, on, body)
    shown.show_entry(entry, shown.problem_line, as_json=as_json)
