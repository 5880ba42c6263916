"""sqqf lead items"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sqqf.cli.completing import complete_lead
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.cli.session import session
from sqqf.store.corrections import corrections


def command(
    no: Annotated[str | None, typer.Argument(metavar="[ID]", parser=words, help=_("Only this lead."), autocompletion=complete_lead)] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help=_("Only what is overdue."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """List what is to be put right item by item, on one lead or on all, soonest first.

    \b
    Example:
      sqqf lead items L2026-1
      sqqf lead items --overdue
    """
    run = session()
    lead_id = run.lead(no) if no else None
    found = corrections(run.ledger, run.today, lead_id, overdue=overdue, track="inaction")
    if as_json:
        streams.show_json_list(json.dumps(item, ensure_ascii=False) for item in found)
    else:
        show_table(shown.RECTIFICATION, map(shown.rectification_row, found), _("no such rectification item"))
