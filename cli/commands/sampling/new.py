"""sqqf sampling new"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, On, positive, words
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store import campaigns


def command(
    count: Annotated[int | None, typer.Option("--count", metavar="N", parser=positive, help=_("How many items to draw.")), Needed()] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="TEXT", parser=words, help=_("What the draw is made from; default: made up, and recorded."))] = None,
    on: On = None,
    campaign: Annotated[str | None, typer.Option("--campaign", metavar="ID", parser=words, help=_("Only items of this campaign; default: of all leads."))] = None,
    of: Annotated[str, typer.Option("--of", metavar="open|reported|signed_off|all", parser=words, help=_("Only items that aren't reported yet, are reported and not signed off, or are signed off."))] = "all",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Draw rectification items at random for a check; it gets the next number of its year.

    Who knows the seed and what was drawn from can draw again: the items are put in the order of the SHA-256 of
    seed, line break and item, and the first are taken.

    \b
    Example:
      sqqf sampling new --count 3 --on 2026-11-20 --campaign C2026-1 --of signed_off
      sqqf sampling new --count 5 --on 2026-11-20 --seed 2026年第三季度
    """
    assert count
    assert on
    run = session()
    entry = campaigns.sample(
        run.ledger, run.stamp, on, campaigns.Draw(count, seed, of=shown.drawn_of(of), among=campaign)
    )
    show_entry(entry, shown.sampling_line, as_json=as_json)
