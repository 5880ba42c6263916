"""sqqf campaign new"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.completing import complete_lead
from sqqf.cli.hints import tell_if_no_member
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Officer, On, words
from sqqf.cli.recording import given
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store import campaigns


def command(
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", parser=words, help=_("What is supervised.")), Needed()] = None,
    on: On = None,
    item: Annotated[list[str] | None, typer.Option("--item", metavar="LEAD[:N]", parser=words, help=_("An item of a lead, such as L2026-1:2, or all of a lead's: L2026-1; may be given again."), autocompletion=complete_lead)] = None,
    officer: Officer = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Begin a special supervision campaign; it gets the next number of its year.

    It puts rectification items of several leads together; how far they are is read from the leads.

    \b
    Example:
      sqqf campaign new --title 惠民资金专项督查 --on 2026-11-20 --item L2026-1 --item L2026-3:2 --officer 李某
    """
    assert on
    run = session()
    body = given(title=title, officer=officer)
    entry = campaigns.begin(run.ledger, run.stamp, on, body, item or [])
    show_entry(entry, shown.campaign_line, as_json=as_json)
    if officer:
        tell_if_no_member(officer)
