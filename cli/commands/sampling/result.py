"""sqqf sampling result"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Finding, On, words
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store.campaigns import record_result


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("Its number, such as S2026-1.")), Needed()] = None,
    item: Annotated[str | None, typer.Option("--item", metavar="LEAD:N", parser=words, help=_("The item that was drawn, such as L2026-1:2.")), Needed()] = None,
    on: On = None,
    finding: Finding = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record what was found at an item that was drawn.

    \b
    Example:
      sqqf sampling result S2026-1 --item L2026-1:2 --on 2026-11-22 --finding 现场核对，整改属实
    """
    assert entry
    assert item
    assert on
    assert finding
    run = session()
    found = record_result(run.ledger, run.stamp, entry, item, on, finding)
    show_entry(found, shown.sampling_line, as_json=as_json)
