"""sqqf campaign show"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.render import campaigns as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store.campaigns import campaign


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("Its number, such as C2026-1.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show a campaign's table of progress: each item, when it is due, reported, signed off, and the totals.

    An item that was struck out, or whose lead is void, stays in the table and doesn't count.

    \b
    Example:
      sqqf campaign show C2026-1
    """
    assert entry
    run = session()
    found = campaign(run.ledger, run.today, entry)
    if as_json:
        streams.show_json(found)
    else:
        shown.show_campaign(found)
