"""sqqf sampling show"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.render import campaigns as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store.campaigns import sampling


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("Its number, such as S2026-1.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show a random check: its seed, what was drawn from, what was drawn, and what was found there.

    \b
    Example:
      sqqf sampling show S2026-1
    """
    assert entry
    run = session()
    found = sampling(run.ledger, run.today, entry)
    if as_json:
        streams.show_json(found)
    else:
        shown.show_sampling(found)
