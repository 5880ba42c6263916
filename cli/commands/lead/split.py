"""sqqf lead split"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, positive, words
from sqqf.cli.recording import show_recorded_lead
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store import leads


def command(
    no: LeadNo = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", parser=words, help=_("What the new lead says.")), Needed()] = None,
    person: Annotated[list[int] | None, typer.Option("--person", metavar="N", parser=positive, help=_("An official whom the new lead is about; may be given again."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Make a lead of its own of a part of a lead; both name each other.

    The new one has the same source, unit and day of receipt; who gave it stays with the first.

    \b
    Example:
      sqqf lead split L2026-1 --text 惠民资金发放迟延 --person 2
    """
    assert no
    assert text
    run = session()
    part = leads.split(run.ledger, run.stamp, run.lead(no), text, person or [])
    show_recorded_lead(part, "lead", None, as_json=as_json)
