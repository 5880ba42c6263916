"""sqqf member retire"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import complete_member
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.members import members
from sqqf.cli.options.parsing import day
from sqqf.cli.render import registers as shown
from sqqf.store.registers import retire_member

Name = Annotated[
    str, argument("NAME", _("The member's name."), autocompletion=complete_member), Needed(choices=members)
]
On = Annotated[date | None, option("--on", "DATE", _("The day they left; default: today."), day)]


def command(name: Name = NEEDED, on: On = None, as_json: AsJson = False) -> None:
    """Retire a member: the entry stays, and from now on they no longer count.

    \b
    Example:
      sqqf member retire 赵某 --on 2026-11-20
    """
    run = session()
    entry = retire_member(run.ledger, run.stamp, name.strip(), on)
    shown.show_entry(entry, shown.member_line, as_json=as_json)
