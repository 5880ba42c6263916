"""sqqf problem new"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.completing import complete_case, complete_lead
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, On, Text, words
from sqqf.cli.recording import given
from sqqf.cli.render import registers as shown
from sqqf.cli.session import session
from sqqf.procedure.errors import BadInput
from sqqf.store import registers
from sqqf.store.ledger.finding import find_case, find_lead
from sqqf.store.ledger.reading import read_summary


def command(
    on: On = None,
    text: Text = None,
    case: Annotated[str | None, typer.Option("--case", metavar="NO", parser=words, help=_("The case that gave rise to it."), autocompletion=complete_case)] = None,
    lead: Annotated[str | None, typer.Option("--lead", metavar="ID", parser=words, help=_("The lead that gave rise to it."), autocompletion=complete_lead)] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Note a new situation or problem; it gets the next number of its year, and is to be reported upward.

    \b
    Example:
      sqqf problem new --on 2026-11-20 --text 功能区线索的牵头机关不明确 --lead L2026-1
    """
    assert on
    if case and lead:
        raise BadInput("exclusive", names=["--case", "--lead"])
    run = session()
    no = read_summary(run.ledger, find_case(run.ledger, case, run.today))["no"] if case else None
    lead_no = read_summary(run.ledger, find_lead(run.ledger, lead, run.today))["no"] if lead else None
    body = given(text=text, case=no, lead=lead_no)
    entry = registers.note_problem(run.ledger, run.stamp, on, body)
    shown.show_entry(entry, shown.problem_line, as_json=as_json)
