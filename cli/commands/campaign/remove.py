"""sqqf campaign remove"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.completing import complete_lead
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Reason, words
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store import campaigns


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("Its number, such as C2026-1.")), Needed()] = None,
    item: Annotated[list[str] | None, typer.Option("--item", metavar="LEAD[:N]", parser=words, help=_("An item of a lead, such as L2026-1:2, or all of a lead's: L2026-1; may be given again."), autocompletion=complete_lead), Needed()] = None,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Take items out of a campaign; that they were in it stays on record.

    \b
    Example:
      sqqf campaign remove C2026-1 --item L2026-3:2 --reason 不属于本次督查范围
    """
    assert entry
    assert item
    assert reason
    run = session()
    found = campaigns.remove(run.ledger, run.stamp, entry, item, reason)
    show_entry(found, shown.campaign_line, as_json=as_json)
