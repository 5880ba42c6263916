"""sqqf campaign add"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.completing import complete_lead
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store import campaigns


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("Its number, such as C2026-1.")), Needed()] = None,
    item: Annotated[list[str] | None, typer.Option("--item", metavar="LEAD[:N]", parser=words, help=_("An item of a lead, such as L2026-1:2, or all of a lead's: L2026-1; may be given again."), autocompletion=complete_lead), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Put items into a campaign; those that are in it already stay as they are.

    \b
    Example:
      sqqf campaign add C2026-1 --item L2026-4 --item L2026-7:1
    """
    assert entry
    assert item
    run = session()
    found = campaigns.add(run.ledger, run.stamp, entry, item)
    show_entry(found, shown.campaign_line, as_json=as_json)
