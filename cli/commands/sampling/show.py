"""sqqf sampling show"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import SamplingNo
from sqqf.cli.render import campaigns as shown
from sqqf.cli.screen import streams
from sqqf.store.campaigns import sampling


def command(entry: SamplingNo = NEEDED, as_json: AsJson = False) -> None:
    """Show a random check: its seed, what was drawn from, what was drawn, and what was found there.

    \b
    Example:
      sqqf sampling show S2026-1
    """
    run = session()
    found = sampling(run.ledger, run.today, entry)
    if as_json:
        streams.show_json(found)
    else:
        shown.show_sampling(found)
