"""sqqf lead source"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.store.leads import show_informant
from sqqf.store.ledger.dossiers import read_lead


def command(
    no: LeadNo = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", parser=words, help=_("Why it is looked at."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show who gave a lead. Whoever looks is on record.

    First it is recorded who looked, when and why; only then the name is shown. It stands in no other output.

    \b
    Example:
      sqqf lead source L2026-1 --reason 核实需与举报人联系
    """
    assert no
    run = session()
    lead_id = run.lead(no)
    found = show_informant(run.ledger, run.stamp, lead_id, reason)
    number = str(read_lead(run.ledger, lead_id).number)
    if as_json:
        streams.show_json({"no": number, "name": found.name, "contact": found.contact})
    else:
        streams.say(visible("  ".join(part for part in (number, found.name, found.contact) if part)))
