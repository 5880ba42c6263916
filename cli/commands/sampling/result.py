"""sqqf sampling result"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Finding, On
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.registers import SamplingNo
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store.campaigns import Result, record_result

Item = Annotated[str, option("--item", "LEAD:N", _("The item that was drawn, such as L2026-1:2.")), Needed()]


def command(
    entry: SamplingNo = NEEDED,
    item: Item = NEEDED,
    on: On = NEEDED,
    finding: Finding = NEEDED,
    as_json: AsJson = False,
) -> None:
    """Record what was found at an item that was drawn.

    \b
    Example:
      sqqf sampling result S2026-1 --item L2026-1:2 --on 2026-11-22 --finding 现场核对，整改属实
    """
    run = session()
    found = record_result(run.ledger, run.stamp, entry, Result(item, on, finding))
    show_entry(found, shown.sampling_line, as_json=as_json)
