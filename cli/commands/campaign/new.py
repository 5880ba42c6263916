"""sqqf campaign new"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Officer, On
from sqqf.cli.options.completion import complete_lead
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.members import tell_if_no_member
from sqqf.cli.render import campaigns as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store import campaigns

Title = Annotated[str, option("--title", "TEXT", _("What is supervised.")), Needed()]
Item = Annotated[
    list[str] | None,
    option(
        "--item",
        "LEAD[:N]",
        _("An item of a lead, such as L2026-1:2, or all of a lead's: L2026-1; may be given again."),
        autocompletion=complete_lead,
    ),
]


def command(
    title: Title = NEEDED,
    on: On = NEEDED,
    item: Item = None,
    officer: Officer = None,
    as_json: AsJson = False,
) -> None:
    """Begin a special supervision campaign; it gets the next number of its year.

    It puts rectification items of several leads together; how far they are is read from the leads.

    \b
    Example:
      sqqf campaign new --title 惠民资金专项督查 --on 2026-11-20 --item L2026-1 --item L2026-3:2 --officer 李某
    """  # noqa: E501 - a line to paste
    run = session()
    body = given(title=title, officer=officer)
    entry = campaigns.begin(run.ledger, run.stamp, on, body, item or [])
    show_entry(entry, shown.campaign_line, as_json=as_json)
    if officer:
        tell_if_no_member(officer)
