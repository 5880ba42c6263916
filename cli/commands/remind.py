"""sqqf remind"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag, option
from sqqf.cli.options.parsing import day
from sqqf.cli.render import diary as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store.office.appointments import remind, settle

Of = Annotated[
    str, argument("NO", _("A case, a lead, or a register's entry; with --done the wake-up date.")), Needed()
]
Due = Annotated[
    date | None,
    option("--on", "DATE", _("The day on which it is to be looked at again."), day),
    Needed(when=lambda values: not values["done"]),
]
What = Annotated[
    str | None, option("--text", "TEXT", _("What for.")), Needed(when=lambda values: not values["done"])
]
Done = Annotated[bool, flag("--done", _("It is settled: nothing reminds of it any more."))]


def command(
    no: Of = NEEDED, on: Due = None, text: What = None, done: Done = False, as_json: AsJson = False
) -> None:
    """Set a wake-up date on a case, a lead or a register's entry.

    Entries are guidance, prior filings and problems: G2026-1, P2026-1, N2026-1. It stands in sqqf deadlines
    --own, in the summary and in the daily report until it is settled.

    \b
    Example:
      sqqf remind 2026-3 --on 2026-12-01 --text 催收财务凭证
      sqqf remind W2026-1 --done
    """
    run = session()
    if done:
        entry = settle(run.ledger, run.stamp, no)
    else:
        assert on is not None
        assert text is not None
        entry = remind(run.ledger, run.stamp, no, on, text)
    show_entry(entry, shown.wake_up_line, as_json=as_json)
