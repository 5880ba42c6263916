"""sqqf lead join"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.completing import complete_lead
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, words
from sqqf.cli.recording import show_recorded_lead
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store import leads
from sqqf.store.ledger.dossiers import read_lead
from sqqf.store.ledger.finding import find_lead


def command(
    no: LeadNo = None,
    into: Annotated[str | None, typer.Option("--with", metavar="ID", parser=words, help=_("The lead that goes on for both."), autocompletion=complete_lead), Needed(names_lead=True)] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Join a lead with another, which goes on for both; this one keeps its number and all that is recorded on it.

    \b
    Example:
      sqqf lead join L2026-4 --with L2026-1
    """
    assert no
    assert into
    run = session()
    lead_id = run.lead(no)
    leads.join(run.ledger, run.stamp, lead_id, find_lead(run.ledger, into, run.today))
    show_recorded_lead(read_lead(run.ledger, lead_id), "joined", None, as_json=as_json)
