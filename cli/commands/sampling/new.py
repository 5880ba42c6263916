"""sqqf sampling new"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On
from sqqf.cli.options.completion import entries_of
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import positive
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store import campaigns

Count = Annotated[int, option("--count", "N", _("How many items to draw."), positive), Needed()]
Seed = Annotated[
    str | None, option("--seed", "TEXT", _("The seed of the draw; by default one is made up and recorded."))
]
Campaign = Annotated[
    str | None,
    option(
        "--campaign",
        "ID",
        _("Only items of this campaign; default: of all leads."),
        autocompletion=entries_of("campaign"),
    ),
]
Of = Annotated[
    str,
    option(
        "--of",
        "open|reported|signed_off|all",
        _("Only items that aren't reported yet, are reported and not signed off, or are signed off."),
    ),
]


def command(
    count: Count = NEEDED,
    seed: Seed = None,
    on: On = NEEDED,
    campaign: Campaign = None,
    of: Of = "all",
    as_json: AsJson = False,
) -> None:
    """Draw rectification items at random for a check; it gets the next number of its year.

    Anybody who knows the seed and what was drawn from can draw again: the items are sorted by the SHA-256 of
    seed, line break and item, and the first are taken.

    \b
    Example:
      sqqf sampling new --count 3 --on 2026-11-20 --campaign C2026-1 --of signed_off
      sqqf sampling new --count 5 --on 2026-11-20 --seed 2026年第三季度
    """
    run = session()
    entry = campaigns.sample(
        run.ledger, run.stamp, on, campaigns.Draw(count, seed, of=shown.drawn_of(of), among=campaign)
    )
    show_entry(entry, shown.sampling_line, as_json=as_json)
